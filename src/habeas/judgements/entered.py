"""The statements as judged: added by hand, rejected, corrected."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from habeas.judgements.corrections import corrected
from habeas.judgements.errors import JudgementError
from habeas.judgements.rank import foremost, standing
from habeas.judgements.strict import strict
from habeas.records.encoding import to_plain
from habeas.records.ids import hashed
from habeas.records.judgement import Decision, Judgement
from habeas.records.statement import Statement


@dataclass(frozen=True)
class Entered:
    """Statements as they stand, which judgement last corrected each, which corrections did not fit."""

    statements: tuple[Statement, ...]
    corrected: dict[str, str] = field(default_factory=dict)
    misfits: tuple[tuple[str, str], ...] = ()


def entered(statements: Iterable[Statement], judgements: Iterable[Judgement]) -> Entered:
    """The statements as judged: additions in, rejected ones out, corrections applied, ids unchanged."""
    stands = standing(judgements)
    every = (*statements, *additions(stands))
    about = _by_anchor(stands)
    out: list[Statement] = []
    by: dict[str, str] = {}
    misfits: list[tuple[str, str]] = []
    for one in every:
        theirs = about.get(one.anchor, [])
        if _is_rejected(theirs):
            continue
        made = corrected(one, [each for each in theirs if each.decision is Decision.CORRECT])
        out.append(made.statement)
        misfits += made.misfits
        if made.by:
            by[one.id] = made.by[-1]
    return Entered(tuple(out), by, tuple(misfits))


def additions(judgements: Iterable[Judgement]) -> tuple[Statement, ...]:
    """The statements that people added by hand, as they wrote them; what was undone is not among them."""
    return tuple(by_hand(one) for one in standing(judgements) if one.decision is Decision.ADD)


def by_hand(added: Judgement) -> Statement:
    """The Statement that a person added; its `reading` is the judgement, which is how it is told from others.

    Its ordinal is drawn from the judgement's id, so that it never meets a statement that a reader took.
    """
    draft = plain_statement(json.loads(added.value))
    ordinal = FIRST_BY_HAND + int(hashed("ord", added.id)[4:11], 16)
    draft = replace(draft, id="", reading=added.id, ordinal=ordinal)
    return replace(draft, id=hashed("stm", draft.reading, to_plain(draft)))


def plain_statement(plain: Any) -> Statement:
    """The Statement that a person wrote out; it needs no reading, since nobody's reader made it."""
    if not isinstance(plain, dict):
        raise JudgementError("an addition that is no statement", do="write a whole statement in JSON")
    return strict(Statement, {"reading": "", **plain})


FIRST_BY_HAND = 1_000_000
"""Ordinals from here up are of statements added by hand; no reader meets a million equal ones."""


def _by_anchor(stands: tuple[Judgement, ...]) -> dict[str, list[Judgement]]:
    about: dict[str, list[Judgement]] = {}
    for one in stands:
        if one.decision in (Decision.ACCEPT, Decision.REJECT, Decision.CORRECT):
            about.setdefault(one.mentions[0].anchor, []).append(one)
    return about


def _is_rejected(about: list[Judgement]) -> bool:
    """Rejected and accepted in one instant is rejected: what is in doubt supports no finding."""
    verdicts = [one for one in about if one.decision in (Decision.ACCEPT, Decision.REJECT)]
    return any(one.decision is Decision.REJECT for one in foremost(verdicts))
