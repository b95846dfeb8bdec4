"""What may be told of how counts of two editions differ: no small difference or count follows from the rest.

Counts are by facility and month, which pages show but for the small ones. A change of a facility or of a
month, less the changes of what is shown, is that of what is not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from habeas.analysis.small_cells import about, is_small, stay_open

Two = tuple[int, int]
"""A count in the earlier edition and in the later one."""

Grid = Mapping[tuple[str, str], Two]
"""Both counts by facility and month."""

FACILITY, MONTH = "facility", "month"
_PLACE = {FACILITY: 0, MONTH: 1}


@dataclass(frozen=True)
class Differences:
    """Cells that changed and may be told, the largest change first; all others together, or None.

    `changed` is whether anything at all did. What is told: counts that are 0 or reach the threshold, in both
    editions, and differ by the threshold or more; of a facility, where none of its months is small; of a
    month, where its small facilities stay open. `rest` is told only where it holds two cells or more, its two
    counts and their difference are 0 or reach the threshold, and so does the difference in all: else it
    would give away what is hidden.
    """

    shown: Mapping[str, Two]
    rest: Two | None
    changed: bool


@dataclass(frozen=True)
class Small:
    """Small counts of either edition: how many, and the sum that a change tells of them.

    A count of the later edition is in it as what it lacks of the threshold: it is taken from there, where the
    change adds it.
    """

    many: int = 0
    told: int = 0

    def __add__(self, other: Small) -> Small:
        """Both together."""
        return Small(self.many + other.many, self.told + other.told)

    def stay_open(self, threshold: int) -> bool:
        """Whether each may still be anything, where the change of all together is told."""
        return stay_open(self.many, ((self.told, self.told),), threshold)


def differences(grid: Grid, by: str, threshold: int) -> Differences:
    """What may be told of two editions' counts by facility, or by month.

    A facility of which a month is small is not told at all: what months tell of the small ones then stands
    alone, each in one month.
    """
    every, small = _cells(grid, by, threshold)
    moved = {label: two for label, two in every.items() if two[0] != two[1]}
    may = {
        label: not small[label].many if by == FACILITY else small[label].stay_open(threshold)
        for label in moved
    }
    told = (item for item in moved.items() if may[item[0]] and _may_be_told(item[1], threshold))
    shown = dict(sorted(told, key=_largest))
    while not _hides(every, small, shown, by, threshold) and shown:
        # What is left would point at a cell: the least of the told is put with it.
        del shown[min(shown, key=lambda label: (abs(_change(shown[label])), label))]
    sure = _hides(every, small, shown, by, threshold)
    sure = sure and not is_small(abs(_change(_sum(every))), threshold)
    rest = {label: two for label, two in every.items() if label not in shown}
    return Differences(shown, _sum(rest) if sure else None, bool(moved))


def change(two: Two, threshold: int) -> str:
    """How a count changed, in words, and not from what; a small change is not told."""
    if not _change(two):
        return "the same in both"
    if is_small(abs(_change(two)), threshold):
        return f"a change of fewer than {threshold}"
    return f"{abs(_change(two)):,} {'more' if _change(two) > 0 else 'fewer'}"


def roughly(two: Two, threshold: int) -> str:
    """Two counts and their change in words, so roughly that with their parts they tell no small count."""
    before, after = (about(one, threshold) for one in two)
    if not _change(two):
        return f"{before} in both"
    changed = about(abs(_change(two)), threshold)
    if changed.startswith("fewer"):
        return f"{before}, then {after}: a change of {changed}"
    return f"{before}, then {after}: {changed} {'more' if _change(two) > 0 else 'fewer'}"


def _cells(grid: Grid, by: str, threshold: int) -> tuple[dict[str, Two], dict[str, Small]]:
    """Both counts, and what is small, of each facility or month."""
    every: dict[str, Two] = {}
    small: dict[str, Small] = {}
    for key in sorted(grid):
        label, (before, after) = key[_PLACE[by]], grid[key]
        was = every.get(label, (0, 0))
        every[label] = was[0] + before, was[1] + after
        own = [before] if is_small(before, threshold) else []
        own += [threshold - after] if is_small(after, threshold) else []
        small[label] = small.get(label, Small()) + Small(len(own), sum(own))
    return every, small


def _hides(
    every: Mapping[str, Two], small: Mapping[str, Small], shown: Mapping[str, Two], by: str, threshold: int
) -> bool:
    """Whether what is not shown may be told as one sum.

    It is told by facility and by month, or by neither, and what it tells of small counts is the same: it is
    looked at by month, where others of them may be told.
    """
    rest = {label: two for label, two in every.items() if label not in shown}
    few = sum((small[label] for label in rest), Small())
    if by == MONTH and not few.stay_open(threshold):
        return False
    if not any(two[0] != two[1] for two in rest.values()):
        return not any(is_small(one, threshold) for one in _sum(rest))
    return len(rest) > 1 and _may_be_told(_sum(rest), threshold, same=True)


def _may_be_told(two: Two, threshold: int, *, same: bool = False) -> bool:
    changed = abs(_change(two))
    return not any(is_small(one, threshold) for one in (*two, changed)) and (bool(changed) or same)


def _change(two: Two) -> int:
    return two[1] - two[0]


def _largest(item: tuple[str, Two]) -> tuple[int, str]:
    return -abs(_change(item[1])), item[0]


def _sum(cells: Mapping[str, Two]) -> Two:
    return sum(one for one, _ in cells.values()), sum(two for _, two in cells.values())
