"""What every reader of positions does at the end: values that cannot be, order of time, tracks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from habeas.analysis.flights.positions import COLUMNS, Aircraft, Column, Track, track
from habeas.readings.tracks import Tracked

if TYPE_CHECKING:
    from collections.abc import Mapping

LATEST = 4_102_444_800.0
"""2100-01-01T00:00Z in seconds; a time past it is milliseconds, or no time."""

LIMITS: dict[str, tuple[float, float]] = {
    "altitude": (-5_000, 130_000),
    "speed": (0, 4_100),
    "direction": (0, 360),
    "rate": (-33_000, 33_000),
}
"""What a transponder can report (ICAO Doc 9871, RTCA DO-260B): Mode S altitude codes end at 126,750
ft, the supersonic subtype at 4,084 kt, the rate's 9 bits at 32,640 ft/min; no shore lies under -1,500 ft."""

UNITS = {"altitude": "feet", "speed": "knots", "direction": "degrees", "rate": "feet a minute"}

NO_TIME = f"its time is not between 1970 and {1970 + int(LATEST / 31_556_952)}"
NO_PLACE = "its latitude is not in -90 to 90, or its longitude not in -180 to 180"

OUT_OF_ORDER = "points earlier than the one before them, put in order of time"


@dataclass
class Remarks:
    """What a reader met: `bad` by reason how many points, `odd` by what how many times, `said` in order."""

    bad: Counter[str] = field(default_factory=Counter)
    odd: Counter[str] = field(default_factory=Counter)
    said: list[str] = field(default_factory=list)

    def tracked(self, tracks: tuple[Track, ...]) -> Tracked:
        """The tracks with what was remarked, the commonest first."""
        odd = (f"{count:,} {what}" for what, count in sorted(self.odd.items(), key=_commonest) if count)
        return Tracked(tracks, tuple(sorted(self.bad.items(), key=_commonest)), (*self.said, *odd))


def _commonest(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]


def one_track(
    aircraft: Aircraft,
    columns: dict[str, Column],
    remarks: Remarks,
    *,
    sources: tuple[str, ...] = ("",),
    heard: list[tuple[int, str]] | tuple[()] = (),
) -> Track | None:
    """The usable points of one aircraft in order of time; None where there are none.

    `columns` are as `positions.track` takes them, time and place as float64; `number` counts from 0 where it
    is not given. `heard` are (index, callsign) in that order. Bad points and values are counted in `remarks`.
    """
    count = len(columns["time"])
    columns.setdefault("number", np.arange(count, dtype=np.int32))
    good = usable(columns, remarks)
    signs = _signs(columns["time"], good, heard)
    if good is not None:
        columns = {name: value[good] for name, value in columns.items()}
    if not len(columns["time"]):
        return None
    bounded(columns, remarks)
    return track(aircraft, in_order(columns, remarks), sources=sources, callsigns=changes(signs))


def usable(columns: dict[str, Column], remarks: Remarks) -> Column | None:
    """Which points have a time and a place; None where all have. Others are counted as bad."""
    time, latitude, longitude = columns["time"], columns["latitude"], columns["longitude"]
    timed = (time >= 0) & (time <= LATEST)
    placed = (np.abs(latitude) <= 90) & (np.abs(longitude) <= 180)
    good = timed & placed
    if good.all():
        return None
    remarks.bad[NO_TIME] += int(np.count_nonzero(~timed))
    remarks.bad[NO_PLACE] += int(np.count_nonzero(timed & ~placed))
    remarks.bad += Counter()  # leaves out what is 0
    return good


def bounded(columns: dict[str, Column], remarks: Remarks) -> None:
    """Make what no aircraft can report a value that is not given, and count it."""
    for name, (low, high) in LIMITS.items():
        column = columns.get(name)
        if column is None:
            continue
        wrong = np.abs(column - (low + high) / 2) > (high - low) / 2
        if wrong.any():
            columns[name] = np.where(wrong, np.float32(np.nan), column)
            what = f"values of {name} outside {low:,} to {high:,} {UNITS[name]} taken as not given"
            remarks.odd[what] += int(np.count_nonzero(wrong))


def in_order(columns: dict[str, Column], remarks: Remarks) -> dict[str, Column]:
    """The columns in order of time, equal times as they came in; what was out of order is counted."""
    time = columns["time"]
    back = time[1:] < time[:-1]
    if not back.any():
        return columns
    remarks.odd[OUT_OF_ORDER] += int(np.count_nonzero(back))
    order = np.argsort(time, kind="stable")
    return {name: value[order] for name, value in columns.items()}


def changes(signs: list[tuple[float, str]]) -> tuple[tuple[float, str], ...]:
    """The callsigns wherever one is not the one before it, in order of time."""
    found: list[tuple[float, str]] = []
    for at, sign in sorted(signs, key=lambda one: one[0]):
        if not found or found[-1][1] != sign:
            found.append((at, sign))
    return tuple(found)


def _signs(time: Column, good: Column | None, heard: Any) -> list[tuple[float, str]]:
    """The callsigns that were heard at usable points, one that repeats the one before it only once."""
    if good is not None or (time[1:] < time[:-1]).any():
        found = [(float(time[at]), raw) for at, raw in heard if good is None or good[at]]
    else:
        found, before = [], None
        for at, raw in heard:
            if raw != before:
                found.append((float(time[at]), raw))
                before = raw
    return [(at, sign) for at, raw in found if (sign := raw.strip(" @\0"))]


def by_aircraft(
    aircraft: list[Aircraft],
    which: Column,
    columns: dict[str, Column],
    remarks: Remarks,
    *,
    source: str,
    heard: Mapping[int, list[tuple[float, str]]] | None = None,
) -> tuple[Track, ...]:
    """One track for each aircraft, ordered by key; row n of the columns is of `aircraft[which[n]]`.

    `heard` are (time, callsign) for each place in `aircraft`.
    """
    columns.setdefault("number", np.arange(len(which), dtype=np.int32))
    order = np.argsort(which, kind="stable")
    ends = np.searchsorted(which[order], np.arange(len(aircraft) + 1))
    found: list[Track] = []
    for place in sorted(range(len(aircraft)), key=lambda one: aircraft[one].key):
        rows = order[ends[place] : ends[place + 1]]
        own = {name: value[rows] for name, value in columns.items()}
        one = one_track(aircraft[place], own, remarks, sources=(source,))
        if one is not None:
            signs = changes((heard or {}).get(place, []))
            found.append(replace(one, callsigns=signs) if signs else one)
    return tuple(found)


def joined(first: Track, second: Track, remarks: Remarks) -> Track:
    """Two tracks of one aircraft as one; their sources are those of the first, which both must share."""
    columns = {name: np.concatenate((getattr(first, name), getattr(second, name))) for name in COLUMNS}
    signs = changes([*first.callsigns, *second.callsigns])
    return track(first.aircraft, in_order(columns, remarks), sources=first.sources, callsigns=signs)
