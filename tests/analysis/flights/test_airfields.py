"""Airports near a position: all of them, nearest first, the same as over the whole list."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.analysis.flights.geodesy import haversine
from habeas.reference.airfields import airfields, near


@settings(deadline=None, max_examples=300)
@given(st.integers(0, 10**6), st.floats(-0.15, 0.15), st.floats(-0.3, 0.3))
def test_near_is_what_the_whole_list_says(pick, north, east):
    every = airfields()
    at = pick % len(every.icao)
    lat = float(np.clip(every.latitude[at] + north, -90, 90))
    lon = float((every.longitude[at] + east + 180) % 360 - 180)
    metres = haversine(lat, lon, every.latitude, every.longitude)
    listed = sorted((float(metres[one]), every.icao[one]) for one in np.flatnonzero(metres <= 18_000))
    assert [one.icao for one in near(lat, lon, within_m=18_000)] == [name for _, name in listed]


@pytest.mark.parametrize("place", [(-89.95, 100.0), (-90.0, 0.0), (-90.0, 180.0)])
def test_the_pole_has_its_airport(place):
    assert [one.icao for one in near(*place, within_m=9260)] == ["NZSP"]


def test_over_the_date_line_airports_are_near():
    every = airfields()
    edge = int(np.argmax(every.longitude))
    lat, lon = float(every.latitude[edge]), float(every.longitude[edge])
    across = lon + 0.05 - 360 if lon + 0.05 >= 180 else lon + 0.05
    assert every.icao[edge] in [one.icao for one in near(lat, across, within_m=9260)]
    assert near(lat, 180.0, within_m=9260) == near(lat, -180.0, within_m=9260)


def test_lower_airports_are_left_out_when_asked():
    assert near(44.88, -93.22, within_m=9260)[0].icao == "KMSP"
    assert "KMSP" not in [one.icao for one in near(44.88, -93.22, within_m=9260, lowest_ft=900)]
