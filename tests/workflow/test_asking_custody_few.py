"""Few people are not told by a question: not by many rows, a calendar, shifts, or what is sealed."""

import numpy as np
import pyarrow as pa
import pytest
from tests.workflow.asked_case import asked_case
from tests.workflow.export_case import made_once

from habeas.analysis.custody.queries import DEFINITIONS, query
from habeas.analysis.small_cells_two_way import Totals, two_way
from habeas.workflow.asking_custody import Asked, ask
from habeas.workflow.asking_custody_beside import AskingError
from habeas.workflow.asking_custody_cells import protected
from habeas.workflow.matching_arrests import arrests
from habeas.workflow.tables import TablesError


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    return asked_case(tmp_path_factory.mktemp("few"))


@pytest.fixture(scope="module")
def sealed(tmp_path_factory):
    return made_once(tmp_path_factory, arrests=True)


def test_what_is_sealed_is_left_out_of_an_answer_unless_it_is_asked_for(sealed):
    found = ask(sealed, Asked("bounds"))
    assert (found.edition.name, found.left_out) == ("March 2026", True)
    assert "Left out: sealed official records; --sealed asks them too." in found.notes
    for name, label in (("bounds", ""), ("stays", "row-level")):
        with pytest.raises(TablesError, match="or give --sealed"):
            ask(sealed, Asked(name, "Sealed edition", label=label))
        assert not ask(sealed, Asked(name, "Sealed edition", label=label, sealed=True)).left_out


def test_what_is_sealed_is_left_out_of_matched_arrests(sealed):
    assert arrests(sealed).left_out
    with pytest.raises(TablesError, match="there are 2 editions"):
        arrests(sealed, sealed=True)


def test_a_headcount_is_asked_by_a_published_definition_alone(case):
    for given in ({"out_shift": "2000000000"}, {"distinct": "0"}, {"in_shift": "86399"}):
        with pytest.raises(AskingError, match=r"no published definition.*Deportation Data Project"):
            ask(case, Asked("headcount", typed=given))
    with pytest.raises(AskingError, match="Vera; without transit"):
        ask(case, Asked("headcount_national", typed={"out_shift": "2000000000"}))
    typed = {name: str(value) for name, value in DEFINITIONS["UWCHR"].parameters.items()}
    assert ask(case, Asked("headcount", typed=typed)).rows.equals(
        ask(case, Asked("", definition="UWCHR")).rows
    )


@pytest.mark.parametrize(("name", "table"), [("minors", "years"), ("edition_totals", "months")])
def test_the_calendar_is_read_from_no_file(case, tmp_path, name, table):
    (tmp_path / "own.csv").write_text("day,year\n20400,1990\n")
    with pytest.raises(AskingError, match="no file can say them"):
        ask(case, Asked(name, typed={table: str(tmp_path / "own.csv")}))


def test_the_bounds_of_an_edition_are_days_and_about_how_many_rows(case):
    (found,) = ask(case, Asked("bounds")).rows.to_pylist()
    assert (found["all_rows"], found["first_in"], found["last_in"]) == (100, 20362, 20404)


def test_many_rows_of_few_people_are_a_small_count():
    rows = pa.table(
        {"facility": [0, 0], "ended": [0, 1], "whole_days": [1, 1], "stints": [12, 50]}
        | {"people_of_stints": [1, 40], "seconds": [5, 9]}
    )
    found = protected(query("length_of_stay"), rows, 10)
    assert "people_of_stints" not in found.column_names
    assert (found["stints"][0].as_py(), found["seconds"][0].as_py()) == (None, None)


def test_a_part_is_left_out_where_the_rest_is_of_few_people():
    columns = {"facility": 0, "month": 0, "all_rows": 60, "kept_rows": 40, "open_rows": 0}
    people = {"people_of_all_rows": 30, "people_of_kept_rows": 30, "people_of_open_rows": 0}
    rest = {"people_of_all_rows_less_kept_rows": 1, "people_of_kept_rows_less_open_rows": 30}
    rows = pa.table({name: [value] for name, value in (columns | people | rest).items()})
    (found,) = protected(query("edition_totals"), rows, 10).to_pylist()
    assert (found["all_rows"], found["kept_rows"]) == (60, None)


def test_a_total_of_few_people_is_hidden_with_what_it_would_follow_from():
    counts = np.array([[6, 6], [20, 30]])
    totals = Totals(np.array([6, 45]), np.array([26, 36]), 51)
    found = two_way(counts, 10, totals=totals)
    assert found.rows.tolist() == [True, True]
    assert not two_way(counts, 10).rows.any()
