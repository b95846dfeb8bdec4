"""The reader of official custody releases, as runs record it, and the Reading of one that was coded."""

from dataclasses import replace

from habeas.readings.custody.remarks import remarks
from habeas.readings.custody.report import Report
from habeas.records.reading import Reading, reading
from habeas.records.source import Source
from habeas.records.table import Table

NAME, VERSION = "custody_release", "2"
"""The version goes up whenever the rows, or what is said of them, could change."""


def laid_out(source: Source, report: Report, digest: str) -> Reading:
    """The Reading of a release whose rows rest as a table under this digest."""
    said = remarks(report)
    table = Table(report.table, digest, report.rows, tuple(report.sheets))
    return replace(reading(source.id, tables=(table,)), warnings=said)
