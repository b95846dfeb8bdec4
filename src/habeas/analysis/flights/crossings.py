"""Crossings: when a track enters or leaves a boundary, as an interval that its tolerance and gaps allow."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from habeas.analysis.flights.crossed import Crossed, Crossing
from habeas.analysis.flights.grid import Grid, grid_of
from habeas.analysis.flights.lines import changes
from habeas.analysis.flights.sides import side
from habeas.analysis.flights.tolerances import Drawn
from habeas.analysis.flights.walking import Path

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from habeas.analysis.flights.positions import Track

__all__ = ["GAP_S", "Crossed", "Crossing", "crossings", "crossings_many", "crossings_of", "side"]

GAP_S = 60.0
"""A longer step is a gap, in which no path is assumed.

readsb keeps a position of a trace at least every 30 s while one is heard (the help text of its
`--json-trace-interval`, which a receiver may set otherwise), so two were missed; real traces have steps of 5
to 60 s (aircraft-positions.md, 3).
"""


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


def _moved(one: Crossing, by: int) -> Crossing:
    return replace(one, first=one.first + by, last=one.last + by)
