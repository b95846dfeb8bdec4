"""Legs: a track parted where it stood on the ground, or in a gap whose ends allow a landing."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

import numpy as np

from habeas.analysis.flights.parting import BOUNDS, END, GROUND, START, Parted, parted
from habeas.analysis.flights.positions import Track
from habeas.analysis.flights.touches import Touch, touch

_TIME = itemgetter(0)


@dataclass(frozen=True)
class Leg:
    """One take-off to one landing: indexes of its first and last airborne points, and what is known of both.

    `callsign` is the one heard longest, "" for none; `callsigns` all, longest first. `split` is what parted
    it from the one before: "start of track", "ground" or "gap".
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
    return legs_many((track,))[0]


def legs_many(tracks: Sequence[Track]) -> tuple[tuple[Leg, ...], ...]:
    """The legs of each track, the same as `legs` of each: one pass parts them, then each leg is described.

    `parting.parted` gives them as columns, without airports and words, at many times the speed.
    """
    return described(parted(tracks))


def described(found: Parted) -> tuple[tuple[Leg, ...], ...]:
    """The legs of each track, with airports, callsigns and words."""
    made: list[list[Leg]] = [[] for _ in found.tracks]
    columns = (found.track, found.first, found.last, found.opened, found.closed)
    for at, first, last, opened, closed in zip(*(each.tolist() for each in columns), strict=True):
        track = found.tracks[at]
        since = track.time.item(made[at][-1].last) if made[at] else -np.inf
        made[at].append(_leg(track, first, last, opened, closed, since))
    return tuple([tuple(each) for each in made])


def _leg(track: Track, first: int, last: int, opened: int, closed: int, since: float) -> Leg:
    prior, after = (None if opened == START else first - 1), (None if closed == END else last + 1)
    takeoff = touch(track, first, prior, ground=opened == GROUND, landing=False)
    landing = touch(track, last, after, ground=closed == GROUND, landing=True)
    signs = _signs(track, track.time.item(first), track.time.item(last), since)
    return Leg(first, last, takeoff, landing, signs[0] if signs else "", signs, BOUNDS[opened])


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
