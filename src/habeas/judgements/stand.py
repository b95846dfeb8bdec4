"""Which judgement stands: from statements, Subjects and all judgements, the Matter."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from habeas.judgements.components import Components, components
from habeas.judgements.describe import described, description_judgement
from habeas.judgements.entered import entered
from habeas.judgements.founded import founded
from habeas.judgements.meanings import Meanings, meanings
from habeas.judgements.rank import foremost, rank, standing
from habeas.records.judgement import Decision, Judgement
from habeas.records.matter import Matter, Relation
from habeas.records.source import Source
from habeas.records.statement import Statement
from habeas.records.subject import Standing, Subject

__all__ = ["described", "description_judgement", "stand"]


def stand(
    *,
    sources: Iterable[Source],
    statements: Iterable[Statement],
    subjects: Iterable[Subject],
    judgements: Iterable[Judgement],
) -> Matter:
    """The Matter: what stands once every decision is weighed, the newest person's above any rule's.

    Takes sources as described, and judgements in any order; which outranks which, see `rank`.
    """
    every = sorted({one.id: one for one in judgements}.values(), key=lambda one: (rank(one), one.id))
    stands = standing(every)
    now = entered(statements, every)
    anchors = {one.anchor for one in now.statements}
    current = [one for one in stands if all(mention.anchor in anchors for mention in one.mentions)]
    every_subject = (*subjects, *founded(stands))
    one_by_one = components(current)
    meant = meanings(current, one_by_one)
    named = _named_by(meant, every_subject, current, one_by_one)
    return Matter(
        sources=tuple(sources),
        statements=now.statements,
        subjects=_with_standing(every_subject, stands, one_by_one),
        meant={mention: named.get(over, over) for mention, over in meant.meant.items()},
        because=meant.because,
        parts=_relations(Decision.PART_OF, current, one_by_one, meant.contested, named),
        disjoint=_relations(Decision.DISJOINT, current, one_by_one, meant.contested, named),
        contested=_members(meant.contested, one_by_one),
        judgements=tuple(every),
        read_for=frozenset(
            (one.subjects[0], str(json.loads(one.value))) for one in stands if one.decision is Decision.READ
        ),
        corrected=now.corrected,
    )


def _named_by(
    meant: Meanings, subjects: Iterable[Subject], current: list[Judgement], parts: Components
) -> dict[str, str]:
    """For each component the Subject that stands for it: the one that most mentions are judged to be."""
    known = {one.id for one in subjects}
    votes: dict[str, Counter[str]] = {}
    for one in current:
        if one.decision is Decision.IS and parts.find(one.subjects[0]) == meant.meant.get(one.mentions[0]):
            votes.setdefault(meant.meant[one.mentions[0]], Counter())[one.subjects[0]] += 1
    members: dict[str, list[str]] = {}
    for subject, over in parts.of.items():
        members.setdefault(over, []).append(subject)
    return {
        over: min(theirs, key=lambda one: (one not in known, -votes.get(over, Counter())[one], one))
        for over, theirs in members.items()
    }


def _members(contested: frozenset[str], parts: Components) -> frozenset[str]:
    return contested | {subject for subject, over in parts.of.items() if over in contested}


def _relations(
    kind: Decision,
    current: list[Judgement],
    parts: Components,
    contested: frozenset[str],
    named: dict[str, str],
) -> tuple[Relation, ...]:
    """Relations between components: of each pair the foremost decision; of a draw of two kinds neither."""
    by_pair: dict[frozenset[str], list[Judgement]] = {}
    for one in current:
        if one.decision in (Decision.PART_OF, Decision.DISJOINT):
            pair = frozenset(parts.find(subject) for subject in one.subjects)
            if len(pair) == 2 and not pair & contested:
                by_pair.setdefault(pair, []).append(one)
    made: dict[tuple[str, str], Relation] = {}
    for theirs in by_pair.values():
        top = foremost(theirs)
        if {one.decision for one in top} == {kind}:
            for one in top:
                ends = tuple(named.get(over, over) for over in map(parts.find, one.subjects))
                key = (ends[0], ends[1]) if kind is Decision.PART_OF else (min(ends), max(ends))
                made.setdefault(key, Relation(ends[0], ends[1], one.id))
    return tuple(made[key] for key in sorted(made))


def _with_standing(
    subjects: Iterable[Subject], stands: Iterable[Judgement], parts: Components
) -> tuple[Subject, ...]:
    """The Subjects, each once, by id, with the standing that was decided for anyone in their component."""
    decided: dict[str, list[Judgement]] = {}
    for one in stands:
        if one.decision is Decision.STANDING:
            decided.setdefault(parts.find(one.subjects[0]), []).append(one)
    out: dict[str, Subject] = {}
    for subject in subjects:
        values = {str(json.loads(one.value)) for one in foremost(decided.get(parts.find(subject.id), ()))}
        if values:
            careful = min(values, key=lambda value: _CAREFUL.index(Standing(value)))
            subject = replace(subject, standing=Standing(careful))
        out.setdefault(subject.id, subject)
    return tuple(out[key] for key in sorted(out))


_CAREFUL = [
    Standing.MINOR,
    Standing.HELD,
    Standing.WITNESS,
    Standing.RELATIVE,
    Standing.UNKNOWN,
    Standing.OFFICIAL,
]
"""Of standings decided in one instant the one that names least counts."""
