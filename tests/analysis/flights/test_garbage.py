"""Whatever points come, cleaning, legs, gaps and states answer, and what they answer holds together."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.analysis.flights.cleaning import cleaned
from habeas.analysis.flights.gaps import gaps
from habeas.analysis.flights.legs import legs, legs_many
from habeas.analysis.flights.merging import merge
from habeas.analysis.flights.positions import Aircraft, track
from habeas.analysis.flights.state import at


def garbage(seed, count):
    """Points of no flight: everything random, much of it missing or there twice."""
    some = np.random.default_rng(seed)
    time = np.cumsum(some.choice([0, 1, 30, 700, 9000], count)).astype(float)
    columns = {
        "time": some.permutation(time) if some.random() < 0.3 else time,
        "latitude": some.choice([some.normal(44.9, 0.2), some.uniform(-90, 90), 90.0, np.nan], count),
        "longitude": some.choice([some.normal(-93.2, 0.2), -180.0, 180.0, some.uniform(-180, 180)], count),
        "altitude": some.choice([np.nan, 200.0, 3000.0, 34_000.0], count),
        "ground": some.random(count) < some.random(),
        "speed": some.choice([np.nan, 0.0, 30.0, 140.0, 450.0], count),
        "rate": some.choice([np.nan, -1500.0, 0.0, 1500.0], count),
        "marks": some.choice([0, 1, 2, 3], count),
    }
    return track(Aircraft("a00001"), columns, callsigns=[(float(time[count // 2]), "AAA1")] if count else ())


@settings(deadline=None, max_examples=300)
@given(st.integers(0, 2**32 - 1), st.integers(0, 60))
def test_answers_hold_together(seed, count):
    given_track = garbage(seed, count)
    found = cleaned(given_track)
    kept = found.track
    aside = sum(one.count for one in found.counts if not one.kept)
    assert len(kept) + aside == count
    assert (np.diff(kept.time) > 0).all()
    assert cleaned(kept).track is kept or cleaned(kept).counts
    last = -1
    for leg in legs(kept):
        assert last < leg.first <= leg.last < len(kept)
        for touch in (leg.takeoff, leg.landing):
            assert touch.earliest is None or touch.latest is None or touch.earliest <= touch.latest
            assert touch.why
        last = leg.last
    for gap in gaps(kept):
        assert gap.seconds > 300
        assert gap.why
    for when in [*kept.time[:5], *(kept.time[:5] + 0.5)]:
        state = at(kept, when)
        assert state.within_m is None or state.within_m >= 0


@settings(deadline=None, max_examples=100)
@given(st.integers(0, 2**32 - 1), st.integers(1, 40), st.integers(1, 40))
def test_merging_loses_no_point_uncounted(seed, one, other):
    tracks = [garbage(seed, one), garbage(seed + 1, other)]
    (both,) = merge(tracks)
    assert len(both.track) + sum(count.count for count in both.counts) == one + other
    assert (np.diff(both.track.time) >= 0).all()


@settings(deadline=None, max_examples=100)
@given(st.lists(st.tuples(st.integers(0, 2**32 - 1), st.integers(0, 40)), max_size=6))
def test_many_tracks_have_the_legs_that_each_has(seeds):
    tracks = [cleaned(garbage(*one)).track for one in seeds]
    assert str(legs_many(tracks)) == str(tuple(legs(track) for track in tracks))
