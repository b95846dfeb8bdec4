import json
from datetime import UTC, datetime

import pytest
from tests.judgements.cases import coded, proposed, source, subject_of

from habeas.judgements.decide import decided
from habeas.judgements.entered import entered
from habeas.judgements.errors import JudgementError
from habeas.judgements.known import Known
from habeas.judgements.sheet import line, parse
from habeas.judgements.stand import stand
from habeas.records.encoding import to_plain
from habeas.records.judgement import Decision, Judgement

AT = datetime(2025, 5, 2, 9, 30, tzinfo=UTC)
ONE, OTHER = coded(
    {"kind": "Count", "words": "238 men", "group": "men", "value": "238", "speaker": "Ana Pérez"},
    {"kind": "Count", "words": "eight women", "group": "women", "value": "8"},
)
PROPOSAL = proposed(ONE, OTHER)
KNOWN = Known((source(),), (ONE, OTHER), PROPOSAL.subjects, PROPOSAL.judgements)
MEN, WOMEN = subject_of(PROPOSAL, ONE, "group"), subject_of(PROPOSAL, OTHER, "group")


def judge(decision: str, on: str = "", other: str = "", value: str = "") -> Judgement:
    one = decided(decision, on, other=other, value=value, reasons=("seen",), by="Ana", at=AT, known=KNOWN)
    (read,), refused = parse("src-9", line(one).encode())
    assert refused == ()
    assert read.id == one.id
    return one


def test_every_decision_can_be_said_and_read_back_from_its_line() -> None:
    plain = {name: value for name, value in to_plain(ONE).items() if name not in ("id", "reading")}
    person = subject_of(PROPOSAL, ONE, "chain.0")
    said = [
        judge("accept", ONE.id),
        judge("reject", ONE.anchor),
        judge("correct", ONE.id[:12], value='{"content.quantity.low":"237"}'),
        judge("correct", ONE.id, value="hedge = alleged"),
        judge("add", value=json.dumps(plain)),
        judge("same", MEN, WOMEN),
        judge("different", MEN, WOMEN),
        judge("part of", WOMEN, "people that one source speaks of"),
        judge("Part-Of", WOMEN, MEN),
        judge("disjoint", MEN, WOMEN),
        judge("is", f"{ONE.id}:group", WOMEN),
        judge("is", f"{ONE.id[:10]}:group", "new group: men of flight 1"),
        judge("is not", f"{ONE.anchor}:group", MEN),
        judge("describe", "src-1", value='{"publisher":"CNN","published":"2025-03-16"}'),
        judge("describe", "src-1.csv", value="zone = America/New_York"),
        judge("standing", person, value="witness"),
        judge("read", "src-1", value="in_force"),
        judge("undo", PROPOSAL.judgements[0].id),
    ]
    assert {one.decision for one in said} == set(Decision) - {Decision.UPHOLD}
    assert all(one.decider.is_person and one.reasons == ("seen",) for one in said)


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("perhaps", "x"), "no such decision"),
        (("accept", "stm-nothing"), "no such statement"),
        (("accept", "stm-"), "no such statement"),
        (("is", f"{ONE.id}:speaker", MEN), "names nothing"),
        (("is", f"{ONE.id}:group", "new gang: x"), "no such kind"),
        (("same", MEN, MEN), "a thing and itself"),
        (("same", MEN), "no such subject"),
        (("correct", ONE.id, "", "words = x"), "cannot touch"),
        (("correct", ONE.id, "", '{"content.quantity.low":"239"}'), "low end is above"),
        (("describe", "src-1", "", "sha256 = 1"), "no source has"),
        (("describe", "src-1", "", "published = yesterday"), "not a date"),
        (("standing", MEN, "", "held"), "has no standing"),
        (("read", "src-1"), "JSON"),
        (("undo", "jdg-none"), "no such judgement"),
        (("add", "", "", '{"source":"src-1"}'), "not a Statement"),
    ],
)
def test_what_cannot_be_decided_is_said(words: tuple[str, ...], complaint: str) -> None:
    decision, on, other, value = (*words, "", "", "")[:4]
    with pytest.raises(Exception, match=complaint):
        judge(decision, on, other, value)


def test_nobody_and_no_time_zone_are_refused() -> None:
    with pytest.raises(JudgementError, match="nobody decides"):
        decided("accept", ONE.id, by=" ", at=AT, known=KNOWN)
    with pytest.raises(JudgementError, match="without its zone"):
        decided("accept", ONE.id, by="Ana", at=datetime(2025, 5, 2), known=KNOWN)  # noqa: DTZ001


def test_a_new_subject_stands_and_can_be_named_afterwards() -> None:
    first = judge("is", f"{ONE.id}:group", "new group: men of flight 1")
    matter = stand(sources=(), statements=(ONE, OTHER), subjects=PROPOSAL.subjects, judgements=(first,))
    known = Known((source(),), matter.statements, matter.subjects)
    second = decided("is", f"{OTHER.id}:group", other="men of flight 1", by="Ana", at=AT, known=known)
    assert second.subjects == first.subjects


def test_a_correction_holds_in_what_stands() -> None:
    one = judge("correct", ONE.id, value='{"content.quantity.low":"237"}')
    assert entered([ONE], [one]).statements[0].content.quantity.literal.low == 237  # type: ignore[union-attr]
