"""Traces as readsb writes them, made: no file of anybody's is in the repository."""

import gzip
import json
from typing import Any

NOON = 1_718_452_800.0
"""2024-06-15T12:00Z."""


def row(seconds: float = 0.0, latitude: float = 10.0, longitude: float = 20.0, *rest: Any) -> list[Any]:
    """A row of fourteen items; `rest` takes the place of those from the altitude on."""
    usual = [30000, 450.0, 90.0, 0, 0, None, "adsb_icao", 31000, 0, 280, 0.0]
    return [seconds, latitude, longitude, *rest, *usual[len(rest) :]]


def trace(rows: list[Any], stamp: float = NOON, **head: Any) -> bytes:
    """The JSON of a trace with these rows."""
    given = {"icao": "a1b2c3", "r": "N123AB", "t": "B738", "dbFlags": 0, "ownOp": "SOMEBODY", **head}
    lines = ",\n".join(json.dumps(one, separators=(",", ":")) for one in rows)
    return f'{json.dumps(given)[:-1]},\n"timestamp": {stamp:.3f},\n"trace":[\n{lines}]}}'.encode()


def zipped(data: bytes) -> bytes:
    """As globe_history keeps it: gzip, under a name that ends in .json."""
    return gzip.compress(data, 6, mtime=0)
