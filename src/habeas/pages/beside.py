"""Who agrees with a Statement and who differs: of the same Subject, equal or excluded values."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from habeas.pages.account import Account
from habeas.records.certainty import Certainty
from habeas.records.contents import (
    Agreement,
    Basis,
    Condition,
    Construction,
    Count,
    Custody,
    Instrument,
    Movement,
)
from habeas.records.moment import Moment, before
from habeas.records.quantity import Quantity
from habeas.records.statement import Statement

Value = Quantity | Moment | str | bool
Key = tuple[str, ...]


@dataclass(frozen=True)
class Aspect:
    """Something a Statement gives a value for: what of which Subject, at which act if any."""

    key: Key
    value: Value
    act: str = ""


@dataclass(frozen=True)
class Beside:
    """The ids of the statements that agree with one, and of those that differ from it."""

    agree: tuple[str, ...] = ()
    differ: tuple[str, ...] = ()


def beside(account: Account) -> dict[str, Beside]:
    """For each statement's id, what stands beside it; a statement that differs anywhere does not agree."""
    groups: dict[Key, list[tuple[str, Aspect]]] = defaultdict(list)
    for statement in account.matter.statements:
        for aspect in aspects(statement, account):
            groups[aspect.key].append((statement.id, aspect))
    agree, differ = _compared(groups)
    return {
        one: Beside(tuple(two for two in agree[one] if two not in differ[one]), tuple(differ[one]))
        for one in account.statements
        if one in agree or one in differ
    }


Pairs = dict[str, dict[str, None]]


def _compared(groups: dict[Key, list[tuple[str, Aspect]]]) -> tuple[Pairs, Pairs]:
    agree: Pairs = defaultdict(dict)
    differ: Pairs = defaultdict(dict)
    for members in groups.values():
        for one, mine in members:
            for other, theirs in members:
                equal = alike(mine, theirs) if one != other else Certainty.OPEN
                if equal is not Certainty.OPEN:
                    (agree if equal is Certainty.CERTAIN else differ)[one][other] = None
    return agree, differ


def alike(a: Aspect, b: Aspect) -> Certainty:
    """Whether two values of one thing are one value; open where they may be."""
    if a.act and b.act and a.act != b.act:
        return Certainty.OPEN
    one, other = a.value, b.value
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        return one.literal.equals(other.literal) if one.unit == other.unit else Certainty.OPEN
    if isinstance(one, Moment) and isinstance(other, Moment):
        return _same_time(one, other)
    if isinstance(one, bool) and isinstance(other, bool):
        return Certainty.CERTAIN if one == other else Certainty.IMPOSSIBLE
    return Certainty.CERTAIN if one == other else Certainty.OPEN


def _same_time(a: Moment, b: Moment) -> Certainty:
    if Certainty.CERTAIN in (before(a, b).certainty, before(b, a).certainty):
        return Certainty.IMPOSSIBLE
    known = a.earliest is not None and a.latest is not None
    same = known and (a.earliest, a.latest) == (b.earliest, b.latest)
    return Certainty.CERTAIN if same else Certainty.OPEN


def aspects(statement: Statement, account: Account) -> Iterator[Aspect]:
    """What a statement gives values for, where the field that names the thing is judged to be a Subject."""
    it = statement.content
    kind = statement.kind
    field, values = _values(statement, account)
    subject = account.matter.subject(statement, field) if field else ""
    if not subject:
        return
    act = str(it.act) if isinstance(it, Count) and it.act else ""
    for name, value in values:
        if value is not None and value != "":
            yield Aspect((kind, subject, name), value, act)


def _values(statement: Statement, account: Account) -> tuple[str, list[tuple[str, Value | None]]]:
    it = statement.content
    if isinstance(it, Count):
        return "group", [("quantity", it.quantity)]
    if isinstance(it, Movement):
        return "designation", [("departed", it.departed), ("arrived", it.arrived)]
    if isinstance(it, Instrument):
        return "name", [("issued", it.issued), ("expires", it.expires)]
    if isinstance(it, Basis):
        under = account.matter.subject(statement, "instrument")
        return "group", [("none", it.none), ("instrument", under)]
    if isinstance(it, Construction):
        return "instrument", [("bars", str(it.bars)), (f"applies to {it.bars}", it.applies)]
    if isinstance(it, Condition):
        return "of", [(it.measure.casefold(), it.quantity or it.value.casefold())]
    if isinstance(it, Agreement):
        return "agreement", [(it.term.casefold(), it.quantity or it.value.casefold())]
    if isinstance(it, Custody):
        return "group", [("holder", account.matter.subject(statement, "holder"))]
    return "", []
