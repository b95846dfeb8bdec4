"""Which steps may meet an edge, and with which edges (`lines._asked`, `lines._pairs`), compiled.

The same operations in the same order as numpy's: change both or neither. All is in one module, as what is
compiled is made anew when its own module changes, not when another does.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import float64, int64

from habeas.analysis.flights.compiling import BITS, FLOATS, INDEXES, ROWS, SMALL, compiled, together

BORDER, NEAR = 2, 4
"""As in `grid`."""

CELLS = together(float64, int64, int64, BITS, SMALL, INDEXES, INDEXES, INDEXES, ROWS)


@compiled()
def _wrapped(degrees: float) -> float:
    """`geodesy.wrapped` of what is under two turns off; the remainder that it takes is slow."""
    turned = degrees + 180.0
    if turned >= 360.0:
        turned -= 360.0
    elif turned < 0.0:
        turned += 360.0
    return turned - 180.0


@compiled()
def _number(latitude: float, longitude: float, per_degree: float, stride: int) -> int:
    """`Grid.numbers` of one position."""
    return int((latitude + 90.0) * per_degree) * stride + int((longitude + 180.0) * per_degree)


@compiled()
def _met(piece: Any, cells: Any, touch: float, found: Any, count: int) -> int:
    """Puts the edges whose boxes meet that of a piece into `found` after so many; how many are then there.

    Where there is no room for more they are only counted.
    """
    y0, x0, y1, x1 = piece
    if x0 == x1 and y0 == y1:
        return count
    per_degree, stride, offset, table, row, start, end, edge_in, boxes = cells
    west, east, south, north = min(x0, x1), max(x0, x1) + touch, min(y0, y1) - touch, max(y0, y1) + touch
    begin = _number(y0, _wrapped(x0), per_degree, stride)
    to = _number(y1, _wrapped(x1), per_degree, stride)
    across = begin % stride - to % stride
    cell = begin
    for turn in range(1 if begin == to else 2 if across == 0 else 4):
        if turn:
            cell = to if turn == 1 else to + across if turn == 2 else begin - across
        place = min(max(cell - offset, 0), len(table) - 1)
        if not table[place] & BORDER:
            continue
        at = row[place]
        for one in range(start[at], end[at]):
            if boxes[one, 2] > north or boxes[one, 3] < south:
                continue
            low, high = boxes[one, 0], boxes[one, 1]
            moved = low + 360 * np.rint((west - low) / 360)
            if moved <= east and moved + (high - low) >= west - touch:
                if count < len(found):
                    found[count] = edge_in[one]
                count += 1
    return count


@compiled(FLOATS, FLOATS, INDEXES, float64, CELLS, float64)
def asked(latitude: Any, longitude: Any, ends: Any, size: float, cells: Any, touch: float) -> tuple[Any, Any]:
    """The steps within cells that come near an edge's box; and those that span more than a cell."""
    per_degree, stride, offset, table = cells[:4]
    short, far = np.empty(len(latitude), np.int64), np.empty(len(latitude), np.int64)
    shorts, fars, first, none = 0, 0, 0, np.empty(0, np.int64)
    for last in ends:
        if last < first:
            continue
        y, x = latitude[first], longitude[first]
        number = _number(y, x, per_degree, stride)
        bits = table[min(max(number - offset, 0), len(table) - 1)]
        for step in range(first, last):
            y0, x0, before, was = y, x, number, bits
            y, x = latitude[step + 1], longitude[step + 1]
            number = _number(y, x, per_degree, stride)
            bits = table[min(max(number - offset, 0), len(table) - 1)]
            if abs(y - y0) > size or abs(x - x0) > size:
                if before != number or was & BORDER:
                    far[fars] = step
                    fars += 1
            elif (bits | was) & NEAR and (before != number or was & BORDER):
                piece = y0, x0, y, x0 + _wrapped(x - x0)
                if _met(piece, cells, touch, none, 0):
                    short[shorts] = step
                    shorts += 1
        first = last + 1
    return short[:shorts].copy(), far[:fars].copy()


@compiled(FLOATS, FLOATS, FLOATS, FLOATS, CELLS, float64)
def pairs(y0: Any, x0: Any, y1: Any, x1: Any, cells: Any, touch: float) -> tuple[Any, Any]:
    """(piece, edge) whose boxes meet."""
    piece, edge = np.empty(4 * len(y0) + 16, np.int64), np.empty(4 * len(y0) + 16, np.int64)
    count = 0
    for one in range(len(y0)):
        before = count
        count = _met((y0[one], x0[one], y1[one], x1[one]), cells, touch, edge, before)
        if count > len(edge):
            more = 2 * count
            edge = np.concatenate((edge[:before], np.empty(more, np.int64)))
            piece = np.concatenate((piece[:before], np.empty(more, np.int64)))
            count = _met((y0[one], x0[one], y1[one], x1[one]), cells, touch, edge, before)
        piece[before:count] = one
    return piece[:count].copy(), edge[:count].copy()
