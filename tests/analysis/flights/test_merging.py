"""Merging: one aircraft's points from several sources, what they say twice, and where they disagree."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.analysis.flights.flown import KHRL, MHPR, MIDNIGHT, flown

from habeas.analysis.flights.legs import legs
from habeas.analysis.flights.merging import merge, merged
from habeas.analysis.flights.positions import COLUMNS, Aircraft, Track

FLIGHT = flown(KHRL, MHPR, start=MIDNIGHT - 3600, signs=[(MIDNIGHT - 3000, "AAA1")])


def from_source(track, name, address=None):
    aircraft = track.aircraft if address is None else Aircraft(address)
    columns = {each: getattr(track, each) for each in COLUMNS}
    return Track(aircraft, **columns, sources=(name,), callsigns=track.callsigns)


@settings(deadline=None, max_examples=30)
@given(st.integers(0, len(FLIGHT)), st.integers(0, 60), st.booleans())
def test_a_flight_over_midnight_in_two_files_is_one(cut, shared, swapped):
    parts = [from_source(FLIGHT.taken(slice(0, cut + shared)), "day 1")]
    parts.append(from_source(FLIGHT.taken(slice(cut, None)), "day 2"))
    (one,) = merge(parts[::-1] if swapped else parts)
    assert np.array_equal(one.track.time, FLIGHT.time)
    assert np.array_equal(one.track.latitude, FLIGHT.latitude)
    assert sum(count.count for count in one.counts) == min(shared, len(FLIGHT) - cut)
    assert one.track.callsigns == FLIGHT.callsigns
    assert legs(one.track) == legs(FLIGHT)


def test_each_point_keeps_its_source_and_number():
    before, after = FLIGHT.time < MIDNIGHT, FLIGHT.time >= MIDNIGHT
    (track,) = merged([from_source(FLIGHT.taken(before), "day 1"), from_source(FLIGHT.taken(after), "day 2")])
    assert track.sources == ("day 1", "day 2")
    assert (track.source == after).all()
    assert np.array_equal(track.number, FLIGHT.number)


def test_an_address_that_is_none_of_icao_is_another_aircraft():
    tracks = merged([FLIGHT, from_source(FLIGHT, "other", "~a00001"), from_source(FLIGHT, "more", "a00001")])
    assert [track.aircraft.key for track in tracks] == ["a00001", "~a00001"]


def test_tracks_without_address_and_registration_stay_apart():
    assert len(merged([from_source(FLIGHT, "one", ""), from_source(FLIGHT, "two", "")])) == 2


def test_what_one_source_says_of_the_aircraft_fills_what_another_does_not():
    named = Track(
        Aircraft("a00001", "N1", "B737"), **{name: getattr(FLIGHT, name) for name in COLUMNS}, sources=("b",)
    )
    (track,) = merged([FLIGHT, named])
    assert track.aircraft == Aircraft("a00001", "N1", "B737")


def test_sources_that_put_it_in_two_places_at_one_time_are_told():
    astray = from_source(FLIGHT, "astray")
    astray = Track(
        astray.aircraft,
        **{name: getattr(astray, name) for name in COLUMNS if name not in ("latitude", "time")},
        latitude=FLIGHT.latitude + np.where(np.arange(len(FLIGHT)) % 100 < 50, 0.0, 0.2),
        time=FLIGHT.time + 3,
        sources=("astray",),
    )
    (one,) = merge([FLIGHT, astray])
    (found,) = one.disagreements
    assert found.sources == ("made", "astray")
    assert 22_000 < found.worst_m < 24_000
    assert 0.4 < found.count / len(FLIGHT) < 0.6
    assert found.points[0][0] == "made"
    assert len(one.track) == 2 * len(FLIGHT)


def test_sources_that_agree_within_their_delays_do_not_disagree():
    late = Track(
        FLIGHT.aircraft,
        **{name: getattr(FLIGHT, name) for name in COLUMNS if name != "time"},
        time=FLIGHT.time + 5,
        sources=("late",),
    )
    (one,) = merge([FLIGHT, late])
    assert one.disagreements == ()


def test_nothing_merges_to_nothing():
    assert merged([]) == ()
