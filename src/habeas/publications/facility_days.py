"""The counts of a facility by day as a CSV: what its page shows, and no more."""

from collections.abc import Iterable

from habeas.publications.exports import table

COLUMNS = ("day", "held_at_end_of_day", "note")


def days_csv(days: Iterable[tuple[str, str, str]]) -> bytes:
    """One row for each day; a count that is not shown is empty, and the note says why."""
    return table(COLUMNS, days)
