"""A path as lines for a map: parted at gaps and at 180 degrees, and no more points than can be seen."""

from __future__ import annotations

from typing import Any

import numpy as np

Line = tuple[tuple[float, float], ...]
"""(longitude, latitude) in degrees."""

NEAR_DEGREES = 0.002
"""A point is left out where the line without it stays so near: about 200 m."""


def lines(time: Any, latitude: Any, longitude: Any, *, gap_s: float) -> tuple[Line, ...]:
    """A line for each stretch without a longer step than `gap_s` or a step over 180 degrees; in order.

    A stretch of one point is a line of two alike, which GeoJSON requires.
    """
    if not len(time):
        return ()
    cut = (np.diff(time) > gap_s) | (np.abs(np.diff(longitude)) > 180.0)
    starts = np.concatenate(([0], np.flatnonzero(cut) + 1))
    ends = np.append(starts[1:], len(time))
    places = np.column_stack([longitude, latitude])
    return tuple(_line(places[a:b]) for a, b in zip(starts.tolist(), ends.tolist(), strict=True))


def _line(places: Any) -> Line:
    import shapely

    if len(places) > 2:
        kept = shapely.simplify(shapely.linestrings(places), NEAR_DEGREES, preserve_topology=False)
        places = shapely.get_coordinates(kept)
    rounded = [(round(lon, 4), round(lat, 4)) for lon, lat in places.tolist()]
    return tuple(rounded if len(rounded) > 1 else rounded * 2)
