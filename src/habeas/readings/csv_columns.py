"""CSV files of positions: their headings, and their rows in batches of columns."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from habeas.readings.csv_records import Record, delimiter_of, records
from habeas.readings.decoding import decode
from habeas.readings.reader import MEGABYTE, ReadingError, listed, media_type, refuse_empty

if TYPE_CHECKING:
    from habeas.analysis.flights.positions import Column
    from habeas.readings.points import Remarks
    from habeas.records.source import Source

MOST = 500 * MEGABYTE
"""Bytes of CSV that are read: six million rows of OpenSky's state vectors."""

WIDTH = "it has another number of cells than the headings"


def headings(source: Source, head: bytes) -> frozenset[str]:
    """The headings of a CSV in lower case, as far as its beginning shows them; none of what is no CSV."""
    if media_type(source) not in ("text/csv", "text/tab-separated-values"):
        return frozenset()
    first = head.split(b"\n", 1)[0].decode("utf-8-sig", "replace").strip()
    for record in records(first, delimiter_of(first)):
        return frozenset(_names(record))
    return frozenset()


def batches(source: Source, data: bytes, remarks: Remarks) -> Iterator[tuple[Column, dict[str, Any]]]:
    """The rows' numbers from 0 after the headings, and their columns as lists of text, batch by batch.

    Blank lines are no rows; a row of another length than the headings is counted as bad.
    """
    refuse_empty(source, data)
    if len(data) > MOST:
        raise ReadingError(
            f"kept, not read: {len(data) // MEGABYTE} MB; the limit is {MOST // MEGABYTE} MB",
            where=source.name,
            do="split it into parts and add those",
        )
    decoded = decode(data, where=source.name)
    remarks.said += decoded.warnings
    every = (one for one in _rows(decoded.text, delimiter_of(decoded.text)) if any(one.cells))
    first = next(every, None)
    if first is None:
        return
    names = _names(first)
    yield from _columns(names, every, remarks)


class _Plain(NamedTuple):
    """A Record of a text without quotes, which is the commonest and made five times as fast."""

    line: int
    cells: list[str]
    fault: str = ""


def _rows(text: str, delimiter: str) -> Iterator[Record | _Plain]:
    """The records of a text, by lines where there is no quote in it."""
    if '"' in text:
        return records(text, delimiter)
    lines = enumerate(StringIO(text, newline=None), 1)
    return (_Plain(number, line.rstrip("\n").split(delimiter)) for number, line in lines)


def _columns(
    names: list[str], rows: Iterator[Record | _Plain], remarks: Remarks
) -> Iterator[tuple[Column, dict[str, Any]]]:
    import numpy as np

    from habeas.readings.position_tables import BATCH

    before, faulty = 0, []
    while batch := list(islice(rows, BATCH)):
        faulty += [one.line for one in batch if one.fault]
        right = [at for at, one in enumerate(batch) if len(one.cells) == len(names)]
        if len(right) < len(batch):
            remarks.bad[WIDTH] += len(batch) - len(right)
        before, begins = before + len(batch), before
        if not right:
            continue
        columns = zip(*(batch[at].cells for at in right), strict=True)
        yield np.array(right, np.int32) + begins, dict(zip(names, map(list, columns), strict=False))
    if faulty:
        remarks.said.append(f"lines {listed(faulty)}: a quote goes wrong; read as they stand")


def _names(record: Record | _Plain) -> list[str]:
    return [one.strip().strip('"').lower() for one in record.cells]
