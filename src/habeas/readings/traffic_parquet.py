"""Parquet of positions: as the library `traffic` writes it, OpenSky's state vectors, or our own columns."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from habeas.readings import opensky, positions_csv
from habeas.readings.positions_csv import addresses
from habeas.readings.reader import MEGABYTE, ReadingError, listed, media_type

if TYPE_CHECKING:
    from habeas.analysis.flights.positions import Column
    from habeas.readings.points import Remarks
    from habeas.readings.position_cells import Cells
    from habeas.readings.position_tables import Laid, Layout
    from habeas.readings.tracks import Tracked
    from habeas.records.reading import Reading
    from habeas.records.source import Source

MOST_ROWS = 20_000_000
"""Rows that are read; a Parquet of some bytes can state any number of them."""

TRAFFIC = frozenset(("timestamp", "latitude", "longitude"))
_TRAFFIC = "timestamp icao24 callsign latitude longitude altitude geoaltitude groundspeed track vertical_rate"
_MORE = "onground last_position registration typecode"
_OPENSKY = "time lat lon baroaltitude velocity heading vertrate lastposupdate"
READ = positions_csv.NEEDED | positions_csv.OTHERS | set(f"{_TRAFFIC} {_MORE} {_OPENSKY}".split())
"""Columns that are read; others are not loaded."""


@dataclass(frozen=True)
class TrafficParquetReader:
    """Reads positions from Parquet: of `traffic`, of OpenSky, or with the headings of our plain CSV."""

    name: str = "traffic_parquet"
    version: str = "1"

    def accepts(self, source: Source, head: bytes) -> bool:  # noqa: ARG002 (columns are named at its end)
        """Whether the source is Parquet."""
        return media_type(source) == "application/vnd.apache.parquet"

    def tracks(self, source: Source, data: bytes) -> Tracked:
        """One track for each aircraft; ReadingError where its columns are none of positions."""
        from habeas.readings.points import Remarks
        from habeas.readings.position_tables import tabled

        remarks = Remarks()
        file, layout = _opened(source, data)
        rows = _batches(file, source, remarks)
        return tabled(rows, layout, remarks, source=source.id, where=source.name)

    def read(self, source: Source, data: bytes) -> Reading:
        """The positions as a table; warnings say which rows were left out and why."""
        from habeas.readings.tracks import laid_out

        return laid_out(source, self.tracks(source, data))


def _opened(source: Source, data: bytes) -> tuple[Any, Layout]:
    """The file, and the layout that its columns tell."""
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    try:
        file = ParquetFile(io.BytesIO(data))
    except (ArrowException, OSError) as error:
        raise _broken(source, error) from None
    if file.metadata.num_rows > MOST_ROWS:
        raise ReadingError(
            f"kept, not read: more than {MOST_ROWS // MEGABYTE} million rows",
            where=source.name,
            do="split it into parts and add those",
        )
    names = {one.lower() for one in file.schema_arrow.names}
    for needed, layout in (
        (TRAFFIC, traffic_layout),
        (opensky.NEEDED, opensky.layout),
        (positions_csv.NEEDED, positions_csv.layout),
    ):
        if names >= needed:
            return file, layout
    raise ReadingError(
        f"kept, not read: its columns are none of aircraft positions ({listed(sorted(names))})",
        where=source.name,
        do="name them as the how-to on positions says",
    )


def _broken(source: Source, error: Exception) -> ReadingError:
    return ReadingError(
        f"kept, not read: the Parquet is broken ({str(error)[:100]})",
        where=source.name,
        do="get the original again",
    )


def _batches(file: Any, source: Source, remarks: Remarks) -> Iterator[tuple[Column, dict[str, Any]]]:
    import numpy as np
    from pyarrow import ArrowException

    from habeas.readings.position_tables import BATCH

    wanted = [one for one in file.schema_arrow.names if one.lower() in READ]
    for name in wanted:
        kind = file.schema_arrow.field(name).type
        if str(kind).startswith("timestamp") and kind.tz is None:
            remarks.said.append(
                f"times of {name} have no zone in the file: taken as UTC, as traffic writes them"
            )
    before = 0
    try:
        for batch in file.iter_batches(BATCH, columns=wanted):
            number = np.arange(before, before + batch.num_rows, dtype=np.int32)
            yield number, {name.lower(): _values(batch.column(name)) for name in wanted}
            before += batch.num_rows
    except (ArrowException, OSError) as error:
        raise _broken(source, error) from None


def _values(column: Any) -> Any:
    """A column as numbers, seconds or text; NaN and "" where there is nothing."""
    import numpy as np
    import pyarrow as pa

    kind = column.type
    if pa.types.is_dictionary(kind):
        column = column.dictionary_decode()
        kind = column.type
    if pa.types.is_timestamp(kind):
        seconds = column.cast(pa.int64()).to_numpy(zero_copy_only=False)
        return np.asarray(seconds, np.float64) / {"s": 1, "ms": 1e3, "us": 1e6, "ns": 1e9}[kind.unit]
    if pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_boolean(kind):
        filled = column.cast(pa.float64()) if not pa.types.is_boolean(kind) else column.cast(pa.int8())
        return np.asarray(filled.to_numpy(zero_copy_only=False), np.float64)
    return ["" if one is None else str(one) for one in column.to_pylist()]


def traffic_layout(cells: Cells) -> Laid:
    """The columns of `traffic` (feet, knots, feet a minute), whichever of them there are.

    Where it keeps OpenSky's `last_position`, that is a point's time, and what repeats it is left out.
    """
    import numpy as np

    from habeas.analysis.flights.positions import Mark
    from habeas.readings.position_tables import Laid

    time = cells.time("timestamp")
    updated = cells.number("last_position") if cells.has("last_position") else None
    pressure, geometric = cells.number("altitude"), cells.number("geoaltitude")
    stands_in = np.isnan(pressure) & ~np.isnan(geometric)
    return Laid(
        {
            "time": time if updated is None else np.where(np.isnan(updated), time, updated),
            "latitude": cells.number("latitude"),
            "longitude": cells.number("longitude"),
            "altitude": np.where(stands_in, geometric, pressure),
            "ground": cells.flag("onground"),
            "speed": cells.number("groundspeed"),
            "direction": cells.number("track"),
            "rate": cells.number("vertical_rate"),
            "marks": np.where(stands_in, Mark.GEOMETRIC_ALTITUDE, 0).astype(np.uint8),
        },
        addresses(cells, "icao24"),
        cells.texts("registration"),
        cells.texts("typecode"),
        cells.texts("callsign"),
        updated,
    )
