"""Rows that stand more than once are marked by the query that defines it, and all of them stay."""

from pathlib import Path

import pytest
from tests.store.coding.made_rows import batch, coding, stint

from habeas.analysis.custody.queries import query
from habeas.store.coding.marks import marks
from habeas.store.coding.shelf import Shelf
from habeas.store.engine import Engine

DAY = 86_400
ROWS = batch(
    stint(8, "a", 100, 200, "MADE1", "Moved"),
    stint(9, "a", 100, 200, "MADE1", "Moved"),
    stint(10, "a", 500, 600, "MADE1", "Moved"),
    stint(11, "b", 100, 200, "MADE1"),
    stint(12, "b", 100 + DAY, 200 + DAY, "MADE1"),
    stint(13, None, 100, 200, "MADE1"),
    stint(14, None, 100, 200, "MADE1"),
)


def test_an_exact_row_and_a_second_one_of_the_day_are_marked_and_none_is_gone(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    made = shelf.open(shelf.keep(coding(("1", ROWS)), marks).digest)
    found = made.arrow("row", "duplicate", "keep").to_pylist()
    assert [(one["row"], one["duplicate"], one["keep"]) for one in found] == [
        (8, 4, 0),
        (9, 1, 0),
        (10, 0, 1),
        (11, 0, 1),
        (12, 0, 1),
        (13, 0, 1),
        (14, 0, 1),
    ]


def test_the_marks_of_the_rows_that_may_be_marked_are_those_of_all_rows(tmp_path: Path) -> None:
    from scripts.custody_made.raw import raw_stints

    from habeas.readings.custody.release import read_release
    from habeas.store.coding.coding import Coding
    from habeas.store.coding.parts import Part

    release = read_release(raw_stints(tmp_path / "made.parquet", 20_000, 3), name="made.parquet")
    rows = Coding("stints")
    rows.begin(Part("1" * 64, release.report.sheets))
    for one in release.batches():
        rows.add(one)
    shelf = Shelf(tmp_path / "shelf")
    made = shelf.open(shelf.keep(rows, marks).digest)
    with Engine({"stints": made.path}) as engine:
        whole = engine.ask(query("duplicates_stints").sql()).sort_by("seq")["mark"].to_pylist()
    assert made.arrow("duplicate")["duplicate"].to_pylist() == whole
    assert {0, 1, 2, 4} == set(whole)


@pytest.mark.parametrize("table", ["passengers"])
def test_a_table_without_a_rule_has_no_marks(tmp_path: Path, table: str) -> None:
    from habeas.store.coding.coding import Coding

    shelf = Shelf(tmp_path)
    made = shelf.open(shelf.keep(Coding(table), marks).digest)
    assert {"duplicate", "keep"} <= set(made.names)


def test_a_second_detainer_of_a_day_is_flagged_and_still_counts(tmp_path: Path) -> None:
    import pyarrow as pa

    from habeas.store.coding.coding import Coding
    from habeas.store.coding.parts import Part

    rows = Coding("detainers")
    rows.begin(Part("1" * 64, ("FY2026",)))
    day = pa.array([20_000, 20_000, 20_001], pa.int32())
    place = [pa.array([0, 0, 0], pa.int32()), pa.array([8, 9, 10], pa.int32())]
    rows.add(
        pa.record_batch(
            [pa.array(["a", "a", "a"]), day, *place], names=["person", "prepared_date", "sheet", "row"]
        )
    )
    shelf = Shelf(tmp_path)
    made = shelf.open(shelf.keep(rows, marks).digest)
    assert made.arrow("duplicate", "keep").to_pydict() == {"duplicate": [0, 16, 0], "keep": [1, 1, 1]}
