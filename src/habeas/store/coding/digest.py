"""The logical digest of a coded table: of what it says, however its file is cut, packed or written."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from habeas.store.coding.parts import Part

AT_ONCE = 262_144
"""Rows that the digest is taken over at a time, from the first on. It stands in every digest: row groups
may be of any size, this may not change."""


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


def digest_rows(digest: Any, arrays: Iterable[pa.Array]) -> None:
    """Add the columns of the next `AT_ONCE` rows: nulls as bits, values little-endian, null as 0."""
    for one in arrays:
        null = np.packbits(one.is_null().to_numpy(zero_copy_only=False)).tobytes() if one.null_count else b""
        values = one.fill_null(0).to_numpy() if one.null_count else one.to_numpy()
        _add(digest, null)
        _add(digest, values.astype(values.dtype.newbyteorder("<"), copy=False).tobytes())


def at_once(tables: Iterable[pa.Table]) -> Iterator[pa.Table]:
    """The same rows in tables of `AT_ONCE` each, but for the last."""
    held: list[pa.Table] = []
    many = 0
    for one in tables:
        held.append(one)
        many += len(one)
        while many >= AT_ONCE:
            whole = pa.concat_tables(held)
            yield whole.slice(0, AT_ONCE)
            held, many = [whole.slice(AT_ONCE)], many - AT_ONCE
    if many:
        yield pa.concat_tables(held)


def _letters(texts: pa.Array) -> bytes:
    """All texts, one after the other."""
    whole = pa.concat_arrays([texts, pa.array([], texts.type)])  # from the start of its buffers
    letters = int(pc.sum(pc.binary_length(whole)).as_py() or 0)
    return bytes(memoryview(whole.buffers()[2])[:letters]) if letters else b""


def _add(digest: Any, data: bytes) -> None:
    digest.update(len(data).to_bytes(8, "little"))
    digest.update(data)
