"""Rows of a readsb trace, as msgspec decodes them, as columns: each packed in one go, None as NaN."""

from collections.abc import Sequence
from dataclasses import dataclass
from struct import error as StructError
from struct import pack
from typing import TYPE_CHECKING, Annotated, Any, Literal

import numpy as np
from msgspec import DecodeError, Meta, Struct
from msgspec.json import Decoder

from habeas.analysis.flights.positions import KINDS, Column

if TYPE_CHECKING:
    from habeas.readings.points import Remarks

Kind = Literal[
    "unknown",
    "adsb_icao",
    "adsb_icao_nt",
    "adsr_icao",
    "tisb_icao",
    "adsc",
    "mlat",
    "other",
    "mode_s",
    "adsb_other",
    "adsr_other",
    "tisb_trackfile",
    "tisb_other",
    "mode_ac",
]
"""Every source type that readsb names (addrtype_enum_string); a row with another is read the slow way."""

_NAN = float("nan")
PLACES = {name: place for place, name in enumerate(KINDS)} | {"": 0, "unknown": 0}
"""The place in KINDS of what a source type is called; of none, as of readsb's "unknown", the first."""

MARKS = 15
"""The bits of flags that have a meaning (json_out.c of readsb)."""


class More(Struct, gc=False):
    """Item 8: what the aircraft said then; only its callsign is taken."""

    flight: str | None = None


class Row(Struct, array_like=True, gc=False):
    """A row as readsb writes it; items past the tenth are skipped, not looked at."""

    time: float
    latitude: float
    longitude: float
    altitude: float | Literal["ground"] | None
    speed: float | None
    direction: float | None
    flags: Annotated[int, Meta(ge=0, le=255)]
    rate: float | None
    more: More | None
    kind: Kind | None = None


class Trace(Struct, gc=False):
    """A trace; what is not here (owner, description, year) is skipped."""

    timestamp: float
    trace: list[Row]
    icao: str | None = None
    r: str | None = None
    t: str | None = None
    dbFlags: int = 0


DECODER = Decoder(Trace)


@dataclass(frozen=True)
class Rows:
    """A trace's head, which may be without rows; its columns; and (row, callsign) wherever one is given."""

    head: Trace
    columns: dict[str, Column]
    heard: list[tuple[int, str]]


def decoded(data: bytes, remarks: "Remarks") -> Rows | None:
    """A trace of rows as readsb writes them; None where one is not, or the JSON is none."""
    try:
        found = DECODER.decode(data)
    except (DecodeError, UnicodeDecodeError, RecursionError):
        return None
    rows = found.trace
    heard = [
        (at, more.flight) for at, row in enumerate(rows) if (more := row.more) is not None and more.flight
    ]
    return Rows(found, columns(found.timestamp, rows, remarks), heard)


def columns(stamp: float, rows: Sequence[Any], remarks: "Remarks") -> dict[str, Column]:
    """The columns of rows (each a Row, or like one) at `stamp` plus their seconds; unknown types are counted.

    `struct.pack` over a list is twice as fast here as np.array, and as exact (benchmarks/trace_reading.py).
    """
    altitude, ground = _altitude([row.altitude for row in rows])
    return {
        "time": stamp + _floats([row.time for row in rows]),
        "latitude": _floats([row.latitude for row in rows]),
        "longitude": _floats([row.longitude for row in rows]),
        "altitude": altitude,
        "ground": ground,
        "speed": _given([row.speed for row in rows]),
        "direction": _given([row.direction for row in rows]),
        "rate": _given([row.rate for row in rows]),
        "marks": np.frombuffer(bytes([row.flags for row in rows]), np.uint8) & MARKS,
        "kind": _kinds([row.kind for row in rows], remarks),
    }


def _floats(values: list[float]) -> Column:
    return np.frombuffer(pack(f"{len(values)}d", *values), np.float64)


def _given(values: list[Any]) -> Column:
    """Floats with None as NaN; packing stops at the first None, so that trying costs nothing."""
    try:
        return _floats(values)
    except StructError:
        return _floats([_NAN if one is None else one for one in values])


def _altitude(values: list[Any]) -> tuple[Column, Column]:
    """Altitudes with "ground" and None as NaN; and where it is "ground"."""
    ground = np.zeros(len(values), np.bool_)
    try:
        return _floats(values), ground
    except StructError:
        altitude = _floats([one if one.__class__ is float else _NAN for one in values])
    for at in np.flatnonzero(np.isnan(altitude)).tolist():
        ground[at] = values[at] is not None
    return altitude, ground


def _kinds(values: list[str | None], remarks: "Remarks") -> Column:
    """Each source type's place in KINDS; a name that is not there is not stated, and counted."""
    names = set(values)
    if len(names) == 1:
        return np.full(len(values), _place(names.pop(), len(values), remarks), np.uint8)
    places = {name: _place(name, values.count(name), remarks) for name in names}
    return np.frombuffer(bytes([places[name] for name in values]), np.uint8)


def _place(name: str | None, count: int, remarks: "Remarks") -> int:
    found = PLACES.get(name or "")
    if found is None:
        remarks.odd[f"points of a source type that is not known here: {(name or '')[:20]!r}"] += count
    return found or 0
