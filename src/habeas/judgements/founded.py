"""Subjects that a person names where no rule proposed one."""

import json
from collections.abc import Iterable

from habeas.judgements.errors import JudgementError
from habeas.records.encoding import dumps
from habeas.records.ids import hashed
from habeas.records.judgement import Decision, Judgement
from habeas.records.statement import Mention
from habeas.records.subject import Subject, SubjectKind


def new_subject(mention: Mention, kind: SubjectKind, label: str) -> Subject:
    """The Subject that a person founds on this mention; its id hashes the anchor, which the case key made."""
    if not label.strip():
        raise JudgementError("a new subject without a label", do="write new group: women returned")
    return Subject(hashed("sub", mention.anchor, mention.field, kind, label.strip()), kind, label.strip())


def founding_value(subject: Subject) -> str:
    """What the Judgement that founds a Subject holds in its value."""
    return dumps({"kind": subject.kind, "label": subject.label}).decode()


def founded(judgements: Iterable[Judgement]) -> tuple[Subject, ...]:
    """The Subjects that standing judgements of people found, each once, by id."""
    made: dict[str, Subject] = {}
    for one in judgements:
        if one.decision is Decision.IS and one.value and one.decider.is_person:
            plain = json.loads(one.value)
            subject = new_subject(one.mentions[0], SubjectKind(plain["kind"]), plain["label"])
            made.setdefault(one.subjects[0], Subject(one.subjects[0], subject.kind, subject.label))
    return tuple(made[key] for key in sorted(made))
