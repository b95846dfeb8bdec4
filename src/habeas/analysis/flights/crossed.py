"""The crossings of many tracks as columns, and the intervals that tolerance and gaps give them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from habeas.analysis.flights.intervals import Intervals, Spans, widened
from habeas.analysis.flights.moments import clock
from habeas.analysis.flights.tolerances import tolerances
from habeas.analysis.flights.walking import Path, Places, places

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from habeas.analysis.flights.grid import Grid
    from habeas.analysis.flights.lines import Changes


@dataclass(frozen=True)
class Crossing:
    """One crossing of a drawn line, and when the true line may have been crossed; seconds since 1970.

    `earliest` is when the track meets the outermost line that the tolerance allows, `latest` when it is past
    the innermost: `certain` says that it was surely on the one side then and surely on the other now. It is
    False where the track begins or ends within the tolerance, and where it comes back to the side it came
    from without having been surely on the other. `at`, `latitude`, `longitude` are of the drawn line, at
    constant speed along the step. `first` and `last` are the indexes of the points that bound it, seen
    `before_s` and `after_s`. `landward_m` and `seaward_m` are the tolerance of this coast.
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
    before_s: float
    after_s: float
    landward_m: float
    seaward_m: float

    @property
    def why(self) -> str:
        """One sentence: what the interval comes from."""
        parts = ["positions are dense here"]
        if self.in_gap:
            ends = f"from {clock(self.before_s)} to {clock(self.after_s)}"
            parts = [f"no position was received for {self.after_s - self.before_s:,.0f} s, {ends}"]
        if self.landward_m or self.seaward_m:
            apart = f"{self.landward_m:,.0f} m landward or {self.seaward_m:,.0f} m seaward"
            within = f"within that from {clock(self.earliest)} to {clock(self.latest)}"
            parts.append(f"the true line may lie {apart} of the drawn one on this coast: {within}")
        if not self.certain:
            parts.append("not certain: the track was not surely on both sides before and after")
        return "; ".join(parts)


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
        low, high = self.before, self.after
        starts = np.append(0, self.ends[:-1] + 1)
        spans = Spans(
            self.path,
            self.track,
            Places(low.point, np.where(self.gap_before, 0.0, low.share)),
            Places(high.point + self.gap_after, np.where(self.gap_after, 0.0, high.share)),
            starts[self.track],
            self.ends[self.track],
            ~self.drawn.inward,
        )
        return widened(spans, self.grid.margin)

    @cached_property
    def tolerances(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Metres landward and seaward of the coast where each drawn line is crossed."""
        return tolerances(self.grid.boundary, self.drawn.latitude, self.drawn.longitude)

    def each(self) -> tuple[tuple[Crossing, ...], ...]:
        """The crossings of each track, with indexes of its own points."""
        found: list[list[Crossing]] = [[] for _ in self.ends]
        for track, *columns in zip(self.track.tolist(), *self._columns(), strict=True):
            found[track].append(Crossing(self.grid.boundary.code, *columns))
        return tuple(tuple(one) for one in found)

    def _columns(self) -> list[list[Any]]:
        """The columns of Crossing after the boundary, as Python's own numbers."""
        drawn, when, time = self.drawn, self.intervals, self.path.time
        start = np.append(0, self.ends[:-1] + 1)[self.track]
        columns = (
            drawn.inward,
            when.earliest,
            when.latest,
            self.at,
            drawn.latitude,
            drawn.longitude,
            self.first - start,
            self.last - start,
            self.gap_before | self.gap_after,
            when.certain,
            time[self.first],
            time[self.last],
            *self.tolerances,
        )
        return [column.tolist() for column in columns]
