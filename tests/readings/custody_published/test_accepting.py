import gzip
from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter
from tests.readings.custody_published.made_statistics import daily, list_26, row, workbook

from habeas.readings.custody_published.accepting import Kind, kind_of
from habeas.readings.custody_published.tables import read_published

PLACES = b"detloc|name|address|city|county|state|zip\nAAAZZ|A JAIL|1 ROAD|NOWHERE|SOME|ZZ|00001\n"
ROWS = [("AAA", date(2025, 10, day), day, day, "A JAIL") for day in (1, 2, 3)]


def kind(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    return kind_of(data[:4096], name, path)


def statistics():
    return workbook(list_26([row("A JAIL", 960, 96)]))


@pytest.mark.parametrize(
    ("name", "data", "wanted"),
    [
        ("stats.xlsx", statistics(), Kind.STATISTICS),
        ("daily.parquet", daily(ROWS), Kind.DAILY),
        ("places.csv", PLACES, Kind.PLACES),
        ("places.csv.gz", gzip.compress(PLACES, mtime=0), Kind.PLACES),
        ("capacities.csv", b"facility,from,until,capacity,source\n", Kind.CAPACITIES),
        ("published.csv", b"\xef\xbb\xbfmeasure,facility,as_of,days,value\r\n", Kind.FIGURES),
        ("codes.csv", b"code,city,state,published_name\n", Kind.STATED),
        ("other.csv", b"code,name,city,state\nAAA,A PLACE,NOWHERE,ZZ\n", None),
        ("more.csv", b"facility,from,until,capacity,source,notes\n", None),
        ("text.txt", b"Level A of the threat level\n", None),
        ("broken.xlsx", b"PK\x03\x04 nothing of a workbook", None),
        ("broken.parquet", b"PAR1 nothing", None),
        ("broken.csv.gz", b"\x1f\x8b nothing", None),
        ("empty.csv", b"", None),
    ],
)
def test_what_an_original_is_shows_in_how_it_begins(tmp_path, name, data, wanted):
    assert kind(tmp_path, name, data) is wanted


def test_another_workbook_or_parquet_file_is_none_of_these(tmp_path):
    path = tmp_path / "other.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("One").write_row(0, 0, ["Event", "Date"])
    assert kind_of(path.read_bytes()[:4096], path.name, path) is None
    path = tmp_path / "other.parquet"
    pq.write_table(pa.table({"time": [1], "latitude": [2.0]}), path)
    assert kind_of(path.read_bytes()[:4096], path.name, path) is None


def found(tmp_path, name, data):
    return read_published(kind(tmp_path, name, data), tmp_path / name, name=name)


def test_one_digest_stands_for_what_is_said_and_not_for_its_bytes(tmp_path):
    plain, packed = found(tmp_path, "p.csv", PLACES), found(tmp_path, "p.csv.gz", gzip.compress(PLACES))
    assert plain.table == packed.table
    one, other = (
        found(tmp_path, "one.parquet", daily(ROWS)),
        found(tmp_path, "two.parquet", daily(ROWS[::-1])),
    )
    assert one.table.rows == other.table.rows == 3
    assert one.table.digest != other.table.digest  # its rows have other numbers
    assert found(tmp_path, "again.parquet", daily(ROWS)).table == one.table


@pytest.mark.parametrize("place", range(3))
def test_any_count_that_is_changed_changes_the_digest(tmp_path, place):
    rows = [list(one) for one in ROWS]
    rows[place][2] += 1
    changed = found(tmp_path, "changed.parquet", daily([tuple(one) for one in rows]))
    assert changed.table.digest != found(tmp_path, "same.parquet", daily(ROWS)).table.digest


def test_a_figure_that_is_changed_changes_the_digest_of_a_list(tmp_path):
    one = found(tmp_path, "one.xlsx", statistics()).table.digest
    other = found(tmp_path, "two.xlsx", workbook(list_26([row("A JAIL", 961, 96)]))).table.digest
    assert one != other
