"""Parquet of releases as others prepared them: columns of any type, a row group at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from habeas.analysis.wall_days import DAY_S
from habeas.readings.custody.part import TOP, Block, Column, Original, Row
from habeas.readings.custody.statedness import BLANK, Stated, classified, classified_once
from habeas.readings.custody.typed import Raw, filled
from habeas.readings.custody.wall_clock import ABSENT
from habeas.readings.reader import ReadingError

BATCH = 65_536

Opened = Any


@dataclass(frozen=True)
class ParquetPart:
    """A Parquet file; its headings are the names of its columns, and its rows count from 1."""

    original: Original
    name: str
    said: tuple[str, ...] = ()

    def last_row(self) -> int | None:
        """The number of its last row."""
        with self._file() as file:
            return int(file.metadata.num_rows)

    def top(self, most: int = TOP) -> list[Row]:  # noqa: ARG002 (a Part's signature)
        """Its headings, as row 0."""
        with self._file() as file:
            return [(0, tuple(file.schema_arrow.names))]

    def blocks(self, after: int, width: int, columns: Sequence[Column]) -> Iterator[Block]:  # noqa: ARG002
        """Its rows, a batch at a time; the columns that are not asked for are not loaded."""
        with self._file(columns) as file:
            names = file.schema_arrow.names
            wanted = [names[place] for each in columns for place in (each.place, *each.again)]
            row = 1
            for batch in file.iter_batches(batch_size=BATCH, columns=list(dict.fromkeys(wanted))):
                raws = [_raw(batch, names, each) for each in columns]
                yield Block(np.arange(row, row + batch.num_rows, dtype=np.int32), raws)
                row += batch.num_rows

    @contextmanager
    def _file(self, columns: Sequence[Column] = ()) -> Iterator[Opened]:
        """The file, the texts of these columns as dictionaries where it has them so: all but ids."""
        from pyarrow.parquet import ParquetFile

        try:
            with self.original.open() as stream:
                names = ParquetFile(stream).schema_arrow.names if columns else []
                few = [names[one.place] for one in columns if one.kind == "text" and not one.again]
                yield ParquetFile(stream, read_dictionary=few)
        except (pa.ArrowException, OSError) as error:
            raise ReadingError(
                "kept, not read: the Parquet file is corrupt or cut short",
                where=f"{self.original.where}: {str(error).splitlines()[0]}",
                do="obtain it again",
            ) from error


def _raw(batch: Any, names: list[str], wanted: Column) -> Raw:
    found = _of(batch.column(batch.schema.get_field_index(names[wanted.place])), wanted)
    for place in wanted.again:
        found = filled(found, _of(batch.column(batch.schema.get_field_index(names[place])), wanted))
    return found


def _of(column: Any, wanted: Column) -> Raw:
    """A column of any type as raw cells: times and numbers as themselves, all else by its text."""
    kind = column.type
    if pa.types.is_dictionary(kind):
        if _is_once(kind) and wanted.kind == "text" and not wanted.again:
            return Raw(classified_once(column, keep_na=wanted.keep_na))
        column = column.dictionary_decode()
        kind = column.type
    if pa.types.is_boolean(kind):
        column = pc.if_else(column, "TRUE", "FALSE")
    if pa.types.is_timestamp(kind) or pa.types.is_date(kind):
        return _times(column, wanted)
    if pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind):
        return _numbers(column, wanted)
    return Raw(classified(column.cast(pa.string()), keep_na=wanted.keep_na))


def _is_once(kind: Any) -> bool:
    return bool(pa.types.is_string(kind.value_type) or pa.types.is_large_string(kind.value_type))


def _times(column: Any, wanted: Column) -> Raw:
    """Times by the clock on the wall where they have a zone; a text column has them as ISO 8601."""
    if pa.types.is_date(column.type):
        column = column.cast(pa.date32()).cast(pa.timestamp("s"))
        text = "%Y-%m-%d"
    else:
        text = "%Y-%m-%dT%H:%M:%S"
    if column.type.tz:
        column = pc.local_timestamp(column)
    column = pc.floor_temporal(column, unit="second").cast(pa.timestamp("s"))
    if wanted.kind in ("id", "text"):
        return Raw(classified(pc.strftime(column, format=text)))
    seconds = pc.fill_null(column.cast(pa.int64()), int(ABSENT)).to_numpy(zero_copy_only=False)
    return Raw(_present(column), seconds=seconds)


def _numbers(column: Any, wanted: Column) -> Raw:
    values = pc.fill_null(column.cast(pa.float64()), np.nan).to_numpy(zero_copy_only=False)
    if wanted.kind in ("id", "text"):
        whole = pa.types.is_floating(column.type) and bool(np.all((values % 1 == 0) | np.isnan(values)))
        return Raw(classified((pc.cast(column, pa.int64()) if whole else column).cast(pa.string())))
    stated = _present(pc.if_else(pc.is_nan(column), None, column) if np.isnan(values).any() else column)
    if wanted.kind in ("moment", "date"):
        # A number in place of a date is days since 1970 as R writes them, or seconds.
        large = np.abs(values) > 200_000
        seconds = np.where(np.isnan(values), np.nan, np.where(large, values, values * DAY_S))
        found = np.where(np.isnan(seconds), ABSENT, np.nan_to_num(seconds)).astype(np.int64)
        return Raw(stated, seconds=found)
    return Raw(stated, numbers=values)


def _present(column: Any) -> Stated:
    """The states of a column that is not text: stated or not."""
    states = np.where(np.asarray(column.is_null()), BLANK, 0).astype(np.uint8)
    return Stated(pa.nulls(len(column), pa.string()), states)
