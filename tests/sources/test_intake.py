"""Intake takes what is named, in order, and says what it leaves and why."""

import os
from io import BytesIO

import pytest

from habeas.sources.intake import CASE_FILES, Item, Skipped, gather


@pytest.fixture
def desk(tmp_path):
    """A folder as people have them."""
    top = tmp_path / "desk"
    (top / "b").mkdir(parents=True)
    for name in ("z.txt", "a.txt", "b/c.txt", ".hidden"):
        (top / name).write_text(name)
    return top


def names(found):
    return [one.name for one in found if isinstance(one, Item)]


def skipped(found):
    return {one.name: one.why for one in found if isinstance(one, Skipped)}


def test_a_folder_is_read_in_the_order_of_names_and_hidden_files_are_said(desk):
    found = list(gather([desk]))
    assert names(found) == ["a.txt", "b/c.txt", "z.txt"]
    assert skipped(found) == {".hidden": "hidden files are not taken"}
    assert not [one for one in found if isinstance(one, Skipped) and one.failed]


def test_files_and_standard_input_come_in_the_order_given(desk):
    stream = BytesIO(b"x")
    found = list(gather([desk / "z.txt", "-", str(desk / "a.txt")], stdin=stream, stdin_name="letter.txt"))
    assert names(found) == ["z.txt", "letter.txt", "a.txt"]
    assert found[1] == Item("letter.txt", "standard input", stream=stream)
    assert found[0] == Item("z.txt", "file", path=(desk / "z.txt").resolve())
    assert skipped(gather(["-"])) == {"-": "there is no standard input here"}


def test_a_link_out_of_the_folder_is_refused_by_name_and_the_others_go_on(desk, tmp_path):
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "x.txt").write_text("x")
    (desk / "b" / "link.txt").symlink_to(tmp_path / "secret.txt")
    (desk / "folder").symlink_to(tmp_path / "elsewhere")
    (desk / "within.txt").symlink_to(desk / "b" / "c.txt")
    (desk / "nowhere.txt").symlink_to(desk / "gone.txt")
    (desk / "round").symlink_to(desk / "round")
    (desk / "again").symlink_to(desk / "b")
    found = list(gather([desk]))
    assert names(found) == ["a.txt", "b/c.txt", "within.txt", "z.txt"]
    why = skipped(found)
    assert why["b/link.txt"] == why["folder"] == "a link that leads out of its folder is not followed"
    assert why["nowhere.txt"] == why["round"] == "a link that leads nowhere"
    assert why["again"] == "a link to a folder is not followed"


def test_a_link_named_outright_may_not_lead_out_either(desk, tmp_path):
    (tmp_path / "secret.txt").write_text("secret")
    (desk / "link.txt").symlink_to("../secret.txt")
    assert "leads out" in skipped(gather([desk / "link.txt"]))["link.txt"]


def test_special_files_are_refused_and_nothing_waits_for_them(desk):
    os.mkfifo(desk / "pipe")
    assert skipped(gather([desk]))["pipe"] == "it is no regular file"
    assert skipped(gather(["/dev/null"])) == {"null": "it is no regular file"}


def test_what_is_not_there_is_said(desk):
    (found,) = gather([desk / "nothing.txt"])
    assert found == Skipped("nothing.txt", "there is no such file")
    assert found.failed


@pytest.mark.skipif(os.geteuid() == 0, reason="root can read everything")
def test_what_cannot_be_read_is_said(desk):
    (desk / "a.txt").chmod(0)
    (desk / "b").chmod(0)
    why = skipped(gather([desk]))
    (desk / "b").chmod(0o755)
    assert "permission denied" in why["a.txt"].lower()
    assert "permission denied" in why["b"].lower()


def test_a_case_never_takes_in_its_own_files(desk):
    for name in CASE_FILES - {"vault"}:
        (desk / name).write_text("own")
    (desk / "record.sqlite-wal").write_text("own")
    (desk / "vault").mkdir()
    (desk / "vault" / "original").write_text("own")
    assert names(gather([desk])) == ["a.txt", "b/c.txt", "z.txt"]
    assert names(gather([desk.parent])) == ["desk/a.txt", "desk/b/c.txt", "desk/z.txt"]
    assert skipped(gather([desk / "case.key"])) == {"case.key": "the key of a case is no source"}
