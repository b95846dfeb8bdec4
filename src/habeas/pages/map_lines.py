"""Lines of a map: thinned to what can be seen, cut to the picture, and written as the data of an SVG path."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

FINE = 0.5
"""How far a drawn line may lie from the true one, in units of the drawing."""

MOST_BYTES = 40_000
"""A path with more is drawn more coarsely, since a page is also read over a telephone."""

MARGIN = 6.0
"""Lines are cut so far outside the picture, so that no cut is seen."""

Line = Any
"""Rows of (x, y) in units of the drawing."""


def line_path(lines: Iterable[Line], width: int, height: int) -> str:
    """The path of open lines, cut to the picture; "" where none is in it. A line of one point is a dot."""
    import shapely

    parts: list[Line] = []
    for line in lines:
        if len(line) == 1:
            parts += [line] if _inside(line[0], width, height) else []
        elif len(line):
            cut = shapely.clip_by_rect(shapely.LineString(line), *_frame(width, height))
            parts += [shapely.get_coordinates(one) for one in shapely.get_parts(cut) if not one.is_empty]
    return _within_bytes(parts, closed=False)


def area_path(rings: Iterable[Line], width: int, height: int) -> str:
    """The path of closed rings, cut to the picture, to be filled by the even-odd rule."""
    import shapely

    parts: list[Line] = []
    for ring in rings:
        if len(ring) > 2 and _meets(ring, width, height):
            whole = shapely.Polygon(ring)
            whole = whole if whole.is_valid else shapely.make_valid(whole)
            for one in shapely.get_parts(shapely.clip_by_rect(whole, *_frame(width, height))):
                if one.geom_type == "Polygon":
                    parts += [shapely.get_coordinates(each) for each in (one.exterior, *one.interiors)]
    return _within_bytes(parts, closed=True)


def thinned(line: Line, tolerance: float) -> Line:
    """The line by Douglas and Peucker: no point of it farther than the tolerance from what is kept."""
    import shapely

    if len(line) < 3:
        return line
    return shapely.get_coordinates(shapely.LineString(line).simplify(tolerance, preserve_topology=False))


def written(lines: Sequence[Line], *, closed: bool) -> str:
    """Path data in tenths of a unit, relative from point to point."""
    return "".join(one for line in lines if (one := _one(np.rint(line * 10).astype(int), closed)))


def _within_bytes(lines: Sequence[Line], *, closed: bool) -> str:
    tolerance = FINE
    while True:
        text = written([thinned(line, tolerance) for line in lines], closed=closed)
        if len(text) <= MOST_BYTES or tolerance > 64:
            return text
        tolerance *= 2


def _one(tenths: NDArray[np.int_], closed: bool) -> str:
    keep = np.append(True, (np.diff(tenths, axis=0) != 0).any(axis=1))
    points = tenths[keep]
    if closed and (points[0] == points[-1]).all():
        points = points[:-1]
    if closed and len(points) < 3:
        return ""
    start = f"M{_number(points[0, 0])}{_next(points[0, 1])}"
    steps = np.diff(points, axis=0).tolist() or ([] if closed else [[0, 0]])
    moves = "".join(_next(x) + _next(y) for x, y in steps).lstrip()
    return f"{start}l{moves}" + ("z" if closed else "")


def _number(tenths: int) -> str:
    """12.3 of 123; .3 of 3; -.3 of -3; 4 of 40."""
    sign, whole, rest = "-" if tenths < 0 else "", *divmod(abs(int(tenths)), 10)
    return f"{sign}{whole or ''}.{rest}" if rest else f"{sign}{whole}" if whole else "0"


def _next(tenths: int) -> str:
    """A number after another: its sign parts the two, else a space."""
    text = _number(tenths)
    return text if text.startswith("-") else f" {text}"


def _frame(width: int, height: int) -> tuple[float, float, float, float]:
    return -MARGIN, -MARGIN, width + MARGIN, height + MARGIN


def _inside(point: Any, width: int, height: int) -> bool:
    return bool(0 <= point[0] <= width and 0 <= point[1] <= height)


def _meets(ring: Line, width: int, height: int) -> bool:
    low, high = ring.min(axis=0), ring.max(axis=0)
    left, top, right, bottom = _frame(width, height)
    return bool(high[0] > left and high[1] > top and low[0] < right and low[1] < bottom)
