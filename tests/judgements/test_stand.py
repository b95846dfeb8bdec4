from collections.abc import Sequence
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.judgements.cases import coded, decision, ruled

from habeas.judgements.stand import stand
from habeas.records.judgement import Decision, Judgement
from habeas.records.matter import Matter
from habeas.records.statement import Mention
from habeas.records.subject import Standing, Subject, SubjectKind

SUBJECTS = tuple(Subject(f"sub-{letter}", SubjectKind.GROUP, letter) for letter in "abcde")
A, B, C = (one.id for one in SUBJECTS[:3])
(ONE, OTHER) = coded(
    {"kind": "Count", "words": "238 men", "group": "men", "value": "238"},
    {"kind": "Count", "words": "23 men", "group": "men", "value": "23"},
)
MEN = Mention(ONE.anchor, "group")


def standing(judgements: Sequence[Judgement]) -> Matter:
    return stand(sources=(), statements=(ONE, OTHER), subjects=SUBJECTS, judgements=judgements)


def test_a_rules_proposal_stands_until_a_person_decides() -> None:
    rule = ruled(Decision.IS, mentions=(MEN,), subjects=(A,))
    person = decision(Decision.IS, mentions=(MEN,), subjects=(B,))
    assert standing([rule]).meant == {MEN: A}
    matter = standing([rule, person])
    assert matter.meant == {MEN: B}
    assert matter.because[MEN] == (person.id,)


def test_the_newer_of_two_persons_decisions_stands() -> None:
    older = decision(Decision.IS, minute=1, mentions=(MEN,), subjects=(B,))
    newer = decision(Decision.IS, by="Ben", minute=2, mentions=(MEN,), subjects=(C,))
    assert standing([newer, older]).meant == {MEN: C}


def test_a_persons_is_not_takes_away_a_rules_is() -> None:
    rule = ruled(Decision.IS, mentions=(MEN,), subjects=(A,))
    matter = standing([rule, decision(Decision.IS_NOT, mentions=(MEN,), subjects=(A,))])
    assert matter.meant == {}
    assert matter.contested == frozenset()


def test_is_and_is_not_of_equal_rank_contest_the_subject() -> None:
    yes = decision(Decision.IS, mentions=(MEN,), subjects=(A,))
    no = decision(Decision.IS_NOT, by="Ben", mentions=(MEN,), subjects=(A,))
    other = ruled(Decision.IS, mentions=(Mention(OTHER.anchor, "group"),), subjects=(A,))
    matter = standing([yes, no, other])
    assert matter.contested == {A}
    assert matter.meant == {}


def test_two_subjects_for_one_mention_in_one_instant_leave_it_open_and_join_nothing() -> None:
    one = decision(Decision.IS, mentions=(MEN,), subjects=(A,))
    other = decision(Decision.IS, by="Ben", mentions=(MEN,), subjects=(B,))
    matter = standing([one, other])
    assert matter.meant == {}
    assert matter.contested == frozenset()


def test_a_chain_of_same_that_holds_a_different_is_contested_and_supports_nothing() -> None:
    judgements = [
        ruled(Decision.IS, mentions=(MEN,), subjects=(A,)),
        ruled(Decision.SAME, subjects=(A, B)),
        ruled(Decision.SAME, subjects=(B, C)),
        decision(Decision.DIFFERENT, subjects=(A, C)),
    ]
    matter = standing(judgements)
    assert matter.contested == {A, B, C}
    assert matter.meant == {}


def test_a_persons_sames_outrank_a_rules_different() -> None:
    judgements = [
        ruled(Decision.DIFFERENT, subjects=(A, C)),
        decision(Decision.SAME, subjects=(A, B)),
        decision(Decision.SAME, subjects=(B, C)),
        ruled(Decision.IS, mentions=(MEN,), subjects=(C,)),
    ]
    matter = standing(judgements)
    assert matter.contested == frozenset()
    assert matter.meant == {MEN: C}


def test_relations_are_between_components_and_never_of_a_thing_and_itself() -> None:
    part = decision(Decision.PART_OF, subjects=(A, B))
    apart = ruled(Decision.DISJOINT, subjects=(B, C))
    matter = standing([part, apart])
    assert [(one.one, one.other, one.judgement) for one in matter.parts] == [(A, B, part.id)]
    assert [(one.one, one.other) for one in matter.disjoint] == [(B, C)]
    joined = standing([part, decision(Decision.SAME, minute=3, subjects=(A, B))])
    assert joined.parts == ()


def test_a_person_who_says_disjoint_overrules_a_rules_part_of() -> None:
    matter = standing(
        [ruled(Decision.PART_OF, subjects=(A, B)), decision(Decision.DISJOINT, subjects=(B, A))]
    )
    assert matter.parts == ()
    assert [(one.one, one.other) for one in matter.disjoint] == [(B, A)]


def test_a_rejected_statement_is_left_out_until_it_is_accepted_again() -> None:
    rejected = decision(Decision.REJECT, minute=1, mentions=(Mention(ONE.anchor, ""),))
    accepted = decision(Decision.ACCEPT, minute=2, mentions=(Mention(ONE.anchor, ""),))
    assert standing([rejected]).statements == (OTHER,)
    assert standing([accepted, rejected]).statements == (ONE, OTHER)


