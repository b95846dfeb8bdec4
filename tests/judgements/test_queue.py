from tests.judgements.cases import coded, decision, ruled

from habeas.judgements.carry import carry
from habeas.judgements.queue import Urgency, queue
from habeas.judgements.stand import stand
from habeas.records.judgement import Decision
from habeas.records.statement import Mention
from habeas.records.subject import Subject, SubjectKind

(ONE, OTHER) = coded(
    {"kind": "Count", "words": "238 men", "group": "men", "value": "238"},
    {"kind": "Count", "words": "eight women", "group": "women", "value": "8"},
)
SUBJECTS = tuple(Subject(f"sub-{letter}", SubjectKind.GROUP, letter) for letter in "abc")


def test_contested_comes_first_then_orphans_misfits_and_suppositions() -> None:
    judgements = [
        decision(Decision.SAME, subjects=("sub-a", "sub-b")),
        decision(Decision.DIFFERENT, subjects=("sub-a", "sub-b")),
        decision(
            Decision.CORRECT, mentions=(Mention(ONE.anchor, ""),), value='{"content.quantity.low":"300"}'
        ),
        decision(Decision.REJECT, mentions=(Mention("anc-gone", ""),)),
        ruled(Decision.IS, mentions=(Mention(OTHER.anchor, "group"),), subjects=("sub-c",), score="0.5"),
        ruled(Decision.IS, mentions=(Mention(ONE.anchor, "group"),), subjects=("sub-c",), score="0.9"),
    ]
    matter = stand(sources=(), statements=(ONE, OTHER), subjects=SUBJECTS, judgements=judgements)
    carried = carry(judgements, (ONE, OTHER), (ONE, OTHER))
    items = queue(matter, carried.queued, statements=(ONE, OTHER))
    assert [one.urgency for one in items] == list(Urgency)
    contested, orphan, misfit, supposed = items
    assert contested.subjects == ("sub-a", "sub-b")
    assert set(contested.judgements) == {one.id for one in judgements[:2]}
    assert '"a" and "b"' in contested.says
    assert "no longer known" in orphan.says
    assert misfit.judgements == (judgements[2].id,)
    assert supposed.says == (
        f'Does "women" in "eight women" mean "c"? If not: habeas judge "is not" {OTHER.id[:12]}:group sub-c'
    )


def test_an_open_mention_is_to_be_decided() -> None:
    men = (Mention(ONE.anchor, "group"),)
    judgements = [
        decision(Decision.IS, mentions=men, subjects=("sub-a",)),
        decision(Decision.IS, mentions=men, subjects=("sub-b",)),
    ]
    matter = stand(sources=(), statements=(ONE,), subjects=SUBJECTS, judgements=judgements)
    (item,) = queue(matter)
    assert item.says == (
        f'"men" is said to be "a" or "b": decide which. habeas judge is {ONE.id[:12]}:group sub-a'
    )


def test_what_a_person_decided_is_no_supposition_any_more() -> None:
    women = (Mention(OTHER.anchor, "group"),)
    judgements = [
        ruled(Decision.IS, mentions=women, subjects=("sub-c",), score="0.5"),
        decision(Decision.IS, mentions=women, subjects=("sub-c",)),
    ]
    matter = stand(sources=(), statements=(OTHER,), subjects=SUBJECTS, judgements=judgements)
    assert queue(matter) == ()


def test_what_joins_nothing_is_not_asked() -> None:
    women = (Mention(OTHER.anchor, "group"),)
    judgements = [ruled(Decision.IS, mentions=women, subjects=("sub-c",), score="0.5")]
    matter = stand(sources=(), statements=(ONE, OTHER), subjects=SUBJECTS, judgements=judgements)
    assert queue(matter) == ()


def test_a_mention_spelled_as_its_subject_is_not_asked() -> None:
    subjects = (Subject("sub-c", SubjectKind.GROUP, "Women"),)
    judgements = [
        ruled(Decision.IS, mentions=(Mention(one.anchor, "group"),), subjects=("sub-c",), score=score)
        for one, score in ((OTHER, "0.5"), (ONE, "0.9"))
    ]
    matter = stand(sources=(), statements=(ONE, OTHER), subjects=subjects, judgements=judgements)
    assert queue(matter) == ()


def test_several_suppositions_on_one_subject_are_one_question_with_one_command() -> None:
    judgements = [
        ruled(Decision.IS, mentions=(Mention(one.anchor, "group"),), subjects=("sub-c",), score=score)
        for one, score in ((OTHER, "0.5"), (ONE, "0.6"))
    ]
    matter = stand(sources=(), statements=(ONE, OTHER), subjects=SUBJECTS, judgements=judgements)
    (item,) = queue(matter)
    assert item.says == (
        'Do "women" in "eight women"; "men" in "238 men" all mean "c"? '
        f'For one that is not: habeas judge "is not" {OTHER.id[:12]}:group sub-c'
    )
