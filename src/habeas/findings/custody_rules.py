"""The rules that ask the rows of official records: each a question, how it is defined, and where it fails."""

from collections.abc import Mapping
from typing import Any

from habeas.findings.custody_bounds import Bounds
from habeas.findings.custody_question import Asked, CustodyQuestion, iso
from habeas.records.edition import Edition
from habeas.reference.standards import Standard, standard

_ONE_EDITION = "An id is one person's within the edition, and says nothing of any other edition."
_MARKED = "Rows marked as duplicates are not counted; none is deleted."
_CLOCK = "Times are the wall clock of the place, as printed: none is shifted, and zones are not compared."


def _until(edition: Edition, bounds: Bounds) -> Mapping[str, Any]:  # noqa: ARG001
    return {"until": iso(bounds.last)}


def _lost(edition: Edition, bounds: Bounds) -> Mapping[str, Any]:
    return {**_until(edition, bounds), "transferred": "Transferred", "slack_days": 1, "quiet_days": 30}


def _away(edition: Edition, bounds: Bounds) -> Mapping[str, Any]:
    return {**_until(edition, bounds), "gap_hours": 24}


def _overlap(edition: Edition, bounds: Bounds) -> Mapping[str, Any]:
    return {**_until(edition, bounds), "over_hours": 0}


def _nothing(edition: Edition, bounds: Bounds) -> Mapping[str, Any]:  # noqa: ARG001
    return {}


CUSTODY_GAP = CustodyQuestion(
    name="custody_gap",
    version="1",
    question="Whom do the records book out of one place and into no other?",
    title="Booked out, and where after that is not recorded",
    definition=(
        "Not seen again: a person's last stint ended with the reason Transferred or with none stated; the"
        " row states no departure; no removal of the person is dated from the day before the book-out on;"
        " no stint of the person is open; and the records go on for more than 30 days after. Away: within"
        " one stay, more than 24 hours from the latest end of all earlier stints to the next book-in."
        " Each is counted at the facility where the person was last seen."
    ),
    assumptions=(_ONE_EDITION, _MARKED, _CLOCK),
    failure_cases=(
        "A place that the edition leaves out, a hospital above all, looks like a gap.",
        "Custody of another keeper (a marshal, a county, another agency) is in none of these records.",
        "A removal that is recorded without the person's id, or not at all, looks like a loss.",
        "A person whose rows were given another id looks lost under the first.",
    ),
    asks=(
        Asked("booked out and not seen again", "people booked out and not seen again", "Last seen at", _lost),
        Asked("away within a stay", "gaps of more than 24 hours within a stay", "Last seen at", _away),
    ),
    uses=("removals",),
)

CUSTODY_OVERLAP = CustodyQuestion(
    name="custody_overlap",
    version="1",
    question="Whom do the records hold in two places at once?",
    title="Held in two places at once",
    definition=(
        "A stint that begins before the latest end of all earlier stints of the same person, of whatever"
        " stay. The latest is taken and not the row before, since a stint may lie within another. A stint"
        " that was left open ends nothing. It is counted at the facility of the later book-in."
    ),
    assumptions=(_ONE_EDITION, _MARKED, _CLOCK),
    failure_cases=(
        "A book-out that was typed late looks like an overlap.",
        "Two facilities in two time zones overlap by up to the hours between them.",
        "Where two persons were given one id, they seem one in two places.",
    ),
    asks=(Asked("in two places at once", "stints begun while in another", "Second place", _overlap),),
)

OPEN_THEN_ELSEWHERE = CustodyQuestion(
    name="open_then_elsewhere",
    version="1",
    question="Which stints were never closed although the person was booked in elsewhere later?",
    title="Left open, then elsewhere",
    definition=(
        "A stint without a book-out that is followed by a stint of the same person at another facility."
        " Its book-out is not recorded, and whoever holds it open counts a person where they no longer"
        " are. It is counted at the facility that left it open."
    ),
    assumptions=(_ONE_EDITION, _MARKED, _CLOCK),
    failure_cases=(
        "Where the later book-in is itself wrong, the open stint may be the true one.",
        "Rows that were corrected after the edition was drawn are not known.",
    ),
    asks=(Asked("left open, then elsewhere", "stints left open", "Left open at", _nothing),),
)


def _limits() -> list[list[Any]]:
    """[first day, hours]: the limit in force from that day; a day after which none is known has very many."""
    known = [one for name in ("ice-hold-room-12", "ice-hold-room-72") if (one := standard(name))]
    found = [[_since(one), int(one.value)] for one in known if one.value is not None]
    ends = [one.until for one in known if one.until]
    return [*found, [max(ends).isoformat(), NO_LIMIT_H]] if ends else found


def _since(one: Standard) -> str:
    return one.since.isoformat() if one.since else "1970-01-01"


NO_LIMIT_H = 24 * 366 * 100


def _holds(edition: Edition, bounds: Bounds) -> Mapping[str, Any]:
    return {
        **_until(edition, bounds),
        "named": ["HOLD ROOM", "HOLDROOM", "HOLDING ROOM"],
        "coded": ["HOLD"],
        "limits": _limits(),
        "open_too": 0,
    }


HOLD_LIMIT = CustodyQuestion(
    name="hold_limit",
    version="1",
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
        _MARKED,
        _CLOCK,
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
        Asked("in a hold room past the limit", "stints in hold rooms past the limit", "Hold room", _holds),
    ),
)

RULES_SHOWN = (9, 10, 11, 12, 7, 24, 25, 29, 32)
_SELECTED_BY_BOOK_OUT = frozenset({32})


def _impossible(edition: Edition, bounds: Bounds) -> Mapping[str, Any]:
    # An edition that chose its rows by book-out rightly has book-ins from before its first day.
    left = _SELECTED_BY_BOOK_OUT if edition.selected_by == "book_out" or not edition.first else frozenset()
    return {
        **_until(edition, bounds),
        "begins": iso(bounds.first),
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
    assumptions=(_MARKED, _CLOCK),
    failure_cases=(
        "Children who were handed to another agency have a stay that ends later than its last stint.",
        "Columns that are filled at different times disagree until the last of them is.",
        "A row that cannot be says nothing of what was: which of its cells is wrong is not known.",
    ),
    asks=(Asked("says what cannot be", "things said that cannot be", "What is said", _impossible),),
)

THIRD_COUNTRY = CustodyQuestion(
    name="third_country",
    version="1",
    question="Who was removed to a country neither of their citizenship nor of their birth?",
    title="Removed to a third country",
    definition=(
        "A removal whose country of departure differs from the country of citizenship that the row states"
        " and, where it states one, from the country of birth. Spellings of one country are one country;"
        " a territory, a state that is no more and “unknown” are of no country, and rows with one are"
        " told as not compared."
    ),
    assumptions=(_MARKED, "The citizenship is that which the row of the removal states."),
    failure_cases=(
        "Of two citizenships the row states one: the person may have been sent to the country of the other.",
        "Other tables of the same edition may state another citizenship.",
        "The country of departure may be that of a stop on the way.",
    ),
    asks=(Asked("to a third country", "removals to a third country", "Sent to", _nothing),),
    wants=("removals",),
)

CUSTODY_RULES = (
    CUSTODY_GAP,
    CUSTODY_OVERLAP,
    OPEN_THEN_ELSEWHERE,
    HOLD_LIMIT,
    IMPOSSIBLE_ROW,
    THIRD_COUNTRY,
)
"""In the order in which their findings stand."""
