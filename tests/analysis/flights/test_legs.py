"""Legs of invented flights: parted on the ground and in gaps that allow a landing, and nowhere else."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.analysis.flights.flown import (
    KHRL,
    MHPR,
    MIDNIGHT,
    MSLP,
    NZSP,
    OCEAN,
    PADK,
    UHPP,
    chained,
    flown,
    moved,
    reversed_in_time,
    without,
)

from habeas.analysis.flights.legs import legs, legs_many
from habeas.analysis.flights.parting import BOUNDS, parted
from habeas.analysis.flights.positions import Mark

TO_MHPR = flown(KHRL, MHPR, signs=[(MIDNIGHT - 200, "AAA1")])
LATER = MIDNIGHT + 6 * 3600
TWO = chained(TO_MHPR, flown(MHPR, MSLP, start=LATER, signs=[(LATER + 30, "AAA2")]))


def airports(track):
    return [(leg.takeoff.airport, leg.landing.airport) for leg in legs(track)]


def test_a_flight_in_sight_is_one_leg_between_its_airports():
    (leg,) = legs(TO_MHPR)
    assert airports(TO_MHPR) == [("KHRL", "MHPR")]
    assert leg.takeoff.seen
    assert leg.landing.seen
    assert leg.takeoff.earliest <= MIDNIGHT <= leg.takeoff.latest
    assert leg.takeoff.latest - leg.takeoff.earliest == 10
    assert leg.split == "ground"
    assert not TO_MHPR.ground[leg.first : leg.last + 1].any()
    assert TO_MHPR.ground[leg.first - 1]
    assert TO_MHPR.ground[leg.last + 1]
    assert leg.takeoff.why == "first airborne point 10 s after the last on the ground"


def test_a_stop_on_the_ground_parts_two_legs_with_their_callsigns():
    first, second = legs(TWO)
    assert airports(TWO) == [("KHRL", "MHPR"), ("MHPR", "MSLP")]
    assert second.split == "ground"
    assert (first.callsign, second.callsign) == ("AAA1", "AAA2")
    assert second.callsigns == ("AAA2",)


def test_of_several_callsigns_the_longest_heard_is_picked_and_all_are_told():
    signs = [(MIDNIGHT + 60, "ONE"), (MIDNIGHT + 600, "TWO"), (MIDNIGHT + 7000, "ONE")]
    (leg,) = legs(flown(KHRL, MHPR, signs=signs))
    assert leg.callsign == "TWO"
    assert leg.callsigns == ("TWO", "ONE")


def test_a_stop_out_of_sight_parts_legs_whose_touches_are_bounded_and_not_seen():
    lost = without(TWO, MIDNIGHT + 5400, LATER + 900)
    first, second = legs(lost)
    assert second.split == "gap"
    assert not first.landing.seen
    assert not second.takeoff.seen
    gap = (float(lost.time[first.last]), float(lost.time[second.first]))
    assert (first.landing.earliest, first.landing.latest) == gap
    assert (second.takeoff.earliest, second.takeoff.latest) == gap
    assert first.landing.airport == second.takeoff.airport == ""
    assert first.landing.why.startswith("not seen: the track breaks off at")


def test_no_airport_is_named_for_a_track_that_ends_high_above_one():
    over = TO_MHPR.taken(slice(0, 400))
    leg = legs(over)[-1]
    assert leg.landing.airport == ""
    assert leg.landing.latest is None
    assert not leg.landing.seen
    assert leg.landing.why == "not seen: the track ends at 34,893 ft, level"


def test_a_track_that_ends_on_final_approach_is_seen_to_the_field():
    low = np.flatnonzero(~TO_MHPR.ground & (TO_MHPR.time > MIDNIGHT + 3600) & (TO_MHPR.altitude < 2700))
    leg = legs(TO_MHPR.taken(slice(0, int(low[0]) + 1)))[-1]
    assert leg.landing.airport == "MHPR"
    assert leg.landing.seen
    assert leg.landing.latest is None
    assert leg.landing.why.startswith("seen to the field: the track ends at")


def test_far_from_any_airport_a_landing_has_none():
    (leg,) = legs(flown(KHRL, OCEAN))
    assert (leg.landing.airport, leg.landing.candidates, leg.landing.seen) == ("", (), True)


def test_a_gap_in_cruise_parts_nothing_even_where_marked():
    lost = without(TO_MHPR, MIDNIGHT + 1500, MIDNIGHT + 4400)
    at = int(np.flatnonzero(np.diff(lost.time) > 1000)[0]) + 1
    marks = lost.marks.copy()
    marks[at] = Mark.NEW_LEG
    assert len(legs(lost)) == len(legs(moved(lost, marks=marks))) == 1


def test_a_mark_decides_where_a_landing_fits_but_for_the_length_of_the_stop():
    first = flown(KHRL, MHPR)
    both = chained(first, flown(MHPR, MSLP, start=float(first.time[-1]) + 800))
    lost = without(both, float(first.time[-1]) - 1000, float(first.time[-1]) + 1300)
    at = int(np.flatnonzero(np.diff(lost.time) > 1000)[0]) + 1
    marks = lost.marks.copy()
    marks[at] = Mark.NEW_LEG
    assert len(legs(lost)) == 1
    assert len(legs(moved(lost, marks=marks))) == 2


def test_a_short_stop_lost_near_the_field_parts_two_legs_there():
    later = float(TO_MHPR.time[-1]) + 300 + 300
    both = chained(TO_MHPR, flown(MHPR, MSLP, start=later))
    down = float(both.time[legs(both)[0].last])
    lost = without(both, down - 60, later + 60)
    first, second = legs(lost)
    assert (first.landing.airport, second.takeoff.airport) == ("MHPR", "MHPR")
    assert second.split == "gap"


def test_one_airport_by_its_alias_is_its_icao_code():
    from habeas.reference.airfields import code

    assert code("mhsc") == "MHPR"
    assert code("KHRL") == "KHRL"


def test_a_point_that_says_ground_in_cruise_is_not_believed():
    for speed in (430.0, np.nan):
        ground, speeds = TO_MHPR.ground.copy(), TO_MHPR.speed.copy()
        ground[300], speeds[300] = True, speed
        assert len(legs(moved(TO_MHPR, ground=ground, speed=speeds))) == 1


def test_a_transponder_in_doubt_while_taxiing_flies_nowhere():
    ground = TO_MHPR.ground.copy()
    ground[10:13] = False
    ground[20:28] = False
    assert airports(moved(TO_MHPR, ground=ground)) == [("KHRL", "MHPR")]


def test_ground_points_without_altitude_are_fine_and_airborne_ones_name_no_airport():
    (leg,) = legs(moved(TO_MHPR, altitude=np.full(len(TO_MHPR), np.nan)))
    assert (leg.takeoff.airport, leg.landing.airport) == ("KHRL", "MHPR")
    aloft = moved(TO_MHPR, altitude=np.full(len(TO_MHPR), np.nan)).taken(~TO_MHPR.ground)
    (leg,) = legs(aloft)
    assert (leg.takeoff.airport, leg.landing.airport) == ("", "")
    assert leg.takeoff.why == "not seen: the track begins at a height not given, climbing"


@pytest.mark.parametrize(
    ("origin", "destination", "codes"),
    [(PADK, UHPP, ("PADK", "UHPP")), (NZSP, (-77.963, 166.525, 68.0), ("NZSP", "NZPG"))],
)
def test_the_date_line_and_the_pole_are_like_any_other_place(origin, destination, codes):
    (leg,) = legs(flown(origin, destination))
    assert leg.takeoff.airport == codes[0]
    assert leg.landing.airport == codes[1]


def test_no_points_and_only_points_on_the_ground_have_no_legs():
    assert legs(TO_MHPR.taken(slice(0, 0))) == ()
    assert legs(TO_MHPR.taken(slice(0, 20))) == ()


def test_a_track_and_its_reverse_have_mirrored_legs():
    for track in (TWO, without(TWO, MIDNIGHT + 5400, LATER + 900), TO_MHPR.taken(slice(100, 400))):
        there, back = legs(track), legs(reversed_in_time(track))[::-1]
        assert [(len(track) - 1 - leg.last, len(track) - 1 - leg.first) for leg in there] == [
            (leg.first, leg.last) for leg in back
        ]
        for one, other in zip(there, back, strict=True):
            for a, b in ((one.takeoff, other.landing), (one.landing, other.takeoff)):
                assert (a.seen, a.airport, a.candidates) == (b.seen, b.airport, b.candidates)
                assert a.earliest == (None if b.latest is None else -b.latest)


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 2**32 - 1), st.floats(0.05, 0.95))
def test_removing_points_only_widens_the_intervals(seed, share):
    kept = np.random.default_rng(seed).random(len(TWO)) < share
    kept[TWO.ground] = True
    thin = TWO.taken(kept)
    for one, other in zip(legs(TWO), legs(thin), strict=True):
        assert other.takeoff.earliest <= one.takeoff.earliest
        assert other.takeoff.latest >= one.takeoff.latest
        assert other.landing.earliest <= one.landing.earliest
        assert other.landing.latest >= one.landing.latest


@settings(deadline=None, max_examples=20)
@given(st.integers(2, 5))
def test_points_added_on_the_path_change_no_answer(times):
    dense = chained(flown(KHRL, MHPR, step=10 / times), flown(MHPR, MSLP, start=LATER, step=10 / times))
    for one, other in zip(legs(TWO), legs(dense), strict=True):
        assert (one.takeoff.airport, one.landing.airport) == (other.takeoff.airport, other.landing.airport)
        assert abs(one.takeoff.latest - other.takeoff.latest) <= 10
        assert abs(one.landing.earliest - other.landing.earliest) <= 10


@given(st.integers(-14 * 4, 14 * 4))
def test_another_clock_shifts_the_answers_and_changes_nothing_else(quarters):
    shift = quarters * 900.0
    for one, other in zip(legs(TWO), legs(moved(TWO, time=TWO.time + shift)), strict=True):
        assert (one.first, one.last, one.split) == (other.first, other.last, other.split)
        assert other.takeoff.latest == one.takeoff.latest + shift


def test_many_tracks_in_one_pass_are_parted_as_each_is():
    lost = without(TWO, MIDNIGHT + 5400, LATER + 900)
    tracks = [
        TO_MHPR,
        TO_MHPR.taken(slice(0, 0)),
        TWO,
        TO_MHPR.taken(slice(0, 9)),
        lost,
        TO_MHPR.taken([200]),
    ]
    assert legs_many(tracks) == tuple(legs(track) for track in tracks)
    assert legs_many([]) == ()


def test_parted_has_the_bounds_of_take_offs_and_landings_as_columns():
    tracks = [without(TWO, MIDNIGHT + 5400, LATER + 900), TO_MHPR.taken(slice(100, 300))]
    found = parted(tracks)
    every = [leg for each in legs_many(tracks) for leg in each]
    assert len(found) == len(every) == 3
    assert found.track.tolist() == [0, 0, 1]
    assert [BOUNDS[one] for one in found.opened] == [leg.split for leg in every]
    for name, bounds in (("takeoff", "takeoff"), ("landing", "landing")):
        for end in ("earliest", "latest"):
            said = [getattr(getattr(leg, name), end) for leg in every]
            column = getattr(found, f"{bounds}_{end}")
            assert [None if np.isnan(one) else one for one in column] == said
