"""Take-offs and landings: when at the earliest and latest, and at which airport, where the points say so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas.analysis.flights.geodesy import NAUTICAL_M, apart
from habeas.analysis.flights.performance import TYPICAL, landing_takes
from habeas.reference.airfields import Near, near

if TYPE_CHECKING:
    from habeas.analysis.flights.positions import Track

WITHIN_M = 5 * NAUTICAL_M
"""From an airport's reference point: runways of large airports end 2 to 3 km from it, and 5 nautical miles is
the usual radius of a control zone (general knowledge). Further off no airport is named."""

LOW_FT = 3000.0
"""Above the airport's elevation: the height of a traffic pattern and half as much again, and of an approach
9 nautical miles out on a 3 degree path."""

VERY_LOW_FT = 1000.0
"""Above the airport's elevation within `WITHIN_M`: on final approach, or just airborne: the touch is seen."""

BELOW_FT = -2000.0
"""Pressure altitude reads up to 2,000 ft too low at 1,050 hPa and above (200 ft at Minneapolis, 841 ft high,
in the real trace); lower than that it is not this airport, or the altitude is wrong."""

SEEN_S = 120.0
"""A touch is seen where no more than two minutes part the points on both sides of it."""

TREND_FPM = 300.0
"""A rate within it is level flight."""


@dataclass(frozen=True)
class Touch:
    """A take-off or a landing, within [earliest, latest], in seconds since 1970-01-01T00:00Z; None is no
    bound.

    `seen` where points stand on both sides of it no more than `SEEN_S` apart, or where the last airborne
    point (the first, of a take-off) is very low at a field and not going the other way. One in a gap is
    bounded by the gap and not seen. `airport` is an ICAO code, "" where none lies within `WITHIN_M` and
    `LOW_FT`, or where a gap leaves time for another stop before the ground on which it was next seen.
    `candidates` are all that fit, nearest first, where there are several or that is left open. `distance_m`
    is from the point on the ground, else the airborne one, to the airport's reference point. Failure cases: a
    field that airportsdata does not list; two fields within 5 nautical miles, of which the nearest to the
    point is named; a low pass that ends a track.
    """

    seen: bool
    earliest: float | None
    latest: float | None
    airport: str = ""
    distance_m: float | None = None
    why: str = ""
    candidates: tuple[str, ...] = ()


def touch(track: Track, at: int, other: int | None, *, ground: bool, landing: bool) -> Touch:
    """The landing after (the take-off before) the airborne point `at`.

    `other` is the point on its other side, None where the track ends; `ground` whether it is on the ground.
    """
    here = track.time.item(at)
    there = None if other is None else track.time.item(other)
    earliest, latest = (here, there) if landing else (there, here)
    seconds = 0.0 if there is None else abs(there - here)
    if other is None or not ground:
        low = fields(track, at)
        seen = _very_low(track, at, low, landing)
        why = _open(track, at, seconds, landing=landing, seen=seen, ends=other is None)
        return _named(seen, earliest, latest, low, low, why)
    stood = standing(track, other)
    if seconds <= SEEN_S:
        return _named(True, earliest, latest, stood, stood, _bounded(seconds, landing))
    low = fields(track, at)
    seen = _very_low(track, at, low, landing)
    places = low if _elsewhere(track, at, other, seconds) else stood
    why = _far(track, at, seconds, landing=landing, seen=seen)
    return _named(seen, earliest, latest, places, stood, why)


def _named(
    seen: bool,
    earliest: float | None,
    latest: float | None,
    places: tuple[Near, ...],
    candidates: tuple[Near, ...],
    why: str,
) -> Touch:
    """With the first of the places as its airport, and the candidates where they are other or more."""
    if not places:
        return Touch(seen, earliest, latest, why=why, candidates=tuple(one.icao for one in candidates))
    first = places[0]
    if len(candidates) < 2 and candidates == places:
        return Touch(seen, earliest, latest, first.icao, first.distance_m, why)
    codes = tuple(dict.fromkeys(one.icao for one in (*places, *candidates)))
    several = codes if len(codes) > 1 else ()
    return Touch(seen, earliest, latest, first.icao, first.distance_m, why, several)


def _very_low(track: Track, at: int, low: tuple[Near, ...], landing: bool) -> bool:
    """Whether the touch is all but seen: very low at a field, and not going the other way."""
    if not low or track.altitude.item(at) - low[0].elevation > VERY_LOW_FT:
        return False
    rate = track.rate.item(at)
    return not (rate > TREND_FPM if landing else rate < -TREND_FPM)


def fields(track: Track, at: int) -> tuple[Near, ...]:
    """The airports within `WITHIN_M` and `LOW_FT` of an airborne point, nearest first."""
    altitude = track.altitude.item(at)
    if not altitude <= 18_000:
        return ()
    lat, lon, lowest = track.latitude.item(at), track.longitude.item(at), altitude - LOW_FT
    found = near(lat, lon, within_m=WITHIN_M, lowest_ft=lowest)
    return tuple([one for one in found if one.elevation <= altitude - BELOW_FT])


def standing(track: Track, at: int) -> tuple[Near, ...]:
    """The airports within `WITHIN_M` of a point on the ground, nearest first."""
    return near(track.latitude.item(at), track.longitude.item(at), within_m=WITHIN_M)


def _elsewhere(track: Track, at: int, other: int, seconds: float) -> bool:
    """Whether there was time for a landing elsewhere, a stop and a flight to where it then stood."""
    lat, lon = track.latitude.item, track.longitude.item
    metres = apart(lat(at), lon(at), lat(other), lon(other))
    return bool(seconds >= landing_takes(metres, track.altitude.item(at), 0.0, TYPICAL))


def _bounded(seconds: float, landing: bool) -> str:
    if landing:
        return f"first on the ground {seconds:.0f} s after the last airborne point"
    return f"first airborne point {seconds:.0f} s after the last on the ground"


def _far(track: Track, at: int, seconds: float, *, landing: bool, seen: bool) -> str:
    ends = "the next on the ground" if landing else "the last on the ground"
    said = "seen to the field" if seen else "not seen"
    return f"{said}: {seconds:,.0f} s between the point at {_level(track, at)} and {ends}"


def _open(track: Track, at: int, seconds: float, *, landing: bool, seen: bool, ends: bool) -> str:
    said = "seen to the field" if seen else "not seen"
    verb = ("ends" if landing else "begins") if ends else ("breaks off" if landing else "resumes")
    gap = "" if ends else f", a gap of {seconds:,.0f} s"
    return f"{said}: the track {verb} at {_level(track, at)}{gap}"


def _level(track: Track, at: int) -> str:
    """Altitude and trend: "11,275 ft, climbing"."""
    altitude, rate = track.altitude.item(at), track.rate.item(at)
    height = f"{altitude:,.0f} ft" if altitude == altitude else "a height not given"
    if rate != rate:
        return height
    return f"{height}, {'climbing' if rate > TREND_FPM else 'descending' if rate < -TREND_FPM else 'level'}"
