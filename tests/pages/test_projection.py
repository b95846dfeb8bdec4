"""Degrees onto paper and back, over the date line and about the poles."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from habeas.pages.projection import HIGHEST, LOWEST, WIDTH, Projection, arc, around, view

WGS84 = Geod(ellps="WGS84")
lon, lat = st.floats(-180, 180), st.floats(-80, 80)


@pytest.mark.parametrize("azimuthal", [False, True])
@given(middle=st.tuples(lon, lat), east=st.floats(-60, 60), north=lat)
def test_a_place_goes_onto_the_plane_and_back(azimuthal, middle, east, north):
    projection = Projection(*middle, azimuthal=azimuthal)
    back = projection.degrees(projection.plane([middle[0] + east], [north]))[0]
    assert around(back[0] - (middle[0] + east), 0.0) == pytest.approx(0, abs=1e-6)
    assert back[1] == pytest.approx(north, abs=1e-6)


@given(points=st.lists(st.tuples(lon, st.floats(-89, 89)), min_size=1, max_size=8))
def test_every_point_lies_within_the_picture(points):
    longitude, latitude = np.array(points).T
    made = view(longitude, latitude)
    drawn = made.drawn(longitude, latitude)
    assert (drawn >= -0.001).all()
    assert (drawn[:, 0] <= WIDTH + 0.001).all()
    assert (drawn[:, 1] <= made.height + 0.001).all()
    assert LOWEST <= made.height <= HIGHEST


def test_the_shortest_stretch_of_longitudes_may_pass_180():
    assert arc(np.array([170.0, -170.0, 175.0])) == (170.0, 190.0)
    assert arc(np.array([-10.0, 20.0])) == (-10.0, 20.0)
    assert arc(np.array([5.0])) == (5.0, 5.0)


def test_a_map_astride_the_date_line_is_narrow_and_asks_for_land_on_both_sides():
    made = view([170.0, -170.0], [-18.0, -14.0])
    assert not made.projection.azimuthal
    assert made.km_per_unit * made.width < 3000
    west, east = made.boxes()[::-1]
    assert {west[2], east[2]} == {180.0, made.boxes()[0][2]} or west[2] == 180.0 or east[2] == 180.0
    assert all(-180 <= box[0] < box[2] <= 180 for box in made.boxes())


def test_near_a_pole_distances_from_the_middle_are_true():
    made = view([-150.0, 40.0, 10.0], [70.0, 72.0, 80.0])
    assert made.projection.azimuthal
    middle = made.projection.longitude, made.projection.latitude
    plane = made.projection.plane([10.0], [80.0])[0]
    true = WGS84.inv(*middle, 10.0, 80.0)[2] / 1000
    assert np.hypot(*plane) == pytest.approx(true, rel=0.01)


def test_a_view_over_the_pole_asks_for_every_longitude():
    (box,) = view([-150.0, 40.0, 160.0], [80.0, 82.0, 81.0]).boxes()
    assert box[0] == -180
    assert box[2:] == (180, 90)


def test_the_scale_of_a_plane_chart_is_true_in_the_middle():
    made = view([-98.0, -87.0], [26.0, 14.0])
    a, b = made.drawn([-93.0, -92.0], [20.0, 20.0])
    true = WGS84.inv(-93.0, 20.0, -92.0, 20.0)[2] / 1000
    assert (b[0] - a[0]) * made.km_per_unit == pytest.approx(true, rel=0.005)


def test_an_aircraft_that_stood_still_is_not_drawn_as_a_journey():
    made = view([-97.65, -97.6501], [26.22, 26.2201])
    assert made.km_per_unit * made.width >= 12
