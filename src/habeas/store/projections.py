"""What is read quickly: made as records enter, and again from their bytes by `reindex`."""

import json
from collections.abc import Iterable

from habeas.records.kinds import Record, from_bytes
from habeas.records.reading import Reading
from habeas.records.statement import Statement
from habeas.store import marks
from habeas.store.database import Database
from habeas.store.schema import DROP_PROJECTIONS, PROJECTIONS

CHUNK = 1000
"""Records handled at a time, so that memory does not grow with the case."""


def project(database: Database, rows: Iterable[tuple[int, Record]]) -> None:
    """Write the projections of records that have just entered, given with their numbers."""
    statements, blocks = [], []
    for n, record in rows:
        if isinstance(record, Statement):
            statements.append(_statement(n, record))
        elif isinstance(record, Reading):
            blocks += _blocks(n, record)
    if statements:
        database.many("INSERT INTO statement VALUES (?, ?, ?, ?, ?)", statements)
        database.many(_WORDS, [(row[0], row[4]) for row in statements])
    if blocks:
        _write_blocks(database, blocks)


def _statement(n: int, one: Statement) -> tuple[int | str, ...]:
    return (n, one.kind, one.hedge.value, one.mode.value, one.words)


def _blocks(n: int, reading: Reading) -> list[tuple[int, int, str]]:
    blocks = [(n, block.number, block.text) for block in reading.blocks]
    return blocks + [(n, row.number, " | ".join(filter(None, row.cells))) for row in reading.rows]


def _write_blocks(database: Database, blocks: list[tuple[int, int, str]]) -> None:
    first = database.value("SELECT coalesce(max(n), 0) FROM block") + 1
    numbered = [(number, *block) for number, block in enumerate(blocks, first)]
    database.many("INSERT INTO block (n, record, number, text) VALUES (?, ?, ?, ?)", numbered)
    database.many(_WORDS, [(-row[0], row[3]) for row in numbered])


_WORDS = "INSERT INTO passage_words (rowid, text) VALUES (?, ?)"


def forget(database: Database, numbers: list[int]) -> None:
    """Take these records out of the projections; full text is made again, so that no word lingers in it."""
    keys = [(n,) for n in numbers]
    database.many("DELETE FROM statement WHERE n = ?", keys)
    database.many("DELETE FROM block WHERE record = ?", keys)
    database.run("INSERT INTO passage_words (passage_words) VALUES ('rebuild')")


def reindex(database: Database) -> None:
    """Drop the projections and make them again from the records, in the order in which these entered."""
    database.script((*DROP_PROJECTIONS, *PROJECTIONS))
    last = 0
    while rows := database.rows(_NEXT, (last, CHUNK)):
        last = rows[-1][0]
        records = []
        for n, kind, schema, data in rows:
            if kind in marks.MARKS:
                marks.apply(database, kind, json.loads(data))
            elif kind in ("statement", "reading"):
                records.append((n, from_bytes(kind, schema, data)))
        project(database, records)


_NEXT = "SELECT n, kind, schema, bytes FROM record WHERE n > ? ORDER BY n LIMIT ?"
