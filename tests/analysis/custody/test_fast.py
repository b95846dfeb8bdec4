"""Fast paths are what the SQL says, on tables with every irregularity."""

import numpy as np
import pyarrow.compute as pc
import pytest
from tests.analysis.custody.tables import DAY, UNTIL, answer, days, drawn, in_order, stints

from habeas.analysis.custody.fast_gaps import gaps_overlaps
from habeas.analysis.custody.fast_headcount import headcount
from habeas.analysis.custody.fast_stays import stays
from habeas.analysis.custody.queries import HEADCOUNTS, query

SIZES = ((1, 1), (30, 2), (600, 3), (1_500, 4))


def column(table, name, instead=0):
    return pc.fill_null(table[name].combine_chunks(), instead).to_numpy()


@pytest.mark.parametrize("option", HEADCOUNTS)
@pytest.mark.parametrize("distinct", [0, 1])
@pytest.mark.parametrize(("rows", "seed"), SIZES)
def test_headcounts(option, distinct, rows, seed):
    whole = drawn(rows, seed)
    asked = dict(HEADCOUNTS[option]) | {"distinct": distinct}
    wanted = answer("headcount", {"stints": whole, "days": days(5, 75)}, until=UNTIL, **asked)
    table = whole.filter(pc.is_valid(whole["book_in"]))
    if not asked.pop("marked"):
        table = table.filter(pc.equal(table["keep"], 1))
    keys = [column(table, "person", -1), column(table, "facility", -2)]
    times = [column(table, "book_in"), column(table, "book_out", UNTIL)]
    found = headcount(*keys, *times, low=5, high=75, **asked)
    got = {
        (found.first_code + place, found.low + day): int(found.counts[place, day])
        for place, day in zip(*np.nonzero(found.counts), strict=True)
    }
    assert got == {(place, day): count for place, day, count in wanted if count}


@pytest.mark.parametrize(("rows", "seed"), SIZES)
def test_gaps_and_overlaps(rows, seed):
    whole = drawn(rows, seed)
    wanted = answer("gaps_overlaps", {"stints": whole}, gap=DAY, until=UNTIL)
    rows_kept = pc.and_(
        pc.equal(whole["keep"], 1), pc.and_(pc.is_valid(whole["person"]), pc.is_valid(whole["book_in"]))
    )
    table = whole.filter(rows_kept)
    found = gaps_overlaps(
        column(table, "person"),
        column(table, "stay_in", -1),
        column(table, "book_in"),
        column(table, "book_out", UNTIL),
        pc.is_null(table["book_out"]).to_numpy(),
        gap=DAY,
    )
    seq = column(table, "seq")
    got = [(seq[at], 1, lasts) for at, lasts in zip(found.gap_rows, found.gap_seconds, strict=True)]
    got += [(seq[at], 2, lasts) for at, lasts in zip(found.overlap_rows, found.overlap_seconds, strict=True)]
    assert in_order([tuple(map(int, row)) for row in got]) == wanted


@pytest.mark.parametrize(("rows", "seed"), SIZES)
def test_stays(rows, seed):
    table = drawn(rows, seed)
    wanted = answer("stays", {"stints": table}, until=UNTIL)
    found = stays(lambda name: table[name].combine_chunks(), tuple(table.column_names), until=UNTIL)
    assert in_order(zip(*(one.to_pylist() for one in found.columns), strict=True)) == wanted
    assert found.column_names[:15] == [one.name for one in query("stays").columns[:15]]


def test_no_rows_give_no_stays():
    table = stints()
    found = stays(lambda name: table[name].combine_chunks(), tuple(table.column_names), until=UNTIL)
    assert len(found) == 0
