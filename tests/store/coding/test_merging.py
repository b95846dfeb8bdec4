"""Files coded apart and merged are the table that they are when coded together."""

from pathlib import Path

import pyarrow as pa
from tests.store.coding.made_rows import batch, coding, stint

from habeas.reference.custody_layouts import REDACTED
from habeas.store.coding.merging import merged
from habeas.store.coding.shelf import Shelf

ONE = batch(
    stint(8, "b", 200, None, "MADE2"),
    stint(9, "a", 300, 400, "MADE1", "Moved"),
    stint(10, None, 100, 150, REDACTED),
)
TWO = batch(stint(8, "a", 100, 300, "MADE9", REDACTED), stint(9, "c", 100, 300, "MADE1", "Away"))


def test_files_coded_apart_and_merged_are_the_table_that_they_are_together(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    apart = [shelf.keep(coding((digit, rows))).digest for digit, rows in (("1", ONE), ("2", TWO))]
    assert shelf.keep(merged([shelf.open(one) for one in apart])) == shelf.keep(
        coding(("1", ONE), ("2", TWO))
    )


def test_what_was_merged_can_be_merged_again(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    both = shelf.keep(coding(("1", ONE), ("2", TWO)))
    assert shelf.keep(merged([shelf.open(both.digest)])) == both


def test_a_column_that_only_one_file_has_is_null_in_the_rows_of_the_other(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    more = TWO.append_column("other:Docket", pa.array(["d", REDACTED]))
    apart = [shelf.keep(coding((digit, rows))).digest for digit, rows in (("1", ONE), ("2", more))]
    made = shelf.open(shelf.keep(merged([shelf.open(one) for one in apart])).digest)
    rows = made.arrow("file", "row", "other:Docket").to_pylist()
    found = {(one["file"], one["row"]): one["other:Docket"] for one in rows}
    assert found == {(0, 8): None, (0, 9): None, (0, 10): None, (1, 8): 0, (1, 9): -1}


def test_a_merged_table_is_made_once_and_stands_under_its_parts(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    apart = [shelf.keep(coding((digit, rows))).digest for digit, rows in (("1", ONE), ("2", TWO))]
    made = shelf.merge(apart)
    written = made.path.stat().st_mtime_ns
    assert made.stated_digest == made.digest() == shelf.keep(coding(("1", ONE), ("2", TWO))).digest
    assert shelf.merge(reversed(apart)).path.stat().st_mtime_ns == written
    shelf.check(made.path.name.removesuffix(".parquet"))


def test_one_table_alone_is_merged_into_itself(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    (only,) = (shelf.keep(coding(("1", ONE))).digest,)
    assert shelf.merge([only]).path == shelf.path_of(only)
