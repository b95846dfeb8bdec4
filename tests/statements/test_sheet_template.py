import csv
import io
from dataclasses import replace

import pytest

from habeas.readings.readers import reader_for
from habeas.readings.workbook import MEDIA_TYPE
from habeas.records.reading import Reading, Row, reading
from habeas.records.source import Obtained, Source
from habeas.statements.coding_sheet import CodingSheet
from habeas.statements.sheet_column import KIND_NAMES
from habeas.statements.sheet_columns import COLUMNS, columns_of
from habeas.statements.sheet_template import TemplateError, template_csv, template_xlsx
from habeas.statements.taker import Settings

SOURCE = Source("src-1", "00", 1, "coded.xlsx", "", Obtained("file"))


def laid_out(data: bytes, media_type: str = MEDIA_TYPE) -> Reading:
    source = replace(SOURCE, media_type=media_type)
    reader = reader_for(source, data[:4096])
    assert reader is not None
    return reader.read(source, data)


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


def test_the_csv_template_is_read_and_taken_once_its_marks_are_gone() -> None:
    read = laid_out(template_csv().replace("example ", "").encode(), "text/csv")
    taken = CodingSheet().take(SOURCE, read, Settings())
    assert [one.why for one in taken.refused] == []
    assert tuple(one.kind for one in taken.statements) == KIND_NAMES
    empty = laid_out(template_csv("Basis").encode(), "text/csv")
    assert CodingSheet().accepts(SOURCE, empty)
    assert CodingSheet().take(SOURCE, empty, Settings()).statements == ()
