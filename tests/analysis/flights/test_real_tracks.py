"""Two real traces, where this machine has them: four flights of N899DN, and one of N8774Q."""

import json

import numpy as np
import pytest
from tests.real_files import real

from habeas.analysis.flights.cleaning import TWO_PLACES, cleaned
from habeas.analysis.flights.gaps import gaps
from habeas.analysis.flights.legs import legs
from habeas.analysis.flights.positions import Aircraft, track
from habeas.analysis.flights.reach import reach, upper_reach, within
from habeas.analysis.flights.state import at

FOLDER = real("data/flights")
pytestmark = pytest.mark.skipif(FOLDER is None, reason="the real traces are not on this machine")


def trace(name):
    data = json.loads((FOLDER / f"trace_full_{name}.json").read_text())
    rows, start = data["trace"], data["timestamp"]
    columns = {name: [row[at] for row in rows] for name, at in (("latitude", 1), ("longitude", 2))}
    for each, item in (("speed", 4), ("direction", 5), ("rate", 7)):
        columns[each] = [np.nan if row[item] is None else row[item] for row in rows]
    columns["altitude"] = [np.nan if row[3] in ("ground", None) else row[3] for row in rows]
    columns |= {"ground": [row[3] == "ground" for row in rows], "marks": [row[6] for row in rows]}
    columns["time"] = [start + row[0] for row in rows]
    heard = [(start + row[0], row[8]["flight"].strip()) for row in rows if row[8] and row[8].get("flight")]
    signs = [one for place, one in enumerate(heard) if not place or heard[place - 1][1] != one[1]]
    return track(Aircraft(data["icao"], data["r"], data["t"]), columns, callsigns=signs)


@pytest.fixture(scope="module")
def delta():
    return cleaned(trace("ac671b"))


def test_one_point_of_two_at_one_time_is_set_aside(delta):
    assert [(one.reason, one.count) for one in delta.counts] == [(TWO_PLACES, 1)]


def test_there_are_four_legs_and_the_landing_at_spokane_was_not_seen(delta):
    found = legs(delta.track)
    assert [leg.callsign for leg in found] == ["DAL1812", "DAL2418", "DAL1615", "DAL2927"]
    assert [leg.split for leg in found] == ["start of track", "ground", "gap", "ground"]
    assert [(leg.takeoff.airport, leg.landing.airport) for leg in found] == [
        ("", "KMSP"),
        ("KMSP", ""),
        ("", "KMSP"),
        ("KMSP", "KDEN"),
    ]
    spokane = found[1].landing
    assert not spokane.seen
    assert spokane.why == "not seen: the track breaks off at 8,450 ft, a gap of 30,185 s"
    assert spokane.latest - spokane.earliest == pytest.approx(30_184.53)
    assert not found[2].takeoff.seen


def test_the_gap_over_the_gulf_was_flown_and_the_stops_were_on_the_ground(delta):
    found = {round(gap.seconds): gap for gap in gaps(delta.track)}
    assert {377, 2887, 8094, 3417, 30185} <= set(found)
    assert found[2887].consistent_with == "flight"
    assert found[377].consistent_with == "flight"
    assert found[8094].grounds == found[3417].grounds == (True, True)
    assert found[8094].consistent_with == found[3417].consistent_with == "landing"
    assert found[30185].consistent_with == "both"
    assert found[30185].altitudes == (8450, 11275)


def test_the_gulf_gap_reaches_no_airport_at_a_typical_speed(delta):
    (gap,) = [one for one in gaps(delta.track) if round(one.seconds) == 2887]
    ends = [
        (float(delta.track.latitude[one]), float(delta.track.longitude[one])) for one in (gap.first, gap.last)
    ]
    typical, upper = reach(*ends, gap.seconds), upper_reach(*ends, gap.seconds)
    assert not typical.feasible
    assert "it needs 875 km/h" in reach(*ends, gap.seconds, stop_s=0).why
    assert all(one.could == "only above typical speed" for one in within(typical, upper))


def test_in_the_gulf_gap_the_place_is_bounded_and_said_to_be_in_a_gap(delta):
    found = at(delta.track, 1738706778.589)
    assert found.phase == "in a gap"
    assert found.gap.consistent_with == "flight"
    assert 200_000 < found.within_m < 300_000


def test_a_southwest_flight_lands_at_palm_beach_and_stays():
    southwest = cleaned(trace("ac134a")).track
    (leg,) = legs(southwest)
    assert leg.callsign == "SWA506"
    assert leg.landing.seen
    assert leg.landing.distance_m < 1000
    (stay,) = gaps(southwest)
    assert stay.consistent_with == "landing"
