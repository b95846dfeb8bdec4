"""The order clock on tracks: what it rests on, ends that are not shown, gaps, and what was computed."""

import re
from dataclasses import replace
from functools import cache

import pytest
from tests.analysis.flights.flown import chained, without
from tests.findings.flown_case import COMPUTED, N278GX, N837VA, TOOK_OFF, Flown, minute, track
from tests.findings.test_order_clock import certainties, deeds, positions

from habeas.analysis.flights.positions import Aircraft
from habeas.findings.check import check
from habeas.findings.competing_statements import CompetingStatements
from habeas.findings.order_clock import OrderClock
from habeas.records.certainty import Certainty
from habeas.records.contents import Deed
from habeas.records.finding import Finding, Step

DEPARTED = minute("2025-03-15T17:00")
"""Half an hour before the take-off that the track shows: it tells which of the two was used."""


def only(case: Flown, *, reverse: bool = False) -> Finding:
    matter = case.matter(reverse=reverse)
    (finding,) = OrderClock().find(matter)
    assert check(finding, matter.by_id, given=matter.given) == ()
    return finding


def rests_on(finding: Finding) -> set[str]:
    return {dict(one.case)["Rests on"] for one in finding.verdicts}


def queries(finding: Finding) -> set[str]:
    def walk(step: Step) -> set[str]:
        own = {step.operation} if "by track" in step.operation else set()
        return own.union(*(walk(one) for one in step.steps))

    return set().union(*(walk(one.proof) for one in finding.verdicts))


@cache
def at(*hours: str) -> Finding:
    """The finding on a whole, dense track at these times of the order."""
    case = Flown().issued(*(minute(f"2025-03-15T{hour}") for hour in hours))
    return only(case.stated(DEPARTED).seen(track()))


def test_it_rests_on_the_track_where_there_is_one_and_names_its_source():
    finding = at("18:46")
    assert rests_on(finding) == {"the track of N278GX (adsb.example)"}
    verdict = positions(finding)[0]
    assert "2025-03-15" not in dict(verdict.case)["Departed"]
    assert dict(verdict.case)["Departed"].startswith("21:26 on 15 March 2025 (UTC) — positions of N278GX")
    assert verdict.answer.startswith("airborne, outside the airspace of US by its track: certain.")
    assert "By its track, at 18:46 on 15 March 2025 (America/New_York): airborne, near " in verdict.answer


def test_without_a_track_it_rests_on_the_schedule_and_says_that_none_is_at_hand():
    case = Flown().issued().stated(DEPARTED, minute("2025-03-15T19:36"))
    finding = only(case)
    assert rests_on(finding) == {
        "its schedule, since no observed positions are at hand: stated times, and the great circle"
    }
    assert queries(finding) == set()


@pytest.mark.parametrize(
    ("hour", "phase"),
    [
        ("17:20", "on the ground before departure: certain"),
        ("17:28", "airborne, inside the airspace of US by its track: certain"),
        ("18:46", "airborne, outside the airspace of US by its track: certain"),
        ("20:30", "landed: certain"),
    ],
)
def test_each_phase_by_a_whole_track(hour, phase):
    assert positions(at(hour))[0].answer.startswith(phase)


def test_within_the_tolerance_of_the_line_it_is_neither_inside_nor_outside():
    crossed = next(step for step in _steps(at("18:46")) if step.operation == "left by track").result
    minute_of_it = crossed[11:16].replace("21", "17", 1)
    verdict = positions(at(minute_of_it))[0]
    assert verdict.answer.startswith(
        "airborne by its track: certain; inside or outside the airspace of US: neither shown nor excluded."
    )
    assert certainties(deeds(at(minute_of_it), Deed.LEAVE_AIRSPACE)) == {Certainty.OPEN}


def _steps(finding: Finding) -> list[Step]:
    def walk(step: Step) -> list[Step]:
        return [step, *(each for one in step.steps for each in walk(one))]

    return [step for one in finding.verdicts for step in walk(one.proof)]


