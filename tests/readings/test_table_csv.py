"""A CSV as one sheet, numbered as a spreadsheet shows it."""

import pytest

from habeas.readings.reader import ReadingError
from habeas.readings.table_csv import CsvReader


@pytest.fixture
def read(source):
    return lambda text: CsvReader().read(
        source("text/csv", "legs.csv"), text if isinstance(text, bytes) else text.encode()
    )


def test_rows_are_numbered_by_record_blank_ones_counted(read):
    found = read('a,b\n1,"x\ny"\n\n2,z\n')
    assert [(row.number, row.cells) for row in found.rows] == [(2, ("1", "x\ny")), (4, ("2", "z"))]
    assert found.sheets[0].headings == ("a", "b")


def test_a_separator_line_of_excel_is_no_row(read):
    found = read("sep=|\r\na|b\r\n1|2\r\n")
    assert (found.sheets[0].heading_row, found.rows[0].number, found.rows[0].cells) == (1, 2, ("1", "2"))


def test_a_wrong_quote_is_named_by_its_line_and_the_rest_is_read(read):
    found = read('a,b\n1,"x\n2,y\n')
    assert found.warnings == ("line 2: a quote is opened and not closed; the line was read as it stands",)
    assert [row.cells for row in found.rows] == [("1", '"x'), ("2", "y")]


def test_formulas_are_text_and_named_by_cell(read):
    found = read('a,b\n=1+1,-5\n"=HYPERLINK(""http://x"")",+503 555\n@SUM(A1),ok\n')
    assert found.rows[0].cells == ("=1+1", "-5")
    assert found.warnings == ("A2, A3 and A4: a formula, kept as text and not run",)


def test_a_binary_is_an_error(read):
    with pytest.raises(ReadingError, match="no text"):
        read(b"a,b\0")


def test_windows_1252_is_read_and_said(read):
    found = read("a,b\nNorteños,1\n".encode("cp1252"))
    assert found.rows[0].cells == ("Norteños", "1")
    assert "windows-1252" in found.warnings[0]


def test_the_same_bytes_give_the_same_reading(read):
    assert read("a,b\n1,2\n").id == read("a,b\n1,2\n").id
