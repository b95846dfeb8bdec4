"""The rules over official records find what is planted, tell no small cell, and can be done again."""

import re
from dataclasses import replace

import pytest
from tests.findings.custody_matter import custody_matter, edition_of, unstated, without

from habeas.analysis.custody_queries import OF_FEW
from habeas.analysis.custody_questions import rows_of
from habeas.findings.check import check
from habeas.findings.custody_rules import CUSTODY_RULES
from habeas.findings.proof import given
from habeas.findings.rules import rule
from habeas.records.certainty import Certainty
from habeas.records.finding import Finding, Step, StepKind, finding
from habeas.records.matter import Matter

each_rule = pytest.mark.parametrize("one", CUSTODY_RULES, ids=[one.name for one in CUSTODY_RULES])

PLANTED = {
    "custody_gap": "booked out and not seen again",
    "T40": "booked out and not seen again",
    "custody_gap stay": "away within a stay",
    "T26": "away within a stay",
    "custody_overlap": "in two places at once",
    "T13": "in two places at once",
    "T14": "in two places at once",
    "open_then_elsewhere": "left open, then elsewhere",
    "T8": "left open, then elsewhere",
    "hold_limit": "in a hold room past the limit",
    "impossible_row": "says what cannot be",
    "T9": "says what cannot be",
    "T10": "says what cannot be",
    "T11": "says what cannot be",
    "T12": "says what cannot be",
    "T24": "removals that say what cannot be",
    "T24 order": "removals that say what cannot be",
    "T32": "arrests that say what cannot be",
    "third_country": "to a third country",
    "third_country birth": "to a third country",
    "T25 name": "to a third country",
    "T25 territory": "to a third country",
    "T25 unknown": "to a third country",
}
TABLES = {
    "to a third country": "removals",
    "arrests that say what cannot be": "arrests",
    "removals that say what cannot be": "removals",
}
NOT_FOUND = {"third_country birth", "T25 name", "T25 territory", "T25 unknown"}


@pytest.fixture(scope="module")
def matter(made) -> Matter:
    return custody_matter(made, small_cells=1)


@pytest.fixture(scope="module")
def guarded(made) -> Matter:
    return custody_matter(made)


def only(name: str, matter: Matter) -> Finding:
    (found,) = rule(name).find(matter)
    return found


def queries(found: Finding) -> list[Step]:
    def under(step: Step) -> list[Step]:
        return [step, *(each for one in step.steps for each in under(one))]

    every = [each for verdict in found.verdicts for each in under(verdict.proof)]
    return [one for one in every if one.kind is StepKind.QUERY]


@pytest.fixture(scope="module")
def counted(matter):
    """The seqs of the rows that some rule's proof counts for a question; each rule finds once."""
    operands = {}
    for one in CUSTODY_RULES:
        (found,) = one.find(matter)
        operands.update({step.operands[0]: step.operands[:3] for step in queries(found)})
    return lambda question: set(rows_of(given(matter).coded, *operands[question]).seqs.tolist())


@pytest.mark.parametrize("key", PLANTED)
def test_what_is_planted_is_among_the_rows_that_are_counted(key, made, counted):
    found = counted(PLANTED[key])
    table = TABLES.get(PLANTED[key], "stints")
    planted = made.keyed(key)
    assert planted
    for one in planted:
        own = {made.first.seq(place) for place in one.rows if place.table == table}
        wanted = key not in NOT_FOUND and one.expected.get("findings", 1) > 0
        assert bool(own & found) is wanted, one.says


@pytest.mark.parametrize("key", ["T37", "T7"])
def test_who_was_removed_and_who_is_still_held_is_not_lost(key, made, counted):
    for one in made.keyed(key):
        own = {made.first.seq(place) for place in one.rows if place.table == "stints"}
        assert not own & counted("booked out and not seen again")


@each_rule
def test_every_rule_says_by_which_tables_it_was_found_and_is_done_again(one, matter):
    (found,) = one.find(matter)
    records = {source.id: source for source in matter.sources}
    assert check(found, records, given=given(matter)) == ()
    tables = [step for step in queries(found) if step.operation == "custody tables"]
    assert tables
    assert all(re.search(r"\b[0-9a-f]{64}\b", step.result) for step in tables)


