"""Codes the typed rows of a release's files into one sorted table, and writes it with its dictionary."""

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from habeas.store.coding.columns import Column, Growing
from habeas.store.coding.order import PLACE, ordered
from habeas.store.coding.types import is_left_out, types
from habeas.store.tables import END, PERSON, TEXTS

GROUP = 262_144
"""Rows of a row group: a table is written, and its digest taken, over so many at a time."""

FLAGGED = 16
"""The mark of a row that is likely a repeat and is counted all the same: detainers, removals, encounters."""

ABOUT = b"habeas custody"
"""The key of the file's metadata that describes the table, in JSON."""

DIGEST = b"habeas digest"
"""The key under which the table's digest stands, known when the last row is written."""

Marks = Callable[[str, Mapping[str, Column], NDArray[np.intp]], NDArray[np.int32]]
"""Table, columns, order: the bit mask of each row's duplicates, in that order."""


@dataclass(frozen=True)
class Part:
    """An original that rows came from: its SHA-256, and its sheets by number."""

    sha256: str
    sheets: tuple[str, ...]


@dataclass(frozen=True)
class Coded:
    """A coded table: what it is of, its logical digest, its rows, its columns in order, its originals."""

    table: str
    digest: str
    rows: int
    columns: tuple[str, ...]
    parts: tuple[Part, ...]


class Coding:
    """Takes the rows of an edition's files, batch by batch, and writes them as one table."""

    def __init__(self, table: str) -> None:
        """Begin a table of this name (`stints`, `arrests`…) without a row."""
        self.table, self.rows = table, 0
        self._parts: list[Part] = []
        self._columns = {name: Growing(type) for name, type in types(table).items()}
        for name in PLACE:
            self._columns[name] = Growing(pa.int32())

    def begin(self, part: Part) -> None:
        """The batches from here on are of this original."""
        self._parts.append(part)

    def add(self, batch: pa.RecordBatch) -> None:
        """Take a batch of rows of the original that was begun last."""
        self.rows += len(batch)
        for name, part in zip(batch.schema.names, batch.columns, strict=True):
            if is_left_out(name):
                continue
            if name not in self._columns:
                self._columns[name] = Growing(pa.string() if _is_text(part.type) else part.type)
            self._columns[name].add(part, self.rows)
        self._columns["file"].add(pa.array(np.full(len(batch), len(self._parts) - 1, np.int32)), self.rows)

    def write(self, path: Path, marks: Marks | None = None) -> Coded:
        """Write the table to `path` and its dictionary beside it, settled on the disk; what they are."""
        for one in self._columns.values():
            one.fill(self.rows)
        columns = {name: one.whole() for name, one in self._columns.items()}
        self._columns = {}
        if PERSON in columns:
            columns[PERSON] = columns[PERSON].nobody_redacted()
        order = ordered(self.table, columns)
        if marks:
            mask = np.zeros(len(order), np.int32)
            mask[order] = marks(self.table, columns, order)
            columns |= {"duplicate": Column(mask), "keep": Column((mask & ~FLAGGED == 0).astype(np.int32))}
        return _written(self.table, columns, order, tuple(self._parts), path)


def _is_text(type: pa.DataType) -> bool:
    return bool(pa.types.is_string(type) or pa.types.is_dictionary(type))


def dictionary_path(path: Path) -> Path:
    """Where the dictionary of the table at this path stands."""
    return path.with_name(path.name.removesuffix(END) + TEXTS)


def _written(
    table: str, columns: dict[str, Column], order: NDArray[np.intp], parts: tuple[Part, ...], path: Path
) -> Coded:
    names = ("seq", *columns)
    digest = hashlib.sha256()
    texts = {name: one.texts for name, one in columns.items() if one.texts is not None}
    digest_head(digest, table, names, texts, parts)
    sheets = [[one.sha256, list(one.sheets)] for one in parts]
    about = {"table": table, "coded": list(texts), "parts": sheets}
    schema = pa.schema(
        [pa.field("seq", pa.int32())]
        + [pa.field(name, pa.from_numpy_dtype(one.values.dtype)) for name, one in columns.items()],
        metadata={ABOUT: json.dumps(about).encode()},
    )
    with path.open("wb") as file:
        with pq.ParquetWriter(file, schema, compression="zstd", write_page_checksum=True) as writer:
            for start in range(0, len(order), GROUP):
                rows = order[start : start + GROUP]
                seq = pa.array(np.arange(start, start + len(rows), dtype=np.int32))
                arrays = [seq, *(one.taken(rows) for one in columns.values())]
                digest_group(digest, arrays)
                writer.write_batch(pa.record_batch(arrays, schema=schema), row_group_size=GROUP)
            writer.add_key_value_metadata({DIGEST: digest.hexdigest()})
        _settle(file)
    _write_texts(columns, dictionary_path(path))
    return Coded(table, digest.hexdigest(), len(order), names, parts)


def digest_group(digest: Any, arrays: Iterable[pa.Array]) -> None:
    """Add the columns of a row group to a table's digest: nulls as bits, values little-endian, null as 0."""
    for one in arrays:
        null = np.packbits(one.is_null().to_numpy(zero_copy_only=False)).tobytes() if one.null_count else b""
        values = one.fill_null(0).to_numpy() if one.null_count else one.to_numpy()
        _add(digest, null)
        _add(digest, values.astype(values.dtype.newbyteorder("<"), copy=False).tobytes())


def digest_head(
    digest: Any, table: str, names: tuple[str, ...], texts: Mapping[str, pa.Array], parts: tuple[Part, ...]
) -> None:
    """Add to a table's digest what it is, its columns, its originals, and the texts of its coded columns."""
    head = [table, list(names), [[one.sha256, list(one.sheets)] for one in parts]]
    _add(digest, b"custody 1")
    _add(digest, json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode())
    for name, one in texts.items():
        _add(digest, name.encode())
        _add(digest, pc.binary_length(one).to_numpy().astype("<i4").tobytes())
        _add(digest, _letters(one))


def _letters(texts: pa.Array) -> bytes:
    """All texts, one after the other."""
    whole = pa.concat_arrays([texts, pa.array([], texts.type)])  # from the start of its buffers
    letters = int(pc.sum(pc.binary_length(whole)).as_py() or 0)
    return bytes(memoryview(whole.buffers()[2])[:letters]) if letters else b""


def _add(digest: Any, data: bytes) -> None:
    digest.update(len(data).to_bytes(8, "little"))
    digest.update(data)


def _write_texts(columns: dict[str, Column], path: Path) -> None:
    """(column, code, text) of every coded column, in that order."""
    schema = pa.schema([("column", pa.string()), ("code", pa.int32()), ("text", pa.string())])
    with path.open("wb") as file:
        with pq.ParquetWriter(file, schema, compression="zstd", write_page_checksum=True) as writer:
            for name, one in columns.items():
                if one.texts is not None and len(one.texts):
                    code = pa.array(np.arange(len(one.texts), dtype=np.int32))
                    column = pa.array([name] * len(one.texts))
                    writer.write_batch(pa.record_batch([column, code, one.texts], schema=schema))
        _settle(file)


def _settle(file: Any) -> None:
    file.flush()
    os.fsync(file.fileno())
