from itertools import combinations_with_replacement, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.analysis.small_cells import Merged, OneWay, about, cell, cells, merged, one_way, stay_open

COUNTS = st.one_of(st.integers(0, 4), st.integers(0, 30))


def test_a_small_count_is_hidden_and_none_is_shown():
    assert [cell(count, 5) for count in (0, 1, 4, 5, 1200)] == [
        "0",
        "fewer than 5",
        "fewer than 5",
        "5",
        "1,200",
    ]


def test_one_hidden_cell_takes_the_least_of_the_others_with_it():
    assert cells({"a": 3, "b": 40, "c": 9}, 5) == {"a": "fewer than 5", "b": "40", "c": "not shown"}


def test_two_hidden_cells_need_no_third():
    assert cells({"a": 3, "b": 2, "c": 9}, 5) == {"a": "fewer than 5", "b": "fewer than 5", "c": "9"}


def test_a_small_change_since_an_earlier_edition_is_not_shown():
    assert cells({"a": 41, "b": 50}, 5, earlier={"a": 40, "b": 30}) == {"a": "40", "b": "50"}


@given(st.dictionaries(st.text(max_size=3), st.integers(0, 30), max_size=6), st.integers(2, 10))
def test_no_small_count_is_ever_shown(counts, threshold):
    shown = cells(counts, threshold)
    assert not any(shown[name] == str(count) for name, count in counts.items() if 0 < count < threshold)


def test_two_small_counts_that_follow_from_their_sum_take_a_third():
    assert cells({"a": 1, "b": 1, "c": 9}, 5) == {"a": "fewer than 5", "b": "fewer than 5", "c": "not shown"}


@given(st.dictionaries(st.integers(), COUNTS, max_size=7), st.integers(2, 12))
def test_a_count_told_as_small_has_more_than_one_value_unless_all_are_hidden(counts, threshold):
    shown = cells(counts, threshold)
    small = [key for key, said in shown.items() if said.startswith("fewer")]
    others = [key for key, said in shown.items() if said == "not shown"]
    if len(small) + len(others) == sum(count > 0 for count in counts.values()):
        return
    total = sum(counts[key] for key in small + others)
    for key in small:
        possible = {value for value in range(1, threshold) if fits(total - value, small, others, threshold)}
        assert counts[key] in possible
        assert len(possible) > 1


def fits(total, small, others, threshold):
    """Whether the hidden ones besides one small one can come to this."""
    low = len(small) - 1 + len(others) * threshold
    return low <= total and (bool(others) or total <= (len(small) - 1) * (threshold - 1))


@given(st.dictionaries(st.integers(), COUNTS, max_size=7), st.integers(2, 12))
def test_of_one_way_counts_no_hidden_one_can_be_told_nor_that_it_is_small(counts, threshold):
    made = one_way(counts, threshold)
    hidden = [key for key, count in made.cells.items() if count is None]
    assert {key for key, count in counts.items() if 0 < count < threshold} <= set(hidden)
    if made.total is None:
        assert sorted(hidden) == sorted(key for key, count in counts.items() if count)
        return
    left = made.total - sum(count or 0 for count in made.cells.values())
    for _ in hidden:  # each may be all that is left, but for 1 of every other
        assert left - (len(hidden) - 1) >= threshold


def test_one_way_hides_the_least_that_is_enough():
    assert one_way({"a": 3, "b": 40, "c": 12, "d": 0}, 10) == OneWay(
        {"a": None, "b": 40, "c": None, "d": 0}, 55
    )
    assert one_way({"a": 7, "b": 8, "c": 12}, 10).cells == {"a": None, "b": None, "c": 12}
    assert one_way({"a": 5, "b": 4}, 10) == OneWay({"a": None, "b": None}, None)
    assert one_way({"a": 5, "b": 5}, 10).total is None


def test_merged_puts_the_small_ones_and_the_least_other_elsewhere():
    assert merged({"a": 3, "b": 40, "c": 12, "d": 0}, 10) == Merged({"b": 40}, 15, 55)
    assert merged({"a": 40, "c": 12}, 10) == Merged({"a": 40, "c": 12}, 0, 52)


def test_of_a_total_that_is_small_only_that_is_said():
    assert merged({"a": 3, "b": 4}, 10) == Merged({}, 0, None)
    assert cell(7, 10) == "fewer than 10"


@given(st.dictionaries(st.integers(), COUNTS, max_size=7), st.integers(2, 12))
def test_what_is_elsewhere_is_nothing_or_at_least_the_threshold_over_two(counts, threshold):
    made = merged(counts, threshold)
    total = sum(counts.values())
    if made.total is None:
        assert 0 < total < threshold
        assert made == Merged({}, 0, None)
        return
    assert made.total == total == sum(made.shown.values()) + made.elsewhere
    assert all(count >= threshold for count in made.shown.values())
    put = [key for key, count in counts.items() if count and key not in made.shown]
    assert made.elsewhere == sum(counts[key] for key in put)
    assert not put or (len(put) > 1 and made.elsewhere >= threshold)


@pytest.mark.parametrize("threshold", [2, 3, 5])
@pytest.mark.parametrize("many", [1, 2, 3])
def test_small_counts_stay_open_where_each_may_be_the_least_and_the_most(many, threshold):
    every = list(product(range(1, threshold), repeat=many))
    for low, high in combinations_with_replacement(range(16), 2):
        left = [one for one in every if low <= sum(one) <= high]
        wanted = {1, threshold - 1} <= {one[0] for one in left}
        assert stay_open(many, ((low, high),), threshold) is wanted


def test_no_small_count_at_all_stays_open():
    assert stay_open(0, (), 10)


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "0"),
        (3, "fewer than 100"),
        (49, "fewer than 100"),
        (50, "about 100"),
        (9_138, "about 9,100"),
        (10_051, "about 10,000"),
        (38_951, "about 39,000"),
        (61_487, "about 61,000"),
        (2_118_499, "about 2,100,000"),
    ],
)
def test_a_count_is_told_to_ten_times_the_threshold_or_a_hundredth(count, words):
    assert about(count, 10) == words


def test_where_no_count_is_small_it_is_told_as_it_is():
    assert about(38_951, 1) == "38,951"
