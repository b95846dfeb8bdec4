"""Errors, and formulas without a value, of a workbook's sheets."""

import io
import zipfile

import xlsxwriter

from habeas.readings.workbook_xml import odd_cells


def odd(fill):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as workbook:
        fill(workbook.add_worksheet("Legs"))
    return odd_cells(zipfile.ZipFile(out))


def test_errors_keep_their_text_and_empty_formulas_are_named():
    def fill(sheet):
        sheet.write_formula("B2", "=1/0", None, "#DIV/0!")
        sheet.write_formula("C3", "=NOW()", None, "")
        sheet.write_formula("D4", "=1+1", None, 2)

    found = odd(fill)["Legs"]
    assert found.errors == {(1, 1): "#DIV/0!"}
    assert found.uncomputed == [(2, 2)]
    assert found.warnings("Legs") == [
        "sheet “Legs”: B2 holds an error",
        "sheet “Legs”: C3 holds a formula without a value; read as empty",
    ]


def test_a_sheet_of_plain_cells_is_passed_over():
    assert odd(lambda sheet: sheet.write("A1", 238)) == {}
