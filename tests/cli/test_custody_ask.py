"""`habeas custody queries` and `custody ask`, as a user runs them."""

import csv

import pytest
from tests.workflow.asked_case import asked_case


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return asked_case(tmp_path_factory.mktemp("custody_ask")).folder


@pytest.fixture
def here(habeas, folder, monkeypatch):
    monkeypatch.chdir(folder)
    return habeas


def test_the_questions_are_listed_with_what_they_take_and_give(here):
    listed = {one["query"]: one for one in here("custody", "queries", "--json").json}
    assert listed["flows"]["row_level"] is False
    assert listed["flows"]["reads"] == ["stints"]
    assert listed["lost"]["row_level"] is True
    assert listed["flows"]["parameters"][0] == {
        "name": "since",
        "unit": "seconds",
        "says": "from which arrivals count",
    }
    lines = here("custody", "queries").out.splitlines()
    assert len(lines) == len(listed) + 1
    assert next(one for one in lines if one.startswith("flows ")).split()[1] == "counts"


def test_an_answer_is_shown_with_what_it_was_asked_with(here, tmp_path):
    done = here("custody", "ask", "flows", "--set", "since=2025-10-02", "--to", str(tmp_path / "flows.csv"))
    assert done.code == 0, done.err
    assert "From which facility to which are people moved, and how often?" in done.out
    assert "2025-10-02 0:00:00, as asked" in done.out
    assert "MADE HOLD ROOM (MADEHOLD)" in done.out
    with (tmp_path / "flows.csv").open(encoding="utf-8-sig") as file:
        assert [row["moves"] for row in csv.DictReader(file)] == ["12", "38"]
    found = here("custody", "ask", "flows", "--json", "--edition", "Made edition").json
    assert (found["query"], found["edition"], found["label"]) == ("flows", "Made edition", "")
    assert found["engine"].startswith("DuckDB ")
    assert found["values"][0] == {
        "name": "since",
        "value": 1759276800,
        "from": "2025-10-01 0:00:00, the default",
    }
    assert [row["people"] for row in found["rows"]] == [12, 40]


def test_a_small_count_is_not_shown_and_that_is_said(here):
    said = here("custody", "ask", "flows", "--set", "since=2025-11-01", "--set", "upto=2025-11-06").out
    assert "not shown  not shown" in said
    assert "1 rows have a count that is not shown: it is below 10" in said


def test_rows_of_people_are_refused_until_the_label_is_typed(here):
    refused = here("custody", "ask", "lost")
    assert refused.code != 0
    assert "--label row-level" in refused.err
    shown = here("custody", "ask", "lost", "--label", "row-level")
    assert shown.code == 0
    assert "Row-level: each row is of one person." in shown.out
    assert here("custody", "ask", "lost", "--label", "row-level", "--json").json["label"] == "row-level"


def test_many_rows_are_cut_and_a_bad_file_is_said_before_the_work(here, tmp_path):
    assert "more rows: --to FILE has all" in here("custody", "ask", "headcount").out
    assert "end its name in" in here("custody", "ask", "headcount", "--to", str(tmp_path / "a.xlsx")).err


def test_a_published_definition_asks_its_question(here):
    found = here("custody", "ask", "--definition", "Vera", "--json").json
    assert found["query"] == "headcount_national"
    assert {"name": "transit", "value": 1, "from": "Vera"} in found["values"]
    said = here("custody", "ask", "headcount", "--definition", "start of day").out
    assert "Counted by the definition of UWCHR: stints in at or before midnight" in said
    assert "no such query" in here("custody", "ask").err
