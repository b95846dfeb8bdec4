"""Which Subjects are one: components over "same", and those contested by "different"."""

from collections.abc import Iterable
from dataclasses import dataclass

from habeas.judgements.rank import Rank, foremost, rank
from habeas.records.judgement import Decision, Judgement

Pair = frozenset[str]


class Sets:
    """Disjoint sets of ids (union-find)."""

    def __init__(self) -> None:
        self._over: dict[str, str] = {}

    def find(self, one: str) -> str:
        """The id that stands for the set that this one is in."""
        root = one
        while (over := self._over.get(root, root)) != root:
            root = over
        while (over := self._over.get(one, one)) != root:
            self._over[one], one = root, over
        return root

    def join(self, one: str, other: str) -> None:
        """Make the two sets one; the least id stands for it, so that the order of joining does not matter."""
        low, high = sorted((self.find(one), self.find(other)))
        self._over[high] = low


@dataclass(frozen=True)
class Components:
    """For each Subject what stands for its component; which components are contested; the sames behind."""

    of: dict[str, str]
    contested: frozenset[str]
    because: dict[str, tuple[str, ...]]

    def find(self, subject: str) -> str:
        """What stands for the component of this Subject; itself where nothing joins it."""
        return self.of.get(subject, subject)


def components(stands: Iterable[Judgement]) -> Components:
    """The components under all standing judgements.

    Of one pair the foremost decision counts; same and different in one instant count both, and contest it.
    A "different" (or "disjoint") inside a component contests it, unless decisions that all outrank it join
    the two.
    """
    decided = list(stands)
    same = _edges(decided, Decision.SAME, against=Decision.DIFFERENT)
    apart = _edges(decided, Decision.DIFFERENT, against=Decision.SAME)
    apart += [one for one in decided if one.decision is Decision.DISJOINT]
    sets = _joined(same)
    contested = frozenset(
        sets.find(one.subjects[0])
        for one in apart
        if sets.find(one.subjects[0]) == sets.find(one.subjects[1]) and not _outranked(one, same)
    )
    members = {subject for one in same for subject in one.subjects}
    because: dict[str, tuple[str, ...]] = {}
    for one in same:
        over = sets.find(one.subjects[0])
        because[over] = (*because.get(over, ()), one.id)
    return Components({one: sets.find(one) for one in members}, contested, because)


def _edges(decided: list[Judgement], kind: Decision, *, against: Decision) -> list[Judgement]:
    """The judgements of this kind that are foremost for their pair."""
    by_pair: dict[Pair, list[Judgement]] = {}
    for one in decided:
        if one.decision in (kind, against):
            by_pair.setdefault(frozenset(one.subjects), []).append(one)
    return [one for theirs in by_pair.values() for one in foremost(theirs) if one.decision is kind]


def _joined(same: Iterable[Judgement]) -> Sets:
    sets = Sets()
    for one in same:
        sets.join(*one.subjects)
    return sets


def _outranked(apart: Judgement, same: list[Judgement]) -> bool:
    above: Rank = rank(apart)
    sets = _joined(one for one in same if rank(one) > above)
    return sets.find(apart.subjects[0]) == sets.find(apart.subjects[1])
