"""What each decision takes, and whether a Judgement has it."""

import json
from dataclasses import dataclass
from typing import Any

from habeas.judgements.corrections import checked_paths
from habeas.judgements.describe import DESCRIBABLE
from habeas.judgements.entered import plain_statement
from habeas.judgements.errors import JudgementError
from habeas.records.judgement import Decision, Judgement
from habeas.records.subject import Standing


@dataclass(frozen=True)
class Shape:
    """How many mentions and subjects a decision takes, whether a value, whether fields in its mentions."""

    mentions: int = 0
    subjects: int = 0
    value: bool = False
    fields: bool = False


SHAPES: dict[Decision, Shape] = {
    Decision.IS: Shape(mentions=1, subjects=1, fields=True),
    Decision.IS_NOT: Shape(mentions=1, subjects=1, fields=True),
    Decision.SAME: Shape(subjects=2),
    Decision.DIFFERENT: Shape(subjects=2),
    Decision.PART_OF: Shape(subjects=2),
    Decision.DISJOINT: Shape(subjects=2),
    Decision.ACCEPT: Shape(mentions=1),
    Decision.REJECT: Shape(mentions=1),
    Decision.CORRECT: Shape(mentions=1, value=True),
    Decision.ADD: Shape(value=True),
    Decision.DESCRIBE: Shape(subjects=1, value=True),
    Decision.STANDING: Shape(subjects=1, value=True),
    Decision.READ: Shape(subjects=1, value=True),
    Decision.UPHOLD: Shape(subjects=1),
    Decision.UNDO: Shape(),
}


def checked(one: Judgement) -> Judgement:
    """The same Judgement, or JudgementError with what it lacks."""
    shape = SHAPES[one.decision]
    if len(one.mentions) != shape.mentions or len(one.subjects) != shape.subjects:
        raise JudgementError(
            f'"{one.decision}" takes {shape.mentions} mentions and {shape.subjects} subjects',
            where=f"{len(one.mentions)} and {len(one.subjects)} given",
            do="name what is decided about",
        )
    if shape.fields and not all(mention.field for mention in one.mentions):
        raise JudgementError(f'"{one.decision}" is of a field', do="name the field: stm-…:group")
    if one.decision in _OF_TWO and one.subjects[0] == one.subjects[1]:
        raise JudgementError(f'"{one.decision}" of a thing and itself', where=one.subjects[0], do="name two")
    if one.decision is Decision.UNDO and not one.replaces:
        raise JudgementError('"undo" of nothing', do="name the judgement that is undone")
    if shape.value:
        _check_value(one.decision, value_of(one))
    return one


_OF_TWO = (Decision.SAME, Decision.DIFFERENT, Decision.PART_OF, Decision.DISJOINT)


def value_of(one: Judgement) -> Any:
    """What the Judgement's value holds; JudgementError where it is no JSON."""
    try:
        return json.loads(one.value)
    except ValueError as error:
        raise JudgementError(f'"{one.decision}" takes a value in JSON', where=one.value or "none") from error


def _check_value(decision: Decision, value: Any) -> None:
    if decision is Decision.CORRECT:
        checked_paths(value)
    elif decision is Decision.ADD:
        plain_statement(value)
    elif decision is Decision.DESCRIBE:
        _check_description(value)
    elif decision is Decision.STANDING and value not in set(Standing):
        raise JudgementError(
            f"no such standing: {value}", do="use " + ", ".join(one for one in Standing if one)
        )
    elif decision is Decision.READ and not (isinstance(value, str) and value):
        raise JudgementError("read for no question", do="say for which question the source was read")


def _check_description(value: Any) -> None:
    unknown = set(value) - set(DESCRIBABLE) if isinstance(value, dict) else {str(value)}
    if unknown or not value:
        raise JudgementError(
            "a description of what no source has",
            where=", ".join(sorted(unknown)),
            do="use " + ", ".join(DESCRIBABLE),
        )
