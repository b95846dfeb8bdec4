"""The example case comes out right: its findings are those that the public facts bear out."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from habeas.records.finding import Finding
from habeas.sources.keep import Description
from habeas.workflow.adding import Intake, add
from habeas.workflow.building import build
from habeas.workflow.case import Case
from habeas.workflow.describing import read_list
from habeas.workflow.initialise import initialise
from habeas.workflow.judging import judge_table
from habeas.workflow.matters import faults, findings

EXAMPLE = Path(__file__).parents[2] / "examples" / "march-2025"
FIRST = "GlobalX 6143, Valley International Airport to Comayagua"
SECOND = "GlobalX 6145, Valley International Airport to Comayagua"
THIRD = "GlobalX 6122, Valley International Airport to Comayagua"
WHERE = "any: where it was"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    folder = tmp_path_factory.mktemp("example") / "march-2025"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("record*", "access*", "vault", "site"))
    made, _ = initialise(folder)
    each = read_list(folder / "sources.csv", by="the test")
    added = add(made, Intake((str(folder / "sources"),), Description(), each))
    assert not added.failed
    outcome = build(made)
    assert outcome.refused == []
    decisions, refused = judge_table(made, folder / "decisions.csv")
    assert (len(decisions), refused) == (4, ())
    build(made)
    return made


@pytest.fixture(scope="module")
def found(case: Case) -> tuple[Finding, ...]:
    return findings(case)


def of(found: tuple[Finding, ...], rule: str, title: str = "") -> list[Finding]:
    return [one for one in found if one.rule == rule and title in one.title]


def the(found: tuple[Finding, ...], rule: str, title: str) -> Finding:
    (one,) = of(found, rule, title)
    return one


def cases(finding: Finding, leg: str, asked: str) -> list[tuple[str, str]]:
    """The answers and certainties for one leg and one construction, over the stated times of the order."""
    return [
        (one.answer, str(one.certainty))
        for one in finding.verdicts
        if dict(one.case)["Leg"] == leg and dict(one.case)["Construction"] == asked
    ]


@pytest.mark.parametrize("order", ["oral order of 15 March 2025", "minute order of 15 March 2025"])
@pytest.mark.parametrize("leg", [FIRST, SECOND])
def test_two_legs_were_certainly_airborne_at_both_orders(found: Any, order: str, leg: str) -> None:
    told = cases(the(found, "order_clock", order), leg, WHERE)
    assert len(told) >= 3
    assert {certainty for _, certainty in told} == {"certain"}
    assert all(answer.startswith("airborne, outside the airspace of US") for answer, _ in told)


@pytest.mark.parametrize("order", ["oral order of 15 March 2025", "minute order of 15 March 2025"])
@pytest.mark.parametrize("leg", [FIRST, SECOND])
def test_they_had_left_the_territory_but_nobody_was_handed_over(found: Any, order: str, leg: str) -> None:
    finding = the(found, "order_clock", order)
    assert {certainty for _, certainty in cases(finding, leg, "leave territory")} == {"certain"}
    assert {certainty for _, certainty in cases(finding, leg, "hand over custody")} == {"impossible"}


def test_the_third_leg_had_not_left_at_the_oral_order(found: Any) -> None:
    told = cases(the(found, "order_clock", "oral order of 15 March 2025"), THIRD, WHERE)
    assert {certainty for _, certainty in told} == {"certain"}
    assert all(answer.startswith("on the ground before departure") for answer, _ in told)


def test_the_third_leg_at_the_written_order_hangs_on_whose_words_are_taken(found: Any) -> None:
    told = cases(the(found, "order_clock", "minute order of 15 March 2025"), THIRD, WHERE)
    assert {certainty for _, certainty in told} == {"certain", "neither shown nor excluded"}


def test_who_argues_which_construction_stands_beside_it(found: Any) -> None:
    finding = the(found, "order_clock", "minute order of 15 March 2025")
    territory = " ".join(answer for answer, _ in cases(finding, FIRST, "leave territory"))
    custody = " ".join(answer for answer, _ in cases(finding, FIRST, "hand over custody"))
    assert "United States government → D.C. Circuit opinion" in territory
    assert "James Boasberg" in custody


def test_a_landing_is_15_march_in_el_salvador_and_16_march_in_washington(found: Any) -> None:
    answers = json.dumps([one.answer for f in of(found, "order_clock") for one in f.verdicts])
    assert "00:10 on 16 March 2025 (America/New_York), which is 22:10 on 15 March 2025" in answers


@pytest.mark.parametrize(
    "sum_", ["23 = 2 + 21: adds up", "238 = 137 + 101: adds up", "261 = 137 + 101 + 23: adds up",
             "261 = 137 + 101 + 21 + 2: adds up"],
)  # fmt: skip
def test_the_stated_breakdowns_add_up(found: Any, sum_: str) -> None:
    assert any(sum_ in one.answer for one in of(found, "count_balance"))


def test_238_and_23_are_261_because_a_person_judged_them_parts(found: Any) -> None:
    assert any("261 = 23 + 238" in v.answer or "261 = 238 + 23" in v.answer
               for one in of(found, "count_balance") for v in one.verdicts)  # fmt: skip


def test_8_02_stands_against_8_10(found: Any) -> None:
    finding = the(found, "competing_statements", f"landing of {SECOND}")
    assert "20:02 on 15 March 2025" in finding.answer
    assert "20:10 on 15 March 2025" in finding.answer
    assert "exclude each other" in finding.answer


def test_21_stands_against_23(found: Any) -> None:
    finding = the(found, "competing_statements", "number of people said to belong to MS-13")
    assert "21 (" in finding.answer
    assert "23 (" in finding.answer


def test_the_order_ends_on_29_march_and_the_extension_on_12_april_from_there(found: Any) -> None:
    minute = the(found, "in_force", "minute order of 15 March 2025")
    assert "it comes to 29 March 2025" in minute.answer
    extension = the(found, "in_force", "order of 28 March 2025")
    assert "it comes to 11 April 2025: not the stated end, 12 April 2025" in extension.answer
    assert "it comes to 12 April 2025: the stated end" in extension.answer


def test_nothing_rests_on_the_hour_that_nobody_has_checked(case: Case, found: Any) -> None:
    answers = json.dumps([(one.answer, [v.answer for v in one.verdicts]) for one in found])
    assert "19:36 on 15 March 2025 (America/New_York) (no attribution" not in answers
    assert "unverified" not in answers


def test_most_pictures_are_the_receiving_governments(found: Any) -> None:
    finding = the(found, "picture_origins", "Example Post")
    assert "Presidency of El Salvador: 3 of 4" in finding.answer


def test_every_rule_finds_something_and_every_proof_holds(case: Case, found: Any) -> None:
    rules = {one.rule for one in found}
    assert rules == {
        "order_clock", "in_force", "count_balance", "competing_statements",
        "hedge_drift", "basis_account", "picture_origins", "unstated",
        "track_crossings", "track_gaps",
    }  # fmt: skip
    assert faults(case) == ()


def test_the_made_tracks_stand_beside_the_schedules_and_say_that_nobody_observed_them(found: Any) -> None:
    for order in ("oral order", "minute order"):
        finding = the(found, "order_clock", order)
        for leg in (FIRST, SECOND):
            tracked = [
                one
                for one in finding.verdicts
                if dict(one.case)["Leg"] == leg
                and dict(one.case)["Construction"] == WHERE
                and "computed and observed by nobody" in dict(one.case)["Rests on"]
            ]
            assert tracked
            assert {str(one.certainty) for one in tracked} == {"certain"}
            assert all(one.answer.startswith("airborne, outside the airspace of US") for one in tracked)


def test_both_left_the_united_states_within_minutes_of_their_take_off_by_the_made_tracks(found: Any) -> None:
    for tail, first, last in (("N278GX", "21:28", "21:31"), ("N837VA", "21:47", "21:50")):
        finding = the(found, "track_crossings", tail)
        (left,) = [one for one in finding.verdicts if "left US" in one.answer]
        assert "computed and observed by nobody" in left.answer
        times = re.findall(r"\b2[0-3]:[0-5]\d:[0-5]\d", left.answer)
        assert first < min(times) < max(times) < last


def test_the_made_gap_excludes_a_landing_and_no_finding_rests_on_the_unverified_track(found: Any) -> None:
    gap = the(found, "track_gaps", "N278GX")
    assert [str(one.certainty) for one in gap.verdicts] == ["impossible"]
    assert of(found, "track_crossings", "N630VA") == of(found, "track_gaps", "N630VA") == []


def test_the_ids_are_the_same_everywhere(case: Case, found: Any) -> None:
    with case.store() as store:
        from habeas.workflow.holder import HOLDER

        names = {one.name: one.id for one in store.reader(HOLDER).all("source")}
    assert names["wire.txt"].startswith("src-6739596c")
