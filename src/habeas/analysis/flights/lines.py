"""Where paths go over the drawn line: every step is tested, not its ends, for many tracks at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from habeas.analysis.flights.geodesy import wrapped
from habeas.analysis.flights.grid import BORDER, NEAR, Grid
from habeas.analysis.flights.kernels import Kernels, kernels
from habeas.analysis.flights.pieces import Pieces, halved, merged, whole

if TYPE_CHECKING:
    from numpy.typing import NDArray

TOUCH = 1e-9
"""Degrees (0.1 mm) by which an edge is drawn out when it is met, and within which a path runs along it."""

BLOCK = 16_384
"""Points looked at in one go, so that what is worked out of them stays in the processor's own memory."""

SLIGHT = 1e-8
"""Degrees (1 mm): a shorter stretch between two meetings is rounding, at a vertex that two edges share."""


@dataclass(frozen=True, eq=False)
class Changes:
    """Changes of side, in order: the last place surely on the one side and the first surely on the other.

    The two are one place unless the track stands or runs exactly on the line between them. A place is a
    point's index and a share, 0 to 1, of the step to the next. Degrees are those midway.
    """

    inward: NDArray[np.bool_]
    before: NDArray[np.intp]
    before_share: NDArray[np.float64]
    after: NDArray[np.intp]
    after_share: NDArray[np.float64]
    latitude: NDArray[np.float64]
    longitude: NDArray[np.float64]

    def __len__(self) -> int:
        """How many there are."""
        return len(self.inward)


_NOWHERE = np.zeros(0)
NONE = Changes(
    _NOWHERE.astype(np.bool_),
    _NOWHERE.astype(np.intp),
    _NOWHERE,
    _NOWHERE.astype(np.intp),
    _NOWHERE,
    _NOWHERE,
    _NOWHERE,
)


def changes(
    latitude: NDArray[np.float64], longitude: NDArray[np.float64], grid: Grid, *, ends: NDArray[np.intp]
) -> Changes:
    """The changes of side along tracks laid end to end; `ends` are the indexes of their last points."""
    compiled = kernels(len(latitude))
    short, far = _steps(latitude, longitude, grid, ends, compiled)
    pieces = whole(short, latitude, longitude)
    if len(far):
        pieces = merged(pieces, halved(whole(far, latitude, longitude), grid))
    if not len(pieces):
        return NONE
    return _sides(_stretches(pieces, _met(pieces, grid, compiled)), grid, ends)


def _steps(latitude: Any, longitude: Any, grid: Grid, ends: Any, compiled: Kernels | None) -> tuple[Any, Any]:
    """The steps that may meet an edge: those within a cell's size, and those that span more."""
    if compiled:
        columns = np.ascontiguousarray(latitude), np.ascontiguousarray(longitude)
        short, long = compiled.asked(*columns, ends, grid.cell, grid.compiled, TOUCH)
        return short, long
    parts = [
        _asked(latitude[at : at + BLOCK + 1], longitude[at : at + BLOCK + 1], grid, at)
        for at in range(0, max(len(latitude) - 1, 1), BLOCK)
    ]
    steps = np.concatenate([step for step, _ in parts])
    far = np.concatenate([is_far for _, is_far in parts])
    # The step from a track's last point to the next track's first is none.
    own = ends[np.minimum(np.searchsorted(ends, steps), len(ends) - 1)] != steps if len(ends) else far
    return steps[own & ~far], steps[own & far]


def _asked(latitude: Any, longitude: Any, grid: Grid, begin: int) -> tuple[Any, Any]:
    """Which steps may meet an edge, counted from `begin`, and which of them span more than a cell."""
    numbers = grid.numbers(latitude, longitude)
    bits = grid.look(numbers)
    near = (bits & NEAR) != 0
    far = (np.abs(np.diff(latitude)) > grid.cell) | (np.abs(np.diff(longitude)) > grid.cell)
    step = np.flatnonzero(near[1:] | near[:-1] | far)
    # A step within one cell meets only that cell's edges.
    step = step[(numbers[step] != numbers[step + 1]) | ((bits[step] & BORDER) != 0)]
    return step + begin, far[step]


@dataclass(frozen=True, eq=False)
class Met:
    """Where pieces meet edges (piece, share of it), and where they run along one (piece, from, to)."""

    piece: NDArray[np.intp]
    share: NDArray[np.float64]
    run: NDArray[np.intp]
    low: NDArray[np.float64]
    high: NDArray[np.float64]


def _met(pieces: Pieces, grid: Grid, compiled: Kernels | None) -> Met:
    """Every meeting of a piece with an edge, both drawn out by TOUCH: one too many does no harm."""
    if compiled:
        columns = pieces.y0, pieces.x0, pieces.y1, pieces.x1
        piece, edge = compiled.pairs(*columns, grid.compiled, TOUCH)
    else:
        piece, edge = _pairs(pieces, grid)
    edges = grid.edges
    x0, y0 = pieces.x0[piece], pieces.y0[piece]
    dx, dy = pieces.x1[piece] - x0, pieces.y1[piece] - y0
    gx, gy = edges.x1[edge] - edges.x0[edge], edges.y1[edge] - edges.y0[edge]
    wx, wy = edges.x0[edge] - x0, edges.y0[edge] - y0
    wx -= 360 * np.round(wx / 360)
    length, edge_length = np.hypot(dx, dy), np.hypot(gx, gy)
    cross, off = dx * gy - dy * gx, wx * dy - wy * dx
    parallel = np.abs(cross) <= 1e-12 * length * edge_length
    cross[parallel] = np.inf
    share, edge_share = (wx * gy - wy * gx) / cross, off / cross
    hit = np.abs(share - 0.5) <= 0.5 + TOUCH / length
    hit &= (np.abs(edge_share - 0.5) <= 0.5 + TOUCH / edge_length) & ~parallel
    run = np.flatnonzero(parallel & (np.abs(off) <= TOUCH * length))
    square = length[run] ** 2
    one = (wx * dx + wy * dy)[run] / square
    two = one + (gx * dx + gy * dy)[run] / square
    low, high = np.maximum(np.minimum(one, two), 0), np.minimum(np.maximum(one, two), 1)
    long = high > low
    return Met(piece[hit], np.clip(share[hit], 0, 1), piece[run[long]], low[long], high[long])


