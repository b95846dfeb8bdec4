"""The measurement of reading traces runs on a tiny size, and what it reads is like what readsb writes."""

import zlib
from pathlib import Path

from benchmarks.made_traces import traces

from benchmarks import trace_reading
from habeas.readings.readsb_trace import exact_columns, trace_columns


def test_made_traces_are_of_the_size_of_real_ones_and_the_same_each_time():
    made = traces(2, 2_500)
    assert made == traces(2, 2_500)
    assert 24 <= sum(map(len, made)) / 5_000 <= 34
    assert 150 <= sum(len(zlib.decompress(one, 31)) for one in made) / 5_000 <= 200


def test_made_traces_are_read_whole_both_ways():
    (data,) = traces(1, 500)
    fast, exact = trace_columns(data), exact_columns(data)
    assert (len(fast.tracks[0]), fast.bad, fast.notes) == (500, (), ())
    assert fast.tracks[0].time.tobytes() == exact.tracks[0].time.tobytes()
    assert 0 < fast.tracks[0].ground.sum() < 500


def test_reading_traces(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(trace_reading, "BENCH", tmp_path / "nothing")
    found = trace_reading.measure(tmp_path, number=2, points=50, repeats=1)
    assert {one.unit for one in found} == {"points/s"}
    assert all(100 < one.value < 1e8 for one in found)
