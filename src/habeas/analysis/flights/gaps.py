"""Gaps: stretches with no observation, and whether flight or a landing is consistent with each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np

from habeas.analysis.flights.geodesy import KNOT, haversine
from habeas.analysis.flights.performance import (
    TYPICAL,
    UPPER,
    Ability,
    can_fly,
    landing_takes,
)
from habeas.analysis.flights.positions import Column, Track

LONGER_S = 300.0
"""A gap is reported when longer: twenty times readsb's limit for a stale point (15 s); 70 km of flight."""

HOLE_S = 900.0
"""A receiver that sees no aircraft for longer is taken as blind: with a feed of several, a quarter hour with
none is rare. Give another where few aircraft come by."""

FEWEST = 3
"""Aircraft in the same tables from which on a stretch without any of them says something of the receiver."""

APART_M = 10_000.0
"""Two points on the ground further apart are at two airports: the largest are 10 km across (Denver)."""

Consistent = Literal["flight", "landing", "both", "neither"]


@dataclass(frozen=True)
class Gap:
    """A stretch with no point: indexes before and after, and what fits between them.

    Altitudes are feet, rates feet a minute (not-a-number where not given), `needed_kt` the mean ground speed
    in a straight line. `landing_typically` says whether a landing also fits by the typical figures.
    `consistent_with` goes by the upper figures alone, since it excludes.
    """

    first: int
    last: int
    seconds: float
    distance_m: float
    altitudes: tuple[float, float]
    rates: tuple[float, float]
    grounds: tuple[bool, bool]
    needed_kt: float
    consistent_with: Consistent
    landing_typically: bool
    why: str


@dataclass(frozen=True)
class Hole:
    """A stretch, in seconds since 1970, in which no aircraft at all was seen."""

    start: float
    end: float


def gaps(
    track: Track, *, longer_s: float = LONGER_S, upper: Ability = UPPER, typical: Ability = TYPICAL
) -> tuple[Gap, ...]:
    """The gaps of a track that are longer than `longer_s`, in order.

    "flight": no landing fits by the upper figures. "landing": it stood on the ground at one end or both (and
    stayed there, or landed or took off unseen), or the gap is too long, or too steep, for flight. "both": by
    the upper figures either fits. "neither": not even the upper speed covers the distance. Failure cases: a
    touch-and-go within a "flight" gap; altitudes of two kinds; aircraft outside the figures.
    """
    time = track.time
    return _made(track, np.flatnonzero(time[1:] - time[:-1] > longer_s), upper, typical)


def gap_after(track: Track, at: int, *, upper: Ability = UPPER, typical: Ability = TYPICAL) -> Gap:
    """The stretch between a point and the next as a Gap, however short."""
    return _made(track, np.array([at]), upper, typical)[0]


def _made(track: Track, at: Column, upper: Ability, typical: Ability) -> tuple[Gap, ...]:
    if not at.size:
        return ()
    altitude = track.altitude
    seconds = track.time[at + 1] - track.time[at]
    metres = haversine(
        track.latitude[at], track.longitude[at], track.latitude[at + 1], track.longitude[at + 1]
    )
    takes = landing_takes(metres, altitude[at], altitude[at + 1], upper)
    typically = seconds >= landing_takes(metres, altitude[at], altitude[at + 1], typical)
    rows = zip(seconds.tolist(), metres.tolist(), takes.tolist(), typically.tolist(), strict=True)
    return tuple([_gap(track, one, *row, upper) for one, row in zip(at.tolist(), rows, strict=True)])


def _gap(
    track: Track, at: int, seconds: float, metres: float, takes: float, typically: bool, upper: Ability
) -> Gap:
    altitudes, rates = ((one.item(at), one.item(at + 1)) for one in (track.altitude, track.rate))
    grounds = track.ground.item(at), track.ground.item(at + 1)
    needed = metres / KNOT / seconds if seconds else 0.0
    fits, why = _fits(seconds, metres, takes, altitudes, grounds, upper)
    return Gap(at, at + 1, seconds, metres, altitudes, rates, grounds, needed, fits, typically, why)


