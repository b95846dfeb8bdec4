"""Which moves between facilities may be shown, so that no small number of people is told or follows.

A pair of facilities between which fewer people than the threshold were moved is not shown, nor what the moves
of such pairs come to. All who arrive at a facility may be known from its months, so what is left of its
arrivals after the moves shown into it, if that is small, would be told: then the least of those moves is not
shown either; and likewise of departures. Where a few of the moves of a pair are of people who were moved so
before, how many people they were is not shown.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas.analysis.small_cells import is_small

if TYPE_CHECKING:
    from habeas.pages.facility import Custody, Move


@dataclass(frozen=True)
class ShownMove:
    """A move as shown; `people` is None where it is not."""

    origin: str
    destination: str
    moves: int
    people: int | None


@dataclass(frozen=True)
class ShownMoves:
    """The moves that are shown, most first, and between how many pairs there are others."""

    moves: tuple[ShownMove, ...]
    others: int


def shown_moves(custody: Custody, threshold: int) -> ShownMoves:
    """The moves of an edition that may be shown."""
    kept = {(one.origin, one.destination): one for one in custody.moves if one.people >= threshold}
    totals = {
        one.code: (int(one.counts.departures.sum()), int(one.counts.arrivals.sum()))
        for one in custody.facilities
    }
    while least := _telling(kept, totals, threshold):
        del kept[least]
    shown = [_shown(one, threshold) for one in kept.values()]
    shown.sort(key=lambda one: (-one.moves, one.origin, one.destination))
    return ShownMoves(tuple(shown), len(custody.moves) - len(shown))


def _telling(
    kept: dict[tuple[str, str], Move], totals: dict[str, tuple[int, int]], threshold: int
) -> tuple[str, str] | None:
    """The least move of a facility whose total tells a small rest; None where none does."""
    for end in (0, 1):
        by_code: dict[str, list[Move]] = defaultdict(list)
        for pair, one in kept.items():
            by_code[pair[end]].append(one)
        for code in sorted(by_code):
            rest = totals.get(code, (0, 0))[end] - sum(one.moves for one in by_code[code])
            if is_small(abs(rest), threshold):
                least = min(by_code[code], key=lambda one: (one.moves, one.origin, one.destination))
                return least.origin, least.destination
    return None


def _shown(one: Move, threshold: int) -> ShownMove:
    again = one.moves - one.people
    return ShownMove(
        one.origin, one.destination, one.moves, None if is_small(again, threshold) else one.people
    )
