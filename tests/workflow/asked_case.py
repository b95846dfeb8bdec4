"""A case with one edition of stints and removals made by hand, read from files as any release is."""

from pathlib import Path

from habeas.sources.keep import Description
from habeas.workflow.adding import Intake, add
from habeas.workflow.building import build
from habeas.workflow.case import Case, load
from habeas.workflow.initialise import initialise

EDITION = """
[[edition]]
name = "Made edition"
series = "MADE-1"
published = 2026-01-31
first = 2025-10-01
last = 2026-01-31
selected_by = "book_in"
doubted.removals = "made to be doubted"
"""

STINTS = (
    "Stay Book In Date Time,Book In Date Time,Detention Facility,Book Out Date Time,Detention Facility Code,"
    "Detention Release Reason,Anonymized Identifier,Birth Year"
)
REMOVALS = "Departed Date,Departure Country,Port of Departure,Citizenship Country,Anonymized Identifier"

PEOPLE = 40


def stints() -> list[str]:
    """Everybody first in the hold room, then in the center; twelve go on to the jail, seven are lost."""
    rows = []
    for at in range(PEOPLE):
        day, who, born = f"2025-10-{1 + at % 28:02d}", f"made{at:04d}", 1970 + at % 30
        stay = f"{day} 08:00"
        rows.append(f"{stay},{stay},MADE HOLD ROOM,{day} 23:00,MADEHOLD,Transferred,{who},{born}")
        out = f"2025-11-{1 + at % 28:02d} 09:00"
        reason = "Transferred" if at % 4 == 1 else "Removed"
        rows.append(f"{stay},{day} 23:30,MADE CENTER,{out},MADECTR,{reason},{who},{born}")
        if at < 12:
            after = out.replace("09:00", "15:00")
            rows.append(f"{stay},{after},MADE JAIL,,MADEJAIL,,{who},{born}")
    return rows


def removals() -> list[str]:
    """Those of even numbers, one to a country that is not theirs; two whom no stint names come first."""
    others = [f"2025-11-0{at},HONDURAS,MADE PORT,HONDURAS,another{at}" for at in (1, 2)]
    return others + [
        f"2025-11-{1 + at % 28:02d},{'GUATEMALA' if at == 6 else 'HONDURAS'},MADE PORT,HONDURAS,made{at:04d}"
        for at in range(0, PEOPLE, 2)
    ]


def asked_case(folder: Path) -> Case:
    """The case, built."""
    case, files = folder / "case", folder / "files"
    case.mkdir()
    files.mkdir()
    initialise(case, zone="UTC")
    with (case / "habeas.toml").open("a") as settings:
        settings.write(EDITION)
    (files / "stints.csv").write_text("\n".join([STINTS, *stints()]) + "\n")
    (files / "removals.csv").write_text("\n".join([REMOVALS, *removals()]) + "\n")
    found = load(case)
    added = add(found, Intake((str(files),), Description(series="MADE-1")))
    assert not added.failed, added
    assert not build(found).refused
    return found