def _fits(
    seconds: float,
    metres: float,
    takes: float,
    altitudes: tuple[float, float],
    grounds: tuple[bool, bool],
    upper: Ability,
) -> tuple[Consistent, str]:
    needed = f"{metres / 1000:,.0f} km in {seconds:,.0f} s"
    if metres > upper.kmh / 3.6 * seconds + 1000:
        return "neither", f"{needed} is faster than {upper.kmh:,.0f} km/h"
    if any(grounds):
        return "landing", _grounded(needed, metres, grounds)
    change = altitudes[1] - altitudes[0]
    flight = can_fly(metres, 0.0 if change != change else change, seconds, upper)
    landing = seconds >= takes
    if landing and flight:
        return (
            "both",
            f"airborne at both ends; a landing fits: it takes {takes:,.0f} s of {seconds:,.0f} at least",
        )
    if landing:
        return "landing", f"airborne at both ends, {seconds:,.0f} s apart: longer than a flight lasts"
    if flight:
        return "flight", f"{needed}; with a landing it would take {takes:,.0f} s at the upper speed"
    return "neither", f"from {altitudes[0]:,.0f} to {altitudes[1]:,.0f} ft in {seconds:,.0f} s is too steep"


def _grounded(needed: str, metres: float, grounds: tuple[bool, bool]) -> str:
    if not all(grounds):
        return f"{needed}; {'took off' if grounds[0] else 'landed'} within it"
    if metres > APART_M:
        return f"{needed}; on the ground at both ends: it flew between them, unseen"
    return f"on the ground at both ends, {metres:,.0f} m apart: it stayed, or flew and came back"


@dataclass(frozen=True)
class Coverage:
    """When the receivers of some tables saw any aircraft at all, of how many: `holes` are when they did not.

    Fewer than FEWEST aircraft tell nothing of a receiver: `told` is then false, and holes are not known.
    """

    aircraft: int
    holes: tuple[Hole, ...] = ()

    @property
    def told(self) -> bool:
        """Whether there are aircraft enough to tell a hole from an aircraft that nobody saw."""
        return self.aircraft >= FEWEST


def coverage_of(tracks: Sequence[Track]) -> Coverage:
    """The coverage that all these tracks of the same tables tell; several tracks may be of one aircraft."""
    count = len({one.aircraft.key or str(at) for at, one in enumerate(tracks)})
    return Coverage(count, coverage(tracks) if count >= FEWEST else ())


def coverage(
    tracks: Sequence[Track],
    *,
    longer_s: float = HOLE_S,
    start: float | None = None,
    end: float | None = None,
) -> tuple[Hole, ...]:
    """The stretches longer than `longer_s` in which none of these aircraft of one receiver or source was
    seen.

    From `start` to `end` where given, else from the first point to the last. In a hole not seen is not
    absent. No tracks at all, with both ends given, are one hole.
    """
    low, high = -np.inf if start is None else start, np.inf if end is None else end
    every = [one for track in tracks for one in seen(track.time, longer_s=longer_s)]
    every += [(edge, edge) for edge in (start, end) if edge is not None]
    within = [(max(a, low), min(b, high)) for a, b in every if b >= low and a <= high]
    return holes_between(together(within, longer_s=longer_s))


Stretch = tuple[float, float]
"""From when to when, in seconds since 1970."""


def seen(time: Column, *, longer_s: float = HOLE_S) -> tuple[Stretch, ...]:
    """The stretches in which there is one of these times, which are in order, every `longer_s` or oftener."""
    if not len(time):
        return ()
    after = np.flatnonzero(time[1:] - time[:-1] > longer_s) + 1
    starts, ends = time[np.append(0, after)], time[np.append(after - 1, len(time) - 1)]
    return tuple(zip(starts.tolist(), ends.tolist(), strict=True))


def together(stretches: Iterable[Stretch], *, longer_s: float = HOLE_S) -> tuple[Stretch, ...]:
    """The stretches as one wherever no more than `longer_s` is between them, in order of time."""
    joined: list[Stretch] = []
    for start, end in sorted(stretches):
        if joined and start - joined[-1][1] <= longer_s:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return tuple(joined)


def holes_between(stretches: Sequence[Stretch]) -> tuple[Hole, ...]:
    """What lies between stretches that `together` gave."""
    return tuple(Hole(one[1], other[0]) for one, other in pairwise(stretches))


def unseen_s(holes: Sequence[Hole], start: float, end: float) -> float:
    """How many seconds from `start` to `end` lie in holes."""
    return sum(max(0.0, min(end, hole.end) - max(start, hole.start)) for hole in holes)
