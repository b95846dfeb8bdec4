"""OpenSky's state vectors: SI units, a row a second, the last position repeated until there is a new one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas.readings.csv_columns import batches, headings
from habeas.readings.positions_csv import addresses

if TYPE_CHECKING:
    from habeas.readings.position_cells import Cells
    from habeas.readings.position_tables import Laid
    from habeas.readings.tracks import Tracked
    from habeas.records.reading import Reading
    from habeas.records.source import Source

NEEDED = frozenset(("time", "icao24", "lat", "lon"))
"""Columns by which a table of state vectors is told (pyopensky 2.18, schema of state_vectors_data4)."""

UNTOLD = "rows without a time of last update: a position that they repeat cannot be told from a new one"


@dataclass(frozen=True)
class OpenSkyReader:
    """Reads OpenSky's state vectors from CSV."""

    name: str = "opensky"
    version: str = "1"

    def accepts(self, source: Source, head: bytes) -> bool:
        """Whether the CSV's headings are those of state vectors."""
        return headings(source, head) >= NEEDED

    def tracks(self, source: Source, data: bytes) -> Tracked:
        """One track for each aircraft, repeated positions counted; ReadingError where no row is usable."""
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
    """State vectors in our units.

    A point's time is that of its position (lastposupdate), not of the row (time), which is later where
    nothing new was heard; the row's where there is no other. Geometric altitude stands in where there is no
    barometric one, and is marked.
    """
    import numpy as np

    from habeas.analysis.flights.positions import Mark
    from habeas.readings.position_cells import FEET, FEET_A_MINUTE, KNOTS
    from habeas.readings.position_tables import Laid

    time, updated = cells.time("time"), cells.number("lastposupdate")
    missing = int(np.count_nonzero(np.isnan(updated)))
    if missing:
        cells.remarks.odd[UNTOLD] += missing
    pressure, geometric = cells.number("baroaltitude", FEET), cells.number("geoaltitude", FEET)
    stands_in = np.isnan(pressure) & ~np.isnan(geometric)
    return Laid(
        {
            "time": np.where(np.isnan(updated), time, updated),
            "latitude": cells.number("lat"),
            "longitude": cells.number("lon"),
            "altitude": np.where(stands_in, geometric, pressure),
            "ground": cells.flag("onground"),
            "speed": cells.number("velocity", KNOTS),
            "direction": cells.number("heading"),
            "rate": cells.number("vertrate", FEET_A_MINUTE),
            "marks": np.where(stands_in, Mark.GEOMETRIC_ALTITUDE, 0).astype(np.uint8),
        },
        addresses(cells, "icao24"),
        [""] * cells.count,
        [""] * cells.count,
        cells.texts("callsign"),
        updated,
    )
