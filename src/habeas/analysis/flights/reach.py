"""Reach: where an aircraft could have been between two points, for a speed and a stop; never where it was."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin
from typing import Literal, Protocol

import numpy as np

from habeas.analysis.flights.geodesy import EARTH_M, ENCLOSING, exact, haversine, wrapped
from habeas.analysis.flights.performance import TYPICAL_KMH, TYPICAL_STOP_S, UPPER_KMH
from habeas.reference.airfields import airfields

RING = 360
"""Corners of the drawn ring."""

Could = Literal["could have", "only above typical speed", "could not have"]


class Located(Protocol):
    """Anything with degrees north and east: `places.Airport`."""

    @property
    def lat(self) -> float:
        """Degrees north."""
        ...

    @property
    def lon(self) -> float:
        """Degrees east."""
        ...


@dataclass(frozen=True)
class Reach:
    """The places X with d(A,X) + d(X,B) within `budget_m`, the speed times the time without the stop.

    `a` and `b` are (latitude, longitude). `ring` has 360 of them, by bearing from `a`, and encloses the true
    ellipse: it is for drawing, `could` decides by geodesics. Empty where not `feasible`, or `everywhere`.
    """

    a: tuple[float, float]
    b: tuple[float, float]
    seconds: float
    speed_kmh: float
    stop_s: float
    distance_m: float
    budget_m: float
    feasible: bool
    everywhere: bool
    ring: tuple[tuple[float, float], ...]
    why: str


@dataclass(frozen=True)
class Within:
    """An airport within reach and how; nothing ranks one over another."""

    icao: str
    could: Could


def reach(
    a: tuple[float, float],
    b: tuple[float, float],
    seconds: float,
    speed_kmh: float = TYPICAL_KMH,
    stop_s: float = TYPICAL_STOP_S,
) -> Reach:
    """Where an aircraft seen at `a`, and `seconds` later at `b`, could have stopped for `stop_s` between."""
    a, b = (float(a[0]), float(a[1])), (float(b[0]), float(b[1]))
    distance = float(exact(*a, *b))
    budget = speed_kmh / 3.6 * (seconds - stop_s)
    feasible = budget >= distance and budget >= 0
    stretched = budget / EARTH_M * ENCLOSING
    around = float(haversine(*a, *b)) / EARTH_M
    everywhere = feasible and stretched >= 2 * np.pi - around
    ring = _ring(a, b, around, stretched) if feasible and not everywhere else ()
    why = _why(distance, budget, seconds, speed_kmh, stop_s, feasible)
    return Reach(a, b, seconds, speed_kmh, stop_s, distance, budget, feasible, everywhere, ring, why)


def upper_reach(
    a: tuple[float, float], b: tuple[float, float], seconds: float, speed_kmh: float = UPPER_KMH
) -> Reach:
    """The reach that excludes: the upper speed and no stop."""
    return reach(a, b, seconds, speed_kmh, 0.0)


def could(typical: Reach, upper: Reach, airport: Located | tuple[float, float]) -> Could:
    """Whether it could have been there, by the exact path over it, at the typical or the upper figures."""
    place = airport if isinstance(airport, tuple) else (airport.lat, airport.lon)
    far = float(exact(*upper.a, *place)) + float(exact(*place, *upper.b))
    if typical.feasible and far <= typical.budget_m:
        return "could have"
    return "only above typical speed" if upper.feasible and far <= upper.budget_m else "could not have"


def within(typical: Reach, upper: Reach) -> tuple[Within, ...]:
    """Every airport that is within reach, sorted by code; no ranking, and no destination."""
    every = airfields()
    lat, lon = every.latitude, every.longitude
    rough = haversine(*upper.a, lat, lon) + haversine(lat, lon, *upper.b)
    near = np.flatnonzero(rough <= max(upper.budget_m, typical.budget_m) * ENCLOSING)
    if not near.size:
        return ()
    ends = [np.broadcast_to(each, near.shape) for each in (*upper.a, *upper.b)]
    far = exact(ends[0], ends[1], lat[near], lon[near]) + exact(lat[near], lon[near], ends[2], ends[3])
    likely = (far <= typical.budget_m) & typical.feasible
    possible = likely | ((far <= upper.budget_m) & upper.feasible)
    return tuple(
        Within(every.icao[one], "could have" if sure else "only above typical speed")
        for one, sure, there in zip(near.tolist(), likely.tolist(), possible.tolist(), strict=True)
        if there
    )


def _ring(
    a: tuple[float, float], b: tuple[float, float], d: float, s: float
) -> tuple[tuple[float, float], ...]:
    """The ellipse on the sphere about its first focus (formats page, "Reach").

    It encloses the ellipsoid's where `d` is the sphere's distance and `s` is stretched: what lies outside has
    a path on the sphere longer than the budget times 1.0057, and no geodesic is shorter by more than that.
    """
    lat1, lat2, lon = radians(a[0]), radians(b[0]), radians(b[1] - a[1])
    towards = np.arctan2(sin(lon) * cos(lat2), cos(lat1) * sin(lat2) - sin(lat1) * cos(lat2) * cos(lon))
    theta = np.arange(RING) * (2 * np.pi / RING)
    out = np.arctan2(cos(d) - cos(s), sin(s) - sin(d) * np.cos(theta))
    bearing = theta + towards
    up = np.arcsin(np.clip(sin(lat1) * np.cos(out) + cos(lat1) * np.sin(out) * np.cos(bearing), -1, 1))
    east = np.arctan2(np.sin(bearing) * np.sin(out) * cos(lat1), np.cos(out) - sin(lat1) * np.sin(up))
    lats, lons = np.degrees(up).tolist(), wrapped(a[1] + np.degrees(east)).tolist()
    return tuple(zip(lats, lons, strict=True))


def _why(distance: float, budget: float, seconds: float, kmh: float, stop: float, feasible: bool) -> str:
    far = f"{max(0.0, budget) / 1000:,.0f} km"
    said = f"{seconds:,.0f} s, {stop:,.0f} of them stopped, at {kmh:,.0f} km/h are {far}"
    if feasible:
        return f"{said}; the straight way is {distance / 1000:,.0f} km"
    flying = seconds - stop
    needs = f"it needs {distance / flying * 3.6:,.0f} km/h" if flying > 0 else "no time is left to fly"
    return f"infeasible: {said}, the straight way is {distance / 1000:,.0f} km; {needs}"