def test_undoing_brings_back_what_was_and_undoing_that_takes_it_away_again() -> None:
    rejected = decision(Decision.REJECT, minute=1, mentions=(Mention(ONE.anchor, ""),))
    undone = decision(Decision.UNDO, minute=2, replaces=rejected.id)
    redone = decision(Decision.UNDO, minute=3, replaces=undone.id)
    assert standing([rejected, undone]).statements == (ONE, OTHER)
    assert standing([rejected, undone, redone]).statements == (OTHER,)


def test_a_person_can_undo_what_a_rule_proposed() -> None:
    rule = ruled(Decision.PART_OF, subjects=(A, B))
    assert standing([rule, decision(Decision.UNDO, replaces=rule.id)]).parts == ()


def test_a_standing_is_the_newest_persons_and_of_one_instant_the_most_careful() -> None:
    held = decision(Decision.STANDING, subjects=(A,), value='"held"')
    official = decision(Decision.STANDING, by="Ben", subjects=(A,), value='"official"')
    later = decision(Decision.STANDING, minute=5, subjects=(A,), value='"witness"')
    assert standing([held, official]).by_id[A].standing is Standing.HELD
    assert standing([held, official, later]).by_id[A].standing is Standing.WITNESS


def test_who_read_what_for_which_question_is_kept() -> None:
    matter = standing([decision(Decision.READ, subjects=("src-1",), value='"in_force"')])
    assert matter.read_for == {("src-1", "in_force")}


def test_a_persons_new_subject_is_a_subject() -> None:
    founded = decision(
        Decision.IS,
        mentions=(MEN,),
        subjects=("sub-new",),
        value='{"kind":"group","label":"men of flight 1"}',
    )
    matter = standing([founded])
    assert matter.meant == {MEN: "sub-new"}
    assert matter.label("sub-new") == "men of flight 1"


DECISIONS = st.one_of(
    st.tuples(
        st.sampled_from([Decision.SAME, Decision.DIFFERENT, Decision.PART_OF, Decision.DISJOINT]),
        st.lists(st.sampled_from([one.id for one in SUBJECTS]), min_size=2, max_size=2, unique=True),
        st.integers(0, 2),
    ),
    st.tuples(
        st.sampled_from([Decision.IS, Decision.IS_NOT]),
        st.lists(st.sampled_from([one.id for one in SUBJECTS]), min_size=1, max_size=1),
        st.integers(0, 2),
    ),
)


def made(drawn: tuple[Decision, list[str], int]) -> Judgement:
    kind, subjects, minute = drawn
    mentions = (MEN,) if len(subjects) == 1 else ()
    if not minute:
        return ruled(kind, mentions=mentions, subjects=tuple(subjects))
    return decision(kind, minute=minute, mentions=mentions, subjects=tuple(subjects))


@given(st.lists(DECISIONS, max_size=8), st.randoms(use_true_random=False))
def test_the_order_in_which_judgements_come_does_not_matter(drawn: list, random: object) -> None:
    judgements = [made(one) for one in drawn]
    shuffled = list(judgements)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert standing(judgements) == standing(shuffled)


@given(st.lists(DECISIONS, max_size=8))
def test_what_is_contested_supports_nothing(drawn: list) -> None:
    matter = standing([made(one) for one in drawn])
    assert not set(matter.meant.values()) & matter.contested
    related = {end for one in (*matter.parts, *matter.disjoint) for end in (one.one, one.other)}
    assert not related & matter.contested


@given(st.lists(DECISIONS, max_size=6), DECISIONS)
def test_undoing_a_judgement_is_as_if_it_had_never_been_made(drawn: list, extra: tuple) -> None:
    one = made(extra)
    others = [each for each in map(made, drawn) if each.id != one.id]
    without = standing(others)
    undone = standing([*others, one, decision(Decision.UNDO, minute=30, replaces=one.id)])
    assert (undone.meant, undone.parts, undone.disjoint, undone.contested) == (
        without.meant,
        without.parts,
        without.disjoint,
        without.contested,
    )


@given(st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde")), max_size=6))
def test_same_is_an_equivalence(pairs: list[tuple[str, str]]) -> None:
    mentions = {letter: Mention(ONE.anchor, f"parts.{number}") for number, letter in enumerate("abcde")}
    judgements = [decision(Decision.IS, mentions=(mentions[x],), subjects=(f"sub-{x}",)) for x in "abcde"]
    judgements += [
        decision(Decision.SAME, subjects=(f"sub-{one}", f"sub-{other}"))
        for one, other in pairs
        if one != other
    ]
    meant = standing(judgements).meant
    reached = {letter: {letter} for letter in "abcde"}
    for _ in range(5):
        for one, other in pairs:
            reached[one] = reached[other] = reached[one] | reached[other]
            for each in reached[one]:
                reached[each] = reached[one]
    for one in "abcde":
        for other in "abcde":
            joined = meant[mentions[one]] == meant[mentions[other]]
            assert joined is (other in reached[one])


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_representative_is_the_subject_that_most_mentions_are(order: tuple[int, ...]) -> None:
    judgements = [
        decision(Decision.SAME, subjects=(A, B)),
        ruled(Decision.IS, mentions=(MEN,), subjects=(B,)),
        ruled(Decision.IS, mentions=(Mention(OTHER.anchor, "group"),), subjects=(B,)),
    ]
    assert set(standing([judgements[at] for at in order]).meant.values()) == {B}
