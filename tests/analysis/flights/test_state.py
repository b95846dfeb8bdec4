"""Where it was at an instant: between which points, and how far from there it could have been."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.analysis.flights.flown import KHRL, MHPR, MIDNIGHT, MSLP, chained, flown, moved, without

from habeas.analysis.flights.geodesy import exact, geodesic
from habeas.analysis.flights.state import at, over

FLIGHT = flown(KHRL, MHPR)
LATER = MIDNIGHT + 6 * 3600
TWO = chained(FLIGHT, flown(MHPR, MSLP, start=LATER))
LOST = without(FLIGHT, MIDNIGHT + 1500, MIDNIGHT + 3500)


def test_at_a_point_it_is_the_point():
    found = at(FLIGHT, MIDNIGHT + 1000)
    assert found.phase == "airborne"
    assert found.earlier == found.later
    assert FLIGHT.time[found.earlier] == MIDNIGHT + 1000
    assert found.within_m == 0


def test_between_points_near_each_other_it_is_between_them():
    found = at(FLIGHT, MIDNIGHT + 1503)
    assert found.phase == "airborne"
    assert (found.earlier_s, found.later_s) == (3, 7)
    assert found.within_m < 1500
    after = at(FLIGHT, MIDNIGHT + 1500).altitude, at(FLIGHT, MIDNIGHT + 1510).altitude
    assert after[0] <= found.altitude <= after[1]


def test_in_a_gap_it_says_so_with_what_is_consistent_and_a_wide_bound():
    found = at(LOST, MIDNIGHT + 2500)
    assert found.phase == "in a gap"
    assert found.gap.consistent_with == "flight"
    assert "consistent with flight" in found.why
    truth = at(FLIGHT, MIDNIGHT + 2500)
    off = float(exact(found.latitude, found.longitude, truth.latitude, truth.longitude))
    assert off < 100 < found.within_m


@settings(deadline=None, max_examples=60)
@given(st.floats(0.01, 0.99), st.floats(0, 360), st.floats(0, 1))
def test_no_flight_within_the_upper_speed_is_further_away_than_the_bound(share, bearing, leg):
    """To any place that leaves time to reach the other end, at the upper speed."""
    from habeas.analysis.flights.geodesy import geod

    first, last = LOST.time.searchsorted([MIDNIGHT + 1500, MIDNIGHT + 3500]).tolist()
    found = at(LOST, MIDNIGHT + 1500 + 2000 * share)
    most = 1100 / 3.6
    start = (LOST.longitude[first], LOST.latitude[first])
    lon, lat, _ = geod().fwd(*start, bearing, leg * most * found.earlier_s)
    if float(exact(lat, lon, LOST.latitude[last], LOST.longitude[last])) <= most * found.later_s:
        assert float(exact(lat, lon, found.latitude, found.longitude)) <= found.within_m


def test_on_the_ground_between_points_near_each_other_it_stood_there():
    found = at(FLIGHT, MIDNIGHT - 95)
    assert found.phase == "on the ground"
    assert found.altitude is None
    assert found.within_m < 1000


def test_between_ground_and_air_it_was_taking_off():
    assert at(FLIGHT, MIDNIGHT + 5).phase == "taking off or landing"


def test_a_long_stop_out_of_sight_is_a_gap_that_may_hide_a_flight():
    found = at(TWO, LATER - 3600)
    assert found.phase == "in a gap"
    assert found.gap.consistent_with == "landing"
    assert found.within_m > 500_000


def test_outside_the_track_nothing_is_guessed():
    before, after = over(FLIGHT, MIDNIGHT - 4000, MIDNIGHT + 86_400)
    assert (before.phase, after.phase) == ("before the track", "after the track")
    assert before.latitude is after.latitude is before.within_m is None
    assert (before.later, after.earlier) == (0, len(FLIGHT) - 1)
    assert before.later_s == 3700
    assert at(FLIGHT.taken(slice(0, 0)), 0).phase == "no points"


def test_an_interval_has_both_its_ends():
    first, last = over(FLIGHT, MIDNIGHT + 1000, MIDNIGHT + 1180)
    assert (first.time, last.time) == (MIDNIGHT + 1000, MIDNIGHT + 1180)


def test_a_long_gap_is_bridged_along_the_geodesic():
    far = flown((60.0, -120.0, 0.0), (60.0, 0.0, 0.0), kmh=900)
    lost = without(far, MIDNIGHT + 3000, MIDNIGHT + 20_000)
    found = at(lost, MIDNIGHT + 11_500)
    ends = [int(one) for one in lost.time.searchsorted([MIDNIGHT + 3000, MIDNIGHT + 20_000])]
    places = [(lost.latitude[one], lost.longitude[one]) for one in ends]
    lat, lon = geodesic(*places[0], *places[1], 0.5)
    assert found.latitude == pytest.approx(float(lat))
    assert found.longitude == pytest.approx(float(lon))
    assert found.latitude > 70


def test_a_step_faster_than_any_speed_still_has_a_bound():
    fast = moved(FLIGHT, time=MIDNIGHT + (FLIGHT.time - MIDNIGHT) / 4)
    found = at(fast, MIDNIGHT + 501)
    assert found.phase == "in a gap"
    assert found.gap.consistent_with == "neither"
    assert np.isfinite(found.within_m)


@settings(deadline=None, max_examples=30)
@given(st.floats(0.02, 0.98), st.integers(1, 20))
def test_removing_points_only_widens_the_bound(share, removed):
    when = MIDNIGHT + 1500 + 2000 * share
    fewer = without(FLIGHT, MIDNIGHT + 1500 - removed * 10, MIDNIGHT + 3500 + removed * 10)
    assert at(fewer, when).within_m >= at(LOST, when).within_m * 0.999
