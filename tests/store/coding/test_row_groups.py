"""Row groups are cut between people, and lose no row."""

import numpy as np
import pyarrow as pa
import pytest
from tests.store.coding.made_rows import batch, coding, stint

from habeas.store.coding import row_groups as module
from habeas.store.coding.row_groups import row_groups
from habeas.store.coding.shelf import Shelf

NOBODY = None


@pytest.fixture(autouse=True)
def groups_of_four(monkeypatch):
    monkeypatch.setattr(module, "GROUP", 4)


def cut(*people, table="stints"):
    rows = pa.record_batch({"person": pa.array(people, pa.int32()), "row": np.arange(len(people))})
    return [one["person"].to_pylist() for one in row_groups(table, rows)]


def test_nobody_is_in_two_groups():
    assert cut(1, 1, 2, 2, 2, 3, 4, 4, 4) == [[1, 1], [2, 2, 2, 3], [4, 4, 4]]


def test_a_person_with_more_rows_than_a_group_is_cut():
    assert cut(1, 2, 2, 2, 2, 2, 2, 2, 3) == [[1], [2, 2, 2, 2], [2, 2, 2, 3]]


def test_rows_without_an_id_are_cut_anywhere():
    assert cut(1, 1, *[NOBODY] * 7) == [[1, 1], [NOBODY] * 4, [NOBODY] * 3]


def test_tables_that_are_not_by_person_are_cut_after_so_many_rows():
    assert cut(*[3, 1] * 3, table="missions") == [[3, 1, 3, 1], [3, 1]]


def test_no_rows_are_no_group():
    assert cut() == []


def test_the_file_of_a_table_is_cut_so(tmp_path):
    rows = (
        stint(number, f"p{number // 3}", 100 * number, 100 * number + 50, "MADE1") for number in range(12)
    )
    shelf = Shelf(tmp_path / "custody")
    table = shelf.open(shelf.keep(coding(("1", batch(*rows)))).digest)
    groups = [one["person"].to_pylist() for one in table.groups("person")]
    assert groups == [[0] * 3, [1] * 3, [2] * 3, [3] * 3]
    assert table.arrow("book_in")["book_in"].to_pylist() == [100 * number for number in range(12)]


def test_what_is_never_null_says_so_in_the_file(tmp_path):
    shelf = Shelf(tmp_path / "custody")
    rows = batch(stint(8, "a", 100, None, "MADE1"), stint(9, "b", 100, None, "MADE2"))
    table = shelf.open(shelf.keep(coding(("1", rows))).digest).arrow()
    assert not table.schema.field("book_in").nullable
    assert table.schema.field("book_out").nullable
