"""Withdraw: destroy a source and all that came from it, leaving tombstones that tell nothing."""

import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from typing import Any

from habeas.store import merkle
from habeas.store.batch import RecordBatch
from habeas.store.contract import Order, Withdrawal
from habeas.store.database import Database
from habeas.store.errors import HoldError, WithdrawalError
from habeas.store.lineage import roots_of
from habeas.store.marks import MARKS, WITHDRAWING, Mark, labelling
from habeas.store.projections import forget


@dataclass(frozen=True)
class Doomed:
    """A row that is to go."""

    n: int
    id: str
    kind: str
    leaf: bytes
    entry: int
    source: str | None


def withdraw(database: Database, batch: RecordBatch, order: Order) -> Withdrawal:
    """What is destroyed, within the batch's transaction.

    Every record that has one of the sources among its roots goes, since it carries their content, and every
    run that made one of those, so that `build` makes it anew from what is left. A publication that has other
    roots too stays, since it was shown, and is named.
    """
    _refuse(database, order)
    rooted = _rooted(database, order.sources)
    kept = [
        one for one in rooted if one.kind == "publication" and _has_other_root(database, one, order.sources)
    ]
    going = [one for one in rooted if one not in kept]
    going += _runs_that_made(database, going)
    leaned = tuple(one.id for one in rooted if one.kind == "publication")
    originals = tuple(_sha256(database, source) for source in order.sources)
    _carry_labels(database, batch, kept, {*order.sources, *(one.id for one in going)})
    _destroy(database, batch.seq, going)
    counts = tuple(sorted(Counter(one.kind for one in going if one.kind not in MARKS).items()))
    batch.mark(_mark(order, going, leaned))
    return Withdrawal(counts, originals, leaned, batch.seq)


def _refuse(database: Database, order: Order) -> None:
    people = {" ".join(name.split()).casefold() for name in order.by} - {""}
    if len(people) < (2 if order.two_people else 1):
        need = "two different people" if order.two_people else "somebody"
        raise WithdrawalError(
            f"a withdrawal needs {need}", where=", ".join(order.by), do="name who orders it"
        )
    if not order.reason.strip():
        raise WithdrawalError("a withdrawal needs a reason", do="give the reason")
    if not order.sources:
        raise WithdrawalError("a withdrawal names no source", do="name the sources")
    for source in order.sources:
        if database.value("SELECT 1 FROM record WHERE id = ? AND kind = 'source'", (source,)) is None:
            raise WithdrawalError(
                "there is no such source", where=source, do="see habeas sources for the ids"
            )
        if (reason := database.value("SELECT reason FROM hold WHERE source = ?", (source,))) is not None:
            raise HoldError(f"the source is under hold ({reason})", where=source, do="release the hold first")


def _rooted(database: Database, sources: tuple[str, ...]) -> list[Doomed]:
    listed = ", ".join("?" * len(sources))
    sql = f"""SELECT n, id, kind, leaf, entry, source FROM record WHERE source IN ({listed})
        OR n IN (SELECT record FROM lineage WHERE root IN ({listed})) ORDER BY n"""
    return [Doomed(*row) for row in database.rows(sql, (*sources, *sources))]


def _has_other_root(database: Database, one: Doomed, sources: tuple[str, ...]) -> bool:
    return bool(set(roots_of(database, one.n, one.source)) - set(sources))


def _runs_that_made(database: Database, going: list[Doomed]) -> list[Doomed]:
    ids, gone = {one.id for one in going}, {one.n for one in going}
    rows = database.rows(
        "SELECT n, id, kind, leaf, entry, source, bytes FROM record WHERE kind = 'run' ORDER BY n"
    )
    return [
        Doomed(*row[:6])
        for row in rows
        if row[0] not in gone and not ids.isdisjoint(json.loads(row[6]).get("made", ()))
    ]


def _sha256(database: Database, source: str) -> str:
    data: Any = json.loads(database.value("SELECT bytes FROM record WHERE id = ?", (source,)))
    return str(data["sha256"])


def _carry_labels(database: Database, batch: RecordBatch, kept: list[Doomed], gone: set[str]) -> None:
    """What stays keeps the labels of what it came from, which go with that."""
    for one in kept:
        roots = sorted(gone.intersection(roots_of(database, one.n, one.source)))
        listed = ", ".join("?" * len(roots))
        rows = database.rows(
            f"SELECT DISTINCT label FROM label WHERE root IN ({listed}) ORDER BY label", roots
        )
        for (label,) in rows:
            batch.mark(labelling(one.id, label, on=True, reason="carried over from a withdrawn source"))


def _destroy(database: Database, seq: int, going: list[Doomed]) -> None:
    database.many(
        "INSERT INTO tombstone (leaf, kind, entry, withdrawal) VALUES (?, ?, ?, ?)",
        [(one.leaf, one.kind, one.entry, seq) for one in going],
    )
    database.many("DELETE FROM record WHERE n = ?", [(one.n,) for one in going])
    database.many("DELETE FROM label WHERE root = ?", [(one.id,) for one in going])
    database.many("DELETE FROM hold WHERE source = ?", [(one.id,) for one in going])
    forget(database, [one.n for one in going])


def _mark(order: Order, going: list[Doomed], leaned: tuple[str, ...]) -> Mark:
    """Says who, why and how much; the Merkle root over the tombstones, with their kinds, stands for what."""
    says = {
        "by": list(order.by),
        "reason": order.reason,
        "count": len(going),
        "tombstones": merkle.root([tombstone(one.leaf, one.kind) for one in going]).hex(),
        "leaned": list(leaned),
    }
    return Mark(WITHDRAWING, "", says)


def tombstone(leaf: bytes, kind: str) -> bytes:
    """SHA-256 over the leaf and the kind of what was destroyed: what the withdrawal's Merkle root is over."""
    return hashlib.sha256(leaf + kind.encode()).digest()
