"""A person's words to a Judgement."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from habeas.judgements.corrections import checked_paths, with_values
from habeas.judgements.describe import description_judgement
from habeas.judgements.errors import JudgementError
from habeas.judgements.founded import founding_value, new_subject
from habeas.judgements.known import Known
from habeas.judgements.shapes import checked
from habeas.judgements.wordings import fields_of, value_text
from habeas.records.encoding import Plain, dumps
from habeas.records.judgement import Decider, Decision, Judgement, judgement
from habeas.records.statement import Mention
from habeas.records.subject import SubjectKind


@dataclass(frozen=True)
class Words:
    """What a person wrote: on what, with what, which value. `value` is JSON or plain text."""

    on: str = ""
    other: str = ""
    value: str = ""


def decided(
    decision: str,
    on: str = "",
    *,
    other: str = "",
    value: str = "",
    reasons: tuple[str, ...] = (),
    by: str,
    at: datetime,
    known: Known,
) -> Judgement:
    """The person's Judgement; JudgementError that says what is missing or unknown.

    decision        on                       other                  value
    accept, reject  a statement
    correct         a statement                                     {"content.quantity.low": "23"}
    add                                                             a whole plain Statement
    same, different, part of, disjoint  a subject   a subject
    is, is not      stm-…:field              a subject, or "new group: label"
    describe        a source                                        {"publisher": "…"}
    standing        a person                                        official, held, relative, witness, minor
    read            a source                                        the question it was read for
    uphold          a finding or publication
    undo            a judgement
    """
    kind = _decision(decision)
    if not by.strip():
        raise JudgementError("nobody decides", do="say who you are: --by")
    if at.tzinfo is None:
        raise JudgementError("a decision without its zone", where=str(at), do="give the time a zone")
    made = _MAKERS[kind](Words(on, other, value), known)
    if kind is Decision.DESCRIBE:
        made["value"] = description_judgement(made["subjects"][0], fields_of(value), by=by, at=at).value
    return checked(judgement(kind, Decider(by.strip()), reasons=reasons, at=at, **made))


def _decision(text: str) -> Decision:
    wanted = " ".join(text.casefold().replace("-", " ").replace("_", " ").split())
    for one in Decision:
        if one.value == wanted:
            return one
    raise JudgementError(f"no such decision: {text}", do="use " + ", ".join(one for one in Decision))


Made = dict[str, Any]


def _statement(words: Words, known: Known) -> Made:
    return {"mentions": (Mention(known.statement(words.on).anchor, ""),)}


def _correction(words: Words, known: Known) -> Made:
    statement = known.statement(words.on)
    values: Mapping[str, Plain] = checked_paths(fields_of(words.value))
    with_values(statement, values)
    return {"mentions": (Mention(statement.anchor, ""),), "value": dumps(dict(values)).decode()}


def _addition(words: Words, known: Known) -> Made:
    plain = fields_of(words.value)
    known.source(str(plain.get("source", "")))
    return {"value": dumps({"reading": "", **plain}).decode()}


def _two(words: Words, known: Known) -> Made:
    one, other = known.subject(words.on), known.subject(words.other)
    if one.kind is not other.kind:
        raise JudgementError(
            f"a {one.kind} and a {other.kind}", where=f"{one.label}, {other.label}", do="name two alike"
        )
    return {"subjects": (one.id, other.id)}


def _meaning(words: Words, known: Known) -> Made:
    mention = known.mention(words.on)
    kind, colon, label = words.other.partition(":")
    if colon and kind.casefold().startswith("new "):
        subject = new_subject(mention, _kind(kind[4:]), label)
        return {"mentions": (mention,), "subjects": (subject.id,), "value": founding_value(subject)}
    return {"mentions": (mention,), "subjects": (known.subject(words.other).id,)}


def _kind(text: str) -> SubjectKind:
    try:
        return SubjectKind(text.strip().casefold())
    except ValueError as error:
        raise JudgementError(
            f"no such kind of subject: {text}", do="use " + ", ".join(SubjectKind)
        ) from error


def _source(words: Words, known: Known) -> Made:
    return {"subjects": (known.source(words.on).id,)}


def _read_for(words: Words, known: Known) -> Made:
    return {"subjects": (known.source(words.on).id,), "value": value_text(words.value)}


def _capacity(words: Words, known: Known) -> Made:
    subject = known.subject(words.on)
    if subject.kind is not SubjectKind.PERSON:
        raise JudgementError(f"a {subject.kind} has no standing", where=subject.label, do="name a person")
    return {"subjects": (subject.id,), "value": value_text(words.value)}


def _upheld(words: Words, _known: Known) -> Made:
    return {"subjects": (words.on.strip(),) if words.on.strip() else ()}


def _undone(words: Words, known: Known) -> Made:
    return {"replaces": known.judgement(words.on).id}


_MAKERS: dict[Decision, Callable[[Words, Known], Made]] = {
    Decision.ACCEPT: _statement,
    Decision.REJECT: _statement,
    Decision.CORRECT: _correction,
    Decision.ADD: _addition,
    Decision.SAME: _two,
    Decision.DIFFERENT: _two,
    Decision.PART_OF: _two,
    Decision.DISJOINT: _two,
    Decision.IS: _meaning,
    Decision.IS_NOT: _meaning,
    Decision.DESCRIBE: _source,
    Decision.STANDING: _capacity,
    Decision.READ: _read_for,
    Decision.UPHOLD: _upheld,
    Decision.UNDO: _undone,
}
