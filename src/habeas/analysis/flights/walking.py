"""How far back along its path a track stays within the tolerance of the drawn edges."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from habeas.analysis.flights.geodesy import wrapped
from habeas.analysis.flights.kernels import kernels

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from habeas.analysis.flights.margins import Margin


FIRST = 2
"""Steps looked at first; then twice as many each time, as few tracks stay long within a tolerance."""


@dataclass(frozen=True, eq=False)
class Path:
    """Points of tracks laid end to end, in order of time within each.

    A step longer than `gap` seconds is not a path: where the aircraft was between its ends is not known.
    `way` is -1 where it is flown backwards, and its seconds count down: times are `way` times them.
    """

    time: NDArray[np.float64]
    latitude: NDArray[np.float64]
    longitude: NDArray[np.float64]
    gap: float
    way: float = 1.0

    def mirrored(self) -> Path:
        """The same points flown backwards."""
        return Path(self.time[::-1], self.latitude[::-1], self.longitude[::-1], self.gap, -self.way)

    def when(self, point: NDArray[np.intp], share: NDArray[np.float64]) -> NDArray[np.float64]:
        """Seconds since 1970 at a share of the step from each point to the next."""
        after = np.minimum(point + (share > 0), len(self.time) - 1)
        found: NDArray[np.float64] = self.time[point] + share * (self.time[after] - self.time[point])
        return self.way * found


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
    path: Path, start: Places, *, limit: Places, inside: NDArray[np.bool_], margin: Margin
) -> tuple[Places, NDArray[np.bool_]]:
    """The last place before each start that is within the tolerance of no edge, and whether there is one.

    `inside` says on which side of the drawn line each path back from a start lies, as far as its limit.

    Where there is none down to the limit, that is the limit itself. A gap is passed over to its first point.
    """
    if compiled := kernels():
        columns = path.time, path.latitude, path.longitude, path.way, path.gap
        ends = (start.point, start.share), (limit.point, limit.share)
        *place, found = compiled.walked_back(columns, *ends, inside, *margin.compiled)
        return Places(*place), found
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
        left = margin.last_outside(*_stretch(path, step, low, high), inside[one])
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
    gap = ~last & (path.way * (path.time[after] - path.time[step]) > path.gap)
    return step, np.where(gap, high, low), high


def _stretch(path: Path, step: Any, low: Any, high: Any) -> tuple[Any, Any, Any, Any]:
    after = np.minimum(step + (high > 0), len(path.time) - 1)
    x, y = path.longitude[step], path.latitude[step]
    dx, dy = wrapped(path.longitude[after] - x), path.latitude[after] - y
    return x + low * dx, y + low * dy, (high - low) * dx, (high - low) * dy
