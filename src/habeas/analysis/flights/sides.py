"""On which side of a boundary a position is, or that its tolerance leaves that open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from habeas.analysis.flights.geodesy import ENCLOSING, haversine
from habeas.analysis.flights.grid import Drawn, Grid, grid_of
from habeas.analysis.flights.margins import within

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from habeas.analysis.flights.edges import Edges

INSIDE, OUTSIDE, NEITHER = "inside", "outside", "neither shown nor excluded"

LOCAL_M = 20_000.0
"""Metres up to which distances are taken in local metres; beyond it, on a sphere and from below."""


class Placed(Protocol):
    """A position and how far from it the aircraft could have been; None where that is not known."""

    @property
    def latitude(self) -> float | None:
        """Degrees north."""
        ...

    @property
    def longitude(self) -> float | None:
        """Degrees east, -180 to 180."""
        ...

    @property
    def within_m(self) -> float | None:
        """How far off, without bound where it is None."""
        ...


def side(place: Placed, boundary: Drawn | Grid) -> str:
    """INSIDE or OUTSIDE where no place within `within_m` is within the tolerance of the line; else NEITHER.

    The tolerance is that of the coast at the position: how far landward the true line may lie for a position
    inside the drawn one, how far seaward for one outside.
    """
    if place.latitude is None or place.longitude is None or place.within_m is None:
        return NEITHER
    grid = grid_of(boundary)
    y, x = np.array([place.latitude]), np.array([place.longitude])
    inside = bool(grid.inside(y, x)[0])
    landward, seaward = grid.boundary.tolerance(place.latitude, place.longitude)
    reach = place.within_m + (landward if inside else seaward)
    if bool(near_edge(y, x, np.array([reach], np.float64), grid.edges)[0]):
        return NEITHER
    return INSIDE if inside else OUTSIDE


def near_edge(latitude: Any, longitude: Any, reach: Any, edges: Edges) -> NDArray[np.bool_]:
    """Whether each position is within so many metres of an edge."""
    found = np.zeros(len(reach), np.bool_)
    local = np.flatnonzero(reach <= LOCAL_M)
    still = np.zeros(len(local))
    if len(local):
        met, _, _ = within(longitude[local], latitude[local], still, still, reach[local], edges)
        found[local[met]] = True
    for one in np.flatnonzero(reach > LOCAL_M):
        found[one] = _far(latitude[one], longitude[one], edges) <= reach[one]
    return found


def _far(latitude: float, longitude: float, edges: Edges) -> float:
    """Metres to the nearest edge at least, by the triangle of the position and the ends of edges.

    Short of the distance by half an edge (14 km) at most, and by what a sphere may be off.
    """
    one = haversine(latitude, longitude, edges.y0, edges.x0)
    two = haversine(latitude, longitude, edges.y1, edges.x1)
    length = haversine(edges.y0, edges.x0, edges.y1, edges.x1)
    return float(np.maximum((one + two - length * ENCLOSING) / 2, 0).min()) / ENCLOSING
