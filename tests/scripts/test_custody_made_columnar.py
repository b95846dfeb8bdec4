"""The made stints for benchmarks: the shares that they are said to have, and the same for a seed."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from scripts.custody_made.columnar import LAST, RELEASED, coded_stints, stint_texts
from scripts.custody_made.raw import headings, raw_stints

ROWS, SEED = 20_000, 7
DAY = 86_400


@pytest.fixture(scope="module")
def made() -> pa.Table:
    return coded_stints(ROWS, SEED)


def column(table: pa.Table, name: str, null: int = -1) -> np.ndarray:
    return pc.fill_null(table[name].cast(pa.int64()), null).to_numpy().astype(np.int64)


def test_a_seed_gives_the_same_rows_and_another_seed_others(made):
    assert made.equals(coded_stints(ROWS, SEED))
    assert not made.equals(coded_stints(ROWS, SEED + 1))


def test_there_are_43_columns_of_the_release_and_6_of_ours_all_of_integers(made):
    assert made.num_columns == 43 + len(LAST)
    assert all(pa.types.is_integer(each.type) for each in made.schema)


def test_rows_stand_by_person_and_book_in_and_those_of_nobody_last(made):
    person, begun = column(made, "person", 2**31), column(made, "book_in")
    assert np.all(np.diff(person * 2**32 + begun) >= 0)
    assert column(made, "seq").tolist() == list(range(ROWS))


def test_the_shares_are_those_stated(made):
    repeats = np.bincount(column(made, "duplicate"))
    assert (repeats[1], repeats[2], repeats[4]) == (10, 400, 120)
    assert np.array_equal(column(made, "keep"), column(made, "duplicate") == 0)
    out = column(made, "book_out")
    assert np.count_nonzero((out >= 0) & (out < column(made, "book_in"))) in (3, 4)
    stays = np.unique(column(made, "person", 2**31) * 2**32 + column(made, "stay_in"))
    assert 0.40 < len(stays) / ROWS < 0.43
    assert 0.0 < np.mean(column(made, "person") < 0) < 0.01


def test_gaps_and_overlaps_are_as_many_as_stated(made):
    kept = made.filter(pc.and_(pc.equal(made["keep"], 1), pc.is_valid(made["person"])))
    whose = column(kept, "person")
    upto = np.maximum.accumulate(whose * 2**40 + column(kept, "book_out", 2**39)) - whose * 2**40
    again = (np.diff(whose) == 0) & (np.diff(column(kept, "stay_in")) == 0)
    between = column(kept, "book_in")[1:] - upto[:-1]
    assert 0.010 < np.count_nonzero(again & (between > DAY)) / ROWS < 0.020
    assert 0.006 < np.count_nonzero(again & (between < 0)) / ROWS < 0.014


def test_no_two_rows_share_person_stay_facility_and_day_but_those_marked(made):
    rows = made.filter(
        pc.and_(pc.less(pc.bit_wise_and(made["duplicate"], 3), 1), pc.is_valid(made["person"]))
    )
    day = pa.array(column(rows, "book_in") // DAY)
    groups = rows.append_column("day", day).group_by(["person", "stay_in", "facility", "day"])
    twice = groups.aggregate([("seq", "count"), ("duplicate", "sum")])
    assert twice.filter(pc.greater(twice["seq_count"], 1)).num_rows == 120
    assert pc.all(pc.equal(pc.subtract(twice["seq_count"], 1), pc.divide(twice["duplicate_sum"], 4))).as_py()


def test_nothing_begins_after_the_release_or_ends_after_it(made):
    assert column(made, "book_in").max() < RELEASED
    assert column(made, "book_out").max() <= RELEASED


def test_texts_stand_in_their_own_order_and_every_code_has_one(made):
    for name, texts in stint_texts(ROWS, SEED).items():
        assert texts.to_pylist() == sorted(set(texts.to_pylist()))
        assert pc.max(made[name]).as_py() < len(texts)


def test_ids_are_of_forty_digits(made):
    people = stint_texts(ROWS, SEED)["person"].to_pylist()
    assert {len(each) for each in people} == {40}
    assert len(people) == pc.max(made["person"]).as_py() + 1


def test_the_raw_file_says_the_same_as_the_coded_table(made, tmp_path):
    raw = pq.read_table(raw_stints(tmp_path / "raw.parquet", ROWS, SEED, keys=True))
    assert raw.num_columns == 43 + 2
    order = np.lexsort((column(made, "row"), column(made, "file")))
    laid, texts = made.take(pa.array(order)), stint_texts(ROWS, SEED)
    for name in ("person", "facility", "release_reason"):
        assert raw[headings()[name]].to_pylist() == texts[name].take(laid[name].combine_chunks()).to_pylist()
    seconds = raw["Book Out Date Time"].cast(pa.timestamp("s")).cast(pa.int64())
    assert seconds.to_pylist() == laid["book_out"].to_pylist()
    cents = pc.multiply(raw["Initial Bond Set Amount"], 100).cast(pa.int64())
    assert cents.to_pylist() == laid["bond_set_amount"].to_pylist()
