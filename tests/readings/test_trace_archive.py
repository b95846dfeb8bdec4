"""A day's traces in a tar or a folder: gone through one by one, what is missing or broken said."""

import io
import os
import tarfile
import tracemalloc
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.readings.made_traces import NOON, row, trace, zipped

from habeas.readings import trace_archive
from habeas.readings.reader import ReadingError
from habeas.readings.trace_archive import TraceArchiveReader, completeness, folder_of, is_heatmap, members


def tar(files: Iterable[tuple[str, bytes]], form: int = tarfile.USTAR_FORMAT) -> bytes:
    """An archive of these files, directories before them."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=form) as archive:
        folder = tarfile.TarInfo("traces")
        folder.type = tarfile.DIRTYPE
        archive.addfile(folder)
        for name, data in files:
            about = tarfile.TarInfo(name)
            about.size = len(data)
            archive.addfile(about, io.BytesIO(data))
    return out.getvalue()


def member(address: str, rows: int = 2) -> tuple[str, bytes]:
    made = trace([row(at) for at in range(rows)], icao=address, r=f"N{address}")
    return f"./traces/{address[-2:]}/trace_full_{address}.json", zipped(made)


DAY = [("./heatmap/00.bin.ttf", b"?"), *(member(f"a1b2{at:02x}") for at in (7, 3, 255))]


@pytest.fixture
def tracks(source):
    return lambda data: TraceArchiveReader().tracks(source("application/x-tar", "day.tar"), data)


@pytest.mark.parametrize("pack", [lambda data: data, zipped], ids=["tar", "tar.gz"])
def test_each_trace_is_a_track_ordered_by_address(tracks, pack):
    found = tracks(pack(tar(DAY)))
    assert [one.aircraft.address for one in found.tracks] == ["a1b203", "a1b207", "a1b2ff"]
    assert [one.sources for one in found.tracks] == [("src-test",)] * 3
    assert found.tracks[0].number.tolist() == [0, 1]
    assert found.notes == (
        "3 of 256 folders of a day's traces are there: "
        "an aircraft that is not here may be missing from the archive",
        "1 heatmaps in it are not read",
    )


def test_a_whole_day_is_said_to_be_one(tracks):
    found = tracks(tar([member(f"a1b2{at:02x}") for at in range(256)]))
    assert found.notes == (completeness({f"{at:02x}" for at in range(256)}),)
    assert found.notes[0].startswith("all 256 folders")


def test_a_corrupt_member_is_named_and_left_out(tracks):
    name, data = member("a1b2aa")
    found = tracks(
        tar(
            [
                *DAY,
                (name, data[:-5] + bytes([data[-5] ^ 1]) + data[-4:]),
                ("traces/bb/trace_full_a1b2bb.json", b""),
            ]
        )
    )
    assert len(found.tracks) == 3
    assert "2 members left out" in found.notes[1]
    assert "trace_full_a1b2aa.json: its gzip is damaged" in found.notes[1]
    assert "trace_full_a1b2bb.json" in found.notes[1]


def test_bad_rows_of_all_members_are_counted_together(tracks):
    one = trace([row(), []], icao="a1b201")
    other = trace([row(), []], icao="a1b202")
    found = tracks(tar([("01/trace_full_a1b201.json", one), ("02/trace_full_a1b202.json", other)]))
    assert found.bad == (("a row of fewer than 9 items", 2),)


def test_two_members_of_one_aircraft_are_one_track(tracks):
    early, late = trace([row(0)]), trace([row(9)])
    found = tracks(tar([("a/trace_full_a1b2c3.json", late), ("b/trace_full_a1b2c3.json", early)]))
    assert found.tracks[0].time.tolist() == [NOON, NOON + 9]
    assert "in two members" in " ".join(found.notes)


@pytest.mark.parametrize("form", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_long_names_are_read_in_every_form_of_tar(form):
    name = f"{'globe_history/' * 8}traces/c3/trace_full_a1b2c3.json"
    faults: list[str] = []
    found = list(members(io.BytesIO(tar([(name, b"x"), ("b", b"y")], form)), faults=faults))
    assert (found, faults) == ([(name, b"x"), ("b", b"y")], [])


def test_names_that_climb_out_are_only_names(tmp_path):
    faults: list[str] = []
    data = tar([("../../etc/passwd", b"x"), ("/etc/passwd", b"y")])
    names = [name for name, _ in members(io.BytesIO(data), faults=faults)]
    assert names == ["../../etc/passwd", "/etc/passwd"]
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("size", [3 * 512 + 100, 3 * 512 + 512 + 10, 4 * 512])
def test_a_cut_archive_gives_what_is_whole_and_says_so(size):
    faults: list[str] = []
    data = tar([("a", b"x" * 100), ("b", b"y" * 1000)])
    assert [name for name, _ in members(io.BytesIO(data[:size]), faults=faults)] == ["a"]
    assert len(faults) == 1
    assert "the archive is cut" in faults[0]


def test_a_cut_gzip_gives_what_is_whole_and_says_so(tracks):
    data = zipped(tar([member(f"a1b2{at:02x}", 300) for at in range(99)]))
    found = tracks(data[: len(data) // 2])
    assert 10 < len(found.tracks) < 99
    assert any("breaks off" in note for note in found.notes)


def test_a_broken_header_is_passed_over_and_said():
    data = bytearray(tar([("a", b"x"), ("b", b"y"), ("c", b"z")]))
    at = data.index(b"b" + bytes(99))
    data[at + 5] ^= 255
    faults: list[str] = []
    assert [name for name, _ in members(io.BytesIO(bytes(data)), faults=faults)] == ["a", "c"]
    assert faults == ["1,024 bytes between members are broken and were passed over"]


def test_a_member_without_measure_is_left_out(monkeypatch):
    monkeypatch.setattr("habeas.readings.tar_members.LARGEST", 1000)
    faults: list[str] = []
    assert [
        name for name, _ in members(io.BytesIO(tar([("a", b"x" * 2000), ("b", b"y")])), faults=faults)
    ] == ["b"]
    assert faults == ["a: left out, 0 MB in one file"]


def test_a_folder_is_gone_through_in_order_of_names_and_links_are_not_followed(tmp_path: Path):
    for name, data in DAY:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    os.symlink(tmp_path, tmp_path / "traces" / "circle")
    faults: list[str] = []
    found = [name for name, _ in members(tmp_path, faults=faults)]
    assert found == [
        "heatmap/00.bin.ttf",
        "traces/03/trace_full_a1b203.json",
        "traces/07/trace_full_a1b207.json",
        "traces/ff/trace_full_a1b2ff.json",
    ]
    assert [name for name, _ in members(str(tmp_path), faults=faults, wanted=is_heatmap)] == found[:1]


def test_a_tar_on_disk_is_gone_through_with_one_member_in_memory(tmp_path: Path):
    path = tmp_path / "day.tar"
    path.write_bytes(tar([(f"{at:05}", bytes(100_000)) for at in range(200)]))
    faults: list[str] = []
    tracemalloc.start()
    total = sum(len(data) for _, data in members(path, faults=faults))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert total == 20_000_000
    assert peak < 2_000_000


def test_too_many_points_for_a_reading_are_refused(tracks, monkeypatch):
    monkeypatch.setattr(trace_archive, "MOST_POINTS", 3)
    with pytest.raises(ReadingError, match="million points"):
        tracks(tar(DAY))


NOTHING = [b"", b"words", bytes(10_240), tar([]), tar([("a", b"b")]), zipped(b"words"), b"\x1f\x8b\0"]


@pytest.mark.parametrize("data", NOTHING, ids=range(len(NOTHING)))
def test_what_holds_no_trace_is_an_error(tracks, data):
    with pytest.raises(ReadingError) as caught:
        tracks(data)
    assert caught.value.do


def test_it_is_told_by_its_first_bytes(source):
    reader, data = TraceArchiveReader(), tar(DAY)
    assert reader.accepts(source("application/x-tar"), data[:4096])
    assert reader.accepts(source("application/gzip"), zipped(data)[:4096])
    assert not reader.accepts(source("application/gzip"), member("a1b2c3")[1])


def test_the_folder_of_a_trace():
    assert folder_of("./traces/c3/trace_full_a1b2c3.json") == "c3"
    assert folder_of("traces/c3/trace_full_~a1b2c3.json") == "c3"
    assert folder_of("trace_full_a1b2c3.json") == folder_of("heatmap/00.bin.ttf") == ""


@settings(deadline=None)
@given(st.binary(max_size=3000), st.integers(0, 5000))
def test_any_bytes_in_an_archive_are_passed_over_or_read(noise, at):
    data = tar(DAY)
    faults: list[str] = []
    list(members(io.BytesIO(data[:at] + noise + data[at:]), faults=faults))
    list(members(io.BytesIO(zipped(data)[:at] + noise), faults=faults))
