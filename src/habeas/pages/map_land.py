"""What lies under a track: land, boundaries, lines of latitude and longitude, a scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from habeas.analysis.flights.geodesy import NAUTICAL_M
from habeas.pages.map_lines import area_path, line_path
from habeas.pages.map_shapes import Bar, Label

if TYPE_CHECKING:
    from habeas.pages.projection import View
    from habeas.reference.boundaries import Boundary

SEAM = 180 - 1e-6
"""Edges along the antimeridian are where a drawing was cut in two, and no coast or boundary."""

CHORD = 1.0
"""Degrees to which edges are divided where a straight one of the chart is none of the map."""

LAST_MERIDIANS = 85.0
"""Degrees of latitude at which meridians end, before they are a blot about the pole."""

_ROUND = tuple(step * power for power in (0.1, 1.0, 10.0, 100.0, 1000.0) for step in (1, 2, 5))
_GRID = (0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30)


def land_path(view: View) -> str:
    """The path of the land in view."""
    from habeas.reference.coastline import land

    rings = [np.asarray(ring, float) for box in view.boxes() for ring in land(*box)]
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


def grid(view: View) -> tuple[str, tuple[Label, ...]]:
    """The path of round degrees of latitude and longitude, and their names at the picture's edges."""
    boxes = view.boxes()
    south, north = boxes[0][1], boxes[0][3]
    wide = sum(east - west for west, _, east, _ in boxes)
    parallels = _multiples(south, north, _step(north - south))
    lines, names = [], []
    for west, _, east, _ in boxes:
        across = np.linspace(west, east, 91)
        down = np.linspace(max(south, -LAST_MERIDIANS), min(north, LAST_MERIDIANS), 91)
        meridians = _multiples(west, east, _step(wide))
        lines += [view.drawn(across, np.full(91, at)) for at in parallels]
        lines += [view.drawn(np.full(91, at), down) for at in meridians]
        names += [_at_left(view, west, at) for at in parallels]
        names += [_at_top(view, at, north) for at in meridians]
    named = () if view.projection.azimuthal else tuple(one for one in dict.fromkeys(names) if one)
    return line_path(lines, view.width, view.height), named


def _step(degrees: float) -> float:
    return next((one for one in _GRID if degrees / one <= 6), 30)


def degree(value: float, sides: str) -> str:
    """Degrees of a line of the grid: "30° N", "90° W"; 0 and 180 have no side."""
    side = "" if value in (0, 180, -180) else sides[0] if value > 0 else sides[1]
    return f"{abs(value):g}° {side}".strip()


def _at_left(view: View, west: float, latitude: float) -> Label | None:
    x, y = (float(one) for one in view.drawn([west], [latitude])[0])
    words = (degree(latitude, "NS"),)
    return (
        Label(4.0, round(y + 4, 1), "start", words, "degree")
        if x < 10 and 30 < y < view.height - 70
        else None
    )


def _at_top(view: View, longitude: float, north: float) -> Label | None:
    x = float(view.drawn([longitude], [north])[0, 0])
    words = (degree(longitude, "EW"),)
    return Label(round(x, 1), 13.0, "middle", words, "degree") if 40 < x < view.width - 40 else None


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
