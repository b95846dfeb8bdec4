"""An export tells no count of rows that few people have, however many they have."""

import pyarrow.parquet as pq
import pytest
from tests.workflow.export_case import ARRESTS, EDITIONS, arrest, put, stint

from habeas.workflow.building import build
from habeas.workflow.case import load
from habeas.workflow.exporting_custody import export
from habeas.workflow.exporting_custody_about import Asked
from habeas.workflow.initialise import initialise
from habeas.workflow.matching_arrests import arrests


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    """One person with twelve stints at SMALL at once, twelve moves to it and twelve arrests; forty at BIG."""
    folder = tmp_path_factory.mktemp("few") / "case"
    folder.mkdir()
    initialise(folder, zone="UTC")
    with (folder / "habeas.toml").open("a") as settings:
        settings.write(EDITIONS)
    found = load(folder)
    rows = [
        stint(f"big{at:02}", "BIG", "2025-01-05 10:00", "2025-03-01 12:00", "Released") for at in range(40)
    ]
    for at in range(12):
        stay = f"2025-02-{at + 1:02} 01:00"
        rows.append(stint("one", "MID", stay, f"2025-02-{at + 1:02} 02:00", "Transferred"))
        rows.append(
            stint("one", "SMALL", stay.replace("01:00", "03:00"), "2025-02-20 09:00", "Released", stay)
        )
    put(found, "stints.csv", rows, "OPEN-1")
    given = [arrest(f"big{at:02}", "2025-01-04 10:00") for at in range(40)]
    given += [arrest("one", f"2024-0{month}-{day:02} 10:00") for month in (3, 6, 9) for day in (1, 9, 17, 25)]
    put(found, "arrests.csv", given, "OPEN-1", headings=ARRESTS)
    build(found)
    return found


@pytest.mark.parametrize(
    ("what", "column", "definition"),
    [
        ("flows", "moves", ""),
        ("length_of_stay", "stints", ""),
        ("edition_totals", "kept_rows", ""),
        ("headcount", "held", "UWCHR"),
    ],
)
def test_twelve_rows_of_one_person_are_told_nowhere(case, tmp_path, what, column, definition):
    export(case, Asked(what, definition=definition), tmp_path / "x.parquet")
    rows = pq.read_table(tmp_path / "x.parquet").to_pylist()
    of_one = [
        row
        for row in rows
        if {"SMALL", "MID"} & {row.get("facility"), row.get("origin"), row.get("destination")}
    ]
    assert of_one
    assert {row[column] for row in of_one} <= {None, 0}


def test_twelve_arrests_of_one_person_are_not_told(case):
    told = arrests(case).told
    assert told["with none in the window"] == "not shown"
