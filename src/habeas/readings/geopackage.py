"""Reads the polygons of a GeoPackage (OGC 12-128): SQLite tables, with each shape as a header and its WKB."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from habeas.records.errors import HabeasError

MAGIC = b"SQLite format 3\0"
ENVELOPE_BYTES = (0, 32, 48, 48, 64)
"""How long the envelope in a shape's header is, by the code in its flags."""

DEGREES = {("EPSG", 4326), ("OGC", 84), ("CRS", 84)}
"""Reference systems of longitude and latitude on WGS 84; a GeoPackage has longitude first in either."""

LAYERS = """
    SELECT g.table_name, g.column_name, s.organization, s.organization_coordsys_id
    FROM gpkg_geometry_columns AS g
    JOIN gpkg_contents AS c ON c.table_name = g.table_name AND c.data_type = 'features'
    LEFT JOIN gpkg_spatial_ref_sys AS s ON s.srs_id = g.srs_id
    ORDER BY g.table_name
"""


class BoundaryError(HabeasError):
    """A file of boundaries that cannot be used as it is."""


def features(path: Path) -> Iterator[tuple[str, dict[str, Any], Any]]:
    """Yield of every row of every layer where it stands, its other columns, and its shape or None."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as file:
            file.row_factory = sqlite3.Row
            layers = file.execute(LAYERS).fetchall()
            if not layers:
                raise BoundaryError(
                    "the GeoPackage has no layer of shapes", where=path.name, do="export polygons into it"
                )
            for layer in layers:
                yield from _rows(file, layer, path.name)
    except sqlite3.DatabaseError as error:
        raise BoundaryError(
            f"not a GeoPackage that can be read: {error}", where=path.name, do="export it anew"
        ) from error


def _rows(
    file: sqlite3.Connection, layer: sqlite3.Row, name: str
) -> Iterator[tuple[str, dict[str, Any], Any]]:
    table, column, organization, number = layer
    system = (str(organization or "").upper(), number)
    if system not in DEGREES:
        raise BoundaryError(
            f"the layer is in the reference system {organization} {number}, not in degrees on WGS 84",
            where=f"{name}, layer {table}",
            do="export it in EPSG:4326",
        )
    quoted = table.replace('"', '""')
    for number, row in enumerate(file.execute(f'SELECT * FROM "{quoted}"'), 1):
        where = f"{name}, layer {table}, row {number}"
        columns = {key: row[key] for key in row.keys() if key != column}  # noqa: SIM118, a Row yields its values
        yield where, columns, _shape(row[column], where)


def _shape(blob: bytes | None, where: str) -> Any:
    """The shape of a cell: "GP", version, flags, reference system, envelope, WKB."""
    import shapely

    if blob is None:
        return None
    if len(blob) < 8 or blob[:2] != b"GP" or (blob[3] >> 1) & 7 >= len(ENVELOPE_BYTES):
        raise BoundaryError("the cell holds no GeoPackage shape", where=where, do="export the layer anew")
    start = struct.calcsize("<2sBBi") + ENVELOPE_BYTES[(blob[3] >> 1) & 7]
    try:
        return shapely.from_wkb(blob[start:])
    except shapely.errors.ShapelyError as error:
        raise BoundaryError(
            f"the shape cannot be read: {error}", where=where, do="repair it and export it anew"
        ) from error
