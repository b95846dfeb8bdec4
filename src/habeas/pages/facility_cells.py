"""Which counts of a facility may be shown, so that no small one is told, nor follows from those that are.

A count of people from 1 to below the threshold is small. Counts by day hang together: who is held at the end
of a day is who was held at the end of the day before, and arrivals, less departures; and who was there in
any part of a day is who was held at its end, and departures. So the three definitions by day would tell how
many came and went on each day, which is nearly always few. Hence what is shown:

- **End of day**, by day, exact: 0, or at least the threshold. Any other is not shown, and no line is drawn.
- **Arrivals and departures** by month, both or neither. Both are shown where the movements of the month
  that a reader cannot see in the line (as many as came and went within one day, added up over its days) are
  at least the threshold, and neither who was held when the month began nor when it ended is a small count, as
  one would follow from the other; and where there was no movement at all. For this each person counts once a
  month as come, and once as gone, so that a dozen stints of one person are one. So both rest on at least as
  many people as the threshold.
- **Start of day** and **any part of the day**: the mean of a month in whole numbers, where both movements of
  the month and every count of its days are shown, and neither the mean nor how many people were there in the
  month is small.
- **A facility** of which no day and no movement is shown, but empty ones, has no page. So whatever has one
  has held, or has seen come, at least as many people as the threshold.

What is guaranteed against a reader of all that is shown of one edition, of a month of two days or more: each
count by day that is not shown may be any number from 1 to below the threshold (in a month without any
movement, all of its days together); and how many came, and how many left, on any one day of a month with
movements may each be at least as many different numbers as the threshold. For, let u(d) be the lesser of a
day's arrivals and departures. In a month that is shown, any division of the sum of u over its days is
possible, and the sum is no less than the threshold; to change a hidden count by v, on a day within it,
changes the rises of the line by at most v, which is less, and its falls by as much. In a month that is not
shown, all that follows is that a sum is below the threshold or a count at an end of it is small, and that
somebody moved.

Editions of one site are guarded against each other by `facility_earlier`, in the order in which they were
published, each against all before it whose days overlap with its own. No number of a later edition (a day, a
number of a month, moves of a pair and their people) stands beside the earlier one's where one of both is not
shown, or where they differ by a small number; and movements of a month are not shown either where the line
of it, or of the day before, has a gap for this. So for no number that is shown of two editions is their
difference small. Which days are hidden for being small, and which for this, a later edition does not say.

Not guaranteed: what somebody knows from elsewhere, ICE's own averages among it; what an edition tells that is
in no site with this one; what sums over several months or facilities of two editions tell by their
difference; that the balance of a day (two more than the day before) is not seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from habeas.analysis.small_cells import is_small
from habeas.analysis.wall_days import day_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from habeas.pages.facility import Counts


@dataclass(frozen=True)
class Month:
    """A month of a facility, or the part of it that is counted; None is what is not shown.

    `first` and `last` are days since 1970. `least` is None too where any day of it is not shown; `most`
    where no day is. `hidden` says whether any day is not shown.
    """

    first: int
    last: int
    hidden: bool
    mean: float | None
    least: int | None
    most: int | None
    start: int | None
    any_part: int | None
    arrivals: int | None
    departures: int | None

    @property
    def name(self) -> str:
        """The month as headed: "2026-03"."""
        return f"{day_of(self.first):%Y-%m}"


@dataclass(frozen=True)
class Shown:
    """What may be shown of a facility: by day who is held at its end (None: not shown), and its months.

    With `compared` an earlier edition has been looked at, and what is not shown need not be small.
    """

    first: int
    end: tuple[int | None, ...]
    months: tuple[Month, ...]
    compared: bool = False

    @property
    def most(self) -> tuple[int, int] | None:
        """The largest count and the first day of it; None where no day but empty ones is shown."""
        held = [count or 0 for count in self.end]
        highest = max(held, default=0)
        return (highest, self.first + held.index(highest)) if highest else None

    @property
    def anything(self) -> bool:
        """Whether anything but nothing is shown."""
        moved = any(one.arrivals or one.departures for one in self.months)
        return self.most is not None or moved


def shown(counts: Counts, threshold: int) -> Shown:
    """What may be shown of these counts, where there is no earlier edition."""
    end = tuple(None if is_small(count, threshold) else count for count in counts.end.tolist())
    present = counts.people.present.tolist()
    months = tuple(
        _month(counts, since, upto, few=is_small(people, threshold), threshold=threshold)
        for (since, upto), people in zip(_months(counts.first, len(counts.end)), present, strict=True)
    )
    return Shown(counts.first, end, months)


@lru_cache(maxsize=16)
def _months(first: int, days: int) -> tuple[tuple[int, int], ...]:
    """For each month of these days, the indexes of its first day and after its last."""
    starts = [at for at in range(days) if at == 0 or day_of(first + at).day == 1]
    return tuple(zip(starts, [*starts[1:], days], strict=True))


def _month(counts: Counts, since: int, upto: int, *, few: bool, threshold: int) -> Month:
    """The month of these days; `few` says whether few people were there in it."""
    end = counts.end[since:upto]
    before = counts.end[max(0, since - 1) : upto]
    hidden = _any_small(end, threshold)
    whole = not _any_small(before, threshold)
    moved = is_open(counts, since, upto, threshold)
    means = moved and whole and not few
    tallies = (counts.arrivals, counts.departures)
    arrivals, departures = (int(one[since:upto].sum()) if moved else None for one in tallies)
    seen = end[(end == 0) | (end >= threshold)]
    return Month(
        counts.first + since,
        counts.first + upto - 1,
        hidden=hidden,
        mean=None if hidden else round(float(end.mean()), 1),
        least=None if hidden else int(end.min()),
        most=int(seen.max()) if len(seen) and (not hidden or seen.max()) else None,
        start=_mean(counts.start[since:upto], threshold) if means else None,
        any_part=_mean(counts.any_part[since:upto], threshold) if means else None,
        arrivals=arrivals,
        departures=departures,
    )


def is_open(counts: Counts, since: int, upto: int, threshold: int) -> bool:
    """Whether the movements of these days may be shown: none, or enough that the line does not tell."""
    if threshold <= 1:
        return True
    came, left = counts.arrivals[since:upto], counts.departures[since:upto]
    if not came.any() and not left.any():
        return True
    at_ends = (_before(counts, since), int(counts.end[upto - 1]))
    if any(is_small(count, threshold) for count in at_ends):
        return False
    rises = np.diff(counts.end[max(0, since - 1) : upto])
    each_once = counts.people.arrived[since:upto], counts.people.left[since:upto]
    unseen = (
        np.minimum(*each_once).sum(),
        came.sum() - rises.clip(min=0).sum(),
        left.sum() - (-rises).clip(min=0).sum(),
    )
    return int(min(unseen)) >= threshold


def _before(counts: Counts, since: int) -> int:
    """Who was held at the end of the day before; before the first day, as many as its movements imply."""
    if since:
        return int(counts.end[since - 1])
    return abs(int(counts.end[0]) - int(counts.arrivals[0]) + int(counts.departures[0]))


def _any_small(counts: NDArray[np.int32], threshold: int) -> bool:
    return bool(((counts > 0) & (counts < threshold)).any())


def _mean(counts: NDArray[np.int32], threshold: int) -> int | None:
    mean = round(float(counts.mean()))
    return None if is_small(mean, threshold) else mean
