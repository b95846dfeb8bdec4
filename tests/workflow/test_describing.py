"""A list of descriptions beside a folder of sources."""

from pathlib import Path

import pytest

from habeas.workflow.describing import DescriptionError, read_list

HEAD = "file,publisher,published,zone,labels\n"


def test_each_line_describes_the_file_it_names(tmp_path: Path) -> None:
    path = tmp_path / "sources.csv"
    path.write_text(HEAD + "in/a.txt,The Paper,2025-03-16,America/New_York,counsel sealed\nin/b.txt,,,,\n")
    found = read_list(path, by="Ada")
    one = found[(tmp_path / "in" / "a.txt").resolve()]
    assert (one.publisher, one.by, one.labels) == ("The Paper", "Ada", frozenset({"counsel", "sealed"}))
    assert one.published is not None
    assert one.published.zones[0].name == "America/New_York"
    assert found[(tmp_path / "in" / "b.txt").resolve()].published is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("file,colour\na.txt,red\n", "unknown column colour"),
        ("file,publisher\n,The Paper\n", "names no file"),
        (HEAD + "a.txt,The Paper,Sunday,,\n", "no time of publication"),
    ],
)
def test_a_wrong_line_is_said_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "sources.csv"
    path.write_text(text)
    with pytest.raises(Exception, match=said):
        read_list(path, by="Ada")


def test_a_list_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(DescriptionError, match="cannot be read"):
        read_list(tmp_path / "nowhere.csv", by="Ada")
