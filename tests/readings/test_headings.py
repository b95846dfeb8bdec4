"""Which row has the headings, and what is said of the odd ones."""

import pytest

from habeas.readings.headings import formulas, laid_out, letters


def table(*rows):
    return laid_out("", [(number, tuple(row)) for number, row in enumerate(rows, 1)])


def test_banner_rows_are_left_out_and_said():
    found = table(["Legs of March"], [], ["leg", "men", "at"], ["A", "20", "8:02"])
    assert (found.sheet.headings, found.sheet.heading_row) == (("leg", "men", "at"), 3)
    assert found.warnings == ("row 1 above the headings in row 3 left out",)
    assert [row.number for row in found.rows] == [4]


def test_a_heading_met_again_is_renamed_and_said():
    found = table(["men", "Men", "men (2)"], ["a", "b", "c"])
    assert len({heading.casefold() for heading in found.sheet.headings}) == 3
    assert found.sheet.headings[0] == "men"
    assert "stands twice" in found.warnings[0]


def test_a_duplicate_heading_is_called_two():
    assert table(["leg", "men", "men"], ["A", "x", "y"]).sheet.headings == ("leg", "men", "men (2)")


def test_a_second_row_of_headings_is_said_and_kept():
    found = table(["leg", "men"], ["name", "number"], ["A", "20"], ["B", "23"])
    assert found.warnings == (
        "rows 1 and 2 both look like headings; row 1 was taken, the other is kept as a row",
    )
    assert [row.number for row in found.rows] == [2, 3, 4]


def test_headings_under_grouping_headings_are_taken():
    found = table(["flight", "", "men", ""], ["id", "date", "on", "off"], ["A", "2025-03-15", "20", "19"])
    assert found.sheet.headings == ("id", "date", "on", "off")
    assert "row 2 was taken" in found.warnings[0]


def test_headings_that_come_again_further_down_are_left_out_and_said():
    found = table(["leg", "men"], ["A", "20"], ["leg", "men"], ["B", "23"])
    assert [row.number for row in found.rows] == [2, 4]
    assert found.warnings == ("row 3: the headings again; left out",)


def test_ragged_rows_lose_nothing():
    found = table(["leg", "men"], ["A"], ["B", "23", "x"])
    assert found.sheet.headings == ("leg", "men", "(column 3)")
    assert [row.cells for row in found.rows] == [("A", "", ""), ("B", "23", "x")]
    assert "row 3: more cells than there are headings" in found.warnings


@pytest.mark.parametrize(
    ("rows", "warning"),
    [
        ([], "holds nothing"),
        ([["leg", "men"]], "there are no rows below the headings in row 1"),
        ([["1", "20"], ["2", "23"]], "row 1 was taken as headings but holds numbers"),
    ],
)
def test_what_is_missing_is_said(rows, warning):
    assert table(*rows).warnings == (warning,)


def test_cells_have_the_names_that_spreadsheets_give():
    assert [letters(column) for column in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_what_a_spreadsheet_would_run_is_found_and_numbers_and_handles_are_not():
    assert formulas([(3, ("=A1", "-5", "+503 555", "@anaferrol", "-SUM(A1)", "\t=1", "a=b"))]) == [
        "A3",
        "E3",
        "F3",
    ]
