"""The records of a readsb heatmap as flat columns, decoded all at once.

Layout (globe_index.h and handleHeatmap in globe_index.c of readsb, commit 0c87e59): records of 16 bytes,
little endian. First an index, one record a slice, whose first field is the place of the slice. A slice
begins with a record whose first field is 0x0e7f7c9d; its time in milliseconds is in the next two, the
interval in the fourth. Then records of two kinds: positions, and what the aircraft said (squawk, callsign).
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from habeas.analysis.flights.positions import KINDS

RECORD = np.dtype([("hex", "<u4"), ("lat", "<i4"), ("lon", "<i4"), ("alt", "<i2"), ("gs", "<i2")])

MARK = 0x0E7F7C9D
INFO = 1 << 30
"""Latitude from which a record is no position. The header's comment says "bit 30 is set", but so it is in
latitudes south of the equator: the number has to be compared."""

GROUND = -123
NO_SPEED = -1
FEET = 25.0
"""Feet that one step of altitude is."""

_NUMBER = 0x01FFFFFF
"""24 bits of address and the bit of what is no ICAO address (MODES_NON_ICAO_ADDRESS)."""
_KIND = np.array([*range(1, KINDS.index("mode_ac") + 1), *[0] * 19], np.uint8)
"""readsb's addrtype_t as a place in KINDS, in the same order one further on; past its end not stated."""


@dataclass(frozen=True, eq=False)
class Heatmap:
    """Positions as columns of one length, and what was said as others (`said_…`), both in the file's order.

    | column | what |
    |---|---|
    | address | uint32: 24 bits, and bit 24 where it is no ICAO address |
    | time | float64: seconds since 1970 when the slice begins; a position is up to `interval` later |
    | latitude, longitude | float64, degrees |
    | altitude | float32, feet in steps of 25, pressure or geometric; NaN on the ground |
    | ground | bool |
    | speed | float32, knots; NaN where not given |
    | kind | uint8, index into positions.KINDS |
    | number | int32: the record's number in the file from 0, the index included |
    | said_callsign, said_squawk | bytes of 8; uint16, the four digits as a decimal number |

    `interval` is in seconds; `slices` begin at these times. `notes` say what is wrong with the file.
    """

    interval: float
    slices: NDArray[np.float64]
    address: NDArray[np.uint32]
    time: NDArray[np.float64]
    latitude: NDArray[np.float64]
    longitude: NDArray[np.float64]
    altitude: NDArray[np.float32]
    ground: NDArray[np.bool_]
    speed: NDArray[np.float32]
    kind: NDArray[np.uint8]
    number: NDArray[np.int32]
    said_address: NDArray[np.uint32]
    said_time: NDArray[np.float64]
    said_callsign: NDArray[np.bytes_]
    said_squawk: NDArray[np.uint16]
    notes: tuple[str, ...] = ()

    def __len__(self) -> int:
        """How many positions there are."""
        return len(self.time)

    def callsigns(self) -> dict[int, list[tuple[float, str]]]:
        """For each address what it called itself and when, in the file's order; none that is empty."""
        found: dict[int, list[tuple[float, str]]] = {}
        heard = zip(
            self.said_address.tolist(), self.said_time.tolist(), self.said_callsign.tolist(), strict=True
        )
        for address, at, raw in heard:
            if sign := raw.decode("ascii", "replace").strip(" @\0"):
                found.setdefault(address, []).append((at, sign))
        return found


def decoded(data: bytes, *, gzip_cut: bool = False) -> Heatmap | None:
    """The columns of a heatmap; None where no slice begins in it."""
    records = np.frombuffer(data, RECORD, len(data) // RECORD.itemsize)
    begins = np.flatnonzero(records["hex"] == MARK)
    if not len(begins):
        return None
    slices = _times(records[begins])
    interval = _interval(slices, records[begins[0]])
    notes = _faults(records, begins, len(data), gzip_cut=gzip_cut)
    body = records[begins[0] :]
    time = np.repeat(slices, np.diff(np.append(begins, len(records))))
    number = np.arange(begins[0], len(records), dtype=np.int32)
    is_mark, is_info = body["hex"] == MARK, body["lat"] >= INFO
    placed, said = ~(is_mark | is_info), is_info & ~is_mark
    at = body[placed]
    ground = at["alt"] == GROUND
    words = body[said]
    return Heatmap(
        interval,
        slices,
        at["hex"] & _NUMBER,
        time[placed],
        at["lat"] / 1e6,
        at["lon"] / 1e6,
        np.where(ground, np.float32(np.nan), at["alt"] * np.float32(FEET)),
        ground,
        np.where(at["gs"] == NO_SPEED, np.float32(np.nan), at["gs"] / np.float32(10)),
        _KIND[at["hex"] >> 27],
        number[placed],
        words["hex"] & _NUMBER,
        time[said],
        _callsigns(words),
        (words["lat"] & 0x3FFF).astype(np.uint16),
        (_known_to(interval), *notes),
    )


def _times(marks: Any) -> NDArray[np.float64]:
    low = marks["lon"].astype(np.int64) & 0xFFFFFFFF
    found: NDArray[np.float64] = ((marks["lat"].astype(np.int64) << 32) | low) / 1000.0
    return found


def _interval(slices: NDArray[np.float64], first: Any) -> float:
    """Seconds from slice to slice; by the first one's own word where there is only one.

    That word is 16 bits: the 60,000 ms that readsb takes by default look negative as a signed number.
    """
    if len(slices) > 1:
        return float(np.median(np.diff(slices)))
    return (int(first["alt"]) & 0xFFFF) / 1000


def _callsigns(words: Any) -> NDArray[np.bytes_]:
    """The 8 bytes that lie over longitude, altitude and speed."""
    raw = np.ascontiguousarray(words).view(np.uint8).reshape(len(words), RECORD.itemsize)[:, 8:]
    found: NDArray[np.bytes_] = np.ascontiguousarray(raw).view("S8").reshape(len(words))
    return found


def _known_to(interval: float) -> str:
    return (
        f"times are those of slices: a position may be up to {interval:g} s later than its time, "
        f"and a callsign was heard within about {max(interval, 60):g} s of its own"
    )


def _faults(records: Any, begins: NDArray[np.intp], size: int, *, gzip_cut: bool) -> list[str]:
    """What is wrong with the file: an index that points elsewhere, slices that are not there, a cut."""
    index = records[: begins[0]]["hex"].astype(np.int64)
    notes: list[str] = []
    missing = len(index) - len(begins)
    rest = size % RECORD.itemsize
    if gzip_cut or rest or missing > 0:
        notes.append(
            f"the file is cut: {len(begins)} of the {len(index)} slices of its index are there"
            f"{f', {rest} bytes of a last record left out' if rest else ''}; what came later is missing"
        )
    agreed = min(len(index), len(begins))
    wrong = int(np.count_nonzero(index[:agreed] != begins[:agreed])) + max(0, -missing)
    if wrong:
        notes.append(f"the index is wrong in {wrong} places; the slices were found by their marks")
    return notes
