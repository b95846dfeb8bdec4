from hypothesis import given
from hypothesis import strategies as st

from habeas.pages.small_cells import cell, cells


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
