from dataclasses import replace

from tests.judgements.cases import coded, decision, ruled

from habeas.judgements.carry import carry
from habeas.judgements.stand import stand
from habeas.records.judgement import Decision
from habeas.records.statement import Mention, Statement, identified
from habeas.records.subject import Subject, SubjectKind

OLD = coded(
    {"kind": "Count", "words": "238 men", "group": "men", "value": "238"},
    {"kind": "Count", "words": "23 men", "group": "men", "value": "23"},
)


def reread(*statements: Statement) -> tuple[Statement, ...]:
    """The same statements as another version of the reader gives them: another Reading, so other ids."""
    return identified(replace(one, reading="rdg-new") for one in statements)


def test_a_persons_decision_survives_a_new_version_of_the_reader() -> None:
    new = reread(*OLD)
    assert {one.id for one in new}.isdisjoint(one.id for one in OLD)
    rejected = decision(Decision.REJECT, mentions=(Mention(OLD[0].anchor, ""),))
    meant = decision(Decision.IS, mentions=(Mention(OLD[1].anchor, "group"),), subjects=("sub-a",))
    carried = carry([rejected, meant], OLD, new)
    assert carried.kept == (rejected, meant)
    assert carried.queued == ()
    subjects = (Subject("sub-a", SubjectKind.GROUP, "a"),)
    matter = stand(sources=(), statements=new, subjects=subjects, judgements=carried.kept)
    assert matter.statements == new[1:]
    assert matter.subject(new[1], "group") == "sub-a"


def test_what_lost_its_words_is_queued_with_old_and_new_ones_and_never_matched_by_guess() -> None:
    changed = reread(replace(OLD[0], words="238 people"), OLD[1])
    rejected = decision(Decision.REJECT, mentions=(Mention(OLD[0].anchor, ""),))
    carried = carry([rejected], OLD, changed)
    (orphan,) = carried.queued
    assert carried.kept == ()
    assert orphan.was == OLD[0]
    assert orphan.now is not None
    assert orphan.now.words == "238 people"
    matter = stand(sources=(), statements=changed, subjects=(), judgements=[rejected])
    assert matter.statements == changed
    assert rejected in matter.judgements


def test_nothing_a_person_decided_is_lost() -> None:
    undone = decision(Decision.REJECT, mentions=(Mention("anc-gone", ""),))
    undo = decision(Decision.UNDO, minute=1, replaces=undone.id)
    gone = decision(Decision.ACCEPT, mentions=(Mention("anc-gone", ""),))
    same = decision(Decision.SAME, subjects=("sub-a", "sub-b"))
    rule = ruled(Decision.SAME, subjects=("sub-a", "sub-b"))
    carried = carry([undone, undo, gone, same, rule], OLD, OLD)
    assert carried.kept == (undone, undo, same)
    assert [one.judgement for one in carried.queued] == [gone]
    assert carried.queued[0].was is None
