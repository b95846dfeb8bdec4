from datetime import date

import pyarrow as pa
import pytest
from tests.readings.custody_published.made_statistics import daily

from habeas.analysis.published_figures import Counted
from habeas.readings.custody_published.daily import read_daily
from habeas.readings.reader import ReadingError

ROWS = [
    ("BBB", date(2025, 10, 2), 3, 4, "B JAIL"),
    ("AAA", date(2025, 10, 1), 1, 2, "A JAIL"),
    ("AAA", date(2025, 10, 3), 5, 6, "A COUNTY JAIL"),
]


def test_each_row_is_typed_and_keeps_its_number():
    found = read_daily(daily(ROWS), name="days.parquet")
    assert found.rows["row"].to_pylist() == [1, 2, 3]
    assert found.rows["facility"].to_pylist() == ["BBB", "AAA", "AAA"]
    assert found.rows["day"].to_pylist() == [20363, 20362, 20364]
    assert found.rows["at_midnight"].type == pa.int32()
    assert found.missing == ("male", "female", "convicted_criminal", "possibly_under_18")
    assert len(found.digest) == 64


def test_counts_are_dense_and_a_day_without_a_row_is_not_nobody():
    counts = read_daily(daily(ROWS), name="days.parquet").counts()
    assert counts.codes == ("AAA", "BBB")
    assert counts.first == date(2025, 10, 1)
    assert counts.of(Counted.MIDNIGHT).tolist() == [[1, -1, 5], [-1, 3, -1]]
    assert counts.of(Counted.WHOLE_DAY).tolist() == [[2, -1, 6], [-1, 4, -1]]


def test_a_code_keeps_every_name_it_has():
    counts = read_daily(daily(ROWS), name="days.parquet").counts()
    assert counts.names == (("A COUNTY JAIL", "A JAIL"), ("B JAIL",))


def test_the_order_of_rows_changes_nothing():
    one = read_daily(daily(ROWS), name="days.parquet").counts()
    other = read_daily(daily(ROWS[::-1]), name="days.parquet").counts()
    assert one.codes == other.codes
    assert one.names == other.names
    assert one.at_midnight.tolist() == other.at_midnight.tolist()


def test_one_day_of_a_code_twice_is_refused_with_both_rows():
    with pytest.raises(ReadingError, match="rows 2 and 4"):
        read_daily(daily([*ROWS, ROWS[1]]), name="days.parquet").counts()


def test_a_column_that_nobody_knows_is_kept_as_text():
    found = read_daily(daily(ROWS, shoes=[1, 2, 3]), name="days.parquet")
    assert found.unknown == ("shoes",)
    assert found.rows["other:shoes"].to_pylist() == ["1", "2", "3"]


def test_what_is_no_count_is_null_and_counted():
    rows = [("AAA", date(2025, 10, 1), -1, 2, "A"), ("AAA", date(2025, 10, 2), 4, None, "A")]
    found = read_daily(daily(rows), name="days.parquet")
    assert found.rows["at_midnight"].to_pylist() == [None, 4]
    assert found.said == ("column n_detained_at_midnight: 1 cells could not be read",)
    assert found.counts().whole_day.tolist() == [[2, -1]]


def test_days_written_as_text_are_days_and_impossible_ones_are_none():
    rows = pa.table(
        {
            "detention_facility_code": ["AAA", "AAA"],
            "date": ["2025-10-01", "2025-02-30"],
            "n_detained": ["2", "x"],
            "n_detained_at_midnight": [1, 1],
        }
    )
    sink = pa.BufferOutputStream()
    pa.parquet.write_table(rows, sink)
    found = read_daily(sink.getvalue().to_pybytes(), name="days.parquet")
    assert found.rows["day"].to_pylist() == [20362, None]
    assert found.rows["whole_day"].to_pylist() == [2, None]
    assert found.counts().at_midnight.tolist() == [[1]]


def test_a_file_without_a_needed_column_or_cut_short_is_refused():
    sink = pa.BufferOutputStream()
    pa.parquet.write_table(pa.table({"detention_facility_code": ["AAA"]}), sink)
    with pytest.raises(ReadingError, match="it has no day, at_midnight, whole_day"):
        read_daily(sink.getvalue().to_pybytes(), name="days.parquet")
    with pytest.raises(ReadingError, match="corrupt or cut short"):
        read_daily(daily(ROWS)[:200], name="days.parquet")
