"""How far back along its path a track stays within a tolerance of the drawn edges."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from habeas.analysis.flights.geodesy import wrapped

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from habeas.analysis.flights.edges import Edges


FIRST = 2
"""Steps looked at first; then twice as many each time, as few tracks stay long within a tolerance."""


@dataclass(frozen=True, eq=False)
class Path:
    """Points of tracks laid end to end, in order of time within each.

    A step longer than `gap` seconds is not a path: where the aircraft was between its ends is not known.
    """

    time: NDArray[np.float64]
    latitude: NDArray[np.float64]
    longitude: NDArray[np.float64]
    gap: float

    def mirrored(self) -> Path:
        """The same points flown backwards."""
        return Path(-self.time[::-1], self.latitude[::-1], self.longitude[::-1], self.gap)

    def when(self, point: NDArray[np.intp], share: NDArray[np.float64]) -> NDArray[np.float64]:
        """Seconds since 1970 at a share of the step from each point to the next."""
        after = np.minimum(point + (share > 0), len(self.time) - 1)
        return self.time[point] + share * (self.time[after] - self.time[point])


@dataclass(frozen=True, eq=False)
class Places:
    """Places on a path: a point and a share, from 0 and under 1, of the step to the next."""

    point: NDArray[np.intp]
    share: NDArray[np.float64]

    def mirrored(self, count: int) -> Places:
        """The same places where the path has so many points and is flown backwards."""
        between = self.share > 0
        return Places(count - 1 - self.point - between, np.where(between, 1 - self.share, 0.0))

    def taken(self, index: Any) -> Places:
        """Some of them."""
        return Places(self.point[index], self.share[index])


def places(point: NDArray[np.intp], share: NDArray[np.float64]) -> Places:
    """The places; the whole of a step is the point that it ends with."""
    end = share == 1
    return Places(point + end, np.where(end, 0.0, share))


def back(
    path: Path, start: Places, *, limit: Places, reach: NDArray[np.float64], edges: Edges
) -> tuple[Places, NDArray[np.bool_]]:
    """The last place before each start that is over `reach` metres from every edge, and whether there is one.

    Where there is none down to the limit, that is the limit itself. A gap is passed over to its first point.
    """
    top = start.point - (start.share == 0)
    count = top - limit.point + 1
    point, share = limit.point.copy(), limit.share.copy()
    found = np.zeros(len(point), np.bool_)
    active, done, block = np.arange(len(point)), 0, FIRST
    while len(active):
        size = np.minimum(count[active] + 1 - done, block)
        one = np.repeat(active, size)
        number = done + np.arange(len(one)) - np.repeat(np.cumsum(size) - size, size)
        step, low, high = _entry(path, one, number, start, limit)
        left = last_outside(*_stretch(path, step, low, high), reach[one], edges)
        out = np.flatnonzero(left > 0)
        won, at = np.unique(one[out], return_index=True)
        at = out[at]
        end = places(step[at], low[at] + left[at] * (high[at] - low[at]))
        point[won], share[won], found[won] = end.point, end.share, True
        done, block = done + block, block * 2
        active = active[~found[active] & (count[active] + 1 > done)]
    return Places(point, share), found


def _entry(path: Path, one: Any, number: Any, start: Places, limit: Places) -> tuple[Any, Any, Any]:
    """(step, from share, to share) of the numbered stretch back from each start; after the last, the limit.

    Of a gap it is the point that ends it, and no more.
    """
    at_start, at_limit = start.share[one], limit.share[one]
    step = start.point[one] - (at_start == 0) - number
    high = np.where((number == 0) & (at_start > 0), at_start, 1.0)
    low = np.where(step == limit.point[one], at_limit, 0.0)
    last = step < limit.point[one]
    step = np.where(last, limit.point[one], step)
    high = np.where(last, at_limit, high)
    low = np.where(last, at_limit, low)
    after = np.minimum(step + 1, len(path.time) - 1)
    gap = ~last & (path.time[after] - path.time[step] > path.gap)
    return step, np.where(gap, high, low), high


def last_outside(x: Any, y: Any, dx: Any, dy: Any, reach: Any, edges: Edges) -> NDArray[np.float64]:
    """The last share, 0 to 1 of each stretch, that is over `reach` metres from every edge; 0 for none.

    A stretch begins at longitude x and latitude y and goes on by dx, dy degrees. Distances are in local
    metres, so stretches and reaches are to be tens of kilometres at most.
    """
    stretch, first, last = within(x, y, dx, dy, reach, edges)
    left = np.ones(len(x))
    while True:
        covers = (first < left[stretch]) & (last >= left[stretch] - 1e-12)
        if not covers.any():
            return left
        np.minimum.at(left, stretch[covers], first[covers])


def within(
    x: Any, y: Any, dx: Any, dy: Any, reach: Any, edges: Edges
) -> tuple[NDArray[np.intp], NDArray[np.float64], NDArray[np.float64]]:
    """(stretch, first, last share of it) of each time that a stretch is within reach of an edge."""
    pad_y = reach / 110_000 + 1e-6
    farthest = np.minimum(np.maximum(np.abs(y), np.abs(y + dy)) + pad_y, 90)
    pad_x = pad_y / np.maximum(np.cos(np.radians(farthest)), 1e-3)
    stretch, edge, shift = edges.near(
        np.minimum(x, x + dx) - pad_x,
        np.minimum(y, y + dy) - pad_y,
        np.maximum(x, x + dx) + pad_x,
        np.maximum(y, y + dy) + pad_y,
    )
    at = x[stretch], y[stretch], dx[stretch], dy[stretch]
    first, last = _within(*at, edges, edge, shift, reach[stretch])
    meets = first <= last
    return stretch[meets], first[meets], last[meets]


def _stretch(path: Path, step: Any, low: Any, high: Any) -> tuple[Any, Any, Any, Any]:
    after = np.minimum(step + (high > 0), len(path.time) - 1)
    x, y = path.longitude[step], path.latitude[step]
    dx, dy = wrapped(path.longitude[after] - x), path.latitude[after] - y
    return x + low * dx, y + low * dy, (high - low) * dx, (high - low) * dy


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
    length = np.hypot(gx, gy)
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
    """Metres to a degree of longitude and of latitude on WGS84 (series of the radii of curvature)."""
    at = np.radians(latitude)
    return (
        111_412.84 * np.cos(at) - 93.5 * np.cos(3 * at) + 0.118 * np.cos(5 * at),
        111_132.92 - 559.82 * np.cos(2 * at) + 1.175 * np.cos(4 * at),
    )
