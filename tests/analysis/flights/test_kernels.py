"""Compiled kernels answer as numpy does, bit for bit; without numba, or where nothing is kept, numpy does."""

import os
import subprocess
import sys
from dataclasses import fields
from math import inf

import numpy as np
import pytest
import shapely
from benchmarks.flights_made import day
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.analysis.flights.test_crossings_properties import GRIDS, Coast, flown, made

from habeas.analysis.flights import kernels
from habeas.analysis.flights.crossings import crossings_many
from habeas.analysis.flights.grid import Grid, grid_of
from habeas.analysis.flights.margins import cosine
from habeas.reference.boundaries import territory

needs_kernels = pytest.mark.skipif(kernels.loaded() is None, reason="numba is not there")

CROSSES = 1
"""A seed whose track crosses the made coast of the gulf."""

WORLD = Grid(Coast(shapely.union_all([shapely.box(-180, -90, 180, -75), shapely.box(170, 10, 190, 30)])))
POLAR = Grid(Coast(shapely.box(-180, 80, 180, 90), landward_m=30_000, seaward_m=300_000))
EVERY = {**{name: grid for name, (grid, _, _) in GRIDS.items()}, "world": WORLD, "polar": POLAR}


def answered(tracks, grid, *, gap=60.0):
    """What numpy says of them, and what kernels say."""
    both = []
    for worth in (inf, 0):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(kernels, "WORTH", worth)
            found = crossings_many(tracks, grid, gap=gap)
            both.append((found, found.drawn, found.intervals))
    return both


def assert_same(tracks, grid, *, gap=60.0):
    """That all columns are the same, bit for bit; how many crossings there are."""
    (one, *numpy), (other, *compiled) = answered(tracks, grid, gap=gap)
    for ours, theirs in zip(compiled, numpy, strict=True):
        for each in fields(ours):
            assert getattr(ours, each.name).tobytes() == getattr(theirs, each.name).tobytes(), each.name
    assert other.each() == one.each()
    return len(one)


@needs_kernels
@pytest.mark.parametrize("seed", [1, 2])
def test_a_made_day_is_answered_alike(seed):
    assert assert_same(day(150, seed).tracks, grid_of(territory("US"))) > 100


@needs_kernels
@pytest.mark.parametrize("code", ["RU", "FJ", "NO", "EC"])
def test_shipped_coasts_at_the_date_line_and_far_north_are_answered_alike(code):
    """Tracks wander about vertices of the coast, so that each boundary is crossed."""
    grid = grid_of(territory(code))
    at = np.random.default_rng(5).integers(0, len(grid.edges), 30)
    tracks = [
        flown(seed, float(grid.edges.x0[one]), float(grid.edges.y0[one])) for seed, one in enumerate(at)
    ]
    assert assert_same(tracks, grid) > 0


@needs_kernels
@given(st.lists(st.integers(0, 100_000), min_size=1, max_size=6), st.sampled_from(sorted(GRIDS)), st.data())
@settings(max_examples=60, deadline=None)
def test_random_tracks_dense_and_sparse_with_gaps_are_answered_alike(seeds, where, data):
    grid, west, south = GRIDS[where]
    longest = data.draw(st.sampled_from([6.0, 60.0, 400.0, 3_000.0]))
    tracks = [flown(seed, west, south, steps=(5, longest)) for seed in seeds]
    assert_same(tracks, grid, gap=data.draw(st.sampled_from([0.0, 20.0, 60.0, inf])))


@needs_kernels
@given(st.integers(0, 100_000), st.sampled_from(sorted(EVERY)), st.sampled_from([0.01, 0.1, 3.0, 180.0]))
@settings(max_examples=80, deadline=None)
def test_places_that_no_aircraft_flies_between_are_answered_alike(seed, where, wide):
    """Standing still, jumping, over the date line and at the poles, in any time."""
    random = np.random.default_rng(seed)
    grid = EVERY[where]
    tracks = []
    for count in random.integers(0, 60, 4):
        edge = random.integers(0, len(grid.edges))
        y = np.clip(grid.edges.y0[edge] + random.uniform(-wide, wide, count) / 2, -90, 90)
        x = (grid.edges.x0[edge] + random.uniform(-wide, wide, count) + 180) % 360 - 180
        again = random.random(count) < 0.2
        y[again], x[again] = np.roll(y, 1)[again], np.roll(x, 1)[again]
        x[random.random(count) < 0.1] = random.choice([-180.0, 180.0])
        tracks.append(made(np.cumsum(random.choice([1.0, 10.0, 90.0], count)), y, x))
    assert_same(tracks, grid)


@needs_kernels
def test_columns_that_are_strided_or_cannot_be_written_are_taken():
    grid, west, south = GRIDS["gulf"]
    one = flown(CROSSES, west, south)
    columns = [np.repeat(getattr(one, name), 2) for name in ("time", "latitude", "longitude")]
    strided = made(*columns).taken(slice(None, None, 2))
    assert strided.latitude.strides == (16,)
    for name in ("time", "latitude", "longitude"):
        getattr(one, name).flags.writeable = False
    assert assert_same([one], grid) == assert_same([strided], grid) > 0


def test_the_series_is_the_cosine():
    degrees = np.linspace(-90, 90, 20_001)
    assert np.abs(cosine(degrees) - np.cos(np.radians(degrees))).max() < 5e-16


SMALL = """
import sys
{before}
from habeas.analysis.flights import kernels
from tests.analysis.flights.test_crossings_properties import GRIDS, crossings, flown
kernels.WORTH = {worth}
found = [crossings(flown(seed, *GRIDS["gulf"][1:]), GRIDS["gulf"][0]) for seed in range(8)]
print(sum(map(len, found)), kernels.loaded.cache_info().currsize, "numba.core.caching" in sys.modules)
"""


def asked_apart(before, worth, **environment):
    """(crossings found, whether kernels were asked for, whether numba was loaded) in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", SMALL.format(before=before, worth=worth)],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split()


def test_a_few_tracks_never_load_numba():
    found, asked, loaded = asked_apart("", "kernels.WORTH")
    assert (int(found) > 4, asked, loaded) == (True, "0", "False")


def test_without_numba_numpy_answers():
    usual = asked_apart("", "kernels.WORTH")[0]
    assert asked_apart("sys.modules['numba'] = None", "0") == [usual, "1", "False"]


@needs_kernels
def test_where_nothing_compiled_can_be_kept_numpy_answers():
    usual = asked_apart("", "kernels.WORTH")[0]
    nowhere = {
        "NUMBA_CACHE_DIR": "/dev/null/nowhere",
        "NUMBA_CACHE_LOCATOR_CLASSES": "_UserProvidedCacheLocator",
    }
    before = (
        "from habeas.analysis.flights.kernels import loaded\nassert loaded() is None\nloaded.cache_clear()"
    )
    assert asked_apart(before, "0", **nowhere) == [usual, "1", "True"]
