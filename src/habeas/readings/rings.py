"""Rings of degrees made into polygons: checked, carried into -180 to 180, and cut where they cross it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from habeas.readings.geopackage import BoundaryError

if TYPE_CHECKING:
    from numpy import ndarray
    from shapely import MultiPolygon

Rings = list[Any]
"""A polygon: its outer ring, then its holes, each a list of longitude and latitude."""


def polygons(shapes: list[Rings], where: str) -> MultiPolygon:
    """Return the polygons of the rings, valid, within -180 to 180; BoundaryError says what is wrong."""
    import shapely

    if not shapes or not all(shapes):
        raise BoundaryError("the shape is empty", where=where, do="draw it, or take the feature out")
    parts = [_polygon(rings, where) for rings in shapes]
    whole = shapely.MultiPolygon(parts) if len(parts) > 1 else parts[0]
    if not whole.is_valid:
        reason = shapely.is_valid_reason(whole)
        raise BoundaryError(
            f"the shape is not valid: {reason}", where=where, do="repair it where it crosses itself"
        )
    return _within_180(whole)


def _polygon(rings: Rings, where: str) -> Any:
    import numpy as np
    import shapely

    shell, *holes = (_ring(ring, where) for ring in rings)
    middle = np.mean([shell[:, 0].min(), shell[:, 0].max()])
    near = [hole - [360 * round((hole[:, 0].mean() - middle) / 360), 0] for hole in holes]
    return shapely.Polygon(shell, near)


def _ring(ring: Any, where: str) -> ndarray[Any, Any]:
    """The ring as a table, its jumps over the antimeridian undone."""
    import numpy as np

    points = _table(ring, where)
    if len(points) < 4 or not np.array_equal(points[0], points[-1]):
        said = "has fewer than four points" if len(points) < 4 else "is not closed"
        raise BoundaryError(
            f"a ring {said}", where=where, do="end it with its first point, after three others at least"
        )
    on_edge = np.isclose(np.abs(points[:, 0]), 180)
    jumps = (np.abs(np.diff(points[:, 0])) > 180) & ~(on_edge[1:] & on_edge[:-1])
    if jumps.any():
        points = np.column_stack([np.unwrap(points[:, 0], period=360), points[:, 1]])
    if abs(points[0, 0] - points[-1, 0]) > 180:
        raise BoundaryError("a ring goes round a pole", where=where, do="cut it along the antimeridian")
    return points


def _table(ring: Any, where: str) -> ndarray[Any, Any]:
    """Longitudes and latitudes, all within their range; a height is set aside."""
    import numpy as np

    try:
        points = np.array([[float(point[0]), float(point[1])] for point in ring]).reshape(-1, 2)
    except (TypeError, ValueError, IndexError, KeyError) as error:
        raise BoundaryError(
            "a point is not two numbers", where=where, do="give each as [longitude, latitude]"
        ) from error
    fits = (np.abs(points[:, 1]) <= 90) & (points[:, 0] >= -360) & (points[:, 0] <= 360)
    if not fits.all():
        x, y = points[~fits][0]
        raise BoundaryError(
            f"a point lies off the globe: {x:g}, {y:g}",
            where=where,
            do="give degrees of longitude, then latitude (EPSG:4326), not metres and not the other way round",
        )
    return points


def _within_180(shape: Any) -> MultiPolygon:
    """The shape with what lies past 180 carried to the other side."""
    import numpy as np
    import shapely

    west, _, east, _ = shape.bounds
    if west >= -180 and east <= 180:
        parts = [shape]
    else:
        worlds = [(turn, shapely.box(turn - 180, -90, turn + 180, 90)) for turn in (-360, 0, 360)]
        cut = [(turn, shapely.intersection(shape, world)) for turn, world in worlds]
        parts = [shapely.transform(part, lambda xy, t=turn: xy - np.array([t, 0])) for turn, part in cut]
    flat = shapely.get_parts(shapely.get_parts(shapely.union_all(parts)))
    return shapely.MultiPolygon([one for one in flat if one.geom_type == "Polygon" and one.area > 0])
