"""The files of a day in folders, tars and parts of tars."""

import pytest
from tests.workflow.made_traces import tar

from habeas.workflow.scanning_errors import ScanError
from habeas.workflow.scanning_members import Missing, members


@pytest.fixture
def source(tmp_path):
    for name, data in (("a/1.json", b"one"), ("b/2.json", b"two" * 1000), ("b/3.json", b"")):
        path = tmp_path / "day" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return tmp_path / "day"


WHOLE = {"a/1.json": b"one", "b/2.json": b"two" * 1000, "b/3.json": b""}


def read(paths):
    return {one.name: one.read() for one in members(paths)}


def test_a_folder_a_tar_and_its_parts_give_the_same_files(source, tmp_path):
    whole = tar(tmp_path / "day.tar", source)
    data = whole.read_bytes()
    for end, part in (("aa", data[:2000]), ("ab", data[2000:2001]), ("ac", data[2001:])):
        (tmp_path / f"parts.tar.{end}").write_bytes(part)
    parts = [tmp_path / f"parts.tar.{end}" for end in ("ac", "aa", "ab")]
    assert read([source]) == read([whole]) == read(parts) == WHOLE


def test_a_tar_in_a_folder_is_gone_through(source, tmp_path):
    (tmp_path / "outer").mkdir()
    tar(tmp_path / "outer" / "day.tar", source)
    assert read([tmp_path / "outer"]) == WHOLE


@pytest.mark.parametrize("length", [700, 1600, 2100, 3000])
def test_of_a_tar_that_is_cut_what_is_whole_is_given_and_the_cut_is_told(source, tmp_path, length):
    cut = tmp_path / "cut.tar"
    cut.write_bytes(tar(tmp_path / "day.tar", source).read_bytes()[:length])
    found = list(members([cut]))
    assert isinstance(found[-1], Missing)
    assert "archive" in found[-1].why
    assert found[-1].name == "cut.tar"


def test_a_member_that_is_not_whole_cannot_be_read(source, tmp_path):
    whole = tar(tmp_path / "day.tar", source)
    every = list(members([whole]))
    whole.write_bytes(whole.read_bytes()[:3000])
    with pytest.raises(ScanError, match="are missing"):
        [one.read() for one in every]


def test_a_path_that_is_not_there_is_an_error_and_a_gzipped_tar_is_told(tmp_path):
    with pytest.raises(ScanError, match="no such file"):
        list(members([tmp_path / "none"]))
    (tmp_path / "day.tar.gz").write_bytes(b"x")
    (one,) = members([tmp_path / "day.tar.gz"])
    assert isinstance(one, Missing)


def test_a_name_in_a_tar_leads_nowhere(tmp_path):
    import io
    import tarfile

    with tarfile.open(tmp_path / "bad.tar", "w") as made:
        head = tarfile.TarInfo("../../etc/trace_full_a00001.json")
        head.size = 2
        made.addfile(head, io.BytesIO(b"{}"))
    assert read([tmp_path / "bad.tar"]) == {"../../etc/trace_full_a00001.json": b"{}"}
    assert sorted(one.name for one in tmp_path.iterdir()) == ["bad.tar"]
