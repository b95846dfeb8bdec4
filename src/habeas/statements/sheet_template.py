"""The empty coding sheet that `habeas template` writes: a workbook with a sheet for each kind, or CSV."""

import csv
import io
from typing import Any

import xlsxwriter

from habeas.records.errors import HabeasError
from habeas.statements.coding_sheet import EXAMPLE, READ_ME
from habeas.statements.sheet_column import KIND_NAMES, Column
from habeas.statements.sheet_columns import COLUMNS, columns_of


class TemplateError(HabeasError):
    """A template for a kind of statement that there is not."""


ROWS = 1000
"""Rows in which the lists of allowed values are offered."""

_INTRODUCTION = (
    "One statement a row, on the sheet of its kind; a sheet you do not need may stay empty or be deleted.",
    "words: exactly what the source says. Everything else says how you understand it.",
    'Times: "2025-03-15 17:26 America/New_York", "5:26 p.m. ET 15 March 2025", "15 March 2025", "by …", '
    '"between … and …". Leave the zone out where the source does.',
    'Numbers: as the source puts them: "238", "more than 250", "about 300", "at least 21", "40-45".',
    'verified: write no for what nobody has checked against a source; it enters as "unverified".',
    f'Rows whose kind starts with "{EXAMPLE}" are skipped.',
)


def template_xlsx() -> bytes:
    """The workbook: a sheet that explains, then one a kind with columns, lists and an example row."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    bold, plain = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
    _read_me(book.add_worksheet(READ_ME), bold)
    for kind in KIND_NAMES:
        _kind_sheet(book.add_worksheet(kind), kind, bold, plain)
    book.close()
    return out.getvalue()


def template_csv(kind: str | None = None) -> str:
    """The columns of one kind, or all of them, as a CSV heading with an example row for each kind."""
    if kind is not None and kind not in KIND_NAMES:
        raise TemplateError(f"no such kind of statement: {kind}", do="use one of " + ", ".join(KIND_NAMES))
    columns = columns_of(kind) if kind else COLUMNS
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow([one.name for one in columns])
    for each in (kind,) if kind else KIND_NAMES:
        rows.writerow([_example(one, each) if each in one.kinds else "" for one in columns])
    return out.getvalue()


def _read_me(sheet: Any, bold: Any) -> None:
    for number, line in enumerate(_INTRODUCTION):
        sheet.write_string(number, 0, line)
    top = len(_INTRODUCTION) + 1
    for at, heading in enumerate(("column", "for", "meaning", "example")):
        sheet.write_string(top, at, heading, bold)
    for number, column in enumerate(COLUMNS, top + 1):
        whom = "all" if column.kinds == KIND_NAMES else ", ".join(column.kinds)
        for at, text in enumerate((column.name, whom, column.meaning, column.example)):
            sheet.write_string(number, at, text)
    sheet.set_column(0, 1, 22)
    sheet.set_column(2, 3, 60)


def _kind_sheet(sheet: Any, kind: str, bold: Any, plain: Any) -> None:
    sheet.freeze_panes(1, 1)
    for at, column in enumerate(columns_of(kind)):
        sheet.set_column(at, at, max(14, len(column.name) + 2), plain)
        sheet.write_string(0, at, column.name, bold)
        sheet.write_comment(0, at, _comment(column, kind))
        sheet.write_string(1, at, _example(column, kind))
        if column.choices:
            source = [kind] if column.name == "kind" else list(column.choices)
            sheet.data_validation(2, at, ROWS, at, {"validate": "list", "source": source})


def _comment(column: Column, kind: str) -> str:
    needed = " Needed." if kind in column.needed else ""
    choices = f" One of: {', '.join(column.choices)}." if column.choices else ""
    return f"{column.meaning}.{needed}{choices}"


def _example(column: Column, kind: str) -> str:
    """The example row: its kind is marked, and the column chain, which the others replace, is empty."""
    if column.name == "kind":
        return f"{EXAMPLE} {kind}"
    return "" if column.name in ("chain", "note") else column.example
