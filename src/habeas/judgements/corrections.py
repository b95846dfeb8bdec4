"""Corrections: a person's values in place of a reader's, the statement's id and anchor unchanged."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from habeas.judgements.errors import JudgementError
from habeas.judgements.rank import foremost
from habeas.judgements.strict import strict
from habeas.records.encoding import Plain, to_plain
from habeas.records.errors import HabeasError
from habeas.records.judgement import Judgement
from habeas.records.statement import Statement

CORRECTABLE = ("content", "chain", "hedge", "mode")
"""What a correction may touch; source, words and place are the original's, and the anchor rests on them."""


@dataclass(frozen=True)
class Corrected:
    """A statement as corrected, the judgements that did it, and those that could not be applied, with why."""

    statement: Statement
    by: tuple[str, ...] = ()
    misfits: tuple[tuple[str, str], ...] = ()


def checked_paths(value: Any) -> Mapping[str, Plain]:
    """The fields that a correction's value sets; JudgementError where one may not be set."""
    if not isinstance(value, dict) or not value:
        raise JudgementError("a correction of nothing", do='give fields: {"content.quantity.low": "23"}')
    for path in value:
        names = path.split(".")
        if names[0] not in CORRECTABLE or names[-1] == "is":
            raise JudgementError(
                f"a correction cannot touch {path}", do="use paths under " + ", ".join(CORRECTABLE)
            )
    return value


def corrected(statement: Statement, corrections: Iterable[Judgement]) -> Corrected:
    """The statement with, for each path, the value of the foremost correction.

    Values of one instant that differ contradict each other: that path stays as it was read. Where the values
    together make no statement, none is applied.
    """
    every = list(corrections)
    by_path: dict[str, list[Judgement]] = {}
    for one in every:
        for path in json.loads(one.value):
            by_path.setdefault(path, []).append(one)
    chosen: dict[str, Plain] = {}
    used: dict[str, None] = {}
    misfits: dict[str, str] = {}
    for path, theirs in sorted(by_path.items()):
        top = foremost(theirs)
        values = {json.dumps(json.loads(one.value)[path], sort_keys=True) for one in top}
        if len(values) > 1:
            misfits.update({one.id: f"two corrections of one instant differ on {path}" for one in top})
            continue
        chosen[path] = json.loads(values.pop())
        used.update(dict.fromkeys(one.id for one in top))
    try:
        made = with_values(statement, chosen)
    except HabeasError as error:
        return Corrected(statement, (), tuple((identity, error.sentence()) for identity in used))
    by = tuple(sorted(used, key=lambda identity: _order(every, identity)))
    return Corrected(made, by, tuple(sorted(misfits.items())))


def _order(every: list[Judgement], identity: str) -> tuple[str, str]:
    at = next(one.at for one in every if one.id == identity)
    return (at.isoformat() if at else "", identity)


def with_values(statement: Statement, values: Mapping[str, Plain]) -> Statement:
    """The statement with these values at these paths; JudgementError where they do not make one."""
    if not values:
        return statement
    plain = to_plain(statement)
    for path, value in values.items():
        _put(plain, path, value)
    made = strict(Statement, plain)
    if made.anchor != statement.anchor:
        raise JudgementError(
            "a correction that makes another statement", where=statement.id, do="add one by hand"
        )
    return made


def _put(plain: Any, path: str, value: Plain) -> None:
    *names, last = path.split(".")
    at = plain
    for name in names:
        at = at[_index(at, name, path)] if isinstance(at, list) else at.setdefault(name, {})
    if isinstance(at, list):
        at[_index(at, last, path)] = value
    elif isinstance(at, dict):
        at[last] = value
    else:
        raise JudgementError(f"nothing has a field {last}", where=path, do="check the path")


def _index(items: list[Any], name: str, path: str) -> int:
    if not name.isdigit() or int(name) >= len(items):
        raise JudgementError(f"there is no number {name}", where=path, do=f"count from 0 to {len(items) - 1}")
    return int(name)
