"""States, gaps, points and lengths in words."""

import pytest
from tests.analysis.flights.flown import KHRL, MHPR, MIDNIGHT, flown, moved, without

from habeas.analysis.flights.gaps import gaps
from habeas.analysis.flights.saying import consistent, distance, duration, ends, point, state
from habeas.analysis.flights.state import at

TRACK = flown(KHRL, MHPR)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 s"),
        (119.4, "119 s"),
        (119.6, "2 min"),
        (2887, "48 min 7 s"),
        (7199, "119 min 59 s"),
        (7200, "2 h 0 min"),
        (30_180, "8 h 23 min"),
    ],
)
def test_lengths_of_time(seconds: float, words: str) -> None:
    assert duration(seconds) == words


@pytest.mark.parametrize(
    ("metres", "words"), [(0, "0 m"), (1, "100 m"), (1999, "2,000 m"), (2000, "2 km"), (2001, "3 km")]
)
def test_distances_are_rounded_up(metres: float, words: str) -> None:
    assert distance(metres) == words


def test_a_point_as_it_was_given() -> None:
    assert point(TRACK, 0) == "point 0, 2025-03-15 23:55:00 UTC, 26.22656 N, -97.65531 E, on the ground"
    assert point(TRACK, 31).endswith(", 376 ft")


def test_a_point_without_a_height_gives_none() -> None:
    bare = moved(TRACK, altitude=[float("nan")] * len(TRACK))
    assert point(bare, 31).endswith(" E")


def test_on_a_point_between_two_and_in_a_gap() -> None:
    assert state(at(TRACK, MIDNIGHT + 3600)).endswith("; about 34,869 ft; at a point of the track")
    between = state(at(TRACK, MIDNIGHT + 3604))
    assert between.startswith("airborne, near ")
    assert "; 4 s after one point and 6 s before the next; within " in between
    holed = without(TRACK, MIDNIGHT + 3600, MIDNIGHT + 4800)
    assert state(at(holed, MIDNIGHT + 4000)).endswith(
        "; no position for 20 min, consistent with flight, not with a landing"
    )


def test_on_the_ground_no_height_is_told() -> None:
    assert state(at(TRACK, MIDNIGHT - 100)).startswith("on the ground, near ")
    assert " ft" not in state(at(TRACK, MIDNIGHT - 100))


@pytest.mark.parametrize(("away", "words"), [(-3600, "before the track: "), (36_000, "after the track: ")])
def test_outside_the_track_not_seen_is_not_absent(away: float, words: str) -> None:
    said = state(at(TRACK, MIDNIGHT + away))
    assert said.startswith(words)
    assert said.endswith("; not seen is not absent")


def test_a_track_without_points_says_so() -> None:
    assert state(at(TRACK.taken(slice(0, 0)), MIDNIGHT)).startswith("no points: ")


def test_both_ends_of_a_gap_and_what_fits_it() -> None:
    holed = without(TRACK, MIDNIGHT - 60, MIDNIGHT + 900)
    (gap,) = gaps(holed)
    before, after = ends(holed, gap)
    assert before.endswith(", on the ground")
    assert after.endswith(" ft, +2,040 ft/min")
    assert consistent(gap).startswith("consistent with a landing or standing on the ground")
