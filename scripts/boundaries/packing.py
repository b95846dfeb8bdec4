"""Writes shapes as steps on a grid, packed; `habeas.reference.packed` reads them."""

import lzma
from typing import Any

import numpy as np
import shapely

from boundaries.shapes import areas, polygons
from habeas.reference.packed import FILTERS


def on_grid(shape: Any, grid: float) -> Any:
    """Return the shape with its points on the grid, valid, in a stable order."""
    return shapely.normalize(areas(shapely.set_precision(shape, grid)))


def pack(shape: Any, grid: float) -> bytes:
    """Return the polygons of a shape on a grid: numbers of rings and points, then steps from point to point.

    Each number is four bytes, least first; all first bytes stand together, then all second ones, so that what
    is alike lies together.
    """
    rings = [[one.exterior, *one.interiors] for one in polygons(shape)]
    counts = [len(rings), *map(len, rings), *(len(ring.coords) for one in rings for ring in one)]
    points = np.concatenate([shapely.get_coordinates(ring) for one in rings for ring in one])
    steps = np.diff(np.rint(points / grid).astype("<i4"), axis=0, prepend=np.zeros((1, 2), "<i4"))
    numbers = np.concatenate([np.array(counts, "<i4"), steps[:, 0], steps[:, 1]]).astype("<i4")
    folded = ((numbers << 1) ^ (numbers >> 31)).astype("<i4")  # small steps back are small numbers too
    planes = folded.view(np.uint8).reshape(-1, 4).T.tobytes()
    return lzma.compress(planes, format=lzma.FORMAT_RAW, filters=FILTERS)
