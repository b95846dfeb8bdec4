"""The rows of one person as a chain of custody, and the gate before it."""

import sqlite3

import pytest
from tests.workflow.holding_case import NAME, PERSON, shared_case

from habeas.workflow.holding_chain import CustodyChainError, chain
from habeas.workflow.row_level import RowLevelError
from habeas.workflow.tables import TablesError


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    return shared_case(tmp_path_factory)


@pytest.fixture(scope="module")
def found(case):
    return chain(case, PERSON, edition=NAME, label="row-level", to="a test")


def of(found, kind):
    return [one for one in found.events if one.kind == kind]


def logged(case):
    path = case.folder / "access.sqlite"
    if not path.exists():
        return []
    with sqlite3.connect(path) as connection:
        return connection.execute("SELECT * FROM rows_given").fetchall()


def test_without_the_label_of_rows_nothing_is_given_and_nothing_is_kept(case):
    before = logged(case)
    for label in ("", "rows", "public"):
        with pytest.raises(RowLevelError, match="row-level"):
            chain(case, PERSON, edition=NAME, label=label, to="a test")
    assert logged(case) == before


def test_who_was_given_the_rows_is_in_the_access_log(case, found):
    kept = [row for row in logged(case) if "of one person: f00d" in row[3] and row[5] == "a test"]
    assert {row[3].split()[0] for row in kept} >= {"stints", "arrests", "removals"}
    assert {row[2] for row in kept} == {NAME}


def test_events_stand_in_order_from_arrest_to_removal(found):
    assert (found.label, found.person, found.edition) == ("row-level", PERSON, NAME)
    assert found.events[0].kind == "arrest"
    assert found.events[-1].kind == "removal"
    assert found.events[-1].what == "departed to GUATEMALA"


def test_each_stint_has_the_file_sheet_and_row_of_its_original(found):
    first = of(found, "stint")[0]
    (exhibit,) = first.exhibits
    assert exhibit[0].endswith("-two.csv")
    assert exhibit[2] == 2
    assert first.where == "MADE ZQONE (ZQONE)"


def test_a_gap_is_measured_from_the_latest_end_and_not_from_an_enclosed_stint(found):
    (gap,) = of(found, "gap")
    assert gap.ends - gap.begins == 36 * 3600
    assert gap.where == "last seen at MADE ZQONE (ZQONE)"
    moves = [one.what for one in of(found, "move")]
    assert moves == [
        "booked in elsewhere, 1 d 12 h after the book-out there",
        "booked in elsewhere, 4 d 4 h before the book-out there",
        "booked in elsewhere, 3 h 0 min after the book-out there",
    ]


def test_a_duplicate_is_told_and_not_drawn(found):
    (again,) = [one for one in of(found, "stint") if one.note.startswith("marked as")]
    assert "an exact duplicate" in again.note
    assert not again.drawn


def test_a_stint_without_a_book_out_is_open(found):
    (last,) = [one for one in of(found, "stint") if one.open]
    assert last.note == "no book-out is stated: drawn open, to the end of the edition"


def test_what_is_doubted_and_what_the_clock_was_are_said(found):
    assert "The removals of this edition are doubted: made to be doubted." in found.notes
    assert found.notes[0].startswith("Times are what the clock on the wall showed")


def test_an_id_that_no_row_has_and_an_edition_that_is_not_there_are_said(case):
    with pytest.raises(CustodyChainError, match="no row of this edition has this id"):
        chain(case, "beef", edition=NAME, label="row-level", to="a test")
    with pytest.raises(TablesError, match="no edition is called 'Another': name the edition: 'Made edition'"):
        chain(case, PERSON, edition="Another", label="row-level", to="a test")
