"""Positions as a Parquet file: a row for each point, in the order of the tracks."""

import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from habeas.analysis.flights.digest import DIGESTED
from habeas.analysis.flights.positions import TYPES, Aircraft, Track, track

ABOUT = b"habeas positions"
"""The key of the file's metadata under which the tracks are described, in JSON."""

UNITS = {
    "time": "seconds since 1970-01-01T00:00Z",
    "latitude": "degrees north, WGS84",
    "longitude": "degrees east, WGS84",
    "altitude": "feet",
    "speed": "knots over the ground",
    "direction": "degrees true",
    "rate": "feet a minute",
}


def write(tracks: tuple[Track, ...], path: Path) -> None:
    """Write the tracks to `path`, and settle it on the disk."""
    about = {"tracks": [_about(one) for one in tracks]}
    schema = pa.schema([_field(name) for name in DIGESTED], metadata={ABOUT: json.dumps(about).encode()})
    with path.open("wb") as file:
        with pq.ParquetWriter(file, schema, compression="zstd") as writer:
            for one in tracks:  # a track a row group: one is read without the others
                writer.write_table(pa.table([getattr(one, name) for name in DIGESTED], schema=schema))
        file.flush()
        os.fsync(file.fileno())


def read(path: Path) -> tuple[Track, ...]:
    """The tracks that `write` wrote."""
    with pq.ParquetFile(path) as file:
        about = json.loads(file.schema_arrow.metadata[ABOUT])["tracks"]
        groups = iter(range(file.num_row_groups))
        return tuple(_track(one, file.read_row_group(next(groups)) if one["rows"] else None) for one in about)


def _about(one: Track) -> dict[str, Any]:
    plane = one.aircraft
    return {
        "address": plane.address,
        "registration": plane.registration,
        "type": plane.type,
        "rows": len(one),
        "callsigns": [list(each) for each in one.callsigns],
    }


def _field(name: str) -> pa.Field:
    metadata = {"unit": UNITS[name]} if name in UNITS else None
    return pa.field(name, pa.from_numpy_dtype(np.dtype(TYPES[name])), nullable=False, metadata=metadata)


def _track(about: dict[str, Any], table: pa.Table | None) -> Track:
    if table is None:
        columns = {name: np.empty(0, TYPES[name]) for name in DIGESTED}
    else:
        columns = {name: table[name].to_numpy() for name in DIGESTED}
    plane = Aircraft(about["address"], about["registration"], about["type"])
    return track(plane, columns, callsigns=((float(at), sign) for at, sign in about["callsigns"]))
