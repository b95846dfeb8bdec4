"""Writes the files of a made edition, and tells each row where it stands in them."""

# ruff: noqa: DTZ001 (releases have wall clocks without a zone)

import csv
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter
from scripts.custody_made.edition import Edition, Place, Row, Value
from scripts.custody_made.layouts import Printed, headings_of, printed
from scripts.custody_made.scenes_repeats import REDACTIONS

from habeas.reference.custody_layouts import UNNAMED, Field, fields_of, layout_of

BLACKED = frozenset(
    (
        "alien_file_number",
        "birth_date",
        "case_id",
        "subject_id",
        "detention_id",
        "detainer_id",
        "first_name",
        "last_name",
        "officer_id",
        "supervisor_id",
        "assessment_number",
    )
)
"""What every release blacks out."""

SAVED = datetime(2026, 1, 1)
"""What a workbook gives as its date, so that a seed gives the same bytes."""


def write(edition: Edition, layout: str, folder: Path) -> list[Path]:
    """Write the edition's files under a folder; their paths. What is planted in no file is forgotten."""
    folder.mkdir(parents=True, exist_ok=True)
    files = printed(edition, layout)
    for one in files:
        write_file(one, layout, folder)
        _place(edition, one)
    columns = {one.table: {field.name for field in _fields(one) if field} for one in files}
    edition.planted = [
        one
        for one in edition.planted
        # who processed a release has already read its dates: what was typed as text is nothing there
        if not (one.key == "T29" and layout in ("csv", "parquet"))
        and all(row.places and set(one.needs) <= columns[row.table] for row in one.rows)
    ]
    return [folder / one.file for one in files]


def write_file(one: Printed, layout: str, folder: Path) -> Path:
    """Write one file as a layout has it; its path."""
    fields, path = _fields(one), folder / one.file
    if one.file.endswith(".xlsx"):
        _workbook(one, fields, path)
    elif one.file.endswith(".parquet"):
        _parquet(one, fields, path)
    else:
        _delimited(one, fields, path, layout)
    return path


def _fields(one: Printed) -> tuple[Field | None, ...]:
    layout = layout_of(one.headings)
    if not one.headed:
        by_name = {field.name: field for field in _known(one.table)}
        return tuple(by_name[name] for name in UNNAMED[one.table])
    assert layout
    assert layout.table == one.table
    return fields_of(layout, one.headings)


def _known(table: str) -> Sequence[Field]:
    layout = layout_of(headings_of("2026", table))
    assert layout
    return layout.fields


def _place(edition: Edition, one: Printed) -> None:
    delimited = one.file.endswith(".csv")
    above = len(one.banner) + one.headed if not one.file.endswith(".parquet") else 0
    assert not delimited or one.headed
    for sheet, rows in one.sheets:
        for at, row in enumerate(rows):
            row.places.append(Place(edition.name, one.table, one.file, sheet, above + at + 1))


def _value(row: Row, field: Field | None, column: int) -> Value:
    if field is None:
        return None
    if field.name == "stay_out_date":
        stay_out = row.values.get("stay_out")
        return stay_out.date() if isinstance(stay_out, datetime) else None
    value = row.values.get(field.name)
    if value is None and field.name in BLACKED:
        return REDACTIONS[column % len(REDACTIONS)]
    if field.kind == "date" and isinstance(value, datetime):
        return value.date()
    return value


