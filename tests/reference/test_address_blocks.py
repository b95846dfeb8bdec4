"""Blocks of addresses and nationality marks."""

from itertools import pairwise

import pytest

from habeas.reference.address_blocks import block, blocks, mark, states


def test_blocks_are_in_order_and_none_overlap():
    every = blocks()
    assert len(every) > 190
    assert all(one.first <= one.last for one in every)
    assert all(one.last < other.first for one, other in pairwise(every))


@pytest.mark.parametrize(
    ("address", "state"),
    [
        ("a00001", "US"),
        ("afffff", "US"),
        ("0d0000", "MX"),
        ("0ac123", "CO"),
        ("0b2001", "SV"),
        ("C00001", "CA"),
        ("e40000", "BR"),
        ("0d8000", "VE"),
        ("f00001", ""),
    ],
)
def test_an_address_is_its_states(address, state):
    found = block(address)
    assert found is not None
    assert found.state == state


@pytest.mark.parametrize("address", ["000000", "b00000", "ffffff", "~a00001", "a0001", ""])
def test_what_lies_outside_or_is_no_address_has_no_block(address):
    assert block(address) is None


@pytest.mark.parametrize(
    ("registration", "its"),
    [("XA-VXB", "XA"), ("N278GX", "N"), ("YV2013", "YV"), ("C6-ABC", "C6"), ("05-5142", ""), ("QQ-ABC", ""),
     ("C-FXYZ", "C"), ("NASA", "")],
)  # fmt: skip
def test_a_mark_is_told_only_where_it_is_sure(registration, its):
    assert mark(registration) == its


def test_states_that_share_a_mark_are_both_named():
    assert states("B-1234") == {"CN", "TW"}
    assert states("QQ-ABC") == frozenset()
