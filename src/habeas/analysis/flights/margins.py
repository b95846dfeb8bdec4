"""What of a path lies within the tolerance of a drawn edge, each edge with its own coast's."""

from __future__ import annotations

from functools import cached_property
from math import factorial, pi
from typing import TYPE_CHECKING, Any

import numpy as np

from habeas.analysis.flights.buckets import buckets_of
from habeas.analysis.flights.cleaning import LONGEST_DEGREE_M
from habeas.analysis.flights.tolerances import Drawn, tolerances

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from habeas.analysis.flights.edges import Edges


RADIAN = pi / 180

COSINE = tuple((-1) ** term / factorial(2 * term) for term in range(10, -1, -1))
"""Taylor's series to the twentieth power: to 1e-16 up to a right angle. It is of sums and products alone,
which compiled code rounds as numpy does; the cosines of libraries differ in their last bit."""


class Margin:
    """How far the true line may lie from each edge, and which edges that brings into reach of a stretch.

    `landward` and `seaward` are metres, of the coast at each edge's middle: how far inside and how far
    outside of the drawn line. A position inside is in doubt within the first, one outside within the second.
    """

    def __init__(self, edges: Edges, boundary: Drawn) -> None:
        import shapely

        self.edges = edges
        self.landward, self.seaward = tolerances(
            boundary, (edges.y0 + edges.y1) / 2, (edges.x0 + edges.x1) / 2
        )
        widest = np.maximum(self.landward, self.seaward)
        pad_x, pad_y = padding(widest, np.maximum(np.abs(edges.bottom), np.abs(edges.top)))
        self.widest = float(widest.max(initial=0.0))
        self.over = float(pad_x.max(initial=0.0))
        self.boxes = edges.low - pad_x, edges.bottom - pad_y, edges.high + pad_x, edges.top + pad_y
        self.tree = shapely.STRtree(shapely.box(*self.boxes))

    @cached_property
    def compiled(self) -> tuple[tuple[Any, ...], tuple[Any, ...], tuple[Any, ...]]:
        """What the compiled walk takes: edges and boxes, how far they reach, and their buckets.

        Reach is for positions outside, then for those inside. `around` has the start of each edge, and the
        square of metres from there within which all lies that is within its reach: more than it is by a
        little, for a quick test.
        """
        edges, boxes = self.edges, self.boxes
        reach = np.stack([self.seaward, self.landward]).astype(np.float64)
        length = ((edges.x1 - edges.x0) ** 2 + (edges.y1 - edges.y0) ** 2) * LONGEST_DEGREE_M**2
        around = np.stack([edges.x0, edges.y0, *((length + reach**2) * 1.001 + 1.0)], axis=1)
        high = float((boxes[3] - boxes[1]).max(initial=0.0))
        columns = edges.x0, edges.y0, edges.x1, edges.y1, *boxes
        one = buckets_of(boxes)
        return (
            tuple(np.ascontiguousarray(column) for column in columns),
            (reach, around, self.over, high),
            (one.west, one.south, one.size, one.rows, one.columns, one.begin, one.box),
        )

    def last_outside(self, x: Any, y: Any, dx: Any, dy: Any, inside: Any) -> NDArray[np.float64]:
        """The last share, 0 to 1 of each stretch, that is within the tolerance of no edge; 0 for none.

        A stretch begins at longitude x and latitude y, goes on by dx, dy degrees and lies on one side of the
        line. Distances are in local metres, so that stretches are to be tens of kilometres at most.
        """
        stretch, first, last = self.within(x, y, dx, dy, inside)
        left = np.ones(len(x))
        while True:
            covers = (first < left[stretch]) & (last >= left[stretch] - 1e-12)
            if not covers.any():
                return left
            np.minimum.at(left, stretch[covers], first[covers])

    def within(
        self, x: Any, y: Any, dx: Any, dy: Any, inside: Any, more: Any = 0.0
    ) -> tuple[NDArray[np.intp], NDArray[np.float64], NDArray[np.float64]]:
        """(stretch, first, last share of it) of each time that it is within an edge's tolerance.

        `more` metres are added to every tolerance.
        """
        pad_x, pad_y = padding(more, np.maximum(np.abs(y), np.abs(y + dy)))
        stretch, edge, shift = self._near(
            np.minimum(x, x + dx) - pad_x,
            np.minimum(y, y + dy) - pad_y,
            np.maximum(x, x + dx) + pad_x,
            np.maximum(y, y + dy) + pad_y,
        )
        reach = np.where(inside[stretch], self.landward[edge], self.seaward[edge])
        reach += np.broadcast_to(more, len(x))[stretch]
        at = x[stretch], y[stretch], dx[stretch], dy[stretch]
        first, last = _within(*at, self.edges, edge, shift, reach)
        meets = first <= last
        return stretch[meets], first[meets], last[meets]

    def _near(self, west: Any, south: Any, east: Any, north: Any) -> tuple[Any, Any, Any]:
        """(box, edge, degrees to add to the edge's longitudes) of what meets; boxes may run past 180."""
        import shapely

        found = [(np.zeros(0, np.intp), np.zeros(0, np.intp), np.zeros(0))]
        for shift in (0.0, 360.0, -360.0):
            asked = np.flatnonzero((east - shift >= -180 - self.over) & (west - shift <= 180 + self.over))
            if len(asked):
                boxes = shapely.box(west[asked] - shift, south[asked], east[asked] - shift, north[asked])
                box, edge = self.tree.query(boxes)
                found.append((asked[box], edge, np.full(len(box), shift)))
        box, edge, shift_by = (np.concatenate(part) for part in zip(*found, strict=True))
        return box, edge, shift_by


