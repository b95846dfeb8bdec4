"""Hidden cells of a table with totals both ways: what an auditor can tell of each from all that is shown."""

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.analysis.cell_auditor import by_trying_all, intervals, with_totals

from habeas.analysis.errors import AnalysisError
from habeas.analysis.small_cells_two_way import two_way

SOME = st.one_of(st.just(0), st.integers(1, 4), st.integers(1, 40))


def tables(rows, columns, counts=SOME):
    return st.tuples(st.integers(1, rows), st.integers(1, columns)).flatmap(
        lambda size: st.lists(
            st.lists(counts, min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0]
        )
    )


def hidden_of(counts, threshold):
    """Which are hidden, totals last."""
    made = two_way(np.array(counts, np.int64), threshold)
    return np.block([[made.cells, made.rows[:, None]], [made.columns[None, :], np.array([[made.total]])]])


SPARSE = st.one_of(st.just(0), st.just(0), st.integers(1, 6))


@given(st.one_of(tables(6, 7), tables(6, 7, SPARSE)), st.integers(2, 12))
@settings(max_examples=300, deadline=None)
def test_no_hidden_cell_can_be_told_nor_that_it_is_small(counts, threshold):
    hidden = hidden_of(counts, threshold)
    whole = with_totals(counts)
    for (row, column), (low, high) in intervals(counts, hidden).items():
        assert low < high
        if whole[row][column] < threshold:
            assert high >= threshold
    assert all(
        hidden[row][column] or not 0 < whole[row][column] < threshold
        for row in range(len(whole))
        for column in range(len(whole[0]))
    )


@given(tables(2, 2), st.integers(2, 3), st.randoms())
@settings(max_examples=60, deadline=None)
def test_the_auditor_finds_what_trying_every_filling_finds(counts, threshold, draw):
    counts = [[min(value, 5) for value in row] for row in counts]
    hidden = hidden_of(counts, threshold)
    for row in range(len(hidden)):  # the auditor is held to more than what the method hides
        for column in range(len(hidden[0])):
            hidden[row][column] |= with_totals(counts)[row][column] > 0 and draw.random() < 0.3
    tried = by_trying_all(counts, hidden, 12)
    found = intervals(counts, hidden)
    assert {key: low for key, (low, _) in tried.items()} == {key: low for key, (low, _) in found.items()}
    for key, (_, high) in found.items():
        assert tried[key][1] == high or high > 12


def test_the_auditor_tells_a_cell_that_is_hidden_alone_and_one_between_two_squares():
    alone = np.zeros((3, 3), bool)
    alone[0, 0] = True
    assert intervals([[3, 50], [60, 70]], alone) == {(0, 0): (3, 3)}
    squares = np.zeros((5, 6), bool)
    squares[0:2, 0:2] = squares[2:4, 3:5] = squares[1, 3] = True
    found = intervals([[3, 20, 0, 0, 0], [20, 30, 0, 7, 0], [0, 0, 0, 40, 2], [0, 0, 0, 20, 30]], squares)
    assert found[1, 3] == (7, 7)
    assert found[0, 0] == (1, 22)


def test_nothing_small_hides_nothing():
    assert not hidden_of([[10, 0], [25, 10]], 10).any()


def test_one_small_cell_takes_the_three_least_that_make_a_square_with_it():
    hidden = hidden_of([[3, 50, 90], [60, 70, 80], [500, 600, 700]], 10)
    assert np.argwhere(hidden).tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]


def test_a_facility_of_small_months_keeps_its_total_where_they_make_room_for_one_another():
    counts = [[4, 5, 6, 4], [80, 90, 70, 60], [100, 200, 300, 400]]
    hidden = hidden_of(counts, 10)
    assert hidden[0].tolist() == [True, True, True, True, False]
    assert not hidden[-1].any()


def test_a_cell_that_stands_alone_in_its_row_and_column_takes_both_totals_with_it():
    hidden = hidden_of([[3, 0], [0, 50]], 10)
    assert hidden.tolist() == [[True, False, True], [False, True, True], [True, True, False]]


def test_a_table_of_small_cells_keeps_its_total_where_they_make_room_for_one_another():
    hidden = hidden_of([[5, 0, 0], [0, 6, 0], [0, 0, 7]], 10)
    assert not hidden[-1, -1]
    assert hidden.sum() == 9


def test_of_a_table_that_is_small_altogether_nothing_is_shown_but_noughts():
    assert hidden_of([[3, 0], [2, 1]], 10).tolist() == [[True, False, True], [True, True, True], [True] * 3]


def test_a_table_without_rows_has_nothing_to_hide():
    assert not two_way(np.zeros((0, 3), np.int64), 10).total


def test_counts_below_nothing_are_refused():
    with pytest.raises(AnalysisError, match="these are no counts"):
        two_way(np.array([[1, -1]]), 10)


def test_fourteen_hundred_facilities_in_ten_years_of_months_take_seconds():
    draw = np.random.default_rng(1)
    sizes = draw.lognormal(2.0, 1.8, 1400)
    counts = draw.poisson(sizes[:, None] * draw.uniform(0.2, 1.5, (1400, 120))).astype(np.int64)
    began = time.process_time()
    made = two_way(counts, 10)
    assert time.process_time() - began < 5
    assert 0.3 < made.cells.mean() < 0.6
    assert not made.columns.any()
