"""Which moves between facilities may be shown, so that no small number of people is told or follows.

A pair of facilities between which fewer people than the threshold were moved is not shown, nor what the moves
of such pairs come to. All who arrive at a facility may be known from its months, so what is left of its
arrivals after the moves shown into it, if that is small or of few people, would be told: then the least of
those moves is not shown either; and likewise of departures. Where a few of the moves of a pair are of people
who were moved so before, how many people they were is not shown.

Beside an earlier edition of days that overlap, a pair is not shown that the earlier one does not show, or of
which it tells a number that differs by a small one. Then so much else of a facility's arrivals or departures
is not shown either that the pair does not follow from them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from habeas.analysis.small_cells import is_small
from habeas.pages.facility_earlier import may_stand

if TYPE_CHECKING:
    from habeas.pages.facility import Custody, Move

Pair = tuple[str, str]


@dataclass(frozen=True)
class ShownMove:
    """A move as shown; `people` is None where it is not."""

    origin: str
    destination: str
    moves: int
    people: int | None


@dataclass(frozen=True)
class ShownMoves:
    """The moves that are shown, most first, and between how many pairs there are others.

    `every` is what is shown of each pair that has moves, None where nothing is.
    """

    moves: tuple[ShownMove, ...]
    others: int
    every: Mapping[Pair, ShownMove | None] = field(default_factory=dict)


def shown_moves(custody: Custody, threshold: int, *, earlier: Sequence[ShownMoves] = ()) -> ShownMoves:
    """The moves of an edition that may be shown, where earlier editions of days that overlap show these."""
    every = {(one.origin, one.destination): one for one in custody.moves}
    enough = {pair: one for pair, one in every.items() if one.people >= threshold}
    stand = {pair: one for pair, one in enough.items() if _stands(one, earlier, threshold)}
    kept = _with_room(stand, every, enough.keys() - stand.keys(), custody, threshold)
    told = {pair: _shown(one, earlier, threshold) for pair, one in kept.items()}
    shown = sorted(told.values(), key=lambda one: (-one.moves, one.origin, one.destination))
    return ShownMoves(tuple(shown), len(every) - len(shown), {pair: told.get(pair) for pair in every})


def _stands(one: Move, earlier: Sequence[ShownMoves], threshold: int) -> bool:
    """Whether the moves of a pair may be shown beside what is told of it before."""
    before = [
        other.every[pair] for other in earlier if (pair := (one.origin, one.destination)) in other.every
    ]
    return all(told is not None and may_stand(one.moves, told.moves, threshold) for told in before)


def _with_room(
    stand: Mapping[Pair, Move],
    every: Mapping[Pair, Move],
    apart: Set[Pair],
    custody: Custody,
    threshold: int,
) -> dict[Pair, Move]:
    """These moves without the least of each facility whose total would tell of what is not shown.

    `apart` are pairs of enough people that are not shown since an earlier edition tells of them.
    """
    kept, totals = dict(stand), _totals(custody)
    by_end: dict[tuple[int, str], list[Move]] = defaultdict(list)
    for pair, one in sorted(every.items(), key=lambda pair: (pair[1].moves, pair[0])):
        by_end[0, pair[0]].append(one)
        by_end[1, pair[1]].append(one)
    waiting = sorted(by_end, reverse=True)
    while waiting:
        end, code = waiting.pop()
        some = [one for one in by_end[end, code] if (one.origin, one.destination) in kept]
        hidden = [one for one in by_end[end, code] if (one.origin, one.destination) not in kept]
        near = sum(one.moves for one in hidden if (one.origin, one.destination) in apart)
        if some and _tells(some, hidden, near, totals.get((end, code), (0, 0)), threshold):
            least = some[0].origin, some[0].destination
            del kept[least]
            # What is hidden at one end may tell of what is hidden at the other.
            waiting += [(1 - end, least[1 - end]), (end, code)]
    return kept


def _totals(custody: Custody) -> dict[tuple[int, str], tuple[int, int]]:
    """For each facility how many stints end (0), or begin (1), and of how many people they are."""
    found = {}
    for one in custody.facilities:
        people = one.counts.people
        found[0, one.code] = int(one.counts.departures.sum()), people.gone
        found[1, one.code] = int(one.counts.arrivals.sum()), people.came
    return found


def _tells(
    shown: Sequence[Move], hidden: Sequence[Move], near: int, total: tuple[int, int], threshold: int
) -> bool:
    """Whether a total, less the moves shown, tells a small number, or one of few people, or a hidden pair.

    `near` is how many of the hidden moves are hidden for an earlier edition's sake.
    """
    stints, people = total
    rest = stints - sum(one.moves for one in shown)
    # At least so many people are behind the rest, whoever is in several of these moves.
    behind = max([people - sum(one.people for one in shown), *(one.people for one in hidden)])
    return (
        is_small(abs(rest), threshold)
        or (rest > 0 and behind < threshold)
        or (near > 0 and abs(rest - near) < threshold)
    )


def _shown(one: Move, earlier: Sequence[ShownMoves], threshold: int) -> ShownMove:
    pair = one.origin, one.destination
    before = [told.people for other in earlier if (told := other.every.get(pair))]
    hidden = is_small(one.moves - one.people, threshold) or not all(
        may_stand(one.people, people, threshold) for people in before
    )
    return ShownMove(*pair, one.moves, None if hidden else one.people)
