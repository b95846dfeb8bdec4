"""Where a territory ends: land and territorial sea to 12 nautical miles (UNCLOS Art. 3).

What is shipped is drawn from Natural Earth 1:10m by scripts/build_boundaries.py; a case may bring its own
(`boundary_files`). A territory is not a flight information region: kind says which of them a boundary is.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from habeas.reference.names import look_up
from habeas.reference.tables import document

if TYPE_CHECKING:
    from shapely import MultiPolygon

TERRITORY, FIR = "territory", "fir"
KINDS = (TERRITORY, FIR)
"""Land and sea of a state, or the region in which one centre controls traffic: whose sky, or who talks."""

DRAWN = {"US": "territory_usa.json"}


@dataclass(frozen=True)
class Coast:
    """A stretch of a drawn edge within a box of degrees, and how far the true limit may be from it (metres).

    `landward_m` is how far inside of the drawn edge the true limit may lie, `seaward_m` how far outside.
    """

    west: float
    south: float
    east: float
    north: float
    landward_m: int
    seaward_m: int


@dataclass(frozen=True)
class Boundary:
    """A boundary in degrees (longitude, latitude, WGS 84) and how far its edge may be wrong.

    The tolerance is one-sided and of each coast: only a point inside the drawn edge by more than `landward_m`
    is certainly in, and only one outside by more than `seaward_m` certainly out. `tolerance_m` is one figure
    for both sides and the whole edge, for callers that take no more than one.
    """

    code: str
    name: str
    kind: str
    source: str
    tolerance_m: int
    geometry: MultiPolygon
    not_drawn: str = ""
    coasts: tuple[Coast, ...] = ()

    def tolerance(self, latitude: float, longitude: float) -> tuple[int, int]:
        """Metres landward and seaward of the drawn edge on the coast nearest to the point.

        The larger of each where several are as near; `tolerance_m` twice where no coast is given.
        """
        if not self.coasts:
            return self.tolerance_m, self.tolerance_m
        away = [_away(coast, latitude, longitude) for coast in self.coasts]
        near = [coast for coast, far in zip(self.coasts, away, strict=True) if far <= min(away) + 1e-9]
        return max(one.landward_m for one in near), max(one.seaward_m for one in near)


def territory(code_or_name: str) -> Boundary | None:
    """Return the land and territorial sea of a country by code or name ("US", "USA"), or nothing."""
    code = _code(code_or_name)
    return _load(code) if code else None


def codes() -> tuple[str, ...]:
    """Return the ISO 3166 alpha-2 codes of the territories that are shipped, sorted."""
    return tuple(sorted(DRAWN))


def around(west: float, south: float, east: float, north: float) -> tuple[str, ...]:
    """Return the codes of the shipped territories that may meet a box of degrees, by their own boxes.

    A west greater than east is a box over the antimeridian. No geometry is loaded.
    """
    sides = [(west, east)] if west <= east else [(west, 180.0), (-180.0, east)]
    return tuple(
        code
        for code in codes()
        if any(
            w <= right and left <= e and s <= north and south <= n
            for w, s, e, n in _boxes(code)
            for left, right in sides
        )
    )


def _code(text: str) -> str:
    """The shipped code that the text is or names; "" where none is."""
    if text in codes():
        return text
    country = look_up(text, "country")
    known = country.country if country else text.upper()
    return known if known in codes() else ""


def _boxes(code: str) -> tuple[tuple[float, float, float, float], ...]:
    found = _load(code)
    return tuple(part.bounds for part in found.geometry.geoms)


def _away(coast: Coast, latitude: float, longitude: float) -> float:
    """Degrees of latitude, nearly, from the point to the box of a coast; 0 within."""
    east = max(0.0, coast.west - longitude, longitude - coast.east)
    turned = (
        min(east, abs(_turn(coast.west - longitude)), abs(_turn(longitude - coast.east))) if east else 0.0
    )
    north = max(0.0, coast.south - latitude, latitude - coast.north)
    return math.hypot(turned * math.cos(math.radians(latitude)), north)


def _turn(degrees: float) -> float:
    """The same turn within -180 to 180."""
    return (degrees + 180) % 360 - 180


@cache
def _load(code: str) -> Boundary:
    from shapely import prepare  # here, so that importing this module stays fast
    from shapely.geometry import shape

    feature: dict[str, Any] = document(DRAWN[code])
    geometry = shape(feature["geometry"])
    prepare(geometry)
    about = feature["properties"]
    return Boundary(
        code=code,
        name=about["name"],
        kind=TERRITORY,
        source=about["source"],
        tolerance_m=about["tolerance_m"],
        geometry=geometry,
        not_drawn=about["not_drawn"],
    )
