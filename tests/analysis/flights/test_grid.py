"""The table of cells answers exactly as the geometry itself, over any boundary."""

from dataclasses import dataclass
from time import process_time
from typing import Any

import numpy as np
import pytest
import shapely
import spherely
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.analysis.flights.grid import BORDER, IN, Grid, grid_of
from habeas.analysis.flights.margins import Margin
from habeas.analysis.flights.tolerances import tolerances
from habeas.reference.boundaries import territory


@dataclass(frozen=True)
class Coast:
    geometry: Any
    landward_m: float = 1_000.0
    seaward_m: float = 2_000.0
    code: str = "XX"

    def tolerance(self, latitude: float, longitude: float) -> tuple[float, float]:
        return self.landward_m, self.seaward_m


@pytest.fixture(scope="module")
def usa() -> Grid:
    found = territory("US")
    assert found is not None
    return grid_of(found)


def positions(seed: int, count: int = 20_000) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(seed)
    return random.uniform(-90, 90, count), random.uniform(-180, 180, count)


def star(seed: int, west: float = -95.0, south: float = 20.0) -> Any:
    """A ragged coast about a middle, with a lake."""
    random = np.random.default_rng(seed)
    turn = np.sort(random.uniform(0, 2 * np.pi, 60))
    far = random.uniform(0.3, 4, 60)
    ring = shapely.Polygon(np.stack([west + far * np.cos(turn), south + far * np.sin(turn)], axis=1))
    return shapely.difference(shapely.make_valid(ring), shapely.Point(west, south).buffer(0.2))


@given(st.integers(0, 10_000))
@settings(max_examples=25, deadline=None)
def test_inside_is_what_the_geometry_says(seed):
    coast = star(seed)
    random = np.random.default_rng(seed + 1)
    y, x = random.uniform(15, 25, 5_000), random.uniform(-100, -90, 5_000)
    assert (Grid(Coast(coast)).inside(y, x) == shapely.intersects_xy(coast, x, y)).all()


def test_inside_the_united_states_is_what_the_geometry_says(usa):
    y, x = positions(1, 200_000)
    assert (usa.inside(y, x) == shapely.intersects_xy(usa.geometry, x, y)).all()


def test_spherely_agrees_beyond_ten_metres(usa):
    """S2 joins vertices by geodesics, the grid by lines straight in degrees, as the 49th parallel is one.

    Between vertices a tenth of a degree apart the two are 1.2 m apart at the most.
    """
    random = np.random.default_rng(5)
    y, x = random.uniform(14, 72, 60_000), random.uniform(-180, 180, 60_000)
    y[:30_000], x[:30_000] = random.uniform(24, 49.5, 30_000), random.uniform(-125, -66, 30_000)
    still = np.zeros(len(y))
    close = np.zeros(len(y), np.bool_)
    inside = usa.inside(y, x)
    close[Margin(usa.edges, Coast(None, 10.0, 10.0)).within(x, y, still, still, inside)[0]] = True
    sphere = spherely.from_wkt(shapely.to_wkt(shapely.segmentize(usa.geometry, 0.1), rounding_precision=-1))
    spherely.prepare(sphere)
    theirs = spherely.contains(sphere, spherely.points(x, y))
    differ = inside != theirs
    assert not (differ & ~close).any()
    assert theirs.sum() > 5_000


def test_a_cell_without_an_edge_is_all_in_or_all_out(usa):
    y, x = positions(2)
    bits = usa.look(usa.numbers(y, x))
    plain = (bits & BORDER) == 0
    inside = shapely.intersects_xy(usa.geometry, x, y)
    assert ((bits[plain] & IN).astype(bool) == inside[plain]).all()
    assert plain.mean() > 0.97


@pytest.mark.parametrize("code", ["US", "RU", "FJ"])
def test_tolerances_of_many_positions_are_what_the_boundary_says_of_each(code):
    boundary = territory(code)
    y, x = positions(4, 300)
    landward, seaward = tolerances(boundary, y, x)
    each = [boundary.tolerance(*at) for at in zip(y.tolist(), x.tolist(), strict=True)]
    assert list(zip(landward.tolist(), seaward.tolist(), strict=True)) == each


def test_a_point_on_the_line_is_inside():
    grid = Grid(Coast(shapely.box(0, 0, 2, 2)))
    assert grid.inside([0, 1, 2, 1], [0, 0, 2, 2]).all()


@pytest.mark.parametrize("longitude", [-180.0, 180.0, 179.99, -179.99])
def test_the_date_line_is_no_edge(longitude):
    two = shapely.MultiPolygon([shapely.box(178, 0, 180, 2), shapely.box(-180, 0, -178, 2)])
    for geometry in (two, shapely.box(178, 0, 182, 2)):
        grid = Grid(Coast(geometry))
        assert grid.inside([0.5, 2.0, 2.01], [longitude] * 3).tolist() == [True, True, False]
        assert (np.abs(grid.edges.x0) != 180).any()
        assert not ((np.abs(grid.edges.x0) == 180) & (np.abs(grid.edges.x1) == 180)).any()


@pytest.mark.parametrize("longitude", [-180.0, 180.0])
def test_a_boundary_that_ends_at_the_date_line_holds_it(longitude):
    grid = Grid(Coast(shapely.box(178, 0, 180, 2)))
    assert grid.inside([1.0], [longitude]).all()
    assert not grid.inside([1.0], [-179.999]).any()


def test_the_poles_are_inside_of_what_holds_them():
    south = Grid(Coast(shapely.box(-180, -90, 180, -70)))
    assert south.inside([-90, -90, -89.9, -70.1, -69.9], [0, 180, -180, 77, 77]).tolist() == [True] * 4 + [
        False
    ]
    north = Grid(Coast(shapely.box(-180, 70, 180, 90)))
    assert north.inside([90, 90, 89.9, 70.1, 69.9], [0, 180, -180, 77, 77]).tolist() == [True] * 4 + [False]


def test_the_whole_world_has_no_edge():
    world = Grid(Coast(shapely.box(-180, -90, 180, 90)))
    assert world.inside(*positions(3)).all()
    assert len(world.edges) == 0


def test_a_grid_is_built_once_and_quickly():
    found = territory("US")
    assert grid_of(found) is grid_of(found) is grid_of(grid_of(found))
    before = process_time()
    Grid(found)
    assert process_time() - before < 0.5
