"""The walk out of the tolerance (`walking.back`, `Margin.last_outside`), place by place, compiled.

The same operations in the same order as numpy's, so that answers are the same bit for bit: change both or
neither. What is left out are edges that cannot cover the place from which the walk has to get away. All is
in one module, as what is compiled is made anew when its own module changes, not when another does.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import float64, int64

from habeas.analysis.flights.compiling import FLOATS, INDEXES, ROWS, SMALL, STRIDED, YES, compiled, together
from habeas.analysis.flights.margins import COSINE, RADIAN

LEAST_EAST_M, LEAST_NORTH_M = 111_300.0, 110_500.0
"""No degree of longitude is shorter at the equator, and no degree of latitude anywhere."""

HIGHEST, STEEPEST = 80.0, 0.125
"""Degrees up to which `margins.padding`, which takes a degree to be 110 km, is wider than what is reached: by
0.5 % or more, and a degree of longitude is shorter by no more than that at the middle of the stretch."""

PATH = together(STRIDED, STRIDED, STRIDED, float64, float64)
PLACES = together(INDEXES, FLOATS)
EDGES = together(*[FLOATS] * 8)
REACH = together(ROWS, ROWS, float64, float64)
SQUARES = together(float64, float64, float64, int64, int64, SMALL, SMALL)


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
def _cosine(degrees: float) -> float:
    angle = degrees * RADIAN
    square = angle * angle
    found: float = COSINE[0]
    for at in range(1, len(COSINE)):
        found = found * square + COSINE[at]
    return found


@compiled()
def _band(at: float, by: float, low: float, high: float) -> tuple[float, float]:
    if abs(by) < 1e-9:
        return (2.0, -1.0) if at < low or at > high else (0.0, 1.0)
    one, two = (low - at) / by, (high - at) / by
    return min(one, two), max(one, two)


@compiled()
def _disc(x: float, y: float, dx: float, dy: float, reach: float) -> tuple[float, float]:
    square, half, rest = dx * dx + dy * dy, x * dx + y * dy, x * x + y * y - reach * reach
    if square < 1e-12:
        return (2.0, -1.0) if rest > 0 else (0.0, 1.0)
    if half * half < square * rest:
        return 2.0, -1.0
    root = np.sqrt(max(half * half - square * rest, 0.0))
    return (-half - root) / square, (-half + root) / square


@compiled()
def _within(stretch: Any, edges: Any, edge: int, shift: float, reach: float) -> tuple[float, float]:
    """`margins._within` of one stretch and one edge."""
    x, y, dx, dy = stretch
    x0, y0, x1, y1 = edges[0][edge], edges[1][edge], edges[2][edge], edges[3][edge]
    one = _cosine((y + dy / 2 + (y0 + y1) / 2) / 2)
    square = one * one
    two = 2 * square - 1
    to_x = one * (111_693.93 + square * (-376.36 + square * 1.888))
    to_y = 111_132.92 - 559.82 * two + 1.175 * (2 * two * two - 1)
    ux, uy = dx * to_x, dy * to_y
    ax, ay = (x - x0 - shift) * to_x, (y - y0) * to_y
    gx, gy = (x1 - x0) * to_x, (y1 - y0) * to_y
    length = np.sqrt(gx * gx + gy * gy)
    along = _band((ax * gx + ay * gy) / length, (ux * gx + uy * gy) / length, 0.0, length)
    across = _band((ax * gy - ay * gx) / length, (ux * gy - uy * gx) / length, -reach, reach)
    first, last = 2.0, -1.0
    oblong = max(along[0], across[0]), min(along[1], across[1])
    for low, high in (_disc(ax, ay, ux, uy, reach), oblong):
        if low <= high and low <= 1 and high >= 0:
            first, last = min(first, max(low, 0.0)), max(last, min(high, 1.0))
    return first, last


@compiled()
def _square(at: float, origin: float, size: float, count: int) -> int:
    return min(max(int((at - origin) / size), 0), count - 1)


@compiled()
def _box(stretch: Any) -> tuple[float, float, float, float]:
    """The box that `Margin.within` asks the tree for: west, south, east, north."""
    x, y, dx, dy = stretch
    north = 0.0 / 110_000 + 1e-6
    top = min(max(abs(y), abs(y + dy)) + north, 90.0)
    east = min(north / max(_cosine(top), 1e-3), 180.0)
    return min(x, x + dx) - east, min(y, y + dy) - north, max(x, x + dx) + east, max(y, y + dy) + north


@compiled()
def _left(stretch: Any, side: int, edges: Any, reach: Any, squares: Any, hint: Any) -> float:
    """`Margin.last_outside` of one stretch; the edge in `hint` is tried first, as it covered the last one.

    An edge that covers a place has it within its padded box, so that the one square about the place has all
    of them, unless the stretch is too high or too steep for that.
    """
    x, y, dx, dy = stretch
    metres, around, over, high = reach
    origin_x, origin_y, size, rows, columns, begin, member = squares
    top = max(abs(y), abs(y + dy)) + high
    narrow = top <= HIGHEST and abs(dy) <= STEEPEST
    to_x = LEAST_EAST_M * _cosine(min(top, 90.0))
    west, south, east, north = min(x, x + dx), y, max(x, x + dx), y
    if not narrow:
        west, south, east, north = _box(stretch)
    left, again = 1.0, True
    while again:
        again = False
        for shift in (0.0, 360.0, -360.0):
            if not (east - shift >= -180 - over and west - shift <= 180 + over):
                continue
            if narrow:
                low = up = _square(y + left * dy, origin_y, size, rows)
                start = end = _square(x + left * dx - shift, origin_x, size, columns)
            else:
                low, up = _square(south, origin_y, size, rows), _square(north, origin_y, size, rows)
                start = _square(west - shift, origin_x, size, columns)
                end = _square(east - shift, origin_x, size, columns)
            for row in range(low - 1, up + 1):
                one, two = 0, int64(hint[0] >= 0)  # the hint, before all rows
                if row >= low:
                    one, two = int64(begin[row * columns + start]), int64(begin[row * columns + end + 1])
                for at in range(one, two):
                    edge = hint[0] if row < low else int64(member[at])
                    away_x = (x + left * dx - shift - around[edge, 0]) * to_x
                    away_y = (y + left * dy - around[edge, 1]) * LEAST_NORTH_M
                    if away_x * away_x + away_y * away_y > around[edge, 2 + side]:
                        continue
                    if not narrow and (
                        edges[4][edge] > east - shift
                        or edges[6][edge] < west - shift
                        or edges[5][edge] > north
                        or edges[7][edge] < south
                    ):
                        continue
                    first, last = _within(stretch, edges, edge, shift, metres[side, edge])
                    if first <= last and first < left and last >= left - 1e-12:
                        left, hint[0], again = first, edge, True
                        if left == 0.0:
                            return left
    return left


@compiled(PATH, PLACES, PLACES, YES, EDGES, REACH, SQUARES)
def walked_back(
    path: Any, start: Any, limit: Any, inside: Any, edges: Any, reach: Any, squares: Any
) -> tuple[Any, Any, Any]:
    """(point, share, whether it is surely outside) of the place that each walk back ends at."""
    time, latitude, longitude, way, gap = path
    count = len(inside)
    point, share, found = limit[0].copy(), limit[1].copy(), np.zeros(count, np.bool_)
    hint = np.zeros(1, np.int64)
    for one in range(count):
        hint[0] = -1
        side = int64(inside[one])
        at_start, at_limit, to = start[1][one], limit[1][one], limit[0][one]
        top = start[0][one] - int64(at_start == 0)
        for number in range(max(top - to + 2, 0)):
            step = top - number
            over = step < to
            if over:
                step, low, high = to, at_limit, at_limit
            else:
                high = at_start if number == 0 and at_start > 0 else 1.0
                low = at_limit if step == to else 0.0
                after = min(step + 1, len(time) - 1)
                if way * (time[after] - time[step]) > gap:
                    low = high
            after = min(step + int64(high > 0), len(time) - 1)
            x, y = longitude[step], latitude[step]
            dx, dy = _wrapped(longitude[after] - x), latitude[after] - y
            stretch = x + low * dx, y + low * dy, (high - low) * dx, (high - low) * dy
            left = _left(stretch, side, edges, reach, squares, hint)
            if left > 0:
                at = low + left * (high - low)
                point[one], share[one], found[one] = step + int64(at == 1), 0.0 if at == 1 else at, True
                break
    return point, share, found
