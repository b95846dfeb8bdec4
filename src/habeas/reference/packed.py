"""Reads the packed shapes that come with this package: steps from point to point on a grid, in LZMA."""

from __future__ import annotations

import lzma
from typing import TYPE_CHECKING, Any

from habeas.reference.tables import DATA

if TYPE_CHECKING:
    from numpy import ndarray
    from shapely import MultiPolygon

PRESET = 9 | lzma.PRESET_EXTREME
FILTERS: list[dict[str, Any]] = [{"id": lzma.FILTER_LZMA2, "preset": PRESET, "dict_size": 1 << 22}]
"""How a shape is packed: no header, and a dictionary that holds the largest of them."""


def stretch(name: str, start: int, length: int) -> bytes:
    """Return so many bytes of a data file."""
    with (DATA / name).open("rb") as file:
        file.seek(start)
        return file.read(length)


def rings(data: bytes, grid: float) -> tuple[list[ndarray[Any, Any]], list[int]]:
    """Return every ring as a table of longitude and latitude, and how many rings each polygon has."""
    import numpy as np

    numbers = _numbers(data)
    polygons = int(numbers[0])
    of_polygon = numbers[1 : 1 + polygons]
    at = 1 + polygons
    of_ring = numbers[at : at + int(of_polygon.sum())]
    steps = numbers[at + len(of_ring) :].reshape(2, -1)
    points = np.round(np.cumsum(steps, axis=1).T * grid, 6)
    return np.split(points, np.cumsum(of_ring)[:-1]), of_polygon.tolist()


def shape(data: bytes, grid: float) -> MultiPolygon:
    """Return the polygons that the bytes hold."""
    import numpy as np
    import shapely

    found, of_polygon = rings(data, grid)
    which = np.repeat(np.arange(len(found)), [len(ring) for ring in found])
    lines = shapely.linearrings(np.concatenate(found), indices=which)
    polygon = np.repeat(np.arange(len(of_polygon)), of_polygon)
    return shapely.MultiPolygon(shapely.polygons(lines, indices=polygon).tolist())


def _numbers(data: bytes) -> ndarray[Any, Any]:
    """The numbers: planes of bytes joined, and every second one below zero again."""
    import numpy as np

    planes = np.frombuffer(lzma.decompress(data, format=lzma.FORMAT_RAW, filters=FILTERS), np.uint8)
    folded = np.ascontiguousarray(planes.reshape(4, -1).T).view("<u4").ravel().astype(np.int64)
    return (folded >> 1) ^ -(folded & 1)
