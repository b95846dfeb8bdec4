"""Which days of an edition are counted, which of them are known to be incomplete, and what else to know."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from habeas.analysis.wall_days import DAY_S, day_number, day_of
from habeas.pages.facility import Hole
from habeas.records.edition import Edition
from habeas.reference.custody_defects import defects

ENTERED_LATE = 14
"""Days before the end of an edition that are marked: what happened in them is in part entered afterwards.
A convention of ours; no source says how late rows are entered."""

LEAD = 45
"""Days before an edition chosen by book-out that are drawn as a hole, so that it is seen where it begins."""

FEW, LATE = 0.005, 0.999
"""Of an edition of which nobody has said what it covers: its days run from where all but one in two hundred
of its book-ins lie to where all but one in a thousand do, so that a mistyped year makes no century of it."""

MOST_STINTS = 0.95
"""The share of stints that end within the days marked at the beginning of an edition chosen by book-in."""


@dataclass(frozen=True)
class Window:
    """The days of an edition that are counted (since 1970, both ends), with holes and notes."""

    first: int
    last: int
    holes: tuple[Hole, ...]
    notes: tuple[str, ...]

    @property
    def until(self) -> int:
        """The second at which the last of the days is over: when those still in are held."""
        return (self.last + 1) * DAY_S


def window(edition: Edition, book_in: NDArray[np.int64], lasted: NDArray[np.int64]) -> Window | None:
    """The window of an edition with these book-ins, and these lengths of stints that ended, in seconds.

    None where no row of it states a book-in.
    """
    if not len(book_in):
        return None
    days = book_in // DAY_S
    first = _number(edition.first, int(np.quantile(days, FEW, method="lower")))
    last = max(first, _number(edition.until, int(np.quantile(days, LATE, method="higher"))))
    return Window(first, last, _holes(edition, first, last, lasted), _notes(edition))


def _holes(edition: Edition, first: int, last: int, lasted: NDArray[np.int64]) -> tuple[Hole, ...]:
    late = Hole(
        max(first, last - ENTERED_LATE + 1),
        last,
        f"the last {ENTERED_LATE} days before the records end: what was entered afterwards is missing",
    )
    if edition.selected_by == "book_out":
        says = f"rows were chosen by book-out since {day_of(first)}: who left before is in none of them"
        return Hole(first - LEAD, first - 1, says), late
    if edition.selected_by == "book_in":
        rise = int(np.quantile(lasted, MOST_STINTS, method="higher")) // DAY_S + 1 if len(lasted) else 1
        says = (
            f"rows were chosen by book-in since {day_of(first)}: who was held then already is missing, until"
            f" they had left (of stints in this edition, {MOST_STINTS:.0%} end within {rise} days)"
        )
        return Hole(first, min(last, first + rise - 1), says), late
    return (late,)


def _notes(edition: Edition) -> tuple[str, ...]:
    found = [
        f"Known of this edition: {one.defect} ({one.source})."
        for one in defects(edition.series, "custody_gap")
        if one.table == "stints"
    ]
    if not edition.stated:
        found.append(
            "Nobody has said which days these records cover or how their rows were chosen: the days here are"
            " those of nearly all book-ins, and people may be missing at both ends."
        )
    elif not edition.selected_by:
        found.append(
            "Nobody has said by what the rows of this edition were chosen: whoever was held when it begins"
            " may be missing."
        )
    return tuple(found)


def _number(stated: date | None, else_: int) -> int:
    return day_number(stated) if stated else else_
