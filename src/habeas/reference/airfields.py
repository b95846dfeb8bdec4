"""All airports as columns, and those near a position."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from math import asin, ceil, cos, floor, radians, sin, sqrt
from typing import TYPE_CHECKING

import numpy as np

from habeas.reference.tables import rows

if TYPE_CHECKING:
    from numpy.typing import NDArray

EARTH_M = 6_371_008.8
CELLS_A_DEGREE = 4
WIDEST_M = 18_520.0
"""How far `near` can look: 10 nautical miles."""


@dataclass(frozen=True, eq=False)
class Airfields:
    """Columns over all airports of airportsdata, sorted by code; degrees of WGS84, elevation in feet."""

    icao: tuple[str, ...]
    latitude: NDArray[np.float64]
    longitude: NDArray[np.float64]
    elevation: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Near:
    """An airport near a position: metres from its reference point, its elevation in feet."""

    icao: str
    distance_m: float
    elevation: float


def code(text: str) -> str:
    """The ICAO code that a code stands for: MHSC is MHPR; one with no alias is itself."""
    return _aliases().get(text.upper(), text.upper())


@cache
def airfields() -> Airfields:
    """Every airport; read once, some tenths of a second when first asked for."""
    import airportsdata

    listed = airportsdata.load("ICAO")
    codes = tuple(sorted(listed))
    columns = (np.array([listed[one][each] for one in codes]) for each in ("lat", "lon", "elevation"))
    return Airfields(codes, *columns)


def near(latitude: float, longitude: float, *, within_m: float) -> tuple[Near, ...]:
    """The airports whose reference point lies within a distance (10 nautical miles at most), nearest first.

    Distances are the sphere's, up to 0.56 % off. A microsecond where there is none.
    """
    key = _cell(floor(latitude * CELLS_A_DEGREE), floor(longitude * CELLS_A_DEGREE))
    held = _cells().get(key)
    if held is None:
        return ()
    up, flat = radians(latitude), cos(radians(latitude))
    found = []
    for name, lat, lon, cosine, feet in held:
        half = sin((lat - up) / 2) ** 2 + flat * cosine * sin(radians(lon - longitude) / 2) ** 2
        metres = 2 * EARTH_M * asin(sqrt(half))
        if metres <= within_m:
            found.append(Near(name, metres, feet))
    found.sort(key=lambda one: (one.distance_m, one.icao))
    return tuple(found)


_Held = tuple[str, float, float, float, float]


@cache
def _cells() -> dict[int, tuple[_Held, ...]]:
    """For each quarter of a degree the airports that may be within `WIDEST_M` of some place in it."""
    every = airfields()
    cells: dict[int, list[_Held]] = defaultdict(list)
    columns = (every.latitude.tolist(), every.longitude.tolist(), every.elevation.tolist())
    reach = 1.01 * WIDEST_M / EARTH_M * 180 / np.pi
    for name, lat, lon, feet in zip(every.icao, *columns, strict=True):
        held = (name, radians(lat), lon, cos(radians(lat)), feet)
        north, south = lat + reach, lat - reach
        flat = cos(radians(min(89.9, max(abs(north), abs(south)))))
        wide = min(180.0, reach / flat)
        columns_of = range(floor((lon - wide) * CELLS_A_DEGREE), ceil((lon + wide) * CELLS_A_DEGREE))
        for row in range(floor(south * CELLS_A_DEGREE), floor(north * CELLS_A_DEGREE) + 1):
            for key in {_cell(row, column) for column in columns_of}:
                cells[key].append(held)
    return {key: tuple(held) for key, held in cells.items()}


def _cell(row: int, column: int) -> int:
    return row * 360 * CELLS_A_DEGREE + column % (360 * CELLS_A_DEGREE)


@cache
def _aliases() -> dict[str, str]:
    return {row["alias"].upper(): row["icao"] for row in rows("airports.csv")}
