"""Flightradar24's CSV exports: the standard one of a flight, and the granular one of what receivers heard."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from habeas.readings.csv_columns import batches, headings
from habeas.readings.positions_csv import addresses

if TYPE_CHECKING:
    from habeas.readings.position_cells import Cells
    from habeas.readings.position_tables import Laid
    from habeas.readings.tracks import Tracked
    from habeas.records.reading import Reading
    from habeas.records.source import Source

STANDARD = frozenset(("timestamp", "callsign", "position", "altitude", "speed", "direction"))
GRANULAR = frozenset(("network_time", "hex", "latitude", "longitude", "no_position", "altitude"))

NOUGHT = (
    "points with altitude 0, which here is on the ground or not known: altitude not given, ground not said"
)
NO_POSITION = "Flightradar24 marks it as without a position"
TWO_TIMES = "rows whose UTC is not their Timestamp: the Timestamp was taken"

_ODD_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:Z)?(?:\.(\d{1,9}))?(?:Z)?\s*")


@dataclass(frozen=True)
class Flightradar24Reader:
    """Reads Flightradar24's CSV: of one flight, with or without UTC; and granular."""

    name: str = "flightradar24"
    version: str = "1"

    def accepts(self, source: Source, head: bytes) -> bool:
        """Whether the CSV's headings are those of either export."""
        found = headings(source, head)
        return found >= STANDARD or found >= GRANULAR

    def tracks(self, source: Source, data: bytes) -> Tracked:
        """One track for each aircraft, a standard export having one without a name; ReadingError if none."""
        from habeas.readings.points import Remarks
        from habeas.readings.position_tables import tabled

        remarks = Remarks()
        rows = batches(source, data, remarks)
        return tabled(rows, layout, remarks, source=source.id, where=source.name)

    def read(self, source: Source, data: bytes) -> Reading:
        """The positions as a table; warnings say which rows were left out and why."""
        from habeas.readings.tracks import laid_out

        return laid_out(source, self.tracks(source, data))


def layout(cells: Cells) -> Laid:
    """Either export in our units, which are its own."""
    return _granular(cells) if cells.has("network_time") else _standard(cells)


def _standard(cells: Cells) -> Laid:
    """Of an altitude of 0 nobody says whether it is the ground: it is taken as neither."""
    import numpy as np

    from habeas.readings.position_tables import Laid

    time, altitude = cells.time("timestamp"), cells.number("altitude")
    if cells.has("utc"):
        said = cells.time("utc")
        cells.remarks.odd.update({TWO_TIMES: int(np.count_nonzero(np.abs(said - time) > 1))})
    nought = altitude == 0
    cells.remarks.odd.update({NOUGHT: int(np.count_nonzero(nought & cells.good))})
    cells.columns |= _places(cells.texts("position"))
    none = [""] * cells.count
    return Laid(
        {
            "time": time,
            "latitude": cells.number("latitude"),
            "longitude": cells.number("longitude"),
            "altitude": np.where(nought, np.nan, altitude),
            "speed": cells.number("speed"),
            "direction": cells.number("direction"),
        },
        none,
        none,
        none,
        cells.texts("callsign"),
    )


def _places(texts: list[str]) -> dict[str, list[str]]:
    """Latitude and longitude out of "42.787994,141.685074"."""
    cut = [text.partition(",") for text in texts]
    return {"latitude": [one[0] for one in cut], "longitude": [one[2] for one in cut]}


def _granular(cells: Cells) -> Laid:
    """The network's time, which is one clock for all receivers; `on_ground` is what the aircraft says."""
    import numpy as np

    from habeas.readings.position_tables import Laid

    for name in ("network_time", "receiver_time"):
        cells.columns[name] = [_seconds(text) for text in cells.texts(name)]
    time, other = cells.number("network_time"), cells.number("receiver_time")
    cells.refuse(cells.flag("no_position"), NO_POSITION)
    altitude, ground = cells.number("altitude"), cells.flag("on_ground")
    nought = (altitude == 0) & ~ground
    cells.remarks.odd.update({NOUGHT: int(np.count_nonzero(nought & cells.good))})
    none = [""] * cells.count
    return Laid(
        {
            "time": np.where(np.isnan(time), other, time),
            "latitude": cells.number("latitude"),
            "longitude": cells.number("longitude"),
            "altitude": np.where(nought, np.nan, altitude),
            "ground": ground,
            "speed": cells.number("speed"),
            "direction": cells.number("track"),
            "rate": cells.number("vspeed"),
            "kind": np.array([_kind(text) for text in cells.texts("position_class")], np.uint8),
        },
        addresses(cells, "hex"),
        none,
        none,
        cells.texts("callsign"),
    )


def _seconds(text: str) -> str:
    """ "2024-01-02 07:41:03Z.515", and times that are less odd, as seconds; other text as it is."""
    found = _ODD_TIME.fullmatch(text)
    if not found:
        return text
    try:
        whole = datetime.fromisoformat(f"{found[1]}T{found[2]}").replace(tzinfo=UTC)
    except ValueError:
        return text
    return f"{int(whole.timestamp())}.{found[3] or '0'}"


def _kind(text: str) -> int:
    """How the position was had, where the class names it."""
    from habeas.analysis.flights.positions import KINDS

    said = text.lower()
    for word, name in (("mlat", "mlat"), ("estim", "estimated"), ("ads", "adsb_icao")):
        if word in said:
            return KINDS.index(name)
    return 0
