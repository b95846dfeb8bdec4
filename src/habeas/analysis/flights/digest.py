"""The logical digest of a table of positions: of what its rows say, not of how a file holds them."""

import hashlib
from collections.abc import Iterable

import numpy as np

from habeas.analysis.flights.positions import COLUMNS, Track
from habeas.records.encoding import dumps

DIGESTED = tuple(name for name in COLUMNS if name != "source")
"""Which source a row came from is the Reading's to say: the same rows in two sources are one table."""


def digest(tracks: Iterable[Track]) -> str:
    """SHA-256, as hexadecimal digits, over every track's aircraft, callsigns and columns, in their order.

    Numbers are taken as little-endian bytes of the types in `positions.TYPES`, with -0 as 0 and every NaN as
    one; each part is preceded by its length, so that no two tables share the bytes.
    """
    found = hashlib.sha256(b"positions 1\n")
    for track in tracks:
        about = track.aircraft
        head = [about.address, about.registration, about.type, len(track)]
        _add(found, dumps([*head, [[repr(float(at)), sign] for at, sign in track.callsigns]]))
        for name in DIGESTED:
            _add(found, _canonical(getattr(track, name)).tobytes())
    return found.hexdigest()


def _add(found: "hashlib._Hash", data: bytes) -> None:
    found.update(len(data).to_bytes(8, "little"))
    found.update(data)


def _canonical(column: "np.ndarray") -> "np.ndarray":
    if column.dtype.kind != "f":
        return column.astype(column.dtype.newbyteorder("<"), copy=False)
    plain = np.where(np.isnan(column), np.array(np.nan, column.dtype), column + 0)
    return plain.astype(column.dtype.newbyteorder("<"), copy=False)
