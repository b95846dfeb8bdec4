"""What each mention is judged to be."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from habeas.judgements.components import Components
from habeas.judgements.rank import Rank, foremost, rank
from habeas.records.judgement import Decision, Judgement
from habeas.records.statement import Mention


@dataclass(frozen=True)
class Meanings:
    """What each mention is and by which judgements; what is contested; which mentions are open.

    `open` are mentions that decisions of one rank give to different components: they mean nothing until
    somebody decides.
    """

    meant: dict[Mention, str] = field(default_factory=dict)
    because: dict[Mention, tuple[str, ...]] = field(default_factory=dict)
    contested: frozenset[str] = frozenset()
    open: tuple[Mention, ...] = ()


def meanings(stands: Iterable[Judgement], parts: Components) -> Meanings:
    """The meaning of every mention under the standing judgements, contested components left out.

    "is" and "is not" of one mention and one component: the higher rank wins, equal rank contests it.
    """
    decided = _by_mention(stands)
    contested = set(parts.contested)
    kept: dict[Mention, list[Judgement]] = {}
    for mention, theirs in decided.items():
        positive, contests = _weighed(theirs, parts)
        contested |= contests
        kept[mention] = list(foremost(positive))
    made = Meanings(contested=frozenset(contested))
    undecided: list[Mention] = []
    for mention, positive in kept.items():
        _settle(mention, positive, parts, made, undecided)
    return Meanings(made.meant, made.because, made.contested, tuple(sorted(undecided, key=_key)))


def _by_mention(stands: Iterable[Judgement]) -> dict[Mention, list[Judgement]]:
    decided: dict[Mention, list[Judgement]] = {}
    for one in stands:
        if one.decision in (Decision.IS, Decision.IS_NOT):
            decided.setdefault(one.mentions[0], []).append(one)
    return decided


def _weighed(theirs: list[Judgement], parts: Components) -> tuple[list[Judgement], set[str]]:
    """The "is" that no "is not" of the same component outranks, and the components contested by a draw."""
    against: dict[str, Rank] = {}
    for one in theirs:
        if one.decision is Decision.IS_NOT:
            component = parts.find(one.subjects[0])
            against[component] = max(against.get(component, rank(one)), rank(one))
    positive = [one for one in theirs if one.decision is Decision.IS]
    tops: dict[str, Rank] = {}
    for one in positive:
        component = parts.find(one.subjects[0])
        tops[component] = max(tops.get(component, rank(one)), rank(one))
    draws = {component for component, top in tops.items() if against.get(component) == top}
    won = [
        one
        for one in positive
        if (component := parts.find(one.subjects[0])) not in against or rank(one) >= against[component]
    ]
    return won, draws


def _settle(
    mention: Mention,
    positive: list[Judgement],
    parts: Components,
    made: Meanings,
    undecided: list[Mention],
) -> None:
    found = {parts.find(one.subjects[0]) for one in positive}
    if len(found) > 1:
        undecided.append(mention)
    elif found and not found & made.contested:
        component = found.pop()
        made.meant[mention] = component
        made.because[mention] = (*(one.id for one in positive), *parts.because.get(component, ()))


def _key(mention: Mention) -> tuple[str, str]:
    return (mention.anchor, mention.field)
