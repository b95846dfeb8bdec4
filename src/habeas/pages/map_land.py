"""What lies under a track: land, boundaries, lines of latitude and longitude, a scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from habeas.analysis.flights.geodesy import NAUTICAL_M
from habeas.pages.map_lines import area_path, line_path
from habeas.pages.map_shapes import Bar

if TYPE_CHECKING:
    from habeas.pages.projection import Box, View
    from habeas.reference.boundaries import Boundary

SEAM = 180 - 1e-6
"""Edges along the antimeridian are where a drawing was cut in two, and no coast or boundary."""

CHORD = 1.0
"""Degrees to which edges are divided where a straight one of the chart is none of the map."""

_ROUND = tuple(step * power for power in (0.1, 1.0, 10.0, 100.0, 1000.0) for step in (1, 2, 5))
_GRID = (0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30)


def land_path(view: View) -> str:
    """The path of the land in view."""
    from habeas.reference.coastline import land

    rings = [ring for box in view.boxes() for one in land(*box) for ring in _clipped(one, box)]
    return area_path([view.drawn(*_divided(ring, view).T) for ring in rings], view.width, view.height)


def border_lines(view: View, boundary: Boundary) -> list[Any]:
    """The lines of a boundary about the view, as rows of (x, y)."""
    import shapely

    drawn = []
    for box in view.boxes():
        for ring in shapely.get_parts(boundary.geometry.boundary):
            cut = shapely.clip_by_rect(ring, *box)
            for line in shapely.get_parts(cut):
                drawn += [view.drawn(*part.T) for part in _unseamed(shapely.get_coordinates(line))]
    return drawn


def grid_path(view: View) -> str:
    """The path of round degrees of latitude and longitude."""
    boxes = view.boxes()
    south, north = boxes[0][1], boxes[0][3]
    step = next((one for one in _GRID if (north - south) / one <= 6), 30)
    lines = []
    for west, _, east, _ in boxes:
        across, down = np.linspace(west, east, 91), np.linspace(south, north, 91)
        lines += [view.drawn(across, np.full(91, at)) for at in _multiples(south, north, step)]
        lines += [view.drawn(np.full(91, at), down) for at in _multiples(west, east, step)]
    return line_path(lines, view.width, view.height)


def scale(view: View) -> tuple[Bar, ...]:
    """A bar of kilometres and one of nautical miles, each round and at most a fourth of the picture."""
    x, y = 16.0, view.height - 34.0
    bars = []
    for unit, km in (("km", 1.0), ("nm", NAUTICAL_M / 1000)):
        fits = [one for one in _ROUND if one * km / view.km_per_unit <= view.width / 4] or [_ROUND[0]]
        bars.append(Bar(x, y, round(fits[-1] * km / view.km_per_unit, 1), f"{fits[-1]:g} {unit}"))
        y += 16
    return tuple(bars)


def border_names(boundaries: Sequence[Boundary]) -> tuple[str, ...]:
    """What is written beside each boundary's line."""
    return tuple(
        f"{one.code} territorial sea" if one.kind == "territory" else f"{one.code} {one.kind}".strip()
        for one in boundaries
    )


def _clipped(ring: Sequence[tuple[float, float]], box: Box) -> Iterator[Any]:
    import shapely

    points = np.asarray(ring, float)
    low, high = points.min(axis=0), points.max(axis=0)
    if low[0] >= box[0] and low[1] >= box[1] and high[0] <= box[2] and high[1] <= box[3]:
        yield points
        return
    for part in shapely.get_parts(shapely.clip_by_rect(shapely.Polygon(points), *box)):
        if part.geom_type == "Polygon":
            yield from (shapely.get_coordinates(each) for each in (part.exterior, *part.interiors))


def _divided(ring: Any, view: View) -> Any:
    """The ring with its long edges divided, where the map is azimuthal."""
    import shapely

    if not view.projection.azimuthal:
        return ring
    return shapely.get_coordinates(shapely.segmentize(shapely.LinearRing(ring), CHORD))


def _unseamed(line: Any) -> Iterator[Any]:
    """The line without its edges along the antimeridian."""
    if len(line) < 2:
        return
    on = np.abs(line[:, 0]) >= SEAM
    cuts = np.flatnonzero(on[:-1] & on[1:]) + 1
    yield from (part for part in np.split(line, cuts) if len(part) > 1)


def _multiples(low: float, high: float, step: float) -> list[float]:
    return [n * step for n in range(int(np.ceil(low / step)), int(np.floor(high / step)) + 1)]
