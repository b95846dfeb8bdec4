"""Gaps: what is consistent with each, and the holes of a receiver that saw nobody."""

from dataclasses import replace

import numpy as np
import pytest
from tests.analysis.flights.flown import (
    KHRL,
    MHPR,
    MIDNIGHT,
    MSLP,
    chained,
    flown,
    moved,
    reversed_in_time,
    without,
)

from habeas.analysis.flights.gaps import (
    coverage,
    coverage_of,
    gaps,
    holes_between,
    seen,
    together,
    unseen_s,
)
from habeas.analysis.flights.performance import TYPICAL, UPPER, landing_takes
from habeas.analysis.flights.positions import Aircraft

FLIGHT = flown(KHRL, MHPR)
LATER = MIDNIGHT + 6 * 3600
TWO = chained(FLIGHT, flown(MHPR, MSLP, start=LATER))


def only_gap(track):
    (gap,) = gaps(track)
    return gap


def test_a_track_in_sight_has_no_gap():
    assert gaps(FLIGHT) == ()
    assert len(gaps(FLIGHT, longer_s=5)) == len(FLIGHT) - 1


def test_a_gap_in_cruise_is_consistent_with_flight_alone():
    gap = only_gap(without(FLIGHT, MIDNIGHT + 1500, MIDNIGHT + 3500))
    assert gap.consistent_with == "flight"
    assert gap.seconds == 2000
    assert gap.needed_kt == pytest.approx(800 / 1.852, rel=0.01)
    assert gap.altitudes[0] > 34_000
    assert "with a landing it would take" in gap.why


def test_a_long_gap_between_low_ends_is_consistent_with_both():
    gap = only_gap(without(TWO, MIDNIGHT + 6500, LATER + 300))
    assert gap.consistent_with == "both"
    assert gap.landing_typically


def test_a_gap_on_the_ground_is_a_landing_and_says_whether_it_moved():
    stay = only_gap(TWO)
    assert stay.grounds == (True, True)
    assert stay.consistent_with == "landing"
    assert "it stayed, or flew and came back" in stay.why
    hop = only_gap(FLIGHT.taken(FLIGHT.ground))
    assert hop.consistent_with == "landing"
    assert "it flew between them, unseen" in hop.why


def test_a_gap_that_ends_on_the_ground_says_that_it_landed_within():
    gap = only_gap(without(FLIGHT, MIDNIGHT + 6000, float(FLIGHT.time[-1]) - 100))
    assert gap.consistent_with == "landing"
    assert "landed within it" in gap.why


def test_a_distance_that_no_speed_covers_is_consistent_with_neither():
    fast = moved(FLIGHT, time=MIDNIGHT + (FLIGHT.time - MIDNIGHT) / 2)
    gap = only_gap(without(fast, MIDNIGHT + 700, MIDNIGHT + 2000))
    assert gap.consistent_with == "neither"
    assert "faster than 1,100 km/h" in gap.why


def test_more_than_a_day_aloft_is_a_landing():
    later = chained(FLIGHT, flown(MHPR, MSLP, start=MIDNIGHT + 30 * 3600))
    gap = only_gap(without(later, MIDNIGHT + 6500, MIDNIGHT + 30 * 3600 + 300))
    assert gap.consistent_with == "landing"


def test_a_track_and_its_reverse_have_mirrored_gaps():
    track = without(without(TWO, MIDNIGHT + 1500, MIDNIGHT + 3500), MIDNIGHT + 6500, LATER + 300)
    last = len(track) - 1
    there, back = gaps(track), gaps(reversed_in_time(track))[::-1]
    assert [(one.seconds, one.consistent_with) for one in there] == [
        (one.seconds, one.consistent_with) for one in back
    ]
    assert [(one.first, one.last) for one in there] == [(last - one.last, last - one.first) for one in back]


def test_a_landing_takes_longer_the_higher_and_the_further_and_by_typical_figures():
    takes = landing_takes(100_000, 10_000, 10_000, UPPER)
    assert 600 + 327 < takes < landing_takes(200_000, 10_000, 10_000, UPPER)
    assert takes < landing_takes(100_000, 34_000, 34_000, UPPER)
    assert takes < landing_takes(100_000, 10_000, 10_000, TYPICAL)
    assert landing_takes(0, float("nan"), float("nan"), UPPER) == 600


def test_times_at_which_no_aircraft_was_seen_are_holes():
    other = flown(MSLP, KHRL, start=MIDNIGHT + 900)
    lost = [without(track, MIDNIGHT + 2000, MIDNIGHT + 4000) for track in (FLIGHT, other)]
    (hole,) = coverage(lost)
    assert (hole.start, hole.end) == (MIDNIGHT + 2000, MIDNIGHT + 4000)
    assert coverage([lost[0], other]) == ()
    assert unseen_s([hole], MIDNIGHT, MIDNIGHT + 3000) == 1000


def test_a_stretch_asked_about_that_was_not_covered_is_a_hole():
    holes = coverage([FLIGHT], start=MIDNIGHT - 7200, end=MIDNIGHT + 86_400)
    assert holes[0].start == MIDNIGHT - 7200
    assert holes[-1].end == MIDNIGHT + 86_400
    assert len(coverage([], start=0, end=86_400)) == 1
    assert coverage([]) == ()


def test_points_added_on_the_path_leave_the_gap_as_it_is():
    there = only_gap(without(FLIGHT, MIDNIGHT + 1500, MIDNIGHT + 3500))
    dense = flown(KHRL, MHPR, step=2.5)
    here = only_gap(without(dense, MIDNIGHT + 1500, MIDNIGHT + 3500))
    assert np.isclose(there.distance_m, here.distance_m)
    assert there.consistent_with == here.consistent_with


def test_the_stretches_in_which_a_track_was_seen_are_parted_at_long_gaps_alone():
    lost = without(FLIGHT, MIDNIGHT + 2000, MIDNIGHT + 4000)
    first, last = float(FLIGHT.time[0]), float(FLIGHT.time[-1])
    assert seen(lost.time) == ((first, MIDNIGHT + 2000), (MIDNIGHT + 4000, last))
    assert seen(without(FLIGHT, MIDNIGHT + 2000, MIDNIGHT + 2900).time) == ((first, last),)
    assert seen(FLIGHT.time[:0]) == ()


def test_stretches_of_several_aircraft_are_one_wherever_no_hole_is_between_them():
    joined = together([(5000.0, 6000.0), (0.0, 3000.0), (1000.0, 2000.0), (3900.0, 4000.0), (4901.0, 4902.0)])
    assert joined == ((0.0, 4000.0), (4901.0, 6000.0))
    assert [(one.start, one.end) for one in holes_between(joined)] == [(4000.0, 4901.0)]


def test_fewer_than_three_aircraft_tell_no_coverage_however_many_tracks_they_have():
    lost = without(FLIGHT, MIDNIGHT + 2000, MIDNIGHT + 4000)
    others = [moved(lost, rate=lost.rate) for _ in range(2)]
    one = coverage_of([lost, *others])
    assert (one.aircraft, one.told, one.holes) == (1, False, ())
    named = [replace(each, aircraft=Aircraft(f"a0000{at}")) for at, each in enumerate([lost, *others])]
    told = coverage_of(named)
    assert (told.aircraft, told.told) == (3, True)
    assert unseen_s(told.holes, MIDNIGHT + 3000, MIDNIGHT + 9000) == 1000
