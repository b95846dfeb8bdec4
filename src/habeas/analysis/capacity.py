"""Whether more people were held at a facility than its capacity of that day: pure arithmetic."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from habeas.analysis.published_figures import Counted, DailyCounts

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

DEFINITION = (
    "A facility-day is over capacity where more people are held at the facility at the instant that is"
    " named than its capacity of that day. A capacity is in force from its first day to its last, both"
    " included; one without a last day is in force until the next one of its facility begins. A day on which"
    " none is in force is not compared. Where the counts are ours and a capacity is under the threshold of"
    " the case, a day on which fewer than the threshold were held is not compared either: whether it is over"
    " would tell how many."
)

ASSUMPTIONS = (
    "The capacity that a source states for a facility code is of the place whose people the code counts.",
)

FAILURE_CASES = (
    "A capacity without a last day may have been changed since, by a contract that nobody gave.",
    "Capacity by contract, by design, and the number of beds that are set up are three numbers.",
    "Who came and went between two instants is not seen: a day may be over capacity at noon alone.",
    "One place with several codes may be over capacity while no code is.",
)


@dataclass(frozen=True)
class Capacity:
    """How many may be held at a facility code from one day to another (None: no last), and who says so."""

    facility: str
    first: date
    last: date | None
    beds: int
    source: str = ""
    row: int = 0


@dataclass(frozen=True)
class Over:
    """One facility beside its capacities, by one way of counting.

    `days` are those that are over, in order, with who was held and who may be; `compared` days have a count
    and a capacity, `unknown` of the days that have a count have no capacity in force. `guarded` is whether a
    capacity is so small that days of few people are not compared. `ended` is the last day of the last
    capacity, where days with people follow it: with as many as may be told.
    """

    facility: str
    counted: Counted
    days: tuple[tuple[date, int, int], ...]
    compared: int
    unknown: int
    ended: date | None
    rows: tuple[int, ...]
    guarded: bool = False

    @property
    def most(self) -> tuple[date, int, int] | None:
        """The day that is over by most, the first of several; None where none is."""
        return max(self.days, key=lambda one: (one[1] - one[2], -one[0].toordinal()), default=None)


def over_capacity(
    capacities: Sequence[Capacity], counts: DailyCounts, counted: Counted, *, threshold: int = 1
) -> tuple[Over, ...]:
    """A row for each facility that has a capacity and counts, by code.

    Of counts under `threshold` nothing follows that is not so of every other such count.
    """
    at = {code: place for place, code in enumerate(counts.codes)}
    by_code: dict[str, list[Capacity]] = {}
    for one in capacities:
        by_code.setdefault(one.facility, []).append(one)
    grid = counts.of(counted)
    return tuple(
        _over(code, own, grid[at[code]], counts.first, counted, threshold)
        for code, own in sorted(by_code.items())
        if code in at
    )


def without_counts(capacities: Iterable[Capacity], counts: DailyCounts) -> tuple[str, ...]:
    """The codes that have a capacity and no counts, sorted."""
    return tuple(sorted({one.facility for one in capacities} - set(counts.codes)))


def _over(
    code: str,
    own: list[Capacity],
    held: npt.NDArray[np.int32],
    first: date,
    counted: Counted,
    threshold: int,
) -> Over:
    import numpy as np

    beds = np.full(len(held), -1, np.int64)
    for one in sorted(own, key=lambda each: each.first):
        low = max(0, (one.first - first).days)
        high = len(held) if one.last is None else min(len(held), (one.last - first).days + 1)
        # A later capacity takes the place of one without an end, from its first day on.
        beds[low : max(low, high)] = one.beds
    known = held >= 0
    dated = known & (beds >= 0)
    guarded = dated & (beds < threshold) & (threshold > 1)
    compared = dated & ~(guarded & (held < threshold))
    over = np.flatnonzero(compared & (held > beds))
    days = tuple((first + timedelta(days=int(each)), int(held[each]), int(beds[each])) for each in over)
    ends = [one.last for one in own]
    last = None if None in ends else max(one for one in ends if one)
    after = last is not None and bool((held[max(0, (last - first).days + 1) :] >= threshold).any())
    return Over(
        code,
        counted,
        days,
        int(compared.sum()),
        int((known & (beds < 0)).sum()),
        last if after else None,
        tuple(sorted(one.row for one in own)),
        bool(guarded.any()),
    )
