"""Many one-way tables at a time hide what each would hide by itself."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from habeas.analysis import small_cells_by_column
from habeas.analysis.small_cells import one_way
from habeas.analysis.small_cells_by_column import by_column

COUNTS = st.one_of(st.integers(0, 4), st.integers(0, 30))
TABLES = st.integers(0, 6).flatmap(
    lambda high: st.lists(st.lists(COUNTS, min_size=high, max_size=high), min_size=1, max_size=5)
)


@given(TABLES, st.integers(2, 12))
def test_each_column_hides_what_one_way_hides(columns, threshold):
    counts = np.array(columns, np.int32).T
    cells, totals = by_column(counts, threshold)
    for at, column in enumerate(columns):
        made = one_way(dict(enumerate(column)), threshold)
        assert cells[:, at].tolist() == [made.cells[row] is None for row in range(len(column))]
        assert totals[at] == (made.total is None)


def test_columns_that_do_not_fit_at_once_are_no_different(monkeypatch):
    counts = np.random.default_rng(3).integers(0, 40, (7, 50))
    whole = by_column(counts, 10)
    monkeypatch.setattr(small_cells_by_column, "AT_A_TIME", 21)
    parts = by_column(counts, 10)
    assert (whole[0] == parts[0]).all()
    assert (whole[1] == parts[1]).all()
