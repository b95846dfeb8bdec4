"""The access log: who viewed what, when; beside the record, and never part of what travels with a case."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from habeas.store.errors import WriteError

FILE = "access.sqlite"
"""Its name in the case's folder; exports and copies leave it out."""


@dataclass(frozen=True)
class View:
    """One person viewed one record."""

    at: str
    person: str
    record: str


@dataclass(frozen=True)
class RowsGiven:
    """One person was given rows of people: of which edition, what of it, the table's digest, and to where."""

    at: str
    person: str
    edition: str
    what: str
    digest: str
    to: str


class AccessLog:
    """The access log in a case's folder."""

    def __init__(self, folder: Path) -> None:
        """Name the file; it is made at the first view."""
        self._path = folder / FILE

    def note(self, person: str, records: Iterable[str]) -> None:
        """Keep that the person viewed these records now; WriteError where it cannot be kept."""
        at = _now()
        self._keep("INSERT INTO viewed VALUES (?, ?, ?)", [(at, person, record) for record in records])

    def note_rows(self, person: str, edition: str, what: str, *, digest: str, to: str) -> None:
        """Keep that the person is given rows now, before they are; WriteError where it cannot be kept."""
        row = (_now(), person, edition, what, digest, to)
        self._keep("INSERT INTO rows_given VALUES (?, ?, ?, ?, ?, ?)", [row])

    def views(self, record: str) -> tuple[View, ...]:
        """Who viewed this record, in order."""
        with closing(self._connect()) as connection:
            rows = connection.execute("SELECT * FROM viewed WHERE record = ? ORDER BY rowid", (record,))
            return tuple(View(*row) for row in rows)

    def rows_given(self) -> tuple[RowsGiven, ...]:
        """Who was given rows of people, in order."""
        with closing(self._connect()) as connection:
            rows = connection.execute("SELECT * FROM rows_given ORDER BY rowid")
            return tuple(RowsGiven(*row) for row in rows)

    def _keep(self, sql: str, rows: list[tuple[str, ...]]) -> None:
        try:
            with closing(self._connect()) as connection, connection:
                connection.executemany(sql, rows)
        except sqlite3.Error as error:
            where = f"{self._path}: {error}"
            raise WriteError(
                "the access log could not be written", where=where, do="see to the folder"
            ) from error

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=10)
        connection.execute("CREATE TABLE IF NOT EXISTS viewed (at TEXT, person TEXT, record TEXT)")
        connection.execute(
            "CREATE TABLE IF NOT EXISTS rows_given"
            " (at TEXT, person TEXT, edition TEXT, what TEXT, digest TEXT, given_to TEXT)"
        )
        return connection


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
