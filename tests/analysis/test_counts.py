"""Which parts may be added together."""

from hypothesis import given
from hypothesis import strategies as st

from habeas.analysis.counts import disjoint_families

parts = st.lists(st.sampled_from("abcdef"), min_size=1, unique=True)
pairs = st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=12)


def test_parts_that_nothing_holds_apart_are_never_in_one_family():
    assert disjoint_families("ab", []) == (("a",), ("b",))


def test_two_ways_of_dividing_one_whole_are_two_families():
    pairs = [("aea", "title8"), ("tda", "ms13")]
    assert disjoint_families(["aea", "title8", "tda", "ms13"], pairs) == (("aea", "title8"), ("ms13", "tda"))


def test_three_parts_make_one_family_only_if_all_pairs_are_apart():
    assert disjoint_families("abc", [("a", "b"), ("b", "c")]) == (("a", "b"), ("b", "c"))
    assert disjoint_families("abc", [("a", "b"), ("b", "c"), ("c", "a")]) == (("a", "b", "c"),)


@given(parts, pairs)
def test_every_part_is_in_a_family_and_every_two_of_a_family_are_apart(parts, pairs):
    families = disjoint_families(parts, pairs)
    assert {part for family in families for part in family} == set(parts)
    apart = {frozenset(pair) for pair in pairs}
    for family in families:
        for one in family:
            assert all(other == one or frozenset((one, other)) in apart for other in family)
