"""A coded table stands whole or not at all, and is held to what its name says."""

from contextlib import suppress
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.store.coding.made_rows import batch, coding, stint

from habeas.store.coding.coding import Coding
from habeas.store.coding.shelf import Shelf
from habeas.store.coding.writing import dictionary_path
from habeas.store.errors import TableError

ROWS = batch(stint(8, "a", 100, 200, "MADE1", "Moved"), stint(9, "b", 100, None, "MADE2"))


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "custody")


def test_a_table_is_opened_as_it_was_kept(shelf: Shelf) -> None:
    made = shelf.keep(coding(("1", ROWS)))
    shelf.check(made.digest)
    assert shelf.names() == (made.digest,)
    assert shelf.open(made.digest).arrow("book_in")["book_in"].to_pylist() == [100, 100]


@pytest.mark.parametrize("which", ["rows", "texts"])
@pytest.mark.parametrize("how", ["cut", "emptied", "a byte altered"])
def test_a_table_that_was_damaged_is_said_to_be(shelf: Shelf, which: str, how: str) -> None:
    made = shelf.keep(coding(("1", ROWS)))
    path = shelf.path_of(made.digest)
    path = path if which == "rows" else dictionary_path(path)
    data = bytearray(path.read_bytes())
    data[last_of_first_column(path)] ^= 1
    altered = {"cut": bytes(data[:-20]), "emptied": b"", "a byte altered": bytes(data)}
    path.write_bytes(altered[how])
    with pytest.raises(TableError, match=r"cannot be read|not what its name says"):
        shelf.check(made.digest)


def last_of_first_column(path: Path) -> int:
    """Where the last byte of the first column stands."""
    first = pq.read_metadata(path).row_group(0).column(0)
    return (first.dictionary_page_offset or first.data_page_offset) + first.total_compressed_size - 1


def test_any_altered_byte_is_told_or_changes_nothing(shelf: Shelf) -> None:
    made = shelf.keep(coding(("1", ROWS)))
    path = shelf.path_of(made.digest)
    whole, rows = path.read_bytes(), shelf.open(made.digest).arrow()
    for at in range(4, len(whole), len(whole) // 60):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with suppress(TableError):
            shelf.check(made.digest)
            assert shelf.open(made.digest).arrow().equals(rows)


def test_a_table_without_its_texts_is_missing(shelf: Shelf) -> None:
    made = shelf.keep(coding(("1", ROWS)))
    dictionary_path(shelf.path_of(made.digest)).unlink()
    with pytest.raises(TableError, match="a table is missing"):
        shelf.open(made.digest)


def test_what_cannot_be_written_leaves_nothing(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("habeas.store.coding.writing._write_texts", full)
    with pytest.raises(TableError, match="make room"):
        shelf.keep(coding(("1", ROWS)))
    assert [path.name for path in shelf.path_of("0" * 64).parent.iterdir()] == []


def test_a_sweep_removes_what_is_not_wanted_and_what_a_killed_run_left(shelf: Shelf) -> None:
    kept, gone = shelf.keep(coding(("1", ROWS))), shelf.keep(coding(("2", ROWS)))
    folder = shelf.path_of(kept.digest).parent
    (folder / ".7.incoming").write_bytes(b"half")
    (folder / ".7.incoming.texts.parquet").write_bytes(b"half")
    assert shelf.sweep([kept.digest]) == (gone.digest,)
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        [f"{kept.digest}.parquet", f"{kept.digest}.texts.parquet"]
    )


def test_a_name_that_is_no_digest_opens_nothing(shelf: Shelf) -> None:
    with pytest.raises(TableError, match="no digest"):
        shelf.open("../record")


def test_marks_are_of_rows_in_their_order_and_delete_none(shelf: Shelf) -> None:
    made = shelf.keep(
        coding(("1", ROWS)), lambda _table, _columns, order: pa.array([4, 0]).to_numpy()[: len(order)]
    )
    found = shelf.open(made.digest).arrow("seq", "duplicate", "keep").to_pydict()
    assert found == {"seq": [0, 1], "duplicate": [4, 0], "keep": [0, 1]}


def test_no_table_of_a_name_that_no_layout_has_is_begun() -> None:
    with pytest.raises(ValueError):
        Coding("people")
