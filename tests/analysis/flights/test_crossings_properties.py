"""What holds of the crossings of any track: backwards, with points added, taken out, and shifted in time."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.analysis.flights.crossings import GAP_S, crossings, crossings_many
from habeas.analysis.flights.geodesy import between
from habeas.analysis.flights.grid import Grid, grid_of
from habeas.analysis.flights.nearby import nearby
from habeas.analysis.flights.positions import Aircraft, Track, track
from habeas.reference.boundaries import territory

pytestmark = pytest.mark.usefixtures("answered_by")

SPEED = 230.0
"""Metres a second."""


@dataclass(frozen=True)
class Coast:
    geometry: Any
    landward_m: float = 2_000.0
    seaward_m: float = 5_000.0
    code: str = "XX"

    def tolerance(self, latitude: float, longitude: float) -> tuple[float, float]:
        return self.landward_m, self.seaward_m


def ragged(west: float, south: float) -> Any:
    """A made coast: a ring of teeth with a lake and an islet."""
    random = np.random.default_rng(7)
    turn = np.linspace(0, 2 * np.pi, 160, endpoint=False)
    far = 2.5 + random.uniform(-0.35, 0.35, len(turn))
    ring = np.stack([west + far * np.cos(turn), south + far * np.sin(turn)], axis=1)
    lake, islet = shapely.Point(west, south).buffer(0.4), shapely.Point(west + 3.2, south).buffer(0.1)
    return shapely.union(shapely.difference(shapely.Polygon(ring), lake), islet)


GULF = Grid(Coast(ragged(-95.0, 27.0)))
ASTRIDE = Grid(Coast(ragged(180.0, 52.0)))
SHIPPED = grid_of(territory("US"))
GRIDS = {"gulf": (GULF, -95.0, 27.0), "date line": (ASTRIDE, 180.0, 52.0), "shipped": (SHIPPED, -90.0, 29.0)}
ANY_GRID = st.sampled_from(sorted(GRIDS))
SEED = st.integers(0, 100_000)


def flown(seed: int, west: float, south: float, *, steps: tuple[float, float] = (5.0, 60.0)) -> Track:
    """A seeded track that wanders about a place for some hours, at nearly constant speed."""
    random = np.random.default_rng(seed)
    seconds = np.round(random.uniform(*steps, random.integers(50, 250)), 2)
    course = random.uniform(0, 2 * np.pi) + np.cumsum(random.normal(0, 0.08, len(seconds)))
    metres = SPEED * random.uniform(0.9, 1.1, len(seconds)) * seconds
    y = south + random.uniform(-3, 3) + np.cumsum(metres * np.cos(course)) / 111_000
    x = west + random.uniform(-4, 4) + np.cumsum(metres * np.sin(course) / np.cos(np.radians(y))) / 111_000
    return made(1.7e9 + np.cumsum(seconds), np.clip(y, -89.9, 89.9), (x + 180) % 360 - 180)


def made(time, latitude, longitude) -> Track:
    return track(Aircraft("abcdef"), {"time": time, "latitude": latitude, "longitude": longitude})


def backwards(one: Track, about: float) -> Track:
    return made(2 * about - one.time[::-1], one.latitude[::-1], one.longitude[::-1])


def thickened(one: Track, parts: int) -> Track:
    """With points along the geodesic between each two, at constant speed."""
    share = np.tile(np.arange(parts) / parts, len(one) - 1)
    at = np.repeat(np.arange(len(one) - 1), parts)
    y, x = between(one.latitude[at], one.longitude[at], one.latitude[at + 1], one.longitude[at + 1], share)
    time = one.time[at] + share * (one.time[at + 1] - one.time[at])
    return made(
        np.append(time, one.time[-1]), np.append(y, one.latitude[-1]), np.append(x, one.longitude[-1])
    )


def whole_line(grid: Grid) -> Any:
    edges = grid.edges
    ends = np.stack([edges.x0, edges.y0, edges.x1, edges.y1], axis=1).reshape(-1, 2, 2)
    return shapely.union_all(shapely.linestrings(ends))


def spans(found):
    return [(one.earliest, one.latest) for one in found]


@given(SEED, ANY_GRID, st.floats(30, 400))
@settings(max_examples=60, deadline=None)
def test_a_track_flown_backwards_crosses_at_mirrored_times_the_other_way(seed, where, longest):
    grid, west, south = GRIDS[where]
    one = flown(seed, west, south, steps=(5, longest))
    about = float(one.time[0])
    there, back = crossings(one, grid), crossings(backwards(one, about), grid)[::-1]
    assert [one.inward for one in there] == [not one.inward for one in back]
    assert [one.at for one in there] == pytest.approx([2 * about - one.at for one in back], abs=0.01)
    assert [one.certain for one in there] == [one.certain for one in back]
    assert [one.earliest for one in there] == pytest.approx(
        [2 * about - one.latest for one in back], abs=0.05
    )
    assert [one.latest for one in there] == pytest.approx(
        [2 * about - one.earliest for one in back], abs=0.05
    )
    last = len(one) - 1
    assert [(at.first, at.last) for at in there] == [(last - at.last, last - at.first) for at in back]


@given(SEED, ANY_GRID, st.floats(-1e8, 1e8))
@settings(max_examples=30, deadline=None)
def test_shifting_times_shifts_the_answers(seed, where, by):
    grid, west, south = GRIDS[where]
    one = flown(seed, west, south)
    there, later = crossings(one, grid), crossings(made(one.time + by, one.latitude, one.longitude), grid)
    for name in ("at", "earliest", "latest"):
        assert [getattr(at, name) + by for at in there] == pytest.approx(
            [getattr(at, name) for at in later], abs=0.001
        )
    assert [(at.inward, at.first, at.last, at.certain) for at in there] == [
        (at.inward, at.first, at.last, at.certain) for at in later
    ]


@given(SEED, ANY_GRID, st.integers(2, 5))
@settings(max_examples=40, deadline=None)
def test_points_added_on_the_path_change_no_answer(seed, where, parts):
    """By more than 10 m of flight: a step of 14 km is straight in degrees, and its parts not quite."""
    grid, west, south = GRIDS[where]
    one = flown(seed, west, south)
    before, after = crossings(one, grid), crossings(thickened(one, parts), grid)
    lasting = [at for at in before if depth(at, before) > 1.0]
    assert len(lasting) <= len(after)
    if len(before) == len(after):
        assert [at.inward for at in before] == [at.inward for at in after]
        for old, new in zip(before, after, strict=True):
            slack = 0.2 + abs(new.at - old.at)
            assert old.earliest - 30 <= new.earliest <= new.latest <= old.latest + 30
            assert abs(new.at - old.at) <= max(slack, 1.0)


def depth(one, found):
    """Seconds to the nearest other crossing."""
    return min((abs(one.at - other.at) for other in found if other is not one), default=1e9)


@given(SEED, ANY_GRID, st.integers(0, 1_000), st.integers(1, 40))
@settings(max_examples=80, deadline=None)
def test_taking_points_out_only_widens_the_intervals(seed, where, at, count):
    """Where a gap comes of it: what is seen before or after stays, and what was within lies in the gap's."""
    grid, west, south = GRIDS[where]
    one = flown(seed, west, south)
    first = at % (len(one) - 2) + 1
    last = min(first + count, len(one) - 1)
    kept = np.r_[0:first, last : len(one)]
    thin = one.taken(kept)
    start, end = float(one.time[first - 1]), float(one.time[last])
    if end - start <= GAP_S:
        return
    wide = spans(crossings(thin, grid))
    for old in crossings(one, grid):
        outside = old.at <= start or old.at >= end
        if outside:
            assert any(early <= old.earliest + 0.01 and old.latest - 0.01 <= late for early, late in wide)
    inside = grid.inside(one.latitude[[first - 1, last]], one.longitude[[first - 1, last]])
    if inside[0] != inside[1]:
        gone = [old for old in crossings(one, grid) if start < old.at < end]
        (over,) = [new for new in crossings(thin, grid) if new.first == first - 1 and new.in_gap][:1]
        assert all(over.earliest <= old.earliest + 0.01 and old.latest - 0.01 <= over.latest for old in gone)


