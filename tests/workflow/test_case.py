"""A case is a folder; what is wrong with one is said before anything is done."""

import stat
from pathlib import Path

import pytest

from habeas.workflow.case import create, find, load
from habeas.workflow.settings import CaseError


def test_a_new_case_has_its_settings_key_record_and_folders(tmp_path: Path) -> None:
    case, fresh = create(tmp_path, title='The "first" case', zone="America/New_York")
    assert fresh
    assert (case.settings.title, case.settings.home_zone) == ('The "first" case', "America/New_York")
    assert len(case.key) == 32
    assert stat.S_IMODE((tmp_path / "case.key").stat().st_mode) == 0o600
    assert {path.name for path in tmp_path.iterdir()} >= {
        "habeas.toml",
        "record.sqlite",
        "vault",
        "judgements",
    }


def test_two_cases_have_two_keys(tmp_path: Path) -> None:
    keys = set()
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        keys.add(create(tmp_path / name, title=name, zone="UTC")[0].key)
    assert len(keys) == 2


def test_making_a_case_again_changes_nothing(tmp_path: Path) -> None:
    first, _ = create(tmp_path, title="A", zone="UTC")
    again, fresh = create(tmp_path, title="B", zone="UTC")
    assert not fresh
    assert (again.key, again.settings.title) == (first.key, "A")


def test_a_case_is_found_from_a_folder_within_it(tmp_path: Path) -> None:
    create(tmp_path, title="A", zone="UTC")
    (tmp_path / "notes" / "deep").mkdir(parents=True)
    assert find(tmp_path / "notes" / "deep").folder == tmp_path


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("format = 2", "layout 2"),
        ("colour = 1", "unknown setting colour"),
        ("[publication]\nshade = 1", "unknown setting shade"),
        ('home_zone = "Eastern"', "no such time zone"),
        ("title = ", "cannot be read"),
    ],
)
def test_a_wrong_setting_is_said(tmp_path: Path, line: str, said: str) -> None:
    create(tmp_path, title="A", zone="UTC")
    (tmp_path / "habeas.toml").write_text(line + "\n")
    with pytest.raises(CaseError, match=said):
        load(tmp_path)


@pytest.mark.parametrize("key", ["", "nonsense", "abcd"])
def test_a_spoilt_key_is_said(tmp_path: Path, key: str) -> None:
    create(tmp_path, title="A", zone="UTC")
    (tmp_path / "case.key").chmod(0o600)
    (tmp_path / "case.key").write_text(key)
    with pytest.raises(CaseError, match="key"):
        load(tmp_path)


def test_a_record_without_its_key_gets_no_new_one(tmp_path: Path) -> None:
    create(tmp_path, title="A", zone="UTC")
    (tmp_path / "case.key").unlink()
    with pytest.raises(CaseError, match="put the key back"):
        create(tmp_path, title="A", zone="UTC")
