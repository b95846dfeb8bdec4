"""Workbooks: every sheet, true row numbers, cells as text."""

import datetime as dt
import io
import zipfile

import pytest
import xlsxwriter

from habeas.readings.reader import ReadingError
from habeas.readings.workbook import MEDIA_TYPE, WorkbookReader, cell_text


def book(fill):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as workbook:
        fill(workbook)
    return out.getvalue()


def simple(workbook):
    workbook.add_worksheet("Legs").write_row(0, 0, ["leg", "men"])


@pytest.fixture
def read(source):
    return lambda data: WorkbookReader().read(source(MEDIA_TYPE, "legs.xlsx"), data)


def swapped(data, member, content):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, content if name == member else old.read(name))
    return out.getvalue()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (238.0, "238"),
        (0.1, "0.1"),
        (-1.5, "-1.5"),
        (1e22, "10000000000000000000000"),
        (True, "TRUE"),
        (dt.date(2025, 3, 15), "2025-03-15"),
        (dt.datetime(2025, 3, 15, 20, 2), "2025-03-15T20:02:00"),  # noqa: DTZ001 (a workbook has no zones)
        (dt.time(20, 2), "20:02:00"),
        (dt.timedelta(hours=30), "30:00:00"),
        ("#N/A", "#N/A"),
        ("", ""),
        (None, ""),
    ],
)
def test_cells_as_text(value, text):
    assert cell_text(value) == text


def test_rows_are_numbered_as_the_workbook_shows_them_below_an_empty_corner(read):
    def fill(workbook):
        sheet = workbook.add_worksheet("Legs")
        sheet.write(2, 1, "leg")
        sheet.write(2, 2, "men")
        sheet.write_row(5, 1, ["A", 20])

    found = read(book(fill))
    assert found.sheets[0].heading_row == 3
    assert [(row.sheet, row.number, row.cells) for row in found.rows] == [("Legs", 6, ("", "A", "20"))]


def test_hidden_sheets_are_read_and_said(read):
    def fill(workbook):
        simple(workbook)
        hidden = workbook.add_worksheet("Notes")
        hidden.hide()
        hidden.write_column(0, 0, ["note", "pending"])

    found = read(book(fill))
    assert [sheet.name for sheet in found.sheets] == ["Legs", "Notes"]
    assert "sheet “Notes” is hidden; read all the same" in found.warnings
    assert found.rows[-1].cells == ("pending",)


def test_a_workbook_that_is_encrypted_is_an_error(read):
    with pytest.raises(ReadingError, match="encrypted"):
        read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\1" * 600)


@pytest.mark.parametrize(
    "damage", [lambda d: d[:900], lambda d: d[:60] + b"xxxx" + d[64:], lambda _: b"PK\3\4 no"]
)
def test_a_corrupt_workbook_is_an_error_by_name(read, damage):
    with pytest.raises(ReadingError, match=r"corrupt \(legs\.xlsx"):
        read(damage(book(simple)))


def test_a_zip_that_is_no_workbook_is_an_error(read):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "x")
    with pytest.raises(ReadingError, match="corrupt"):
        read(out.getvalue())


def test_a_zip_bomb_is_refused_before_it_is_unpacked(read):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "")
    data = bytearray(out.getvalue())
    at = data.index(b"PK\1\2") + 24
    data[at : at + 4] = (2_000_000_000).to_bytes(4, "little")
    with pytest.raises(ReadingError, match="unpacks to 1907 MiB; the limit is 1024 MiB"):
        read(bytes(data))


@pytest.mark.parametrize("reference", ["XFD1048576", "ZZZZZZZZ2", "A99999999999"])
def test_a_sheet_with_a_far_cell_is_refused_and_not_unrolled(read, reference):
    rows = "".join(
        f'<row r="{"".join(filter(str.isdigit, ref))}"><c r="{ref}"><v>1</v></c></row>'
        for ref in ("A1", reference)
    )
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'
    with pytest.raises(ReadingError, match="reaches too far"):
        read(swapped(book(simple), "xl/worksheets/sheet1.xml", sheet))
