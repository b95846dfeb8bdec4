"""in_order: many texts sorted by their first letters as numbers, which takes a fifth of the time."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

MANY = 4_096
"""Texts from which on that is worth it."""

LETTERS = 8
"""Bytes of a text that fit one number."""


def in_order(texts: pa.Array) -> NDArray[np.intp]:
    """The indexes of these texts, none of which is null, in the order of their bytes."""
    if len(texts) < MANY:
        found: NDArray[np.intp] = pc.array_sort_indices(texts).to_numpy()
        return found
    first = _first_letters(texts)
    order = np.argsort(first)
    laid = first[order]
    same = laid[1:] == laid[:-1]
    tied = np.flatnonzero(np.append(same, False) | np.append(False, same))
    if len(tied):
        rows = order[tied]
        order[tied] = rows[pc.array_sort_indices(texts.take(pa.array(rows))).to_numpy()]
    return order


def _first_letters(texts: pa.Array) -> NDArray[np.uint64]:
    """The first bytes of each as one number, noughts after the end: as texts stand in order, so do these."""
    buffers = texts.buffers()
    begins = np.frombuffer(buffers[1], np.int32)[texts.offset : texts.offset + len(texts) + 1]
    letters = np.frombuffer(buffers[2] or bytes(1), np.uint8)
    length = np.diff(begins)
    found = np.zeros(len(texts), np.uint64)
    for at in range(LETTERS):
        has = length > at
        letter = np.where(has, letters[np.where(has, begins[:-1] + at, 0)], 0)
        found = found << np.uint64(8) | letter.astype(np.uint64)
    return found
