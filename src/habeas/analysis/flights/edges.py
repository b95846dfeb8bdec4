"""The drawn edges of a boundary, one by one, and the cells that they run through."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

MARGIN = 0.001
"""Degrees by which an edge is widened when it is put into cells.

A path between neighbouring cells of 0.25 degrees bulges from the straight line in degrees by at most 30 m
(R / 8 times the square of half a degree times sin cos of latitude), so it stays clear of an edge that is
not in its cells.
"""

LONGEST = 0.25
"""Degrees to an edge: longer ones are taken in parts, so that distances from each hold in local metres."""


class Edges:
    """Edges as columns x0, y0, x1, y1 in degrees; none that only a cut along 180 degrees made."""

    def __init__(self, geometry: Any) -> None:
        drawn = _without_seam(_each(geometry))
        _, (self.x0, self.x1), (self.y0, self.y1) = _parted(drawn, LONGEST)
        self.low, self.high = np.minimum(self.x0, self.x1), np.maximum(self.x0, self.x1)
        self.bottom, self.top = np.minimum(self.y0, self.y1), np.maximum(self.y0, self.y1)

    def __len__(self) -> int:
        """How many edges there are."""
        return len(self.x0)

    def in_cells(
        self, cell: float, number: Callable[[Any, Any], Any]
    ) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Pairs (cell, edge), each once and in order of cell; `number` numbers the cells of positions.

        Cells are those of the box about each half cell of an edge: a few more than it runs through.
        """
        edge, xs, ys = _parted(np.stack([self.x0, self.y0, self.x1, self.y1], axis=1), cell / 2)
        xs, ys = np.sort(xs, axis=0), np.sort(ys, axis=0)
        corners = [
            number(np.clip(ys[i] + (2 * i - 1) * MARGIN, -90, 90), xs[j] + (2 * j - 1) * MARGIN)
            for i in (0, 1)
            for j in (0, 1)
        ]
        key = np.unique(np.concatenate(corners) * len(self) + np.tile(edge, 4))
        return key // len(self), key % len(self)


def normal(geometry: Any) -> Any:
    """The geometry with longitudes from -180 to 180: what runs past them is cut and put on the other side."""
    import shapely

    west, _, east, _ = shapely.bounds(geometry)
    if west >= -180 and east <= 180:
        return geometry
    parts = []
    for turn in (-360.0, 0.0, 360.0):
        part = shapely.intersection(geometry, shapely.box(turn - 180, -90, turn + 180, 90))
        parts.append(shapely.transform(part, lambda at, by=turn: at - [by, 0.0]))
    return shapely.union_all(parts)


def _each(geometry: Any) -> NDArray[np.float64]:
    """Each edge of each ring; rings are taken apart first, else the end of one is joined to the next."""
    import shapely

    rings = shapely.get_parts(shapely.boundary(geometry))
    at, ring = shapely.get_coordinates(rings, return_index=True)
    same = (ring[1:] == ring[:-1]) & (at[1:] != at[:-1]).any(axis=1)
    edges: NDArray[np.float64] = np.hstack([at[:-1], at[1:]])[same]
    return edges


def _without_seam(edges: NDArray[np.float64]) -> NDArray[np.float64]:
    """Without edges along 180 degrees that have their twin on the other side, and along a pole."""
    import shapely

    x0, y0, x1, y1 = edges.T
    pole = (np.abs(y0) == 90) & (y0 == y1)
    seam = (np.abs(x0) == 180) & (x0 == x1)
    inner: NDArray[np.float64] = edges[~pole & ~seam]
    if not seam.any():
        return inner
    sides = [
        shapely.union_all([shapely.LineString([(0, a), (0, b)]) for _, a, _, b in edges[seam & (x0 == at)]])
        for at in (-180.0, 180.0)
    ]
    left = [
        [at, a[1], at, b[1]]
        for at, own, other in ((-180.0, *sides), (180.0, *sides[::-1]))
        for line in shapely.get_parts(shapely.difference(own, other))
        for a, b in zip(line.coords[:-1], line.coords[1:], strict=True)
    ]
    return np.vstack([inner, *([left] if left else [])])


def _parted(edges: NDArray[np.float64], longest: float) -> tuple[NDArray[np.intp], Any, Any]:
    """(edge, longitudes of both ends, latitudes of both ends) of parts no longer than so many degrees."""
    x0, y0, x1, y1 = edges.T
    count = np.ceil(np.maximum(np.abs(x1 - x0), np.abs(y1 - y0)) / longest).astype(np.intp)
    edge = np.repeat(np.arange(len(edges)), count)
    part = np.arange(len(edge)) - np.repeat(np.cumsum(count) - count, count)
    share = np.stack([part, part + 1]) / count[edge]
    # 1 - share, so that both ends are exactly what they are in the parts beside.
    return edge, (1 - share) * x0[edge] + share * x1[edge], (1 - share) * y0[edge] + share * y1[edge]
