"""How far the drawn edges lie from another source's, coast by coast, landward and seaward."""

import json
import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from multiprocessing import Pool
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from pyproj import Transformer

from boundaries.codes import COMMONLY
from boundaries.packages import MEASURE, fetched, member
from boundaries.shapes import Land, Points, clipped, polygons

CELL_DEGREES = 5
STEP_M = 500  # between the points of the other line that are measured
FARTHEST_M = 300_000  # farther from any drawn edge, the other source draws what is not drawn here
PERCENTILE = 99.5
ROUND_M = 100
LEAST_M = 500
"""No coast is said to be nearer than this: the other source is drawn to 1,000 m."""

FEWEST = 20  # points: below it a coast is not measured
USUAL_PERCENTILE = 95.0  # of a territory's deviations either way: its one figure for both sides
PROCESSES = 2

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Measured:
    """A coast: the box of its drawn edge, metres either way, and how many points were measured."""

    box: Box
    landward_m: int
    seaward_m: int
    points: int


@dataclass(frozen=True)
class Deviations:
    """Of one territory: signed metres by cell, the box of each cell's edge, and what only one source draws.

    `missing` are parts of the other source that are not drawn, `alone` drawn parts that it does not have.
    """

    by_cell: dict[tuple[int, int], Points]
    edges: dict[tuple[int, int], Box]
    missing: tuple[tuple[float, float], ...]
    alone: tuple[tuple[float, float], ...] = ()


def other_source(folder: Path) -> Land:
    """Return the other source's territories by alpha-2 code, valid."""
    loaded = json.loads(member(fetched(MEASURE, folder), "package/borders.geo.json"))
    found: dict[str, list[Any]] = defaultdict(list)
    for feature in loaded["features"]:
        code = feature["properties"].get("isoA2", "")
        shape = shapely.make_valid(shapely.from_geojson(json.dumps(feature["geometry"])))
        found[code] += polygons(shape)
    return {code: shapely.union_all(parts) for code, parts in found.items() if code}


def deviations(drawn: Land, other: Land) -> dict[str, Deviations]:
    """Return how far the other source's line lies from the drawn one, for each code that is drawn."""
    pairs = [(code, drawn[code], other.get(code)) for code in sorted(drawn)]
    with Pool(PROCESSES) as pool:
        found = dict(pool.imap_unordered(_of_one, pairs, chunksize=4))
    held = {part: holder for holder, parts in COMMONLY.items() for part in parts}
    own = [code for code in held if code not in other or held[code] == "US"]
    return {**found, **{code: _as_held(found[code], found[held[code]]) for code in own if code in found}}


def _as_held(found: Deviations, holder: Deviations) -> Deviations:
    """A territory that the other source draws within its holder, or poorly by itself: the holder's coasts."""
    return replace(
        found, by_cell={cell: holder.by_cell[cell] for cell in found.edges if cell in holder.by_cell}
    )


def _of_one(pair: tuple[str, Any, Any]) -> tuple[str, Deviations]:
    code, ours, theirs = pair
    edges = dict(_by_cell(shapely.boundary(ours)))
    boxes: dict[tuple[int, int], Box] = {cell: part.bounds for cell, part in edges.items()}
    if theirs is None:
        return code, Deviations({}, boxes, ())
    missing = [part for part in polygons(theirs) if not part.intersects(ours)]
    alone = [part for part in polygons(ours) if not part.intersects(theirs)]
    outline = shapely.boundary(shapely.union_all([one for one in polygons(theirs) if one.intersects(ours)]))
    found: dict[tuple[int, int], list[float]] = defaultdict(list)
    for cell, part in _by_cell(outline):
        _measure(cell, part, ours, edges, found)
    metres = {cell: np.array(some) for cell, some in found.items()}
    return code, Deviations(metres, boxes, _middles(missing), _middles(alone))


def _middles(parts: list[Any]) -> tuple[tuple[float, float], ...]:
    return tuple(sorted(part.representative_point().coords[0] for part in parts))


def _by_cell(lines: Any) -> Iterable[tuple[tuple[int, int], Any]]:
    """Yield the lines cut by cells, each with its cell's west and south; the antimeridian is no edge."""
    for west in range(-180, 180, CELL_DEGREES):
        column = _clip(lines, west, -90, west + CELL_DEGREES, 90)
        for south in range(-90, 90, CELL_DEGREES) if not column.is_empty else ():
            part = _off_the_antimeridian(
                _clip(column, west, south, west + CELL_DEGREES, south + CELL_DEGREES)
            )
            if not part.is_empty and part.length > 0:
                yield (west, south), part


def _clip(lines: Any, *box: float) -> Any:
    """The lines in a box."""
    return shapely.clip_by_rect(lines, *box)


def _off_the_antimeridian(lines: Any) -> Any:
    """The lines without what runs along 180 degrees, where shapes are cut."""
    if lines.is_empty or max(abs(lines.bounds[0]), abs(lines.bounds[2])) < 179.999:
        return lines
    return shapely.intersection(lines, shapely.box(-179.999, -90, 179.999, 90))


