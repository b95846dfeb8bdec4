"""Integers in fewer bits are the same integers."""

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.store.coding.narrowing import few_bits, narrow


@given(st.lists(st.none() | st.integers(-(2**63), 2**63 - 1)))
def test_every_number_and_every_null_stays(numbers):
    assert narrow(pa.array(numbers, pa.int64())).to_pylist() == numbers


@pytest.mark.parametrize(
    ("low", "high", "bits"),
    [
        (0, 0, 8),
        (-128, 127, 8),
        (0, 128, 16),
        (-129, 0, 16),
        (0, 2**15, 32),
        (0, 2**31, 64),
        (-(2**31), 5, 32),
    ],
)
def test_no_more_bits_than_hold_both(low, high, bits):
    assert few_bits(low, high).itemsize * 8 == bits
