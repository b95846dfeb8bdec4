"""Two editions side by side: what changed is told, and no small change or count follows from it."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.analysis.edition_differences import FACILITY, MONTH, change, differences, roughly
from habeas.analysis.small_cells import is_small

TEN = 10
BY = (FACILITY, MONTH)


def grid(**facilities):
    """Of each facility both counts by month."""
    return {
        (name, f"2025-{month:02}"): two
        for name, months in facilities.items()
        for month, two in enumerate(months, 1)
    }


def of_one_month(before, after):
    return grid(**{name: [(before[name], after[name])] for name in before})


def test_cells_that_changed_by_much_are_told_the_most_changed_first():
    found = differences(
        of_one_month({"a": 50, "b": 100, "c": 40, "d": 70}, {"a": 70, "b": 60, "c": 40, "d": 70}),
        FACILITY,
        TEN,
    )
    assert found.shown == {"b": (100, 60), "a": (50, 70)}
    assert found.rest == (110, 110)
    assert found.changed


def test_a_small_change_is_in_the_rest_and_the_rest_is_told_only_where_it_hides_it():
    found = differences(of_one_month({"a": 50, "b": 100}, {"a": 53, "b": 160}), FACILITY, TEN)
    assert found.shown == {}
    assert found.rest == (150, 213)


def test_a_change_that_is_small_in_all_is_not_told():
    found = differences(of_one_month({"a": 50, "b": 100}, {"a": 47, "b": 100}), FACILITY, TEN)
    assert (found.shown, found.rest, found.changed) == ({}, None, True)


def test_a_rise_and_a_fall_that_leave_little_are_told_without_the_rest():
    found = differences(
        of_one_month({"a": 50, "b": 100, "c": 30}, {"a": 90, "b": 57, "c": 30}), FACILITY, TEN
    )
    assert found.rest is None
    assert found.shown == {"b": (100, 57), "a": (50, 90)}


def test_a_cell_of_few_is_not_told_however_much_it_grew():
    found = differences(
        of_one_month({"a": 3, "b": 100, "c": 50}, {"a": 90, "b": 100, "c": 50}), FACILITY, TEN
    )
    assert found.shown == {}
    assert found.rest == (153, 240)


def test_a_facility_with_a_month_that_its_page_hides_is_not_told():
    """43, then 55, less 40 and 40 that the page shows, would be 3 and 15 in the month that it hides."""
    found = differences(grid(a=[(40, 40), (3, 15)], b=[(100, 100), (60, 60)]), FACILITY, TEN)
    assert found.shown == {}


def test_a_month_with_one_facility_that_is_hidden_is_not_told_and_one_with_many_is():
    one = grid(a=[(40, 90)], b=[(3, 15)], c=[(50, 50)])
    assert differences(one, MONTH, TEN).shown == {}
    assert differences(one, MONTH, TEN).rest is None
    many = grid(a=[(40, 90), (60, 60)], b=[(3, 7), (50, 50)], c=[(6, 4), (60, 60)], d=[(4, 5), (30, 30)])
    assert differences(many, MONTH, TEN).shown == {"2025-01": (53, 106)}


def test_where_nothing_changed_it_is_said():
    assert not differences(of_one_month({"a": 5}, {"a": 5}), FACILITY, TEN).changed


counts = st.sampled_from([0, 1, 2, 3, 5, 8, 20])
grids = st.dictionaries(
    st.tuples(st.sampled_from("abc"), st.sampled_from(["m1", "m2"])), st.tuples(counts, counts), max_size=6
)


def label(key, by):
    return key[BY.index(by)]


@given(grids, st.sampled_from([3, 10]))
@settings(max_examples=200, deadline=None)
def test_no_small_difference_follows_from_what_is_told(both, threshold):
    for by in BY:
        found = differences(both, by, threshold)
        for name, (one, two) in found.shown.items():
            own = [two for key, two in both.items() if label(key, by) == name]
            assert (one, two) == tuple(sum(each) for each in zip(*own, strict=True))
            assert abs(two - one) >= threshold
            assert not is_small(one, threshold)
            assert not is_small(two, threshold)
        if found.rest is not None:
            whole = sum(after - before for before, after in both.values())
            assert not is_small(abs(found.rest[1] - found.rest[0]), threshold)
            assert not is_small(abs(whole), threshold)


@given(grids)
@settings(max_examples=150, deadline=None)
def test_every_small_count_may_still_be_any_beside_all_that_pages_show_and_all_that_is_told(both):
    threshold = 3
    found = {by: differences(both, by, threshold) for by in BY}
    whole = all(one.rest for one in found.values())
    small = [(key, which) for key, two in both.items() for which in (0, 1) if is_small(two[which], threshold)]

    def told(values):
        """What the changes that are told would be, were these the small counts."""
        moved = dict.fromkeys(both, 0)
        for key, two in both.items():
            moved[key] = sum(sign * values.get((key, which), two[which]) for which, sign in ((0, -1), (1, 1)))
        changes = [
            sum(one for key, one in moved.items() if label(key, by) == name)
            for by in BY
            for name in found[by].shown
        ]
        return [*changes, *([sum(moved.values())] if whole else [])]

    fact = told({})
    may = [
        values
        for values in product(range(1, threshold), repeat=len(small))
        if told(dict(zip(small, values, strict=True))) == fact
    ]
    for at in range(len(small)):
        assert {values[at] for values in may} == set(range(1, threshold))


@pytest.mark.parametrize(
    ("two", "words"),
    [
        ((50, 50), "the same in both"),
        ((50, 57), "a change of fewer than 10"),
        ((1_000, 993), "a change of fewer than 10"),
        ((43, 55), "12 more"),
        ((90, 0), "90 fewer"),
        ((3, 3), "the same in both"),
    ],
)
def test_a_change_is_put_in_words_without_what_it_changed_from(two, words):
    assert change(two, TEN) == words


@pytest.mark.parametrize(
    ("two", "words"),
    [
        ((9_113, 9_113), "about 9,100 in both"),
        ((9_113, 9_101), "about 9,100, then about 9,100: a change of fewer than 100"),
        ((9_113, 8_870), "about 9,100, then about 8,900: about 200 fewer"),
        ((3, 90), "fewer than 100, then about 100: about 100 more"),
        ((0, 3), "0, then fewer than 100: a change of fewer than 100"),
    ],
)
def test_rows_of_a_table_are_told_roughly(two, words):
    assert roughly(two, TEN) == words


def test_where_no_count_is_small_rows_are_told_as_they_are():
    assert roughly((297, 289), 1) == "297, then 289: 8 fewer"