@each_rule
def test_another_number_another_parameter_or_another_edition_is_a_fault(one, made, matter):
    (found,) = one.find(matter)
    records = {source.id: source for source in matter.sources}
    whole = found.verdicts[0]
    number = replace(whole, proof=replace(whole.proof, result="1,000,000"))
    tables = whole.proof.operands[1].replace("=", "=0")
    other = replace(
        whole,
        proof=replace(whole.proof, operands=(whole.proof.operands[0], tables, *whole.proof.operands[2:])),
    )
    for changed in (number, other):
        again = again_with(found, changed)
        faults = check(again, records, given=given(matter))
        assert [fault for fault in faults if fault.where.startswith("verdict 1")]


def again_with(found: Finding, first) -> Finding:
    fields = {
        name: getattr(found, name) for name in Finding.__dataclass_fields__ if name not in ("id", "cites")
    }
    return finding(**{**fields, "verdicts": (first, *found.verdicts[1:])})


@each_rule
def test_no_number_under_the_threshold_is_told_anywhere_in_a_finding(one, guarded):
    (found,) = one.find(guarded)
    for step in queries(found):
        if step.operation in ("custody count", "custody cell", "custody elsewhere"):
            told = step.result.replace(",", "")
            assert told in ("none", "fewer than 10", OF_FEW) or int(told) >= 10


@each_rule
def test_among_how_many_is_told_so_roughly_that_two_editions_tell_no_small_difference(one, guarded):
    (found,) = one.find(guarded)
    about = [step.result for step in queries(found) if step.operation == "custody among"]
    assert all(int(one.removeprefix("about ").replace(",", "")) % 100 == 0 for one in about)


@each_rule
def test_what_is_told_of_cells_and_elsewhere_comes_to_the_whole(one, matter):
    (found,) = one.find(matter)
    for asked in one.asks:
        mine = [step for step in queries(found) if step.operands[0] == asked.name]
        whole = {step.result for step in mine if step.operation == "custody count"}
        parts = [
            step.result
            for step in mine
            if step.operation in ("custody cell", "custody elsewhere", "custody smaller cells")
        ]
        if whole != {"none"}:
            assert whole == {
                f"{sum(int(part.split(' ')[0].replace(',', '')) for part in parts if part != 'none'):,}"
            }


@each_rule
def test_no_finding_names_a_person_by_their_id(one, made, matter):
    (found,) = one.find(matter)
    ids = set(made.first.tables["stints"].texts("person"))
    said = str(found)
    assert not [each for each in ids if each in said]


def test_without_removals_a_gap_is_neither_shown_nor_excluded_and_says_why(made, matter):
    found = only("custody_gap", without(matter, "removals"))
    lost = [one for one in found.verdicts if dict(one.case)["Counted"].startswith("people booked out")]
    assert {one.certainty for one in lost} == {Certainty.OPEN}
    assert "What may explain it: the edition has no removals." in lost[0].answer


def test_removals_that_are_doubted_leave_what_rests_on_them_open(made, matter):
    doubted = replace(
        matter, editions=(edition_of(made.first, "src-1", removals="half of them are wanting"),)
    )
    assert {one.certainty for one in only("third_country", doubted).verdicts} == {Certainty.OPEN}
    assert "half of them are wanting" in only("custody_gap", doubted).verdicts[0].answer


def test_a_known_defect_of_the_series_is_named_with_its_source(matter):
    (edition,) = matter.editions
    real = replace(matter, editions=(replace(edition, series="2026-ICLI-00005"),))
    answer = only("custody_gap", real).verdicts[0].answer
    assert "stints in hospitals and other medical places are left out" in answer
    assert "deportationdata.org" in answer


def test_days_that_nobody_stated_are_taken_from_the_rows_and_that_is_said(matter):
    found = only("custody_overlap", unstated(matter))
    assumed = [step.says for step in found.verdicts[0].proof.steps if step.kind is StepKind.ASSUMPTION]
    assert any("taken to be that of its first book-in" in says for says in assumed)


def test_an_edition_without_the_table_is_not_asked(matter):
    assert rule("third_country").find(without(matter, "removals")) == ()
    assert rule("custody_gap").find(without(matter, "stints")) == ()
    assert rule("custody_gap").find(Matter()) == ()
