"""Crossings: when a track enters or leaves a boundary, as an interval that its tolerance and gaps allow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from habeas.analysis.flights.grid import Drawn, Grid, grid_of
from habeas.analysis.flights.lines import Changes, changes
from habeas.analysis.flights.margins import Path, Places, back, places
from habeas.analysis.flights.sides import side

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from habeas.analysis.flights.positions import Track

__all__ = ["GAP_S", "Crossed", "Crossing", "Intervals", "crossings", "crossings_many", "crossings_of", "side"]

GAP_S = 60.0
"""A longer step is a gap, in which no path is assumed.

readsb keeps a position of a trace at least every 30 s while one is heard (`--json-trace-interval`), so two
were missed; steps of 5 to 60 s are what real traces have (aircraft-positions.md, 3).
"""


@dataclass(frozen=True)
class Crossing:
    """One crossing of a drawn line, and when the true line may have been crossed; seconds since 1970.

    `earliest` is when the track meets the outermost line that the tolerance allows, `latest` when it is past
    the innermost: `certain` says that it was surely on the one side then and surely on the other now. It is
    False where the track begins or ends within the tolerance, and where it comes back to the side it came
    from without having been surely on the other. `at`, `latitude`, `longitude` are of the drawn line, at
    constant speed along the step. `first` and `last` are the indexes of the points that bound it.
    """

    boundary: str
    inward: bool
    earliest: float
    latest: float
    at: float
    latitude: float
    longitude: float
    first: int
    last: int
    in_gap: bool
    certain: bool
    why: str


@dataclass(frozen=True, eq=False)
class Intervals:
    """Earliest and latest of each crossing, whether it is certain, and its tolerance in metres."""

    earliest: NDArray[np.float64]
    latest: NDArray[np.float64]
    certain: NDArray[np.bool_]
    landward: NDArray[np.float64]
    seaward: NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Crossed:
    """The crossings of many tracks as columns, in order of track and time; intervals when they are asked for.

    `ends` are the indexes of the tracks' last points among all, `track` numbers the track of each crossing.
    """

    grid: Grid
    path: Path
    ends: NDArray[np.intp]
    drawn: Changes

    def __len__(self) -> int:
        """How many crossings there are."""
        return len(self.drawn)

    @cached_property
    def track(self) -> NDArray[np.intp]:
        """Which track each crossing is of."""
        return np.searchsorted(self.ends, self.drawn.before)

    @cached_property
    def before(self) -> Places:
        """The last place surely on the one side of the drawn line."""
        return places(self.drawn.before, self.drawn.before_share)

    @cached_property
    def after(self) -> Places:
        """The first place surely on the other side of it."""
        return places(self.drawn.after, self.drawn.after_share)

    @cached_property
    def at(self) -> NDArray[np.float64]:
        """When each drawn line is crossed, at constant speed along the step."""
        one, two = self.before, self.after
        return (self.path.when(one.point, one.share) + self.path.when(two.point, two.share)) / 2

    @cached_property
    def first(self) -> NDArray[np.intp]:
        """The index, among all points, of the last point before the crossing or at it."""
        return self.before.point

    @cached_property
    def last(self) -> NDArray[np.intp]:
        """The index, among all points, of the first point after the crossing or at it."""
        return self.after.point + (self.after.share > 0)

    @cached_property
    def gap_before(self) -> NDArray[np.bool_]:
        """Whether the step up to the crossing is a gap."""
        return self._gap(self.before)

    @cached_property
    def gap_after(self) -> NDArray[np.bool_]:
        """Whether the step on from the crossing is a gap."""
        return self._gap(self.after)

    def _gap(self, at: Places) -> NDArray[np.bool_]:
        between = at.share > 0
        time = self.path.time
        gap: NDArray[np.bool_] = between & (time[at.point + between] - time[at.point] > self.path.gap)
        return gap

    @cached_property
    def intervals(self) -> Intervals:
        """When the true lines may have been crossed."""
        return _intervals(self)

    def each(self) -> tuple[tuple[Crossing, ...], ...]:
        """The crossings of each track, with indexes of its own points."""
        found: list[list[Crossing]] = [[] for _ in self.ends]
        starts = np.append(0, self.ends[:-1] + 1)
        for number, track in enumerate(self.track.tolist()):
            found[track].append(_crossing(self, number, int(starts[track])))
        return tuple(tuple(one) for one in found)


def crossings(
    track: Track,
    boundary: Drawn | Grid,
    *,
    first: int | None = None,
    last: int | None = None,
    gap: float = GAP_S,
) -> tuple[Crossing, ...]:
    """The track's crossings in order of time, from its point `first` to its point `last` (all by default)."""
    begin = 0 if first is None else first
    end = len(track) - 1 if last is None else last
    part = track.taken(slice(begin, end + 1)) if (begin, end) != (0, len(track) - 1) else track
    (found,) = crossings_many([part], boundary, gap=gap).each()
    return tuple(_moved(one, begin) for one in found) if begin else found


def crossings_of(
    track: Track, boundaries: Iterable[Drawn | Grid], *, gap: float = GAP_S
) -> tuple[Crossing, ...]:
    """The crossings of each of several boundaries, which may overlap, in order of time and then as given."""
    found = [one for boundary in boundaries for one in crossings(track, boundary, gap=gap)]
    return tuple(sorted(found, key=lambda one: one.at))


