"""Which instrument a mention is."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from habeas.judgements.events import Placed, events_of
from habeas.judgements.orders import Order, is_order, orders_of, position, shared
from habeas.judgements.phrases import folded, names_in, spelled
from habeas.judgements.proposal import Namer, Naming, Proposal, proposal_of
from habeas.records.contents import Instrument, InstrumentType
from habeas.records.locator import Characters
from habeas.records.mentions import Named, named
from habeas.records.source import Source
from habeas.records.statement import Statement
from habeas.records.subject import SubjectKind


@dataclass(frozen=True)
class Instruments:
    """Proposes that mentions are one instrument: statutes by name, orders by judge, day and form."""

    name: str = "instruments"
    version: str = "2"

    def propose(
        self, sources: tuple[Source, ...], statements: tuple[Statement, ...], namer: Namer
    ) -> Proposal:
        """Oral, minute and written orders are never one; "the ruling" is the last order named before it."""
        return proposal_of(self, instrument_namings(sources, statements), namer)


@dataclass(frozen=True)
class _Called:
    """The instrument that a name stands for, why, and how sure."""

    key: str
    label: str
    reason: str
    score: str


@dataclass(frozen=True)
class _Known:
    """What is known before mentions are named: each source's orders, and the other instruments by name."""

    of: dict[str, Order]
    every: tuple[Order, ...]
    across: frozenset[tuple[str, str, str]]
    places: dict[str, list[tuple[int, Order]]]
    others: dict[tuple[str, str], _Called] = field(default_factory=dict)
    publishers: dict[str, str] = field(default_factory=dict)


def instrument_namings(sources: Iterable[Source], statements: Iterable[Statement]) -> tuple[Naming, ...]:
    """The naming of every instrument mention that can be told."""
    sources, every = tuple(sources), sorted(statements, key=position)
    placed = events_of(sources, every)
    of, orders = orders_of(every)
    across = frozenset((one.issuer, one.day, one.form) for one in shared(orders))
    places: dict[str, list[tuple[int, Order]]] = {}
    for one in every:
        if one.anchor in of:
            places.setdefault(one.source, []).append((position(one)[1], of[one.anchor]))
    known = _Known(of, orders, across, places, {}, {one.id: one.publisher for one in sources})
    for one in every:
        if isinstance(one.content, Instrument) and one.anchor not in of:
            called = _other(one, one.content, placed.get(one.anchor))
            known.others.setdefault((one.source, folded(one.content.name)), called)
    namings = (_naming(one, mention, known) for one in every for mention in named(one))
    return tuple(one for one in namings if one)


def _naming(statement: Statement, mention: Named, known: _Known) -> Naming | None:
    if mention.kind is not SubjectKind.INSTRUMENT:
        return None
    called = _called(statement, mention, known)
    return Naming(mention.mention, mention.kind, called.key, called.label, called.reason, called.score)


def _called(statement: Statement, mention: Named, known: _Known) -> _Called:
    if mention.mention.field == "name" and statement.anchor in known.of:
        return _order(known.of[statement.anchor], known, "")
    name = folded(mention.text)
    if found := known.others.get((statement.source, name)):
        return found
    theirs = [one for one in known.every if one.source == statement.source]
    for order in theirs:
        if name in order.names:
            return _order(order, known, f'the source calls it "{name}"')
    if not is_order(name):
        return _by_gazetteer(mention.text, statement)
    if isinstance(statement.locator, Characters) and (last := _last_before(statement, known)):
        return _order(last, known, f'"{mention.text}" is the last order named before it')
    named_so = [one for one in known.every if name in one.names and re.search(r"\d", name)]
    if len(named_so) == 1:
        return _order(named_so[0], known, "another source has one order of this name and date")
    return _unplaced(mention.text, statement)


def _last_before(statement: Statement, known: _Known) -> Order | None:
    """The order of the source that was named last before this statement, in it included."""
    at = position(statement)
    before = [one for one in known.places.get(statement.source, ()) if one[0] <= at[1]]
    return max(before, key=lambda one: one[0])[1] if before else None


def _order(order: Order, known: _Known, reason: str) -> _Called:
    traits = order.traits
    if (traits.issuer, traits.day, traits.form) in known.across:
        when = _written(traits.day)
        label = f"{traits.form} order of {when}, {traits.issuer}"
        return _Called(label, label, reason or "the same judge or court, day and form", "0.9")
    key = f"source {order.source} / order {order.number} / {order.name}"
    publisher = known.publishers.get(order.source, "")
    label = f"{_label(order)} ({publisher})" if publisher else _label(order)
    return _Called(key, label, reason or "an order as one source has it", "0.75")


LONGEST = 6
"""Words of a name that an order may go by; a longer one, or one that is a deed, is no name."""


def _label(order: Order) -> str:
    """The order's name as its source has it; where that is bare or a deed, its form, day and judge."""
    words = order.name.split()
    traits = order.traits
    bare = folded(order.name) in {"order", "ruling", f"{traits.form} order"} and (traits.day or traits.issuer)
    if len(words) <= LONGEST and not _DEED.match(order.name) and not bare:
        return order.name
    when = f" of {_written(traits.day)}" if traits.day else ""
    by = f", {traits.issuer}" if traits.issuer else ""
    return f"{traits.form} order{when}{by}".strip()


_DEED = re.compile(r"(?:\w+ly )?\w+(?:ed|told|said) (?:the|that|a|an|from)\b", re.IGNORECASE)


def _written(day: str) -> str:
    at = date.fromisoformat(day)
    return f"{at.day} {at:%B} {at.year}"


def _other(statement: Statement, content: Instrument, placed: Placed | None) -> _Called:
    """An instrument that is no court order, by what its type goes by."""
    name = folded(content.name)
    if content.type is InstrumentType.STATUTE:
        return _by_gazetteer(content.name, statement)
    if content.type is InstrumentType.PROCLAMATION and (number := re.search(r"\b\d{4,6}\b", name)):
        label = f"Proclamation {number[0]}"
        return _Called(label, label, "the same number", "0.95")
    groups = names_in(content.name, "group") or names_in(content.covered, "group")
    if content.type is InstrumentType.DESIGNATION and groups:
        label = f"designation of {groups[0].name}"
        return _Called(label, label, f"it designates {groups[0].name}", "0.8")
    scope = placed.event.key if placed else f"source {statement.source}"
    label = spelled(content.name)
    return _Called(f"{scope} / {content.type} / {label}", label, "the same name for the same event", "0.75")


def _by_gazetteer(text: str, statement: Statement) -> _Called:
    """A statute by one of its names; short forms such as AEA are told by their case."""
    found = names_in(text, "statute")
    if len(found) == 1:
        return _Called(found[0].name, found[0].name, f"a name of {found[0].name}", "0.95")
    return _unplaced(text, statement)


def _unplaced(text: str, statement: Statement) -> _Called:
    key = f"source {statement.source} / {folded(text)}"
    return _Called(key, spelled(text), "the same words in one source", "0.75")
