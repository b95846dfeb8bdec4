"""The rows of a facility's page: what it is, its months, and what is published of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas.analysis.small_cells import HIDDEN, HIDDEN_TOO
from habeas.analysis.wall_days import day_number, day_of

if TYPE_CHECKING:
    from habeas.pages.facility import Capacity, Custody, Facility, Level
    from habeas.pages.facility_cells import Month, Shown

Facts = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class MonthRow:
    """A month as a row, in words."""

    name: str
    mean: str
    least: str
    most: str
    start: str
    any_part: str
    arrivals: str
    departures: str


def facts(facility: Facility, custody: Custody) -> Facts:
    """What is known of a facility: its code, its names, the codes that share one, where it is."""
    place = custody.beside.places.get(facility.code)
    every = (
        ("Code", facility.code),
        ("Names", _names(facility)),
        ("Other codes of that name", ", ".join(facility.same)),
        ("Where", place.words if place else ""),
        ("Edition", _edition(custody)),
        ("Counted", f"{day_of(custody.first)} to {day_of(custody.last)}"),
    )
    return tuple((name, value) for name, value in every if value)


def _names(facility: Facility) -> str:
    if len(facility.names) < 2:
        return "".join(facility.names) or "no row states one"
    return (
        f"{'; '.join(facility.names)} (one code, {len(facility.names)} names: it may be more than one place)"
    )


def _edition(custody: Custody) -> str:
    published = custody.edition.published
    return custody.edition.name + (f", published {published}" if published else "")


def month_rows(seen: Shown, threshold: int) -> tuple[MonthRow, ...]:
    """The months that are shown, in words."""
    few = hidden(seen, threshold)
    return tuple(_month(one, few) for one in seen.months)


def hidden(seen: Shown, threshold: int) -> str:
    """What stands for a count by day that is not shown: beside an earlier edition it need not be small."""
    return HIDDEN_TOO if seen.compared else HIDDEN.format(threshold=threshold)


def _month(one: Month, few: str) -> MonthRow:
    whole = (day_of(one.last).month != day_of(one.last + 1).month) and day_of(one.first).day == 1
    return MonthRow(
        name=one.name if whole else f"{one.name} ({day_of(one.first).day} to {day_of(one.last).day})",
        mean=HIDDEN_TOO if one.mean is None else f"{one.mean:,.1f}",
        least=few if one.least is None else f"{one.least:,}",
        most=few if one.most is None else f"{one.most:,}",
        start=_or_hidden(one.start),
        any_part=_or_hidden(one.any_part),
        arrivals=_or_hidden(one.arrivals),
        departures=_or_hidden(one.departures),
    )


def _or_hidden(count: int | None) -> str:
    return HIDDEN_TOO if count is None else f"{count:,}"


def beside_rows(
    seen: Shown, capacities: Iterable[Capacity], levels: Iterable[Level]
) -> tuple[tuple[str, str, str, str], ...]:
    """Capacities and published averages: what, over which days, how many, and the mean counted then."""
    rows = [
        (
            f"Capacity, by {one.source}",
            f"{one.first} {f'to {one.last}' if one.last else 'on'}",
            f"{one.places:,}",
            "",
        )
        for one in capacities
    ]
    return (*rows, *(_level(seen, one) for one in levels))


def _level(seen: Shown, one: Level) -> tuple[str, str, str, str]:
    days = day_number(one.first), day_number(one.last)
    together = f" of this and {', '.join(one.others)} together" if one.others else ""
    return (
        f"Published average{together}, by {one.source}",
        f"{one.first} to {one.last}",
        f"{one.average:,.1f}",
        "" if one.others else _mean(seen, *days),
    )


def _mean(seen: Shown, first: int, last: int) -> str:
    """The mean of the counts at the end of these days; none where a day is missing or not shown."""
    if first < seen.first or last >= seen.first + len(seen.end):
        return "not all of these days are counted"
    counts = seen.end[first - seen.first : last - seen.first + 1]
    held = [count for count in counts if count is not None]
    return f"{sum(held) / len(held):,.1f}" if len(held) == len(counts) > 0 else HIDDEN_TOO
