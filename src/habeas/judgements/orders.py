"""Court orders: which of a source's mentions are one order, and which are one across sources."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from habeas.judgements.phrases import folded, names_in, spelled
from habeas.records.contents import Form, Instrument, InstrumentType
from habeas.records.locator import Characters
from habeas.records.moment import Moment
from habeas.records.statement import Statement

_FORMS = ((Form.ORAL, "oral orally spoken verbal"), (Form.MINUTE, "minute"), (Form.WRITTEN, "written"))
_ANY_ORDER = re.compile(
    r"\b(?:order|orders|ordered|ruling|ruled|injunction|tro|decision|judge'?s|court'?s|mandate|command)\b"
)
_DAY_LONG = 1


@dataclass(frozen=True)
class Traits:
    """What tells one order from another: who gave it, on which day, in which form; "" where not stated."""

    issuer: str = ""
    day: str = ""
    form: str = ""

    def fits(self, other: "Traits") -> bool:
        """Whether nothing stated of one is stated otherwise of the other."""
        pairs = ((self.issuer, other.issuer), (self.day, other.day), (self.form, other.form))
        return all(not a or not b or a == b for a, b in pairs)

    def with_those_of(self, other: "Traits") -> "Traits":
        """Both together, of two that fit."""
        return Traits(self.issuer or other.issuer, self.day or other.day, self.form or other.form)

    @property
    def is_whole(self) -> bool:
        """Whether it says enough to tell an order across sources."""
        return bool(self.issuer and self.day and self.form)


@dataclass(frozen=True)
class Order:
    """An order as one source has it: its first name there, its number there, all its names, its traits."""

    source: str
    name: str
    number: int
    names: frozenset[str]
    traits: Traits


def is_order(text: str) -> bool:
    """Whether words speak of some court order: "the ruling", "restraining order", "TRO"."""
    return bool(_ANY_ORDER.search(folded(text)))


def traits(content: Instrument) -> Traits:
    """The traits that a statement gives; the form also from the name, "oral order"."""
    form = content.form or next(
        (form for form, words in _FORMS if set(words.split()) & set(folded(content.name).split())), None
    )
    return Traits(issuer(content.issuer), _day(content.issued), form.value if form else "")


def issuer(text: str) -> str:
    """The judge by the gazetteer, else the court, else the words."""
    for kind in ("official", "court"):
        found = names_in(text, kind)
        if found:
            return found[0].name
    return folded(text)


def _day(moment: Moment | None) -> str:
    """The wall-clock day, where the time stated lies within one."""
    wall = moment.wall if moment else None
    if wall is None or not wall.first or not wall.last:
        return ""
    first, last = date.fromisoformat(wall.first[:10]), date.fromisoformat(wall.last[:10])
    ends_at_midnight = wall.last[10:] in ("", "T00:00:00", "T00:00")
    days = (last - first).days
    return first.isoformat() if days == 0 or (days == _DAY_LONG and ends_at_midnight) else ""


def orders_of(statements: Iterable[Statement]) -> tuple[dict[str, Order], tuple[Order, ...]]:
    """For each Instrument statement that is a court order its Order within its source; and all Orders.

    In a table, rows of one name are one order. In running text an order of words that fit the last one named
    before it is that one; of another form, day or issuer it is another.
    """
    chosen: dict[str, tuple[str, int]] = {}
    found: dict[tuple[str, int], Order] = {}
    by_source: dict[str, list[Statement]] = {}
    for one in statements:
        if isinstance(one.content, Instrument) and one.content.type is InstrumentType.COURT_ORDER:
            by_source.setdefault(one.source, []).append(one)
    for source, theirs in by_source.items():
        for one in sorted(theirs, key=position):
            key = _choose(one, [order for (of, _), order in found.items() if of == source])
            chosen[one.anchor] = (source, key)
            found[source, key] = _joined(found.get((source, key)), one, key)
    return {anchor: found[key] for anchor, key in chosen.items()}, tuple(found.values())


def position(statement: Statement) -> tuple[str, int]:
    """Where a statement stands in running text; rows and the like come first, in the order of their ids."""
    at = statement.locator
    return (statement.source, at.start if isinstance(at, Characters) else 0)


def _choose(statement: Statement, before: list[Order]) -> int:
    content = statement.content
    assert isinstance(content, Instrument)
    name, theirs = folded(content.name), traits(content)
    for order in reversed(before):
        if name in order.names and order.traits.fits(theirs):
            return order.number
    if isinstance(statement.locator, Characters):
        for order in reversed(before):
            if order.traits.fits(theirs):
                return order.number
    return len(before) + 1


def _joined(order: Order | None, statement: Statement, number: int) -> Order:
    content = statement.content
    assert isinstance(content, Instrument)
    name, theirs = folded(content.name), traits(content)
    if order is None:
        return Order(statement.source, spelled(content.name), number, frozenset({name}), theirs)
    return replace(order, names=order.names | {name}, traits=order.traits.with_those_of(theirs))


def shared(orders: Iterable[Order]) -> frozenset[Traits]:
    """Whole traits that no source gives to two of its orders: by these, orders of two sources are one.

    "Written" says too little where some source has two orders of that judge and day on paper: a minute order
    is written as well.
    """
    whole = [one for one in orders if one.traits.is_whole]
    seen: dict[Traits, list[str]] = {}
    on_paper: dict[tuple[str, str, str], set[int]] = {}
    for one in whole:
        seen.setdefault(one.traits, []).append(one.source)
        if one.traits.form != Form.ORAL:
            at = (one.source, one.traits.issuer, one.traits.day)
            on_paper.setdefault(at, set()).add(one.number)
    several = {(issuer, day) for (_, issuer, day), found in on_paper.items() if len(found) > 1}
    return frozenset(
        each
        for each, sources in seen.items()
        if len(sources) == len(set(sources))
        and (each.form != Form.WRITTEN or (each.issuer, each.day) not in several)
    )
