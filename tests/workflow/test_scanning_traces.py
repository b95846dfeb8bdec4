"""A day of traces: the same on any number of cores; bad members are told and the others go on."""

import gzip
import subprocess
import sys

import pytest
import shapely
from tests.workflow.made_traces import KDFW, folder, tar, trace

from habeas.analysis.flights.candidates import candidates, ranked
from habeas.analysis.flights.rule import Ask, rule
from habeas.readings.readsb_trace import trace_columns
from habeas.workflow.scanning_day import day
from habeas.workflow.scanning_errors import ScanError
from habeas.workflow.scanning_traces import cores_of, scan_traces


class Box:
    """A boundary that a worker process can be sent."""

    code = "US"
    geometry = shapely.box(-125, 24.5, -66, 49)

    def tolerance(self, latitude, longitude):
        return (0, 0)


ASK = Ask(airports=("KHRL",), beyond=("US",), operators=("GXA",))
OWN = (Box(),)
TRACES = {
    "a2c4e0": trace(),
    "a00001": trace("a00001", "QZX1", origin=KDFW),
    "a00002": trace("a00002", "GXA9", origin=KDFW, to=(40.0, -95.0)),
    "0d0123": trace("0d0123", "GXA7", registration="XA-VXB"),
    **{f"a1{at:04x}": trace(f"a1{at:04x}", f"GXA{at}", start=at * 10.0) for at in range(20)},
}


@pytest.fixture
def source(tmp_path):
    return folder(tmp_path / "day", TRACES)


def scanned(path, cores=1):
    return list(scan_traces(day([path]).traces, ASK, own=OWN, cores=cores))


def test_a_folder_and_a_tar_give_what_whole_tracks_give(source, tmp_path):
    found = ranked(one for seen in scanned(source) for one in seen.candidates)
    tracks = [
        trace_columns(TRACES[each], source=f"traces/{each[-2:]}/trace_full_{each}.json").tracks[0]
        for each in TRACES
    ]
    assert found == candidates(tracks, rule(ASK, own=OWN))
    assert len(found[0].met) == 3
    assert {one.registration for one in found} >= {"N278GX", "XA-VXB"}
    assert scanned(tar(tmp_path / "day.tar", source)) == scanned(source)


@pytest.mark.slow
def test_any_number_of_cores_gives_the_same_in_the_same_order(source):
    whole = scanned(source)
    assert scanned(source, cores=2) == whole
    assert scanned(source, cores=0) == whole


def test_bad_members_are_told_and_the_others_are_read(tmp_path):
    path = folder(tmp_path / "day", {"a2c4e0": trace(), "a00001": b"{}", "a00002": b"not JSON"})
    whole = gzip.compress(trace("a00003", "GXA1"))
    (path / "traces/03").mkdir()
    (path / "traces/03/trace_full_a00003.json").write_bytes(whole[: len(whole) // 2])
    (path / "traces/03/trace_full_a10003.json").write_bytes(b"")
    seen = scanned(path)
    assert [one.aircraft for each in seen for one in each.candidates][-1:] == ["a2c4e0"]
    told = {bad.name: bad.why for each in seen for bad in each.bad}
    assert set(told) == {
        f"traces/{each[-2:]}/trace_full_{each}.json" for each in ("a00001", "a00002", "a00003", "a10003")
    }
    assert "cut" in told["traces/03/trace_full_a00003.json"]


def test_two_files_of_one_aircraft_are_one_track(tmp_path):
    first = folder(tmp_path / "one", {"a2c4e0": trace(count=400)})
    second = folder(tmp_path / "two", {"a2c4e0": trace(start=5.0)})
    (seen,) = scan_traces(day([first, second]).traces, ASK, own=OWN)
    assert seen.points == 800
    assert len(seen.candidates) == 1


def test_a_flight_over_midnight_in_two_files_is_one_leg(tmp_path):
    import json

    whole = json.loads(trace())
    early, late = dict(whole, trace=whole["trace"][:200]), dict(whole, trace=whole["trace"][200:])
    first = folder(tmp_path / "15", {"a2c4e0": json.dumps(early).encode()})
    second = folder(tmp_path / "16", {"a2c4e0": json.dumps(late).encode()})
    (seen,) = scan_traces(day([second, first]).traces, ASK, own=OWN)
    (one,) = seen.candidates
    assert one.points == 400
    assert len(one.met) == 3


def test_cores_are_counted(monkeypatch):
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0, 1, 2})
    assert (cores_of(0), cores_of(1), cores_of(7)) == (3, 1, 7)
    with pytest.raises(ScanError):
        cores_of(-1)


MEMORY = """
import sys
from pathlib import Path
from habeas.analysis.flights.rule import Ask
from habeas.workflow.scanning_day import day
from habeas.workflow.scanning_traces import scan_traces
found = sum(seen.points for seen in scan_traces(day([Path(sys.argv[1])]).traces, Ask(tails=("N1",))))
# ru_maxrss may be that of the process this one was forked from.
status = Path("/proc/self/status").read_text()
print(int(status.split("VmHWM:")[1].split()[0]) // 1024, found)
"""


@pytest.mark.slow
def test_memory_does_not_grow_with_the_number_of_aircraft(tmp_path, pytestconfig):
    one = trace(count=2000)
    every = {f"a1{at:04x}": one.replace(b"a2c4e0", b"a1%04x" % at) for at in range(400)}
    few = folder(tmp_path / "few", dict(list(every.items())[:5]))
    many = folder(tmp_path / "many", every)
    peaks = []
    for path in (few, many):
        command = [sys.executable, "-c", MEMORY, str(path)]
        done = subprocess.run(command, capture_output=True, text=True, cwd=pytestconfig.rootpath)
        assert not done.returncode, done.stderr
        peaks.append(int(done.stdout.split()[0]))
    assert peaks[1] - peaks[0] < 30, peaks
    assert peaks[1] < 400, peaks


def test_the_real_traces_are_gone_through_where_they_are(pytestconfig):
    path = pytestconfig.rootpath.parent / "shared" / "data" / "flights"
    if not path.is_dir():
        pytest.skip("the real traces are not here")
    found_day = day([path])
    seen = list(scan_traces(found_day.traces, Ask(tails=("N899DN",))))
    legs = [one for each in seen for one in each.candidates]
    assert 1 <= len(legs) <= 4
    assert {one.registration for one in legs} == {"N899DN"}
