"""Positions: the points of one aircraft as columns, in one set of units, each with its number."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntFlag
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

Column = Any
"""A one-dimensional numpy array."""


class Mark(IntFlag):
    """What a source says of a point; readsb's own bits, which other formats leave at 0."""

    STALE = 1
    """The point before it is older than the receiver's limit: a gap ends here."""
    NEW_LEG = 2
    """The receiver's own guess that a leg begins: a hint, set in the middle of a stop."""
    GEOMETRIC_RATE = 4
    GEOMETRIC_ALTITUDE = 8
    """Height above the ellipsoid stands in `altitude`, since no pressure altitude was given."""


KINDS = (
    "not stated",
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
    "estimated",
)
"""How a position was had, as readsb names it; `kind` is an index into this."""


@dataclass(frozen=True)
class Aircraft:
    """What a source says an aircraft is.

    `address` is six hexadecimal digits in lower case, with "~" before one that is no ICAO address; "" where
    the source has none. `type` is ICAO's designator (A320). `callsign` is set where the source names the
    aircraft by nothing else. Owners are never kept: they may be people.
    """

    address: str = ""
    registration: str = ""
    type: str = ""
    callsign: str = ""

    @property
    def key(self) -> str:
        """What tells one aircraft from another within a table: its address, else its registration.

        "" where the source gives neither: a callsign is a flight's, and another aircraft may fly it tomorrow.
        """
        return self.address or self.registration

    @property
    def called(self) -> str:
        """What it is called: its registration, else its address, else its callsign."""
        return self.registration or self.address or self.callsign


@dataclass(frozen=True, eq=False)
class Track:
    """One aircraft's points in order of time.

    | column | unit | not given |
    |---|---|---|
    | time | seconds since 1970-01-01T00:00Z | never |
    | latitude, longitude | degrees north and east (-180 to 180), WGS84 | never |
    | altitude | feet, pressure altitude unless marked geometric | NaN |
    | ground | whether the aircraft says that it is on the ground | False |
    | speed | knots over the ground | NaN |
    | direction | degrees true; the heading while on the ground | NaN |
    | rate | feet a minute | NaN |
    | marks | `Mark` bits | 0 |
    | kind | index into KINDS | 0 |
    | number | the point's number in its source, from 0 | never |
    | source | index into `sources` | 0 |

    `callsigns` are (time, callsign) wherever one was heard that is not the one before it. `sources` are ids.
    """

    aircraft: Aircraft
    time: NDArray[np.float64]
    latitude: NDArray[np.float64]
    longitude: NDArray[np.float64]
    altitude: NDArray[np.float32]
    ground: NDArray[np.bool_]
    speed: NDArray[np.float32]
    direction: NDArray[np.float32]
    rate: NDArray[np.float32]
    marks: NDArray[np.uint8]
    kind: NDArray[np.uint8]
    number: NDArray[np.int32]
    source: NDArray[np.uint16]
    sources: tuple[str, ...] = ("",)
    callsigns: tuple[tuple[float, str], ...] = ()

    def __len__(self) -> int:
        """How many points there are."""
        return len(self.time)

    def taken(self, index: Column) -> Track:
        """The track of some of its points: a slice, a mask, or their indexes in the order wanted."""
        return replace(self, **{name: getattr(self, name)[index] for name in COLUMNS})


COLUMNS = (
    "time",
    "latitude",
    "longitude",
    "altitude",
    "ground",
    "speed",
    "direction",
    "rate",
    "marks",
    "kind",
    "number",
    "source",
)

TYPES: dict[str, Any] = {
    "time": np.float64,
    "latitude": np.float64,
    "longitude": np.float64,
    "altitude": np.float32,
    "ground": np.bool_,
    "speed": np.float32,
    "direction": np.float32,
    "rate": np.float32,
    "marks": np.uint8,
    "kind": np.uint8,
    "number": np.int32,
    "source": np.uint16,
}
"""The numpy type of each column."""

_EMPTY: dict[str, Any] = {
    "altitude": np.nan,
    "ground": False,
    "speed": np.nan,
    "direction": np.nan,
    "rate": np.nan,
    "marks": 0,
    "kind": 0,
    "source": 0,
}


def track(
    aircraft: Aircraft,
    columns: dict[str, Column],
    *,
    sources: tuple[str, ...] = ("",),
    callsigns: Iterable[tuple[float, str]] = (),
) -> Track:
    """The Track of these columns, each given its type; one that is not given is filled as the class says.

    `time`, `latitude` and `longitude` are needed; `number` counts from 0 where it is not given. The order of
    points is left as it is.
    """
    count = len(columns["time"])
    filled = {
        name: np.full(count, value, TYPES[name]) for name, value in _EMPTY.items() if name not in columns
    }
    filled.setdefault("number", np.arange(count, dtype=np.int32))
    given = {name: np.ascontiguousarray(value, dtype=TYPES[name]) for name, value in columns.items()}
    heard = tuple(callsigns)
    if not aircraft.key and heard:
        aircraft = replace(aircraft, callsign=heard[0][1])
    return Track(aircraft, **{**filled, **given}, sources=sources, callsigns=heard)
