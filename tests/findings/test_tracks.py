"""The rules over positions alone: crossings, gaps, identity. Every verdict, proofs done again, tampering."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given as drawn_from
from hypothesis import settings
from hypothesis import strategies as st
from tests.analysis.flights.flown import MHPR, MSLP, chained, moved, without
from tests.findings.flown_case import COMPUTED, N278GX, N837VA, TOOK_OFF, Flown, track

from habeas.analysis.flights.positions import Aircraft
from habeas.findings.aircraft_identity import AircraftIdentity
from habeas.findings.check import check
from habeas.findings.rule import Rule
from habeas.findings.track_crossings import TrackCrossings
from habeas.findings.track_gaps import TrackGaps
from habeas.records.certainty import Certainty
from habeas.records.finding import Finding, Step, finding
from habeas.records.matter import Matter

RULES: tuple[Rule, ...] = (TrackCrossings(), TrackGaps(), AircraftIdentity())
each_rule = pytest.mark.parametrize("rule", RULES, ids=[one.name for one in RULES])
LIMA = (-12.02, -77.11, 113.0)


def found(rule: Rule, case: Flown) -> tuple[Finding, ...]:
    matter = case.matter()
    made = rule.find(matter)
    assert [fault for one in made for fault in check(one, matter.by_id, given=matter.given)] == []
    return made


def the(rule: Rule, case: Flown) -> Finding:
    (one,) = found(rule, case)
    return one


def hole(seconds: float, **columns: object) -> Flown:
    """A flight to Lima without positions for so long from half an hour after its take-off."""
    made = without(track(destination=LIMA), TOOK_OFF + 1800, TOOK_OFF + 1800 + seconds)
    return Flown().seen(moved(made, **columns) if columns else made)


@cache
def all_three() -> Flown:
    """A case in which every rule over positions finds something."""
    shared = without(track(N837VA), TOOK_OFF + 1800, TOOK_OFF + 2500)
    return Flown().seen(track()).seen(shared, publisher="other.example")


# Crossings


def test_a_crossing_is_told_with_its_stretch_its_place_and_its_tolerance() -> None:
    verdict = the(TrackCrossings(), Flown().seen(track())).verdicts
    left = next(
        one for one in verdict if one.answer.startswith("It left US (United States) between 2025-03-15")
    )
    assert left.certainty is Certainty.CERTAIN
    case = dict(left.case)
    assert case["Aircraft"] == "N278GX"
    assert case["Boundary"] == "US, United States: land and territorial sea to 12 nautical miles"
    assert case["Tolerance"].endswith(" m seaward")


def test_a_crossing_in_a_gap_lies_anywhere_in_it() -> None:
    case = Flown().seen(without(track(), TOOK_OFF + 60, TOOK_OFF + 1500))
    answers = the(TrackCrossings(), case).answer
    assert "It left US (United States) between 2025-03-15 21:27:00 and 21:51:00 UTC" in answers


def test_a_track_that_ends_within_the_tolerance_leaves_the_crossing_open() -> None:
    whole = the(TrackCrossings(), Flown().seen(track()))
    left = next(one for one in whole.verdicts if "left US" in one.answer)
    after = left.answer.split("between 2025-03-15 ")[1][:8]
    hours, minutes, seconds = (int(part) for part in after.split(":"))
    start = TOOK_OFF - (21 * 3600 + 26 * 60) + hours * 3600 + minutes * 60 + seconds
    cut = the(TrackCrossings(), Flown().seen(track(before=start - TOOK_OFF + 25)))
    open_ = [one for one in cut.verdicts if "left US" in one.answer]
    assert {one.certainty for one in open_} == {Certainty.OPEN}
    assert "neither shown nor excluded, since it is not seen surely on both sides" in open_[0].answer


def test_an_aircraft_that_crosses_nothing_has_no_finding() -> None:
    assert found(TrackCrossings(), Flown().seen(track(before=20))) == ()


# Gaps


@pytest.mark.parametrize(
    ("seconds", "certainty", "told"),
    [
        (1200, Certainty.IMPOSSIBLE, "it did not stand on the ground"),
        (3000, Certainty.OPEN, "that it stood on the ground is neither shown nor excluded"),
    ],
)
def test_each_verdict_on_a_gap_in_the_air(seconds: float, certainty: Certainty, told: str) -> None:
    (verdict,) = the(TrackGaps(), hole(seconds)).verdicts
    assert verdict.certainty is certainty
    assert f": {told} (consistent with flight" in verdict.answer


def test_a_gap_with_an_end_on_the_ground_is_certain() -> None:
    case = Flown().seen(without(track(), TOOK_OFF - 60, TOOK_OFF + 900))
    (verdict,) = the(TrackGaps(), case).verdicts
    assert verdict.certainty is Certainty.CERTAIN
    assert "it stood on the ground, for some of it at least (" in verdict.answer


def test_a_gap_that_no_aircraft_flies_is_neither_shown_nor_excluded() -> None:
    made = track(destination=LIMA)
    far = moved(made, latitude=made.latitude - 30 * (made.time > TOOK_OFF + 2000))
    (verdict,) = the(TrackGaps(), Flown().seen(without(far, TOOK_OFF + 1990, TOOK_OFF + 2400))).verdicts
    assert verdict.certainty is Certainty.OPEN
    assert "not even the upper speed covers it" in verdict.answer


def test_a_track_without_a_gap_has_no_finding() -> None:
    assert found(TrackGaps(), Flown().seen(track())) == ()


def test_another_source_that_has_the_positions_closes_the_gap() -> None:
    case = hole(1200).seen(track(destination=LIMA), publisher="other.example")
    assert found(TrackGaps(), case) == ()


# Identity


@pytest.mark.parametrize(
    ("aircraft", "kind", "told"),
    [
        (Aircraft("a2c4e0", "N0278G"), "impossible registration", "N0278G has 0 after N"),
        (
            Aircraft("a00001", "N278GX"),
            "tail and address disagree",
            "N278GX has the address a2c4e0 by arithmetic",
        ),
        (Aircraft("fffff0"), "address outside every block", "lies in no block"),
        (Aircraft("~a2c4e0"), "not an ICAO address", "is not an ICAO address"),
    ],
)
def test_each_disagreement_within_one_track(aircraft: Aircraft, kind: str, told: str) -> None:
    finding_ = the(AircraftIdentity(), Flown().seen(track(aircraft, "")))
    verdict = next(one for one in finding_.verdicts if dict(one.case)["What"] == kind)
    assert told in verdict.answer
    assert verdict.certainty is Certainty.CERTAIN


def test_two_registrations_that_two_sources_give_one_address() -> None:
    case = Flown().seen(track(Aircraft("0c20a4", "HP-1234CMP"), ""))
    case.seen(track(Aircraft("0c20a4", "HP-9999CMP"), ""), publisher="other.example")
    (verdict,) = the(AircraftIdentity(), case).verdicts
    assert dict(verdict.case)["What"] == "one address, two registrations"
    assert "HP-1234CMP and HP-9999CMP" in verdict.answer


def test_two_aircraft_under_one_callsign_at_one_time() -> None:
    (verdict,) = the(AircraftIdentity(), Flown().seen(track()).seen(track(N837VA))).verdicts
    assert dict(verdict.case) == {"Aircraft": "N278GX and N837VA", "What": "one callsign, two aircraft"}
    assert "were both in the air under the callsign GXA6143" in verdict.answer


def test_one_aircraft_that_two_sources_name_differently_is_not_two() -> None:
    case = Flown().seen(track(N278GX)).seen(track(Aircraft("", "N278GX")), publisher="other.example")
    assert found(AircraftIdentity(), case) == ()


def test_computed_and_observed_aircraft_are_not_held_against_each_other() -> None:
    case = Flown().seen(track()).seen(track(N837VA), authenticity=COMPUTED)
    assert found(AircraftIdentity(), case) == ()


# What holds of all three


@each_rule
def test_each_finds_something_and_nothing_in_nothing(rule: Rule) -> None:
    assert found(rule, all_three())
    assert rule.find(Matter()) == ()
    assert rule.find(Flown().issued().stated().matter()) == ()


@each_rule
def test_the_order_of_sources_and_statements_changes_no_finding(rule: Rule) -> None:
    assert rule.find(all_three().matter(reverse=True)) == rule.find(all_three().matter())


@each_rule
def test_nothing_rests_on_an_unverified_source(rule: Rule) -> None:
    unverified = "made, unverified: computed, observed by nobody"
    case = Flown().seen(hole(1200).tables.popitem()[1][0], authenticity=unverified)
    assert rule.find(case.seen(track(Aircraft("a00001", "N278GX")), authenticity=unverified).matter()) == ()


@each_rule
def test_every_answer_on_computed_positions_says_so(rule: Rule) -> None:
    case = Flown().seen(track(), authenticity=COMPUTED)
    shared = without(track(N837VA), TOOK_OFF + 1800, TOOK_OFF + 2500)
    for one in found(rule, case.seen(shared, authenticity=COMPUTED)):
        for verdict in one.verdicts:
            assert "computed and observed by nobody" in verdict.answer
        assert all("computed and observed by nobody" in line for line in one.answer.splitlines())


@each_rule
def test_an_aircraft_that_is_named_differently_in_two_sources_has_one_finding(rule: Rule) -> None:
    whole = without(track(), TOOK_OFF + 1800, TOOK_OFF + 2500)
    case = Flown().seen(whole.taken(slice(0, None, 2)))
    case.seen(replace(whole, aircraft=Aircraft("", "N278GX")).taken(slice(1, None, 2)), publisher="other")
    assert len(found(rule, case)) == (0 if rule.name == "aircraft_identity" else 1)


def test_aircraft_that_no_source_names_are_each_of_their_own_source() -> None:
    case = (
        Flown()
        .seen(track(Aircraft(), ""))
        .seen(track(Aircraft(), "", start=TOOK_OFF + 60), publisher="other")
    )
    made = found(TrackCrossings(), case)
    cited = [{cite for cite in one.cites if cite.startswith("src-")} for one in made]
    assert cited == [{"src-1"}, {"src-2"}]


def test_several_legs_of_one_aircraft_are_in_one_finding() -> None:
    onward = track(origin=MHPR, destination=MSLP, start=TOOK_OFF + 12_000)
    answers = the(TrackCrossings(), Flown().seen(chained(track(), onward))).answer
    assert "entered SV (El Salvador)" in answers


# Tampering


def _steps(step: Step, path: tuple[int, ...] = ()) -> Iterator[tuple[tuple[int, ...], Step]]:
    yield path, step
    for number, under in enumerate(step.steps):
        yield from _steps(under, (*path, number))


def _with(one: Finding, number: int, path: tuple[int, ...], step: Step) -> Finding:
    def put(into: Step, path: tuple[int, ...]) -> Step:
        if not path:
            return step
        steps = list(into.steps)
        steps[path[0]] = put(steps[path[0]], path[1:])
        return replace(into, steps=tuple(steps))

    verdict = one.verdicts[number]
    fields = {
        name: getattr(one, name) for name in Finding.__dataclass_fields__ if name not in ("id", "cites")
    }
    return finding(**{**fields, "verdicts": (replace(verdict, proof=put(verdict.proof, path)),)})


@cache
def _cases() -> tuple[Matter, list[tuple[Finding, int, tuple[int, ...], Step]]]:
    matter = all_three().matter()
    return matter, [
        (one, number, path, step)
        for rule in RULES
        for one in rule.find(matter)
        for number, verdict in enumerate(one.verdicts)
        for path, step in _steps(verdict.proof)
    ]


@settings(max_examples=60, deadline=None)
@drawn_from(st.data())
def test_a_result_or_a_number_put_for_another_is_caught(data: st.DataObject) -> None:
    matter, places = _cases()
    one, number, path, step = data.draw(st.sampled_from([place for place in places if place[3].operation]))
    if data.draw(st.booleans()):
        changed = replace(step, result=data.draw(st.sampled_from(["certain", "impossible", "US", "0"])))
    else:
        at = data.draw(st.integers(0, len(step.operands) - 1))
        text = data.draw(st.sampled_from(["0", "1", "7", "US", "MX", "certain", "a2c4e0", "ab7437", ""]))
        changed = replace(step, operands=(*step.operands[:at], text, *step.operands[at + 1 :]))
    if changed != step:
        assert check(_with(one, number, path, changed), matter.by_id, given=matter.given) != ()


@each_rule
def test_a_step_on_one_thing_put_under_another_is_caught(rule: Rule) -> None:
    """Queries that say more take what was told: one crossing's certainty is none of another's."""
    matter = all_three().matter()
    (one, *_) = rule.find(matter)
    sure = one.verdicts[0].proof.steps[0]
    changed = replace(sure, operands=(*sure.operands[:-1], sure.operands[-1] + " "))
    faults = check(_with(one, 0, (0,), changed), matter.by_id, given=matter.given)
    assert any("this is told of" in fault.what for fault in faults)


@each_rule
def test_a_certainty_that_the_proof_does_not_come_to_is_caught(rule: Rule) -> None:
    matter = all_three().matter()
    (one, *_) = rule.find(matter)
    first = one.verdicts[0]
    other = next(each for each in Certainty if each is not first.certainty)
    fields = {
        name: getattr(one, name) for name in Finding.__dataclass_fields__ if name not in ("id", "cites")
    }
    tampered = finding(**{**fields, "verdicts": (replace(first, certainty=other),)})
    assert {fault.what for fault in check(tampered, matter.by_id, given=matter.given)} == {
        f"it is put as {other}, and its proof comes to {first.certainty}"
    }
