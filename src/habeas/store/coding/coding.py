"""Codes the typed rows of a release's files into one sorted table, and writes it with its dictionary."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from habeas.store.coding.columns import Column, Growing
from habeas.store.coding.order import PLACE, ordered
from habeas.store.coding.parts import Part
from habeas.store.coding.types import is_left_out, types
from habeas.store.coding.writing import Coded, Writing, untold, written
from habeas.store.tables import PERSON

THREADS = 2
"""Columns that are made whole at a time: each takes memory of its own besides."""

FLAGGED = 16
"""The mark of a row that is likely a repeat and is counted all the same: detainers, removals, encounters."""

Marks = Callable[[str, Mapping[str, Column], NDArray[np.intp]], NDArray[np.int32]]
"""Table, columns, order: the bit mask of each row's duplicates, in that order."""


class Coding:
    """Takes the rows of an edition's files, batch by batch, and writes them as one table."""

    def __init__(self, table: str) -> None:
        """Begin a table of this name (`stints`, `arrests`…) without a row."""
        self.table, self.rows = table, 0
        self._parts: list[Part] = []
        self._beside = ThreadPoolExecutor(1)
        self._doing: Future[None] | None = None
        self._columns = {name: Growing(type) for name, type in types(table).items()}
        for name in PLACE:
            self._columns[name] = Growing(pa.int32())

    def begin(self, part: Part) -> None:
        """The batches from here on are of this original."""
        self._parts.append(part)

    def add(self, batch: pa.RecordBatch) -> None:
        """Take a batch of rows of the original that was begun last, while the caller reads the next."""
        self.rows += len(batch)
        parts = {
            name: part
            for name, part in zip(batch.schema.names, batch.columns, strict=True)
            if not is_left_out(name)
        }
        parts["file"] = pa.array(np.full(len(batch), len(self._parts) - 1, np.int32))
        self._taken()
        self._doing = self._beside.submit(self._add, parts, self.rows)

    def _add(self, parts: Mapping[str, pa.Array], rows: int) -> None:
        for name, part in parts.items():
            if name not in self._columns:
                self._columns[name] = Growing(pa.string() if _is_text(part.type) else part.type)
            self._columns[name].add(part, rows)

    def _taken(self) -> None:
        """Wait until the batch before is taken, and say what went wrong with it."""
        if self._doing:
            self._doing.result()

    def write(self, path: Path, marks: Marks | None = None, writing: Writing = untold) -> Coded:
        """Write the table to `path` and its dictionary beside it, settled on the disk; what they are."""
        self._taken()
        self._beside.shutdown()
        for one in self._columns.values():
            one.fill(self.rows)
        pa.default_memory_pool().release_unused()
        columns = self._whole()
        pa.default_memory_pool().release_unused()
        if PERSON in columns:
            columns[PERSON] = columns[PERSON].nobody_redacted()
        order = ordered(self.table, columns)
        if marks:
            mask = np.zeros(len(order), np.int32)
            mask[order] = marks(self.table, columns, order)
            columns |= {"duplicate": Column(mask), "keep": Column((mask & ~FLAGGED == 0).astype(np.int32))}
        return written(self.table, columns, order, tuple(self._parts), path, writing)

    def _whole(self) -> dict[str, Column]:
        """All columns, that of persons begun first: it takes as long as the others together."""
        growing, self._columns = self._columns, {}
        with ThreadPoolExecutor(THREADS) as pool:
            first = sorted(growing, key=lambda name: name != PERSON)
            doing = {name: pool.submit(growing[name].whole) for name in first}
            return {name: doing[name].result() for name in growing}


def _is_text(type: pa.DataType) -> bool:
    return bool(pa.types.is_string(type) or pa.types.is_dictionary(type))