def _measure(
    cell: tuple[int, int],
    theirs: Any,
    ours: Any,
    edges: dict[tuple[int, int], Any],
    found: dict[tuple[int, int], list[float]],
) -> None:
    """Add the signed metres of each point of their line in a cell, under the cell of the edge nearest to it.

    Above zero is seaward: their line lies outside of the drawn shape.
    """
    plane = _Plane(cell)
    points = shapely.points(shapely.get_coordinates(shapely.segmentize(plane.flat(theirs), STEP_M)))
    near = [(other, plane.flat(edges[other])) for other in _neighbours(cell) if other in edges]
    if not near:
        return
    parts = [(other, line) for other, lines in near for line in shapely.get_parts(lines)]
    tree = shapely.STRtree([line for _, line in parts])
    (which, nearest), away = tree.query_nearest(
        points, max_distance=FARTHEST_M, return_distance=True, all_matches=False
    )
    wide = (cell[0] - 10.0, cell[1] - 10.0, cell[0] + 15.0, cell[1] + 15.0)
    here = plane.flat(clipped(ours, *wide))
    shapely.prepare(here)
    inside = shapely.contains(here, points[which])
    for index, metres, within in zip(nearest, away, inside, strict=True):
        found[parts[index][0]].append(float(-metres if within else metres))


def _neighbours(cell: tuple[int, int]) -> list[tuple[int, int]]:
    """The cell and those about it, over the antimeridian too."""
    steps = (-CELL_DEGREES, 0, CELL_DEGREES)
    around = [((cell[0] + x + 180) % 360 - 180, cell[1] + y) for x in steps for y in steps]
    return [cell, *(one for one in around if one != cell)]


class _Plane:
    """A plane that touches the globe at a cell's centre, in metres."""

    def __init__(self, cell: tuple[int, int]) -> None:
        east, north = cell[0] + CELL_DEGREES / 2, cell[1] + CELL_DEGREES / 2
        plane = f"+proj=aeqd +lon_0={east} +lat_0={north} +datum=WGS84 +units=m"
        self.there = Transformer.from_crs("EPSG:4326", plane, always_xy=True).transform

    def flat(self, shape: Any) -> Any:
        """Return the shape in metres."""
        return shapely.transform(shape, lambda xy: np.column_stack(self.there(*xy.T)))


def coasts(found: Deviations, default: tuple[int, int]) -> list[Measured]:
    """Return every coast of a territory, measured, or with the default where too little was."""
    return [_coast(box, found.by_cell.get(cell), default) for cell, box in sorted(found.edges.items())]


def _coast(box: Box, metres: Points | None, default: tuple[int, int]) -> Measured:
    if metres is None or len(metres) < FEWEST:
        return Measured(box, *default, 0)
    return Measured(box, *both_ways(metres), len(metres))


def both_ways(metres: Points) -> tuple[int, int]:
    """Return metres landward and seaward: the percentile of what lies that way, rounded up."""
    low, high = (
        np.percentile(np.minimum(metres, 0), 100 - PERCENTILE),
        np.percentile(np.maximum(metres, 0), PERCENTILE),
    )
    return _up(-float(low)), _up(float(high))


def all_of(found: Deviations, default: tuple[int, int]) -> tuple[int, int]:
    """Return metres landward and seaward for a coast that is not measured: of the whole territory.

    The default is for a territory of which nothing is.
    """
    some = list(found.by_cell.values())
    return both_ways(np.concatenate(some)) if sum(map(len, some)) >= FEWEST else default


def disagreements(land: Land, other: Land) -> list[tuple[str, str, float, float]]:
    """Return each piece of land whose middle the other source gives to somebody else alone: whose, where."""
    tree, holders = shapely.STRtree(list(other.values())), list(other)
    held = {part: holder for holder, parts in COMMONLY.items() for part in parts}
    parts = [
        (code, part.representative_point())
        for code, shape in land.items()
        if code
        for part in polygons(shape)
    ]
    found: dict[int, set[str]] = defaultdict(set)
    for index, theirs in tree.query([point for _, point in parts], predicate="within").T:
        found[index].add(holders[theirs])
    return [
        (parts[index][0], "/".join(sorted(some)), round(parts[index][1].x, 2), round(parts[index][1].y, 2))
        for index, some in sorted(found.items())
        if not {parts[index][0], held.get(parts[index][0])} & some
    ]


def usual(found: Deviations, default: int) -> int:
    """Return one figure for both sides of a whole territory."""
    some = list(found.by_cell.values())
    if not some or sum(map(len, some)) < FEWEST:
        return default
    return _up(float(np.percentile(np.abs(np.concatenate(some)), USUAL_PERCENTILE)))


def _up(metres: float) -> int:
    return max(LEAST_M, math.ceil(metres / ROUND_M) * ROUND_M)