def _pairs(pieces: Pieces, grid: Grid) -> tuple[Any, Any]:
    """(piece, edge) whose boxes meet, out of the cells about each piece; a piece of no length meets none."""
    moved = np.flatnonzero((pieces.x0 != pieces.x1) | (pieces.y0 != pieces.y1))
    west, east = np.minimum(pieces.x0, pieces.x1)[moved], np.maximum(pieces.x0, pieces.x1)[moved]
    south, north = np.minimum(pieces.y0, pieces.y1)[moved], np.maximum(pieces.y0, pieces.y1)[moved]
    begin = grid.numbers(pieces.y0[moved], wrapped(pieces.x0[moved]))
    end = grid.numbers(pieces.y1[moved], wrapped(pieces.x1[moved]))
    other = np.flatnonzero(begin != end)
    columns = begin[other] % grid.stride - end[other] % grid.stride
    # Where row and column both change, the piece may run through either of the two cells between.
    turn, across = other[columns != 0], columns[columns != 0]
    cells = np.concatenate([begin, end[other], end[turn] + across, begin[turn] - across])
    row = np.concatenate([np.arange(len(moved)), other, turn, turn])
    cell, edge = grid.edges_in(cells)
    at = row[cell]
    edges = grid.edges
    low = edges.low[edge] + 360 * np.round((west[at] - edges.low[edge]) / 360)
    wide = edges.high[edge] - edges.low[edge]
    meets = (
        (low <= east[at] + TOUCH)
        & (low + wide >= west[at] - TOUCH)
        & (edges.bottom[edge] <= north[at] + TOUCH)
        & (edges.top[edge] >= south[at] - TOUCH)
    )
    return moved[at[meets]], edge[meets]


@dataclass(frozen=True, eq=False)
class Stretches:
    """What pieces that meet an edge are cut into: the piece, and from which share of it to which."""

    pieces: Pieces
    piece: NDArray[np.intp]
    start: NDArray[np.float64]
    end: NDArray[np.float64]
    along: NDArray[np.bool_]

    def share(self, of_piece: NDArray[np.float64]) -> NDArray[np.float64]:
        """Shares of the piece as shares of its step."""
        start, end = self.pieces.start[self.piece], self.pieces.end[self.piece]
        return np.where(of_piece == 1, end, start + of_piece * (end - start))

    def place(self, of_piece: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Latitude and longitude at shares of the piece."""
        part, at = self.pieces, self.piece
        y = part.y0[at] + of_piece * (part.y1[at] - part.y0[at])
        return y, wrapped(part.x0[at] + of_piece * (part.x1[at] - part.x0[at]))

    def taken(self, index: Any) -> Stretches:
        """Some of them."""
        return Stretches(
            self.pieces, self.piece[index], self.start[index], self.end[index], self.along[index]
        )


def _stretches(pieces: Pieces, met: Met) -> Stretches:
    """The stretches between meetings, in order; those under a millimetre are left out."""
    one = np.unique(np.concatenate([met.piece, met.run]))
    piece = np.concatenate([met.piece, met.run, met.run, one, one])
    share = np.concatenate([met.share, met.low, met.high, np.zeros(len(one)), np.ones(len(one))])
    length = np.hypot(pieces.x1 - pieces.x0, pieces.y1 - pieces.y0)
    slight = SLIGHT / length[piece]
    share[share < slight] = 0
    share[share > 1 - slight] = 1
    order = np.lexsort((share, piece))
    piece, share = piece[order], share[order]
    kept = (piece[1:] == piece[:-1]) & ((share[1:] - share[:-1]) * length[piece[1:]] > SLIGHT)
    piece, start, end = piece[1:][kept], share[:-1][kept], share[1:][kept]
    along = np.zeros(len(piece), np.bool_)
    for run, low, high in zip(met.run, met.low, met.high, strict=True):
        middle = (start + end) / 2
        along |= (piece == run) & (low <= middle) & (middle <= high)
    return Stretches(pieces, piece, start, end, along)


def _sides(stretches: Stretches, grid: Grid, ends: Any) -> Changes:
    """The changes from one stretch surely on a side to the next one of the same track."""
    sure = stretches.taken(~stretches.along)
    inside = grid.inside(*sure.place((sure.start + sure.end) / 2))
    step = sure.pieces.step[sure.piece]
    track = np.searchsorted(ends, step)
    at = np.flatnonzero((inside[1:] != inside[:-1]) & (track[1:] == track[:-1]))
    before, after = sure.taken(at), sure.taken(at + 1)
    y0, x0 = before.place(before.end)
    y1, x1 = after.place(after.start)
    return Changes(
        inside[at + 1],
        step[at],
        before.share(before.end),
        step[at + 1],
        after.share(after.start),
        (y0 + y1) / 2,
        wrapped(x0 + wrapped(x1 - x0) / 2),
    )
