"""Positions in a plain CSV under stated headings: for whoever makes a table of them by hand or program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas.readings.csv_columns import batches, headings

if TYPE_CHECKING:
    from habeas.readings.position_cells import Cells
    from habeas.readings.position_tables import Laid
    from habeas.readings.tracks import Tracked
    from habeas.records.reading import Reading
    from habeas.records.source import Source

NEEDED = frozenset(("time", "latitude", "longitude"))
OTHERS = frozenset(
    (
        "altitude_ft",
        "altitude_m",
        "ground",
        "speed_kt",
        "speed_mps",
        "track_deg",
        "vertical_rate_fpm",
        "address",
        "registration",
        "callsign",
        "type",
    )
)
"""At least one of these has to stand beside time and place: a table of earthquakes has none of them."""

CODED = frozenset(("kind", "words"))
"""Headings of a coding sheet (statements/sheet_columns.py), which is never a table of positions."""


@dataclass(frozen=True)
class PositionsCsvReader:
    """Reads a CSV with the headings time, latitude, longitude, and others that are stated in the how-to."""

    name: str = "positions_csv"
    version: str = "1"

    def accepts(self, source: Source, head: bytes) -> bool:
        """Whether the CSV's headings are ours, and not those of a coding sheet."""
        found = headings(source, head)
        return found >= NEEDED and bool(found & OTHERS) and not found & CODED

    def tracks(self, source: Source, data: bytes) -> Tracked:
        """One track for each aircraft; ReadingError where there is no usable row."""
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
    """The stated headings in our units; feet and knots before metres where a table has both."""
    from habeas.readings.position_cells import FEET, KNOTS
    from habeas.readings.position_tables import Laid

    high, fast = cells.has("altitude_ft"), cells.has("speed_kt")
    return Laid(
        {
            "time": cells.time("time"),
            "latitude": cells.number("latitude"),
            "longitude": cells.number("longitude"),
            "altitude": cells.number("altitude_ft") if high else cells.number("altitude_m", FEET),
            "ground": cells.flag("ground"),
            "speed": cells.number("speed_kt") if fast else cells.number("speed_mps", KNOTS),
            "direction": cells.number("track_deg"),
            "rate": cells.number("vertical_rate_fpm"),
        },
        addresses(cells, "address"),
        cells.texts("registration"),
        cells.texts("type"),
        cells.texts("callsign"),
    )


def addresses(cells: Cells, name: str) -> list[str]:
    """A column of ICAO addresses in lower case, six digits, without 0x; what is none is "" and counted."""
    known: dict[str, str] = {"": ""}
    found: list[str] = []
    for text in cells.texts(name):
        if text not in known:
            known[text] = address(text)
        if text and not known[text]:
            cells.remarks.odd["rows with an address that is none of six hexadecimal digits"] += 1
        found.append(known[text])
    return found


def address(text: str) -> str:
    """An address as `Aircraft` has it; "" where the text is none."""
    digits = text.lower().removeprefix("0x").removeprefix("~")
    if not 0 < len(digits) <= 6 or set(digits) - set("0123456789abcdef"):
        return ""
    return f"{'~' if text.startswith('~') else ''}{digits.zfill(6)}"
