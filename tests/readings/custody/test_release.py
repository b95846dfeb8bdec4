# ruff: noqa: DTZ001 (releases have wall clocks without a zone)
import gzip
import io
import random
import zipfile
from datetime import UTC, date, datetime

import pyarrow as pa
import pyarrow.parquet as parquet
import pytest
from tests.readings.custody.made_releases import (
    STINTS,
    bannered,
    column,
    delimited,
    read,
    stint,
    wall,
    workbook,
)

from habeas.readings.custody.release import read_release
from habeas.readings.reader import ReadingError
from habeas.reference.custody_layouts import editions, layout_of

ROWS = [stint(each) for each in range(60)]
MEMBER = zipfile.ZipInfo
RENAMED = {
    "Stay Book In Date Time": "stay_book_in_date_time",
    "Detention Book Out Date Time": "Book Out Date Time",
    "Unique Identifier": "Anonymized Identifer",
    "Birth Date (redacted)": "Birth Date",
    "Alien File Number (redacted)": "Alien File Number",
    "Detention Facility": "DETENTION_FACILITY",
}


def zipped(**files):
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/").replace("_xlsx", ".xlsx").replace("_csv", ".csv"), data)
    return kept.getvalue()


def plain(table, *without):
    """The rows without where they stand."""
    return table.drop_columns(["sheet", "row", *without])


def test_the_order_of_columns_changes_nothing():
    order = list(range(len(STINTS)))
    random.Random(2).shuffle(order)
    moved = [[row[each] for each in order] for row in ROWS]
    headings = [STINTS[each] for each in order]
    assert read(workbook({"A": bannered(moved, headings)}))[0].equals(
        read(workbook({"A": bannered(ROWS)}))[0]
    )
    assert read(delimited(moved, headings), "a.csv")[0].equals(read(delimited(ROWS), "a.csv")[0])


def test_headings_renamed_as_editions_did_change_nothing():
    renamed = [RENAMED.get(each, each) for each in STINTS]
    assert read(workbook({"A": bannered(ROWS, renamed)}))[0].equals(read(workbook({"A": bannered(ROWS)}))[0])


def test_a_file_split_in_two_has_the_same_rows():
    whole = plain(read(workbook({"A": bannered(ROWS)}))[0])
    sheets = read(workbook({"A": bannered(ROWS[:25]), "B": bannered(ROWS[25:])}))[0]
    first, second = (workbook({"A": bannered(each)}) for each in (ROWS[:25], ROWS[25:]))
    files = read(zipped(a_xlsx=first, b_xlsx=second), "r.zip")
    assert plain(sheets).equals(whole)
    assert plain(files[0]).equals(whole)
    assert files[1].sheets == ("a.xlsx / A", "b.xlsx / A")
    assert column(files[0], "row")[25] == 8


def test_a_workbook_and_its_text_have_the_same_rows():
    assert plain(read(workbook({"A": bannered(ROWS)}))[0]).equals(plain(read(delimited(ROWS), "a.csv")[0]))


def test_rows_in_another_order_are_the_same_rows():
    order = random.Random(3).sample(range(60), 60)
    moved = read(workbook({"A": bannered([ROWS[each] for each in order])}))[0]
    whole = plain(read(workbook({"A": bannered(ROWS)}))[0])
    assert plain(moved).equals(whole.take(pa.array(order)))


def test_an_archive_says_what_it_left_out():
    data = zipped(a_csv=delimited(ROWS), **{"notes.docx": b"x", "~$a.csv": b"x"})
    table, report = read(data, "r.zip")
    assert table.num_rows == 60
    assert [report.sheets[sheet] for sheet, _ in report.skipped] == ["notes.docx", "~$a.csv"]


def test_an_archive_of_workbooks_is_read_by_several_processes():
    data = zipped(a_xlsx=workbook({"A": bannered(ROWS)}), b_csv=delimited(ROWS))
    assert read(data, "r.zip", cores=2)[0].equals(read(data, "r.zip")[0])


def test_a_compressed_text_is_read():
    assert read(gzip.compress(delimited(ROWS)), "a.csv.gz")[0].equals(read(delimited(ROWS), "a.csv")[0])
    with pytest.raises(ReadingError, match="corrupt or cut short"):
        read(gzip.compress(delimited(ROWS))[:-20], "a.csv.gz")


