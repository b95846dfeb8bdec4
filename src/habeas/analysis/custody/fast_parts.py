"""A coded table part by part, no person in two of them: it takes little memory and stays in cache."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from habeas.analysis.custody.fast_runs import taken

NOBODY = 2**31 - 1
"""What a row without an id sorts as: after everybody."""


KEPT = 16 << 20
"""Bytes of an array up to which its memory is kept for the next: more than a column of a part takes."""


@cache
def memory_is_kept() -> None:
    """Let what an array took be used again, once for a process: anew for each, gaps take twice as long.

    glibc gives arrays back to the system, whose pages are then cleared anew, until it has seen one as large
    freed (mallopt(3), M_MMAP_THRESHOLD); elsewhere this does nothing.
    """
    np.empty(KEPT, np.uint8)


def whole_people(parts: Iterable[pa.Table]) -> Iterator[pa.Table]:
    """The rows of consecutive parts (row groups, say) of a coded table, cut anew where they divide a person.

    Nothing is copied but the few rows of those whom the parts divide. Rows of nobody are cut anywhere.
    """
    held, whose = None, NOBODY
    for part in filter(len, parts):
        if held is not None:
            goes_on = whose != NOBODY
            low = int(np.searchsorted(_people(part), whose, "right")) if goes_on else 0
            if low:
                high = int(np.searchsorted(_people(held), whose))
                if high:
                    yield held.slice(0, high)
                held = pa.concat_tables([held.slice(high), part.slice(0, low)])
                part = part.slice(low)
                if not len(part):
                    continue
            yield held
        held, whose = part, int(_people(part)[-1])
    if held is not None:
        yield held


def _people(part: pa.Table) -> NDArray[np.integer]:
    return numbers(part, "person", NOBODY)


def array(part: pa.Table, name: str) -> pa.Array:
    """A column in one piece."""
    column = part[name]
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()


def numbers(part: pa.Table, name: str, null: int) -> NDArray[np.integer]:
    """A column's integers, with `null` where none is stated."""
    column = array(part, name)
    found: NDArray[np.integer] = (pc.fill_null(column, null) if column.null_count else column).to_numpy()
    return found


def stated(column: pa.Array) -> NDArray[np.bool_]:
    """Whether each row of it is not null."""
    bits = column.buffers()[0]
    if bits is None:
        return np.ones(len(column), np.bool_)
    every = np.unpackbits(np.frombuffer(bits, np.uint8), count=column.offset + len(column), bitorder="little")
    return every[column.offset :].view(np.bool_)


def as_they_lie(column: pa.Array) -> NDArray[Any]:
    """A column's integers without a copy, whatever stands where none is stated."""
    bare = pa.Array.from_buffers(column.type, len(column), [None, column.buffers()[1]], 0, column.offset)
    found: NDArray[Any] = bare.to_numpy()
    return found


def rows_of(column: pa.Array, rows: NDArray[np.intp]) -> pa.Array:
    """These rows of it, all of which there are: Arrow's `take` needs four times as long where any is null."""
    values = pa.py_buffer(taken(as_they_lie(column), rows))
    bits = None
    if column.null_count:
        bits = pa.py_buffer(np.packbits(taken(stated(column), rows), bitorder="little"))
    return pa.Array.from_buffers(column.type, len(rows), [bits, values])
