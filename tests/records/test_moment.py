"""Moments compare by three values, over every candidate zone."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.records.certainty import Certainty
from habeas.records.errors import MomentError
from habeas.records.moment import Grain, Moment, Relative, Wall, Zone, before, instant

NEW_YORK = Zone("America/New_York", "stated")
SALVADOR = Zone("America/El_Salvador", "place of landing")
ZONES = st.sampled_from(
    [
        "UTC",
        "America/New_York",
        "America/El_Salvador",
        "Asia/Kolkata",
        "Pacific/Kiritimati",
        "Pacific/Pago_Pago",
    ]
)


def at(first: str, last: str, *zones: Zone, clock: str = "") -> Moment:
    return Moment(first, Grain.MINUTE, Wall(first, last), zones, clock=clock)


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    start = datetime.fromisoformat("2025-03-01") + timedelta(minutes=draw(st.integers(0, 60 * 24 * 40)))
    end = start + timedelta(minutes=draw(st.integers(1, 3000)))
    zones = tuple(Zone(name, "drawn") for name in draw(st.lists(ZONES, max_size=3, unique=True)))
    return Moment("drawn", Grain.SPAN, Wall(start.isoformat(), end.isoformat()), zones)


def test_a_minute_in_new_york_is_that_minute_in_utc() -> None:
    order = at("2025-03-15T18:45", "2025-03-15T18:46", NEW_YORK)
    assert order.earliest == datetime(2025, 3, 15, 22, 45, tzinfo=UTC)
    assert order.latest == datetime(2025, 3, 15, 22, 46, tzinfo=UTC)


def test_two_candidate_zones_widen_the_instants() -> None:
    landing = at("2025-03-16T00:10", "2025-03-16T00:11", NEW_YORK, SALVADOR)
    assert landing.earliest == datetime(2025, 3, 16, 4, 10, tzinfo=UTC)
    assert landing.latest == datetime(2025, 3, 16, 6, 11, tzinfo=UTC)


def test_an_unknown_zone_may_be_any_on_earth() -> None:
    noon = at("2025-03-15T12:00", "2025-03-15T12:01")
    assert noon.earliest == datetime(2025, 3, 14, 22, 0, tzinfo=UTC)
    assert noon.latest == datetime(2025, 3, 16, 0, 1, tzinfo=UTC)


def test_a_comparison_that_depends_on_the_zone_says_so() -> None:
    landing = at("2025-03-16T00:10", "2025-03-16T00:11", NEW_YORK, SALVADOR)
    news = at("2025-03-16T05:00", "2025-03-16T05:01", Zone("UTC", "stated"))
    compared = before(landing, news)
    assert compared.certainty is Certainty.OPEN
    assert "America/El_Salvador" in compared.hinges_on
    assert "America/New_York" in compared.hinges_on


def test_two_times_of_one_unresolved_clock_compare_by_the_wall() -> None:
    early = at("2025-03-15T19:36", "2025-03-15T19:37", clock="src-1")
    late = at("2025-03-15T20:02", "2025-03-15T20:03", clock="src-1")
    assert before(early, late).certainty is Certainty.CERTAIN
    assert before(early, late).by_wall
    other = at("2025-03-15T20:02", "2025-03-15T20:03", clock="src-2")
    assert before(early, other).certainty is Certainty.OPEN


def test_touching_minutes_are_in_order_and_the_same_minute_is_open() -> None:
    a, b = (
        at("2025-03-15T18:45", "2025-03-15T18:46", NEW_YORK),
        at("2025-03-15T18:46", "2025-03-15T18:47", NEW_YORK),
    )
    assert before(a, b).certainty is Certainty.CERTAIN
    assert before(b, a).certainty is Certainty.IMPOSSIBLE
    assert before(a, a).certainty is Certainty.OPEN


def test_the_hour_that_comes_twice_spans_both() -> None:
    twice = at("2025-11-02T01:30", "2025-11-02T01:31", NEW_YORK)
    assert twice.earliest == datetime(2025, 11, 2, 5, 30, tzinfo=UTC)
    assert twice.latest == datetime(2025, 11, 2, 6, 31, tzinfo=UTC)


def test_a_bound_on_one_side_only_leaves_the_other_open() -> None:
    landed = Moment("by 9:50 p.m.", Grain.SPAN, Wall("", "2025-03-15T21:51"), (NEW_YORK,))
    assert landed.earliest is None
    assert before(landed, at("2025-03-15T22:00", "2025-03-15T22:01", NEW_YORK)).certainty is Certainty.CERTAIN
    assert before(at("2025-03-15T20:00", "2025-03-15T20:01", NEW_YORK), landed).certainty is Certainty.OPEN


def test_hours_after_the_order_resolve_against_the_order() -> None:
    order = at("2025-03-15T18:45", "2025-03-15T18:49", NEW_YORK)
    after = Moment("just hours after", Grain.SPAN, relative=Relative("the order", 3600, 6 * 3600))
    resolved = after.resolved(order)
    assert resolved.earliest == datetime(2025, 3, 15, 23, 45, tzinfo=UTC)
    assert resolved.latest == datetime(2025, 3, 16, 4, 49, tzinfo=UTC)
    assert before(order, resolved).certainty is Certainty.CERTAIN


@pytest.mark.parametrize("bad", ["2025-03-15T18:45+00:00", "Saturday", "2025-13-01"])
def test_what_is_no_wall_time_is_refused(bad: str) -> None:
    with pytest.raises(MomentError):
        Wall(bad, "")


def test_a_naive_datetime_is_refused() -> None:
    with pytest.raises(MomentError, match="zone"):
        instant(datetime(2025, 3, 15, 18, 45))  # noqa: DTZ001


def test_an_unknown_zone_name_is_an_error_that_says_what_to_write() -> None:
    with pytest.raises(MomentError, match="IANA"):
        _ = at("2025-03-15T18:45", "2025-03-15T18:46", Zone("Eastern", "stated")).earliest


@given(moments(), moments())
def test_before_is_never_certain_both_ways(a: Moment, b: Moment) -> None:
    forth, back = before(a, b).certainty, before(b, a).certainty
    assert not (forth is Certainty.CERTAIN and back is Certainty.CERTAIN)
    if forth is Certainty.CERTAIN:
        assert back is Certainty.IMPOSSIBLE


@given(moments(), moments(), moments())
def test_certainly_before_is_transitive(a: Moment, b: Moment, c: Moment) -> None:
    if before(a, b).certainty is before(b, c).certainty is Certainty.CERTAIN:
        assert before(a, c).certainty is Certainty.CERTAIN


@given(moments(), moments(), ZONES)
def test_one_more_candidate_zone_never_makes_an_open_question_certain(
    a: Moment, b: Moment, zone: str
) -> None:
    if not a.zones:
        return
    wider = Moment(a.words, a.grain, a.wall, (*a.zones, Zone(zone, "added")))
    if before(a, b).certainty is Certainty.OPEN:
        assert before(wider, b).certainty is Certainty.OPEN


@given(moments(), moments(), st.integers(-10_000, 10_000))
def test_shifting_both_clocks_alike_changes_nothing(a: Moment, b: Moment, minutes: int) -> None:
    def shifted(moment: Moment) -> Moment:
        move = timedelta(minutes=minutes)
        first = datetime.fromisoformat(moment.wall.first) + move
        last = datetime.fromisoformat(moment.wall.last) + move
        return Moment(
            moment.words, moment.grain, Wall(first.isoformat(), last.isoformat()), (Zone("UTC", "x"),)
        )

    in_utc = [Moment(m.words, m.grain, m.wall, (Zone("UTC", "x"),)) for m in (a, b)]
    assert before(*in_utc).certainty is before(shifted(a), shifted(b)).certainty
