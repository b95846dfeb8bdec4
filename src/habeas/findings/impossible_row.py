"""Which rows of official records say what cannot be."""

from collections.abc import Mapping
from typing import Any

from habeas.findings.custody_asking import Asked
from habeas.findings.custody_bounds import Bounds
from habeas.findings.custody_question import CLOCK, MARKED, CustodyQuestion, until

RULES_SHOWN = (9, 10, 11, 12, 7, 24, 25, 29, 32)
BEFORE_THE_FIRST = frozenset({32})


def _impossible(bounds: Bounds) -> Mapping[str, Any]:
    # An edition that chose its rows by book-out rightly has book-ins from before its first day.
    left = (
        BEFORE_THE_FIRST if bounds.selected_by == "book_out" or not bounds.first_stated else frozenset()
    )
    return {
        **until(bounds),
        "begins": bounds.first.isoformat(),
        "no": "NO",
        "slack_hours": 24,
        "rules": sorted(set(RULES_SHOWN) - left),
    }


IMPOSSIBLE_ROW = CustodyQuestion(
    name="impossible_row",
    version="1",
    question="Which rows say what cannot be?",
    title="Rows that say what cannot be",
    definition=(
        "A stint booked out before it was booked in, or in the same second; a stay that begins more than"
        " 24 hours before its first stint; a stay whose last stint ends at another time than the stay, or"
        " that has no end although none of its stints is open; a departure to no stated country; a date"
        " of a final order beside the word that there is none; a book-in after the release; a book-in"
        " before the records begin, in an edition that was not selected by book-out. A row may say"
        " several."
    ),
    assumptions=(MARKED, CLOCK),
    failure_cases=(
        "Children who were handed to another agency have a stay that ends later than its last stint.",
        "Columns that are filled at different times disagree until the last of them is.",
        "A row that cannot be says nothing of what was: which of its cells is wrong is not known.",
    ),
    asks=(Asked("says what cannot be", "things said that cannot be", "stints", "What is said", _impossible),),
)
