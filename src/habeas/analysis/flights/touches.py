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
    `LOW_FT`; `candidates` are all that do, nearest first, where there are several. `distance_m` is from the
    point to the airport's reference point. Failure cases: a field that airportsdata does not list; two fields
    within 5 nautical miles, of which the nearest to the point is named; a low pass that ends a track.
    """

    seen: bool
    earliest: float | None
    latest: float | None
    airport: str = ""
    distance_m: float | None = None
    why: str = ""
    candidates: tuple[str, ...] = ()


def touch(track: Track, at: int, other: int | None, *, ground: bool, landing: bool, kmh: float) -> Touch:
    """The landing after (the take-off before) the airborne point `at`.

    `other` is the point on its other side, None where the track ends; `ground` whether it is on the ground.
    `kmh` is what the aircraft typically flies.
    """
    here = track.time.item(at)
    low = fields(track, at)
    height = track.altitude.item(at) - low[0].elevation if low else LOW_FT
    very_low = height <= VERY_LOW_FT and not _away(track.rate.item(at), landing)
    there = None if other is None else track.time.item(other)
    seconds = 0.0 if there is None else abs(there - here)
    earliest, latest = (here, there) if landing else (there, here)
    seen = very_low or (ground and seconds <= SEEN_S)
    places, candidates = low, _codes(low)
    if ground and other is not None:
        places = standing(track, other)
        candidates = _codes(places)
        if seconds > SEEN_S and _elsewhere(track, at, other, seconds, kmh):
            places = low
    why = _why(track, at, seconds, ground=ground, landing=landing, seen=seen, ends=other is None)
    if not places:
        return Touch(seen, earliest, latest, why=why, candidates=candidates)
    first = places[0]
    several = candidates if len(candidates) > 1 else ()
    return Touch(seen, earliest, latest, first.icao, first.distance_m, why, several)


def fields(track: Track, at: int) -> tuple[Near, ...]:
    """The airports within `WITHIN_M` and `LOW_FT` of an airborne point, nearest first."""
    altitude = track.altitude.item(at)
    if not altitude <= 18_000:
        return ()
    found = near(track.latitude.item(at), track.longitude.item(at), within_m=WITHIN_M)
    return tuple(one for one in found if BELOW_FT <= altitude - one.elevation <= LOW_FT)


def standing(track: Track, at: int) -> tuple[Near, ...]:
    """The airports within `WITHIN_M` of a point on the ground, nearest first."""
    return near(track.latitude.item(at), track.longitude.item(at), within_m=WITHIN_M)


def _codes(found: tuple[Near, ...]) -> tuple[str, ...]:
    return tuple(one.icao for one in found)


def _away(rate: float, landing: bool) -> bool:
    return rate > TREND_FPM if landing else rate < -TREND_FPM


def _elsewhere(track: Track, at: int, other: int, seconds: float, kmh: float) -> bool:
    """Whether there was time for a landing elsewhere, a stop and a flight to where it then stood."""
    lat, lon = track.latitude.item, track.longitude.item
    metres = apart(lat(at), lon(at), lat(other), lon(other))
    return seconds >= landing_takes(metres, track.altitude.item(at), 0.0, TYPICAL._replace(kmh=kmh))


def _why(
    track: Track, at: int, seconds: float, *, ground: bool, landing: bool, seen: bool, ends: bool
) -> str:
    if ground and seen:
        if landing:
            return f"first on the ground {seconds:.0f} s after the last airborne point"
        return f"first airborne point {seconds:.0f} s after the last on the ground"
    where = _level(track, at)
    if ground:
        side = "the next on the ground" if landing else "the last on the ground"
        return f"not seen: {seconds:,.0f} s between the point at {where} and {side}"
    verb = ("ends" if landing else "begins") if ends else ("breaks off" if landing else "resumes")
    gap = "" if ends else f", a gap of {seconds:,.0f} s"
    return f"{'seen to the field' if seen else 'not seen'}: the track {verb} at {where}{gap}"


def _level(track: Track, at: int) -> str:
    """Altitude and trend: "11,275 ft, climbing"."""
    altitude, rate = track.altitude.item(at), track.rate.item(at)
    height = f"{altitude:,.0f} ft" if altitude == altitude else "a height not given"
    if rate != rate:
        return height
    return f"{height}, {'climbing' if rate > TREND_FPM else 'descending' if rate < -TREND_FPM else 'level'}"