def test_deeds_by_the_track_before_and_after_the_boundary():
    for hour, left in (("17:28", Certainty.IMPOSSIBLE), ("18:46", Certainty.CERTAIN)):
        finding = at(hour)
        assert certainties(deeds(finding, Deed.TAKE_OFF)) == {Certainty.CERTAIN}
        assert certainties(deeds(finding, Deed.LEAVE_AIRSPACE)) == {left}
        assert certainties(deeds(finding, Deed.LAND)) == {Certainty.IMPOSSIBLE}
        assert certainties(deeds(finding, Deed.HAND_OVER)) == {Certainty.IMPOSSIBLE}


def test_a_track_that_shows_no_landing_uses_the_stated_one_for_that_end_and_says_so():
    case = Flown().issued(minute("2025-03-15T20:00")).stated(DEPARTED, minute("2025-03-15T19:40"))
    finding = only(case.seen(track(before=6000)))
    verdict = positions(finding)[0]
    assert verdict.answer.startswith("landed: certain")
    assert dict(verdict.case)["Landed"] == "19:40 on 15 March 2025 (America/New_York) — Somebody"
    assert rests_on(finding) == {
        "the track of N278GX (adsb.example)",
        "the track of N278GX (adsb.example); its landing as stated",
    }


def test_a_stated_landing_at_which_the_track_has_it_in_the_air_is_not_used():
    case = Flown().issued(minute("2025-03-15T19:00")).stated(DEPARTED, minute("2025-03-15T18:00"))
    finding = only(case.seen(track(before=6000)))
    assert positions(finding)[0].answer.startswith("airborne, outside")
    assert "18:00" not in dict(positions(finding)[0].case)["Landed"]


def test_after_the_end_of_a_track_without_a_landing_it_is_open_and_says_what_is_missing():
    case = Flown().issued(minute("2025-03-15T22:00")).stated(DEPARTED)
    verdict = positions(only(case.seen(track(before=6000))))[0]
    assert verdict.certainty is Certainty.OPEN
    assert "Its track does not show its landing, and no statement times it." in verdict.answer


def gapped(seconds: float) -> Flown:
    """A track without positions for so long, from half an hour after its take-off."""
    long = track(destination=(-12.02, -77.11, 113.0))
    hole = without(long, TOOK_OFF + 1800, TOOK_OFF + 1800 + seconds)
    return Flown().issued(minute("2025-03-15T18:06")).stated(DEPARTED).seen(hole)


def test_in_a_gap_too_short_for_a_landing_it_is_airborne_and_the_gap_is_told():
    verdict = positions(only(gapped(1200)))[0]
    assert verdict.certainty is Certainty.CERTAIN
    assert "no position for 20 min, consistent with flight, not with a landing" in verdict.answer


def test_in_a_gap_that_allows_a_landing_it_is_open_and_so_is_what_needs_a_landing():
    finding = only(gapped(3000))
    verdict = positions(finding)[0]
    assert verdict.certainty is Certainty.OPEN
    assert verdict.answer.startswith("airborne, or on the ground within a gap: neither shown nor excluded.")
    assert certainties(deeds(finding, Deed.LAND)) == {Certainty.OPEN}
    assert certainties(deeds(finding, Deed.HAND_OVER)) == {Certainty.OPEN}
    assert certainties(deeds(finding, Deed.TAKE_OFF)) == {Certainty.CERTAIN}


def test_over_an_interval_of_issue_both_ends_are_told():
    between = minute("2025-03-15T18:45", until="2025-03-15T18:49")
    verdict = positions(only(Flown().issued(between).stated(DEPARTED).seen(track())))[0]
    assert verdict.answer.startswith("airborne, outside the airspace of US by its track: certain.")
    assert "; and at its end: airborne, near " in verdict.answer


