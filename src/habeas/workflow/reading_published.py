"""Reads what is published beside official records: rows that are read again whenever they are asked for."""

from pathlib import Path

from habeas.readings.custody_published.accepting import kind_of
from habeas.records.reading import Reading
from habeas.records.source import Source

PUBLISHED = ("custody_published", "1")
"""The reader of what is published, as runs record it: `readings.custody_published.tables` has the same."""


def published_reading(original: Path, source: Source, head: bytes) -> Reading | None:
    """The Reading of a published list, counts by day, places, capacities; None where it is none of these.

    `head` is how the original begins. ReadingError where it is one, and cannot be understood.
    """
    kind = kind_of(head, source.name, original)
    if kind is None:
        return None
    from habeas.readings.custody_published.statistics import NoListError
    from habeas.readings.custody_published.tables import laid_out, read_published

    try:
        return laid_out(source, read_published(kind, original, name=source.name))
    except NoListError:
        return None  # a workbook of another kind, which another reader may know
