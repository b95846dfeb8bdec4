"""What a person should decide next, the weightiest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from habeas.judgements.carry import Orphan
from habeas.judgements.components import components
from habeas.judgements.entered import entered
from habeas.judgements.meanings import meanings
from habeas.judgements.rank import standing
from habeas.judgements.suppositions import SHORT, command, suppositions
from habeas.records.judgement import Decision, Judgement
from habeas.records.matter import Matter
from habeas.records.mentions import named
from habeas.records.statement import Mention, Statement


class Urgency(IntEnum):
    """Why something is queued, the most urgent first."""

    CONTESTED = 1
    ORPHANED = 2
    MISFIT = 3
    SUPPOSED = 4


@dataclass(frozen=True)
class Item:
    """Something to decide: a sentence, and the records it is about."""

    urgency: Urgency
    says: str
    subjects: tuple[str, ...] = ()
    judgements: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()


def queue(
    matter: Matter, orphans: Iterable[Orphan] = (), *, statements: Iterable[Statement] = ()
) -> tuple[Item, ...]:
    """Contested things first, then people's decisions that lost their statement, misfits, then suppositions.

    `statements` as taken, before corrections, are needed to tell corrections that no longer fit.
    """
    stands = standing(matter.judgements)
    items = [
        *_contested(matter),
        *_open(matter, stands),
        *(_orphan(one) for one in orphans),
        *_misfits(matter, tuple(statements)),
        *_supposed(matter, stands),
    ]
    return tuple(sorted(items, key=lambda one: one.urgency))


def _contested(matter: Matter) -> Iterable[Item]:
    parts = components(_current(matter))
    sets: dict[str, list[str]] = {}
    for one in sorted(matter.contested):
        sets.setdefault(parts.find(one), []).append(one)
    for members in sets.values():
        labels = " and ".join(sorted({f'"{matter.label(one)}"' for one in members}))
        about = tuple(
            one.id
            for one in _current(matter)
            if set(one.subjects) & set(members) and one.decision in _CONTRADICTING
        )
        says = f"Decisions contradict each other on {labels}; no finding uses it until one of them is undone"
        says += f": habeas judge undo {about[0][:SHORT]}" if about else "."
        yield Item(Urgency.CONTESTED, says, tuple(members), about)


_CONTRADICTING = (Decision.SAME, Decision.DIFFERENT, Decision.DISJOINT, Decision.IS_NOT)


def _current(matter: Matter) -> list[Judgement]:
    anchors = {one.anchor for one in matter.statements}
    return [
        one
        for one in standing(matter.judgements)
        if all(mention.anchor in anchors for mention in one.mentions)
    ]


def _open(matter: Matter, stands: tuple[Judgement, ...]) -> Iterable[Item]:
    texts = _texts(matter)
    for mention in meanings(_current(matter), components(_current(matter))).open:
        theirs = [one for one in stands if one.decision is Decision.IS and one.mentions == (mention,)]
        labels = " or ".join(sorted({f'"{matter.label(one.subjects[0])}"' for one in theirs}))
        says = f'"{texts.get(mention, mention.field)}" is said to be {labels}: decide which.'
        subjects = tuple(sorted({one.subjects[0] for one in theirs}))
        at = next((one for one in matter.statements if one.anchor == mention.anchor), None)
        says += f" {command('is', at, mention.field, subjects[0])}" if at else ""
        yield Item(Urgency.CONTESTED, says, subjects, tuple(one.id for one in theirs), (mention,))


def _orphan(one: Orphan) -> Item:
    was = f'"{one.was.words}"' if one.was else "words that are no longer known"
    now = f'; nearest now: "{one.now.words}"' if one.now else "; the source has nothing of its kind now"
    says = f'"{one.judgement.decision}" was decided on {was}, which the new reading does not have{now}. '
    says += f"To let it go: habeas judge undo {one.judgement.id[:SHORT]}"
    return Item(Urgency.ORPHANED, says, one.judgement.subjects, (one.judgement.id,), one.judgement.mentions)


def _misfits(matter: Matter, statements: tuple[Statement, ...]) -> Iterable[Item]:
    for identity, why in entered(statements, matter.judgements).misfits:
        says = f"A correction is not applied: {why.rstrip('.')}."
        says += f" To undo it: habeas judge undo {identity[:SHORT]}"
        yield Item(Urgency.MISFIT, says, (), (identity,))


def _supposed(matter: Matter, stands: tuple[Judgement, ...]) -> Iterable[Item]:
    for one in suppositions(matter, stands):
        judgements = tuple(each.id for each in one.judgements)
        mentions = tuple(each.mentions[0] for each in one.judgements)
        yield Item(Urgency.SUPPOSED, one.says, (one.subject,), judgements, mentions)


def _texts(matter: Matter) -> dict[Mention, str]:
    return {mention.mention: mention.text for one in matter.statements for mention in named(one)}
