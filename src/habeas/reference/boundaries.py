"""Where a country's territory ends: land and territorial sea to 12 nautical miles (UNCLOS Art. 3).

Thin on purpose. One country is drawn, from Natural Earth 1:10m, by scripts/build_boundaries.py. No median
lines between neighbours, no legal baselines, and no islet that Natural Earth leaves out.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from habeas.reference.names import look_up
from habeas.reference.tables import document

if TYPE_CHECKING:
    from shapely import MultiPolygon

DRAWN = {"US": "territory_usa.json"}


@dataclass(frozen=True)
class Boundary:
    """A territory in degrees (longitude, latitude, WGS 84) and how far its edge may be wrong.

    `tolerance_m` is one-sided: the true limit is taken to lie no more than so many metres inside or outside
    of the drawn edge, so only a point farther from it than that is certainly in or out. The script says how
    it was measured, and where it does not hold.
    """

    name: str
    source: str
    tolerance_m: int
    geometry: MultiPolygon
    not_drawn: str = ""


def territory(code: str) -> Boundary | None:
    """Return the land and territorial sea of a country by code or name ("US", "USA"), or nothing."""
    country = look_up(code, "country")
    known = country.country if country else code.upper()
    return _load(DRAWN[known]) if known in DRAWN else None


@cache
def _load(file: str) -> Boundary:
    from shapely import prepare  # here, so that importing this module stays fast
    from shapely.geometry import shape

    feature: dict[str, Any] = document(file)
    geometry = shape(feature["geometry"])
    prepare(geometry)
    about = feature["properties"]
    return Boundary(about["name"], about["source"], about["tolerance_m"], geometry, about["not_drawn"])
