"""Writes a coded table as Parquet, with its dictionary beside it, and says what it is under which digest."""

import hashlib
import json
import os
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from habeas.store.coding.columns import Column
from habeas.store.coding.digest import AT_ONCE, digest_head, digest_rows
from habeas.store.coding.parts import Part
from habeas.store.coding.row_groups import row_groups
from habeas.store.tables import END, TEXTS

PACKED: Mapping[str, Any] = {
    "use_dictionary": False,
    "column_encoding": "DELTA_BINARY_PACKED",
    "compression": "lz4",
    "write_page_checksum": True,
}
"""How columns of integers stand: as differences, in no more bits than they need. Five million made stints
take 189 MB so, where dictionaries and zstd took 223, and are read in half the time, times in a seventh."""

ABOUT = b"habeas custody"
"""The key of the file's metadata that describes the table, in JSON."""

DIGEST = b"habeas digest"
"""The key under which the table's digest stands, known when the last row is written."""


@dataclass(frozen=True)
class Coded:
    """A coded table: what it is of, its logical digest, its rows, its columns in order, its originals."""

    table: str
    digest: str
    rows: int
    columns: tuple[str, ...]
    parts: tuple[Part, ...]


Writing = Callable[[int, int], None]
"""Called with how many rows are written, of how many."""


def untold(done: int, of: int) -> None:
    """Tell nobody."""


def written(
    table: str,
    columns: dict[str, Column],
    order: NDArray[np.intp],
    parts: tuple[Part, ...],
    path: Path,
    writing: Writing = untold,
) -> Coded:
    """Write the rows in this order to `path`, their texts beside it, settled on the disk; what they are."""
    names = ("seq", *columns)
    digest = hashlib.sha256()
    texts = {name: one.texts for name, one in columns.items() if one.texts is not None}
    digest_head(digest, table, names, texts, parts)
    sheets = [[one.sha256, list(one.sheets)] for one in parts]
    about = {"table": table, "coded": list(texts), "parts": sheets}
    schema = pa.schema(
        [pa.field("seq", pa.int32(), nullable=False)]
        + [pa.field(name, one.type, nullable=one.null is not None) for name, one in columns.items()],
        metadata={ABOUT: json.dumps(about).encode()},
    )
    with path.open("wb") as file, ThreadPoolExecutor(1) as beside:
        of_texts = beside.submit(_write_texts, texts, dictionary_path(path))
        with pq.ParquetWriter(file, schema, **PACKED) as writer:
            _each(
                columns,
                order,
                partial(_write, writer, table, schema),
                partial(digest_rows, digest),
                writing=writing,
            )
            writer.add_key_value_metadata({DIGEST: digest.hexdigest()})
        of_texts.result()
        _settle(file)
    return Coded(table, digest.hexdigest(), len(order), names, parts)


def _each(
    columns: Mapping[str, Column],
    order: NDArray[np.intp],
    *work: Callable[[list[pa.Array]], None],
    writing: Writing,
) -> None:
    """Do each work on the next rows of all columns, in a thread of its own, while others are gathered."""
    with ThreadPoolExecutor(len(work)) as pool:
        doing: list[Future[None]] = []
        for start in range(0, len(order), AT_ONCE):
            rows = order[start : start + AT_ONCE]
            seq = pa.array(np.arange(start, start + len(rows), dtype=np.int32))
            arrays = [seq, *(one.taken(rows) for one in columns.values())]
            for one in doing:
                one.result()
            writing(start, len(order))
            doing = [pool.submit(one, arrays) for one in work]
        for one in doing:
            one.result()
    writing(len(order), len(order))


def _write(writer: pq.ParquetWriter, table: str, schema: pa.Schema, arrays: list[pa.Array]) -> None:
    for rows in row_groups(table, pa.record_batch(arrays, schema=schema)):
        writer.write_batch(rows)


def dictionary_path(path: Path) -> Path:
    """Where the dictionary of the table at this path stands."""
    return path.with_name(path.name.removesuffix(END) + TEXTS)


def _write_texts(texts: Mapping[str, pa.Array], path: Path) -> None:
    """(column, code, text) of every coded column, in that order."""
    schema = pa.schema([("column", pa.string()), ("code", pa.int32()), ("text", pa.string())])
    with path.open("wb") as file:
        with pq.ParquetWriter(file, schema, compression="zstd", write_page_checksum=True) as writer:
            for name, one in texts.items():
                if len(one):
                    code = pa.array(np.arange(len(one), dtype=np.int32))
                    column = pa.array([name] * len(one))
                    writer.write_batch(pa.record_batch([column, code, one], schema=schema))
        _settle(file)


def _settle(file: Any) -> None:
    file.flush()
    os.fsync(file.fileno())
