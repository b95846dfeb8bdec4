"""The logical digest of a coded table: of what it says, however its file is cut, packed or written."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from habeas.store.coding.parts import Part

AT_ONCE = 262_144
"""Rows that the digest is taken over at a time, from the first on. It stands in every digest: row groups
may be of any size, this may not change."""

_BITS = np.unpackbits(np.arange(256, dtype=np.uint8)[:, None], axis=1)
TURNED = np.packbits(_BITS, axis=1, bitorder="little")[:, 0]
"""Each byte with its bits in the other order."""


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
        values = one.fill_null(0).to_numpy() if one.null_count else one.to_numpy()
        _add(digest, _nulls(one) if one.null_count else b"")
        _add(digest, np.ascontiguousarray(values, values.dtype.newbyteorder("<")))


def _nulls(one: pa.Array) -> bytes:
    """A bit for each that is null, the first in the highest of a byte; Arrow's are the other way about."""
    bits = np.frombuffer(pc.is_null(one).buffers()[1], np.uint8)[: -(-len(one) // 8)]
    found = bits.copy()
    found[-1] &= 0xFF >> (-len(one) % 8)
    return bytes(TURNED[found])


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


def _add(digest: Any, data: bytes | NDArray[Any]) -> None:
    many = len(data) if isinstance(data, bytes) else data.nbytes
    digest.update(many.to_bytes(8, "little"))
    digest.update(data)
