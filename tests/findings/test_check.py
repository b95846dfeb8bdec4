"""The proof checker: everything that follows passes, and anything that was changed is caught."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.findings.march_2025 import march
from tests.store.made_tracks import plain
from tests.workflow.made_traces import trace

from habeas.analysis.flights.digest import digest
from habeas.analysis.given import NOTHING, Given
from habeas.findings.check import check
from habeas.findings.rules import find_all
from habeas.findings.track_crossings import TrackCrossings
from habeas.readings.readsb_trace import trace_columns
from habeas.records.certainty import Certainty
from habeas.records.finding import Finding, Step, StepKind, finding
from habeas.records.matter import Matter
from habeas.records.source import Obtained, Source
from habeas.records.table import POSITIONS, Table
from habeas.reference.boundaries import territory
from habeas.store.errors import TableError, UnknownError


@cache
def case():
    matter = march(third_hour=True).matter()
    return matter.by_id, find_all(matter)


def rebuilt(one: Finding, **changes) -> Finding:
    """The finding with changes, its id and citations made anew: only the proof itself can give it away."""
    fields = {
        name: getattr(one, name) for name in Finding.__dataclass_fields__ if name not in ("id", "cites")
    }
    return finding(**{**fields, **changes})


def with_step(one: Finding, number: int, path: tuple[int, ...], step: Step) -> Finding:
    def put(into: Step, path: tuple[int, ...]) -> Step:
        if not path:
            return step
        steps = list(into.steps)
        steps[path[0]] = put(steps[path[0]], path[1:])
        return replace(into, steps=tuple(steps))

    verdict = one.verdicts[number]
    return rebuilt(one, verdicts=(replace(verdict, proof=put(verdict.proof, path)),))


def walk(step: Step, path: tuple[int, ...] = ()):
    yield path, step
    for number, under in enumerate(step.steps):
        yield from walk(under, (*path, number))


@cache
def places():
    return [
        (which, number, path, step)
        for which, one in enumerate(case()[1])
        for number, verdict in enumerate(one.verdicts)
        for path, step in walk(verdict.proof)
    ]


def drawn(data, among):
    return among[data.draw(st.integers(0, len(among) - 1))]


def test_every_finding_of_the_case_follows_again():
    records, findings = case()
    assert [fault for one in findings for fault in check(one, records)] == []


def test_every_verdict_walks_down_to_a_statement_a_source_or_a_reference():
    _, findings = case()
    ends = {StepKind.STATEMENT, StepKind.ABSENCE, StepKind.REFERENCE}
    for one in findings:
        for verdict in one.verdicts:
            assert {step.kind for _, step in walk(verdict.proof)} & ends, verdict.answer


texts = st.one_of(
    st.text(max_size=12), st.integers(0, 999).map(str), st.sampled_from(list(Certainty)).map(str)
)


@settings(max_examples=100, deadline=None)
@given(st.data(), texts)
def test_a_single_changed_operand_is_caught(data, text):
    records, findings = case()
    which, number, path, step = drawn(data, [place for place in places() if place[3].operands])
    position = data.draw(st.integers(0, len(step.operands) - 1))
    if text == step.operands[position]:
        return
    operands = (*step.operands[:position], text, *step.operands[position + 1 :])
    tampered = with_step(findings[which], number, path, replace(step, operands=operands))
    assert check(tampered, records) != ()


@settings(max_examples=100, deadline=None)
@given(st.data(), texts)
def test_a_single_changed_result_is_caught(data, text):
    records, findings = case()
    which, number, path, step = drawn(data, places())
    if text == step.result:
        return
    tampered = with_step(findings[which], number, path, replace(step, result=text))
    assert check(tampered, records) != ()


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_an_operand_put_in_place_of_another_of_its_step_is_caught(data):
    records, findings = case()
    several = [place for place in places() if len(set(place[3].operands)) > 1 and place[3].operation]
    which, number, path, step = drawn(data, several)
    position = data.draw(st.integers(0, len(step.operands) - 1))
    text = data.draw(st.sampled_from(sorted(set(step.operands) - {step.operands[position]})))
    operands = (*step.operands[:position], text, *step.operands[position + 1 :])
    tampered = with_step(findings[which], number, path, replace(step, operands=operands))
    given = [under.result for under in step.steps]
    if given.count(text) <= step.operands.count(text):
        assert check(tampered, records) != ()


@pytest.mark.parametrize("change", ["answer", "title", "question", "definition"])
def test_a_changed_sentence_no_longer_fits_the_id(change):
    records, findings = case()
    tampered = replace(findings[0], **{change: "it was lawful"})
    assert [fault.where for fault in check(tampered, records)] == ["finding"]


def test_a_certainty_that_the_proof_does_not_come_to_is_caught():
    records, findings = case()
    first = findings[0].verdicts[0]
    other = Certainty.IMPOSSIBLE if first.certainty is Certainty.CERTAIN else Certainty.CERTAIN
    tampered = rebuilt(findings[0], verdicts=(replace(first, certainty=other), *findings[0].verdicts[1:]))
    assert f"it is put as {other}, and its proof comes to {first.certainty}" in {
        fault.what for fault in check(tampered, records)
    }


def test_a_cited_record_that_is_gone_is_named():
    records, findings = case()
    gone = findings[0].cites[0]
    left = {key: value for key, value in records.items() if key != gone}
    assert f"it cites {gone}, which is not there" in {fault.what for fault in check(findings[0], left)}


def test_words_that_do_not_stand_in_the_original_are_caught():
    build = march()
    matter = build.matter()
    findings = find_all(matter)
    text = [" "] * 100_000
    for statement in matter.statements:
        text[statement.locator.start : statement.locator.end] = statement.words
    whole = "".join(text)
    assert [fault for one in findings for fault in check(one, matter.by_id, lambda source: whole)] == []
    altered = whole.replace("238", "283")
    faults = {fault.what for one in findings for fault in check(one, matter.by_id, lambda source: altered)}
    assert faults == {"the words do not stand where the Statement says"}


FLOWN = trace("a2c4e0", "GXA6145", registration="N278GX")


def opening(tracks, name):
    def table(asked: str):
        if asked != name:
            raise UnknownError("no one record is known by it", where=asked)
        return tracks

    return Given(table=table)


@cache
def flown():
    """A finding over positions, the records that it cites, and what its queries are done over."""
    tracks = trace_columns(FLOWN).tracks
    name = digest(tracks)
    source = Source("src-1", "0" * 64, 1, "plane.json", "application/json", Obtained("file"))
    over = opening(tracks, name)
    held = (Table(POSITIONS, name, len(tracks[0]), ("a2c4e0 N278GX",)),)
    matter = Matter(sources=(source,), tables={source.id: held}, given=over)
    (found,) = TrackCrossings().find(matter)
    return found, matter.by_id, over


def queries():
    found = flown()[0]
    return [
        (number, path, step)
        for number, verdict in enumerate(found.verdicts)
        for path, step in walk(verdict.proof)
        if step.kind is StepKind.QUERY
    ]


def not_again(told: set[str]) -> list[str]:
    return [one for one in told if one.startswith(("done again it gives", "it cannot be done again"))]


def said(found: Finding, over: Given) -> set[str]:
    return {fault.what for fault in check(found, flown()[1], given=over)}


def test_queries_follow_again_over_the_tables_that_they_were_done_over():
    found, _, over = flown()
    assert len(queries()) >= 5
    assert said(found, over) == set()


@pytest.mark.parametrize("at", range(10))
def test_a_changed_result_of_any_query_is_caught(at):
    found, _, over = flown()
    number, path, step = queries()[at % len(queries())]
    tampered = with_step(found, number, path, replace(step, result=step.result + "x"))
    assert f"done again it gives “{step.result}”, not “{step.result}x”" in said(tampered, over)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_changed_operand_of_any_query_is_caught(data):
    found, _, over = flown()
    number, path, step = drawn(data, queries())
    which = data.draw(st.integers(0, len(step.operands) - 1))
    text = data.draw(st.sampled_from(["US", "MX", "9", "a2c4e1", "f" * 64, "not stated"]))
    operands = (*step.operands[:which], text, *step.operands[which + 1 :])
    if operands == step.operands:
        return
    tampered = with_step(found, number, path, replace(step, operands=operands))
    told = said(tampered, over)
    assert not_again(told)


def test_a_query_that_cites_no_source_is_caught():
    found, _, over = flown()
    number, path, step = queries()[0]
    tampered = with_step(found, number, path, replace(step, cites=()))
    assert "it cites nothing that the table came from" in said(tampered, over)


def test_a_query_that_cites_a_source_that_is_gone_is_caught():
    found, _, over = flown()
    told = {fault.what for fault in check(found, {}, given=over)}
    assert "it cites src-1, which is not there" in told


def test_over_other_positions_the_proof_does_not_hold():
    found, _, over = flown()
    tracks = trace_columns(trace("a2c4e0", "GXA6145", registration="N278GX", start=60.0)).tracks
    told = said(found, Given(table=lambda digest: tracks))
    assert not_again(told)
    assert said(found, over) == set()


def test_over_another_boundary_the_proof_does_not_hold():
    found, _, over = flown()
    moved = replace(territory("US"), tolerance_m=90_000, coasts=())
    told = said(found, replace(over, boundary=lambda code: moved))
    assert not_again(told)


def broken(asked: str):
    raise TableError("a table is not what its name says", where=asked, do="run habeas build")


@pytest.mark.parametrize(
    ("over", "why"),
    [
        (NOTHING, "there are no tables here"),
        (opening((), "none"), "no one record is known by it"),
        (Given(table=broken), "a table is not what its name says"),
        (Given(table=lambda digest: ()), "no such aircraft in these tables"),
        (Given(table=lambda digest: (plain("c0ffee", registration="N1"),)), "no such aircraft"),
    ],
)
def test_what_cannot_be_queried_again_is_a_fault_that_says_why(over, why):
    told = said(flown()[0], over)
    assert told
    assert [one for one in told if one.startswith("it cannot be done again") and why in one]


def test_a_region_in_place_of_the_territory_gives_no_proof_of_leaving_it():
    found, _, over = flown()
    number, path, step = queries()[0]
    left = replace(
        step, operation="left by track", operands=(*step.operands[:2], "2025-03-15T13:00:00Z", "US")
    )
    tampered = with_step(found, number, path, left)
    region = replace(territory("US"), kind="fir")
    told = said(tampered, replace(over, boundary=lambda code: region))
    assert [one for one in told if "a flight information region is no territory" in one]
