"""Small steps over shapes that the other modules share."""

from typing import Any

import numpy as np
import shapely

Points = np.ndarray[Any, np.dtype[np.float64]]
Land = dict[str, Any]
"""What belongs to each code, as a polygon or several, in degrees; "" is nobody's."""


def areas(shape: Any) -> Any:
    """Return the polygons of a shape as one, without the points and lines that cutting leaves."""
    return shapely.MultiPolygon(polygons(shape))


def polygons(shape: Any) -> list[Any]:
    """Return every polygon of a shape, also of collections within it."""
    flat = shapely.get_parts(shapely.get_parts(shape))
    return [part for part in flat if part.geom_type == "Polygon" and not part.is_empty]


def clipped(shape: Any, west: float, south: float, east: float, north: float) -> Any:
    """Return the part of a shape in a box, valid."""
    cut = shapely.clip_by_rect(shape, west, south, east, north)
    return cut if cut.is_valid else areas(shapely.intersection(shape, shapely.box(west, south, east, north)))


def moved(shape: Any, degrees: float) -> Any:
    """Return the shape with so many degrees added to its longitudes."""
    return shapely.transform(shape, lambda points: points + np.array([degrees, 0.0]))
