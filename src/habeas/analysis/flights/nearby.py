"""Stretches of a track within the tolerance of a boundary that never cross its drawn line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from habeas.analysis.flights.crossings import GAP_S, Crossing, crossings
from habeas.analysis.flights.geodesy import wrapped
from habeas.analysis.flights.grid import Drawn, Grid, grid_of
from habeas.analysis.flights.margins import within
from habeas.analysis.flights.sides import NEITHER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from habeas.analysis.flights.positions import Track


@dataclass(frozen=True)
class Near:
    """A stretch so near to the drawn line that a crossing of the true one is neither shown nor excluded.

    From `earliest` to `latest`, seconds since 1970, all of it on one side of the drawn line; `first` and
    `last` are the indexes of the points about it.
    """

    boundary: str
    inside: bool
    earliest: float
    latest: float
    first: int
    last: int
    why: str


def nearby(track: Track, boundary: Drawn | Grid, *, gap: float = GAP_S) -> tuple[Near, ...]:
    """The stretches within tolerance that belong to no crossing, in order of time.

    Only steps of up to `gap` seconds are looked at: what may have happened in a gap is its reach to tell.
    """
    grid = grid_of(boundary)
    crossed = crossings(track, grid, gap=gap)
    return tuple(
        _near(track, grid, *stretch)
        for stretch in _joined(*_stretches(track, grid, gap))
        if not any(_belongs(one, *stretch) for one in crossed)
    )


def _belongs(one: Crossing, start: float, end: float) -> bool:
    return one.earliest <= end and start <= one.latest


def _stretches(track: Track, grid: Grid, gap: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """From when to when each step is within the tolerance of an edge."""
    x, y, time = track.longitude, track.latitude, track.time
    dx, dy = wrapped(np.diff(x)), np.diff(y)
    pad = grid.widest / 110_000
    pad_x = pad / np.maximum(
        np.cos(np.radians(np.minimum(np.maximum(np.abs(y[:-1]), np.abs(y[1:])) + pad, 90))), 1e-3
    )
    x, y = x[:-1], y[:-1]
    asked = (np.diff(time) <= gap) & grid.any_border(
        np.minimum(x, x + dx) - pad_x,
        np.maximum(np.minimum(y, y + dy) - pad, -90),
        np.maximum(x, x + dx) + pad_x,
        np.minimum(np.maximum(y, y + dy) + pad, 90),
    )
    step = np.flatnonzero(asked)
    at = x[step], y[step], dx[step], dy[step]
    stretch, first, last = within(*at, _reach(grid, y[step], x[step]), grid.edges)
    start, long = time[step[stretch]], np.diff(time)[step[stretch]]
    return start + first * long, start + last * long


def _reach(grid: Grid, latitude: Any, longitude: Any) -> NDArray[np.float64]:
    """The tolerance on the side of each position, of the coast nearest to it."""
    both = [grid.boundary.tolerance(y, x) for y, x in zip(latitude.tolist(), longitude.tolist(), strict=True)]
    landward, seaward = np.array(both, np.float64).reshape(-1, 2).T
    return np.where(grid.inside(latitude, longitude), landward, seaward) if len(both) else landward


def _joined(start: NDArray[np.float64], end: NDArray[np.float64]) -> Iterator[tuple[float, float]]:
    """The stretches that overlap or touch as one each."""
    order = np.argsort(start)
    current: tuple[float, float] | None = None
    for begins, ends in zip(start[order].tolist(), end[order].tolist(), strict=True):
        if current is None or begins > current[1] + 1e-6:
            if current is not None:
                yield current
            current = begins, ends
        else:
            current = current[0], max(current[1], ends)
    if current is not None:
        yield current


def _near(track: Track, grid: Grid, start: float, end: float) -> Near:
    first = max(int(np.searchsorted(track.time, start, "right")) - 1, 0)
    last = min(int(np.searchsorted(track.time, end, "left")), len(track) - 1)
    inside = bool(grid.inside(track.latitude[[first]], track.longitude[[first]])[0])
    landward, seaward = grid.boundary.tolerance(float(track.latitude[first]), float(track.longitude[first]))
    side, metres = ("inside", landward) if inside else ("outside", seaward)
    why = f"{side} of the drawn line and within {metres:,.0f} m of it, the tolerance of this coast: {NEITHER}"
    return Near(grid.boundary.code, inside, start, end, first, last, why)
