import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.analysis.edition_differences import differences, told

TEN = 10
cells = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 60), max_size=8)


def test_cells_that_changed_by_much_are_told_the_most_changed_first():
    found = differences({"a": 50, "b": 100, "c": 40, "d": 70}, {"a": 70, "b": 60, "c": 40, "d": 70}, TEN)
    assert found.shown == {"b": (100, 60), "a": (50, 70)}
    assert found.rest == (110, 110)
    assert found.changed


def test_a_small_change_is_in_the_rest_and_the_rest_is_told_only_where_it_hides_it():
    found = differences({"a": 50, "b": 100}, {"a": 53, "b": 160}, TEN)
    assert found.shown == {}
    assert found.rest == (150, 213)


def test_a_change_that_is_small_in_all_is_not_told():
    found = differences({"a": 50, "b": 100}, {"a": 47, "b": 100}, TEN)
    assert (found.shown, found.rest, found.changed) == ({}, None, True)


def test_a_rise_and_a_fall_that_leave_little_are_told_without_the_rest():
    found = differences({"a": 50, "b": 100, "c": 30}, {"a": 90, "b": 57, "c": 30}, TEN)
    assert found.rest is None
    assert found.shown == {"b": (100, 57), "a": (50, 90)}


def test_a_cell_of_few_is_not_told_however_much_it_grew():
    found = differences({"a": 3, "b": 100, "c": 50}, {"a": 90, "b": 100, "c": 50}, TEN)
    assert found.shown == {}
    assert found.rest == (153, 240)


def test_where_nothing_changed_it_is_said():
    assert not differences({"a": 5}, {"a": 5}, TEN).changed


@given(cells, cells)
@settings(max_examples=300, deadline=None)
def test_no_small_difference_follows_from_what_is_told(before, after):
    found = differences(before, after, TEN)
    every = {key: after.get(key, 0) - before.get(key, 0) for key in {*before, *after}}
    for key, (one, two) in found.shown.items():
        assert (one, two) == (before.get(key, 0), after.get(key, 0))
        assert abs(two - one) >= TEN
        assert all(count == 0 or count >= TEN for count in (one, two))
    hidden = [key for key in every if key not in found.shown]
    if found.rest is not None:
        one, two = found.rest
        assert abs(two - one) == 0 or abs(two - one) >= TEN
        assert abs(sum(every.values())) == 0 or abs(sum(every.values())) >= TEN
        assert (one, two) == tuple(sum(each.get(key, 0) for key in hidden) for each in (before, after))
        if any(every[key] for key in hidden):
            assert len(hidden) > 1


@pytest.mark.parametrize(
    ("two", "words"),
    [
        ((50, 50), "50 in both"),
        ((50, 57), "50, then fewer than 10 more"),
        ((1_000, 993), "1,000, then fewer than 10 fewer"),
        ((50, 90), "50, then 90: 40 more"),
        ((3, 90), "fewer than 10, then 90"),
        ((90, 0), "90, then 0: 90 fewer"),
        ((3, 3), "fewer than 10 in both"),
    ],
)
def test_two_counts_are_put_in_words_without_what_is_small(two, words):
    assert told(two, TEN) == words
