"""A table of cells over a boundary, in, out or border, exact for every position and quick for most."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from habeas.analysis.flights.edges import Edges, normal
from habeas.analysis.flights.margins import Margin
from habeas.analysis.flights.tolerances import Drawn

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["BORDER", "CELL", "IN", "NEAR", "Drawn", "Grid", "grid_of"]

CELL = 0.125
"""Degrees to a cell. Of 0.25, 0.125, 0.1, 0.0625 and 0.05 this crosses the day that `flights_speed` makes
fastest: larger cells have more edges to test a step against, smaller ones make more pieces of a long step."""

IN, BORDER, NEAR = 1, 2, 4
"""Bits of a cell: inside and without an edge; with one; with one in it or in any of its eight neighbours."""


class Grid:
    """In, out or border for each cell of the latitudes that a boundary spans; built in tens of milliseconds.

    A cell without an edge is all in or all out, so only positions in border cells meet the geometry itself.
    Cells are numbered over the world, so that one numbering of a track serves any boundary's grid.
    """

    def __init__(self, boundary: Drawn, cell: float = CELL) -> None:
        import shapely

        self.boundary, self.cell = boundary, cell
        self.columns = round(360 / cell)
        self.stride = self.columns + 4
        self.geometry = normal(boundary.geometry)
        shapely.prepare(self.geometry)
        self.edges = Edges(self.geometry)
        cells, self._edge = self.edges.in_cells(cell, self._wrapped)
        self.border, self._start = np.unique(cells, return_index=True)
        self._end = np.append(self._start[1:], len(cells))
        self._fill()

    def numbers(self, latitudes: Any, longitudes: Any) -> NDArray[np.intp]:
        """The cell of each position: its row from the south times the stride, and its column from -180."""
        row = ((np.asarray(latitudes) + 90.0) * (1 / self.cell)).astype(np.intp)
        row *= self.stride
        row += ((np.asarray(longitudes) + 180.0) * (1 / self.cell)).astype(np.intp)
        return row

    def _wrapped(self, latitudes: Any, longitudes: Any) -> NDArray[np.intp]:
        return self.numbers(latitudes, (longitudes + 180.0) % 360.0 - 180.0)

    def look(self, numbers: NDArray[np.intp]) -> NDArray[np.uint8]:
        """The bits of each numbered cell; beyond the table all is out."""
        found: NDArray[np.uint8] = self.table.take(numbers - self.offset, mode="clip")
        return found

    def inside(self, latitudes: Any, longitudes: Any) -> NDArray[np.bool_]:
        """Whether each position is inside or on the line itself; longitudes from -180 to 180."""
        latitudes, longitudes = np.atleast_1d(latitudes), np.atleast_1d(longitudes)
        bits = self.look(self.numbers(latitudes, longitudes))
        found: NDArray[np.bool_] = (bits & IN).view(np.bool_)
        if len(at := np.flatnonzero(bits & BORDER)):
            found[at] = self._exactly(latitudes[at], longitudes[at])
        return found

    def _exactly(self, latitudes: Any, longitudes: Any) -> Any:
        import shapely

        found = shapely.intersects_xy(self.geometry, longitudes, latitudes)
        if len(seam := np.flatnonzero(np.abs(longitudes) == 180.0)):
            found[seam] |= shapely.intersects_xy(self.geometry, -longitudes[seam], latitudes[seam])
        return found

    def edges_in(self, numbers: NDArray[np.intp]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """(index into `numbers`, edge) for each edge of those that are border cells."""
        asked = np.flatnonzero(self.look(numbers) & BORDER)
        at = self._row(numbers[asked])
        count = self._end[at] - self._start[at]
        within = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
        return np.repeat(asked, count), self._edge[np.repeat(self._start[at], count) + within]

    def _row(self, numbers: NDArray[np.intp]) -> NDArray[np.intp]:
        """Where border cells stand in `border`; those at 180 degrees and at the pole as the ones beside."""
        numbers = numbers - self.columns * (numbers % self.stride == self.columns)
        numbers = numbers - self.stride * (numbers // self.stride == round(180 / self.cell))
        return np.searchsorted(self.border, numbers)

    @cached_property
    def compiled(self) -> tuple[Any, ...]:
        """For compiled kernels, in place of `edges_in`: each cell's row in `border`, and boxes of edges."""
        row = np.full(len(self.table), -1, np.int32)
        at = np.flatnonzero(self.table & BORDER)
        row[at] = self._row(at + self.offset)
        one = self.edges
        boxes = np.stack([one.low, one.high, one.bottom, one.top], axis=1)[self._edge]
        lists = row, self._start, self._end, np.ascontiguousarray(self._edge), boxes
        return 1 / self.cell, self.stride, self.offset, self.table, *lists

    def any_border(self, west: Any, south: Any, east: Any, north: Any) -> NDArray[np.bool_]:
        """Whether a border cell meets each box; boxes may run past 180 degrees either way."""
        rows = len(self._sums) - 1
        low = np.clip(np.floor((south + 90) / self.cell).astype(np.intp) - self._first, 0, rows)
        high = np.clip(np.floor((north + 90) / self.cell).astype(np.intp) - self._first + 1, low, rows)
        left = np.clip(np.floor((west + 540) / self.cell).astype(np.intp), 0, 3 * self.columns)
        right = np.clip(np.floor((east + 540) / self.cell).astype(np.intp) + 1, left, 3 * self.columns)
        sums = self._sums
        found: NDArray[np.bool_] = (
            sums[high, right] - sums[low, right] - sums[high, left] + sums[low, left]
        ) > 0
        return found

    @cached_property
    def _sums(self) -> NDArray[np.int32]:
        """Border cells south and west of each corner, the world three times beside itself."""
        border = (self._rows[:, : self.columns] & BORDER) != 0
        sums = np.zeros((len(border) + 1, 3 * self.columns + 1), np.int32)
        np.cumsum(np.cumsum(np.tile(border, 3), axis=0, dtype=np.int32), axis=1, out=sums[1:, 1:])
        return sums

    @cached_property
    def margin(self) -> Margin:
        """The edges with their tolerances; made when it is first asked for."""
        return Margin(self.edges, self.boundary)

    def _fill(self) -> None:
        import shapely

        top = round(180 / self.cell)
        rows, columns = np.divmod(self.border, self.stride)
        _, south, _, north = shapely.bounds(self.geometry)
        bounds = np.append(rows, [int((south + 90) / self.cell), int((north + 90) / self.cell)])
        self._first, last = int(bounds.min()) - 2, int(bounds.max()) + 2
        bits = np.zeros((last + 1 - self._first, self.stride), np.uint8)
        bits[rows - self._first, columns % self.columns] = BORDER
        world = bits[:, : self.columns]
        world |= self._filled(world == BORDER)
        world |= _dilated((world & BORDER) != 0).view(np.uint8) * NEAR
        bits[:, self.columns] = bits[:, 0]
        if (pole := top - self._first) < len(bits):
            bits[pole] = bits[pole - 1]
        self._rows, self.table = bits, bits.ravel()
        self.offset = self._first * self.stride

    def _filled(self, border: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Which cells are in: the first of each run of cells without an edge is tested at its middle."""
        import shapely

        first = ~border
        first[:, 1:] &= border[:, :-1]
        first[:2], first[-2:] = False, False
        row, column = np.nonzero(first)
        is_in = shapely.contains_xy(
            self.geometry,
            (column + 0.5) * self.cell - 180,
            np.clip((row + self._first + 0.5) * self.cell - 90, -90, 90),
        )
        run = np.cumsum(first.ravel()).reshape(first.shape)
        found: NDArray[np.bool_] = np.append(False, is_in)[run] & ~border
        found[:2], found[-2:] = False, False
        return found


def _dilated(border: NDArray[np.bool_]) -> NDArray[np.bool_]:
    near = border.copy()
    near |= np.roll(near, 1, axis=1) | np.roll(near, -1, axis=1)
    near[1:-1] |= near[:-2] | near[2:]
    return near


_GRIDS: dict[int, Grid] = {}


def grid_of(boundary: Drawn | Grid) -> Grid:
    """The boundary's grid, built once; it keeps the boundary, so that no other one comes to have its `id`."""
    if isinstance(boundary, Grid):
        return boundary
    if id(boundary) not in _GRIDS:
        _GRIDS[id(boundary)] = Grid(boundary)
    return _GRIDS[id(boundary)]