def test_over_an_interval_in_which_it_crosses_the_line_neither_side_is_shown():
    between = minute("2025-03-15T17:27", until="2025-03-15T17:50")
    verdict = positions(only(Flown().issued(between).stated(DEPARTED).seen(track())))[0]
    assert "inside or outside the airspace of US: neither shown nor excluded" in verdict.answer


def test_two_sources_of_positions_are_one_track_and_both_are_named():
    whole = track()
    case = Flown().issued().stated(DEPARTED).seen(whole.taken(slice(0, None, 2)))
    case.seen(
        replace(whole, aircraft=Aircraft("", "N278GX")).taken(slice(1, None, 2)), publisher="other.example"
    )
    finding = only(case)
    assert rests_on(finding) == {"the track of N278GX (adsb.example; other.example)"}
    assert len(positions(finding)) == 1


def test_a_leg_over_midnight_in_two_files_is_one_track():
    start = TOOK_OFF + 7200
    case = Flown().issued(minute("2025-03-15T20:30")).stated(minute("2025-03-15T19:26"))
    case.seen(track(start=start, before=2040)).seen(track(start=start, after=2050), publisher="next day")
    finding = only(case)
    assert positions(finding)[0].answer.startswith(
        "airborne, outside the airspace of US by its track: certain"
    )
    assert rests_on(finding) == {"the track of N278GX (adsb.example; next day)"}


def test_two_aircraft_that_were_judged_to_fly_one_leg_each_give_a_verdict():
    case = Flown().issued().stated(DEPARTED).seen(track()).seen(track(N837VA, start=TOOK_OFF + 5400))
    assert len(positions(only(case))) == 2


def test_on_an_unverified_source_of_positions_nothing_rests():
    case = Flown().issued().stated(DEPARTED).seen(track(), authenticity="unverified: sent by a reader")
    assert queries(only(case)) == set()


def test_sealed_positions_are_not_used_where_they_may_not_be_seen():
    case = Flown().issued().stated(DEPARTED).seen(track())
    sealed = case.matter()
    shown = replace(
        sealed,
        sources=tuple(one for one in sealed.sources if one.id not in sealed.tables),
        statements=tuple(one for one in sealed.statements if one.source not in sealed.tables),
        tables={},
    )
    (finding,) = OrderClock().find(shown)
    assert queries(finding) == set()
    assert "adsb.example" not in repr(finding)


def test_a_computed_track_stands_beside_the_stated_times_and_replaces_none():
    finding = only(
        Flown().issued().stated(DEPARTED, minute("2025-03-15T19:40")).seen(track(), authenticity=COMPUTED)
    )
    schedule, computed = positions(finding)
    assert dict(schedule.case)["Departed"].startswith("17:00 on 15 March 2025 (America/New_York)")
    assert schedule.answer.startswith("airborne, outside the airspace of US by its schedule: certain.")
    assert computed.answer.startswith(
        "airborne, outside the airspace of US by its track, computed and observed by nobody: certain."
    )
    assert "By its track, computed and observed by nobody, at 18:46" in computed.answer


def test_every_verdict_on_a_computed_track_says_so_whatever_it_is():
    for hour in ("17:20", "17:28", "18:46", "20:30"):
        case = Flown().issued(minute(f"2025-03-15T{hour}")).stated(DEPARTED, minute("2025-03-15T19:40"))
        finding = only(case.seen(track(), authenticity=COMPUTED))
        computed = [one for one in finding.verdicts if "the track of" in dict(one.case)["Rests on"]]
        assert len(computed) == 5
        assert all("computed and observed by nobody" in one.answer for one in computed)


def test_what_a_computed_track_gives_counts_for_no_deed_beside_stated_times():
    case = Flown().issued(minute("2025-03-15T17:10")).stated(DEPARTED, minute("2025-03-15T19:40"))
    answer = only(case.seen(track(), authenticity=COMPUTED)).answer
    assert "Done before the order under all stated times: “take off”" in answer
    assert (
        "Beside that: on the ground before departure by its track, computed and observed by nobody" in answer
    )


