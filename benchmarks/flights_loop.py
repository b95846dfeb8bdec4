"""What a competent hand writes in ten lines for the same question, with shapely; and with orjson from files.

Imported by the measurement, and by `flights_others` in an environment without habeas: it needs numpy and
shapely alone, and orjson for files.
"""

import importlib
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import shapely

GAP_S = 1_200
"""As traffic's users split: twenty minutes."""

Columns = tuple[Any, Any, Any]
"""Seconds, degrees north and east of one aircraft."""


def crossed(tracks: Iterable[Columns], polygon: Any) -> list[tuple[float, float]]:
    """When each flight enters and leaves: the times (z) at the ends of the parts of its path inside."""
    shapely.prepare(polygon)
    found = []
    for time, y, x in tracks:
        for part in np.split(np.stack([x, y, time], axis=1), np.flatnonzero(np.diff(time) > GAP_S) + 1):
            if len(part) < 2 or not shapely.intersects(polygon, line := shapely.LineString(part)):
                continue
            for inside in shapely.get_parts(shapely.intersection(line, polygon)):
                at = shapely.get_coordinates(inside, include_z=True)[:, 2]
                found.append((at[0], at[-1]))
    return found


def read(paths: Iterable[Path]) -> Iterator[Columns]:
    """The three columns of each trace, by orjson and zlib."""
    loads = importlib.import_module("orjson").loads
    for path in paths:
        found = loads(zlib.decompress(path.read_bytes(), 31))
        rows = found["trace"]
        columns = np.array([row[:3] for row in rows], np.float64).T
        yield columns[0] + found["timestamp"], columns[1], columns[2]
