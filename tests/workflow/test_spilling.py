"""What a question spilled is gone when it is answered, and after a kill with the next build."""

import os

import pytest

from habeas.workflow.case import Case, load
from habeas.workflow.initialise import initialise
from habeas.workflow.spilling import spill, sweep_spills


@pytest.fixture
def case(tmp_path) -> Case:
    initialise(tmp_path, zone="UTC")
    return load(tmp_path)


def test_a_spill_is_within_the_case_and_gone_afterwards(case):
    with spill(case) as folder:
        (folder / "rows").write_text("rows of people")
        assert folder.parent == case.folder / "tables"
    assert list((case.folder / "tables").iterdir()) == []


def test_what_a_killed_process_left_is_swept_and_what_another_still_uses_stays(case):
    tables = case.folder / "tables"
    dead, alive = tables / ".spill-4194305-x", tables / f".spill-{os.getppid()}-x"
    for one in (dead, alive):
        one.mkdir(parents=True)
        (one / "rows").write_text("rows of people")
    sweep_spills(case)
    assert list(tables.iterdir()) == [alive]
