"""Tables of positions follow the record: made with it, made again where lost, gone with what is withdrawn."""

import errno
import os
import shutil
from pathlib import Path

import pytest
from tests.workflow.positions_case import (
    OTHER,
    PLANE,
    destroyed,
    digest_of,
    holding,
    legs,
    made,
    path_of,
    put,
    tables,
    zipped,
)

from habeas.readings.readsb_trace import ReadsbTraceReader
from habeas.sources.errors import AlteredError
from habeas.store import positions_file
from habeas.store.errors import TableError
from habeas.store.sqlite import SqliteStore
from habeas.store.tables import Tables
from habeas.store.verify import verify
from habeas.workflow import guarding, making_tables, reading, unchanged
from habeas.workflow.building import build
from habeas.workflow.case import Case
from habeas.workflow.matters import faults, findings


class Killed(BaseException):
    """As if the process had ended here."""


def kill(*_: object) -> None:
    raise Killed


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return made(tmp_path / "case", plane=PLANE)


def test_a_source_of_positions_leaves_a_table_under_the_digest_of_its_rows(case: Case) -> None:
    assert tables(case) == [f"{digest_of(PLANE)}.parquet"]
    assert len(legs(case)) == 1
    assert faults(case) == ()


def test_nothing_is_done_twice(case: Case) -> None:
    assert build(case).nothing


def test_a_table_that_was_deleted_is_made_again_as_it_was(case: Case) -> None:
    path = path_of(case, PLANE)
    before = path.read_bytes()
    path.unlink()
    done = build(case)
    assert path.read_bytes() == before
    assert done.noted == [
        ("plane.json", "its table was missing or altered, and was made again from the original")
    ]
    assert build(case).noted == []


@pytest.mark.parametrize(
    "spoilt",
    [lambda it: it + b"x", lambda it: it[:-1], lambda it: b"", lambda it: it[:999] + b"?" + it[1000:]],
)
def test_a_table_that_was_altered_is_made_again_as_it_was(case: Case, spoilt) -> None:
    path = path_of(case, PLANE)
    before = path.read_bytes()
    path.write_bytes(spoilt(before))
    assert unchanged.unchanged(case) is None
    build(case)
    assert path.read_bytes() == before
    assert faults(case) == ()


def test_a_table_in_place_of_another_is_made_again(case: Case) -> None:
    put(case, other=OTHER)
    build(case)
    shutil.copy(path_of(case, OTHER), path_of(case, PLANE))
    assert len(build(case).noted) == 1
    assert faults(case) == ()


def test_until_then_what_asks_the_table_says_which_file_it_is_and_what_to_do(case: Case) -> None:
    path = path_of(case, PLANE)
    path.write_bytes(b"nothing")
    with case.store() as store, pytest.raises(TableError) as caught:
        store.reader(guarding.HOLDER).table(digest_of(PLANE))
    assert str(path) in str(caught.value)
    assert "habeas build" in str(caught.value)


def test_the_folder_of_tables_may_be_deleted(case: Case) -> None:
    put(case, other=OTHER)
    build(case)
    before = {path.name: path.read_bytes() for path in (case.folder / "tables").iterdir()}
    shutil.rmtree(case.folder / "tables")
    build(case)
    assert {path.name: path.read_bytes() for path in (case.folder / "tables").iterdir()} == before


