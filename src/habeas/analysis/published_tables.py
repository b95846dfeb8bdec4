"""What stands beside official records in a case, opened by its digest: lists, counts, places, capacities."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from habeas.analysis.errors import AnalysisError
from habeas.analysis.published_contents import ADP, CAPACITIES, DAILY, PLACES, STATED
from habeas.analysis.published_figures import DailyCounts, Lists
from habeas.analysis.published_pairs import Key, StatedCode

if TYPE_CHECKING:
    from habeas.analysis.capacity import Capacity
    from habeas.analysis.given import Given
    from habeas.analysis.published_places import Placed

    PublishedTable = Lists | DailyCounts | tuple[Placed, ...] | tuple[Capacity, ...] | tuple[StatedCode, ...]


def lists(given: Given, digest: str) -> Lists:
    """The lists of a table; AnalysisError where it is of another kind."""
    found = given.published(digest)
    if not isinstance(found, Lists):
        raise _wrong(digest, ADP)
    return found


def daily(given: Given, digest: str) -> DailyCounts:
    """The counts by day of a table; AnalysisError where it is of another kind."""
    found = given.published(digest)
    if not isinstance(found, DailyCounts):
        raise _wrong(digest, DAILY)
    return found


def places(given: Given, digest: str) -> tuple[Placed, ...]:
    """The lines of a mapping of places; AnalysisError where it is of another kind."""
    from habeas.analysis.published_places import Placed

    return _lines(given, digest, Placed, PLACES)


def capacities(given: Given, digest: str) -> tuple[Capacity, ...]:
    """The capacities of a table; AnalysisError where it is of another kind."""
    from habeas.analysis.capacity import Capacity

    return _lines(given, digest, Capacity, CAPACITIES)


def stated_codes(given: Given, digest: str) -> dict[Key, tuple[str, ...]]:
    """The codes that a person states, by facility; AnalysisError where it is of another kind."""
    found: dict[Key, tuple[str, ...]] = {}
    for one in _lines(given, digest, StatedCode, STATED):
        key = (one.name, one.city, one.state)
        found[key] = (*found.get(key, ()), one.code)
    return found


Line = TypeVar("Line")


def _lines(given: Given, digest: str, kind: type[Line], name: str) -> tuple[Line, ...]:
    found = given.published(digest)
    lines = tuple(one for one in found if isinstance(one, kind)) if isinstance(found, tuple) else ()
    if not lines:
        raise _wrong(digest, name)
    return lines


def _wrong(digest: str, name: str) -> AnalysisError:
    return AnalysisError(f"this is no table of {name}", where=digest)
