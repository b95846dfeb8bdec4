"""On which side of a boundary a position is, or that its tolerance leaves that open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from habeas.analysis.flights.geodesy import ENCLOSING, haversine
from habeas.analysis.flights.grid import Grid, grid_of
from habeas.analysis.flights.tolerances import Drawn

if TYPE_CHECKING:
    from habeas.analysis.flights.margins import Margin

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

    Each edge counts with the tolerance of its own coast: how far landward the true line may lie for a
    position inside of the drawn one, how far seaward for one outside.
    """
    if place.latitude is None or place.longitude is None or place.within_m is None:
        return NEITHER
    grid = grid_of(boundary)
    y, x = np.array([place.latitude]), np.array([place.longitude])
    inside = bool(grid.inside(y, x)[0])
    near = _near if place.within_m <= LOCAL_M else _far
    if near(y, x, place.within_m, inside, grid.margin):
        return NEITHER
    return INSIDE if inside else OUTSIDE


def _near(y: Any, x: Any, metres: float, inside: bool, margin: Margin) -> bool:
    """Whether an edge with its tolerance is within so many metres of the position, in local metres."""
    still = np.zeros(1)
    return bool(len(margin.within(x, y, still, still, np.array([inside]), metres)[0]))


def _far(y: Any, x: Any, metres: float, inside: bool, margin: Margin) -> bool:
    """The same at any distance, by the triangle of the position and the ends of each edge.

    Edges are taken to be nearer than they are by half their length (14 km) at most, and by what a sphere may
    be off, so that no doubt is missed.
    """
    edges = margin.edges
    one, two = haversine(y, x, edges.y0, edges.x0), haversine(y, x, edges.y1, edges.x1)
    length = haversine(edges.y0, edges.x0, edges.y1, edges.x1)
    least = np.maximum(one + two - length * ENCLOSING, 0) / 2 / ENCLOSING
    return bool((least <= metres + (margin.landward if inside else margin.seaward)).any())
