"""Releases made for tests: workbooks, CSV and Parquet of stints that nobody served."""

# ruff: noqa: DTZ001 (releases have wall clocks without a zone)
import csv
import io
from datetime import datetime

import pyarrow as pa
import xlsxwriter

from habeas.readings.custody.release import read_release
from habeas.reference.custody_layouts import editions

BANNER = (
    "ERO-LESA Statistical Tracking Unit",
    "For Official Use Only (FOUO)/Pre-decisional",
    "Request 1234",
    "Please review the last tab for footnotes",
    "",
    "Detentions, all",
)
STINTS = (
    "Stay Book In Date Time",
    "Book In Date Time",
    "Detention Facility",
    "Detention Facility Code",
    "Detention Book Out Date Time",
    "Stay Book Out Date Time",
    "Detention Release Reason",
    "Birth Date (redacted)",
    "Birth Year",
    "Bond Posted Amount",
    "Final Order Date",
    "Alien File Number (redacted)",
    "Unique Identifier",
)


def stint(number, **changed):
    """One row under STINTS."""
    at = datetime(2024, 1, 1 + number % 28, number % 24, 7 * number % 60)
    row = {
        "Stay Book In Date Time": at,
        "Book In Date Time": at,
        "Detention Facility": f"FACILITY {number % 3}",
        "Detention Facility Code": f"CODE{number % 3}",
        "Detention Book Out Date Time": at.replace(month=2),
        "Stay Book Out Date Time": at.replace(month=2),
        "Detention Release Reason": "Transferred",
        "Birth Date (redacted)": "(b)(6),(b)(7)(c )",
        "Birth Year": 1950 + number % 50,
        "Bond Posted Amount": 1500 + number,
        "Final Order Date": datetime(2024, 3, 1 + number % 28),
        "Alien File Number (redacted)": "b(6), b(7)c",
        "Unique Identifier": f"{number % 7:040x}",
    }
    return [{**row, **changed}[heading] for heading in STINTS]


def edition(name, table):
    """The headings of an edition."""
    return next(one.headings for one in editions() if (one.name, one.table) == (name, table))


def workbook(sheets, **options):
    """An XLSX of sheets, each a name and its rows from the first row of the sheet; None is no cell."""
    kept = io.BytesIO()
    book = xlsxwriter.Workbook(kept, {"in_memory": True, **options})
    moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if isinstance(cell, datetime):
                    sheet.write_datetime(row, column, cell, moment)
                elif isinstance(cell, str):
                    sheet.write_string(row, column, cell)
                elif cell is not None:
                    sheet.write(row, column, cell)
    book.close()
    return kept.getvalue()


def bannered(rows, headings=STINTS):
    """Rows under their headings, under the banner of a release."""
    return [*([line] if line else [] for line in BANNER), list(headings), *rows]


def delimited(rows, headings=STINTS, delimiter=","):
    """CSV of rows, times as UWCHR writes them."""
    kept = io.StringIO()
    writer = csv.writer(kept, delimiter=delimiter, lineterminator="\n")
    writer.writerow(headings)
    for row in rows:
        writer.writerow([f"{cell:%m/%d/%Y %H:%M}" if isinstance(cell, datetime) else cell for cell in row])
    return kept.getvalue().encode()


def read(data, name="release.xlsx", **options):
    """The rows as one Arrow table, and the report."""
    release = read_release(data, name=name, **options)
    table = pa.Table.from_batches(list(release.batches()), release.schema)
    return table, release.report


def column(table, name):
    """A column as a list."""
    return table.column(name).to_pylist()


def wall(*when):
    """Seconds of a wall clock since 1970."""
    return int((datetime(*when) - datetime(1970, 1, 1)).total_seconds())
