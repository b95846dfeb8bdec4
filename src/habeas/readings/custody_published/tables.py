"""Published things as tables of a Reading: what each holds, under a digest of what it says."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from habeas.analysis import published_contents as names
from habeas.analysis.published_figures import Lists
from habeas.readings.custody_published.accepting import Kind
from habeas.readings.custody_published.plain_csv import read_capacities, read_figures, read_stated
from habeas.records.encoding import dumps
from habeas.records.reading import Reading, reading
from habeas.records.source import Source
from habeas.records.table import Table

if TYPE_CHECKING:
    from habeas.analysis.published_contents import PublishedTable
    from habeas.readings.custody_published.daily import DailyPopulation
    from habeas.readings.custody_published.statistics import Statistics

NAME, VERSION = "custody_published", "1"
"""The version goes up whenever what is read, or what is said of it, could change."""


@dataclass(frozen=True)
class Found:
    """A published thing as read: its table, what it holds, and what a person should know of its reading."""

    table: Table
    content: PublishedTable
    said: tuple[str, ...]


def read_published(kind: Kind, original: Path, *, name: str) -> Found:
    """What an original of this kind says; ReadingError where it is corrupt or cannot be understood."""
    if kind is Kind.STATISTICS:
        from habeas.readings.custody_published.statistics import read_statistics

        return _statistics(read_statistics(original, name=name))
    if kind is Kind.DAILY:
        from habeas.readings.custody_published.daily import read_daily

        return _daily(read_daily(original, name=name))
    if kind is Kind.PLACES:
        from habeas.readings.custody_published.places import read_places

        found = read_places(original, name=name)
        unknown = (f"columns that nobody knows, kept: {', '.join(found.unknown)}",) if found.unknown else ()
        return _found(names.PLACES, found.placed, len(found.placed), (*found.said, *unknown))
    data = original.read_bytes()
    if kind is Kind.CAPACITIES:
        capacities = read_capacities(data, name=name)
        return _found(names.CAPACITIES, capacities.content, capacities.lines, capacities.said)
    if kind is Kind.STATED:
        stated = read_stated(data, name=name)
        return _found(names.STATED, stated.content, stated.lines, stated.said)
    figures = read_figures(data, name=name)
    return _found(names.ADP, figures.content, figures.lines, figures.said)


def laid_out(source: Source, found: Found) -> Reading:
    """The Reading of a source that is this."""
    return replace(reading(source.id, tables=(found.table,)), warnings=found.said)


def _statistics(found: Statistics) -> Found:
    one = found.published
    said = [
        f"a list of {len(one.listed)} facilities: FY{one.fiscal_year} from {one.begins} to {one.until}",
        *found.said,
    ]
    if found.missing:
        said.append(f"no column gives {', '.join(found.missing)}")
    if found.unknown:
        said.append(f"columns that nobody knows, kept: {', '.join(found.unknown)}")
    if found.notes:
        said.append(f"{len(found.notes)} rows of the list are no facility (row {found.notes[0][0]} …)")
    return _found(names.ADP, Lists((one,)), len(one.listed), said)


def _daily(found: DailyPopulation) -> Found:
    counts, rows = found.counts(), found.rows
    hashing = hashlib.sha256()
    for name in sorted(rows.column_names):
        _hash_column(hashing, name, rows[name])
    said = [f"counts by day of {len(counts.codes)} facilities from {counts.first}", *found.said]
    if found.missing:
        said.append(f"no column gives {', '.join(found.missing)}")
    table = Table(names.DAILY, hashing.hexdigest(), rows.num_rows)
    return Found(table, counts, tuple(said))


def _hash_column(hashing: Any, name: str, column: Any) -> None:
    """Over a column's values, whatever chunks or dictionary they came in."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    whole = column.combine_chunks() if column.num_chunks != 1 else column.chunk(0)
    hashing.update(dumps([name, str(whole.type), len(whole), whole.null_count]))
    if pa.types.is_string(whole.type):
        coded = pc.dictionary_encode(whole)
        texts = coded.dictionary.to_pylist()
        order = {text: place for place, text in enumerate(sorted(texts))}
        ranks = np.array([order[text] for text in texts] or [0], np.int32)
        at = np.asarray(pc.fill_null(coded.indices, -1))
        hashing.update(dumps(sorted(texts)))
        hashing.update(np.where(at < 0, -1, ranks[np.maximum(at, 0)]).astype("<i4").tobytes())
    else:
        # Of these columns no value is below nothing, so that -1 stands for none.
        hashing.update(np.asarray(pc.fill_null(whole, -1)).astype("<i4").tobytes())


def _found(name: str, content: Any, rows: int, said: Iterable[str]) -> Found:
    digest = hashlib.sha256(dumps([name, _plain(content)])).hexdigest()
    return Found(Table(name, digest, rows), content, tuple(said))


def _plain(value: Any) -> Any:
    """A value as JSON can write it: values of any class by all of their fields, in order."""
    if is_dataclass(value):
        return [_plain(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Decimal | date):
        return str(value)
    return value
