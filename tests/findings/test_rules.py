"""What holds of every rule: metamorphic relations, needs, and what findings never say."""

import re
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from tests.analysis.flights.flown import without
from tests.findings.flown_case import N837VA, TOOK_OFF, Flown, track
from tests.findings.march_2025 import march
from tests.findings.matter_builder import MatterBuilder

from habeas.findings.errors import ProofError
from habeas.findings.rules import RULES, find_all, rule
from habeas.records.contents import Utterance
from habeas.records.encoding import from_plain, to_plain
from habeas.records.errors import HabeasError
from habeas.records.finding import Finding
from habeas.records.matter import Matter
from habeas.records.moment import Wall
from habeas.records.statement import Statement

each_rule = pytest.mark.parametrize("one", RULES, ids=[one.name for one in RULES])


def verdicts(finding: Finding) -> list[tuple]:
    """Cases and certainties; what a case says of sources and hours is left to the tests of each rule."""
    return [(one.case, one.answer, one.certainty) for one in finding.verdicts]


def test_every_rule_says_what_it_asks_and_what_may_be_wrong_with_it():
    assert len({one.name for one in RULES}) == len(RULES)
    for one in RULES:
        assert one.question.endswith("?")
        assert one.definition
        assert one.assumptions
        assert one.failure_cases
        assert one.needs.kinds or one.needs.editions
        assert rule(one.name) is one


def test_a_rule_that_there_is_not_is_an_error_that_names_those_there_are():
    with pytest.raises(ProofError, match="order_clock"):
        rule("guilt")
    assert issubclass(ProofError, HabeasError)


@each_rule
def test_every_rule_finds_something_in_the_case_and_nothing_in_nothing(one):
    if not one.needs.editions:  # what rules over official records find stands in tests of their own
        assert one.find(march().matter()) or one.find(flown())
    assert one.find(Matter()) == ()


def flown() -> Matter:
    """Two aircraft under one callsign, one of them with a gap: something for every rule over positions."""
    shared = without(track(N837VA), TOOK_OFF + 1800, TOOK_OFF + 2500)
    return Flown().seen(track()).seen(shared, publisher="other.example").matter()


@each_rule
def test_the_order_of_statements_changes_no_finding(one):
    assert one.find(march().matter(reverse=True)) == one.find(march().matter())


@each_rule
def test_a_statement_of_a_kind_that_a_rule_does_not_need_changes_no_finding(one):
    matter = march().matter()
    only = tuple(each for each in matter.statements if isinstance(each.content, one.needs.kinds))
    assert one.find(replace(matter, statements=only)) == one.find(matter)


@each_rule
def test_an_irrelevant_source_changes_no_verdict_but_the_count_of_sources(one):
    build = march()
    build.source("A weather page", "2025-03-01")
    build.say("src-4", Utterance("It will rain", quoted=True), words="It will rain")

    def worded(findings):
        return [
            (case, re.sub(r"In the \d+ sources", "In the sources", answer), certainty)
            for finding in findings
            for case, answer, certainty in verdicts(finding)
        ]

    assert worded(one.find(build.matter())) == worded(one.find(march().matter()))


def shifted(build: MatterBuilder, hours: int) -> MatterBuilder:
    """Every wall time moved by so many hours, and every zone with it: Eastern is UTC-4 that month."""

    def moved(plain):
        if isinstance(plain, dict):
            if "wall" in plain and plain.get("zones"):
                walls = {
                    end: (datetime.fromisoformat(text) + timedelta(hours=hours + 4)).isoformat()
                    for end, text in plain["wall"].items()
                }
                return {**plain, "wall": walls, "zones": [{"basis": "moved", "name": f"Etc/GMT{-hours:+d}"}]}
            return {key: moved(value) for key, value in plain.items()}
        return [moved(one) for one in plain] if isinstance(plain, list) else plain

    build.drafts = [
        (from_plain(Statement, moved(to_plain(draft))), mentions) for draft, mentions in build.drafts
    ]
    return build


def test_moving_every_clock_with_its_zone_changes_no_certainty_of_the_order_clock():
    def certain(matter):
        return [[one.certainty for one in each.verdicts] for each in rule("order_clock").find(matter)]

    for hours in (0, 3, -5):
        assert certain(shifted(march(), hours).matter()) == certain(march().matter())


def test_a_moved_wall_is_another_text_for_the_same_instants():
    moved = shifted(march(), 0).drafts[0][0].content.issued
    assert moved.wall == Wall("2025-03-15T22:45:00", "2025-03-15T22:48:00")
    assert moved.earliest == march().drafts[0][0].content.issued.earliest


def test_moving_every_clock_changes_no_conflict_of_times():
    def certain(matter):
        return [
            [one.certainty for one in each.verdicts]
            for each in rule("competing_statements").find(matter)
            if "landing" in each.title or "issue" in each.title
        ]

    assert certain(shifted(march(), 3).matter()) == certain(march().matter())


@each_rule
def test_contested_subjects_are_never_used(one):
    build = march()
    build.contested = set(build.subjects)
    for finding in one.find(build.matter()):
        assert finding.about == ()


def test_find_all_gives_the_findings_of_every_rule_in_the_rules_order():
    findings = find_all(march().matter())
    order = [one.name for one in RULES]
    found = [order.index(each.rule) for each in findings]
    assert found == sorted(found)
    assert len({each.id for each in findings}) == len(findings)


VERDICT = re.compile(
    r"\b(?:illegal|unlawful|violat|contempt|guilty|lied|complied|disobey|defied)", re.IGNORECASE
)


def test_no_finding_draws_a_legal_conclusion_in_its_own_words():
    for finding in find_all(march().matter()):
        answers = (one.answer for one in finding.verdicts)
        for text in (finding.title, finding.answer, finding.definition, *answers):
            assert not VERDICT.search(re.sub(r"“[^”]*”", "", text)), text
