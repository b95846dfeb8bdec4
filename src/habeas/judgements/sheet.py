"""Judgement sheets: one decision a line of JSON, appended, never edited."""

import json
from datetime import datetime
from typing import Any

from habeas.judgements.decide import decided
from habeas.judgements.errors import JudgementError
from habeas.judgements.shapes import checked
from habeas.judgements.strict import strict
from habeas.records.encoding import dumps, to_plain
from habeas.records.errors import HabeasError
from habeas.records.judgement import Judgement, judgement
from habeas.records.run import Refusal

__all__ = ["decided", "line", "parse"]

_NOT_IN_A_LINE = ("id", "source", "line")
"""The id follows from the rest, and where a line stands is for its sheet to say."""


def line(one: Judgement) -> str:
    """The Judgement as a line of a sheet, without the line's end."""
    plain = {name: value for name, value in to_plain(one).items() if name not in _NOT_IN_A_LINE}
    return dumps(plain).decode()


def parse(source_id: str, data: bytes) -> tuple[tuple[Judgement, ...], tuple[Refusal, ...]]:
    """The decisions of a sheet with their line numbers, and the lines that hold none, each with why.

    Empty lines are passed over. A half-written last line is refused like any other that is no JSON.
    """
    made: list[Judgement] = []
    refused: list[Refusal] = []
    for number, text in enumerate(data.split(b"\n"), 1):
        if not text.strip():
            continue
        try:
            made.append(_read(text, source_id, number))
        except HabeasError as error:
            refused.append(Refusal(f"line {number}", error.sentence()))
    return tuple(made), tuple(refused)


def _read(text: bytes, source_id: str, number: int) -> Judgement:
    try:
        plain: Any = json.loads(text.decode("utf-8-sig"))
    except ValueError as error:
        raise JudgementError(
            "a line that is no JSON", where=str(error), do="write it with habeas judge"
        ) from error
    if not isinstance(plain, dict) or set(plain) & set(_NOT_IN_A_LINE):
        raise JudgementError("a line that is no decision", do="write it with habeas judge")
    one = strict(Judgement, {"id": "", **plain})
    if not one.decider.is_person or not one.decider.name.strip():
        raise JudgementError("a sheet holds what people decide", where="decider", do="name the person")
    return checked(_made(one, _timed(one.at), source_id, number))


def _timed(at: datetime | None) -> datetime:
    if at is None or at.tzinfo is None:
        raise JudgementError("a decision without its time", where="at", do="write it as 2025-05-02T09:30:00Z")
    return at


def _made(one: Judgement, at: datetime, source_id: str, number: int) -> Judgement:
    return judgement(
        one.decision,
        one.decider,
        mentions=one.mentions,
        subjects=one.subjects,
        reasons=one.reasons,
        value=one.value,
        score=one.score,
        at=at,
        replaces=one.replaces,
        source=source_id,
        line=number,
    )
