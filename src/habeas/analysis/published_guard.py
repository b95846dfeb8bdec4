"""What may be told of our own counts beside a published average, so that none that is hidden follows.

A count of a code on a day from 1 to below the threshold is hidden; every other one is shown on the page of
its facility. An average of ours, less the days that are shown, would tell the sum of those that are not. Even
that the two agree says from where to where that sum is: it is told only where each hidden count may still be
anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from habeas.analysis.small_cells import stay_open
from habeas.records.certainty import Certainty

if TYPE_CHECKING:
    from habeas.analysis.published_figures import Grid

LEAST_DAYS = 28
"""Over fewer days it is not told whether an average agrees where counts are hidden."""


@dataclass(frozen=True)
class Guard:
    """Whether a count is `hidden`, so that the average is not told; and whether it agrees is `untold` too."""

    hidden: bool
    untold: bool


def guard(counts: Grid, total: Decimal, within: Certainty, *, tolerance: Decimal, threshold: int) -> Guard:
    """What may be told of counts of codes by day beside published person-days, and of whether they agree."""
    have = (counts >= 0).all(axis=0)
    known = counts[:, have]
    small = known[(known > 0) & (known < threshold)]
    if not small.size:
        return Guard(hidden=False, untold=False)
    least, greatest = _agreeing(total, tolerance, shown=int(known.sum()) - int(small.sum()))
    above, below = (greatest + 1, len(small) * threshold), (0, least - 1)
    sums = {
        Certainty.CERTAIN: ((least, greatest),),
        Certainty.OPEN: ((0, greatest),),
        Certainty.IMPOSSIBLE: (above, below) if have.all() else (above,),
    }
    may = int(have.sum()) >= LEAST_DAYS and stay_open(len(small), sums[within], threshold)
    return Guard(hidden=True, untold=not may)


def _agreeing(total: Decimal, tolerance: Decimal, *, shown: int) -> tuple[int, int]:
    """What the hidden counts come to, from a least to a greatest, where they agree with those shown."""
    room = tolerance * total
    low, high = (total - room).to_integral_value(ROUND_CEILING), (total + room).to_integral_value(ROUND_FLOOR)
    return int(low) - shown, int(high) - shown
