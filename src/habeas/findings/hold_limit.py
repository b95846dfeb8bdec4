"""Who was kept in a hold room for longer than the limit in force on the day."""

from collections.abc import Mapping
from typing import Any

from habeas.findings.custody_asking import Asked
from habeas.findings.custody_bounds import Bounds
from habeas.findings.custody_question import CLOCK, MARKED, CustodyQuestion, until
from habeas.reference.hold_rooms import CODED, NAMED, limits


def _holds(bounds: Bounds) -> Mapping[str, Any]:
    return {
        **until(bounds),
        "named": list(NAMED),
        "coded": list(CODED),
        "limits": [[since.isoformat(), hours] for since, hours in limits()],
        "open_too": 0,
    }


HOLD_LIMIT = CustodyQuestion(
    name="hold_limit",
    version="2",
    question="Who was kept in a hold room for longer than the limit in force on the day?",
    title="In a hold room past the limit",
    definition=(
        "A stint in a hold room that lasted longer than the limit in force on the day it began: 12 hours"
        " before 24 June 2025, and 72 hours from that day. From 24 June 2026, when the waiver of one year"
        " ends, no limit is known here, and no stint is counted. A hold room is a facility one of whose"
        " names says so (“hold room”), or whose code ends in HOLD. Stints that were left open are not"
        " counted."
    ),
    assumptions=(
        MARKED,
        CLOCK,
        "The limit before 24 June 2025 was 12 hours for as far back as the records go: when it began was not"
        " looked up.",
    ),
    failure_cases=(
        "A hold room that neither its name nor its code calls one is missed.",
        "Whoever is moved from one hold room to another begins anew in each.",
        "The waiver allows for exceptional circumstances, which no row states.",
        "The waiver is challenged in court; which limit was lawful is not asked here.",
    ),
    asks=(
        Asked(
            "in a hold room past the limit",
            "stints in hold rooms past the limit",
            "stints in them",
            "Hold room",
            _holds,
        ),
    ),
)
