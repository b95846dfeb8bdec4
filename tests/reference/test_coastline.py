import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import MultiPoint, Polygon

from habeas.reference.coastline import land
from habeas.reference.tables import DATA


def test_rings_are_closed_and_within_the_box() -> None:
    rings = land(-98, 25, -80, 31)
    assert rings
    assert all(ring[0] == ring[-1] and len(ring) >= 4 for ring in rings)
    west, south, east, north = MultiPoint([point for ring in rings for point in ring]).bounds
    assert -98 <= west <= east <= -80
    assert 25 <= south <= north <= 31


def test_the_gulf_is_sea_and_florida_is_land() -> None:
    assert land(-91, 25, -90, 26) == ()
    inland = land(-81.6, 27, -81.4, 27.2)
    assert sum(Polygon(ring).area for ring in inland) == pytest.approx(0.04)


def test_a_box_over_the_antimeridian_runs_on_past_180() -> None:
    rings = land(176, -20, -178, -15)
    east = max(longitude for ring in rings for longitude, _ in ring)
    west = min(longitude for ring in rings for longitude, _ in ring)
    assert 176 <= west < 180 < east <= 182


def test_a_sea_within_land_is_a_ring_of_its_own() -> None:
    rings = land(40, 30, 60, 50)
    sizes = sorted(Polygon(ring).area for ring in rings)
    assert sizes[-1] > 300
    assert 30 < sizes[-2] < 60  # the Caspian, in square degrees


@settings(deadline=None)
@given(st.floats(-180, 170), st.floats(-90, 80))
def test_any_box_gives_rings_within_it(west: float, south: float) -> None:
    for ring in land(west, south, west + 10, south + 10):
        assert all(west <= x <= west + 10 and south <= y <= south + 10 for x, y in ring)


def test_a_map_s_land_is_there_in_a_blink() -> None:
    land(0, 0, 1, 1)
    started = time.process_time()
    land(-120, 10, -60, 50)
    assert time.process_time() - started < 0.5


def test_the_file_is_small_enough_to_carry() -> None:
    assert len((DATA / "coastline.bin").read_bytes()) <= 300_000
