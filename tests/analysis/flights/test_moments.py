"""Seconds of a track become Moments that surely hold them, and texts that can be read back."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.analysis.errors import AnalysisError
from habeas.analysis.flights.moments import clock, ends, instant_text, moment, seconds, shown
from habeas.analysis.texts import moment_text, parse_moment
from habeas.records.moment import Grain

SPRING = datetime(2025, 3, 15, 21, 26, 4, tzinfo=UTC).timestamp()
TIMES = st.floats(0, 4_102_444_800)


def test_an_instant_within_a_second_is_that_second():
    made = moment(SPRING + 0.2, SPRING + 0.7)
    assert made.grain is Grain.SECOND
    assert made.words == "2025-03-15 21:26:04 UTC"
    assert ends(made) == (SPRING, SPRING + 1)


def test_a_stretch_is_rounded_outward():
    made = moment(SPRING + 0.9, SPRING + 60.1)
    assert made.grain is Grain.SPAN
    assert made.words == "between 2025-03-15 21:26:04 and 21:27:04 UTC"
    assert ends(made) == (SPRING, SPRING + 61)


def test_a_stretch_over_a_whole_second_keeps_the_second_that_it_touches():
    assert ends(moment(SPRING, SPRING)) == (SPRING, SPRING + 1)
    assert ends(moment(SPRING - 0.001, SPRING)) == (SPRING - 1, SPRING + 1)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (None, SPRING, "by 2025-03-15 21:26:04 UTC"),
        (SPRING, None, "after 2025-03-15 21:26:04 UTC"),
        (None, None, "at no time that is seen"),
    ],
)
def test_what_has_no_bound_says_so(first, last, words):
    assert shown(first, last) == words


def test_a_moment_with_one_bound_has_no_other():
    assert ends(moment(None, SPRING)) == (None, SPRING + 1)
    assert ends(moment(SPRING, None)) == (SPRING, None)


@given(TIMES, st.floats(0, 10_000_000))
def test_a_moment_holds_the_seconds_that_it_was_made_of_and_no_more_than_a_second_beside(first, long):
    last = first + long
    low, high = ends(moment(first, last))
    assert low is not None
    assert high is not None
    assert low <= first <= last <= high
    assert first - low < 1
    assert high - last <= 1


@given(TIMES, st.floats(0, 10_000_000))
def test_a_moment_is_read_back_from_its_text_as_it_was(first, long):
    made = moment(first, first + long)
    assert ends(parse_moment(moment_text(made))) == ends(made)


@given(TIMES)
def test_an_instant_is_read_back_to_the_millisecond(second):
    assert abs(seconds(instant_text(second)) - second) <= 0.0005001


def test_an_instant_is_written_to_the_millisecond_in_utc():
    assert instant_text(SPRING + 0.25) == "2025-03-15T21:26:04.250Z"
    assert clock(SPRING + 0.999) == "2025-03-15 21:26:04 UTC"


@pytest.mark.parametrize("text", ["", "noon", "2025-13-01T00:00Z", "17:26"])
def test_what_is_no_instant_is_refused(text):
    with pytest.raises(AnalysisError, match="not an instant"):
        seconds(text)


def test_an_instant_without_a_zone_is_refused():
    with pytest.raises(AnalysisError, match="without a zone"):
        seconds("2025-03-15T21:26:04")
