"""Cleaning: order, points twice, two places at one time, impossible jumps; each counted with its points."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.analysis.flights.flown import KHRL, MHPR, NZSP, PADK, UHPP, chained, flown, moved

from habeas.analysis.flights.cleaning import JUMP, LASTING, NO_PLACE, TWICE, TWO_PLACES, cleaned
from habeas.analysis.flights.legs import legs
from habeas.analysis.flights.positions import COLUMNS

FLIGHT = flown(KHRL, MHPR)


def same(one, other):
    return all(np.array_equal(getattr(one, name), getattr(other, name), equal_nan=True) for name in COLUMNS)


def told(found):
    return {count.reason: (count.count, [number for _, number in count.points]) for count in found.counts}


def displaced(track, index, north):
    latitude = track.latitude.copy()
    latitude[index] += north
    return moved(track, latitude=latitude)


def test_a_track_in_order_comes_back_as_it_is():
    found = cleaned(FLIGHT)
    assert found.track is FLIGHT
    assert found.counts == ()


@settings(deadline=None, max_examples=30)
@given(st.randoms(use_true_random=False))
def test_points_in_any_order_give_the_same(random):
    noisy = displaced(FLIGHT, slice(300, 303), 9.0)
    doubled = noisy.taken(np.concatenate([np.arange(len(noisy)), np.arange(50, 60)]))
    order = list(range(len(doubled)))
    random.shuffle(order)
    there, here = cleaned(doubled), cleaned(doubled.taken(np.array(order)))
    assert same(there.track, here.track)
    assert there.counts == here.counts
    assert legs(there.track) == legs(here.track)


def test_points_that_are_there_twice_are_dropped_and_counted_with_their_numbers():
    doubled = chained(FLIGHT, FLIGHT.taken(slice(100, 107)))
    found = cleaned(doubled)
    assert same(found.track, FLIGHT)
    number = len(FLIGHT)
    assert told(found) == {TWICE: (7, list(range(number, number + 5)))}


def test_of_two_places_at_one_time_the_one_nearer_to_the_points_around_is_kept():
    astray = displaced(FLIGHT, slice(None), 0.5).taken(slice(200, 203))
    for order in ((FLIGHT, astray), (astray, FLIGHT)):
        found = cleaned(chained(*order))
        assert np.array_equal(found.track.latitude, FLIGHT.latitude)
        assert told(found)[TWO_PLACES][0] == 3


def test_a_jump_away_and_back_is_set_aside_and_counted():
    found = cleaned(displaced(FLIGHT, slice(300, 304), 12.0))
    assert told(found) == {JUMP: (4, [300, 301, 302, 303])}
    assert len(found.track) == len(FLIGHT) - 4


def test_places_that_alternate_lose_the_false_ones():
    found = cleaned(displaced(FLIGHT, slice(300, 360, 2), 12.0))
    assert told(found)[JUMP][0] == 30
    assert found.counts[0].points[0] == ("made", 300)


def test_a_jump_without_return_is_kept_and_told():
    found = cleaned(displaced(FLIGHT, slice(300, None), 12.0))
    assert len(found.track) == len(FLIGHT)
    assert told(found) == {LASTING: (1, [300])}
    assert found.counts[0].kept


def test_noise_of_positions_a_moment_apart_is_no_jump():
    near = displaced(chained(FLIGHT, FLIGHT.taken(slice(300, 301))), -1, 0.005)
    time = near.time.copy()
    time[-1] += 0.1
    assert cleaned(moved(near, time=time)).counts == ()


def test_a_point_without_a_place_is_counted():
    latitude, time = FLIGHT.latitude.copy(), FLIGHT.time.copy()
    latitude[5], latitude[6], time[7] = np.nan, 91.0, np.inf
    found = cleaned(moved(FLIGHT, latitude=latitude, time=time))
    assert told(found) == {NO_PLACE: (3, [5, 6, 7])}


def test_the_date_line_and_the_poles_are_no_jumps():
    for track in (flown(PADK, UHPP), flown((80.0, 10.0, 0.0), (80.0, -170.0, 0.0)), flown(NZSP, KHRL)):
        assert cleaned(track).counts == ()


def test_ground_points_without_altitude_stay():
    assert np.isnan(FLIGHT.altitude[FLIGHT.ground]).all()
    assert cleaned(FLIGHT).track.ground.sum() == FLIGHT.ground.sum()


def test_a_track_without_points_is_clean():
    assert len(cleaned(FLIGHT.taken(slice(0, 0))).track) == 0
