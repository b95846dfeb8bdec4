"""The distinct values that are given for one thing, who gives which, and how many roots they have."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Generic, TypeVar

from habeas.records.certainty import Certainty
from habeas.records.chain import Link, Role, Roots, distinct_roots
from habeas.records.moment import Moment, before
from habeas.records.quantity import Bounds

Said = TypeVar("Said")


@dataclass(frozen=True)
class Value(Generic[Said]):
    """One value, as text, and everything that gives it."""

    text: str
    said: tuple[Said, ...]


def spread(given: Iterable[tuple[str, Said]]) -> tuple[Value[Said], ...]:
    """Each distinct value once, sorted by its text, with what gives it in the order given."""
    values: dict[str, list[Said]] = {}
    for text, said in given:
        values.setdefault(text, []).append(said)
    return tuple(Value(text, tuple(values[text])) for text in sorted(values))


def pairs(values: tuple[Value[Said], ...]) -> tuple[tuple[Value[Said], Value[Said]], ...]:
    """Every two values, in order."""
    return tuple(combinations(values, 2))


def roots(names: Iterable[str]) -> Roots:
    """The range of distinct roots of chains whose roots have these names, "" where unnamed or not found."""
    return distinct_roots((Link(Role.SPEAKER, name=name),) for name in names)


def bounds_exclude(a: Bounds, b: Bounds) -> Certainty:
    """Whether two quantities of one thing cannot both be: certain where they share no value."""
    return Certainty.CERTAIN if a.equals(b) is Certainty.IMPOSSIBLE else Certainty.OPEN


def moments_exclude(a: Moment, b: Moment) -> Certainty:
    """Whether two times of one thing cannot both be: certain where one is before the other in every zone."""
    ordered = Certainty.CERTAIN in (before(a, b).certainty, before(b, a).certainty)
    return Certainty.CERTAIN if ordered else Certainty.OPEN
