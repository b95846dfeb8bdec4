"""Which judgements stand, and which of two outranks the other.

An undo that itself stands takes away what it replaces, so the undo of an undo brings it back. A person's
decision outranks any rule's; of two persons' the later one. Two of one instant have one rank, whatever the
order they come in: where they contradict each other, neither counts.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache

from habeas.records.judgement import Decision, Judgement

Rank = tuple[bool, datetime]
_NEVER = datetime.min.replace(tzinfo=UTC)


def rank(one: Judgement) -> Rank:
    """Whether a person decided, and when; greater outranks."""
    person = one.decider.is_person
    return (person, one.at or _NEVER) if person else (False, _NEVER)


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that are not undone, each once, without the undoings themselves, by id."""
    every = {one.id: one for one in judgements}
    undoing: dict[str, list[str]] = {}
    for one in every.values():
        if one.decision is Decision.UNDO and one.decider.is_person:
            undoing.setdefault(one.replaces, []).append(one.id)

    @cache
    def undone(identity: str) -> bool:
        return any(not undone(other) for other in undoing.get(identity, ()))

    kept = (one for one in every.values() if one.decision is not Decision.UNDO and not undone(one.id))
    return tuple(sorted(kept, key=lambda one: one.id))


def foremost(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Those of the highest rank; several where they are of one instant, or all by rules."""
    every = list(judgements)
    top = max((rank(one) for one in every), default=None)
    return tuple(one for one in every if rank(one) == top)
