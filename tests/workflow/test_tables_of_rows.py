"""`habeas.tables`: rows for notebooks, under their label, noted, and with nothing that names anybody."""

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from tests.workflow.export_case import CANARY, made_once

import habeas
from habeas.store.access_log import AccessLog
from habeas.store.reader import ROW_LEVEL
from habeas.workflow.case import Case
from habeas.workflow.row_level import RowLevelError
from habeas.workflow.tables import TablesError


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    return made_once(tmp_path_factory)


@pytest.fixture
def rows(case: Case):
    with habeas.tables(case.folder, edition="March 2026", label=ROW_LEVEL) as found:
        yield found


def test_a_table_is_a_relation_with_texts_and_their_codes_beside(rows):
    found = rows.stints.filter("facility = 'SMALL'").aggregate(
        "count(*) AS n, any_value(code_of_facility) AS c"
    )
    assert found.fetchall() == [(5, 3)]
    assert rows["stints"].arrow().read_all().num_rows == 72
    assert list(rows) == ["stints"]
    first = (
        rows.stints.order("seq").limit(1).project("book_in, birth_year, facility_name, bond_posted_amount")
    )
    assert [str(one) for one in first.fetchall()[0]] == [
        "2025-01-05 10:00:00",
        "1975-1979",
        "MADE BIG CENTER",
        "1500.00",
    ]


def test_who_was_given_which_table_is_in_the_access_log(case, monkeypatch):
    monkeypatch.setenv("HABEAS_PERSON", "Ada Example")
    before = len(AccessLog(case.folder).rows_given()) if (case.folder / "access.sqlite").exists() else 0
    with habeas.tables(case.folder, edition="March 2026", label=ROW_LEVEL) as rows:
        assert rows.edition.table("stints").doubted == "made to be doubted"
        assert rows.stints
    (given,) = AccessLog(case.folder).rows_given()[before:]
    assert (given.person, given.edition, given.what, given.to) == (
        "Ada Example",
        "March 2026",
        "stints",
        "a notebook",
    )


@pytest.mark.parametrize("label", [None, "", "public"])
def test_rows_need_their_label(case, label):
    with pytest.raises(RowLevelError, match="type --label row-level"):
        habeas.tables(case.folder, edition="March 2026", label=label)


def test_an_edition_is_named_where_there_are_two(case):
    with pytest.raises(TablesError, match="there are 2 editions: name the edition: 'March 2026', 'Sealed"):
        habeas.tables(case.folder, label=ROW_LEVEL)
    with pytest.raises(TablesError, match="no edition is called 'Third'"):
        habeas.tables(case.folder, edition="Third", label=ROW_LEVEL)


def test_a_table_that_the_edition_has_not_is_said_to_be_missing(rows):
    with pytest.raises(TablesError, match="there is no table removals"):
        rows["removals"]
    with pytest.raises(AttributeError, match="the tables are stints"):
        rows.removals  # noqa: B018


def test_nothing_that_names_anybody_is_in_it(rows):
    found = rows.stints
    assert not {"first_name", "alien_file_number", "birth_date", "subject_id"} & set(found.columns)
    assert CANARY not in str(found.fetchall())


@pytest.mark.parametrize(
    "reaching",
    [
        "SELECT * FROM read_text('{other}')",
        "COPY (SELECT 1) TO '{other}'",
        "INSTALL httpfs",
        "SET enable_external_access = true",
    ],
)
def test_no_question_of_a_notebook_reaches_another_file(rows, tmp_path: Path, reaching):
    other = tmp_path / "other.txt"
    other.write_text("secret")
    with pytest.raises(duckdb.Error):
        rows.stints.query("asked", reaching.format(other=other)).fetchall()
    assert other.read_text() == "secret"


def test_importing_habeas_loads_nothing_of_it():
    said = "import sys, habeas; print([one for one in sys.modules if one.startswith(('habeas.', 'duckdb'))])"
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
