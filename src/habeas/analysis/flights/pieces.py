"""Paths between points, in pieces short enough to be straight in degrees; long steps follow the geodesic."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from habeas.analysis.flights.geodesy import between, wrapped

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from habeas.analysis.flights.grid import Grid

DEPTH = 26
"""Halvings at most: half the Earth's round to less than a metre, which only a path over a pole comes to."""


@dataclass(frozen=True, eq=False)
class Pieces:
    """Pieces of steps: which step, from which share of it to which, and the ends in degrees.

    `step` is the index of the point that the step begins with. A piece begins from -180 to 180 degrees, and
    its end may lie past that, so that it is never the long way round.
    """

    step: NDArray[np.intp]
    start: NDArray[np.float64]
    end: NDArray[np.float64]
    y0: NDArray[np.float64]
    x0: NDArray[np.float64]
    y1: NDArray[np.float64]
    x1: NDArray[np.float64]

    def __len__(self) -> int:
        """How many pieces there are."""
        return len(self.step)

    def taken(self, index: Any) -> Pieces:
        """Some of the pieces."""
        return Pieces(**{one.name: getattr(self, one.name)[index] for one in fields(self)})


def whole(step: Any, latitude: Any, longitude: Any) -> Pieces:
    """Each step as one piece, from its point to the next."""
    x0, x1 = longitude[step], longitude[step + 1]
    count = len(step)
    return Pieces(
        step, np.zeros(count), np.ones(count), latitude[step], x0, latitude[step + 1], x0 + wrapped(x1 - x0)
    )


def joined(parts: list[Pieces]) -> Pieces:
    """All of them, in order of step and share."""
    columns = {
        one.name: np.concatenate([getattr(part, one.name) for part in parts]) for one in fields(Pieces)
    }
    return Pieces(**columns).taken(np.lexsort((columns["start"], columns["step"])))


def merged(one: Pieces, two: Pieces) -> Pieces:
    """Both, in order of step, where each is in order and no step is in both."""
    at = np.searchsorted(one.step, two.step)
    names = [each.name for each in fields(Pieces)]
    return Pieces(**{name: np.insert(getattr(one, name), at, getattr(two, name)) for name in names})


def halved(pieces: Pieces, grid: Grid) -> Pieces:
    """Halved along the geodesic until each spans a cell at most; what comes near no border cell is left out.

    Over a quarter of a degree, twice a cell, a geodesic bulges from the straight line in degrees by 8 m at
    most.
    """
    done: list[Pieces] = []
    for _ in range(DEPTH):
        pieces = pieces.taken(_near_border(pieces, grid))
        short = (np.abs(pieces.x1 - pieces.x0) <= grid.cell) & (np.abs(pieces.y1 - pieces.y0) <= grid.cell)
        done.append(pieces.taken(short))
        pieces = pieces.taken(~short)
        if not len(pieces):
            break
        pieces = _halves(pieces)
    return joined([*done, pieces])


def _near_border(pieces: Pieces, grid: Grid) -> NDArray[np.bool_]:
    """Whether the box about the geodesic meets a border cell."""
    half = np.cos(np.radians(np.minimum(np.abs(pieces.x1 - pieces.x0), 180) / 2))
    root = np.sqrt(np.maximum(half, 1e-12))
    # The most that a great circle rises over the higher of its ends, found where the tangent of latitude is
    # the root of the cosine of half its longitudes; a tenth more for the ellipsoid.
    bulge = np.degrees(np.arctan(1 / root) - np.arctan(root)) * 1.1
    return grid.any_border(
        np.minimum(pieces.x0, pieces.x1),
        np.maximum(np.minimum(pieces.y0, pieces.y1) - bulge, -90),
        np.maximum(pieces.x0, pieces.x1),
        np.minimum(np.maximum(pieces.y0, pieces.y1) + bulge, 90),
    )


def _halves(pieces: Pieces) -> Pieces:
    y, x = between(pieces.y0, pieces.x0, pieces.y1, pieces.x1, 0.5)
    x = np.where(np.abs(y) > 90 - 1e-9, pieces.x0, x)  # a pole has no longitude of its own
    middle = (pieces.start + pieces.end) / 2
    x_in = pieces.x0 + wrapped(x - pieces.x0)
    x_out = x_in + wrapped(pieces.x1 - x_in)
    first = replace(pieces, end=middle, y1=y, x1=x_in)
    shift = wrapped(x_in) - x_in
    second = replace(pieces, start=middle, y0=y, x0=x_in + shift, x1=x_out + shift)
    return Pieces(
        **{
            one.name: np.concatenate([getattr(first, one.name), getattr(second, one.name)])
            for one in fields(Pieces)
        }
    )
