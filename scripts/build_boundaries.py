"""Builds src/habeas/reference/data/territory_usa.json: the United States and its sea to 12 nautical miles.

    .venv/bin/python scripts/build_boundaries.py [--archive world-atlas-2.0.2.tgz]

Needs npm on the path, unless the archive is given. The coastline is Natural Earth 1:10m (public domain) as
the npm package world-atlas carries it; the archive is refused unless its SHA-512 is the pinned one.

What is drawn, in words one can dispute: every point within 22,224 m (geodesic) of land that Natural Earth
gives to the United States, Puerto Rico, the US Virgin Islands, Guam, the Northern Marianas or American Samoa,
less the land of every other country. Not drawn: median lines between neighbours (near the sea borders with
Mexico, Canada, Russia and the British Virgin Islands the shape runs into their waters), legal baselines (the
coast stands in for the low-water line), the minor outlying islands, and Guantanamo Bay.

Measured: the drawn edge lies 22,113 to 22,263 m from Natural Earth's land (189 points, away from neighbours).
Of the US airfields in airportsdata, 105 lie outside that land: half of them by less than 0.6 km, nine in ten
by less than 3.0 km; those beyond 5 km stand on islets that Natural Earth leaves out (Matinicus, 18.8 km;
Tangier, 10.1 km; French Frigate Shoals, 164 km). Hence a tolerance of 5,000 m, which holds except near such
islets.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from pyproj import Transformer

PACKAGE, VERSION, MEMBER = "world-atlas", "2.0.2", "package/countries-10m.json"
SHA512 = "IXfV0qwlKXpckz1FhwXVwKRjiIhOnWttOskm5CtxMsjgE/MXAYRHWJqgXOpM8IkcPBoXnyTU5lFHcYa5ChG0LQ=="
DRAWN = ("840", "630", "850", "316", "580", "016")  # ISO 3166 numeric: US, PR, VI, GU, MP, AS
TWELVE_MILES_M = 22_224
CELL_DEGREES = 4  # an azimuthal projection stretches by less than 0.1 % this near to its centre
SIMPLIFY_DEGREES = 0.001  # at most 111 m
DECIMALS = 4
TOLERANCE_M = 5_000
TARGET = Path(__file__).parents[1] / "src/habeas/reference/data/territory_usa.json"


def main() -> None:
    """Write the data file and say what it measures."""
    parser = argparse.ArgumentParser(description="Build the boundary of the United States.")
    parser.add_argument("--archive", type=Path, help="world-atlas archive already at hand")
    topology = read_topology(parser.parse_args().archive)
    drawn, others = countries(topology)
    sea = shapely.union_all([buffered(cell, centre) for cell, centre in cells(drawn)])
    shape = simplified(shapely.difference(within_180(shapely.union(sea, drawn)), others))
    TARGET.write_text(as_text(shape), encoding="utf-8")
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes, {shapely.get_num_coordinates(shape):,} points")


def read_topology(archive: Path | None) -> dict[str, Any]:
    """Return the topology of the pinned archive, packed by npm into a folder of its own unless given."""
    with tempfile.TemporaryDirectory() as folder:
        if archive is None:
            subprocess.run(["npm", "pack", "--silent", f"{PACKAGE}@{VERSION}"], cwd=folder, check=True)
            archive = Path(folder) / f"{PACKAGE}-{VERSION}.tgz"
        if base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode() != SHA512:
            raise SystemExit(f"{archive.name}: not the pinned {PACKAGE} {VERSION}; nothing was written")
        with tarfile.open(archive) as packed:
            member = packed.extractfile(MEMBER)
            if member is None:
                raise SystemExit(f"{archive.name}: holds no {MEMBER}; nothing was written")
            loaded: dict[str, Any] = json.load(member)
    return loaded


def countries(topology: dict[str, Any]) -> tuple[Any, Any]:
    """Return the land that is drawn and the land of everyone else."""
    arcs = decoded_arcs(topology)
    land = [
        (str(each.get("id")), polygons(each, arcs))
        for each in topology["objects"]["countries"]["geometries"]
        if each.get("type")
    ]
    drawn = areas(shapely.union_all([shape for code, shape in land if code in DRAWN]))
    box = shapely.buffer(shapely.union_all([shapely.box(*part.bounds) for part in drawn.geoms]), 1)
    near = [shape for code, shape in land if code not in DRAWN and shape.intersects(box)]
    return drawn, shapely.intersection(shapely.union_all(near), box)


def decoded_arcs(topology: dict[str, Any]) -> list[np.ndarray]:
    """Return the arcs in degrees: each is stored as steps from the point before, on a grid."""
    scale, shift = (np.array(topology["transform"][key]) for key in ("scale", "translate"))
    return [np.cumsum(np.array(arc), axis=0) * scale + shift for arc in topology["arcs"]]


def polygons(geometry: dict[str, Any], arcs: list[np.ndarray]) -> Any:
    """Return one country's shape, its rings joined from their arcs."""
    many = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    shells = shapely.union_all([area(one[0], arcs) for one in many])
    holes = shapely.union_all([area(hole, arcs) for one in many for hole in one[1:]])
    return shapely.difference(shells, holes)