def test_an_archive_cut_short_is_refused():
    data = zipped(a_csv=delimited(ROWS))
    with pytest.raises(ReadingError, match="corrupt or cut short"):
        read(data[: len(data) // 2], "r.zip")


def as_parquet(**columns):
    kept = io.BytesIO()
    parquet.write_table(pa.table(columns), kept, row_group_size=2)
    return kept.getvalue()


STATED = {
    "book_in_date_time": pa.array([datetime(2024, 1, 2, 3, 4), None, datetime(2024, 5, 6)]),
    "book_out_date_time": pa.array([datetime(2024, 1, 3, 3, 4, tzinfo=UTC)] * 3, pa.timestamp("us", "UTC")),
    "final_order_date": pa.array([date(2024, 2, 3), None, date(1900, 1, 1)]),
    "detention_facility_code": pa.array(["CODE1", "NA", "(b)(7)(E )"]).dictionary_encode(),
    "birth_year": pa.array([1980.0, None, 1990.0]),
    "bond_posted_amount": pa.array([1500.25, None, 0.0]),
    "duplicate_likely": pa.array([True, False, None]),
    "msc_charge_code": pa.array([3599, None, 12]),
    "unique_identifier": pa.array([f"{each:040x}" for each in range(3)]),
}


def test_parquet_is_read_by_the_types_it_has():
    table, report = read(as_parquet(**STATED), "stints.parquet")
    assert report.table == "stints"
    assert column(table, "book_in") == [wall(2024, 1, 2, 3, 4), None, wall(2024, 5, 6)]
    assert column(table, "book_out") == [wall(2024, 1, 3, 3, 4)] * 3
    assert column(table, "final_order_date") == [wall(2024, 2, 3) // 86_400, None, wall(1900, 1, 1) // 86_400]
    assert column(table, "facility") == ["CODE1", None, "\x00redacted"]
    assert column(table, "birth_year") == [1980, None, 1990]
    assert column(table, "bond_posted_amount") == [150_025, None, 0]
    assert column(table, "duplicate_likely") == ["TRUE", "FALSE", None]
    assert column(table, "conviction_charge_code") == ["3599", None, "12"]
    assert column(table, "row") == [1, 2, 3]
    assert report.column("facility").literal_na == report.column("facility").redacted == 1


def test_parquet_times_with_a_zone_are_by_the_clock_on_its_wall():
    zoned = pa.array([datetime(2024, 7, 1, 12, tzinfo=UTC)] * 3, pa.timestamp("s", "America/New_York"))
    table, _ = read(as_parquet(**{**STATED, "book_in_date_time": zoned}), "stints.parquet")
    assert column(table, "book_in")[0] == wall(2024, 7, 1, 8)


def test_parquet_cut_short_is_refused():
    data = as_parquet(**STATED)
    with pytest.raises(ReadingError, match="Parquet file is corrupt or cut short"):
        read(data[: len(data) // 2], "stints.parquet")


@pytest.mark.parametrize("edition", editions(), ids=lambda one: f"{one.name} {one.table}")
def test_every_edition_is_read_with_every_column(edition):
    layout = layout_of(edition.headings)
    cells = {"moment": datetime(2020, 1, 2, 3, 4), "date": datetime(2020, 1, 2), "number": 7, "year": 1980}
    cells |= {"money": 12.5, "id": "(b)(6)", "text": "NA"}
    row = [cells[_kind(layout, edition.headings, each)] for each in range(len(edition.headings))]
    table, report = read(workbook({"A": [["banner"], list(edition.headings), row]}))
    assert report.table == edition.table
    assert (report.edition, report.missing, report.unknown) == (edition.name, (), ())
    names = {one.name for one in report.columns}
    assert len(names) == len(set(table.column_names)) - 2
    for one in report.columns:
        kind = layout.field(one.name).kind
        assert one.stated == (kind not in ("id", "text")), one
        assert one.redacted == (kind == "id"), one
        assert one.literal_na == (kind == "text"), one


def _kind(layout, headings, place):
    from habeas.reference.custody_layouts import fields_of

    return fields_of(layout, headings)[place].kind


def test_what_an_edition_has_and_a_release_has_not_is_missing():
    headings = [each for each in STINTS if "Birth Date" not in each]
    rows = [[cell for cell, each in zip(stint(0), STINTS, strict=True) if each in headings]]
    assert "birth_date" in read(workbook({"A": bannered(rows, headings)}))[1].missing


def test_the_batches_can_be_read_again_and_are_bounded():
    many = delimited([ROWS[each % 60][:5] for each in range(70_000)], STINTS[:5])
    release = read_release(many, name="a.csv")
    assert release.report.rows == 0
    sizes = [one.num_rows for one in release.batches()]
    assert sum(sizes) == 70_000
    assert max(sizes) <= 65_536
    again = list(release.batches())
    assert [one.num_rows for one in again] == sizes
    assert release.report.rows == 70_000
    assert all(one.schema.equals(release.schema) for one in again)
