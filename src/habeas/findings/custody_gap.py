"""Whom the records book out of one place and into no other."""

from collections.abc import Mapping
from typing import Any

from habeas.findings.custody_asking import Asked
from habeas.findings.custody_bounds import Bounds
from habeas.findings.custody_question import CLOCK, MARKED, ONE_EDITION, CustodyQuestion, until


def _lost(bounds: Bounds) -> Mapping[str, Any]:
    return {**until(bounds), "transferred": "Transferred", "slack_days": 1, "quiet_days": 30}


def _away(bounds: Bounds) -> Mapping[str, Any]:
    return {**until(bounds), "gap_hours": 24}


CUSTODY_GAP = CustodyQuestion(
    name="custody_gap",
    version="2",
    question="Whom do the records book out of one place and into no other?",
    title="Booked out, and where after that is not recorded",
    definition=(
        "Not seen again: a person's last stint ended with the reason Transferred or with none stated; the"
        " row states no departure; no removal of the person is dated from the day before the book-out on;"
        " no stint of the person is open; and the records go on for more than 30 days after. Away: within"
        " one stay, more than 24 hours from the latest end of all earlier stints to the next book-in."
        " Each is counted at the facility where the person was last seen."
    ),
    assumptions=(ONE_EDITION, MARKED, CLOCK),
    failure_cases=(
        "A place that the edition leaves out, a hospital above all, looks like a gap.",
        "Custody of another keeper (a marshal, a county, another agency) is in none of these records.",
        "A removal that is recorded without the person's id, or not at all, looks like a loss.",
        "A person whose rows were given another id looks lost under the first.",
    ),
    asks=(
        Asked(
            "booked out and not seen again",
            "people booked out and not seen again",
            "people",
            "Last seen at",
            _lost,
            uses=("removals",),
        ),
        Asked(
            "away within a stay", "gaps of more than 24 hours within a stay", "stints", "Last seen at", _away
        ),
    ),
)
