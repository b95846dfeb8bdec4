"""The Merkle root is RFC 6962's, and tells every two sets of leaves apart."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from habeas.store import merkle, verify

LEAVES = st.lists(st.binary(min_size=32, max_size=32), unique=True, max_size=70)
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0,"), max_size=8)


@given(LEAVES)
def test_the_root_is_that_of_the_standard_by_halves(leaves):
    assert merkle.root(leaves).hex() == verify._merkle(leaves)


@given(LEAVES, st.randoms())
def test_the_root_does_not_hang_on_the_order_in_which_leaves_come(leaves, chance):
    shuffled = list(leaves)
    chance.shuffle(shuffled)
    assert merkle.root(shuffled) == merkle.root(leaves)


@given(LEAVES.filter(bool), st.data())
def test_a_leaf_more_fewer_or_other_gives_another_root(leaves, data):
    place = data.draw(st.integers(0, len(leaves) - 1))
    whole = merkle.root(leaves)
    assert merkle.root(leaves[:place] + leaves[place + 1 :]) != whole
    assert merkle.root([*leaves, hashlib.sha256(leaves[place]).digest()]) != whole
    other = bytes([leaves[place][0] ^ 1]) + leaves[place][1:]
    if other not in leaves:
        assert merkle.root([*leaves[:place], other, *leaves[place + 1 :]]) != whole


def test_no_leaves_have_the_root_of_the_standard():
    assert merkle.root([]).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_two_leaves_are_hashed_as_a_node():
    low, high = bytes(32), bytes([255]) * 32
    assert merkle.root([high, low]) == hashlib.sha256(b"\x01" + low + high).digest()


@given(
    st.lists(
        st.tuples(TEXT, TEXT, st.integers(0, 9), st.tuples(TEXT), st.binary(max_size=8)),
        min_size=2,
        max_size=2,
    )
)
def test_two_different_rows_have_different_leaves(rows):
    leaves = [
        merkle.leaf(bytes(16), identity, kind, schema, roots=roots, data=data)
        for identity, kind, schema, roots, data in rows
    ]
    assert (leaves[0] == leaves[1]) == (rows[0] == rows[1])


@given(TEXT, TEXT, st.integers(0, 9), st.binary(max_size=8))
def test_the_verifier_computes_the_same_leaf(identity, kind, schema, data):
    salt = bytes(range(16))
    mine = merkle.leaf(salt, identity, kind, schema, roots=("src-a", "sub-b"), data=data)
    assert verify._leaf(salt, identity, kind, schema, ["src-a", "sub-b"], data) == mine
