"""Tables of official records as files: CSV with a dictionary beside it, XLSX, Parquet; batch by batch.

Every form says what the table is (its edition, definition, threshold, label, digest, query) and what each of
its columns is.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from habeas.publications.custody_columns import HEADINGS, Described
from habeas.publications.exports import guarded
from habeas.records.errors import HabeasError

if TYPE_CHECKING:
    import pyarrow as pa

ENDS = (".csv", ".xlsx", ".parquet")
"""How the name of a file ends that an export can be written to."""

MOST_ROWS = 1_048_575
"""Rows that a sheet of XLSX holds below its headings."""

ABOUT = "habeas "
"""Begins the keys under which a Parquet file's metadata says what the table is."""

_EARLIEST = 1900
"""The year from which a spreadsheet knows dates."""


class ExportError(HabeasError):
    """An export that cannot be written so."""


@dataclass(frozen=True, eq=False)
class CustodyTable:
    """A table to be written: what it is, its rows in batches, its columns in words, what is said of it.

    It has no columns in words where it is itself the dictionary.
    """

    what: str
    schema: "pa.Schema"
    batches: "Iterable[pa.RecordBatch]"
    columns: tuple[Described, ...]
    about: Mapping[str, str]


def companion(path: Path) -> Path:
    """Where the dictionary of a CSV stands."""
    return path.with_name(path.name + ".dictionary.csv")


def write(table: CustodyTable, to: Path, end: str) -> int:
    """How many rows were written to `to` in the form that `end` (one of `ENDS`) names."""
    return _WRITERS[end](table, to)


def dictionary_csv(table: CustodyTable) -> bytes:
    """What is said of the table, then its columns, as the CSV beside a CSV."""
    from habeas.publications.exports import table as as_csv

    said = [("about", key, "", value, "", "") for key, value in table.about.items()]
    return as_csv(HEADINGS, [*said, *(one.row() for one in table.columns)])


def _csv(table: CustodyTable, to: Path) -> int:
    import pyarrow as pa
    from pyarrow.csv import CSVWriter, WriteOptions

    rows = 0
    with to.open("wb") as file:
        file.write(b"\xef\xbb\xbf")  # spreadsheets take the file for UTF-8 by it
        texts = [pa.field(one.name, _plain(one.type)) for one in table.schema]
        options = WriteOptions(quoting_style="needed", batch_size=65_536)
        with CSVWriter(file, pa.schema(texts), write_options=options) as writer:
            for batch in table.batches:
                writer.write_batch(_guarded(batch, pa.schema(texts)))
                rows += len(batch)
    return rows


def _plain(kind: "pa.DataType") -> "pa.DataType":
    import pyarrow as pa

    return pa.string() if pa.types.is_dictionary(kind) else kind


def _guarded(batch: "pa.RecordBatch", schema: "pa.Schema") -> "pa.RecordBatch":
    """The batch with no text that a spreadsheet would run as a formula."""
    import pyarrow as pa

    columns = []
    for column, field in zip(batch.columns, schema, strict=True):
        if pa.types.is_string(field.type):
            coded = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
            texts = [None if one is None else guarded(one) for one in coded.dictionary.to_pylist()]
            column = pa.DictionaryArray.from_arrays(coded.indices, pa.array(texts, pa.string())).cast(
                pa.string()
            )
        columns.append(column)
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def _parquet(table: CustodyTable, to: Path) -> int:
    import pyarrow as pa
    import pyarrow.parquet as pq

    units = {one.name: {"unit": one.unit, "meaning": one.says, "nulls": one.nulls} for one in table.columns}
    fields = [one.with_metadata(units.get(one.name, {})) for one in table.schema]
    about = {ABOUT + key: value for key, value in table.about.items()}
    about[ABOUT + "dictionary"] = json.dumps(
        [dict(zip(HEADINGS, one.row(), strict=True)) for one in table.columns], ensure_ascii=False
    )
    rows, schema = 0, pa.schema(fields, metadata=about)
    with pq.ParquetWriter(to, schema, compression="zstd") as writer:
        for batch in table.batches:
            writer.write_batch(pa.RecordBatch.from_arrays(batch.columns, schema=schema))
            rows += len(batch)
    return rows


def _xlsx(table: CustodyTable, to: Path) -> int:
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    # In constant memory a row goes to the disk when the next begins; no text is ever taken for a formula.
    book = xlsxwriter.Workbook(str(to), {"constant_memory": True, "tmpdir": str(to.parent)})
    book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC), "title": table.what})
    names = [one.name for one in table.schema]
    rows = _sheet(book, table.what, names, _rows(table.batches))
    _sheet(book, "about", ("what", "says"), table.about.items())
    if table.columns:
        _sheet(book, "dictionary", HEADINGS, (one.row() for one in table.columns))
    try:
        book.close()
    except FileCreateError as error:
        raise OSError(str(error)) from error
    return rows


def _rows(batches: "Iterable[pa.RecordBatch]") -> Iterator[tuple[Any, ...]]:
    for batch in batches:
        yield from zip(*(one.to_pylist() for one in batch.columns), strict=True)


def _sheet(book: Any, name: str, headings: Iterable[str], rows: Iterable[Iterable[Any]]) -> int:
    sheet, number = book.add_worksheet(name), 0
    day, instant = (book.add_format({"num_format": one}) for one in ("yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss"))
    for at, heading in enumerate(headings):
        sheet.write_string(0, at, heading)
    sheet.freeze_panes(1, 0)
    for number, row in enumerate(rows, 1):
        if number > MOST_ROWS:
            raise ExportError(
                f"a sheet of XLSX holds {MOST_ROWS:,} rows, and this has more",
                do="end the name in .csv or .parquet, or give --since and --until",
            )
        for at, value in enumerate(row):
            if isinstance(value, date) and value.year >= _EARLIEST:
                sheet.write_datetime(number, at, value, instant if isinstance(value, datetime) else day)
            elif isinstance(value, str | date):
                sheet.write_string(number, at, str(value))
            elif value is not None:
                sheet.write_number(number, at, value)
    return number


_WRITERS: Mapping[str, Callable[[CustodyTable, Path], int]] = {
    ".csv": _csv,
    ".xlsx": _xlsx,
    ".parquet": _parquet,
}
