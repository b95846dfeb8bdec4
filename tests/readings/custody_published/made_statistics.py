"""Workbooks of statistics made for tests, in the layouts of FY25 and FY26, of facilities that are nowhere."""

import io

import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter

CELLS = (
    "Level A",
    "Level B",
    "Level C",
    "Level D",
    "Male Crim",
    "Male Non-Crim",
    "Female Crim",
    "Female Non-Crim",
    "ICE Threat Level 1",
    "ICE Threat Level 2",
    "ICE Threat Level 3",
    "No ICE Threat Level",
    "Mandatory",
)
FOOTNOTES = (
    ["U.S. Immigration and Customs Enforcement"],
    ["Term", "Definition"],
    ["ADP", "Average daily population"],
    ["Detention", "FY2026 YTD ICE Detention data are updated through 01/10/2026 (IIDS Run Date 01/11/2026)."],
    ["", "FY2026 ICE Detention data are updated through 11/02/2025 (IIDS Run Date 11/03/2025)."],
)


def headings(year, *more):
    """The headings of a list; FY25 has one that FY26 has not."""
    pending = (f"Pending FY{year} Inspection",) if year == 25 else ()
    start = ("Name", "Address", "City", "State", "Zip", "AOR", "Type Detailed", "Male/Female")
    last = ("Guaranteed Minimum", "Last Inspection Type", *pending, "Last Final Rating")
    return [*start, f"FY{year} ALOS", *CELLS, *last, *more]


def row(name, person_days, days, year=26, **changed):
    """A facility's row: its person-days split over each family of cells, as averages of six decimals."""
    cells = [round(part / days, 6) for part in 3 * _split(person_days)] + [
        round(person_days / 2 // 1 / days, 6)
    ]
    given = dict(
        zip(
            headings(year),
            [name, "1 ROAD", "NOWHERE", "ZZ", "00001", "AAA", "IGSA", "Male", 20.5, *cells],
            strict=False,
        )
    )
    given.update(changed)
    return [given.get(heading) for heading in headings(year, *(set(changed) - set(headings(year))))]


def list_26(rows, *, drawn="01/05/2026", year=26, more=(), title="ICE Facilities Data, FY26"):
    """The sheet of a list as FY26 has it: its headings in row 10."""
    source = f"Data Source: ICE Integrated Decision Support (IIDS), {drawn}" if drawn else ""
    groups = ["Facility Information", *[""] * 8, f"FY{year} ADP: Detainee Classification Level"]
    return [
        ["These statistics are made available to the public."],
        [],
        [title],
        [title and "ICE Enforcement and Removal Operations Data, FY26"],
        [source],
        [],
        ["This list is limited to facilities that have a population."],
        [],
        groups if title else [],
        headings(year, *more),
        *rows,
    ]


def list_25(rows, *, drawn="09/15/2025"):
    """The sheet of a list as FY25 has it: its headings in row 7, the source in row 6."""
    return [
        [" "],
        ["These statistics are made available to the public."],
        ["ICE FACILITIES DATA, FY25"],
        ["ICE Enforcement and Removal Operations Data, FY2025"],
        ["This list is limited to facilities.", *[""] * 8, "FY25 ADP: Detainee Classification Level"],
        [f"Data Source: ICE Integrated Decision Support (IIDS), {drawn}"],
        headings(25),
        *rows,
    ]


def workbook(facilities, *, sheet="Facilities FY26", footnotes=FOOTNOTES, **others):
    """The bytes of a workbook: a header, statistics of another kind, the list, further sheets, footnotes."""
    sheets = {
        "Header": [["ICE Detention Statistics"]],
        "Detention FY26": [["Agency", "Oct", "Nov"], ["Average", 12.5, 13.5]],
        sheet: facilities,
        **others,
        "Footnotes": list(footnotes),
    }
    kept = io.BytesIO()
    book = xlsxwriter.Workbook(kept, {"in_memory": True})
    for name, rows in sheets.items():
        page = book.add_worksheet(name)
        for at, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if isinstance(cell, str) and cell:
                    page.write_string(at, column, cell)
                elif cell not in (None, ""):
                    page.write_number(at, column, cell)
    book.close()
    return kept.getvalue()


def daily(rows, **columns):
    """The bytes of a Parquet file of counts: rows of (code, day, at midnight, over the day, name)."""
    codes, days, midnight, whole, names = zip(*rows, strict=True)
    table = pa.table(
        {
            "detention_facility_code": list(codes),
            "date": pa.array(days, pa.date32()),
            "n_detained": pa.array(whole, pa.int32()),
            "n_detained_at_midnight": pa.array(midnight, pa.int32()),
            "detention_facility": list(names),
            **columns,
        }
    )
    kept = io.BytesIO()
    pq.write_table(table, kept)
    return kept.getvalue()


def _split(person_days):
    first = person_days // 2
    return [first, person_days - first - person_days // 4, person_days // 4, 0]