def _workbook(one: Printed, fields: Sequence[Field | None], path: Path) -> None:
    options = {"constant_memory": True, "strings_to_numbers": False, "strings_to_formulas": False}
    book = xlsxwriter.Workbook(path, options)
    book.set_properties({"created": SAVED, "comments": "Made data: nobody was held."})
    day = book.add_format({"num_format": "m/d/yyyy"})
    minute = book.add_format({"num_format": "m/d/yyyy h:mm"})
    for name, rows in one.sheets:
        sheet = book.add_worksheet(name)
        lines = [*((line,) for line in one.banner), *((one.headings,) if one.headed else ())]
        for at, line in enumerate(lines):
            for column, text in enumerate(line):
                sheet.write_string(at, column, text)
        for at, row in enumerate(rows, len(lines)):
            for column, field in enumerate(fields):
                value = _value(row, field, column)
                if isinstance(value, str):
                    sheet.write_string(at, column, value)
                elif isinstance(value, date):
                    timed = isinstance(value, datetime)
                    sheet.write_datetime(at, column, value, minute if timed else day)
                elif value is not None:
                    sheet.write_number(at, column, value)
    if one.footnotes:
        sheet = book.add_worksheet("Footnotes")
        for at, text in enumerate(one.footnotes):
            sheet.write_string(at, 0, text)
    book.close()


def _delimited(one: Printed, fields: Sequence[Field | None], path: Path, layout: str) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        if layout == "csv":
            _as_r_writes(one, fields, file)
            return
        for line in one.banner:
            file.write(f"{line}\n")
        out = csv.writer(file, delimiter="|", lineterminator="\n")
        out.writerow(one.headings)
        for row in one.sheets[0][1]:
            values = (_value(row, field, column) for column, field in enumerate(fields))
            out.writerow(_in_pipes(value) for value in values)


def _in_pipes(value: Value) -> str:
    if isinstance(value, datetime):
        return f"{value:%m/%d/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%m/%d/%Y}"
    return "" if value is None else str(value)


def _as_r_writes(one: Printed, fields: Sequence[Field | None], file: object) -> None:
    assert hasattr(file, "write")
    file.write(",".join(f'"{each}"' for each in one.headings) + "\n")
    for at, row in enumerate(one.sheets[0][1]):
        values = _processed(row, fields, one, at)
        file.write(",".join(_of_r(value) for value in values) + "\n")


def _of_r(value: Value) -> str:
    if value is None:
        return "NA"
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M:%S}".removesuffix(" 00:00:00")
    if isinstance(value, date):
        return value.isoformat()
    return '"' + value.replace('"', '""') + '"' if isinstance(value, str) else str(value)


def _processed(row: Row, fields: Sequence[Field | None], one: Printed, at: int) -> list[Value]:
    """The values under processed names: keys, and where in the original the row stood, beside the rest."""
    own: dict[str, Value] = {
        **_keys(row),
        "file_original": f"made_2026_{one.table}.xlsx",
        "sheet_original": "FY2026",
        "row_original": at + 8,
    }
    found = []
    for column, (heading, field) in enumerate(zip(one.headings, fields, strict=True)):
        value = own[heading] if heading in own else _value(row, field, column)
        if field and field.kind not in ("id", "text") and isinstance(value, str):
            value = None  # the processing reads no date from it
        found.append(value)
    return found


def _keys(row: Row) -> Mapping[str, Value]:
    person, stay_in, book_in = (row.values.get(name) for name in ("person", "stay_in", "book_in"))
    if not isinstance(stay_in, datetime) or not isinstance(book_in, datetime):
        return {}
    known = isinstance(person, str)
    return {
        "stay_ID": f"{person}_{_of_r(stay_in)}" if known else None,
        "stint_ID": f"{person}_{_of_r(book_in)}_{row.values['facility']}" if known else None,
    }


_TYPES = {
    "moment": pa.timestamp("us", "UTC"),
    "date": pa.date32(),
    "money": pa.float64(),
    "number": pa.float64(),
    "year": pa.float64(),
}


def _parquet(one: Printed, fields: Sequence[Field | None], path: Path) -> None:
    rows = [_processed(row, fields, one, at) for at, row in enumerate(one.sheets[0][1])]
    columns = {}
    for heading, field, values in zip(one.headings, fields, zip(*rows, strict=True), strict=True):
        kind = _TYPES.get(field.kind, pa.string()) if field else pa.string()
        columns[heading] = pa.array([_labelled(value) for value in values], kind)
    pq.write_table(pa.table(columns), path)


def _labelled(value: Value) -> Value:
    return value.replace(tzinfo=UTC) if isinstance(value, datetime) else value