def test_a_computed_track_alone_says_that_it_is_all_there_is():
    finding = only(Flown().issued().seen(track(), authenticity=COMPUTED))
    assert "by its track, computed and observed by nobody: certain" in finding.answer
    assert "Done before the order by that track under all stated times" in finding.answer


def test_a_computed_track_competes_with_no_stated_time_and_an_observed_one_does():
    for authenticity, competing in ((COMPUTED, 0), ("", 1)):
        case = Flown().stated(DEPARTED).seen(track(), authenticity=authenticity)
        assert len(CompetingStatements().find(case.matter())) == competing


def test_observed_positions_are_never_mixed_with_computed_ones():
    case = Flown().issued().stated(DEPARTED).seen(track())
    case.seen(track(start=TOOK_OFF + 900), authenticity=COMPUTED, publisher="the case")
    assert rests_on(only(case)) == {"the track of N278GX (adsb.example)"}


def test_a_leg_that_positions_alone_show_is_in_no_orders_finding_unless_it_is_of_its_event():
    case = Flown().issued().stated(DEPARTED)
    other = case.build.subject("leg", "DAL2927 (N899DN)")
    case.seen(track(Aircraft("ac671b", "N899DN"), "DAL2927"), leg=other, event="")
    assert "DAL2927" not in only(case).answer
    case = Flown().issued().stated(DEPARTED)
    case.seen(track(N837VA), leg=case.build.subject("leg", "N837VA"))
    assert "N837VA — airborne, outside" in only(case).answer


def test_an_onward_leg_of_the_same_aircraft_is_not_taken_for_the_leg():
    onward = track(
        origin=(14.38233, -87.62117, 2064.0), destination=(13.4409, -89.0557, 101.0), start=TOOK_OFF + 12_000
    )
    case = Flown().issued(minute("2025-03-15T20:50")).stated(DEPARTED).seen(chained(track(), onward))
    answers = [one.answer for one in positions(only(case))]
    assert any(one.startswith("landed: certain") for one in answers)


def test_the_order_of_sources_and_statements_changes_nothing():
    def made() -> Flown:
        case = Flown().issued().stated(DEPARTED).seen(track().taken(slice(0, None, 2)))
        return case.seen(track().taken(slice(1, None, 2)), publisher="other.example")

    assert only(made()) == only(made(), reverse=True)


def test_the_zone_in_which_times_are_stated_changes_no_certainty():
    eastern = Flown().issued().stated(DEPARTED).seen(track())
    utc = (
        Flown()
        .issued(minute("2025-03-15T22:46", "UTC"))
        .stated(minute("2025-03-15T21:00", "UTC"))
        .seen(track())
    )
    one, other = only(eastern), only(utc)
    assert [each.certainty for each in one.verdicts] == [each.certainty for each in other.verdicts]
    assert positions(one)[0].answer.split(" at ")[0] == positions(other)[0].answer.split(" at ")[0]


def test_a_track_at_hand_only_without_its_table_falls_back_to_the_schedule():
    case = Flown().issued().stated(DEPARTED, minute("2025-03-15T19:40")).seen(track(N278GX))
    bare = replace(case.matter(), tables={})
    (finding,) = OrderClock().find(bare)
    assert queries(finding) == set()


def test_every_leaving_names_its_boundary_and_how_far_off_that_may_be() -> None:
    steps = list(_steps(at("18:46")))
    assert any("drawn after Natural Earth" in step.says and step.says.endswith(": US") for step in steps)
    (tolerance,) = {step.result for step in steps if step.operation == "left tolerance by track"}
    assert re.fullmatch(r"[\d,]+ m landward, [\d,]+ m seaward", tolerance)
