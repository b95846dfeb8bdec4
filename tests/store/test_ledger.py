"""The ledger: each entry hashes over all its fields and the one before."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.store import ledger, verify
from habeas.store.access import Access
from habeas.store.errors import StoreError

FIELDS = st.fixed_dictionaries(
    {
        "seq": st.integers(1, 99),
        "prev": st.text(),
        "act": st.text(),
        "digest": st.text(),
        "count": st.integers(),
        "at": st.text(),
    }
)
ORDER = ("seq", "prev", "act", "digest", "count", "at")


def hashed(fields):
    return ledger.entry_hash(
        fields["seq"],
        fields["prev"],
        fields["act"],
        digest=fields["digest"],
        count=fields["count"],
        at=fields["at"],
    )


@given(FIELDS, FIELDS)
def test_two_entries_share_a_hash_only_where_they_are_the_same(one, other):
    assert (hashed(one) == hashed(other)) == (one == other)


@given(FIELDS)
def test_the_verifier_computes_the_same_hash(fields):
    assert verify._entry_hash([fields[name] for name in ORDER]) == hashed(fields)


def test_entries_follow_from_one_another(store, folder, make):
    for word in ("one", "two"):
        make.put(store, make.told(folder, word))
    first, second = store.reader(Access("x")).ledger()
    assert (first.seq, first.prev, second.seq, second.prev) == (1, ledger.FIRST, 2, first.hash)
    assert store.checkpoint() == f"2:{second.hash}"


def test_no_word_of_the_case_is_in_the_ledger(store, folder, make):
    make.put(store, make.told(folder, "canary", frozenset({"counsel"})))
    text = str([dataclasses.astuple(entry) for entry in store.reader(Access("x")).ledger()])
    assert "canary" not in text
    assert "counsel" not in text


@pytest.mark.parametrize("act", ["", "Add", "add a.txt", "a" * 40, "add\n", "ajouté"])
def test_an_act_that_may_carry_a_name_is_refused(act):
    with pytest.raises(StoreError):
        ledger.checked_act(act)
