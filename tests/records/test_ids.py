"""Ids are repeatable within a case and unguessable outside it."""

from hypothesis import given
from hypothesis import strategies as st

from habeas.records.chain import NO_ATTRIBUTION, Hedge, Link, Role, describe, distinct_roots, root
from habeas.records.contents import Utterance
from habeas.records.ids import hashed, source_id, subject_id
from habeas.records.locator import Characters
from habeas.records.statement import Statement, identified

KEYS = st.binary(min_size=32, max_size=32)


@given(KEYS, KEYS)
def test_one_original_has_another_id_in_another_case(one: bytes, other: bytes) -> None:
    assert (source_id(one, "ab") == source_id(other, "ab")) == (one == other)


@given(st.lists(st.text(), min_size=1), st.lists(st.text(), min_size=1))
def test_moving_text_between_parts_changes_the_id(a: list[str], b: list[str]) -> None:
    assert (hashed("x", *a) == hashed("x", *b)) == (a == b)


def test_sources_and_subjects_of_one_key_do_not_meet() -> None:
    assert source_id(b"k" * 32, "x")[4:] != subject_id(b"k" * 32, "x", "")[4:]


def said(words: str, start: int, before: str = "") -> Statement:
    return Statement(
        "src-1", "rdg-1", Utterance(words, True), Characters(0, start, start + len(words)), words,
        (Link(Role.SPEAKER, "A"),), Hedge.ASSERTED, before=before,
    )  # fmt: skip


def test_equal_words_in_equal_context_are_told_apart_by_their_order() -> None:
    first, second, third = identified([said("no", 0), said("no", 50), said("yes", 90)])
    assert (first.ordinal, second.ordinal, third.ordinal) == (0, 1, 0)
    assert len({first.anchor, second.anchor, third.anchor}) == 3


def test_an_anchor_survives_a_move_within_the_source() -> None:
    (here,), (there,) = identified([said("no", 0, "he said")]), identified([said("no", 700, "he said")])
    assert here.anchor == there.anchor
    assert here.id != there.id


def test_a_chain_says_who_through_whom() -> None:
    chain = (
        Link(Role.SPEAKER, "Tom Homan"),
        Link(Role.DOCUMENT, thing="post on X"),
        Link(Role.PUBLISHER, "Post"),
    )
    assert describe(chain) == "Tom Homan → post on X → Post"
    assert describe((NO_ATTRIBUTION,)) == "no attribution found"
    assert describe((Link(Role.SPEAKER, office="official"),)) == "official (not named)"
    assert root((NO_ATTRIBUTION, Link(Role.PUBLISHER, "Post"))) is None


def test_corroboration_is_a_range_of_roots_never_a_number_of_articles() -> None:
    same = (Link(Role.SPEAKER, "Nayib Bukele"), Link(Role.PUBLISHER, "One"))
    again = (Link(Role.SPEAKER, "Nayib Bukele"), Link(Role.PUBLISHER, "Two"))
    unnamed = (Link(Role.SPEAKER, office="official"),)
    assert (distinct_roots([same, again]).least, distinct_roots([same, again]).most) == (1, 1)
    assert (distinct_roots([same, unnamed]).least, distinct_roots([same, unnamed]).most) == (1, 2)
    assert (distinct_roots([]).least, distinct_roots([]).most) == (0, 0)
