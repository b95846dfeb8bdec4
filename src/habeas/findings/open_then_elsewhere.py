"""Which stints were never closed although the person was booked in elsewhere later."""

from habeas.findings.custody_asking import Asked
from habeas.findings.custody_question import CLOCK, MARKED, ONE_EDITION, CustodyQuestion, nothing

OPEN_THEN_ELSEWHERE = CustodyQuestion(
    name="open_then_elsewhere",
    version="2",
    question="Which stints were never closed although the person was booked in elsewhere later?",
    title="Left open, then elsewhere",
    definition=(
        "A stint without a book-out that is followed by a stint of the same person at another facility."
        " Its book-out is not recorded, and whoever holds it open counts a person where they no longer"
        " are. It is counted at the facility that left it open."
    ),
    assumptions=(ONE_EDITION, MARKED, CLOCK),
    failure_cases=(
        "Where the later book-in is itself wrong, the open stint may be the true one.",
        "Rows that were corrected after the edition was drawn are not known.",
    ),
    asks=(Asked("left open, then elsewhere", "stints left open", "stints", "Left open at", nothing),),
)
