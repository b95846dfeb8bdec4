"""Runs: the stretches of a track that were seen from point to point, none of which passes a gap.

Maps and exports draw lines along these and along nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from habeas.analysis.flights.geodesy import haversine, slerp

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from habeas.analysis.flights.gaps import Gap
    from habeas.pages.flights import Flight

LONG_M = 30_000.0
"""A longer step is drawn through places along the great circle, one at least for each such stretch of it."""

Places = Any
"""Rows of (longitude, latitude) in degrees."""


@dataclass(frozen=True)
class Run:
    """Points from `first` to `last`, both included, with no gap in between; `leg` counts from 1.

    Leg 0 is what was seen outside every leg: an aircraft on the ground. The run of a leg begins and ends with
    the point on the ground before and after it, where a step that is no gap leads there.
    """

    first: int
    last: int
    leg: int


def runs(flight: Flight) -> tuple[Run, ...]:
    """The runs in order; a point between two gaps is a run of its own.

    A step is in a run where no gap covers it, and one leg holds both its ends or both are on the ground.
    """
    track = flight.track
    if not len(track):
        return ()
    legs = leg_numbers(flight)
    seen = (legs[:-1] == legs[1:]) & ((legs[:-1] > 0) | (track.ground[:-1] & track.ground[1:]))
    seen &= ~gap_steps(flight)
    cuts = np.flatnonzero(~seen).tolist()
    firsts, lasts = [0, *(cut + 1 for cut in cuts)], [*cuts, len(track) - 1]
    every = (Run(a, b, int(legs[a])) for a, b in zip(firsts, lasts, strict=True))
    meets = _touching(flight, legs)
    return tuple(_reaching(run, meets) for run in every if run.leg or track.ground[run.first])


def _touching(flight: Flight, legs: NDArray[np.int32]) -> NDArray[np.bool_]:
    """For each step whether it leads from the ground into a leg or back, and is no gap."""
    ground = (legs == 0) & flight.track.ground
    ends = ((legs[:-1] > 0) & ground[1:]) | (ground[:-1] & (legs[1:] > 0))
    touching: NDArray[np.bool_] = ends & ~gap_steps(flight)
    return touching


def _reaching(run: Run, meets: NDArray[np.bool_]) -> Run:
    """The run of a leg with the points on the ground that it touches."""
    if not run.leg:
        return run
    before = run.first > 0 and bool(meets[run.first - 1])
    after = run.last < len(meets) and bool(meets[run.last])
    return Run(run.first - before, run.last + after, run.leg)


def leg_numbers(flight: Flight) -> NDArray[np.int32]:
    """For each point the number of its leg from 1, 0 outside every leg."""
    legs = np.zeros(len(flight.track), np.int32)
    for number, leg in enumerate(flight.legs, 1):
        legs[leg.first : leg.last + 1] = number
    return legs


def gap_steps(flight: Flight) -> NDArray[np.bool_]:
    """For each step from a point to the next whether a gap covers it."""
    covered = np.zeros(max(len(flight.track) - 1, 0), bool)
    for gap in flight.gaps:
        covered[gap.first : gap.last] = True
    return covered


def leg_of(flight: Flight, first: int, last: int) -> int:
    """The number of the leg that holds both points, 0 where none does."""
    held = (n for n, leg in enumerate(flight.legs, 1) if leg.first <= first and last <= leg.last)
    return next(held, 0)


def within_leg(gap: Gap, flight: Flight) -> bool:
    """Whether one leg goes on through the gap: only then is anything drawn across it, and that is dashed."""
    return bool(leg_of(flight, gap.first, gap.last))


def places(flight: Flight, first: int, last: int) -> Places:
    """The points from first to last, long steps along the great circle."""
    track, some = flight.track, slice(first, last + 1)
    return along(np.column_stack([track.longitude[some], track.latitude[some]]))


def along(points: Places) -> Places:
    """The same line, with places along the great circle put into its long steps."""
    if len(points) < 2:
        return points
    lon, lat = points[:, 0], points[:, 1]
    pieces = np.maximum(np.ceil(haversine(lat[:-1], lon[:-1], lat[1:], lon[1:]) / LONG_M), 1).astype(int)
    if pieces.max() == 1:
        return points
    step = np.repeat(np.arange(len(pieces)), pieces)
    share = (np.arange(len(step)) - np.repeat(np.cumsum(pieces) - pieces, pieces)) / pieces[step]
    put_lat, put_lon = slerp(lat[step], lon[step], lat[step + 1], lon[step + 1], share)
    kept = share == 0
    put_lon[kept], put_lat[kept] = lon[:-1], lat[:-1]
    return np.vstack([np.column_stack([put_lon, put_lat]), points[-1:]])


def position(flight: Flight, time: float) -> tuple[float, float] | None:
    """The (longitude, latitude) at a second, between the points around it; None where it was not seen."""
    track = flight.track
    after = int(np.searchsorted(track.time, time))
    if after < len(track) and track.time[after] == time:
        return float(track.longitude[after]), float(track.latitude[after])
    if not any(track.time[run.first] < time < track.time[run.last] for run in runs(flight)):
        return None
    return _between(flight, after - 1, time)


def gap_at(flight: Flight, time: float) -> Gap | None:
    """The gap in which that second lies."""
    clock = flight.track.time
    return next((gap for gap in flight.gaps if clock[gap.first] < time < clock[gap.last]), None)


def stretch(flight: Flight, earliest: float, latest: float) -> Places:
    """Places of the track from one second to another, ends between points included; none outside it."""
    clock = flight.track.time
    first, last = max(earliest, float(clock[0])), min(latest, float(clock[-1]))
    if last < first:
        return np.empty((0, 2))
    inner = slice(int(np.searchsorted(clock, first)), int(np.searchsorted(clock, last, "right")))
    inside = np.column_stack([flight.track.longitude[inner], flight.track.latitude[inner]])
    ends = [_at(flight, first), _at(flight, last)]
    return along(np.vstack([ends[:1], inside, ends[1:]]))


def stretches(flight: Flight, earliest: float, latest: float) -> tuple[tuple[Places, bool], ...]:
    """The same cut where gaps begin and end: the places of each part, and whether it was seen there.

    What lies in a gap between legs is left out, since nothing is drawn over it.
    """
    clock = flight.track.time
    ends = {float(clock[at]) for gap in flight.gaps for at in (gap.first, gap.last)}
    cuts = [earliest, *sorted(one for one in ends if earliest < one < latest), latest]
    parts = []
    for start, end in pairwise(cuts):
        gap = gap_at(flight, (start + end) / 2)
        if gap is None or within_leg(gap, flight):
            parts.append((stretch(flight, start, end), gap is None))
    return tuple((one, seen) for one, seen in parts if len(one))


def _at(flight: Flight, time: float) -> tuple[float, float]:
    after = int(np.searchsorted(flight.track.time, time))
    if flight.track.time[after] == time:
        return float(flight.track.longitude[after]), float(flight.track.latitude[after])
    return _between(flight, after - 1, time)


def _between(flight: Flight, before: int, time: float) -> tuple[float, float]:
    """On the great circle from a point to the next, at the time's share of the step."""
    track, after = flight.track, before + 1
    share = (time - track.time[before]) / (track.time[after] - track.time[before])
    ends = (track.latitude[before], track.longitude[before], track.latitude[after], track.longitude[after])
    lat, lon = slerp(*ends, share)
    return float(lon), float(lat)