def area(indexes: list[int], arcs: list[np.ndarray]) -> Any:
    """Return what a ring encloses, with jumps of a turn undone: rings are joined across the antimeridian."""
    points = ring(indexes, arcs)
    if len(points) < 4:  # an islet that the grid of the archive flattened to a line
        return shapely.Polygon()
    longitudes = np.unwrap(points[:, 0], period=360)
    return within_180(shapely.make_valid(shapely.Polygon(np.column_stack([longitudes, points[:, 1]]))))


def ring(indexes: list[int], arcs: list[np.ndarray]) -> np.ndarray:
    """Return the points of a ring; an index below zero is an arc walked backwards."""
    parts = [arcs[index] if index >= 0 else arcs[~index][::-1] for index in indexes]
    return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])


def cells(land: Any) -> Iterator[tuple[Any, tuple[float, float]]]:
    """Yield the land cut into cells of some degrees, each with the cell's centre."""
    shapely.prepare(land)
    for west in range(-180, 180, CELL_DEGREES):
        for south in range(-20, 76, CELL_DEGREES):
            box = shapely.box(west, south, west + CELL_DEGREES, south + CELL_DEGREES)
            if land.intersects(box):
                centre = (west + CELL_DEGREES / 2, south + CELL_DEGREES / 2)
                yield shapely.segmentize(land.intersection(box), 0.1), centre


def buffered(piece: Any, centre: tuple[float, float]) -> Any:
    """Return the piece grown by twelve miles, measured in a projection centred on its own cell."""
    plane = f"+proj=aeqd +lon_0={centre[0]} +lat_0={centre[1]} +datum=WGS84 +units=m"
    there = Transformer.from_crs("EPSG:4326", plane, always_xy=True).transform
    back = Transformer.from_crs(plane, "EPSG:4326", always_xy=True).transform
    flat = shapely.transform(piece, lambda points: np.column_stack(there(*points.T)))
    grown = shapely.segmentize(shapely.buffer(flat, TWELVE_MILES_M, quad_segs=16), 10_000)
    round_ = shapely.transform(grown, lambda points: np.column_stack(back(*points.T)))
    return shapely.make_valid(shapely.transform(round_, lambda points: unwrapped(points, centre[0])))


def unwrapped(points: np.ndarray, longitude: float) -> np.ndarray:
    """Return the points with longitudes within half a turn of the given one, past 180 where need be."""
    turned = (points[:, 0] - longitude + 180) % 360 - 180 + longitude
    return np.column_stack([turned, points[:, 1]])


def within_180(shape: Any) -> Any:
    """Return the shape with what lies past the antimeridian carried to the other side."""
    worlds = [(turn, shapely.box(turn - 180, -90, turn + 180, 90)) for turn in (-360, 0, 360)]
    return shapely.union_all(
        [shapely.transform(shapely.intersection(shape, world), shift(turn)) for turn, world in worlds]
    )


def shift(turn: int) -> Any:
    """Return a function that takes a turn off the longitudes."""
    return lambda points: points - np.array([turn, 0])


def simplified(shape: Any) -> Any:
    """Return polygons with fewer points, on a grid of four decimals, valid and in a stable order."""
    fewer = shapely.set_precision(shapely.simplify(shape, SIMPLIFY_DEGREES), 10**-DECIMALS)
    return shapely.normalize(areas(fewer))


def areas(shape: Any) -> Any:
    """Return the polygons of a shape, without the points and lines that cutting leaves."""
    return shapely.MultiPolygon([part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"])


def as_text(shape: Any) -> str:
    """Return the GeoJSON text: sorted keys, rounded points, what it is and how far it may be wrong."""
    rounded = [
        [np.round(edge.coords, DECIMALS).tolist() for edge in (one.exterior, *one.interiors)]
        for one in shape.geoms
    ]
    properties = {
        "code": "US",
        "name": "United States: land and territorial sea to 12 nautical miles",
        "source": f"Natural Earth 1:10m (public domain), npm {PACKAGE} {VERSION}, sha512-{SHA512}",
        "tolerance_m": TOLERANCE_M,
        "not_drawn": (
            "median lines with neighbours, legal baselines, islets that the source leaves out, minor "
            f"outlying islands, Guantanamo Bay; simplified by at most {SIMPLIFY_DEGREES} degrees"
        ),
    }
    feature = {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": "MultiPolygon", "coordinates": rounded},
    }
    return json.dumps(feature, sort_keys=True, separators=(",", ":"), ensure_ascii=True) + "\n"


if __name__ == "__main__":
    main()
