"""A build with nothing changed is told from a stamp; whatever a build depends on makes the stamp differ."""

from dataclasses import replace
from pathlib import Path

import pytest

from habeas.records.source import Obtained, Source
from habeas.store.errors import LeaseError
from habeas.store.lease import Lease
from habeas.workflow import unchanged as stamp
from habeas.workflow.building import build
from habeas.workflow.case import Case, create


@pytest.fixture
def case(tmp_path: Path) -> Case:
    made, _ = create(tmp_path, title="A case", zone="UTC")
    build(made)
    return made


def test_after_a_build_nothing_has_changed(case: Case) -> None:
    assert stamp.unchanged(case) == 0
    assert build(case).nothing


def test_before_the_first_build_it_is_not_known(tmp_path: Path) -> None:
    made, _ = create(tmp_path, title="A case", zone="UTC")
    assert stamp.unchanged(made) is None


def test_a_new_entry_of_the_ledger_is_a_change(case: Case) -> None:
    with case.store() as store, store.writing("add") as batch:
        batch.put(Source("src-1", "0" * 64, 1, "a.txt", "text/plain", Obtained("file")))
    assert stamp.unchanged(case) is None


def test_a_sheet_of_judgements_is_a_change(case: Case) -> None:
    (case.sheets / "2025-03-16-ada.jsonl").write_text("{}\n", encoding="utf-8")
    assert stamp.unchanged(case) is None


def test_another_setting_or_key_is_a_change(case: Case) -> None:
    other = replace(case.settings, home_zone="America/New_York")
    assert stamp.unchanged(replace(case, settings=other)) is None
    assert stamp.unchanged(replace(case, key=b"1" * 32)) is None


def test_another_program_is_a_change(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stamp, "_program", lambda folder: ["another"])
    assert stamp.unchanged(case) is None


@pytest.mark.parametrize("spoilt", [b"", b"{", b"[]", b'{"stamp": 1}'])
def test_a_spoilt_stamp_says_nothing(case: Case, spoilt: bytes) -> None:
    (case.folder / stamp.STAMP).write_bytes(spoilt)
    assert stamp.unchanged(case) is None
    assert build(case).nothing
    assert stamp.unchanged(case) == 0


def test_while_another_process_writes_it_is_refused(case: Case) -> None:
    with Lease(case.folder / stamp.LEASE), pytest.raises(LeaseError, match="another habeas"):
        build(case)
