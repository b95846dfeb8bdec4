"""A build does whatever has no run yet, and nothing else."""

from dataclasses import replace
from pathlib import Path

import pytest

from habeas.sources.keep import Description
from habeas.sources.published import published
from habeas.statements import takers
from habeas.statements.news import News
from habeas.workflow import judging, taking
from habeas.workflow.adding import Intake, add
from habeas.workflow.building import build
from habeas.workflow.case import Case
from habeas.workflow.current import Current
from habeas.workflow.holder import HOLDER
from habeas.workflow.initialise import initialise
from habeas.workflow.matters import matter
from habeas.workflow.unchanged import STAMP

TEXT = "Planes leave\n\nOfficials said 12 people left on Sunday.\n\nOfficials said 14 men stayed there.\n"


@pytest.fixture
def case(tmp_path: Path) -> Case:
    made, _ = initialise(tmp_path, zone="UTC")
    (tmp_path / "a.txt").write_text(TEXT)
    add(made, Intake((str(tmp_path / "a.txt"),), Description(published=published("2025-03-16", "UTC"))))
    build(made)
    return made


def anchors(case: Case) -> list[str]:
    with case.store() as store:
        return [one.anchor for one in Current(store.reader(HOLDER)).statements]


def test_nothing_is_done_twice(case: Case) -> None:
    assert build(case).nothing


def test_only_what_is_new_is_read(case: Case, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(TEXT.replace("12", "15"))
    add(case, Intake((str(tmp_path / "b.txt"),), Description()))
    outcome = build(case)
    assert (outcome.read, outcome.taken) == (1, 1)


def test_a_new_version_of_a_taker_takes_again_and_decisions_stand(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = [one for one in matter(case).statements if one.kind == "Count"]
    judging.judge(case, judging.Asked("reject", counts[0].id, by="Ada", reasons=("misread",)))
    build(case)
    before = anchors(case)
    newer = (replace(News(), version="999"),)
    monkeypatch.setattr(taking, "TAKERS", newer)
    monkeypatch.setattr(takers, "TAKERS", newer)
    (case.folder / STAMP).unlink()
    assert build(case).taken == 1
    assert anchors(case) == before
    assert counts[0].anchor not in {one.anchor for one in matter(case).statements}


def test_two_builds_of_one_folder_under_one_key_are_byte_for_byte_the_same(
    case: Case, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "case.key").write_bytes((tmp_path / "case.key").read_bytes())
    twin, _ = initialise(other, zone="UTC")
    add(twin, Intake((str(tmp_path / "a.txt"),), Description(published=published("2025-03-16", "UTC"))))
    build(twin)
    kinds = ("reading", "statement", "subject", "judgement", "finding", "run")
    with case.store() as one, twin.store() as two:
        for kind in kinds:
            ours = {record.id: record for record in one.reader(HOLDER).all(kind)}
            theirs = {record.id: record for record in two.reader(HOLDER).all(kind)}
            assert ours == theirs, kind
