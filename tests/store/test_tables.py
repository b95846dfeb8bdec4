"""A table is kept exactly, whole or not at all, and is held to what its name says whenever it is opened."""

import errno
import os
import random
import shutil
import subprocess
import tempfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.store import made_tracks

from habeas.analysis.flights.digest import digest
from habeas.store import positions_file
from habeas.store.errors import TableError
from habeas.store.tables import Tables

DELETE = "delete that file and run habeas build: it is made again from the originals"
OTHER = "f" * 64


@pytest.fixture
def tables(tmp_path: Path) -> Tables:
    return Tables(tmp_path / "tables")


def kept(tables: Tables, *tracks):
    name = digest(tracks)
    tables.keep(name, tracks)
    return name, tables.path_of(name)


def test_a_table_is_opened_as_it_was_kept(tables):
    tracks = (made_tracks.plain("a00001"), made_tracks.plain("a00002", 0), made_tracks.plain("a00003", 3))
    name, _ = kept(tables, *tracks)
    found = tables.open(name)
    assert [made_tracks.same(*pair) for pair in zip(found, tracks, strict=True)] == [True] * 3
    assert [list(one.callsigns) for one in found] == [list(one.callsigns) for one in tracks]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(made_tracks.tracks(), max_size=4).map(tuple))
def test_whatever_values_a_track_has_it_comes_back_to_the_bit(tracks):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.parquet"
        positions_file.write(tracks, path)
        found = positions_file.read(path)
    assert len(found) == len(tracks)
    for one, other in zip(found, tracks, strict=True):
        assert made_tracks.same(one, other)
    assert digest(found) == digest(tracks)


def test_a_table_without_tracks_is_a_table(tables):
    name, _ = kept(tables)
    assert tables.open(name) == ()


def test_a_track_of_more_points_than_one_row_group_holds_is_whole(tables):
    count = 1_048_577
    name, _ = kept(tables, made_tracks.plain("a00001", count), made_tracks.plain("a00002", 2))
    assert [len(one) for one in tables.open(name)] == [count, 2]


def test_the_file_says_what_its_columns_are_to_who_opens_it_elsewhere(tables):
    _, path = kept(tables, made_tracks.plain())
    schema = pq.read_schema(path)
    assert schema.field("altitude").metadata == {b"unit": b"feet"}
    assert pq.read_table(path)["latitude"].to_pylist()[0] == 26.2


def test_the_same_tracks_are_the_same_bytes(tables, tmp_path):
    _, one = kept(tables, made_tracks.plain())
    _, two = kept(Tables(tmp_path / "other"), made_tracks.plain())
    assert one.read_bytes() == two.read_bytes()


def test_one_that_is_there_stays(tables):
    name, path = kept(tables, made_tracks.plain())
    before = path.stat()
    tables.keep(name, (made_tracks.plain(),))
    assert path.stat() == before


def test_a_missing_table_is_an_error_that_names_it_and_says_what_to_do(tables):
    name, path = kept(tables, made_tracks.plain())
    path.unlink()
    with pytest.raises(TableError) as caught:
        tables.open(name)
    assert str(caught.value) == f"a table is missing ({path}): run habeas build: it is made again."


@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 0.9, 0.999])
def test_a_truncated_table_is_an_error_that_names_it_and_says_what_to_do(tables, share):
    name, path = kept(tables, made_tracks.plain(count=200))
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(TableError) as caught:
        tables.open(name)
    assert str(caught.value) == f"a table cannot be read ({path}): {DELETE}."


def test_a_table_under_the_name_of_another_is_an_error(tables):
    one, path = kept(tables, made_tracks.plain())
    two, _ = kept(tables, made_tracks.plain(height=34_999))
    shutil.copy(tables.path_of(two), path)
    with pytest.raises(TableError, match="not what its name says") as caught:
        tables.open(one)
    assert (str(path) in str(caught.value), DELETE in str(caught.value)) == (True, True)


def test_one_value_that_was_altered_by_a_program_that_writes_parquet_is_an_error(tables):
    name, path = kept(tables, made_tracks.plain())
    rows = pq.read_table(path)
    altered = rows["altitude"].to_pylist()
    altered[3] += 1
    place = rows.schema.get_field_index("altitude")
    pq.write_table(rows.set_column(place, rows.schema.field(place), pa.array(altered, pa.float32())), path)
    with pytest.raises(TableError, match="not what its name says"):
        tables.open(name)


