"""The access log keeps who viewed what, beside the record."""

import sqlite3
from contextlib import closing

import pytest

from habeas.store.access_log import AccessLog
from habeas.store.errors import WriteError


def test_it_gives_back_who_viewed_a_record_in_order(tmp_path):
    log = AccessLog(tmp_path)
    log.note("Ana", ["src-1", "src-2"])
    log.note("Ben", ["src-1"])
    assert [view.person for view in log.views("src-1")] == ["Ana", "Ben"]
    assert [view.person for view in log.views("src-2")] == ["Ana"]
    assert log.views("src-3") == ()
    assert (tmp_path / "access.sqlite").is_file()


def test_it_gives_back_who_was_given_rows_beside_who_viewed(tmp_path):
    log = AccessLog(tmp_path)
    log.note("Ana", ["src-1"])
    log.note_rows("Ben", "Made edition", "stints", digest="d" * 64, to="stints.csv")
    (given,) = log.rows_given()
    assert (given.person, given.edition, given.what, given.to) == (
        "Ben",
        "Made edition",
        "stints",
        "stints.csv",
    )
    assert [view.person for view in log.views("src-1")] == ["Ana"]


def test_a_log_of_before_rows_were_noted_takes_them_too(tmp_path):
    with closing(sqlite3.connect(tmp_path / "access.sqlite")) as old, old:
        old.execute("CREATE TABLE viewed (at TEXT, person TEXT, record TEXT)")
        old.execute("INSERT INTO viewed VALUES ('2026-01-01T00:00:00+00:00', 'Ana', 'src-1')")
    log = AccessLog(tmp_path)
    log.note_rows("Ben", "Made edition", "stays", digest="d" * 64, to="stays.csv")
    assert [given.what for given in log.rows_given()] == ["stays"]
    assert [view.person for view in log.views("src-1")] == ["Ana"]


def test_what_cannot_be_noted_is_an_error(tmp_path):
    (tmp_path / "access.sqlite").mkdir()
    with pytest.raises(WriteError, match="the access log could not be written"):
        AccessLog(tmp_path).note_rows("Ben", "Made edition", "stays", digest="d" * 64, to="stays.csv")
