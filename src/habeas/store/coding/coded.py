"""A coded table as it rests: its columns as arrays, its texts, and whether it is still what it was."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from habeas.store.coding.digest import at_once, digest_head, digest_rows
from habeas.store.coding.order import KEYS
from habeas.store.coding.parts import Part
from habeas.store.coding.writing import ABOUT, DIGEST, dictionary_path
from habeas.store.tables import PERSON

FEW = 16_384
"""Rows that are looked through at a time for one person's: the search ends with the first that are past."""


@dataclass(frozen=True)
class CodedTable:
    """The table at `path`, opened anew for each question: no file stays open.

    Where its columns stand is read once; a table is never written over by another.
    """

    path: Path

    @cached_property
    def _metadata(self) -> pq.FileMetaData:
        return pq.read_metadata(self.path)

    @cached_property
    def about(self) -> dict[str, Any]:
        """What the file says of itself."""
        found: dict[str, Any] = json.loads(self._metadata.metadata[ABOUT])
        return found

    @property
    def table(self) -> str:
        """What it is a table of."""
        return str(self.about["table"])

    @property
    def parts(self) -> tuple[Part, ...]:
        """The originals that its rows came from, in the order of their numbers in `file`."""
        return tuple(Part(sha256, tuple(sheets)) for sha256, sheets in self.about["parts"])

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Its columns."""
        return tuple(self._metadata.schema.to_arrow_schema().names)

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return int(self._metadata.num_rows)

    def arrow(self, *names: str) -> pa.Table:
        """These columns, all of them by default; checked against the checksums of their pages."""
        with self._opened() as file:
            return file.read(columns=list(names or self.names))

    def groups(self, *names: str) -> Iterator[pa.Table]:
        """The same, one row group after another: what an analysis part by part is given."""
        with self._opened() as file:
            for group in range(file.num_row_groups):
                yield file.read_row_group(group, list(names) or None, use_threads=False)

    def of_person(self, code: int, *names: str) -> pa.Table:
        """These columns of one person's rows, in order; only where they may be is looked through."""
        with self._opened() as file:
            schema = file.schema_arrow
            wanted = list(names or schema.names)
            read = list(dict.fromkeys([PERSON, *wanted]))
            is_sorted = KEYS[self.table][0][0] == PERSON
            found = [
                batch.filter(pc.equal(batch[PERSON], code)).select(wanted)
                for batch in _around(file, code, read, is_sorted=is_sorted)
            ]
        empty = pa.schema([schema.field(name) for name in wanted])
        return pa.Table.from_batches([one for one in found if len(one)], empty).combine_chunks()

    def _opened(self) -> pq.ParquetFile:
        return pq.ParquetFile(
            self.path, metadata=self._metadata, pre_buffer=False, page_checksum_verification=True
        )

    def column(self, name: str, null: int) -> NDArray[Any]:
        """One column as integers, `null` where it has none."""
        found: NDArray[Any] = pc.fill_null(self.arrow(name)[name], null).to_numpy()
        return found

    def texts(self, column: str) -> tuple[str, ...]:
        """The texts of a column by code; a redacted one (code -1) is none of them."""
        found = pq.read_table(dictionary_path(self.path), filters=[("column", "=", column)], columns=["text"])
        return tuple(found["text"].to_pylist())

    def every_text(self) -> Mapping[str, pa.Array]:
        """The texts of every column that has any, each by code: the file is opened once for all of them."""
        found = pq.read_table(dictionary_path(self.path), columns=["column", "text"])
        if not len(found):
            return {}
        runs, texts = pc.run_end_encode(found["column"].combine_chunks()), found["text"].combine_chunks()
        ends = runs.run_ends.to_pylist()
        parts = zip(runs.values.to_pylist(), [0, *ends], ends, strict=False)
        return {name: texts.slice(at, upto - at) for name, at, upto in parts}

    def code(self, column: str, text: str) -> int | None:
        """The code of this text in the column; None where no row has it."""
        asked = [("column", "=", column), ("text", "=", text)]
        found = pq.read_table(dictionary_path(self.path), filters=asked, columns=["code"])["code"]
        return int(found[0].as_py()) if len(found) else None

    @property
    def stated_digest(self) -> str:
        """The logical digest that the table was written under; `digest` reckons it anew."""
        return str(self._metadata.metadata[DIGEST].decode())

    def digest(self) -> str:
        """The logical digest of what is in the files now: every row of it is read."""
        found = hashlib.sha256()
        known, none = self.every_text(), pa.array([], pa.string())
        texts = {name: known.get(name, none) for name in self.coded}
        digest_head(found, self.table, self.names, texts, self.parts)
        for rows in at_once(self.groups()):
            digest_rows(found, [one.combine_chunks() for one in rows.columns])
        return found.hexdigest()

    @property
    def coded(self) -> tuple[str, ...]:
        """The columns that hold codes of texts, in the table's order."""
        return tuple(self.about["coded"])


def _around(
    file: pq.ParquetFile, code: int, names: list[str], *, is_sorted: bool
) -> Iterator[pa.RecordBatch]:
    """Rows among which all of the person's are, a few at a time, by what is said of each row group."""
    at = file.schema_arrow.get_field_index(PERSON)
    for group in range(file.num_row_groups):
        stated = file.metadata.row_group(group).column(at).statistics
        if stated is not None and stated.has_min_max:
            if is_sorted and stated.min > code:
                return
            if not stated.min <= code <= stated.max:
                continue
        few = file.iter_batches(batch_size=FEW, row_groups=[group], columns=names, use_threads=False)
        for batch in few:
            last = batch[PERSON][-1].as_py() if is_sorted else code
            if last is None or last >= code:
                yield batch
            if last is None or last > code:
                return
