"""The readers there are; a format is added by a module and a line here."""

from habeas.readings.flightaware_kml import FlightAwareKmlReader
from habeas.readings.flightradar24 import Flightradar24Reader
from habeas.readings.html import HtmlReader
from habeas.readings.opensky import OpenSkyReader
from habeas.readings.plain_text import PlainTextReader
from habeas.readings.positions_csv import PositionsCsvReader
from habeas.readings.reader import Reader
from habeas.readings.readsb_heatmap import ReadsbHeatmapReader
from habeas.readings.readsb_trace import ReadsbTraceReader
from habeas.readings.table_csv import CsvReader
from habeas.readings.trace_archive import TraceArchiveReader
from habeas.readings.traffic_parquet import TrafficParquetReader
from habeas.readings.workbook import WorkbookReader
from habeas.records.source import Source

READERS: tuple[Reader, ...] = (
    ReadsbTraceReader(),
    ReadsbHeatmapReader(),
    TraceArchiveReader(),
    OpenSkyReader(),
    Flightradar24Reader(),
    FlightAwareKmlReader(),
    TrafficParquetReader(),
    PositionsCsvReader(),
    PlainTextReader(),
    HtmlReader(),
    CsvReader(),
    WorkbookReader(),
)
"""In the order in which they are asked: tables that say what they are before tables of any kind."""


def reader_for(source: Source, head: bytes) -> Reader | None:
    """The reader that reads this source; None where it is kept and not read."""
    return next((reader for reader in READERS if reader.accepts(source, head)), None)