def test_tables_that_nobody_touched_are_not_opened_by_a_build(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    real = Tables.open
    monkeypatch.setattr(
        making_tables,
        "_is_whole",
        lambda it, one: opened.append(one.digest) or bool(real(it.tables, one.digest)),
    )
    put(case, other=OTHER)
    build(case)
    assert opened == [digest_of(OTHER)]


def test_a_table_cannot_be_made_again_from_an_original_that_was_altered(case: Case) -> None:
    path_of(case, PLANE).unlink()
    original = next(path for path in (case.folder / "vault").rglob("*") if path.is_file())
    original.chmod(0o644)
    original.write_bytes(original.read_bytes() + b" ")
    with pytest.raises(AlteredError, match=r"plane\.json"):
        build(case)


def test_a_reader_that_no_longer_gives_the_table_that_it_gave_is_said(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    path_of(case, PLANE).unlink()
    real = ReadsbTraceReader.tracks

    class Fewer(ReadsbTraceReader):
        def tracks(self, source, data):
            found = real(self, source, data)
            return type(found)(tuple(one.taken(slice(1, None)) for one in found.tracks))

    monkeypatch.setattr(making_tables, "reader_for", lambda *_: Fewer())
    with pytest.raises(TableError, match=r"no longer gives the table that it gave \(plane\.json\)"):
        build(case)
    assert tables(case) == []


def test_the_same_rows_in_other_bytes_share_a_table_until_both_are_withdrawn(tmp_path: Path) -> None:
    case = made(tmp_path / "case", plain=PLANE, packed=zipped(PLANE))
    assert tables(case) == [path_of(case, PLANE).name]
    destroyed(case, "plain.json")
    assert tables(case) == [path_of(case, PLANE).name]
    assert len(legs(case)) == 1
    assert faults(case) == ()
    destroyed(case, "packed.json")
    assert tables(case) == []


def test_no_byte_of_withdrawn_positions_is_left_in_the_case(case: Case) -> None:
    put(case, other=OTHER)
    build(case)
    words = ("N278GX", "a2c4e0", "GXA6145", digest_of(PLANE))
    assert holding(case.folder, *words)
    destroyed(case, "plane.json")
    assert holding(case.folder, *words) == []
    assert tables(case) == [path_of(case, OTHER).name]
    assert verify(case.folder).verdict == "intact with 1 withdrawal"
    assert verify(case.folder).notes == ()


def test_the_only_positions_withdrawn_leave_no_table_though_nothing_else_changes(case: Case) -> None:
    destroyed(case, "plane.json")
    assert tables(case) == []
    assert findings(case) == ()
    assert build(case).nothing


def test_a_build_that_fails_after_a_withdrawal_leaves_no_table_of_it(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guarding, "build", kill)
    with pytest.raises(Killed):
        destroyed(case, "plane.json")
    assert tables(case) == []


@pytest.mark.parametrize(("owner", "name"), [(SqliteStore, "sweep_tables"), (Tables, "remove")])
def test_killed_between_the_withdrawal_and_the_sweep_verify_says_so_and_the_next_build_sweeps(
    case: Case, monkeypatch: pytest.MonkeyPatch, owner: type, name: str
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(owner, name, kill)
        with pytest.raises(Killed):
            destroyed(case, "plane.json")
    left = path_of(case, PLANE).name
    assert tables(case) == [left]
    report = verify(case.folder)
    assert report.verdict == "intact with 1 withdrawal"
    assert [note for note in report.notes if note.startswith(f"tables/{left}: a table that no reading has")]
    build(case)
    assert tables(case) == []
    assert verify(case.folder).notes == ()


def test_killed_between_a_table_and_its_reading_the_table_is_noted_and_then_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = made(tmp_path / "case")
    put(case, plane=PLANE)
    real = reading.keep_tables

    def keep_and_die(*given: object) -> None:
        real(*given)
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(reading, "keep_tables", keep_and_die)
        with pytest.raises(Killed):
            build(case)
    assert tables(case) == [path_of(case, PLANE).name]
    assert "a table that no reading has" in verify(case.folder).notes[0]
    build(case)
    assert verify(case.folder).notes == ()
    assert faults(case) == ()


def test_a_table_and_its_source_that_is_withdrawn_before_it_is_read_leave_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = made(tmp_path / "case")
    put(case, plane=PLANE)
    with monkeypatch.context() as patch:
        patch.setattr(SqliteStore, "writing", kill)
        with pytest.raises(Killed):
            build(case)
    assert len(tables(case)) == 1
    destroyed(case, "plane.json")
    assert tables(case) == []


def test_what_else_stands_among_the_tables_is_swept_by_a_build_with_nothing_to_do(case: Case) -> None:
    (case.folder / "tables" / f"{'e' * 64}.parquet").write_bytes(b"left")
    (case.folder / "tables" / f".{'e' * 64}.99.incoming").write_bytes(b"half")
    assert build(case).nothing
    assert tables(case) == [path_of(case, PLANE).name]


def test_a_sealed_table_stays_where_it_is(case: Case) -> None:
    with case.store() as store:
        source = next(iter(store.reader(guarding.HOLDER).all("source")))
    guarding.seal(case, source.id, labels=frozenset({"counsel"}))
    build(case)
    assert tables(case) == [path_of(case, PLANE).name]
    assert faults(case) == ()


def test_on_a_full_disk_the_build_stops_and_the_source_is_read_once_there_is_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = made(tmp_path / "case")
    put(case, plane=PLANE)

    def full(tracks: object, path: Path) -> None:
        path.write_bytes(b"half")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(positions_file, "write", full)
        with pytest.raises(TableError, match="make room"):
            build(case)
    assert tables(case) == []
    assert verify(case.folder).verdict == "intact"
    done = build(case)
    assert (done.read, done.refused) == (1, [])
    assert len(legs(case)) == 1


def test_a_second_build_changes_no_byte_of_the_record_and_the_tables(case: Case) -> None:
    def every() -> dict[str, bytes]:
        kept = [case.folder / "record.sqlite", *(case.folder / "tables").iterdir()]
        return {path.name: path.read_bytes() for path in kept}

    before = every()
    build(case)
    assert every() == before
    (case.folder / unchanged.STAMP).unlink()
    build(case)
    assert every() == before


def test_two_builds_of_the_same_sources_under_one_key_are_the_same(case: Case, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    shutil.copy(case.folder / "case.key", other / "case.key")
    twin = made(other, plane=PLANE)
    assert {path.name: path.read_bytes() for path in (twin.folder / "tables").iterdir()} == {
        path.name: path.read_bytes() for path in (case.folder / "tables").iterdir()
    }
    kinds = ("source", "reading", "statement", "subject", "judgement", "finding", "run")
    with case.store() as one, twin.store() as two:
        for kind in kinds:
            ours, theirs = (list(each.reader(guarding.HOLDER).all(kind)) for each in (one, two))
            if kind != "source":  # a source says when it was added
                assert ours == theirs, kind
