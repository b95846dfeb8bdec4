"""The proof checker: everything that follows passes, and anything that was changed is caught."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.findings.march_2025 import march

from habeas.findings.check import check
from habeas.findings.rules import find_all
from habeas.records.certainty import Certainty
from habeas.records.finding import Finding, Step, StepKind, finding


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