def crossings_many(tracks: Sequence[Track], boundary: Drawn | Grid, *, gap: float = GAP_S) -> Crossed:
    """The crossings of many tracks in one pass, the same as each track's own; no step joins two tracks."""
    grid = grid_of(boundary)
    counts = np.array([len(track) for track in tracks], np.intp)
    path = Path(
        _laid([track.time for track in tracks]),
        _laid([track.latitude for track in tracks]),
        _laid([track.longitude for track in tracks]),
        gap,
    )
    ends = np.cumsum(counts) - 1
    return Crossed(grid, path, ends, changes(path.latitude, path.longitude, grid, ends=ends))


def _laid(columns: list[NDArray[np.float64]]) -> NDArray[np.float64]:
    return columns[0] if len(columns) == 1 else np.concatenate([np.zeros(0), *columns])


def _intervals(crossed: Crossed) -> Intervals:
    """Walks out of the tolerance both ways; one that comes to another crossing takes its end from that."""
    drawn, path, count = crossed.drawn, crossed.path, len(crossed.path.time)
    code = crossed.grid.boundary
    both = [
        code.tolerance(y, x) for y, x in zip(drawn.latitude.tolist(), drawn.longitude.tolist(), strict=True)
    ]
    landward, seaward = np.array(both, np.float64).reshape(-1, 2).T
    low = Places(crossed.before.point, np.where(crossed.gap_before, 0.0, crossed.before.share))
    high = Places(
        crossed.after.point + crossed.gap_after, np.where(crossed.gap_after, 0.0, crossed.after.share)
    )
    starts = np.append(0, crossed.ends[:-1] + 1)[crossed.track]
    ends = crossed.ends[crossed.track]
    one = _end(crossed, path, low, high, starts, reach=np.where(drawn.inward, seaward, landward))
    flipped = _Mirror(crossed, count)
    two = _end(
        flipped,
        path.mirrored(),
        flipped.of(high),
        flipped.of(low),
        (count - 1 - ends)[::-1],
        reach=np.where(drawn.inward, landward, seaward)[::-1],
    )
    earliest, latest = one[0], -two[0][::-1]
    return Intervals(earliest, latest, one[1] & two[1][::-1], landward, seaward)


class _Mirror:
    """What `_end` asks of crossings, of the same ones flown backwards."""

    def __init__(self, crossed: Crossed, count: int) -> None:
        self.grid, self.count = crossed.grid, count
        self.track = -crossed.track[::-1]

    def of(self, at: Places) -> Places:
        return at.mirrored(self.count).taken(slice(None, None, -1))


def _end(
    crossed: Crossed | _Mirror,
    path: Path,
    low: Places,
    high: Places,
    starts: NDArray[np.intp],
    *,
    reach: NDArray[np.float64],
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """The earliest time of each crossing, and whether the track was then surely on the side it came from."""
    if not len(starts):
        return np.zeros(0), np.zeros(0, np.bool_)
    limit = Places(starts.copy(), np.zeros(len(starts)))
    follows = np.append(False, crossed.track[1:] == crossed.track[:-1])
    at = np.flatnonzero(follows)
    limit.point[at], limit.share[at] = high.point[at - 1], high.share[at - 1]
    over = (low.point < limit.point) | ((low.point == limit.point) & (low.share <= limit.share))
    over &= follows  # both in one gap, or at one place: they share their ends
    walked = np.flatnonzero(~over)
    ended, found = back(
        path, low.taken(walked), limit=limit.taken(walked), reach=reach[walked], edges=crossed.grid.edges
    )
    earliest, sure = np.empty(len(starts)), np.zeros(len(starts), np.bool_)
    earliest[walked], sure[walked] = path.when(ended.point, ended.share), found
    if not len(chained := np.flatnonzero(~sure & follows)):
        return earliest, sure
    turn = np.zeros(len(starts), np.intp)
    bounded = sure.copy()
    for number in chained.tolist():
        earliest[number], bounded[number] = earliest[number - 1], bounded[number - 1]
        turn[number] = turn[number - 1] + 1
    return earliest, bounded & (turn % 2 == 0)


def _crossing(crossed: Crossed, number: int, start: int) -> Crossing:
    drawn, when = crossed.drawn, crossed.intervals
    return Crossing(
        crossed.grid.boundary.code,
        bool(drawn.inward[number]),
        float(when.earliest[number]),
        float(when.latest[number]),
        float(crossed.at[number]),
        float(drawn.latitude[number]),
        float(drawn.longitude[number]),
        int(crossed.first[number]) - start,
        int(crossed.last[number]) - start,
        bool(crossed.gap_before[number] or crossed.gap_after[number]),
        bool(when.certain[number]),
        _why(crossed, number),
    )


def _moved(one: Crossing, by: int) -> Crossing:
    from dataclasses import replace

    return replace(one, first=one.first + by, last=one.last + by)


def _why(crossed: Crossed, number: int) -> str:
    """One sentence: what the interval comes from."""
    when, time = crossed.intervals, crossed.path.time
    parts = ["positions are dense here"]
    if crossed.gap_before[number] or crossed.gap_after[number]:
        first, last = float(time[crossed.first[number]]), float(time[crossed.last[number]])
        parts = [f"no position was received for {last - first:.0f} s, from {_clock(first)} to {_clock(last)}"]
    land, sea = float(when.landward[number]), float(when.seaward[number])
    earliest, latest = _clock(float(when.earliest[number])), _clock(float(when.latest[number]))
    if land or sea:
        parts.append(
            f"the true line may lie {land:,.0f} m landward or {sea:,.0f} m seaward of the drawn one on this "
            f"coast: within that from {earliest} to {latest}"
        )
    if not when.certain[number]:
        parts.append("not certain: the track was not surely on both sides before and after")
    return "; ".join(parts)


def _clock(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
