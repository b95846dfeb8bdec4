"""The measurement of flights on a tiny size: what is made, what the others are given, and the figures."""

import gzip
import json
from pathlib import Path

import numpy as np
import pytest
import shapely
from benchmarks.flights_loop import crossed
from benchmarks.flights_made import day, write
from benchmarks.flights_speed import BENCH, measure

from habeas.analysis.flights.crossings import GAP_S, crossings_many
from habeas.analysis.flights.legs import legs
from habeas.readings.readsb_trace import trace_columns
from habeas.reference.boundaries import territory


def test_made_flights_are_the_same_each_time_and_shaped_as_real_ones():
    once, again = day(20), day(20)
    assert once.points == again.points
    assert all((a.time == b.time).all() for a, b in zip(once.tracks, again.tracks, strict=True))
    assert [len(legs(one)) for one in once.tracks] == [5] * 4
    steps = np.concatenate([np.diff(one.time) for one in once.tracks])
    assert (steps > 0).all()
    assert np.mean(steps <= GAP_S) > 0.99
    assert 350 <= once.points / 20 <= 450


def test_what_is_written_reads_back_as_it_was_made(tmp_path: Path):
    made = day(5)
    (path,) = write(made, tmp_path)
    (track,) = trace_columns(path.read_bytes()).tracks
    assert np.allclose(track.time, made.tracks[0].time, atol=0.006)
    assert (track.latitude == made.tracks[0].latitude).all()
    assert (track.ground == made.tracks[0].ground).all()
    assert len(json.loads(gzip.decompress(path.read_bytes()))["trace"]) == len(made.tracks[0])


def test_the_loop_and_habeas_cross_the_drawn_line_at_the_same_instants():
    """Where the track is dense: in gaps the loop knows neither the geodesic nor that nothing was seen."""
    made, boundary = day(60), territory("US")
    columns = [(one.time, one.latitude, one.longitude) for one in made.tracks]
    theirs = np.sort([at for pair in crossed(columns, boundary.geometry) for at in pair])
    ours = [one for found in crossings_many(made.tracks, boundary).each() for one in found if not one.in_gap]
    assert len(ours) > 40
    nearest = [np.abs(theirs - one.at).min() for one in ours]
    assert max(nearest) < 0.1


def test_the_polygon_given_to_the_others_is_the_same():
    geometry = territory("US").geometry
    assert shapely.equals_exact(shapely.from_wkb(shapely.to_wkb(geometry)), geometry, 0)


@pytest.mark.slow
def test_figures(tmp_path: Path):
    found = measure(tmp_path, flights=10, repeats=1, others=2)
    assert {one.unit for one in found} == {"s", "points/s"}
    assert all(one.value > 0 for one in found)
    assert len({one.name for one in found}) == len(found)
    assert any(one.beside for one in found) == BENCH.is_file()
