"""Which rows of official records say what cannot be."""

from collections.abc import Mapping
from typing import Any

from habeas.findings.custody_asking import Asked
from habeas.findings.custody_bounds import Bounds
from habeas.findings.custody_question import CLOCK, MARKED, CustodyQuestion, until

STINTS, ARRESTS, REMOVALS = (7, 9, 10, 11, 12, 24, 25, 29, 32), (29, 32), (24, 25, 29, 32)
"""The rules of `impossible_rows` and of its neighbours that are asked, by their numbers."""

BEFORE_THE_FIRST = 32
SAID = "What is said"


def _impossible(bounds: Bounds) -> Mapping[str, Any]:
    # An edition that chose its rows by book-out rightly has book-ins from before its first day.
    chosen_by_end = bounds.selected_by == "book_out"
    return {**_of(STINTS, bounds, before=not chosen_by_end), "slack_hours": 24}


def _arrests(bounds: Bounds) -> Mapping[str, Any]:
    return _of(ARRESTS, bounds)


def _removals(bounds: Bounds) -> Mapping[str, Any]:
    return _of(REMOVALS, bounds)


def _of(rules: tuple[int, ...], bounds: Bounds, *, before: bool = True) -> dict[str, Any]:
    asked = [one for one in rules if one != BEFORE_THE_FIRST or (before and bounds.first_stated)]
    return {**until(bounds), "begins": bounds.first.isoformat(), "no": "NO", "rules": asked}


IMPOSSIBLE_ROW = CustodyQuestion(
    name="impossible_row",
    version="2",
    question="Which rows say what cannot be?",
    title="Rows that say what cannot be",
    definition=(
        "A stint booked out before it was booked in, or in the same second; a stay that begins more than"
        " 24 hours before its first stint; a stay whose last stint ends at another time than the stay, or"
        " that has no end although none of its stints is open; a departure to no stated country; a date"
        " of a final order beside the word that there is none; a book-in after the release; a book-in"
        " before the records begin, in an edition that was not selected by book-out. Of arrests and removals,"
        " those dated outside the records too. A row may say several."
    ),
    assumptions=(MARKED, CLOCK),
    failure_cases=(
        "Children who were handed to another agency have a stay that ends later than its last stint.",
        "Columns that are filled at different times disagree until the last of them is.",
        "A row that cannot be says nothing of what was: which of its cells is wrong is not known.",
    ),
    asks=(
        Asked("says what cannot be", "things said of stints that cannot be", "stints", SAID, _impossible),
        Asked(
            "arrests that say what cannot be",
            "things said of arrests that cannot be",
            "arrests",
            SAID,
            _arrests,
            wants=("arrests",),
        ),
        Asked(
            "removals that say what cannot be",
            "things said of removals that cannot be",
            "removals",
            SAID,
            _removals,
            wants=("removals",),
        ),
    ),
)
