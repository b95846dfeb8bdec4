"""Rows become integers sorted by person and time; what they say does not depend on how they came."""

from itertools import permutations
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.store.coding.made_rows import batch, stint

from habeas.reference.custody_layouts import REDACTED
from habeas.store.coding.coded import CodedTable
from habeas.store.coding.coding import Coding
from habeas.store.coding.parts import Part
from habeas.store.coding.writing import dictionary_path

ROWS = (
    stint(8, "b", 200, None, "MADE2"),
    stint(9, "a", 300, 400, "MADE1", "Moved"),
    stint(10, None, 100, 150, REDACTED, ""),
    stint(11, "a", 100, 300, "MADE2", REDACTED),
)
PART = Part("5" * 64, ("FY2026",))


def coded(folder: Path, *batches: pa.RecordBatch, name: str = "table") -> tuple[str, CodedTable]:
    coding = Coding("stints")
    coding.begin(PART)
    for one in batches:
        coding.add(one)
    path = folder / f"{name}.parquet"
    return coding.write(path).digest, CodedTable(path)


def test_rows_stand_by_person_and_time_and_every_column_is_an_integer(tmp_path: Path) -> None:
    _, table = coded(tmp_path, batch(*ROWS))
    found = table.arrow().to_pydict()
    assert found["seq"] == [0, 1, 2, 3]
    assert found["person"] == [0, 0, 1, None]
    assert found["book_in"] == [100, 300, 200, 100]
    assert found["row"] == [11, 9, 8, 10]
    assert {str(one.type) for one in table.arrow().schema} <= {"int32", "int64"}


def test_a_redacted_text_is_minus_one_and_one_not_stated_is_null(tmp_path: Path) -> None:
    _, table = coded(tmp_path, batch(*ROWS))
    assert table.arrow("facility")["facility"].to_pylist() == [1, 0, 1, -1]
    assert table.arrow("release_reason")["release_reason"].to_pylist() == [-1, 1, None, 0]
    assert table.texts("facility") == ("MADE1", "MADE2")
    assert table.code("facility", "MADE2") == 1
    assert table.code("facility", "MADE3") is None


def test_a_redacted_id_is_nobody_as_one_that_is_not_stated(tmp_path: Path) -> None:
    _, table = coded(tmp_path, batch(stint(8, REDACTED, 1, 2, "MADE1"), stint(9, "a", 1, 2, "MADE1")))
    assert table.arrow("person")["person"].to_pylist() == [0, None]


def test_a_column_that_no_file_has_is_there_and_null(tmp_path: Path) -> None:
    _, table = coded(tmp_path, batch(*ROWS))
    assert table.arrow("race")["race"].null_count == 4


def test_a_column_that_a_later_batch_brings_is_null_before_it(tmp_path: Path) -> None:
    later = batch(*ROWS[2:]).append_column("other:Docket", pa.array(["d", None]))
    _, table = coded(tmp_path, batch(*ROWS[:2]), later)
    assert table.arrow("other:Docket")["other:Docket"].to_pylist() == [None, None, None, 0]


@pytest.mark.parametrize("order", list(permutations(range(4)))[:24])
def test_neither_the_order_of_rows_nor_how_they_are_batched_changes_the_table(
    tmp_path: Path, order: tuple[int, ...]
) -> None:
    one, _ = coded(tmp_path, batch(*ROWS), name="one")
    moved = tuple(ROWS[at] for at in order)
    other, _ = coded(tmp_path, batch(*moved[:1]), batch(*moved[1:]), name="other")
    assert one == other


def test_the_digest_is_of_what_is_in_the_files(tmp_path: Path) -> None:
    digest, table = coded(tmp_path, batch(*ROWS))
    assert table.digest() == digest
    assert table.parts == (PART,)


def test_one_altered_number_or_text_changes_the_digest(tmp_path: Path) -> None:
    digest, table = coded(tmp_path, batch(*ROWS))
    whole = table.arrow()
    at = whole.schema.get_field_index("book_in")
    altered = whole.set_column(at, "book_in", pa.array([100, 300, 201, 100], pa.int64()))
    pq.write_table(altered, table.path)
    assert CodedTable(table.path).digest() != digest
    pq.write_table(whole, table.path)
    texts = pq.read_table(dictionary_path(table.path)).to_pydict()
    texts["text"] = [one.replace("MADE1", "MADE9") for one in texts["text"]]
    pq.write_table(pa.table(texts), dictionary_path(table.path))
    assert CodedTable(table.path).digest() != digest


@pytest.mark.parametrize("heading", ["other:LAST NAME", "other:A_Number", "other:First Name", "birth_date"])
def test_a_column_that_names_people_is_left_out_even_where_it_is_not_blacked_out(
    tmp_path: Path, heading: str
) -> None:
    named = batch(*ROWS).append_column(heading, pa.array(["made", "made", "made", "made"]))
    _, table = coded(tmp_path, named)
    assert heading not in table.names
    assert "made" not in pq.read_table(dictionary_path(table.path))["text"].to_pylist()


def test_a_table_without_a_row_is_a_table(tmp_path: Path) -> None:
    digest, table = coded(tmp_path)
    assert (table.rows, table.digest()) == (0, digest)
