"""One judgement makes anew what the rules that need it found, and nothing else."""

from pathlib import Path

import pytest

from habeas.sources.keep import Description
from habeas.sources.published import published
from habeas.workflow import judging
from habeas.workflow.adding import Intake, add
from habeas.workflow.building import build
from habeas.workflow.case import Case
from habeas.workflow.holder import HOLDER
from habeas.workflow.initialise import initialise
from habeas.workflow.matters import findings, matter

SHEET = (
    "kind,words,group,value,name,type,issued\n"
    "Count,12 people,people,12,,,\n"
    "Count,14 people,people,14,,,\n"
    "Instrument,the order,,,the order,court order,2025-03-15 18:45 UTC\n"
)


@pytest.fixture
def case(tmp_path: Path) -> Case:
    made, _ = initialise(tmp_path, zone="UTC")
    (tmp_path / "coding.csv").write_text(SHEET)
    add(made, Intake((str(tmp_path / "coding.csv"),), Description(published=published("2025-03-16", "UTC"))))
    build(made)
    return made


def ran(case: Case) -> list[str]:
    with case.store() as store:
        return [one.program for one in store.reader(HOLDER).runs("find")]


def test_rejecting_a_count_runs_the_rules_on_counts_alone(case: Case) -> None:
    assert sorted(ran(case)) == sorted({*ran(case)})
    before = ran(case)
    count = next(one for one in matter(case).statements if one.kind == "Count")
    judging.judge(case, judging.Asked("reject", count.id, by="Ada", reasons=("misread",)))
    build(case)
    again = ran(case)[len(before) :]
    assert "competing_statements" in again
    assert not {"order_clock", "in_force", "picture_origins"} & set(again)


def test_what_stands_from_before_is_what_would_be_found_again(case: Case) -> None:
    count = next(one for one in matter(case).statements if one.kind == "Count")
    decision = judging.judge(case, judging.Asked("reject", count.id, by="Ada", reasons=("misread",)))
    before = {one.id for one in findings_after_build(case)}
    judging.judge(case, judging.Asked("undo", decision.id, by="Ada", reasons=("it was right",)))
    after = {one.id for one in findings_after_build(case)}
    assert before != after
    from habeas.findings.rules import find_all

    assert after == {one.id for one in find_all(matter(case))}


def findings_after_build(case: Case):
    build(case)
    return findings(case)
