"""What may be told of our own counts beside a published average, so that none that is hidden follows.

A count of a code on a day from 1 to below the threshold is hidden; every other one is shown on the page of
its facility. An average of ours, less the days that are shown, would tell the sum of those that are not. Even
that the two agree says from where to where that sum is: it is told only where each hidden count may still be
anything.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from habeas.analysis.small_cells import stay_open
from habeas.records.certainty import Certainty

if TYPE_CHECKING:
    from habeas.analysis.published import Compared
    from habeas.analysis.published_figures import Grid

LEAST_DAYS = 28
"""Over fewer days it is not told whether an average agrees where counts are hidden."""


def guarded(row: Compared, counts: Grid, *, tolerance: Decimal, threshold: int) -> Compared:
    """The comparison as it may be told: `counts` are ours, of its codes on the days of the list.

    Where a count is small, it has `hidden`; and it is open where few days or small figures would tell.
    """
    known = counts[:, (counts >= 0).all(axis=0)]
    small = known[(known > 0) & (known < threshold)]
    if not small.size:
        return row
    rest = row.reckoned_person_days - int(small.sum())
    sums = _sums(row, tolerance, rest, len(small) * (threshold - 1))
    may = row.days_with_data >= LEAST_DAYS and stay_open(len(small), sums, threshold)
    return replace(row, hidden=True, untold=not may, within=row.within if may else Certainty.OPEN)


def _sums(row: Compared, tolerance: Decimal, rest: int, most: int) -> tuple[tuple[int, int], ...]:
    """What the hidden counts may come to by what is told of the row, from a least to a greatest each."""
    total, room = row.published_person_days, tolerance * row.published_person_days
    least = int((total - room).to_integral_value(ROUND_CEILING)) - rest
    greatest = int((total + room).to_integral_value(ROUND_FLOOR)) - rest
    above, below = (greatest + 1, most), (0, least - 1)
    if row.within is Certainty.CERTAIN:
        return ((least, greatest),)
    if row.within is Certainty.OPEN:
        return ((0, greatest),)
    return (above,) if row.days_missing else (above, below)
