"""A coded table part by part, no person in two of them: it takes little memory and stays in cache."""

from collections.abc import Iterable, Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

NOBODY = 2**31 - 1
"""What a row without an id sorts as: after everybody."""


IN_CACHE = 65_536
"""Rows that are worked on at once. Of 16,384 to 262,144, tried in one process already warm, this took least
for gaps; in a process of its own no gain over whole row groups was seen."""


def in_cache(parts: Iterable[pa.Table]) -> Iterator[pa.Table]:
    """The same rows in parts of which a dozen columns of numbers fit a processor's cache."""
    for part in parts:
        for at in range(0, len(part), IN_CACHE):
            yield part.slice(at, IN_CACHE)


def whole_people(parts: Iterable[pa.Table]) -> Iterator[pa.Table]:
    """The rows of consecutive parts (row groups, say) of a coded table, cut anew where the person changes.

    Nothing is copied but the few rows of those whom the parts divide.
    """
    held: list[pa.Table] = []
    whose = NOBODY
    for part in parts:
        person = numbers(part, "person", NOBODY)
        if not len(person):
            continue
        low = int(np.searchsorted(person, whose, "right")) if held else 0
        held.append(part.slice(0, low))
        if low == len(person):
            continue
        yield from _joined(held)
        high = max(low, int(np.searchsorted(person, person[-1])))
        yield from _joined([part.slice(low, high - low)])
        held, whose = [part.slice(high)], int(person[-1])
    yield from _joined(held)


def _joined(parts: list[pa.Table]) -> Iterator[pa.Table]:
    some = [one for one in parts if len(one)]
    if some:
        yield some[0] if len(some) == 1 else pa.concat_tables(some)


def array(part: pa.Table, name: str) -> pa.Array:
    """A column in one piece."""
    column = part[name]
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()


def numbers(part: pa.Table, name: str, null: int) -> NDArray[np.integer]:
    """A column's integers, with `null` where none is stated."""
    column = array(part, name)
    found: NDArray[np.integer] = (pc.fill_null(column, null) if column.null_count else column).to_numpy()
    return found
