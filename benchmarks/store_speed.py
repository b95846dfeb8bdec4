"""Statements into the store, beside the same bytes into plain sqlite3 tables with the same indexes."""

import gc
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

from benchmarks.measurement import Beside, Measurement, Target, Took, best, took
from benchmarks.statements import SOURCE, statements
from habeas.records.statement import Statement
from habeas.store.database import PRAGMAS
from habeas.store.schema import PAGE_SIZE, PROJECTIONS, TABLES
from habeas.store.sqlite import SqliteStore

RECORD = "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
STATEMENT = "INSERT INTO statement VALUES (?, ?, ?, ?, ?)"
WORDS = "INSERT INTO passage_words (rowid, text) VALUES (?, ?)"


def measure(folder: Path, *, number: int = 100_000, repeats: int = 3) -> tuple[Measurement, ...]:
    """Statements a second: encoded, hashed, written, projected, indexed, committed, and the store closed."""
    ours: list[Took] = []
    theirs: list[Took] = []
    for turn in range(repeats):
        every = statements(number)  # new ones each time: a statement keeps its anchor once it was asked for
        gc.collect()
        ours.append(took(partial(_put, folder / f"{turn}.sqlite", every)))
        rows = _rows(folder / f"{turn}.sqlite")
        theirs.append(took(partial(_plain, folder / f"{turn}.plain", rows)))
    quick, plain = best(ours), best(theirs)
    size = (folder / "0.sqlite").stat().st_size
    return (
        Measurement(
            f"{number:,} statements into the store",
            number / quick.wall,
            "statements/s",
            Target("at least", 20_000),
            Beside("plain sqlite3, same bytes and indexes", number / plain.wall),
            f"by processor time {number / quick.cpu:,.0f}/s beside {number / plain.cpu:,.0f}/s; "
            f"{size / number:,.0f} bytes each",
        ),
    )


def _put(path: Path, every: tuple[Statement, ...]) -> None:
    store = SqliteStore.create(path)
    with store.writing("take") as batch:
        batch.put(SOURCE)
        batch.put_all(every)
    store.close()


Rows = tuple[list[tuple[object, ...]], list[tuple[object, ...]]]


def _rows(path: Path) -> Rows:
    with closing(sqlite3.connect(path)) as connection:
        records = connection.execute("SELECT * FROM record").fetchall()
        return records, connection.execute("SELECT * FROM statement").fetchall()


def _plain(path: Path, rows: Rows) -> None:
    records, taken = rows
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for sql in (PAGE_SIZE, *PRAGMAS, *TABLES, *PROJECTIONS, "BEGIN"):
            connection.execute(sql)
        connection.executemany(RECORD, records)
        connection.executemany(STATEMENT, taken)
        connection.executemany(WORDS, ((row[0], row[4]) for row in taken))
        connection.execute("COMMIT")
