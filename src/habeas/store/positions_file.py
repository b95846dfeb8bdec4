"""Positions as a Parquet file: a row for each point, in the order of the tracks."""

import json
import os
from itertools import accumulate, pairwise
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
    columns = [_column([getattr(one, name) for one in tracks], schema.field(name)) for name in DIGESTED]
    with path.open("wb") as file:
        pq.write_table(pa.table(columns, schema=schema), file, compression="zstd", write_page_checksum=True)
        file.flush()
        os.fsync(file.fileno())


def read(path: Path) -> tuple[Track, ...]:
    """The tracks that `write` wrote."""
    with pq.ParquetFile(path, page_checksum_verification=True) as file:
        about = json.loads(file.schema_arrow.metadata[ABOUT])["tracks"]
        table = file.read(columns=list(DIGESTED))
    rows = {name: table[name].to_numpy() for name in DIGESTED}
    ends = list(accumulate((one["rows"] for one in about), initial=0))
    if ends[-1] != table.num_rows:
        raise ValueError("its tracks do not have as many points as it has rows")
    return tuple(_track(one, rows, slice(*span)) for one, span in zip(about, pairwise(ends), strict=True))


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


def _column(parts: list[Any], field: pa.Field) -> pa.ChunkedArray:
    """One column of every track, one after the other, none of them copied."""
    return pa.chunked_array([pa.array(part, type=field.type) for part in parts], type=field.type)


def _track(about: dict[str, Any], rows: dict[str, Any], span: slice) -> Track:
    columns = {name: rows[name][span] for name in DIGESTED}
    plane = Aircraft(about["address"], about["registration"], about["type"])
    return track(plane, columns, callsigns=((float(at), sign) for at, sign in about["callsigns"]))
