"""Fast paths are what the SQL says, on tables with every irregularity."""

import numpy as np
import pyarrow as pa
import pytest
from tests.analysis.custody.tables import DAY, UNTIL, answer, days, drawn, in_order, stints

from habeas.analysis.custody.fast_gaps import gaps_overlaps
from habeas.analysis.custody.fast_headcount import headcount
from habeas.analysis.custody.fast_stays import stays
from habeas.analysis.custody.queries import END_OF_DAY, HEADCOUNTS, query

SIZES = ((1, 1), (30, 2), (600, 3), (1_500, 4))


def parts(table, size=7):
    """The table in row groups so small that many people stand in two."""
    return [table.slice(at, size) for at in range(0, len(table), size)]


@pytest.mark.parametrize("option", HEADCOUNTS)
@pytest.mark.parametrize("distinct", [0, 1])
@pytest.mark.parametrize(("rows", "seed"), SIZES)
def test_headcounts(option, distinct, rows, seed):
    table = drawn(rows, seed)
    asked = {**HEADCOUNTS[option], "distinct": distinct}
    wanted = answer("headcount", {"stints": table, "days": days(5, 75)}, until=UNTIL, **asked)
    found = headcount(parts(table), low=5, high=75, until=UNTIL, option=asked)
    got = {
        (place - 2, found.low + day): int(found.counts[place, day])
        for place, day in zip(*(one.tolist() for one in np.nonzero(found.counts)), strict=True)
    }
    assert got == {(place, day): count for place, day, count in wanted if count}


@pytest.mark.parametrize("many", [255, 256, 700])
def test_more_people_on_one_day_than_a_byte_counts(many):
    begun = [(12 if one < many - 3 else 13) * DAY for one in range(many)]
    table = stints(
        *(
            {"person": one, "book_in": day, "book_out": day + 5 * DAY + 100, "facility": 0, "keep": 1}
            for one, day in enumerate(begun)
        )
    )
    found = headcount([table], low=10, high=20, until=UNTIL, option={**END_OF_DAY, "distinct": 0})
    assert found.counts[2].tolist() == [0, 0, many - 3, *[many] * 4, 3, 0, 0, 0]


@pytest.mark.parametrize("size", [7, 5_000])
@pytest.mark.parametrize(("rows", "seed"), SIZES)
def test_gaps_and_overlaps(rows, seed, size):
    table = drawn(rows, seed)
    found = gaps_overlaps(parts(table, size), gap=DAY, until=UNTIL)
    got = [
        (seq, 1, lasts) for seq, lasts in zip(found.gap_seq.tolist(), found.gap_seconds.tolist(), strict=True)
    ]
    got += [
        (seq, 2, lasts)
        for seq, lasts in zip(found.overlap_seq.tolist(), found.overlap_seconds.tolist(), strict=True)
    ]
    assert in_order(got) == answer("gaps_overlaps", {"stints": table}, gap=DAY, until=UNTIL)


@pytest.mark.parametrize("size", [7, 5_000])
@pytest.mark.parametrize(("rows", "seed"), SIZES)
def test_stays(rows, seed, size):
    table = drawn(rows, seed)
    found = pa.concat_tables(stays(parts(table, size), until=UNTIL))
    wanted = answer("stays", {"stints": table}, until=UNTIL)
    assert in_order(zip(*(one.to_pylist() for one in found.columns), strict=True)) == wanted
    assert found.column_names[:15] == [one.name for one in query("stays").columns[:15]]


def test_no_rows_give_nothing():
    assert list(stays([stints()], until=UNTIL)) == []
    assert len(gaps_overlaps([stints()], gap=DAY, until=UNTIL).gap_seq) == 0
    assert headcount([stints()], low=5, high=9, until=UNTIL, option=END_OF_DAY).counts.shape == (0, 5)
