"""Where the legs of many tracks begin and end, as columns, in one pass over all their points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from habeas.analysis.flights.geodesy import NAUTICAL_M, haversine
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
from habeas.analysis.flights.positions import Column, Mark, Track
from habeas.analysis.flights.touches import fields

HOP_S = 60.0
"""Airborne for less between two points on the ground is a transponder in doubt: a circuit takes minutes."""

FLYING_KT = 40.0
"""Always slower while "airborne", beside a stretch on the ground, is taxiing; hovering is taken for it."""

BATCH = 131_072
"""Points in one pass: the columns stay in the processor's cache. Of the powers of two from 15 to 20 the
quickest or near it, on tracks of 400 and of 2,000 points."""

START, END, GROUND, GAP = range(4)
BOUNDS = ("start of track", "end of track", "ground", "gap")
"""What opens or closes a leg."""


@dataclass(frozen=True, eq=False)
class Parted:
    """One row a leg, in order of track and time.

    `track` is an index into `tracks`; `first` and `last` are the leg's first and last airborne points,
    indexes into its track; `opened` and `closed` are indexes into BOUNDS. The leg's take-off lies within
    [`takeoff_earliest`, `takeoff_latest`] and its landing likewise, in seconds since 1970; not-a-number is no
    bound.
    """

    tracks: Sequence[Track]
    track: Column
    first: Column
    last: Column
    opened: Column
    closed: Column
    takeoff_earliest: Column
    takeoff_latest: Column
    landing_earliest: Column
    landing_latest: Column

    def __len__(self) -> int:
        """How many legs there are."""
        return len(self.track)


class _Laid:
    """The columns of tracks that have points, end to end, each laid when it is first asked for."""

    def __init__(self, tracks: Sequence[Track], counts: Column) -> None:
        self.tracks = tracks
        self.after = np.cumsum(counts)
        self.starts = self.after - counts
        self._columns: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._columns:
            one = len(self.tracks) == 1
            given = [getattr(track, name) for track in self.tracks]
            self._columns[name] = given[0] if one else np.concatenate(given)
        return self._columns[name]

    def row(self, points: Column) -> Column:
        """For each point the index of its track."""
        return np.searchsorted(self.after, points, "right")

    def metres(self, points: Column, others: Column) -> Column:
        lat, lon = self["latitude"], self["longitude"]
        return haversine(lat[points], lon[points], lat[others], lon[others])


def parted(tracks: Sequence[Track]) -> Parted:
    """The legs of each of these tracks (`cleaned` first), by the rules that `legs` states."""
    counts = np.array([len(track.time) for track in tracks], np.intp)
    full = np.flatnonzero(counts)
    batch = (np.cumsum(counts[full]) - 1) // BATCH
    edges = [0, *(np.flatnonzero(batch[1:] != batch[:-1]) + 1).tolist(), len(full)]
    each = [_rows(tracks, full[a:b], counts[full[a:b]]) for a, b in pairwise(edges) if a < b]
    if len(each) == 1:
        return Parted(tracks, *each[0])
    if each:
        return Parted(tracks, *(np.concatenate(columns) for columns in zip(*each, strict=True)))
    none, times = np.zeros(0, np.intp), np.zeros(0)
    return Parted(tracks, none, none, none, none, none, times, times, times, times)


def _rows(tracks: Sequence[Track], full: Column, counts: Column) -> tuple[Column, ...]:
    """The columns of `Parted` for some tracks that have points."""
    laid = _Laid([tracks[one] for one in full.tolist()], counts)
    first, last = _airborne(laid)
    splits = _landings(laid, first, last)
    if splits.size:
        first, last = np.sort(np.append(first, splits + 1)), np.sort(np.append(last, splits))
    row = laid.row(first)
    opened = np.where(first == laid.starts[row], START, GROUND)
    closed = np.where(last + 1 == laid.after[row], END, GROUND)
    if splits.size:
        opened[np.searchsorted(first, splits + 1)] = closed[np.searchsorted(last, splits)] = GAP
    time, most = laid["time"], laid.after[-1] - 1
    before = np.where(opened == START, np.nan, time[np.maximum(first - 1, 0)])
    after = np.where(closed == END, np.nan, time[np.minimum(last + 1, most)])
    places = (full[row], first - laid.starts[row], last - laid.starts[row])
    return (*places, opened, closed, before, time[first], time[last], after)


def _airborne(laid: _Laid) -> tuple[Column, Column]:
    """The first and the last point of each run in the air; a doubtful run on the ground does not part one."""
    ground = laid["ground"]
    change = ground[1:] != ground[:-1]
    change[laid.starts[1:] - 1] = True
    edges = np.flatnonzero(change)
    starts, ends = np.zeros(len(edges) + 1, np.intp), np.full(len(edges) + 1, len(ground))
    starts[1:] = ends[:-1] = edges + 1
    opens = np.zeros(len(starts), np.bool_)
    opens[np.searchsorted(starts, laid.starts)] = True
    closes = _after(opens)
    stood = _believed(laid, starts, ends, opens, closes)
    stood |= _flew_nowhere(laid, starts, ends, opens, closes, stood)
    begins = ~stood & (opens | _before(stood))
    finishes = ~stood & (closes | _after(stood))
    return starts[begins], ends[finishes] - 1


def _believed(laid: _Laid, starts: Column, ends: Column, opens: Column, closes: Column) -> Column:
    """Whether each run stood on the ground: one that says so at flying speed did not.

    By its slowest speed or, where none is given, by that between the points around it.
    """
    stood, speed = laid["ground"][starts], laid["speed"]
    asked = np.flatnonzero(stood & ~(speed[starts] <= GROUND_KT))
    if not asked.size:
        return stood
    slowest = _over(np.fmin, speed, starts[asked], ends[asked])
    fast = slowest > GROUND_KT
    within = np.flatnonzero(np.isnan(slowest) & ~opens[asked] & ~closes[asked])
    before, after = starts[asked[within]] - 1, ends[asked[within]]
    allowed = GROUND_KT * NAUTICAL_M / 3600 * (laid["time"][after] - laid["time"][before])
    fast[within] = laid.metres(before, after) > allowed
    stood[asked] = ~fast
    return stood


def _flew_nowhere(
    laid: _Laid, starts: Column, ends: Column, opens: Column, closes: Column, stood: Column
) -> Column:
    """Which runs in the air, with ground on each side that there is, are too brief or slow to be flown."""
    time, speed = laid["time"], laid["speed"]
    sides = (opens | _before(stood)) & (closes | _after(stood))
    asked = np.flatnonzero(~stood & sides & ~(opens & closes))
    if not asked.size:
        return np.zeros(len(starts), np.bool_)
    start, end, inner = starts[asked], ends[asked], ~opens[asked] & ~closes[asked]
    length = time[np.where(inner, end, start)] - time[np.where(inner, start - 1, start)]
    nowhere = inner & (length < HOP_S)
    slow = np.flatnonzero(~nowhere & ~(speed[(start + end) // 2] >= FLYING_KT))
    if slow.size:
        nowhere[slow] = _over(np.fmax, speed, start[slow], end[slow]) < FLYING_KT
    found = np.zeros(len(starts), np.bool_)
    found[asked] = nowhere
    return found


def _before(values: Column) -> Column:
    """Of each the one before it; True for the first."""
    found = np.ones(len(values), np.bool_)
    found[1:] = values[:-1]
    return found


def _after(values: Column) -> Column:
    """Of each the one after it; True for the last."""
    found = np.ones(len(values), np.bool_)
    found[:-1] = values[1:]
    return found


def _over(function: np.ufunc, values: Column, starts: Column, ends: Column) -> Column:
    """The function over each stretch from a start to before its end; stretches are in order and apart."""
    edges = np.empty(2 * len(starts), np.intp)
    edges[::2], edges[1::2] = starts, ends
    return function.reduceat(values, edges[:-1] if edges[-1] == len(values) else edges)[::2]


def _landings(laid: _Laid, first: Column, last: Column) -> Column:
    """The points before gaps in the air that allow a landing."""
    time = laid["time"]
    wide = np.flatnonzero(time[1:] - time[:-1] >= LEAST_STOP_S)
    if not (wide.size and first.size):
        return wide[:0]
    run = np.searchsorted(first, wide, "right") - 1
    at = wide[(run >= 0) & (wide < last[run])]
    seconds, metres, altitude = time[at + 1] - time[at], laid.metres(at, at + 1), laid["altitude"]
    able = seconds >= landing_takes(metres, altitude[at], altitude[at + 1], UPPER)
    return at[able][_lands(laid, at[able], seconds[able], metres[able])] if able.any() else at[:0]


def _lands(laid: _Laid, at: Column, seconds: Column, metres: Column) -> Column:
    """Which of the gaps after these points, long enough for a landing, are taken for one (see `legs`)."""
    altitude = laid["altitude"]
    marked = (laid["marks"][at + 1] & int(Mark.NEW_LEG)) > 0
    able = Ability(_flown_kmh(laid, at), np.where(marked, LEAST_STOP_S, TYPICAL.stop_s), TYPICAL.fpm)
    lands = seconds >= landing_takes(metres, altitude[at], altitude[at + 1], able)
    lands |= seconds > LONGEST_FLIGHT_S
    for place in np.flatnonzero(~lands).tolist():
        row = int(laid.row(at[place]))
        track, here = laid.tracks[row], int(at[place] - laid.starts[row])
        lands[place] = bool(fields(track, here) and fields(track, here + 1))
    found: Column = lands
    return found


def _flown_kmh(laid: _Laid, at: Column) -> Column:
    """What the aircraft typically flies: the greater speed of a gap's two ends above 10,000 ft, else its
    fastest in the track up to `TYPICAL_KMH`; that where no speed is known."""
    speed, altitude = laid["speed"], laid["altitude"]
    ends = [np.where(altitude[one] > LOW_FT, speed[one], np.nan) for one in (at, at + 1)]
    high = np.fmax(*ends)
    row, back = np.unique(laid.row(at), return_inverse=True)
    fastest = np.fmin(_over(np.fmax, speed, laid.starts[row], laid.after[row]) * 1.852, TYPICAL_KMH)[back]
    return np.where(high > 0, high * 1.852, np.where(fastest > 0, fastest, TYPICAL_KMH))
