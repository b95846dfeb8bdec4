"""A track put in order: what is there twice, in two places at once or impossibly far is counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from habeas.analysis.flights.geodesy import KNOT, haversine
from habeas.analysis.flights.positions import Track

if TYPE_CHECKING:
    from habeas.analysis.flights.positions import Column

IMPOSSIBLE_KT = 1200.0
"""No aircraft that is held over land or sea by a custodian is faster: airliners reach about 600 kt over the
ground, with the strongest jet streams about 700; a fighter's dash is left out of account."""

NOISE_M = 1000.0
"""A step shorter than this is never a jump: positions a tenth of a second apart differ by their rounding and
by the delays of receivers, which makes any speed of them."""

LONGEST_DEGREE_M = 111_700.0
"""No degree north or east is longer: a cheap bound on a step, before its distance is computed."""

FEW = 5
"""How many points are named with each count."""

NO_PLACE = "no time or place, or one that cannot be"
TWICE = "the same time and position as another"
TWO_PLACES = "another position at the same time"
JUMP = "an impossible jump away and back"
LASTING = "an impossible jump without return"
"""Kept, since which side of it is true is not known."""


@dataclass(frozen=True)
class Count:
    """How many points something is said of; the first few, each as its source and its number there."""

    reason: str
    count: int
    points: tuple[tuple[str, int], ...]
    kept: bool = False


@dataclass(frozen=True)
class Cleaned:
    """The track in order of time, no time twice; and what was set aside, or kept though in doubt."""

    track: Track
    counts: tuple[Count, ...] = ()


def cleaned(track: Track, *, impossible_kt: float = IMPOSSIBLE_KT) -> Cleaned:
    """The track in order of time, with what was set aside counted by reason; itself where it is in order.

    The same points in any order give the same: they are ordered by time, source and number. Of two positions
    at one time the one nearer to the points around is kept. A jump is a step longer than `NOISE_M` and faster
    than `impossible_kt` over the ground; the points between a jump away and the step that comes back are set
    aside, where they are fewer than the rest. A jump that does not come back is counted and kept.

    Failure cases: a spoofer that moves as an aircraft does, within the bound; two aircraft with one address
    that are near each other; a stretch of false points that opens or closes the track.
    """
    placed, counts = _placed(track)
    single, more = _single(ordered(placed))
    kept, jumps = _without_jumps(single, impossible_kt)
    return Cleaned(kept, tuple(counts + more + jumps))


def counted(track: Track, reason: str, index: Column, *, kept: bool = False) -> list[Count]:
    """The count of the points at these indexes, in a list; none where there are none."""
    first = [int(each) for each in index[:FEW]]
    points = tuple((track.sources[track.source[one]], int(track.number[one])) for one in first)
    return [Count(reason, len(index), points, kept)] if len(index) else []


def _placed(track: Track) -> tuple[Track, list[Count]]:
    """Not a number, infinite, or past a pole: a reader should have refused it."""
    good = np.isfinite(track.time) & (np.abs(track.latitude) <= 90) & (np.abs(track.longitude) <= 180)
    if good.all():
        return track, []
    return track.taken(good), counted(track, NO_PLACE, np.flatnonzero(~good))


def ordered(track: Track) -> Track:
    """The track by time, source and number; itself where it is so already."""
    time, source, number = track.time, track.source, track.number
    ties = np.flatnonzero(time[1:] <= time[:-1])
    if not ties.size:
        return track
    after = ties + 1
    same = (time[after] == time[ties]) & (source[after] >= source[ties])
    if (same & ((source[after] > source[ties]) | (number[after] > number[ties]))).all():
        return track
    return track.taken(np.lexsort((number, source, time)))


def _single(track: Track) -> tuple[Track, list[Count]]:
    """Of several points at one time the one nearest to the points around that are alone at theirs."""
    time, lat, lon = track.time, track.latitude, track.longitude
    ties = np.flatnonzero(time[1:] == time[:-1])
    if not ties.size:
        return track, []
    members = np.union1d(ties, ties + 1)
    begins = np.concatenate([[True], time[members[1:]] != time[members[:-1]]])
    group = np.cumsum(begins) - 1
    alone = np.delete(np.arange(len(track)), members)
    after = np.searchsorted(alone, members)
    around = np.concatenate([[-1], alone, [len(track)]])
    detour = _away(track, members, around[after]) + _away(track, members, around[after + 1])
    order = np.lexsort((track.number[members], track.source[members], detour, group))
    chosen = members[order[begins]][group]
    spare = members != chosen
    twice = (lat[members] == lat[chosen]) & (lon[members] == lon[chosen])
    left = track.taken(np.delete(np.arange(len(track)), members[spare]))
    found = counted(track, TWICE, members[spare & twice])
    return left, found + counted(track, TWO_PLACES, members[spare & ~twice])


def _away(track: Track, index: Column, other: Column) -> Column:
    """Metres from each to another point; 0 where that is none."""
    there, lat, lon = (other >= 0) & (other < len(track)), track.latitude, track.longitude
    other = np.where(there, other, 0)
    return np.where(there, haversine(lat[index], lon[index], lat[other], lon[other]), 0.0)


def _without_jumps(track: Track, knots: float) -> tuple[Track, list[Count]]:
    jumps = _jumps(track, knots).tolist()
    if not jumps:
        return track, []
    lat, lon, time = track.latitude, track.longitude, track.time
    aside, lasting, at = np.zeros(len(track), np.bool_), [], 0
    while at < len(jumps):
        start = jumps[at]
        ends = np.array(jumps[at + 1 :], np.int64) + 1
        metres = haversine(lat[start], lon[start], lat[ends], lon[ends])
        back = np.flatnonzero(metres <= NOISE_M + knots * KNOT * (time[ends] - time[start]))
        if back.size and 2 * (ends[back[0]] - start - 1) < len(track):
            aside[start + 1 : ends[back[0]]] = True
            at += int(back[0]) + 2
        else:
            lasting.append(start + 1)
            at += 1
    found = counted(track, JUMP, np.flatnonzero(aside)) + counted(
        track, LASTING, np.array(lasting), kept=True
    )
    return (track.taken(~aside) if aside.any() else track), found


def _jumps(track: Track, knots: float) -> Column:
    """The indexes of the points from which an impossible step leads."""
    lat, lon = track.latitude, track.longitude
    allowed = np.maximum(NOISE_M, knots * KNOT * (track.time[1:] - track.time[:-1]))
    degrees = np.abs(lat[1:] - lat[:-1]) + np.abs(lon[1:] - lon[:-1])
    steps = np.flatnonzero(degrees * LONGEST_DEGREE_M > allowed)
    if not steps.size:  # in nearly every track, and computing distances of nothing takes a third of the whole
        return steps
    metres = haversine(lat[steps], lon[steps], lat[steps + 1], lon[steps + 1])
    return steps[metres > allowed[steps]]
