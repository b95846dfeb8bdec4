"""Where a coded table is cut into the row groups of its file: between people, that none is in two of them."""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from habeas.store.coding.order import KEYS, LAST

GROUP = 65_536
"""Rows of a row group at most: few enough that one person's are found soon and that a dozen columns of
numbers stay in a processor's cache. The chain of `benchmarks/custody_speed.py` took 2.3 ms with this, 3.3
with twice and 5.3 with four times as many."""


def row_groups(table: str, rows: pa.RecordBatch) -> Iterator[pa.RecordBatch]:
    """These rows of the table in parts of at most `GROUP`, cut where what they are sorted by first changes.

    One person who has more rows than that is cut all the same; so is what comes with another batch.
    """
    name = KEYS[table][0][0]
    known = name in rows.schema.names
    key = rows[name].cast(pa.int64()).fill_null(LAST).to_numpy() if known else None
    begin = 0
    while begin < len(rows):
        upto = _cut(key, begin, len(rows))
        yield rows.slice(begin, upto - begin)
        begin = upto


def _cut(key: NDArray[np.integer] | None, begin: int, end: int) -> int:
    """Before which row the group that begins here ends."""
    upto = begin + GROUP
    if upto >= end or key is None:
        return min(upto, end)
    first = int(np.searchsorted(key[begin:upto], key[upto])) + begin
    return first if first > begin else upto
