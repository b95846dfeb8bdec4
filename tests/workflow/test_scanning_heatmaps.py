"""A day of heatmaps: planted flights are found as whole tracks are; bad files are told; memory is bounded."""

import gzip
import subprocess
import sys
from types import SimpleNamespace

import numpy as np
import pytest
import shapely
from benchmarks.made_heatmaps import Crowd, Flown, half_hour, write_day

from habeas.analysis.flights.candidates import candidates, ranked
from habeas.analysis.flights.rule import Ask, rule
from habeas.workflow import scanning_heatmaps
from habeas.workflow.scanning_day import day
from habeas.workflow.scanning_heatmaps import scan_heatmaps

MIDNIGHT = 1_741_996_800
KHRL, MSLP, KAEX, MUGM = (26.2285, -97.6544), (13.4409, -89.0557), (31.3274, -92.5486), (19.9065, -75.2071)
BOX = SimpleNamespace(code="US", geometry=shapely.box(-125, 24.5, -66, 49), tolerance=lambda *_: (0, 0))

PLANTED = (
    Flown(0xA2C4E0, 67_000, 78_000, KHRL, MSLP, "GXA6145"),
    Flown(0xA00001, 75_000, 85_000, KAEX, MUGM, "QZX1", seen=(0.01, 0.8)),
    Flown(0xA00002, 3_000, 9_000, (33.0, -97.0), (40.0, -80.0), "GXA12"),
    Flown(0x1A2C4E1, 67_000, 78_000, KHRL, MSLP, "GXA6146"),
)
RULE = rule(Ask(airports=("KHRL", "KAEX"), beyond=("US",), operators=("GXA",)), own=(BOX,))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("day") / "heatmap"
    write_day(path, MIDNIGHT, PLANTED, aircraft=60, interval=60)
    return path


def scanned(folder, found_rule=RULE):
    return scan_heatmaps(day([folder]).heatmaps, found_rule)


def test_planted_flights_are_found_and_ranked(folder):
    found = scanned(folder)
    ordered = ranked(found.candidates)
    assert [(one.aircraft, len(one.met)) for one in ordered[:2]] == [("a2c4e0", 3), ("~a2c4e1", 3)]
    assert ordered[0].callsigns == ("GXA6145",)
    assert ordered[0].registration == "N278GX"
    assert ordered[1].registration == ""
    (lost,) = [one for one in ordered if one.aircraft == "a00001"]
    assert lost.could_be == ("from",)
    assert lost.destination == ""
    assert "a00002" not in {one.aircraft for one in ordered}
    assert found.aircraft == 64
    assert found.interval == 60
    assert len(found.read) == 48
    assert not found.bad


def test_each_point_leads_back_to_its_file_and_record(folder):
    files = day([folder]).heatmaps
    wanted = np.array([0xA2C4E0])
    (one,) = scanning_heatmaps._tracks(iter(files), wanted)
    for at in (0, len(one) // 2, len(one) - 1):
        data = gzip.decompress((folder / one.sources[one.source[at]]).read_bytes())
        record = data[one.number[at] * 16 :][:16]
        assert int.from_bytes(record[:4], "little") & 0x1FFFFFF == 0xA2C4E0
        assert int.from_bytes(record[4:8], "little", signed=True) / 1e6 == one.latitude[at]


def test_a_day_in_many_batches_gives_the_same(folder, monkeypatch):
    wide = rule(Ask(beyond=("US",)), own=(BOX,))
    whole = ranked(scanned(folder, wide).candidates)
    monkeypatch.setattr(scanning_heatmaps, "BATCH", 2000)
    assert ranked(scanned(folder, wide).candidates) == whole
    assert len(whole) >= 3


@pytest.mark.parametrize(
    "given",
    [{"beyond": ("US",)}, {"airports": ("KHRL", "KAEX")}, {"operators": ("GXA",)}, {"callsigns": ("QZX",)}],
)
def test_the_shortlist_leaves_out_no_candidate(folder, given):
    found_rule = rule(Ask(**given), own=(BOX,))
    every = np.array(sorted({one.address for one in PLANTED} | set(Crowd(60, 1).address.tolist())))
    tracks = scanning_heatmaps._tracks(iter(day([folder]).heatmaps), every)
    assert ranked(scanned(folder, found_rule).candidates) == candidates(tracks, found_rule, late_s=60)


def test_bad_files_are_named_and_the_others_go_on(tmp_path):
    folder = tmp_path / "heatmap"
    write_day(folder, MIDNIGHT, PLANTED, interval=60)
    (folder / "00.bin.ttf").write_bytes(b"not a heatmap")
    (folder / "01.bin.ttf").write_bytes(b"")
    (folder / "02.bin.ttf").unlink()
    whole = (folder / "39.bin.ttf").read_bytes()
    (folder / "39.bin.ttf").write_bytes(whole[: len(whole) // 2])
    damaged = bytearray((folder / "03.bin.ttf").read_bytes())
    damaged[len(damaged) // 2] ^= 0xFF
    (folder / "03.bin.ttf").write_bytes(bytes(damaged))
    found = scanned(folder)
    assert [one.aircraft for one in ranked(found.candidates)][:1] == ["a2c4e0"]
    told = {one.name: one.why for one in found.bad}
    assert {"00.bin.ttf", "01.bin.ttf", "03.bin.ttf", "39.bin.ttf"} == set(told)
    assert "cut" in told["39.bin.ttf"]
    assert "39.bin.ttf" in found.read
    assert "00.bin.ttf" not in found.read


def test_a_place_that_cannot_be_is_left_out_and_counted(tmp_path):
    records, _ = half_hour(37, MIDNIGHT, PLANTED, Crowd(0, 1), 60)
    records = records.copy()
    moved = np.flatnonzero((records["hex"] & 0x1FFFFFF == 0xA2C4E0) & (records["lat"] < 1 << 30))
    records["lat"][moved[0]] = 91_000_000
    (tmp_path / "37.bin.ttf").write_bytes(records.tobytes())
    found = scanned(tmp_path, rule(Ask(tails=("N278GX",))))
    assert "1 points left out" in found.bad[0].why
    assert found.candidates[0].points == len(moved) - 1


MEMORY = """
import sys
from pathlib import Path
from habeas.analysis.flights.rule import Ask, rule
from habeas.workflow.scanning_day import day
from habeas.workflow.scanning_heatmaps import scan_heatmaps
from tests.workflow.test_scanning_heatmaps import BOX
found = scan_heatmaps(day([Path(sys.argv[1])]).heatmaps, rule(Ask(beyond=("US",)), own=(BOX,)))
# ru_maxrss may be that of the process this one was forked from.
status = Path("/proc/self/status").read_text()
print(int(status.split("VmHWM:")[1].split()[0]) // 1024, found.looked_at, found.points)
"""


def peak(folder, root):
    command = [sys.executable, "-c", MEMORY, str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=root)
    return [int(each) for each in done.stdout.split()]


@pytest.mark.slow
def test_memory_does_not_grow_with_the_number_of_aircraft(tmp_path, pytestconfig):
    few, many = tmp_path / "few", tmp_path / "many"
    write_day(few, MIDNIGHT, PLANTED, aircraft=200, interval=60)
    write_day(many, MIDNIGHT, PLANTED, aircraft=4000, interval=60)
    small, _, _ = peak(few, pytestconfig.rootpath)
    large, _, points = peak(many, pytestconfig.rootpath)
    assert points > 5_000_000
    assert large < 600, f"{large} MB"
    assert large - small < 400
