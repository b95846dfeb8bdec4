"""Whom the records hold in two places at once."""

from collections.abc import Mapping
from typing import Any

from habeas.findings.custody_asking import Asked
from habeas.findings.custody_bounds import Bounds
from habeas.findings.custody_question import CLOCK, MARKED, ONE_EDITION, CustodyQuestion, until


def _overlap(bounds: Bounds) -> Mapping[str, Any]:
    return {**until(bounds), "over_hours": 0}


CUSTODY_OVERLAP = CustodyQuestion(
    name="custody_overlap",
    version="2",
    question="Whom do the records hold in two places at once?",
    title="Held in two places at once",
    definition=(
        "A stint that begins before the latest end of all earlier stints of the same person, of whatever"
        " stay. The latest is taken and not the row before, since a stint may lie within another. A stint"
        " that was left open ends nothing. It is counted at the facility of the later book-in."
    ),
    assumptions=(ONE_EDITION, MARKED, CLOCK),
    failure_cases=(
        "A book-out that was typed late looks like an overlap.",
        "Two facilities in two time zones overlap by up to the hours between them.",
        "Where two persons were given one id, they seem one in two places.",
    ),
    asks=(
        Asked("in two places at once", "stints begun while in another", "stints", "Second place", _overlap),
    ),
)
