"""`habeas custody chain`, as a user runs it."""

import pytest
from tests.workflow.holding_case import NAME, PERSON, shared_case


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return shared_case(tmp_path_factory).folder


@pytest.fixture
def here(habeas, folder, monkeypatch):
    monkeypatch.chdir(folder)
    return habeas


def test_without_the_label_it_says_why_and_shows_nothing(here, tmp_path):
    done = here("custody", "chain", PERSON, "--edition", NAME, "--to", str(tmp_path / "chain.html"))
    assert done.code == 1
    assert "type --label row-level" in done.err
    assert done.out == ""
    assert not (tmp_path / "chain.html").exists()


def test_it_is_shown_under_its_label(here):
    done = here("custody", "chain", PERSON, "--edition", NAME, "--label", "row-level")
    assert done.code == 0, done.err
    assert done.out.splitlines()[0] == f"{PERSON}, {NAME}  [row-level]"
    assert "MADE ZQONE (ZQONE)" in done.out


def test_as_json_each_event_has_its_rows(here):
    found = here("custody", "chain", PERSON, "--edition", NAME, "--label", "row-level", "--json").json
    assert (found["edition"], found["person"], found["label"]) == (NAME, PERSON, "row-level")
    first = found["events"][0]
    assert (first["kind"], first["begins"], first["where"]) == (
        "arrest",
        "2024-12-31 22:00",
        "MADE COUNTY, TEXAS",
    )
    assert first["rows"][0]["row"] == 2


@pytest.mark.parametrize("ending", ["html", "svg"])
def test_it_is_written_to_a_new_file_and_over_none(here, tmp_path, ending):
    to = tmp_path / f"chain.{ending}"
    asked = ("custody", "chain", PERSON, "--edition", NAME, "--label", "row-level", "--to", str(to))
    assert here(*asked).code == 0
    assert "Row-level: these are rows of one person. Not for publication." in to.read_text()
    before = to.read_bytes()
    again = here(*asked)
    assert again.code == 1
    assert "there is such a file already" in again.err
    assert to.read_bytes() == before


def test_a_file_of_another_kind_is_refused(here, tmp_path):
    done = here(
        "custody", "chain", PERSON, "--edition", NAME, "--label", "row-level", "--to", str(tmp_path / "a.pdf")
    )
    assert done.code == 1
    assert "a chain is written as .html or .svg" in done.err
