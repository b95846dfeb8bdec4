"""What sources themselves say is not disclosed or not known, beside what others state of it."""

import re

from habeas.findings.proof import stated
from habeas.findings.wording import claim, label
from habeas.records.certainty import Certainty
from habeas.records.contents import Agreement, Condition
from habeas.records.finding import Step, Verdict
from habeas.records.matter import Matter
from habeas.records.statement import Statement

NOT_KNOWN = re.compile(
    r"\b(?:unknown|undisclosed|"
    r"not (?:yet |publicly |yet publicly )?(?:known|disclosed|public|released|stated))\b",
    re.IGNORECASE,
)
"""Values that say that there is none to give."""


def undisclosed(matter: Matter) -> tuple[Verdict, ...]:
    """A verdict for each statement that a term or a condition is not disclosed or not known."""
    found = [one for one in matter.statements if _says_so(one)]
    return tuple(_verdict(matter, one) for one in sorted(found, key=lambda one: one.id))


def _says_so(one: Statement) -> bool:
    if isinstance(one.content, Agreement):
        return one.content.undisclosed
    return isinstance(one.content, Condition) and bool(NOT_KNOWN.search(one.content.value))


def _verdict(matter: Matter, one: Statement) -> Verdict:
    others = _beside(matter, one)
    field = _field(one)
    below = tuple(stated(matter, other, _path(other), as_to=(field,)) for other in others)
    step = stated(matter, one, _path(one), as_to=(field,))
    proof = Step(step.kind, step.says, step.cites, "", step.operands, step.result, (*step.steps, *below))
    answer = f"{_what(matter, one)} is said not to be disclosed — {claim(matter, one)}."
    if others:
        answer += " Stated elsewhere: " + "; ".join(sorted({claim(matter, other) for other in others})) + "."
    return Verdict((("What", _what(matter, one)),), answer, Certainty.CERTAIN, proof)


def _field(one: Statement) -> str:
    return "agreement" if isinstance(one.content, Agreement) else "of"


def _path(one: Statement) -> str:
    if isinstance(one.content, Agreement) and one.content.undisclosed:
        return "content.undisclosed"
    has_quantity = isinstance(one.content, (Agreement, Condition)) and one.content.quantity
    return "content.quantity.literal" if has_quantity else "content.value"


def _term(one: Statement) -> str:
    if isinstance(one.content, Agreement):
        return one.content.term
    return one.content.measure if isinstance(one.content, Condition) else ""


def _what(matter: Matter, one: Statement) -> str:
    subject = matter.subject(one, _field(one))
    if subject:
        return f"The {_term(one)} of {label(matter, subject)}"
    return f"The {_term(one)}"


def _beside(matter: Matter, one: Statement) -> list[Statement]:
    """Statements that give what this one says is not disclosed."""
    subject, field = matter.subject(one, _field(one)), _field(one)
    found = [
        other
        for other in matter.statements
        if subject
        and type(other.content) is type(one.content)
        and not _says_so(other)
        and matter.subject(other, field) == subject
        and _term(other).casefold() == _term(one).casefold()
    ]
    return sorted(found, key=lambda other: other.id)
