"""All airports as columns, and those near a position."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from math import asin, ceil, cos, floor, radians, sin, sqrt
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from habeas.reference.tables import rows

if TYPE_CHECKING:
    from numpy.typing import NDArray

EARTH_M = 6_371_008.8
SHORTEST_DEGREE_M = 110_000.0
"""No degree of latitude is shorter."""

POLAR = 85.0
"""Past it the plane is no quick first test."""

CELLS_A_DEGREE = 4
ROUND = 360 * CELLS_A_DEGREE
"""Cells around the Earth."""

WIDEST_M = 18_520.0
"""How far `near` can look: 10 nautical miles."""


@dataclass(frozen=True, eq=False)
class Airfields:
    """Columns over all airports of airportsdata, sorted by code; degrees of WGS84, elevation in feet."""

    icao: tuple[str, ...]
    latitude: NDArray[np.float64]
    longitude: NDArray[np.float64]
    elevation: NDArray[np.float64]


class Near(NamedTuple):
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


def near(
    latitude: float, longitude: float, *, within_m: float, lowest_ft: float = -2000.0
) -> tuple[Near, ...]:
    """The airports whose reference point lies within a distance (10 nautical miles at most), nearest first.

    Those with an elevation of less than `lowest_ft` are left out; the lowest there is lies at -1,266 ft.
    Distances are the sphere's, up to 0.56 % off. A microsecond where there is none.
    """
    key = _cell(floor(latitude * CELLS_A_DEGREE), floor(longitude * CELLS_A_DEGREE))
    held = _cells().get(key)
    if held is None:
        return ()
    if longitude >= 180:
        longitude -= 360
    flat = cos(radians(latitude))
    most = (within_m / SHORTEST_DEGREE_M) ** 2 if abs(latitude) < POLAR else 360.0**2
    found = []
    for lat, lon, cosine, name, feet in held:
        up, east = lat - latitude, lon - longitude
        if feet >= lowest_ft and up * up + east * east * flat * cosine < most:
            half = sin(radians(up) / 2) ** 2 + flat * cosine * sin(radians(east) / 2) ** 2
            metres = 2 * EARTH_M * asin(sqrt(half))
            if metres <= within_m:
                found.append((metres, name, feet))
    found.sort()
    return tuple([Near(name, metres, feet) for metres, name, feet in found])


_Held = tuple[float, float, float, str, float]


@cache
def _cells() -> dict[int, tuple[_Held, ...]]:
    """For each quarter of a degree the airports that may be within `WIDEST_M` of some place in it."""
    every = airfields()
    cells: dict[int, list[_Held]] = defaultdict(list)
    columns = (every.latitude.tolist(), every.longitude.tolist(), every.elevation.tolist())
    reach = 1.01 * WIDEST_M / EARTH_M * 180 / np.pi
    for name, lat, lon, feet in zip(every.icao, *columns, strict=True):
        north, south = lat + reach, lat - reach
        pole = max(abs(north), abs(south))
        wide = min(180.0, reach / cos(radians(pole))) if pole < 89 else 180.0
        columns_of = range(floor((lon - wide) * CELLS_A_DEGREE), ceil((lon + wide) * CELLS_A_DEGREE))[:ROUND]
        flat = cos(radians(lat))
        for row in range(floor(south * CELLS_A_DEGREE), floor(north * CELLS_A_DEGREE) + 1):
            for column in columns_of:
                east = lon - 360 * ((column + ROUND // 2) // ROUND)  # as seen from that cell
                cells[_cell(row, column)].append((lat, east, flat, name, feet))
    return {key: tuple(held) for key, held in cells.items()}


def _cell(row: int, column: int) -> int:
    return row * ROUND + column % ROUND


@cache
def _aliases() -> dict[str, str]:
    return {row["alias"].upper(): row["icao"] for row in rows("airports.csv")}
