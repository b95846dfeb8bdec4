"""Legs: a track parted where it stood on the ground, or in a gap whose ends allow a landing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from habeas.analysis.flights.geodesy import NAUTICAL_M, apart
from habeas.analysis.flights.performance import (
    GROUND_KT,
    LEAST_STOP_S,
    LONGEST_FLIGHT_S,
    LOW_FT,
    TYPICAL,
    TYPICAL_KMH,
    UPPER,
    Ability,
    landing_takes,
)
from habeas.analysis.flights.positions import Mark, Track
from habeas.analysis.flights.touches import Touch, fields, touch

NEW_LEG = int(Mark.NEW_LEG)

HOP_S = 60.0
"""Airborne for less between two points on the ground is a transponder in doubt: a circuit takes minutes."""

FLYING_KT = 40.0
"""Always slower while "airborne" beside a stretch on the ground is taxiing; a hovering helicopter is missed.
"""

START, END, GROUND, GAP = "start of track", "end of track", "ground", "gap"

_TIME = itemgetter(0)

_Run = tuple[int, int]
"""The first and the last index."""


class Part(NamedTuple):
    """The first and last airborne index of a leg, and by what it is parted from those before and after.

    `opened` and `closed` are "ground" or "gap", or "start of track" and "end of track".
    """

    first: int
    last: int
    opened: str
    closed: str


@dataclass(frozen=True)
class Leg:
    """One take-off to one landing: indexes of its first and last airborne points, and what is known of both.

    `callsign` is the one heard longest, "" for none; `callsigns` all, longest first. `split` is what parted
    it from the one before.
    """

    first: int
    last: int
    takeoff: Touch
    landing: Touch
    callsign: str
    callsigns: tuple[str, ...]
    split: str


def legs(track: Track) -> tuple[Leg, ...]:
    """The legs of a track in order of time (`cleaned` first), each with its take-off and landing.

    Parted by a run on the ground; and by a gap between airborne points in which a landing fits by the typical
    figures (`performance`), at the speed that its ends fly, or with the least stop where the receiver marked
    a new leg; or by the upper figures, where both ends are low at an airport, or it is too long for one
    flight. A mark alone parts nothing, and a gap shorter than `LEAST_STOP_S` neither. Failure cases: an
    aircraft that never says "ground" and stays in sight while it stands is one leg; a flight in circles for
    hours out of sight is parted; a hop with no airborne point gives no leg (`gaps` tells of it);
    touch-and-goes without a point on the ground are one leg.
    """
    found, made, since = parts(track), [], -np.inf
    for part in found:
        made.append(_leg(track, part, since))
        since = track.time.item(part.last)
    return tuple(made)


def parts(track: Track) -> tuple[Part, ...]:
    """Where the legs begin and end, without their take-offs and landings: a third of the time of `legs`."""
    if not len(track):
        return ()
    wide = _wide(track)
    return tuple([part for run in _airborne(track) for part in _parted(track, run, wide)])


def _wide(track: Track) -> list[int]:
    """The indexes of the points before gaps long enough for a stop."""
    time = track.time
    found: list[int] = np.flatnonzero(time[1:] - time[:-1] >= LEAST_STOP_S).tolist()
    return found


def _airborne(track: Track) -> list[_Run]:
    """The runs in the air; those on both sides of a doubtful run on the ground are one."""
    ground = track.ground
    edges = (np.flatnonzero(ground[1:] != ground[:-1]) + 1).tolist()
    if not edges:
        return [] if ground[0] else [(0, len(track) - 1)]
    starts = [0, *edges]
    kinds = _believed(track, starts, bool(ground[0]))
    kinds = _flown(track, starts, kinds)
    ends = [*edges, len(track)]
    runs: list[_Run] = []
    before = True
    for start, end, stood in zip(starts, ends, kinds, strict=True):
        if not stood:
            runs[-1:] = [(runs[-1][0], end - 1)] if not before else [*runs[-1:], (start, end - 1)]
        before = stood
    return runs


def _believed(track: Track, starts: list[int], ground: bool) -> list[bool]:
    """For each run whether it stood on the ground; one that says so at flying speed did not."""
    ends, kinds = [*starts[1:], len(track)], []
    for start, end in zip(starts, ends, strict=True):
        kinds.append(ground and not _too_fast(track, start, end))
        ground = not ground
    return kinds


def _too_fast(track: Track, start: int, end: int) -> bool:
    """By its slowest speed, or, where none is given, by that between the points around."""
    if track.speed.item(start) <= GROUND_KT:
        return False
    slowest = float(np.fmin.reduce(track.speed[start:end]))
    if slowest == slowest:
        return slowest > GROUND_KT
    if not start or end == len(track):
        return False
    lat, lon, time = track.latitude.item, track.longitude.item, track.time.item
    metres = apart(lat(start - 1), lon(start - 1), lat(end), lon(end))
    return metres / NAUTICAL_M * 3600 > GROUND_KT * (time(end) - time(start - 1))


def _flown(track: Track, starts: list[int], kinds: list[bool]) -> list[bool]:
    """The same with airborne runs that flew nowhere taken as standing."""
    ends, stood = [*starts[1:], len(track)], list(kinds)
    for place, (start, end) in enumerate(zip(starts, ends, strict=True)):
        sides = kinds[max(0, place - 1) : place] + kinds[place + 1 : place + 2]
        if kinds[place] or not all(sides):
            continue
        brief = len(sides) == 2 and track.time.item(end) - track.time.item(start - 1) < HOP_S
        stood[place] = brief or not _moved(track, start, end)
    return stood


def _moved(track: Track, start: int, end: int) -> bool:
    if track.speed.item((start + end) // 2) >= FLYING_KT:
        return True
    return not float(np.fmax.reduce(track.speed[start:end])) < FLYING_KT


def _parted(track: Track, run: _Run, wide: list[int]) -> list[Part]:
    first, last = run
    opened, found = (GROUND if first else START), []
    for at in wide[bisect_left(wide, first) : bisect_left(wide, last)]:
        if _lands(track, at):
            found.append(Part(first, at, opened, GAP))
            first, opened = at + 1, GAP
    return [*found, Part(first, last, opened, GROUND if last + 1 < len(track) else END)]


def _lands(track: Track, at: int) -> bool:
    """Whether the gap after this airborne point allows a landing, as `legs` says."""
    after, lat, lon = at + 1, track.latitude.item, track.longitude.item
    seconds = track.time.item(after) - track.time.item(at)
    metres = apart(lat(at), lon(at), lat(after), lon(after))
    heights = track.altitude.item(at), track.altitude.item(after)
    if seconds < landing_takes(metres, *heights, UPPER):
        return False
    if seconds > LONGEST_FLIGHT_S or (fields(track, at) and fields(track, after)):
        return True
    stop = LEAST_STOP_S if track.marks.item(after) & NEW_LEG else TYPICAL.stop_s
    able = Ability(flown_kmh(track, at, after), stop, TYPICAL.fpm)
    return seconds >= landing_takes(metres, *heights, able)


def flown_kmh(track: Track, *points: int) -> float:
    """What the aircraft typically flies: the greater speed of these points above 10,000 ft, else its fastest
    in the track up to `TYPICAL_KMH`; that where no speed is known."""
    speed, altitude = track.speed.item, track.altitude.item
    high = [speed(one) for one in points if altitude(one) > LOW_FT and speed(one) > 0]
    if high:
        return max(high) * 1.852
    fastest = float(np.fmax.reduce(track.speed)) * 1.852
    return min(fastest, TYPICAL_KMH) if fastest > 0 else TYPICAL_KMH


def _leg(track: Track, part: Part, since: float) -> Leg:
    first, last, opened, closed = part
    prior, after = (None if opened == START else first - 1), (None if closed == END else last + 1)
    takeoff = touch(track, first, prior, ground=opened == GROUND, landing=False)
    landing = touch(track, last, after, ground=closed == GROUND, landing=True)
    signs = _signs(track, track.time.item(first), track.time.item(last), since)
    return Leg(first, last, takeoff, landing, signs[0] if signs else "", signs, opened)


def _signs(track: Track, start: float, end: float, since: float) -> tuple[str, ...]:
    """The callsigns heard from `start` to `end`, longest first.

    One heard before counts while no other is heard; where others are, only if it was heard after `since`, the
    last point of the leg before.
    """
    heard = track.callsigns
    if not heard:
        return ()
    low = bisect_right(heard, start, key=_TIME)
    high = bisect_right(heard, end, key=_TIME)
    if low and (low == high or heard[low - 1][0] > since):
        low -= 1
    if high - low == 1:
        return (heard[low][1],) if heard[low][1] else ()
    times = [max(start, time) for time, _ in heard[low:high]] + [end]
    length: dict[str, float] = defaultdict(float)
    for place, (_, sign) in enumerate(heard[low:high]):
        length[sign] += times[place + 1] - times[place]
    return tuple(sorted((sign for sign in length if sign), key=lambda sign: (-length[sign], sign)))
