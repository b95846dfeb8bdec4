"""Custody tables in three forms: values as they are, formulas nowhere; what cannot be is refused."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from python_calamine import CalamineWorkbook

from habeas.publications import custody_files
from habeas.publications.custody_columns import HEADINGS, Described
from habeas.publications.custody_files import ENDS, CustodyTable, ExportError, dictionary_csv, write

SCHEMA = pa.schema(
    [
        ("name", pa.dictionary(pa.int32(), pa.string())),
        ("says", pa.string()),
        ("day", pa.date32()),
        ("time", pa.timestamp("s")),
        ("paid", pa.decimal128(18, 2)),
        ("held", pa.int32()),
    ]
)
ROWS = [
    ("a", "=1+1", date(1850, 1, 2), datetime(2025, 3, 1, 8, 0), Decimal("1500.00"), 12),  # noqa: DTZ001
    ("b", "\t@x", date(2025, 3, 1), None, None, None),
    (None, "é, “so”", None, datetime(1899, 12, 31, 23, 59, 59), Decimal("0.05"), 0),  # noqa: DTZ001
]


def table() -> CustodyTable:
    columns = [
        pa.array(values, field.type) for values, field in zip(zip(*ROWS, strict=True), SCHEMA, strict=True)
    ]
    batches = [
        pa.RecordBatch.from_arrays([one[at : at + 2] for one in columns], schema=SCHEMA) for at in (0, 2)
    ]
    described = tuple(Described("made", name, "a unit", f"=says of {name}") for name in SCHEMA.names)
    return CustodyTable("made", SCHEMA, batches, described, {"edition": "=made"})


@pytest.mark.parametrize("end", ENDS)
def test_every_form_counts_its_rows(tmp_path: Path, end: str):
    assert write(table(), tmp_path / "x", end) == 3


def test_a_csv_has_nothing_that_a_spreadsheet_would_run(tmp_path: Path):
    write(table(), tmp_path / "x", ".csv")
    assert (tmp_path / "x").read_text(encoding="utf-8-sig").splitlines() == [
        '"name","says","day","time","paid","held"',
        '"a","\'=1+1",1850-01-02,2025-03-01 08:00:00,1500.00,12',
        '"b","\'\t@x",2025-03-01,,,',
        ',"é, “so”",,1899-12-31 23:59:59,0.05,0',
    ]
    said = dictionary_csv(table()).decode("utf-8-sig").splitlines()
    assert said[:3] == [",".join(HEADINGS), "about,edition,,'=made,,", "made,name,a unit,'=says of name,,"]


def test_a_workbook_has_texts_as_texts_and_days_before_1900_in_words(tmp_path: Path):
    write(table(), tmp_path / "x.xlsx", ".xlsx")
    book = CalamineWorkbook.from_path(str(tmp_path / "x.xlsx"))
    assert book.sheet_names == ["made", "about", "dictionary"]
    assert book.get_sheet_by_name("made").to_python()[1:] == [
        ["a", "=1+1", "1850-01-02", datetime(2025, 3, 1, 8, 0), 1500.0, 12.0],  # noqa: DTZ001
        ["b", "\t@x", date(2025, 3, 1), "", "", ""],
        ["", "é, “so”", "", "1899-12-31 23:59:59", 0.05, 0.0],
    ]


def test_parquet_gives_the_values_back_with_what_they_are(tmp_path: Path):
    write(table(), tmp_path / "x", ".parquet")
    found = pq.read_table(tmp_path / "x")
    assert [tuple(row.values()) for row in found.to_pylist()] == ROWS
    assert found.schema.metadata[b"habeas edition"] == b"=made"
    assert found.schema.field("held").metadata[b"unit"] == b"a unit"


def test_more_rows_than_a_sheet_holds_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(custody_files, "MOST_ROWS", 2)
    with pytest.raises(ExportError, match="a sheet of XLSX holds 2 rows, and this has more"):
        write(table(), tmp_path / "x", ".xlsx")
