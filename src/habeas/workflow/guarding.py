"""The acts that guard a case: hold, release, seal, unseal, withdraw, reindex."""

from dataclasses import dataclass

from habeas.records.errors import HabeasError
from habeas.records.source import Source
from habeas.store.contract import Order, Withdrawal
from habeas.store.sqlite import SqliteStore
from habeas.workflow.building import build
from habeas.workflow.case import Case
from habeas.workflow.holder import HOLDER


class GuardError(HabeasError):
    """An act that was asked for what it does not apply to."""


@dataclass(frozen=True)
class Withdrawn:
    """The names of what was withdrawn, and what went with it."""

    names: tuple[str, ...]
    done: Withdrawal


def hold(case: Case, prefix: str, *, reason: str) -> Source:
    """The source that no withdrawal can destroy from now on."""
    with case.store() as store, store.lease():
        source = _source(store, prefix)
        with store.writing("hold") as batch:
            batch.hold(source.id, reason)
    return source


def release(case: Case, prefix: str, *, reason: str) -> Source:
    """The source whose hold has ended."""
    with case.store() as store, store.lease():
        source = _source(store, prefix)
        if source.id not in store.held():
            raise GuardError("the source is not under hold", where=source.name, do="see habeas sources")
        with store.writing("release") as batch:
            batch.release(source.id, reason)
    return source


def seal(case: Case, prefix: str, *, labels: frozenset[str]) -> str:
    """The id of the record that, with all that comes from it, only those now see who see these labels."""
    with case.store() as store, store.lease():
        record = store.reader(HOLDER).look_up(prefix)
        if not record.id.startswith(("src-", "sub-")):
            raise GuardError("only sources and subjects are sealed", where=record.id, do="give a source's id")
        with store.writing("seal") as batch:
            batch.label(record.id, labels)
    return str(record.id)


def unseal(case: Case, prefix: str, *, label: str, reason: str) -> str:
    """The id of the record that has lost this label."""
    with case.store() as store, store.lease():
        record = store.reader(HOLDER).look_up(prefix)
        with store.writing("unseal") as batch:
            batch.unlabel(record.id, label, reason)
    return str(record.id)


def withdraw(case: Case, prefixes: tuple[str, ...], *, by: tuple[str, ...], reason: str) -> Withdrawn:
    """What was destroyed: the sources, all that came from them, and the originals; then finds anew."""
    with case.store() as store, store.lease():
        sources = tuple(_source(store, prefix) for prefix in prefixes)
        order = Order(tuple(one.id for one in sources), by, reason, case.settings.two_people_withdraw)
        done = store.withdraw(order)
        for sha256 in done.originals:
            case.vault.destroy(sha256)
        store.sweep_tables()  # here, since the build below may fail of something else
    build(case)
    return Withdrawn(tuple(one.name for one in sources), done)


def reindex(case: Case) -> None:
    """Make every projection again from the records."""
    with case.store() as store, store.lease():
        store.reindex()
        store.scrub()


def _source(store: SqliteStore, prefix: str) -> Source:
    """The source whose id or name this is."""
    records = store.reader(HOLDER)
    named = [one for one in records.all("source") if one.name == prefix]
    if len(named) == 1:
        source: Source = named[0]
        return source
    record = records.look_up(prefix)
    if not isinstance(record, Source):
        raise GuardError(
            "this is no source", where=record.id, do="give the id of a source: see habeas sources"
        )
    return record
