"""XLSX workbooks: every sheet, hidden ones too, true row numbers, cells as text."""

import io
import zipfile
import zlib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from habeas.readings.headings import Cells, Table, laid_out
from habeas.readings.reader import ReadingError, media_type, refuse_empty
from habeas.readings.workbook_xml import Odd, odd_cells
from habeas.records.encoding import decimal_text
from habeas.records.reading import Reading, reading
from habeas.records.source import Source

UNPACKED = 1 << 30
"""Bytes that a workbook may unpack to: 1 GiB, ten times Excel's largest sheet of short cells; what packs
more into a file is built to exhaust the machine."""

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True)
class WorkbookReader:
    """Reads XLSX."""

    name: str = "workbook"
    version: str = "1"

    def accepts(self, source: Source, head: bytes) -> bool:  # noqa: ARG002 (the Reader's signature)
        """Whether the source is an XLSX workbook."""
        return media_type(source) == MEDIA_TYPE

    def read(self, source: Source, data: bytes) -> Reading:
        """The sheets' headings and rows; ReadingError where it is encrypted, corrupt, or unpacks to too much.

        Dates are ISO 8601 without a zone, numbers their shortest decimal text, formulas what the workbook
        last computed.
        """
        refuse_empty(source, data)
        odd = _checked(source, data)
        tables, notes = _tables(source, data, odd)
        rows = tuple(row for table in tables for row in table.rows)
        warnings = (*notes, *(note for table in tables for note in table.warnings))
        return reading(source.id, sheets=tuple(table.sheet for table in tables), rows=rows, warnings=warnings)


def _checked(source: Source, data: bytes) -> dict[str, Odd]:
    """The cells that need a second look, once the archive is found whole and of bearable size."""
    if data.startswith(_OLE):
        raise ReadingError(
            "kept, not read: the workbook is encrypted, or in the format of before 2007",
            where=source.name,
            do="save it as .xlsx without a password",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_bomb(source, archive)
            broken = archive.testzip()
            if broken:
                raise _corrupt(source, f"{broken} does not match its checksum")
            return odd_cells(archive)
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        NotImplementedError,
        RuntimeError,
        EOFError,
        ValueError,
        OSError,
        zlib.error,
    ) as error:
        raise _corrupt(source, str(error)) from error


def _refuse_bomb(source: Source, archive: zipfile.ZipFile) -> None:
    unpacked = sum(member.file_size for member in archive.infolist())
    if unpacked > UNPACKED:
        raise ReadingError(
            f"kept, not read: {source.name} unpacks to {unpacked >> 20} MiB; "
            f"the limit is {UNPACKED >> 20} MiB",
            do="save the sheets that are needed as a workbook of their own",
        )


def _corrupt(source: Source, why: str) -> ReadingError:
    return ReadingError(
        "kept, not read: the workbook is corrupt",
        where=f"{source.name}: {why}",
        do="obtain it again, or save it anew",
    )


def _tables(source: Source, data: bytes, odd: dict[str, Odd]) -> tuple[list[Table], list[str]]:
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    tables, notes = [], []
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for sheet in book.sheets_metadata:
            if sheet.typ is not SheetTypeEnum.WorkSheet:
                notes.append(f"sheet “{sheet.name}” is no sheet of cells; not read")
                continue
            if sheet.visible != SheetVisibleEnum.Visible:
                notes.append(f"sheet “{sheet.name}” is hidden; read all the same")
            strange = odd.get(sheet.name, Odd())
            values = book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
            tables.append(laid_out(sheet.name, _numbered(values, strange)))
            notes += strange.warnings(sheet.name)
    except CalamineError as error:
        raise _corrupt(source, str(error)) from error
    except BaseException as error:  # a panic of calamine's is no Exception, and has no importable class
        if type(error).__name__ != "PanicException":
            raise
        raise _corrupt(source, "it is not built as a workbook is") from error
    return tables, notes


def _numbered(values: list[list[Any]], strange: Odd) -> list[tuple[int, Cells]]:
    """Rows from 1, cells as text; errors, which calamine leaves empty, as the workbook shows them."""
    rows = [[cell_text(value) for value in row] for row in values]
    for (row, column), text in strange.errors.items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = text
    return [(number, tuple(cells)) for number, cells in enumerate(rows, 1)]


def cell_text(value: Any) -> str:
    """A cell as text: 238 and not 238.0, 2025-03-15, 2025-03-15T20:02:00, TRUE."""
    match value:
        case bool():
            return str(value).upper()
        case float():
            return (
                decimal_text(Decimal(repr(value)))
                if value == value and abs(value) != float("inf")
                else str(value)
            )
        case datetime() | date() | time():
            return value.isoformat()
        case timedelta():
            return _hours(value)
        case None:
            return ""
    return str(value)


def _hours(value: timedelta) -> str:
    """A length of time as a spreadsheet shows it: 30:00:00."""
    seconds = round(value.total_seconds())
    sign, seconds = ("-" if seconds < 0 else ""), abs(seconds)
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
