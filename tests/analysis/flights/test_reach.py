"""Reach: the ellipse encloses what can be flown to, and airports are judged by the exact path."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from habeas.analysis.flights.geodesy import exact
from habeas.analysis.flights.reach import could, reach, upper_reach, within
from habeas.reference.places import airport

GULF = ((21.225819, -89.788411), (26.890342, -92.878893), 2887.27)
places = st.tuples(st.floats(-85, 85), st.floats(-180, 180))


@settings(deadline=None, max_examples=60)
@given(places, places, st.floats(1.01, 1.8))
def test_the_ring_encloses_the_true_ellipse(a, b, factor):
    straight = float(exact(*a, *b))
    assume(20_000 < straight < 9_000_000)
    found = reach(a, b, straight * factor / 850_000 * 3600 + 1800)
    assert found.feasible
    assert len(found.ring) == 360
    for lat, lon in found.ring[::15]:
        assert float(exact(*a, lat, lon)) + float(exact(lat, lon, *b)) >= found.budget_m * 0.9999


def test_out_and_back_is_a_circle_of_half_the_budget():
    """N700KW was 221 minutes out of sight (formats page): 1,353 km, 1,842 km and 2,026 km."""
    here = (11.5473, 43.1595)
    for kmh, stop, km in ((850, 1800, 1353), (1000, 0, 1842), (1100, 0, 2026)):
        found = reach(here, here, 221 * 60, kmh, stop)
        assert found.budget_m / 2000 == pytest.approx(km, abs=1)
        radius = exact(*here, *found.ring[90]) / 1000
        assert km * 0.999 < radius < km * 1.013


def test_a_gap_that_the_speed_cannot_cover_is_infeasible_and_says_what_it_needs():
    found = reach(*GULF, speed_kmh=850, stop_s=0)
    assert not found.feasible
    assert found.ring == ()
    assert "it needs 875 km/h" in found.why
    assert "no time is left to fly" in reach(*GULF[:2], 600).why


def test_an_airport_could_have_been_reached_typically_or_only_faster_or_not():
    a, b, seconds = (26.226559, -97.655312), (26.3, -97.7), 3 * 3600
    typical, upper = reach(a, b, seconds), upper_reach(a, b, seconds)
    assert could(typical, upper, airport("KIAH")) == "could have"
    assert could(typical, upper, airport("KATL")) == "only above typical speed"
    assert could(typical, upper, airport("MHPR")) == "could not have"
    assert could(typical, upper, (26.3, -97.7)) == "could have"


def test_all_airports_within_reach_are_listed_by_code_and_none_is_picked():
    a, b, seconds = (26.226559, -97.655312), (26.3, -97.7), 2 * 3600
    typical, upper = reach(a, b, seconds), upper_reach(a, b, seconds)
    found = within(typical, upper)
    assert [one.icao for one in found] == sorted(one.icao for one in found)
    assert len(found) > 500
    for one in found[::97]:
        assert could(typical, upper, airport(one.icao)) == one.could
    listed = {one.icao for one in found}
    assert {"KHRL", "KIAH"} <= listed
    assert "MHPR" not in listed


def test_where_only_the_upper_speed_covers_the_gap_nothing_is_typical():
    typical, upper = reach(*GULF), upper_reach(*GULF)
    assert not typical.feasible
    assert upper.feasible
    assert {one.could for one in within(typical, upper)} <= {"only above typical speed"}
    assert within(reach(*GULF[:2], 60), upper_reach(*GULF[:2], 60)) == ()


def test_a_day_reaches_everywhere():
    found = reach((0.0, 0.0), (10.0, 0.0), 60 * 3600)
    assert found.everywhere
    assert found.ring == ()


def test_the_ring_runs_over_the_date_line_and_the_pole():
    for a, b in (((51.9, 179.9), (52.5, -179.0)), ((89.9, 0.0), (89.0, 180.0))):
        found = reach(a, b, 3 * 3600)
        lats, lons = np.array(found.ring).T
        assert (np.abs(lats) <= 90).all()
        assert ((lons >= -180) & (lons <= 180)).all()
        paths = exact(np.full(360, a[0]), np.full(360, a[1]), lats, lons)
        paths += exact(lats, lons, np.full(360, b[0]), np.full(360, b[1]))
        assert (np.abs(paths / found.budget_m - 1) < 0.012).all()
