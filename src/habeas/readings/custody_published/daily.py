"""read_daily: people by facility and day, as the Deportation Data Project prepares them, from Parquet."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from habeas.analysis.published_figures import DailyCounts
from habeas.analysis.wall_days import day_of
from habeas.readings.custody.part import Original
from habeas.readings.reader import ReadingError

SPELLINGS: dict[str, tuple[str, ...]] = {
    "facility": ("detention_facility_code", "facility_code"),
    "facility_name": ("detention_facility", "facility_name"),
    "day": ("date", "day"),
    "whole_day": ("n_detained",),
    "at_midnight": ("n_detained_at_midnight",),
    "male": ("n_detained_male",),
    "female": ("n_detained_female",),
    "convicted_criminal": ("n_detained_convicted_criminal",),
    "possibly_under_18": ("n_detained_possibly_under_18",),
}
"""Our columns, and the names that they have stood under."""

_TEXTS = ("facility", "facility_name")
NEEDED = ("facility", "day", "at_midnight", "whole_day")


@dataclass(frozen=True, eq=False)
class DailyPopulation:
    """Counts by facility and day as read: typed rows, each with its number in the file from 1.

    `rows` is a pyarrow table: facility and facility_name text, day in days since 1970-01-01 and all counts
    int32, null where not stated; unknown columns as text under `other:` and their name; `row` int32.
    """

    name: str
    digest: str
    rows: Any
    unknown: tuple[str, ...]
    missing: tuple[str, ...]
    said: tuple[str, ...]

    def counts(self) -> DailyCounts:
        """The counts as a dense grid; ReadingError where two rows are one facility's one day."""
        table = self.rows.filter(pc.and_(self.rows["facility"].is_valid(), self.rows["day"].is_valid()))
        encoded = pc.dictionary_encode(table["facility"].combine_chunks())
        order = np.argsort(np.asarray(encoded.dictionary.to_pylist(), dtype=object))
        place = np.empty(len(order), np.int64)
        place[order] = np.arange(len(order))
        at = place[np.asarray(encoded.indices)]
        days = np.asarray(table["day"])
        first, width = int(days.min()), int(days.max()) - int(days.min()) + 1
        cell = at * width + (days - first)
        self._refuse_twice(cell, np.asarray(table["row"]))
        codes = tuple(encoded.dictionary[int(one)].as_py() for one in order)
        return DailyCounts(
            codes,
            _names(codes, table),
            day_of(first),
            _grid(table["at_midnight"], cell, (len(codes), width)),
            _grid(table["whole_day"], cell, (len(codes), width)),
        )

    def _refuse_twice(self, cell: Any, rows: Any) -> None:
        order = np.argsort(cell, kind="stable")
        again = np.flatnonzero(np.diff(cell[order]) == 0)
        if len(again):
            two = rows[order[again[0]]], rows[order[again[0] + 1]]
            raise ReadingError(
                f"{len(again)} rows give a facility and day that another gives",
                where=f"{self.name}, rows {two[0]} and {two[1]}",
                do="find out which of them stands",
            )


def read_daily(original: Path | bytes, *, name: str) -> DailyPopulation:
    """The counts of a Parquet file; ReadingError where it is corrupt, empty, or lacks a needed column."""
    data = original if isinstance(original, bytes) else original.read_bytes()
    raw = _table(Original(name, data=data))
    fields = {spelling: field for field, spellings in SPELLINGS.items() for spelling in spellings}
    known = {fields[each]: each for each in raw.column_names if each in fields}
    lacking = [field for field in NEEDED if field not in known]
    if lacking or not raw.num_rows:
        raise ReadingError(
            f"kept, not read: it has no {', '.join(lacking) or 'rows'}", where=name, do="check the original"
        )
    columns, said = {}, []
    for field, heading in known.items():
        columns[field], bad = _typed(raw[heading], field)
        if bad:
            said.append(f"column {heading}: {bad} cells could not be read")
    unknown = tuple(each for each in raw.column_names if each not in fields)
    for heading in unknown:
        columns[f"other:{heading}"] = raw[heading].cast(pa.string())
    columns["row"] = pa.array(np.arange(1, raw.num_rows + 1, dtype=np.int32))
    return DailyPopulation(
        name,
        hashlib.sha256(data).hexdigest(),
        pa.table(columns),
        unknown,
        tuple(field for field in SPELLINGS if field not in known),
        tuple(said),
    )


def _table(original: Original) -> Any:
    from pyarrow.parquet import read_table

    try:
        with original.open() as stream:
            return read_table(stream)
    except (pa.ArrowException, OSError) as error:
        raise ReadingError(
            "kept, not read: the Parquet file is corrupt or cut short",
            where=f"{original.where}: {str(error).splitlines()[0]}",
            do="obtain it again",
        ) from error


def _typed(column: Any, field: str) -> tuple[Any, int]:
    """A column by our type, and how many of its stated cells are nothing of that type."""
    if pa.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    if field in _TEXTS:
        text = pc.utf8_trim_whitespace(column.cast(pa.string()))
        return pc.if_else(pc.equal(text, ""), None, text), 0
    if field == "day":
        found = _days(column)
    else:
        number = _numbers(column)
        possible = pc.and_(pc.greater_equal(number, 0), pc.less(number, 2**31))
        whole = pc.and_(possible, pc.equal(pc.floor(number), number))
        found = pc.if_else(whole, number, None).cast(pa.int32())
    return found, found.null_count - column.null_count


def _days(column: Any) -> Any:
    """Days since 1970; of text, those written as ISO 8601."""
    if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
        text = column.cast(pa.string())
        stamped = pc.strptime(text, format="%Y-%m-%d", unit="s", error_is_null=True)
        # strptime takes 30 February for 1 March.
        column = pc.if_else(pc.equal(pc.strftime(stamped, format="%Y-%m-%d"), text), stamped, None)
    return column.cast(pa.date32(), safe=False).cast(pa.int32())


def _numbers(column: Any) -> Any:
    """Numbers as they are; of text, those that are digits."""
    if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
        text = column.cast(pa.string())
        column = pc.if_else(pc.match_substring_regex(text, r"^\d{1,10}$"), text, None)
    return column.cast(pa.float64())


def _names(codes: Iterable[str], table: Any) -> tuple[tuple[str, ...], ...]:
    """Every name of each code, sorted."""
    found: dict[str, set[str]] = defaultdict(set)
    if "facility_name" in table.column_names:
        pairs = table.group_by(["facility", "facility_name"]).aggregate([])
        for code, name in zip(pairs["facility"].to_pylist(), pairs["facility_name"].to_pylist(), strict=True):
            if name is not None:
                found[code].add(name)
    return tuple(tuple(sorted(found[code])) for code in codes)


def _grid(column: Any, cell: Any, shape: tuple[int, int]) -> Any:
    grid = np.full(shape, -1, np.int32)
    grid.reshape(-1)[cell] = np.asarray(pc.fill_null(column, -1))
    return grid
