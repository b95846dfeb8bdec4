"""Arrests as rows, each with the stay that it led to: which, how long after, and what is told of it."""

import pyarrow.parquet as pq
import pytest
from tests.workflow.export_case import made_once

from habeas.store.access_log import AccessLog
from habeas.store.reader import ROW_LEVEL
from habeas.workflow.exporting_custody import export
from habeas.workflow.exporting_custody_about import Asked
from habeas.workflow.matching_arrests import MatchingError

OPEN = "March 2026"


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    return made_once(tmp_path_factory, arrests=True)


@pytest.fixture(scope="module")
def table(case, tmp_path_factory):
    to = tmp_path_factory.mktemp("arrests") / "x.parquet"
    export(case, Asked("arrests", OPEN, label=ROW_LEVEL), to)
    return pq.read_table(to)


@pytest.fixture(scope="module")
def rows(table):
    return table.to_pylist()


def test_every_arrest_but_a_repeat_is_a_row_and_those_without_an_id_are_there(rows):
    assert len(rows) == 24
    assert {(row["label"], row["keep"]) for row in rows} == {("row-level", 1)}
    (nobody,) = (row for row in rows if row["person"] is None)
    assert (nobody["has_stay"], nobody["seconds_to_stay"], nobody["stay_facility_first"]) == (0, None, None)


def test_of_two_arrests_before_one_stay_the_nearer_has_it(rows):
    twice = [row["person"] for row in rows if str(row["arrest_time"]) == "2025-01-02 09:00:00"]
    found = {str(row["arrest_time"]): row["has_stay"] for row in rows if [row["person"]] == twice}
    assert found == {"2025-01-02 09:00:00": 0, "2025-01-04 10:00:00": 1}
    assert sum(row["has_stay"] for row in rows) == 20


def test_the_stay_is_told_by_its_first_longest_and_last_stint(rows):
    assert {row["seconds_to_stay"] for row in rows if row["has_stay"]} == {86_400}
    told = [
        (
            row["stay_n_stints"],
            row["stay_facility_first"],
            row["stay_facility_longest"],
            row["stay_facility_last"],
            str(row["stay_in"]),
            str(row["stay_book_in_last"]),
            str(row["stay_book_out_last"]),
            row["stay_release_reason_last"],
        )
        for row in rows
        if row["has_stay"]
    ]
    came, left = "2025-01-05 10:00:00", "2025-03-10 09:00:00"
    moved = [(2, "BIG", "BIG", to, came, "2025-03-01 15:00:00", left, "Removed") for to in ("MID", "SMALL")]
    let_go = (1, "BIG", "BIG", "BIG", came, came, "2025-03-01 12:00:00", "Released")
    assert sorted(told) == sorted([moved[0]] * 15 + [moved[1]] * 2 + [let_go] * 3)


def test_what_arrest_and_stay_both_state_is_of_the_arrest_and_a_person_is_who_they_are_in_stints(
    case, rows, tmp_path
):
    assert {row["birth_year"] for row in rows} == {"1970-1974", "1975-1979"}
    assert {row["citizenship_country"] for row in rows} == {"MADELAND"}  # which no stint states
    export(case, Asked("stays", OPEN, label=ROW_LEVEL), tmp_path / "x.parquet")
    stays = {row["stay"]: row["person"] for row in pq.read_table(tmp_path / "x.parquet").to_pylist()}
    assert [stays[row["stay"]] for row in rows if row["has_stay"]] == [
        row["person"] for row in rows if row["has_stay"]
    ]


def test_the_file_names_the_window_and_what_greedy_would_have_matched(table):
    about = {key.decode(): value.decode() for key, value in table.schema.metadata.items()}
    assert about["habeas window"] == "a stay begins from 5 days before the arrest to 10 days after it"
    assert about["habeas matched"].startswith("20 arrests, one to one")
    assert about["habeas greedy"].startswith("20 would be matched")
    assert about["habeas doubted"] == "arrests: nobody has said so; stints: made to be doubted"
    assert about["habeas table"] != about["habeas table of stints"]


def test_that_both_tables_are_given_is_noted(case, tmp_path):
    before = len(AccessLog(case.folder).rows_given())
    export(case, Asked("arrests", OPEN, label=ROW_LEVEL), tmp_path / "x.csv")
    noted = AccessLog(case.folder).rows_given()[before:]
    assert [(one.what, one.to) for one in noted] == [("arrests", str(tmp_path / "x.csv"))] * 2
    assert len({one.digest for one in noted}) == 2


def test_an_edition_without_arrests_says_so_and_nothing_is_written(case, tmp_path):
    asked = Asked("arrests", "Sealed edition", label=ROW_LEVEL, sealed=True)
    with pytest.raises(MatchingError, match="no arrests"):
        export(case, asked, tmp_path / "x.csv")
    assert not list(tmp_path.iterdir())
