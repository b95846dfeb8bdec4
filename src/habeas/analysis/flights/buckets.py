"""Boxes by the squares of degrees that they meet: what a compiled walk looks up in place of a tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

SMALLEST = 0.05
"""Degrees to a square at least: a step of an airliner in half a minute is as long."""

MOST = 4_000_000
"""Entries at most, 16 MB: wider squares are taken where boxes are so wide that there would be more."""


@dataclass(frozen=True, eq=False)
class Buckets:
    """Squares of `size` degrees, `rows` by `columns` from `west` and `south`, counted along rows.

    The boxes that meet square n are `box[begin[n]:begin[n + 1]]`.
    """

    west: float
    south: float
    size: float
    rows: int
    columns: int
    begin: NDArray[np.int32]
    box: NDArray[np.int32]


def buckets_of(boxes: tuple[Any, Any, Any, Any]) -> Buckets:
    """The squares over boxes given as west, south, east, north; half as wide as these are, as a rule."""
    west, south, east, north = boxes
    if not len(west):
        return Buckets(0.0, 0.0, 1.0, 1, 1, np.zeros(2, np.int32), np.zeros(0, np.int32))
    size = max(SMALLEST, float(np.median(np.sqrt((east - west) * (north - south)))) / 2)
    while _count(boxes, size).sum() > MOST:
        size *= 2
    return _filled(boxes, size)


def _count(boxes: tuple[Any, Any, Any, Any], size: float) -> Any:
    """How many squares each box meets, or one or two more."""
    west, south, east, north = boxes
    return ((east - west) / size + 2) * ((north - south) / size + 2)


def _filled(boxes: tuple[Any, Any, Any, Any], size: float) -> Buckets:
    west, south, east, north = boxes
    left, low = float(west.min()), float(south.min())
    column, row = ((west - left) / size).astype(np.intp), ((south - low) / size).astype(np.intp)
    wide = ((east - left) / size).astype(np.intp) + 1 - column
    high = ((north - low) / size).astype(np.intp) + 1 - row
    rows, columns = int((row + high).max()), int((column + wide).max())
    count = wide * high
    box = np.repeat(np.arange(len(count)), count)
    within = np.arange(len(box)) - np.repeat(np.cumsum(count) - count, count)
    square = (row[box] + within // wide[box]) * columns + column[box] + within % wide[box]
    order = np.argsort(square, kind="stable")
    begin = np.searchsorted(square[order], np.arange(rows * columns + 1))
    return Buckets(left, low, size, rows, columns, begin.astype(np.int32), box[order].astype(np.int32))
