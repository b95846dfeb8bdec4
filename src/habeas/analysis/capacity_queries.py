"""Queries over dated capacities and the counts beside them, as proofs have them.

Each takes the tables by digest and the parameters as canonical JSON: the instant of the day, and where stints
are counted, from when until when and the threshold. Nothing follows of a count of ours that is under it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from habeas.analysis.custody_rows import parsed
from habeas.analysis.errors import AnalysisError
from habeas.analysis.published_contents import CAPACITIES, DAILY
from habeas.analysis.published_figures import Counted
from habeas.analysis.published_tables import capacities, daily
from habeas.records.certainty import Certainty, all_of

if TYPE_CHECKING:
    from habeas.analysis.capacity import Over
    from habeas.analysis.given import Given

NONE = "none"
NO_DAY = "no day, since none is compared"
RUNS = 10
"""Stretches of days that are told one by one."""


@dataclass(frozen=True, eq=False)
class Beside:
    """Capacities beside counts: a row for each facility, and the codes that have no counts."""

    overs: tuple[Over, ...]
    uncounted: tuple[str, ...]
    threshold: int = 1
    """Under which nothing is told of a count; 1 where the counts are not ours."""

    def of(self, facility: str) -> Over:
        """The row of this code; AnalysisError where there is none."""
        for one in self.overs:
            if one.facility == facility:
                return one
        raise AnalysisError("this code has no capacity, or no counts", where=facility)


@lru_cache(maxsize=16)
def beside(given: Given, tables: str, parameters: str) -> Beside:
    """Capacities beside counts at one instant of the day."""
    from habeas.analysis.capacity import over_capacity, without_counts
    from habeas.analysis.published_counts import STINTS, from_stints

    named, asked = parsed(tables), json.loads(parameters)
    dated = [one for digest in named[CAPACITIES] for one in capacities(given, digest)]
    if DAILY in named:
        counts, counted, threshold = daily(given, named[DAILY][0]), Counted(asked["instant"]), 1
    else:
        only = tuple(sorted({one.facility for one in dated}))
        days = date.fromisoformat(asked["first"]), date.fromisoformat(asked["last"])
        counts = from_stints(given.coded, named[STINTS], *days, asked["instant"], only)
        counted, threshold = Counted.MIDNIGHT, asked["threshold"]
    overs = over_capacity(dated, counts, counted, threshold=threshold)
    return Beside(overs, without_counts(dated, counts), threshold)


def _in_all(given: Given, tables: str, parameters: str) -> str:
    found = beside(given, tables, parameters)
    over = [one for one in found.overs if one.days]
    days = sum(len(one.days) for one in over)
    compared, unknown = (sum(getattr(one, what) for one in found.overs) for what in ("compared", "unknown"))
    told = f"{days:,} of {_number(compared, 'facility-day')}"
    told += f", at {len(over)} of {_number(len(found.overs), 'facility', 'facilities')}"
    told += f"; on {unknown:,} more no capacity is in force" if unknown else ""
    guarded = [one.facility for one in found.overs if one.guarded]
    told += f"; {_guard(found.threshold)} ({', '.join(guarded)})" if guarded else ""
    return told + (f"; no counts of {', '.join(found.uncounted)}" if found.uncounted else "")


def _guard(threshold: int) -> str:
    return f"where the capacity is under {threshold}, nothing is told of days on which fewer were held"


def _any_over(given: Given, tables: str, parameters: str) -> str:
    """Whether any is over; open where none is seen to be, and some days are not compared."""
    return str(all_of([_over(one).negated() for one in beside(given, tables, parameters).overs]).negated())


def _over(one: Over) -> Certainty:
    if one.days:
        return Certainty.CERTAIN
    return Certainty.OPEN if one.unknown or one.guarded else Certainty.IMPOSSIBLE


def _days(given: Given, tables: str, parameters: str, facility: str) -> str:
    """On how many days it is over, of how many compared."""
    one = beside(given, tables, parameters).of(facility)
    return f"{len(one.days):,} of {_number(one.compared, 'day')}" if one.compared else NO_DAY


def _runs(given: Given, tables: str, parameters: str, facility: str) -> str:
    """Those days, as stretches."""
    found = list(_stretches(day for day, _, _ in beside(given, tables, parameters).of(facility).days))
    told = [f"{first}" if first == last else f"{first} to {last}" for first, last in found[:RUNS]]
    more = [f"and {len(found) - RUNS} more stretches"] if len(found) > RUNS else []
    return ", ".join((*told, *more)) or NONE


def _stretches(days: Iterable[date]) -> Iterable[tuple[date, date]]:
    first: date | None = None
    last: date | None = None
    for day in days:
        if first is None or last is None or day - last > timedelta(days=1):
            if first is not None and last is not None:
                yield first, last
            first = day
        last = day
    if first is not None and last is not None:
        yield first, last


def _most(given: Given, tables: str, parameters: str, facility: str) -> str:
    """The day on which most too many were held."""
    most = beside(given, tables, parameters).of(facility).most
    if most is None:
        return NONE
    day, held, beds = most
    return f"{held:,} held where {beds:,} may be, on {day}"


def _not_told(given: Given, tables: str, parameters: str, facility: str) -> str:
    """Of which days nothing is told."""
    found = beside(given, tables, parameters)
    return _guard(found.threshold) if found.of(facility).guarded else NONE


def _unknown(given: Given, tables: str, parameters: str, facility: str) -> str:
    """On how many days that are counted no capacity is in force, and since when none is."""
    one = beside(given, tables, parameters).of(facility)
    ended = f"; the last one ended on {one.ended}, and people were held after" if one.ended else ""
    return f"{_number(one.unknown, 'day')}{ended}" if one.unknown else NONE


def _number(count: int, thing: str, things: str = "") -> str:
    return f"{count:,} {thing if count == 1 else things or f'{thing}s'}"


def _is_over(given: Given, tables: str, parameters: str, facility: str) -> str:
    return str(_over(beside(given, tables, parameters).of(facility)))


def _stated(given: Given, tables: str, parameters: str, facility: str) -> str:
    """The capacities that are stated of it, with the lines they stand in."""
    _ = beside(given, tables, parameters).of(facility)
    told = []
    for digest in parsed(tables)[CAPACITIES]:
        for one in sorted(capacities(given, digest), key=lambda each: (each.first, each.row)):
            if one.facility == facility:
                until = f"to {one.last}" if one.last else "on"
                source = f" by {one.source}" if one.source else ""
                told.append(f"{one.beds:,} from {one.first} {until}{source} (line {one.row})")
    return "; ".join(told)


CAPACITY_QUERIES: Mapping[str, Callable[..., str]] = {
    "over capacity in all": _in_all,
    "over capacity": _is_over,
    "over capacity anywhere": _any_over,
    "days over capacity": _days,
    "which days over capacity": _runs,
    "most over capacity": _most,
    "days without a capacity": _unknown,
    "days of few, not told": _not_told,
    "capacities stated": _stated,
}
"""Each takes the tables and the parameters, then of which facility."""
