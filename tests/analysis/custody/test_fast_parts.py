"""Parts are cut anew between people, and rows taken of a column are those of Arrow's own `take`."""

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.analysis.custody.fast_parts import as_they_lie, rows_of, stated, whole_people

PEOPLE = st.lists(st.integers(0, 5) | st.none(), max_size=30).map(
    lambda some: sorted(one for one in some if one is not None) + [None] * some.count(None)
)


def part_of(people, begin=0):
    return pa.table({"person": pa.array(people, pa.int32()), "row": np.arange(len(people)) + begin})


@given(PEOPLE, st.integers(1, 9))
def test_nobody_is_in_two_parts_and_every_row_is_in_one(people, size):
    table = part_of(people)
    found = list(whole_people(table.slice(at, size) for at in range(0, len(table), size)))
    assert [row for one in found for row in one["row"].to_pylist()] == list(range(len(people)))
    named = [{*one["person"].to_pylist()} - {None} for one in found]
    assert sum(map(len, named)) == len(set().union(*named))
    assert all(len(one) for one in found)


def test_parts_that_divide_nobody_are_given_as_they_are():
    parts = [part_of([1, 1, 2]), part_of([3, 4], 3), part_of([None], 5)]
    assert [len(one) for one in whole_people(iter(parts))] == [3, 2, 1]


@pytest.mark.parametrize("type", [pa.int32(), pa.int64()])
@pytest.mark.parametrize("offset", [0, 3, 8, 13])
@pytest.mark.parametrize("nulls", [False, True])
def test_rows_taken_are_those_of_arrow(type, offset, nulls):
    made = pa.array([None if nulls and number % 3 == 0 else number for number in range(50)], type)
    column = made.slice(offset)
    rows = np.array([0, 2, 2, 9, len(column) - 1, 4])
    assert rows_of(column, rows).equals(column.take(pa.array(rows)))
    assert stated(column).tolist() == column.is_valid().to_pylist()
    assert [int(one) for one, known in zip(as_they_lie(column), stated(column), strict=True) if known] == [
        one for one in column.to_pylist() if one is not None
    ]
