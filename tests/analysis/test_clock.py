"""Where a leg was at a time."""

import pytest

from habeas.analysis.clock import Phase, Schedule, deed_done, phase_at, reach_of
from habeas.analysis.texts import parse_moment
from habeas.records.certainty import Certainty
from habeas.records.contents import Deed

CERTAIN, IMPOSSIBLE, OPEN = Certainty.CERTAIN, Certainty.IMPOSSIBLE, Certainty.OPEN


def at(hour: str, zone: str = "America/New_York"):
    return parse_moment(f"2025-03-15T{hour}:00/2025-03-15T{hour}:59 {zone}")


LEG = Schedule(departed=at("17:26"), arrived=at("19:36"))


@pytest.mark.parametrize(
    ("hour", "expected"),
    [
        ("17:00", Phase.GROUND),
        ("18:46", Phase.AIRBORNE),
        ("19:26", Phase.AIRBORNE),
        ("19:40", Phase.LANDED),
    ],
)
def test_exactly_one_phase_is_certain_where_the_times_are_apart(hour, expected):
    found = {phase: phase_at(at(hour), phase, LEG) for phase in (Phase.GROUND, Phase.AIRBORNE, Phase.LANDED)}
    assert found.pop(expected) is CERTAIN
    assert set(found.values()) == {IMPOSSIBLE}


def test_within_the_minute_of_departure_nothing_is_certain():
    assert phase_at(at("17:26"), Phase.GROUND, LEG) is OPEN
    assert phase_at(at("17:26"), Phase.AIRBORNE, LEG) is OPEN
    assert phase_at(at("17:26"), Phase.LANDED, LEG) is IMPOSSIBLE


def test_two_candidate_zones_leave_it_open_where_they_differ():
    hour = "18:00"
    either = parse_moment(f"2025-03-15T{hour}/2025-03-15T18:01 America/New_York or America/Chicago")
    leg = Schedule(departed=either)
    assert deed_done(at("18:30"), Deed.TAKE_OFF, leg) is OPEN
    assert deed_done(at("19:30"), Deed.TAKE_OFF, leg) is CERTAIN


def test_without_a_departure_it_has_taken_off_only_once_it_has_landed():
    leg = Schedule(arrived=at("19:36"))
    assert deed_done(at("18:46"), Deed.TAKE_OFF, leg) is OPEN
    assert deed_done(at("20:00"), Deed.TAKE_OFF, leg) is CERTAIN
    assert phase_at(at("18:46"), Phase.LANDED, leg) is IMPOSSIBLE


@pytest.mark.parametrize("deed", [Deed.LEAVE_TERRITORY, Deed.LEAVE_AIRSPACE, Deed.LAND, Deed.HAND_OVER])
def test_nothing_on_the_way_is_done_before_departure_even_with_no_other_time(deed):
    assert deed_done(at("17:00"), deed, Schedule(departed=at("17:26"))) is IMPOSSIBLE
    assert deed_done(at("18:00"), deed, Schedule(departed=at("17:26"))) is OPEN


def test_people_are_not_handed_over_before_the_leg_lands():
    assert deed_done(at("18:46"), Deed.HAND_OVER, LEG) is IMPOSSIBLE
    assert deed_done(at("20:00"), Deed.HAND_OVER, LEG) is OPEN


def test_a_leg_that_leads_out_has_left_once_it_has_landed():
    out = Schedule(departed=at("17:26"), arrived=at("19:36"), leads_out=True)
    assert deed_done(at("20:00"), Deed.LEAVE_AIRSPACE, out) is CERTAIN
    assert deed_done(at("20:00"), Deed.LEAVE_AIRSPACE, LEG) is OPEN


def test_a_deed_that_a_legs_times_do_not_time_is_open():
    assert deed_done(at("20:00"), Deed.GIVE_NOTICE, LEG) is OPEN


def test_the_reach_of_an_answer_over_stated_times():
    assert reach_of([CERTAIN, CERTAIN]) == "all"
    assert reach_of([IMPOSSIBLE, IMPOSSIBLE]) == "none"
    assert reach_of([CERTAIN, OPEN]) == "some"
    assert reach_of([IMPOSSIBLE, OPEN]) == "neither shown nor excluded"
