"""A made case to export from: two files of an open edition, and a sealed edition of one."""

from pathlib import Path

import pytest

from habeas.sources.keep import Description
from habeas.workflow.adding import Intake, add
from habeas.workflow.building import build
from habeas.workflow.case import Case, load
from habeas.workflow.initialise import initialise

CANARY = "xcanaryx"
"""Stands in every column that no export may have."""

HEADINGS = (
    "Stay Book In Date Time,Book In Date Time,Book Out Date Time,Detention Facility Code,Detention Facility,"
    "Detention Release Reason,Birth Year,Gender,First Name,Alien File Number,Subject ID,Their Neighbour,"
    "Bond Posted Amount,Anonymized Identifier"
)

EDITIONS = """
[[edition]]
name = "March 2026"
series = "OPEN-1"
published = 2025-04-01
first = 2025-01-01
last = 2025-03-31
selected_by = "book_in"
doubted.stints = "made to be doubted"

[[edition]]
name = "Sealed edition"
series = "SEALED-1"
published = 2025-04-01
first = 2025-01-01
last = 2025-03-31
"""

ARRESTS = (
    "Apprehension Date Time,Apprehension Method,Birth Year,Gender,First Name,Alien File Number,Subject ID,"
    "Their Neighbour,Citizenship Country,Anonymized Identifier"
)

NAMES = {
    "BIG": "MADE BIG CENTER",
    "MID": "MADE MID CENTER",
    "SMALL": "MADE SMALL JAIL",
    "=EVIL": "=MADE(EVIL)",
}


def stint(person: str, facility: str, came: str, left: str, reason: str, stay: str = "") -> str:
    """A row as a release has it; every column that names somebody has the canary."""
    born = 1970 + len(person) % 10
    said = (stay or came, came, left, facility, NAMES[facility], reason, str(born), "Male")
    return ",".join([*said, CANARY, CANARY, CANARY, CANARY, "1500.00", person])


CAME, MOVED, LEFT = "2025-01-05 10:00", "2025-03-01 12:00", "2025-03-10 09:00"


def first_file() -> list[str]:
    """At BIG 40 people, of whom 15 are moved to MID and 2 to SMALL on 1 March; others are let go then."""
    rows = []
    for at in range(40):
        person = f"big{at:02}"
        moved = at < 17
        rows.append(stint(person, "BIG", CAME, MOVED, "Transferred" if moved else "Released"))
        if moved:
            to = "MID" if at < 15 else "SMALL"
            rows.append(stint(person, to, "2025-03-01 15:00", LEFT, "Removed", CAME))
    return rows


def second_file() -> list[str]:
    """At the facility of a dangerous name 12 people, at SMALL 3, all until the release and after."""
    rows = [stint(f"evil{at:02}", "=EVIL", CAME, "", "") for at in range(12)]
    return rows + [stint(f"few{at}", "SMALL", CAME, "", "") for at in range(3)]


def arrest(person: str, came: str) -> str:
    """An arrest as a release has it; every column that names somebody has the canary."""
    canaries = ",".join([CANARY] * 4)
    return f"{came},Located,{1970 + len(person) % 10},Male,{canaries},MADELAND,{person}"


def arrests_file() -> list[str]:
    """Of the people at BIG the first 20, a day before they came; the first of them twice, and one row twice.

    The first one's other arrest is three days before the stay. One more arrest is of nobody, one of somebody
    who has no stay, and one of a person whose stay begins a month after it.
    """
    rows = [arrest(f"big{at:02}", "2025-01-04 10:00") for at in range(20)]
    return [
        *rows,
        rows[-1],
        arrest("big00", "2025-01-02 09:00"),
        arrest("", "2025-01-04 10:00"),
        arrest("nostay", "2025-01-04 10:00"),
        arrest("big30", "2024-12-01 10:00"),
    ]


def hidden_file() -> list[str]:
    """From BIG 25 people go to MID; 12 come back, 5 of them go once more, 7 and 5 others go to SMALL."""
    paths = [["BIG", "MID", "BIG", "MID"]] * 5 + [["BIG", "MID", "BIG", "SMALL"]] * 7
    paths += [["BIG", "MID"]] * 13 + [["BIG", "SMALL"]] * 5
    rows = []
    for at, path in enumerate(paths):
        for step, facility in enumerate(path):
            came, left = f"2025-02-{step + 1:02} 10:00", f"2025-02-{step + 2:02} 08:00"
            rows.append(stint(f"sealed{at:02}", facility, came, left, "Transferred", "2025-02-01 10:00"))
    return rows


_MADE: dict[tuple[Path, bool], Case] = {}


def made_once(factory: pytest.TempPathFactory, *, arrests: bool = False) -> Case:
    """The case that the tests of one process share, with arrests or without; none of them alters it."""
    key = factory.getbasetemp(), arrests
    if key not in _MADE:
        _MADE[key] = made_case(factory.mktemp("exports"), arrests=arrests)
    return _MADE[key]


def made_case(folder: Path, *, arrests: bool = False) -> Case:
    """The case, built."""
    case_folder = folder / "case"
    case_folder.mkdir()
    initialise(case_folder, zone="UTC")
    with (case_folder / "habeas.toml").open("a") as settings:
        settings.write(EDITIONS)
    case = load(case_folder)
    put(case, "first.csv", first_file(), "OPEN-1")
    put(case, "second.csv", second_file(), "OPEN-1")
    if arrests:
        put(case, "arrests.csv", arrests_file(), "OPEN-1", headings=ARRESTS)
    put(case, "hidden.csv", hidden_file(), "SEALED-1", frozenset({"sealed"}))
    build(case)
    return case


def put(
    case: Case,
    name: str,
    rows: list[str],
    series: str,
    labels: frozenset[str] = frozenset(),
    *,
    headings: str = HEADINGS,
) -> None:
    """Add a file of these rows."""
    path = case.folder.parent / name
    path.write_text("\n".join([headings, *rows]) + "\n")
    added = add(case, Intake((str(path),), Description(series=series, labels=labels)))
    assert not added.failed, added
