"""The rows behind a finding are shown under their label alone, each where it stands in its original."""

import json

import pytest
from tests.workflow.custody_case import made_case

from habeas.store.access_log import AccessLog
from habeas.workflow.exhibits import ExhibitError, shown
from habeas.workflow.holder import HOLDER
from habeas.workflow.matters import faults, findings
from habeas.workflow.row_level import RowLevelError


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    return made_case(tmp_path_factory.mktemp("exhibits"))


def of(case, rule):
    return next(one for one in findings(case) if one.rule == rule and "first" in one.title)


def test_the_rows_of_a_finding_are_where_they_were_planted(case):
    planted = json.loads((case.folder.parent / "made" / "planted.json").read_text())["planted"]
    lost = {
        (row["file"], row["row"]) for one in planted if one["key"] == "custody_gap" for row in one["rows"]
    }
    found = shown(case, of(case, "custody_gap").id, label="row-level", to="a test")
    assert lost
    assert lost <= {(one["source"], one["row"]) for one in found.rows}
    assert {one["question"] for one in found.rows} == {"booked out and not seen again", "away within a stay"}


def test_without_the_label_of_rows_none_is_shown_and_nothing_is_noted(case):
    before = len(AccessLog(case.folder).rows_given())
    with pytest.raises(RowLevelError, match="--label row-level"):
        shown(case, of(case, "custody_gap").id, label="", to="a test")
    assert len(AccessLog(case.folder).rows_given()) == before


def test_who_is_shown_rows_is_kept_with_the_finding_the_edition_and_the_table(case, monkeypatch):
    monkeypatch.setenv("HABEAS_PERSON", "A. Reader")
    finding = of(case, "hold_limit")
    shown(case, finding.id, label="row-level", to="a test")
    last = AccessLog(case.folder).rows_given()[-1]
    assert (last.person, last.edition, last.to) == ("A. Reader", "Made first", "a test")
    assert last.what.startswith(finding.id)
    assert len(last.digest) == 64


def test_a_record_that_counts_no_rows_is_said_to_be_none(case):
    with case.store() as store:
        source = next(store.reader(HOLDER).all("source"))
    with pytest.raises(ExhibitError, match="no finding over rows"):
        shown(case, source.id, label="row-level", to="a test")


def test_the_proofs_of_a_built_case_hold_when_they_are_done_again(case):
    assert findings(case)
    assert faults(case) == ()
