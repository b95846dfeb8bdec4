"""One connection to SQLite whose errors are sentences.

The standard library's driver and plain SQL: SQLAlchemy takes 190 ms to import, more than a third of what a
`build` with nothing to do may take.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from habeas.store.errors import DamagedError, LeaseError, StoreError, WriteError

Parameters = Sequence[Any] | Mapping[str, Any]

PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA busy_timeout = 10000",
    "PRAGMA cache_size = -131072",
    "PRAGMA wal_autocheckpoint = 65536",
)
"""FULL, since NORMAL may lose the last commits on power loss; recursive triggers, so REPLACE fires them.

The cache (128 MiB at most) and the late checkpoint (256 MiB) keep a large batch from writing its pages twice:
100,000 statements enter a fifth faster."""


class Database:
    """A connection to the SQLite file at `path`."""

    def __init__(self, path: Path) -> None:
        """Connect; the file must be there."""
        self.path = path
        with self._told():
            self._connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None
            )
            try:
                for pragma in PRAGMAS:
                    self._connection.execute(pragma)
            except sqlite3.Error:
                self._connection.close()
                raise

    def rows(self, sql: str, parameters: Parameters = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        with self._told():
            return self._connection.execute(sql, parameters).fetchall()

    def value(self, sql: str, parameters: Parameters = ()) -> Any:
        """The first value of the first row; None where there is none."""
        rows = self.rows(sql, parameters)
        return rows[0][0] if rows else None

    def run(self, sql: str, parameters: Parameters = ()) -> None:
        """Run a statement that gives no rows."""
        with self._told():
            self._connection.execute(sql, parameters)

    def many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run a statement once a row."""
        with self._told():
            self._connection.executemany(sql, rows)

    def script(self, statements: Iterable[str]) -> None:
        """Run these statements one after another."""
        for statement in statements:
            self.run(statement)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of it or nothing of it."""
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            if self._connection.in_transaction:  # a full disk may have rolled it back already
                self._connection.rollback()
            raise

    def close(self) -> None:
        """Close the connection; a second time does nothing."""
        self._connection.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise _sentence(error, self.path) from error


def _sentence(error: sqlite3.Error, path: Path) -> StoreError:
    text, where = str(error), str(path)
    if "full" in text or "disk I/O" in text or "readonly" in text:
        return WriteError(
            "the record could not be written",
            where=f"{where}: {text}",
            do="make room or give leave, and run it again",
        )
    if "locked" in text or "busy" in text:
        return LeaseError(
            "another program uses the record", where=where, do="wait until it ends, and run it again"
        )
    if isinstance(error, sqlite3.IntegrityError):
        return StoreError("the record refused this", where=f"{where}: {text}")
    return DamagedError(
        "the record cannot be read",
        where=f"{where}: {text}",
        do="run habeas verify, or restore it from a copy",
    )
