"""The counts of custody records as CSV: what the pages show, and no more."""

from collections.abc import Iterable

from habeas.pages.facility_rows import MonthRow
from habeas.pages.flow_table import MoveRow
from habeas.publications.exports import table

COLUMNS = ("day", "held_at_end_of_day", "note")
MONTHS = (
    "month",
    "end_of_day_mean",
    "end_of_day_least",
    "end_of_day_most",
    "start_of_day_mean",
    "any_part_of_the_day_mean",
    "arrivals",
    "departures",
)
MOVES = ("origin", "origin_name", "destination", "destination_name", "moves", "people")


def days_csv(days: Iterable[tuple[str, str, str]]) -> bytes:
    """One row for each day; a count that is not shown is empty, and the note says why."""
    return table(COLUMNS, days)


def months_csv(months: Iterable[MonthRow]) -> bytes:
    """One row for each month, in the words of the page but that thousands are not parted."""
    return table(MONTHS, (_month(one) for one in months))


def _month(one: MonthRow) -> tuple[str, ...]:
    cells = (one.mean, one.least, one.most, one.start, one.any_part, one.arrivals, one.departures)
    return (one.name, *(cell.replace(",", "") for cell in cells))


def moves_csv(moves: Iterable[MoveRow]) -> bytes:
    """One row for each pair of facilities whose moves are shown, the most first."""
    return table(
        MOVES,
        (
            (
                one.origin,
                one.origin_name,
                one.destination,
                one.destination_name,
                str(one.moves),
                one.people.replace(",", ""),
            )
            for one in moves
        ),
    )
