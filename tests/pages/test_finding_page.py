from dataclasses import replace

import pytest

from habeas.pages.finding_page import finding_page, parted
from habeas.pages.naming import WITHHELD
from habeas.pages.proofs import STEPS
from habeas.records.finding import StepKind


@pytest.fixture(scope="module")
def clocks(account):
    return finding_page(account.findings[0], account)


@pytest.fixture(scope="module")
def competing(account):
    return finding_page(account.findings[1], account)


def test_each_case_has_a_row_under_the_headings_with_its_certainty_in_words(clocks):
    assert clocks.headings == ("instrument", "leg")
    assert [(row.cells, row.answer, row.certainty) for row in clocks.verdicts] == [
        (("the oral order", "GlobalX 6145"), "airborne", "certain"),
        (("the oral order", "GlobalX 6122"), "unknown", "neither shown nor excluded"),
    ]


def test_whoever_construes_the_instruments_stands_beside_the_verdict(clocks):
    assert [claim.line for claim in clocks.argued] == [
        "the order bars: hand over custody and applies here — "
        "lawyers for the plaintiffs (not named) → Evening Paper, stated as fact"
    ]


def test_the_proof_leads_down_to_the_words(competing):
    proof = competing.verdicts[0].proof
    assert proof.sum == "equals (21, 23) = impossible"
    marked = [piece for piece in proof.steps[0].excerpts[0].pieces if piece.statement]
    assert [piece.pieces[0].text for piece in marked] == ["21 MS-13 members"]


def test_names_in_steps_and_failure_cases_are_covered(competing):
    assert competing.verdicts[0].proof.steps[1].says == f"Nayib Bukele says 23; {WITHHELD} says nothing"
    assert competing.failure_cases == (f"{WITHHELD} may be counted twice.",)


@pytest.mark.parametrize("kind", list(StepKind))
def test_every_kind_of_step_has_words(kind):
    assert STEPS[kind]


def test_a_step_that_stands_on_the_page_already_is_named_and_not_repeated(account):
    finding = account.findings[1]
    twice = replace(finding, verdicts=(finding.verdicts[0], finding.verdicts[0]))
    first, second = (row.proof for row in finding_page(twice, account).verdicts)
    assert (first.anchor, first.same_as) == ("p-1", "")
    assert (second.anchor, second.same_as, second.steps) == ("", "p-1", ())
    assert second.says == first.says


def test_every_verdict_cites_its_statements_though_its_proof_is_above(account):
    finding = account.findings[1]
    twice = replace(finding, verdicts=(finding.verdicts[0], finding.verdicts[0]))
    assert [row.cites for row in finding_page(twice, account).verdicts] == [finding.cites] * 2


def test_beyond_three_headings_a_case_stands_under_its_answer(account):
    finding = account.findings[0]
    case = (("Leg", "6143"), ("Construction", "any"), ("Order issued", "18:45"), ("Rests on", "its track"))
    answer = "airborne: certain; inside or outside: neither shown nor excluded. By its track, near 1 N."
    verdicts = (
        replace(finding.verdicts[0], case=case, answer=answer),
        replace(finding.verdicts[1], case=case[:3], answer="unknown."),
    )
    page = finding_page(replace(finding, verdicts=verdicts), account)
    one, other = page.verdicts
    assert page.headings[: page.columns] == ("Leg", "Construction", "Order issued")
    assert one.cells == ("6143", "any", "18:45", "its track")
    assert one.beside == (("Rests on", "its track"),)
    assert one.head == "airborne: certain; inside or outside: neither shown nor excluded."
    assert one.notes == "By its track, near 1 N."
    assert (other.beside, other.head, other.notes) == ((), "unknown.", "")


@pytest.mark.parametrize(
    ("answer", "parts"),
    [
        ("landed: certain. At 19:36.", ("landed: certain.", "At 19:36.")),
        ("“land” done before the order: impossible.", ("“land” done before the order: impossible.", "")),
        ("2 values are stated. They exclude each other.", None),
        ("It is uncertain. So it stands.", None),
    ],
)
def test_an_answer_is_parted_where_it_has_said_how_certain_it_is(answer, parts):
    assert parted(answer) == (parts or (answer, ""))
