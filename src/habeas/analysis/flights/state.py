"""Where an aircraft was at an instant, between which points, and how far it could be from there."""

from __future__ import annotations

from dataclasses import dataclass
from math import acos, cos, sin

import numpy as np

from habeas.analysis.flights.gaps import APART_M, LONGER_S, Gap, gap_after
from habeas.analysis.flights.geodesy import EARTH_M, ENCLOSING, KNOT, between
from habeas.analysis.flights.performance import GROUND_KT, TYPICAL, UPPER, Ability
from habeas.analysis.flights.positions import Track

ON_GROUND, AIRBORNE, TOUCHING, IN_GAP = "on the ground", "airborne", "taking off or landing", "in a gap"
BEFORE, AFTER, NEVER = "before the track", "after the track", "no points"


@dataclass(frozen=True)
class State:
    """Where an aircraft was at `time` (seconds since 1970), between two points of its track.

    `phase` is one of the names of this module. Position and altitude (feet) are between the two points, along
    the geodesic; None before and after the track. `earlier` and `later` are the indexes on either side, one
    and the same at a point, `earlier_s` and `later_s` how long before and after. `within_m` is how far from
    the position it could have been at the upper speed; None without bound. `gap` tells what is consistent.
    """

    time: float
    phase: str
    latitude: float | None = None
    longitude: float | None = None
    altitude: float | None = None
    earlier: int | None = None
    later: int | None = None
    earlier_s: float | None = None
    later_s: float | None = None
    within_m: float | None = None
    gap: Gap | None = None
    why: str = ""


def at(track: Track, time: float, *, longer_s: float = LONGER_S, upper: Ability = UPPER) -> State:
    """The state at an instant, in seconds since 1970-01-01T00:00Z.

    The track is in order of time (`cleaned`). Failure cases: a position between two points is a guess with a
    bound, not an observation; the bound holds for aircraft no faster than the upper speed.
    """
    count, time = len(track), float(time)
    if not count:
        return State(time, NEVER, why="the track has no points")
    after = int(np.searchsorted(track.time, time, "left"))
    if after < count and track.time[after] == time:
        return _point(track, after, time)
    if after == 0:
        return _outside(time, BEFORE, later=0, later_s=track.time.item(0) - time)
    if after == count:
        return _outside(time, AFTER, earlier=count - 1, earlier_s=time - track.time.item(count - 1))
    return _inside(track, after - 1, time, longer_s, upper)


def over(
    track: Track, start: float, end: float, *, longer_s: float = LONGER_S, upper: Ability = UPPER
) -> tuple[State, State]:
    """The states at both ends of an interval: an order's "between 18:45 and 18:48"."""
    return (
        at(track, start, longer_s=longer_s, upper=upper),
        at(track, end, longer_s=longer_s, upper=upper),
    )


def _point(track: Track, at: int, time: float) -> State:
    phase = ON_GROUND if track.ground[at] else AIRBORNE
    place = (track.latitude.item(at), track.longitude.item(at), _known(track.altitude.item(at)))
    return State(time, phase, *place, at, at, 0.0, 0.0, 0.0, why="a point of the track")


def _outside(
    time: float,
    phase: str,
    *,
    earlier: int | None = None,
    later: int | None = None,
    earlier_s: float | None = None,
    later_s: float | None = None,
) -> State:
    side = f"the last point is {earlier_s:,.0f} s before" if later_s is None else ""
    side = side or f"the first point is {later_s:,.0f} s after"
    return State(time, phase, earlier=earlier, later=later, earlier_s=earlier_s, later_s=later_s, why=side)


def _inside(track: Track, first: int, time: float, longer_s: float, upper: Ability) -> State:
    gap = gap_after(track, first, upper=upper, typical=TYPICAL)
    before = time - track.time.item(first)
    share = before / gap.seconds
    lats, lons = track.latitude[first : first + 2].tolist(), track.longitude[first : first + 2].tolist()
    place = between(lats[0], lons[0], lats[1], lons[1], share, published=True)
    lat, lon = (float(each) for each in place)
    low, high = gap.altitudes
    phase, why = _phase(gap, longer_s)
    parked = phase == ON_GROUND
    speed = GROUND_KT * KNOT if parked else upper.kmh / 3.6
    within = _within(gap.distance_m, share, before, gap.seconds - before, speed)
    sides = (first, first + 1, before, gap.seconds - before)
    return State(time, phase, lat, lon, _known(float(low + share * (high - low))), *sides, within, gap, why)


def _phase(gap: Gap, longer_s: float) -> tuple[str, str]:
    between_s = f"between points {gap.seconds:,.0f} s apart"
    if gap.seconds > longer_s or gap.consistent_with == "neither":
        return IN_GAP, f"{between_s}, consistent with {gap.consistent_with}: {gap.why}"
    if all(gap.grounds) and gap.distance_m <= APART_M:
        return ON_GROUND, between_s
    return (TOUCHING if any(gap.grounds) else AIRBORNE), between_s


def _within(metres: float, share: float, before: float, after: float, speed: float) -> float:
    """How far from the place at a share of the way it could be: the corner of the lens that both points
    allow.

    It is within r1 of the first point and r2 of the second. The furthest place from one on the line between
    them is where the two circles cross; where one lies in the other, the far side of the smaller. On the
    sphere, and stretched to hold on the ellipsoid. Where the distance needs more than the speed, that speed.
    """
    speed = max(speed, 1.0001 * metres / (before + after))
    d, r1, r2 = metres / EARTH_M, speed * before / EARTH_M, speed * after / EARTH_M
    x = d * share
    straight = min(x + r1, d - x + r2)
    inside = abs(r1 - r2) >= d or r1 + r2 + d >= 2 * np.pi or d < 1e-9
    if inside or max(r1, r2) > np.pi / 2:
        return min(straight, np.pi) * EARTH_M * ENCLOSING
    corner = (cos(r2) - cos(d) * cos(r1)) / (sin(d) * sin(r1))
    far = cos(x) * cos(r1) + sin(x) * sin(r1) * max(-1.0, min(1.0, corner))
    return acos(max(-1.0, min(1.0, far))) * EARTH_M * ENCLOSING


def _known(value: float) -> float | None:
    return value if value == value else None
