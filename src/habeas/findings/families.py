"""The sums of a case: breakdowns that sources state, and judged parts of which any two share nobody."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from habeas.analysis.counts import disjoint_families
from habeas.analysis.spread import Value
from habeas.analysis.texts import parse_bounds
from habeas.findings.equation import Equation
from habeas.findings.proof import judged
from habeas.findings.tallies import Key
from habeas.findings.values import Stated, distinct
from habeas.findings.wording import label
from habeas.records.contents import Count
from habeas.records.finding import Step
from habeas.records.matter import Matter, Relation
from habeas.records.statement import Statement

Tally = dict[Key, tuple[Stated, ...]]


@dataclass(frozen=True)
class Family:
    """Parts of one whole of which any two share nobody, and every sum over the numbers stated for them."""

    whole: str
    parts: tuple[str, ...]
    equations: tuple[Equation, ...]


def with_parts(matter: Matter) -> list[Statement]:
    """The statements with a breakdown of one unit."""
    return sorted(
        (
            one
            for one in matter.of(Count)
            if isinstance(one.content, Count)
            and one.content.parts
            and {part.quantity.unit for part in one.content.parts} == {one.content.quantity.unit}
        ),
        key=lambda one: one.id,
    )


def stated_sum(one: Statement) -> Equation:
    """A breakdown as its source states it."""
    content = one.content
    parts = content.parts if isinstance(content, Count) else ()
    return Equation(
        distinct([Stated(one, "content.quantity.literal", ("group",))])[0],
        tuple(
            distinct([Stated(one, f"content.parts.{at}.quantity.literal", (f"parts.{at}",))])[0]
            for at in range(len(parts))
        ),
        stated=len(parts) > 1,
    )


def families_of(matter: Matter, counted: Tally, whole: str) -> Iterator[Family]:
    """The largest sets of a whole's parts of which any two share nobody, with their sums."""
    relations = [one for one in usable(matter, matter.parts) if one.other == whole]
    pairs = usable(matter, matter.disjoint)
    for parts in disjoint_families((one.one for one in relations), ((one.one, one.other) for one in pairs)):
        below = (*_part_steps(matter, parts, relations), *_disjoint_steps(matter, parts, pairs))
        every = [
            one for key in counted if key.group == whole for one in _equations(counted, key, parts, below)
        ]
        if every:
            yield Family(whole, parts, tuple(every))


def usable(matter: Matter, relations: Iterable[Relation]) -> list[Relation]:
    """Relations of Subjects that are not contested."""
    kept = [one for one in relations if not {one.one, one.other} & matter.contested]
    return sorted(kept, key=lambda one: (one.one, one.other, one.judgement))


def _equations(
    counted: Tally, whole: Key, family: tuple[str, ...], below: tuple[Step, ...]
) -> Iterator[Equation]:
    """The whole's values with each combination of its parts' values at the same act, or at none stated."""
    parts = [_of(counted, whole, part) for part in family]
    for one in _bounded(counted[whole]):
        for values in product(*parts):
            largest_first = tuple(sorted(values, key=_least, reverse=True))
            yield Equation(one, largest_first, stated=False, below=below)


def _of(counted: Tally, whole: Key, part: str) -> tuple[Value[Stated], ...]:
    fitting = [
        given
        for key, values in counted.items()
        if key.group == part
        and (key.event, key.unit) == (whole.event, whole.unit)
        and (key.act == whole.act or not key.act or not whole.act)
        for given in values
    ]
    return _bounded(fitting)


def _least(value: Value[Stated]) -> Decimal:
    return parse_bounds(value.text).low or Decimal(0)


def _bounded(given: Iterable[Stated]) -> tuple[Value[Stated], ...]:
    """The distinct values that bound anything: "about 300" is literally any number at all."""
    return tuple(one for one in distinct(given) if one.text not in ("any", "0 or more"))


def _part_steps(matter: Matter, family: tuple[str, ...], relations: list[Relation]) -> tuple[Step, ...]:
    return tuple(
        judged(matter, f"{label(matter, one.one)} are part of {label(matter, one.other)}", one.judgement)
        for one in relations
        if one.one in family
    )


def _disjoint_steps(matter: Matter, family: tuple[str, ...], pairs: list[Relation]) -> tuple[Step, ...]:
    return tuple(
        judged(matter, f"{label(matter, one.one)} and {label(matter, one.other)} share nobody", one.judgement)
        for one in pairs
        if one.one in family and one.other in family
    )
