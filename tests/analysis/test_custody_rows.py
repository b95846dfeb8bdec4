"""Rows that answer a question: counted by cell, and told only where they are of enough people."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.analysis.custody_rows import Rows, named, parsed
from habeas.analysis.errors import AnalysisError


def rows(*cells: tuple[str, int]) -> Rows:
    """A row for each (cell, person)."""
    labels = dict(enumerate(sorted({cell for cell, _ in cells})))
    codes = {label: code for code, label in labels.items()}
    many = len(cells)
    return Rows(
        "stints",
        np.arange(many),
        np.array([codes[cell] for cell, _ in cells], np.int64),
        labels,
        np.zeros(many, np.int64),
        np.array([person for _, person in cells], np.int64),
        among=many,
    )


def test_one_person_with_twelve_rows_is_one_person():
    twelve = rows(*[("A", 7)] * 12, *[("B", person) for person in range(20)])
    assert twelve.counts == {"A": 12, "B": 20}
    assert twelve.people_by_cell == {"A": 1, "B": 20}
    assert twelve.told(10).shown == {}
    assert (twelve.told(10).elsewhere, twelve.told(10).total) == (32, 32)


def test_rows_of_too_few_people_are_not_told_even_together():
    few = rows(*[("A", person) for person in range(3)] * 10)
    assert few.told(10) == type(few.told(10))({}, 0, None)


def test_a_cell_of_enough_people_is_told_with_its_rows():
    found = rows(*[("A", one) for one in range(15)] * 2, *[("B", one) for one in range(40, 60)])
    assert found.told(10).shown == {"A": 30, "B": 20}
    assert found.told(10).elsewhere == 0


@given(st.lists(st.tuples(st.sampled_from("ABCDEF"), st.integers(0, 15)), max_size=120), st.integers(1, 10))
def test_what_is_told_is_of_enough_people_and_so_is_the_rest(cells, threshold):
    found = rows(*cells)
    told = found.told(threshold)
    hidden = found.counts.keys() - told.shown.keys()
    assert all(found.people([one]) >= threshold for one in told.shown)
    if told.total is None:
        assert found.everybody < threshold
    elif told.elsewhere:
        assert found.people(hidden) >= threshold
        assert sum(told.shown.values()) + told.elsewhere == len(cells)


def test_tables_are_named_so_that_they_can_be_read_again():
    tables = {"stints": ("a" * 64, "b" * 64), "removals": ("c" * 64,)}
    assert parsed(named(tables)) == tables
    with pytest.raises(AnalysisError, match="names no tables"):
        parsed("stints")
