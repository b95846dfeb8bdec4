"""What may be told of how counts of two editions differ: no small difference follows from the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from habeas.analysis.small_cells import cell, is_small

Two = tuple[int, int]
"""A count in the earlier edition and in the later one."""


@dataclass(frozen=True)
class Differences:
    """Cells that changed and may be told, the largest change first; all others together, or None.

    `changed` is whether anything at all did. What is told: counts that are 0 or reach the threshold, in both
    editions, and differ by the threshold or more. `rest` is told only where it holds two cells or more, its
    two counts and their difference are 0 or reach the threshold, and so does the difference in all: else it
    would give away what is hidden.
    """

    shown: Mapping[str, Two]
    rest: Two | None
    changed: bool


def differences(before: Mapping[str, int], after: Mapping[str, int], threshold: int) -> Differences:
    """What may be told of two editions' counts by cell, where a difference under the threshold is small."""
    every = {key: (before.get(key, 0), after.get(key, 0)) for key in sorted({*before, *after})}
    moved = {key: two for key, two in every.items() if two[0] != two[1]}
    total = _sum(every)
    shown = dict(sorted((item for item in moved.items() if _may_be_told(item[1], threshold)), key=_largest))
    while not _hides(every, shown, threshold) and shown:
        # What is left would point at a cell: the least of the told is put with it.
        del shown[min(shown, key=lambda key: (abs(_change(shown[key])), key))]
    rest = {key: two for key, two in every.items() if key not in shown}
    told = _hides(every, shown, threshold) and not is_small(abs(_change(total)), threshold)
    return Differences(shown, _sum(rest) if told else None, bool(moved))


def told(two: Two, threshold: int) -> str:
    """Two counts and their difference in words; what is small is not told."""
    before, after = two
    if before == after:
        return f"{cell(before, threshold)} in both"
    more = "more" if after > before else "fewer"
    if is_small(abs(after - before), threshold):
        return f"{cell(before, threshold)}, then fewer than {threshold} {more}"
    change = abs(after - before)
    if is_small(before, threshold) or is_small(after, threshold):
        return f"{cell(before, threshold)}, then {cell(after, threshold)}"
    return f"{before:,}, then {after:,}: {change:,} {more}"


def _hides(every: Mapping[str, Two], shown: Mapping[str, Two], threshold: int) -> bool:
    """Whether what is not shown may be told as one sum."""
    rest = {key: two for key, two in every.items() if key not in shown}
    if not any(two[0] != two[1] for two in rest.values()):
        return not any(is_small(one, threshold) for one in _sum(rest))
    return len(rest) > 1 and _may_be_told(_sum(rest), threshold, same=True)


def _may_be_told(two: Two, threshold: int, *, same: bool = False) -> bool:
    change = abs(_change(two))
    return not any(is_small(one, threshold) for one in (*two, change)) and (bool(change) or same)


def _change(two: Two) -> int:
    return two[1] - two[0]


def _largest(item: tuple[str, Two]) -> tuple[int, str]:
    return -abs(_change(item[1])), item[0]


def _sum(cells: Mapping[str, Two]) -> Two:
    return sum(one for one, _ in cells.values()), sum(two for _, two in cells.values())