@given(SEED, ANY_GRID)
@settings(max_examples=60, deadline=None)
def test_ends_on_different_sides_have_an_odd_number_of_crossings_between(seed, where):
    grid, west, south = GRIDS[where]
    one = flown(seed, west, south, steps=(5, 1_500))
    found = crossings(one, grid)
    inside = grid.inside(one.latitude, one.longitude)
    assert (len(found) % 2 == 1) == (inside[0] != inside[-1])
    ways = [at.inward for at in found]
    assert all(a != b for a, b in pairwise(ways))
    step = np.flatnonzero(inside[1:] != inside[:-1])
    assert set(step.tolist()) <= {at.first for at in found}


@given(SEED, ANY_GRID)
@settings(max_examples=40, deadline=None)
def test_every_crossing_lies_on_the_line_and_within_its_interval(seed, where):
    grid, west, south = GRIDS[where]
    one = flown(seed, west, south, steps=(5, 300))
    line = shapely.boundary(grid.geometry)
    for at in crossings(one, grid):
        assert shapely.distance(line, shapely.Point(at.longitude, at.latitude)) < 1e-7
        assert at.earliest <= at.at <= at.latest
        assert one.time[at.first] <= at.at <= one.time[at.last]
        assert at.in_gap == (one.time[at.last] - one.time[at.first] > GAP_S)


@given(SEED, ANY_GRID)
@settings(max_examples=40, deadline=None)
def test_no_corner_is_missed_that_shapely_finds(seed, where):
    """On dense tracks, whose steps are straight in degrees."""
    grid, west, south = GRIDS[where]
    one = flown(seed, west, south, steps=(5, 60))
    x = np.unwrap(one.longitude, period=360)
    path = shapely.LineString(np.stack([x, one.latitude], axis=1))
    line = shapely.union_all(
        [
            shapely.transform(whole_line(grid), lambda at, by=by: at + np.array([by, 0]))
            for by in ((-360, 0, 360) if where == "date line" else (0,))
        ]
    )
    met = shapely.get_parts(shapely.intersection(path, line))
    assert len(crossings(one, grid)) == len([at for at in met if not at.is_empty])


@given(st.lists(SEED, max_size=8), ANY_GRID)
@settings(max_examples=25, deadline=None)
def test_many_tracks_in_one_pass_are_answered_as_each_alone(seeds, where):
    grid, west, south = GRIDS[where]
    tracks = [flown(seed, west, south, steps=(5, 400)) for seed in seeds]
    assert crossings_many(tracks, grid).each() == tuple(crossings(one, grid) for one in tracks)


@given(SEED, ANY_GRID)
@settings(max_examples=40, deadline=None)
def test_what_is_nearby_is_on_one_side_and_in_no_crossing(seed, where):
    grid, west, south = GRIDS[where]
    one = flown(seed, west, south)
    found = crossings(one, grid)
    for at in nearby(one, grid):
        within = (one.time >= at.earliest) & (one.time <= at.latest)
        assert (grid.inside(one.latitude[within], one.longitude[within]) == at.inside).all()
        assert not any(other.earliest <= at.latest and at.earliest <= other.latest for other in found)
