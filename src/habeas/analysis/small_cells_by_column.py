"""Small cells of many tables at a time, each a column of counts that is shown with its total (`one_way`)."""

import numpy as np
from numpy.typing import NDArray

AT_A_TIME = 1 << 22
"""Counts looked at together: what is needed beside them stays below 100 MB."""

Mask = NDArray[np.bool_]


def by_column(counts: NDArray[np.integer], threshold: int) -> tuple[Mask, Mask]:
    """Which counts, and the totals of which columns, are hidden: in each column what `one_way` hides."""
    high, wide = counts.shape
    cells, totals = np.zeros(counts.shape, np.bool_), np.zeros(wide, np.bool_)
    step = max(1, AT_A_TIME // max(high, 1))
    for start in range(0, wide, step):
        part = slice(start, start + step)
        cells[:, part], totals[part] = _hidden(counts[:, part], threshold)
    return cells, totals


def _hidden(counts: NDArray[np.integer], threshold: int) -> tuple[Mask, Mask]:
    if not len(counts):
        return np.zeros(counts.shape, np.bool_), np.zeros(counts.shape[1], np.bool_)
    hidden = (counts > 0) & (counts < threshold)
    small = hidden.sum(axis=0)
    come_to = np.where(hidden, counts, 0).sum(axis=0, dtype=np.int64)
    wanting = (small > 0) & ~((small > 1) & (come_to >= threshold + small - 1))
    none = np.iinfo(counts.dtype).max
    others = np.where(counts >= threshold, counts, np.array(none, counts.dtype))
    least = others.argmin(axis=0)
    helped = wanting & (others[least, np.arange(counts.shape[1])] < none)
    hidden[least[helped], np.flatnonzero(helped)] = True
    return hidden, wanting & ~helped
