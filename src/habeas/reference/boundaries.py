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
from habeas.reference.packed import shape, stretch
from habeas.reference.tables import document

if TYPE_CHECKING:
    from shapely import MultiPolygon

TERRITORY, FIR = "territory", "fir"
KINDS = (TERRITORY, FIR)
"""Land and sea of a state, or the region in which one centre controls traffic: whose sky, or who talks."""


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
    """Return the ISO 3166 alpha-2 codes of the territories that are shipped, sorted; XK is Kosovo."""
    return tuple(sorted(_index()["territories"]))


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
            for w, s, e, n in _index()["territories"][code]["boxes"]
            for left, right in sides
        )
    )


def _code(text: str) -> str:
    """The shipped code that the text is or names; "" where none is."""
    known = _index()["territories"]
    if text.upper() in known:
        return text.upper()
    country = look_up(text, "country")
    if country and country.country in known:
        return country.country
    return _names().get(text.casefold(), "")


@cache
def _index() -> dict[str, Any]:
    """What the build script wrote: of each territory its name, boxes, coasts, and where its shape stands."""
    loaded: dict[str, Any] = document("boundaries.json")
    return loaded


@cache
def _names() -> dict[str, str]:
    """Each territory's name before its colon, folded, to its code."""
    return {one["name"].partition(":")[0].casefold(): code for code, one in _index()["territories"].items()}


@cache
def _load(code: str) -> Boundary:
    from shapely import prepare  # here, so that importing this module stays fast

    index = _index()
    about = index["territories"][code]
    geometry = shape(stretch("boundaries.bin", about["start"], about["length"]), index["grid"])
    prepare(geometry)
    return Boundary(
        code=code,
        name=about["name"],
        kind=TERRITORY,
        source=index["source"],
        tolerance_m=about["tolerance_m"],
        geometry=geometry,
        not_drawn="; ".join(filter(None, (index["not_drawn"], about["not_drawn"]))),
        coasts=tuple(Coast(*coast[:6]) for coast in about["coasts"]),
    )


def _away(coast: Coast, latitude: float, longitude: float) -> float:
    """Degrees of latitude, nearly, from the point to the box of a coast; 0 within."""
    north = max(0.0, coast.south - latitude, latitude - coast.north)
    if coast.west <= longitude <= coast.east:
        return north
    east = min(abs(_turn(coast.west - longitude)), abs(_turn(longitude - coast.east)))
    return math.hypot(east * math.cos(math.radians(latitude)), north)


def _turn(degrees: float) -> float:
    """The same turn within -180 to 180."""
    return (degrees + 180) % 360 - 180
