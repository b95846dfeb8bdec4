"""Values as texts, and back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.analysis.errors import AnalysisError
from habeas.analysis.texts import moment_text, parse_bounds, parse_moment, parse_point, point_text
from habeas.records.errors import HabeasError
from habeas.records.moment import Grain, Moment, Relative, Wall, Zone
from habeas.records.quantity import Bounds

ends = st.one_of(st.none(), st.integers(0, 10**6).map(Decimal))


@given(ends, ends)
def test_bounds_read_back_as_they_were_written(low, high):
    if low is not None and high is not None and low > high:
        low, high = high, low
    bounds = Bounds(low, high)
    assert parse_bounds(str(bounds)) == bounds


def test_a_moment_reads_back_with_its_zones_and_clock():
    zones = (Zone("America/New_York", "stated"), Zone("America/Chicago", "of the airport"))
    wall = Wall("2025-03-15T17:26", "2025-03-15T17:27")
    moment = Moment("at 5:26", Grain.MINUTE, wall, zones, clock="src-1")
    text = moment_text(moment)
    assert text == "2025-03-15T17:26/2025-03-15T17:27 America/New_York or America/Chicago clock=src-1"
    back = parse_moment(text)
    assert (back.wall, back.earliest, back.latest, back.clock) == (
        moment.wall,
        moment.earliest,
        moment.latest,
        "src-1",
    )


def test_a_side_without_bound_and_a_zone_not_stated_are_written_out():
    moment = Moment("after 5", Grain.SPAN, Wall("2025-03-15T17:00"))
    assert moment_text(moment) == "2025-03-15T17:00/.. ?"
    assert parse_moment("2025-03-15T17:00/.. ?").latest is None


def test_a_relative_time_says_what_it_counts_from_and_is_not_read_back():
    text = moment_text(Moment("after the order", Grain.SPAN, relative=Relative("the order", 0)))
    assert text == "0 to .. s after the order"
    with pytest.raises(AnalysisError):
        parse_moment(text)


@pytest.mark.parametrize("text", ["", "soon", "2025-03-15 UTC", "x/y UTC", "2025-03-15/.. Nowhere/Land"])
def test_what_is_no_time_is_refused(text):
    with pytest.raises(HabeasError):
        parse_moment(text)


@pytest.mark.parametrize("text", ["", "many", "5 to 3", "1.2.3", "3 or fewer"])
def test_what_is_no_quantity_is_refused(text):
    with pytest.raises(AnalysisError):
        parse_bounds(text)


def test_positions_read_back():
    assert parse_point(point_text(26.2285, -97.6544)) == (26.2285, -97.6544)