def padding(metres: Any, latitude: Any) -> tuple[Any, Any]:
    """Degrees of longitude and of latitude that are no less than so many metres, up to this latitude."""
    north = np.asarray(metres) / 110_000 + 1e-6
    return np.minimum(north / np.maximum(cosine(np.minimum(latitude + north, 90)), 1e-3), 180), north


def cosine(degrees: Any) -> Any:
    """The cosine of degrees from -90 to 90."""
    angle = np.asarray(degrees) * RADIAN
    square = angle * angle
    found = COSINE[0]
    for factor in COSINE[1:]:
        found = found * square + factor
    return found


def _within(
    x: Any, y: Any, dx: Any, dy: Any, edges: Edges, edge: Any, shift: Any, reach: Any
) -> tuple[Any, Any]:
    """The shares of a stretch between which it is within reach of an edge; 2 and -1 where it never is.

    What lies within reach of an edge is two discs and the oblong between them, in local metres; the disc
    about its end is that about the start of the next edge.
    """
    to_x, to_y = _metres((y + dy / 2 + (edges.y0[edge] + edges.y1[edge]) / 2) / 2)
    ux, uy = dx * to_x, dy * to_y
    ax, ay = (x - edges.x0[edge] - shift) * to_x, (y - edges.y0[edge]) * to_y
    gx, gy = (edges.x1[edge] - edges.x0[edge]) * to_x, (edges.y1[edge] - edges.y0[edge]) * to_y
    length = np.sqrt(gx * gx + gy * gy)
    along = _band((ax * gx + ay * gy) / length, (ux * gx + uy * gy) / length, 0.0, length)
    across = _band((ax * gy - ay * gx) / length, (ux * gy - uy * gx) / length, -reach, reach)
    oblong = np.maximum(along[0], across[0]), np.minimum(along[1], across[1])
    first, last = np.full(len(x), 2.0), np.full(len(x), -1.0)
    for low, high in (_disc(ax, ay, ux, uy, reach), oblong):
        meets = (low <= high) & (low <= 1) & (high >= 0)
        first = np.where(meets, np.minimum(first, np.maximum(low, 0)), first)
        last = np.where(meets, np.maximum(last, np.minimum(high, 1)), last)
    return first, last


def _disc(x: Any, y: Any, dx: Any, dy: Any, reach: Any) -> tuple[Any, Any]:
    """Between which shares x, y is within reach of the origin; 2 and -1 where at none."""
    square, half, rest = dx**2 + dy**2, x * dx + y * dy, x**2 + y**2 - reach**2
    still = square < 1e-12
    root = np.sqrt(np.maximum(half**2 - square * rest, 0))
    safe = np.where(still, 1.0, square)
    never = np.where(still, rest > 0, half**2 < square * rest)
    low = np.where(still, 0.0, (-half - root) / safe)
    return np.where(never, 2.0, low), np.where(never, -1.0, np.where(still, 1.0, (-half + root) / safe))


def _band(at: Any, by: Any, low: Any, high: Any) -> tuple[Any, Any]:
    """Between which shares at + share * by is from low to high."""
    still = np.abs(by) < 1e-9
    safe = np.where(still, 1.0, by)
    one, two = (low - at) / safe, (high - at) / safe
    never = still & ((at < low) | (at > high))
    first = np.where(still, 0.0, np.minimum(one, two))
    return np.where(never, 2.0, first), np.where(never, -1.0, np.where(still, 1.0, np.maximum(one, two)))


def _metres(latitude: Any) -> tuple[Any, Any]:
    """Metres to a degree of longitude and of latitude on WGS84: series of the radii of curvature.

    111,412.84 cos - 93.5 cos 3 + 0.118 cos 5, and 111,132.92 - 559.82 cos 2 + 1.175 cos 4, of the latitude.
    """
    one = cosine(latitude)
    square = one * one
    two = 2 * square - 1
    east = one * (111_693.93 + square * (-376.36 + square * 1.888))
    return east, 111_132.92 - 559.82 * two + 1.175 * (2 * two * two - 1)
