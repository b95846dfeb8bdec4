import csv
import io

import pytest
from python_calamine import CalamineWorkbook

from habeas.records.reading import Reading, Row, Sheet, reading
from habeas.records.source import Obtained, Source
from habeas.statements.coding_sheet import CodingSheet
from habeas.statements.sheet_column import KIND_NAMES
from habeas.statements.sheet_columns import COLUMNS, columns_of
from habeas.statements.sheet_template import TemplateError, template_csv, template_xlsx
from habeas.statements.taker import Settings

SOURCE = Source("src-1", "00", 1, "coded.xlsx", "", Obtained("file"))


def laid_out(data: bytes) -> Reading:
    """The workbook as the reader lays it out: headings, then rows, numbered as shown."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    sheets, rows = [], []
    for name in book.sheet_names:
        every = [[str(cell) for cell in row] for row in book.get_sheet_by_name(name).to_python()]
        sheets.append(Sheet(name, tuple(every[0])))
        rows += [Row(name, number, tuple(cells)) for number, cells in enumerate(every[1:], 2)]
    return reading("src-1", sheets=tuple(sheets), rows=tuple(rows))


def test_the_empty_template_is_accepted_and_says_nothing() -> None:
    read = laid_out(template_xlsx())
    assert {sheet.name for sheet in read.sheets} == {"read me", *KIND_NAMES}
    assert CodingSheet().accepts(SOURCE, read)
    taken = CodingSheet().take(SOURCE, read, Settings())
    assert taken.statements == ()
    assert taken.refused == ()


def test_every_example_row_would_be_taken_once_its_mark_is_gone() -> None:
    read = laid_out(template_xlsx())
    rows = tuple(
        Row(row.sheet, row.number, (row.cells[0].removeprefix("example "), *row.cells[1:]))
        for row in read.rows
        if row.sheet in KIND_NAMES
    )
    filled = reading("src-1", sheets=read.sheets, rows=rows)
    taken = CodingSheet().take(SOURCE, filled, Settings())
    assert [one.why for one in taken.refused] == []
    assert tuple(one.kind for one in taken.statements) == KIND_NAMES


def test_the_csv_has_every_column_and_one_kinds_has_only_its_own() -> None:
    heading = next(csv.reader(io.StringIO(template_csv())))
    assert heading == [one.name for one in COLUMNS]
    assert next(csv.reader(io.StringIO(template_csv("Basis")))) == [one.name for one in columns_of("Basis")]
    with pytest.raises(TemplateError, match="no such kind"):
        template_csv("Rumour")


def test_every_column_has_a_meaning_an_example_and_a_kind() -> None:
    assert all(one.meaning and one.example and one.kinds for one in COLUMNS)
    assert len({one.name for one in COLUMNS}) == len(COLUMNS)
