"""Geodesy: within the errors measured against WGS84, over the date line and at the poles."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.analysis.flights.geodesy import (
    ENCLOSING,
    apart,
    between,
    exact,
    geod,
    geodesic,
    haversine,
    planar,
    slerp,
)

degrees = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


def off(place, truth):
    return float(np.max(exact(*(np.atleast_1d(each) for each in (*place, *truth)))))


def pairs(metres, lat=28.0, count=36):
    """Pairs so far apart, in all directions from a latitude."""
    a, b = np.full(count, lat), np.linspace(-180, 179, count)
    lon, lat2, _ = geod().fwd(b, a, np.linspace(0, 350, count), np.full(count, float(metres)))
    return a, b, lat2, lon


@pytest.mark.parametrize(
    ("metres", "most"), [(20_000, 0.5), (200_000, 12), (850_000, 250), (2_000_000, 1500)]
)
def test_slerp_is_as_near_as_was_measured(metres, most):
    a = pairs(metres)
    assert off(slerp(*a, 0.3), geodesic(*a, np.full(36, 0.3))) < most


def test_the_plane_serves_to_twenty_kilometres():
    a = pairs(19_000)
    assert off(planar(*a, 0.5), geodesic(*a, np.full(36, 0.5))) < 15


@settings(deadline=None)
@given(degrees, degrees, st.floats(0, 1))
def test_a_place_between_is_on_the_geodesic_within_the_table(a, b, share):
    metres = float(exact(*a, *b))
    found = between(*a, *b, share)
    limit = 30 if metres < 20_000 else 300 if metres < 850_000 else 1
    if metres < 19_000_000:
        assert off(found, geodesic(*a, *b, share)) < limit
        assert off(between(*a, *b, share, published=True), geodesic(*a, *b, share)) < 0.01


@settings(deadline=None)
@given(degrees, degrees)
def test_the_sphere_is_near_the_ellipsoid_and_encloses_it_when_stretched(a, b):
    metres, rough = float(exact(*a, *b)), float(haversine(*a, *b))
    assert rough == pytest.approx(apart(*a, *b), abs=0.01)
    assert metres <= rough * ENCLOSING + 1
    assert rough <= metres * ENCLOSING + 1


def test_between_places_on_both_sides_of_the_date_line():
    lat, lon = between(-17.0, 179.95, -17.0, -179.95, 0.5)
    assert abs(abs(float(lon)) - 180) < 1e-6
    assert float(lat) == pytest.approx(-17.0, abs=1e-4)


def test_arrays_and_numbers_mix():
    lat, lon = between(np.zeros(3), np.zeros(3), 0.0, 10.0, np.array([0.0, 0.5, 1.0]))
    assert lon == pytest.approx([0, 5, 10], abs=0.01)
    assert np.shape(lat) == (3,)
