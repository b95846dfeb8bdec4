"""What people decided, carried to a new reading: exact anchors only, the rest queued."""

from collections.abc import Iterable
from dataclasses import dataclass

from habeas.judgements.rank import standing
from habeas.records.judgement import Judgement
from habeas.records.locator import Box, Cell, Characters, Line, Locator, Point
from habeas.records.statement import Statement


@dataclass(frozen=True)
class Orphan:
    """A decision whose statement is not found again: its old words, and the nearest new ones of its kind.

    `was` and `now` are None where the old statement is unknown, or the source has none of its kind now.
    """

    judgement: Judgement
    anchor: str
    was: Statement | None
    now: Statement | None


@dataclass(frozen=True)
class Carried:
    """Decisions that hold as they are, and those that a person has to look at; together they are all."""

    kept: tuple[Judgement, ...]
    queued: tuple[Orphan, ...]


def carry(judgements: Iterable[Judgement], old: Iterable[Statement], new: Iterable[Statement]) -> Carried:
    """Every decision either kept, where all its anchors have a statement, or queued with old and new words.

    What was undone is kept: it asks nothing of anyone. `new` are the statements as taken, rejected ones
    included, and those added by hand. Decisions of rules are not carried: rules run again.
    """
    every = [one for one in judgements if one.decider.is_person]
    stands = {one.id for one in standing(every)}
    now = list(new)
    found = {one.anchor for one in now}
    was = {one.anchor: one for one in old}
    kept: list[Judgement] = []
    queued: list[Orphan] = []
    for one in every:
        lost = [mention.anchor for mention in one.mentions if mention.anchor not in found]
        if not lost or one.id not in stands:
            kept.append(one)
            continue
        before = was.get(lost[0])
        queued.append(Orphan(one, lost[0], before, nearest(before, now) if before else None))
    return Carried(tuple(kept), tuple(queued))


def nearest(one: Statement, among: Iterable[Statement]) -> Statement | None:
    """The statement of the same source and kind that stands nearest; only shown beside, never chosen."""
    alike = [other for other in among if other.source == one.source and other.kind == one.kind]
    return min(alike, key=lambda other: (_apart(one.locator, other.locator), other.id), default=None)


def _apart(one: Locator, other: Locator) -> int:
    return abs(_position(one) - _position(other))


def _position(locator: Locator) -> int:
    """Where it stands in its source, in whatever the source counts by."""
    if isinstance(locator, Characters):
        return locator.start
    if isinstance(locator, Cell):
        return locator.row
    if isinstance(locator, Box):
        return locator.page
    return locator.number if isinstance(locator, Line | Point) else 0
