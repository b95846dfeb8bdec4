"""The territorial sea: all water within 12 nautical miles of land, given to whose land is nearest."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain
from multiprocessing import Pool
from typing import Any

import numpy as np
import shapely
from pyproj import Transformer

from boundaries.shapes import Land, Points, areas, clipped, moved, polygons

TWELVE_MILES_M = 22_224
CELL_DEGREES = 4  # an azimuthal projection stretches by less than 0.1 % this near to its centre
SOUTH, NORTH = -64, 88  # south of it lies Antarctica, which no territory is drawn for
MARGIN_DEGREES = 0.21  # of latitude: a little more than twelve miles
SHORE_STEP_M = 500  # water between neighbours is cut between points of their shores so far apart, or nearer
ARC_SEGMENTS = 24  # to a quarter circle: the chord lies at most 12 m inside of the arc
GRID_DEGREES = 1e-7  # two cells meet on one line

PROCESSES = 2


def with_sea(land: Land) -> Land:
    """Return land and territorial sea of each code; "" holds what is nobody's."""
    columns = [(west, _column(land, west)) for west in range(-180, 180, CELL_DEGREES)]
    with Pool(PROCESSES) as pool:
        pieces = list(chain.from_iterable(pool.imap_unordered(_columns_sea, columns)))
        parts = defaultdict(list)
        for code, piece in pieces:
            parts[code].append(piece)
        joined = pool.starmap(_joined, [(code, parts[code], land[code]) for code in sorted(land)])
    return dict(joined)


def _column(land: Land, west: float) -> dict[str, bytes]:
    """The land about a column of cells, with what lies past the antimeridian carried to this side."""
    wide = 8.0  # degrees: enough for twelve miles to 88 degrees north
    left, right = west - wide, west + CELL_DEGREES + wide
    result = {}
    for code, shape in land.items():
        turns = [(0, shape)] + [(turn, shape) for turn in (-360, 360) if left < -180 or right > 180]
        cut = [moved(clipped(one, left - turn, -90, right - turn, 90), turn) for turn, one in turns]
        parts = [part for one in cut for part in polygons(one)]
        if parts:
            result[code] = shapely.to_wkb(shapely.MultiPolygon(parts))
    return result


def _columns_sea(column: tuple[float, dict[str, bytes]]) -> list[tuple[str, Any]]:
    west, packed = column
    land = {code: shapely.from_wkb(data) for code, data in packed.items()}
    found = []
    for south in range(SOUTH, NORTH, CELL_DEGREES):
        box = (float(west), float(south), float(west + CELL_DEGREES), float(south + CELL_DEGREES))
        found += list(_cells_sea(land, box))
    return found


def _cells_sea(land: Land, box: tuple[float, float, float, float]) -> Iterable[tuple[str, Any]]:
    """Yield what each code has in one cell: its water, and its land grown into its water."""
    window = _window(box)
    near = {code: clipped(shape, *window) for code, shape in land.items() if _meets(shape, window)}
    near = {code: shape for code, shape in near.items() if shape.area > 0}
    cell = shapely.box(*box)
    if not near or any(shape.contains(cell) for shape in near.values()):
        return
    plane = _Plane((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
    flat = {code: plane.flat(shapely.segmentize(shape, 0.1)) for code, shape in near.items()}
    for code, water in _shared(flat).items():
        others = [shape for other, shape in near.items() if other != code]
        mine = shapely.intersection(plane.round(water), cell)
        yield code, areas(shapely.difference(mine, shapely.union_all(others)) if others else mine)


def _window(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """The cell with twelve miles about it, in degrees."""
    west, south, east, north = box
    poleward = min(89.0, max(abs(south), abs(north)) + MARGIN_DEGREES)
    wide = min(8.0, MARGIN_DEGREES / float(np.cos(np.radians(poleward))))
    return west - wide, south - MARGIN_DEGREES, east + wide, north + MARGIN_DEGREES


def _meets(shape: Any, window: tuple[float, float, float, float]) -> bool:
    west, south, east, north = shape.bounds
    return bool(west < window[2] and window[0] < east and south < window[3] and window[1] < north)


def _shared(flat: Land) -> Land:
    """What lies within twelve miles of all the land, by whose land is nearest."""
    grown = {
        code: shapely.buffer(shape, TWELVE_MILES_M, quad_segs=ARC_SEGMENTS) for code, shape in flat.items()
    }
    if len(flat) == 1:
        return grown
    nearest = _nearest(flat, shapely.box(*shapely.total_bounds(list(grown.values()))))
    return {code: shapely.intersection(shape, nearest[code]) for code, shape in grown.items()}


def _nearest(flat: Land, about: Any) -> Land:
    """The part of the plane, within what it is about, that is nearest to each code's shore."""
    points = {code: _shore(shape) for code, shape in flat.items()}
    owner = np.repeat(list(points), [len(one) for one in points.values()])
    metres = np.round(np.vstack(list(points.values())))  # nearer points upset the triangulation
    every, first = np.unique(metres, axis=0, return_index=True)
    split = shapely.voronoi_polygons(shapely.MultiPoint(every), extend_to=about, ordered=True)
    cells = shapely.get_parts(split)
    whose = owner[first]
    return {code: shapely.coverage_union_all(cells[whose == code]) for code in flat}


def _shore(shape: Any) -> Points:
    """Points along a shore, none farther from the next than the step."""
    points: Points = shapely.get_coordinates(shapely.segmentize(shapely.boundary(shape), SHORE_STEP_M))
    return points


def _joined(code: str, pieces: list[Any], land: Any) -> tuple[str, Any]:
    whole = shapely.union_all([*pieces, *polygons(land)], grid_size=GRID_DEGREES)
    return code, areas(whole)


class _Plane:
    """A plane that touches the globe at a point: metres there, degrees here."""

    def __init__(self, longitude: float, latitude: float) -> None:
        plane = f"+proj=aeqd +lon_0={longitude} +lat_0={latitude} +datum=WGS84 +units=m"
        self.longitude = longitude
        self.there = Transformer.from_crs("EPSG:4326", plane, always_xy=True).transform
        self.back = Transformer.from_crs(plane, "EPSG:4326", always_xy=True).transform

    def flat(self, shape: Any) -> Any:
        """Return the shape in metres, valid."""
        return _valid(shapely.transform(shape, lambda xy: np.column_stack(self.there(*xy.T))))

    def round(self, shape: Any) -> Any:
        """Return the shape in degrees, valid, past 180 where need be."""
        fine = shapely.segmentize(shape, 5_000)
        return _valid(shapely.transform(fine, self._degrees))

    def _degrees(self, points: Points) -> Points:
        east, north = self.back(*points.T)
        return np.column_stack([(east - self.longitude + 180) % 360 - 180 + self.longitude, north])


def _valid(shape: Any) -> Any:
    return shape if shape.is_valid else areas(shapely.make_valid(shape))
