"""The outline of the world's land, for maps: not for answers, which rest on `boundaries`.

Natural Earth 1:10m by scripts/build_boundaries.py: no line is off by more than 0.02 degrees, points stand
on a grid of 0.001, and islands of less than about 2 square kilometres are left out.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from habeas.reference.packed import shape
from habeas.reference.tables import DATA

if TYPE_CHECKING:
    from numpy import ndarray

GRID = 1e-3
"""Degrees to a step, as the script writes them."""

Ring = tuple[tuple[float, float], ...]


def land(west: float, south: float, east: float, north: float) -> tuple[Ring, ...]:
    """Return the rings of all land in a box of degrees, each closed, of longitude and latitude.

    To be filled by the even-odd rule: lakes that are seas (the Caspian) are rings too. A west greater than
    east is a box over the antimeridian; longitudes there run on past 180.
    """
    if west <= east:
        return _land(west, south, east, north)
    beyond = _land(-180.0, south, east, north)
    turned = tuple(tuple((longitude + 360, latitude) for longitude, latitude in ring) for ring in beyond)
    return _land(west, south, 180.0, north) + turned


def _land(west: float, south: float, east: float, north: float) -> tuple[Ring, ...]:
    import shapely

    parts, bounds = _polygons()
    left, low, right, high = bounds.T
    near = parts[(left < east) & (west < right) & (low < north) & (south < high)]
    cut = shapely.get_parts(shapely.clip_by_rect(near, west, south, east, north))
    return tuple(
        tuple((x, y) for x, y in edge.coords)
        for part in cut
        if part.geom_type == "Polygon"
        for edge in (part.exterior, *part.interiors)
        if not edge.is_empty
    )


@cache
def _polygons() -> tuple[ndarray[Any, Any], ndarray[Any, Any]]:
    """Every polygon of land, and the box of each."""
    import shapely

    parts = shapely.get_parts(shape((DATA / "coastline.bin").read_bytes(), GRID))
    return parts, shapely.bounds(parts)
