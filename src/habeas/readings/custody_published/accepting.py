"""Of which kind of published things an original may be, by its beginning and name; cheap for all others."""

from __future__ import annotations

import zipfile
import zlib
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from habeas.readings.custody_published import plain_csv

ZIP, PARQUET, GZIP = b"PK\x03\x04", b"PAR1", b"\x1f\x8b"

_SHARED = "xl/sharedStrings.xml"
_WORDS = (b"level a", b"level d", b"threat level")
"""Headings of a list of facilities, as a workbook keeps its texts."""

_MOST = 32 << 20
"""Bytes of a workbook's texts that are looked through; those of the known ones have under 1 MB."""


class Kind(StrEnum):
    """What a published thing is."""

    STATISTICS = "statistics"
    DAILY = "daily population"
    PLACES = "places"
    CAPACITIES = "capacities"
    FIGURES = "figures"
    STATED = "stated codes"


def kind_of(head: bytes, name: str, path: Path) -> Kind | None:
    """The kind that an original at `path` may be of; None for any other."""
    lower = name.lower()
    if head.startswith(ZIP):
        return Kind.STATISTICS if lower.endswith(".xlsx") and _lists(path) else None
    if head.startswith(PARQUET):
        return Kind.DAILY if _is_daily(path) else None
    if head.startswith(GZIP):
        with suppress(zlib.error):
            head = zlib.decompressobj(wbits=31).decompress(head, 1 << 16)
    return _of_headings(head)


def _lists(path: Path) -> bool:
    """Whether its texts hold the headings of a list; a workbook that keeps none aside is not looked into."""
    try:
        with zipfile.ZipFile(path) as file, file.open(_SHARED) as texts:
            words = texts.read(_MOST).lower()
    except (zipfile.BadZipFile, KeyError, OSError, zlib.error, NotImplementedError):
        return False
    return all(word in words for word in _WORDS)


def _is_daily(path: Path) -> bool:
    import pyarrow as pa
    from pyarrow.parquet import read_schema

    from habeas.readings.custody_published.daily import NEEDED, SPELLINGS

    try:
        names = set(read_schema(path).names)
    except (pa.ArrowException, OSError):
        return False
    return all(names & set(SPELLINGS[field]) for field in NEEDED)


def _of_headings(head: bytes) -> Kind | None:
    """By the first line of a text, where it is of a CSV that is known."""
    first = head.removeprefix(b"\xef\xbb\xbf").splitlines()[:1]
    if not first or b"\0" in first[0]:
        return None
    found = plain_csv.headings_of(first[0].decode("utf-8", "replace"))
    if {"detloc", "name", "city", "state"} <= found:
        return Kind.PLACES
    for headings, kind in (
        (plain_csv.CAPACITY, Kind.CAPACITIES),
        (plain_csv.FIGURES, Kind.FIGURES),
        (plain_csv.STATED, Kind.STATED),
    ):
        if found == set(headings):
            return kind
    return None
