"""Fast paths say of the made edition, and so of all that is planted in it, what the SQL says."""

import numpy as np
import pyarrow as pa
import pytest
from tests.analysis.custody.tables import in_order
from tests.custody_made_case import DAY, days

from habeas.analysis.custody.fast_gaps import gaps_overlaps
from habeas.analysis.custody.fast_headcount import headcount
from habeas.analysis.custody.fast_stays import stays
from habeas.analysis.custody.queries import HEADCOUNTS, query


@pytest.fixture(scope="module")
def parts(made):
    table = made.first.tables["stints"].arrow()
    return [table.slice(at, 37) for at in range(0, len(table), 37)]


@pytest.mark.parametrize("option", HEADCOUNTS)
def test_headcounts(made, parts, option):
    low, high = made.first.until // DAY - 250, made.first.until // DAY
    found = headcount(parts, low=low, high=high, until=made.first.until, option=HEADCOUNTS[option])
    got = {
        (place - 2, found.low + day): int(found.counts[place, day])
        for place, day in zip(*(one.tolist() for one in np.nonzero(found.counts)), strict=True)
    }
    held = made.first.held(days(low, high), HEADCOUNTS[option])
    assert got == {(each["facility"], each["day"]): each["held"] for each in held}


def test_gaps_and_overlaps(made, parts):
    found = gaps_overlaps(parts, gap=DAY, until=made.first.until)
    got = [
        *((seq, 1, lasts) for seq, lasts in zip(found.gap_seq, found.gap_seconds, strict=True)),
        *((seq, 2, lasts) for seq, lasts in zip(found.overlap_seq, found.overlap_seconds, strict=True)),
    ]
    wanted = made.first.ask("gaps_overlaps", gap=DAY, until=made.first.until)
    assert in_order(got) == in_order(each.values() for each in wanted)


def test_stays(made, parts):
    found = pa.concat_tables(stays(parts, until=made.first.until))
    names = [one.name for one in query("stays").columns[:-1]]
    wanted = made.first.ask("stays", until=made.first.until)
    got = zip(*(found[name].to_pylist() for name in names), strict=True)
    assert in_order(got) == in_order([each[name] for name in names] for each in wanted)
