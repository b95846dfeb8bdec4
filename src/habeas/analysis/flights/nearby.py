"""Stretches of a track within the tolerance of a boundary that never cross its drawn line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from habeas.analysis.flights.crossings import GAP_S, Crossing, crossings
from habeas.analysis.flights.geodesy import wrapped
from habeas.analysis.flights.grid import Grid, grid_of
from habeas.analysis.flights.margins import padding
from habeas.analysis.flights.meeting import Boundaries, box
from habeas.analysis.flights.sides import NEITHER
from habeas.analysis.flights.tolerances import Drawn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from habeas.analysis.flights.positions import Column, Track

WIDEST_M = 300_000.0
"""A boundary is looked at whose box is no farther off: no shipped coast has a wider tolerance (Ecuador's is
298,300 m)."""


@dataclass(frozen=True)
class Near:
    """A stretch so near to the drawn line that a crossing of the true one is neither shown nor excluded.

    From `earliest` to `latest`, seconds since 1970, all of it on one side of the drawn line; `latitude` and
    `longitude` are of its middle, `first` and `last` the indexes of the points about it.
    """

    boundary: str
    inside: bool
    earliest: float
    latest: float
    latitude: float
    longitude: float
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
        for stretch in _joined(*_stretches(track, crossed, grid, gap))
        if not any(one.earliest <= stretch[1] and stretch[0] <= one.latest for one in crossed)
    )


def nearby_by_boundary(track: Track, given: Boundaries) -> tuple[tuple[str, tuple[Near, ...]], ...]:
    """For each boundary that the track comes near without crossing, its stretches; boundaries by codes."""
    if not len(track):
        return ()
    made = []
    for code in sorted(given.around(*_widened(*box(track)))):
        boundary = given.boundary(code)
        if boundary and (found := nearby(track, boundary)):
            made.append((code, found))
    return tuple(made)


def _widened(west: float, south: float, east: float, north: float) -> tuple[float, float, float, float]:
    """The box with WIDEST_M more on each side; all longitudes where it goes around or to a pole."""
    pad_x, pad_y = (float(pad) for pad in padding(WIDEST_M, max(abs(south), abs(north))))
    south, north = max(south - pad_y, -90.0), min(north + pad_y, 90.0)
    if (east - west) % 360 + 2 * pad_x >= 360:
        return -180.0, south, 180.0, north
    return float(wrapped(west - pad_x)), south, float(wrapped(east + pad_x)), north


def _stretches(track: Track, crossed: Sequence[Crossing], grid: Grid, gap: float) -> tuple[Column, Column]:
    """From when to when each step is within the tolerance of an edge, on its side of the line.

    Steps that cross the drawn line are parted there.
    """
    added = [(one.at, one.latitude, one.longitude) for one in crossed if not one.in_gap]
    columns = np.vstack([np.stack([track.time, track.latitude, track.longitude], axis=1), *added])
    time, y, x = columns[np.argsort(columns[:, 0], kind="stable")].T
    long, dy, dx = np.diff(time), np.diff(y), wrapped(np.diff(x))
    step = np.flatnonzero((long <= gap) & _about(x[:-1], y[:-1], dx, dy, grid))
    x, y, dx, dy = x[step], y[step], dx[step], dy[step]
    middle_y, middle_x = y + dy / 2, wrapped(x + dx / 2)
    inside = grid.inside(middle_y, middle_x)
    stretch, first, last = grid.margin.within(x, y, dx, dy, inside)
    start, long = time[step[stretch]], long[step[stretch]]
    return start + first * long, start + last * long


def _about(x: Column, y: Column, dx: Column, dy: Column, grid: Grid) -> Column:
    """Whether a border cell is within the boundary's largest tolerance of each step."""
    pad_x, pad_y = padding(grid.margin.widest, np.maximum(np.abs(y), np.abs(y + dy)))
    return grid.any_border(
        np.minimum(x, x + dx) - pad_x,
        np.maximum(np.minimum(y, y + dy) - pad_y, -90),
        np.maximum(x, x + dx) + pad_x,
        np.minimum(np.maximum(y, y + dy) + pad_y, 90),
    )


def _joined(start: Column, end: Column) -> Iterator[tuple[float, float]]:
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
    middle = (start + end) / 2
    y = float(np.interp(middle, track.time, track.latitude))
    x = float(wrapped(np.interp(middle, track.time, np.unwrap(track.longitude, period=360))))
    inside = bool(grid.inside(y, x)[0])
    landward, seaward = grid.boundary.tolerance(y, x)
    side, metres = ("inside", landward) if inside else ("outside", seaward)
    why = f"{side} of the drawn line and within {metres:,.0f} m of it, the tolerance of this coast: {NEITHER}"
    return Near(grid.boundary.code, inside, start, end, y, x, first, last, why)
