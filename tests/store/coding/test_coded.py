"""A coded table is read by column, row group or person, and its digest is of what it says."""

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from tests.store.coding.made_rows import batch, coding, stint

from habeas.store.coding import digest as digesting
from habeas.store.coding import writing
from habeas.store.coding.coded import CodedTable
from habeas.store.coding.coding import Coding
from habeas.store.coding.parts import Part

PEOPLE = ("a", "b", "c", "d", None)
MANY = batch(
    *(stint(8 + at, PEOPLE[at % 5], 3600 * (at % 7), None, f"MADE{at % 3}") for at in range(100)),
)


def kept(folder: Path, of: str = "table") -> CodedTable:
    path = folder / f"{of}.parquet"
    coding(("1", MANY)).write(path)
    return CodedTable(path)


def written_again(table: CodedTable, **how: object) -> CodedTable:
    """The same table, its file written in another way."""
    pq.write_table(table.arrow(), table.path, **how)
    return CodedTable(table.path)


@pytest.mark.parametrize(
    "how",
    [
        {"row_group_size": 7},
        {"row_group_size": 33, "compression": "zstd"},
        {"row_group_size": 1_000, "compression": "none", "use_dictionary": False},
    ],
)
def test_the_digest_is_the_same_however_the_file_is_cut_and_packed(
    tmp_path: Path, how: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(digesting, "AT_ONCE", 30)
    monkeypatch.setattr(writing, "AT_ONCE", 30)
    table = kept(tmp_path)
    assert table.digest() == table.stated_digest
    assert written_again(table, **how).digest() == table.stated_digest


def test_row_groups_are_the_table(tmp_path: Path) -> None:
    whole = kept(tmp_path).arrow("person", "book_in")
    groups = list(written_again(kept(tmp_path), row_group_size=7).groups("person", "book_in"))
    assert [len(one) for one in groups] == [7] * 14 + [2]
    assert pa.concat_tables(groups).equals(whole)


@pytest.mark.parametrize("size", [1, 7, 20, 1_000])
@pytest.mark.parametrize("code", range(-1, 6))
def test_one_persons_rows_are_those_that_a_filter_of_the_whole_gives(
    tmp_path: Path, size: int, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("habeas.store.coding.coded.FEW", 6)
    table = written_again(kept(tmp_path), row_group_size=size)
    whole = table.arrow()
    wanted = whole.filter(pc.equal(whole["person"], code))
    assert len(wanted) == (20 if 0 <= code < 4 else 0)
    assert table.of_person(code).equals(wanted)
    assert table.of_person(code, "book_in", "seq").equals(wanted.select(["book_in", "seq"]))


def test_one_persons_rows_stop_being_read_where_they_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    real = pq.ParquetFile.iter_batches

    def counted(file: pq.ParquetFile, **how: object):
        for one in real(file, **how):
            read.append(len(one))
            yield one

    table = written_again(kept(tmp_path), row_group_size=20)
    monkeypatch.setattr("habeas.store.coding.coded.FEW", 5)
    monkeypatch.setattr(pq.ParquetFile, "iter_batches", counted)
    assert len(table.of_person(1)) == 20
    assert sum(read) == 20


def test_one_persons_rows_are_found_in_a_table_that_stands_in_another_order(tmp_path: Path) -> None:
    """Passengers stand by the day of their mission."""
    made = Coding("passengers")
    made.begin(Part("1" * 64, ("FY2026",)))
    people = ["a", "b", "a", None, "b", "a"]
    rows = {"person": pa.array(people), "mission_date": pa.array([5, 1, 4, 2, 3, 0], pa.int32())}
    place = {"sheet": pa.array([0] * 6, pa.int32()), "row": pa.array(range(6), pa.int32())}
    made.add(pa.record_batch(rows | place))
    path = tmp_path / "air.parquet"
    made.write(path)
    table = written_again(CodedTable(path), row_group_size=2)
    assert table.of_person(0, "mission_date")["mission_date"].to_pylist() == [0, 4, 5]