def test_the_same_rows_written_by_another_program_are_the_table(tables):
    name, path = kept(tables, made_tracks.plain(count=50))
    pq.write_table(pq.read_table(path), path, compression="snappy", row_group_size=7, use_dictionary=False)
    assert len(tables.open(name)[0]) == 50


@pytest.mark.parametrize("seed", range(4))
def test_whatever_bytes_are_altered_it_opens_as_it_was_or_is_a_table_error(tables, seed):
    chance = random.Random(seed)
    name, path = kept(tables, made_tracks.plain(count=40), made_tracks.plain("a00002", 3))
    data = path.read_bytes()
    told = []
    for _ in range(400):
        altered = bytearray(data)
        for _ in range(chance.choice([1, 1, 1, 2, 8])):
            altered[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(altered[: chance.randrange(len(data))] if chance.random() < 0.2 else altered)
        try:
            assert digest(tables.open(name)) == name
        except TableError as error:
            told.append(str(error))
    assert len(told) > 200
    assert all(str(path) in one for one in told)


@pytest.mark.parametrize("name", ["", "a", OTHER.upper(), OTHER + "0", "../" + OTHER[3:], OTHER[:-1] + "\n"])
def test_what_is_no_digest_names_no_file(tables, name):
    for ask in (tables.open, tables.has, tables.path_of, lambda it: tables.keep(it, ())):
        with pytest.raises(TableError, match="no digest"):
            ask(name)


class Full:
    """A disk that is full once so many bytes are on it."""

    def __init__(self, room):
        self.room = room

    def write(self, real):
        def write(tracks, path):
            real(tracks, path)
            data = path.read_bytes()
            path.write_bytes(data[: self.room])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        return write


@pytest.mark.parametrize("room", [0, 1, 1000])
def test_on_a_full_disk_nothing_half_written_is_left(tables, tmp_path, monkeypatch, room):
    monkeypatch.setattr(positions_file, "write", Full(room).write(positions_file.write))
    with pytest.raises(TableError, match=r"cannot be written .*No space left.*: make room, and run it again"):
        kept(tables, made_tracks.plain())
    assert list((tmp_path / "tables").iterdir()) == []


@pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("mount"), reason="needs a disk of its own")
def test_on_a_disk_that_is_really_full_nothing_half_written_is_left(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    try:
        with pytest.raises(TableError, match="No space left"):
            kept(Tables(disk / "tables"), made_tracks.plain(count=100_000))
        assert list((disk / "tables").iterdir()) == []
        name, _ = kept(Tables(disk / "tables"), made_tracks.plain())
        assert len(Tables(disk / "tables").open(name)) == 1
    finally:
        subprocess.run(["umount", disk], check=True)


def test_where_the_folder_cannot_be_made_the_error_says_so(tmp_path):
    (tmp_path / "tables").write_text("in the way")
    with pytest.raises(TableError, match="cannot be written"):
        kept(Tables(tmp_path / "tables"), made_tracks.plain())


def test_a_sweep_removes_what_is_not_wanted_and_what_a_killed_run_left(tables, tmp_path):
    one, _ = kept(tables, made_tracks.plain())
    two, _ = kept(tables, made_tracks.plain(count=2))
    (tmp_path / "tables" / f".{one}.77.incoming").write_bytes(b"half")
    assert tables.names() == tuple(sorted((one, two)))
    assert tables.sweep([two, OTHER]) == (one,)
    assert [path.name for path in (tmp_path / "tables").iterdir()] == [f"{two}.parquet"]
    assert tables.sweep([two]) == ()


def test_a_sweep_leaves_files_that_are_no_tables(tables, tmp_path):
    kept(tables, made_tracks.plain())
    for name in ("data.parquet", "notes.txt", "abc.parquet"):
        (tmp_path / "tables" / name).write_text("somebody's own")
    tables.sweep(())
    assert sorted(path.name for path in (tmp_path / "tables").iterdir()) == [
        "abc.parquet",
        "data.parquet",
        "notes.txt",
    ]


def test_a_sweep_where_there_is_no_folder_does_nothing(tables, tmp_path):
    assert tables.sweep([OTHER]) == ()
    assert not (tmp_path / "tables").exists()
