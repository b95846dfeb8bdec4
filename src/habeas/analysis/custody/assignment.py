"""Arrests and stays one to one: as many matches as can be, then the least distance in time, and no less.

Exact in integers. Almost every arrest has one candidate; the few that compete stand in groups of two or
three, each solved by the Hungarian method (Kuhn 1955, with the potentials of Jonker and Volgenant).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Candidate:
    """An arrest and a stay of one person that may be one event, and the seconds from one to the other."""

    arrest: int
    stay: int
    seconds: int


@dataclass(frozen=True)
class Assigned:
    """The matches, in order of arrest; and those that the greedy rule would have made."""

    matches: tuple[Candidate, ...]
    greedy: tuple[Candidate, ...]

    @property
    def lost(self) -> int:
        """How many matches the greedy rule would have lost."""
        return len(self.matches) - len(self.greedy)


def assigned(candidates: Iterable[Candidate]) -> Assigned:
    """The best one-to-one assignment among candidates, with what greedy would have made of them."""
    given = sorted(set(candidates))
    matches = [one for group in _groups(given) for one in _best(group)]
    return Assigned(tuple(sorted(matches)), greedy(given))


def greedy(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The nearest arrest of each stay, then the nearest stay of each arrest; a loser is left."""
    of_stay: dict[int, Candidate] = {}
    for one in sorted(candidates, key=_nearness):
        of_stay.setdefault(one.stay, one)
    of_arrest: dict[int, Candidate] = {}
    for one in sorted(of_stay.values(), key=_nearness):
        of_arrest.setdefault(one.arrest, one)
    return tuple(sorted(of_arrest.values()))


def _nearness(one: Candidate) -> tuple[int, int, int]:
    return abs(one.seconds), one.arrest, one.stay


def _groups(candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    """Candidates that compete, directly or through others, together."""
    above: dict[tuple[str, int], tuple[str, int]] = {}

    def top(one: tuple[str, int]) -> tuple[str, int]:
        while (over := above.setdefault(one, one)) != one:
            above[one] = above[over]
            one = above[one]
        return one

    for each in candidates:
        above[top(("arrest", each.arrest))] = top(("stay", each.stay))
    found: dict[tuple[str, int], list[Candidate]] = defaultdict(list)
    for each in candidates:
        found[top(("arrest", each.arrest))].append(each)
    return list(found.values())


def _best(group: list[Candidate]) -> list[Candidate]:
    if len(group) == 1:
        return group
    arrests = sorted({one.arrest for one in group})
    stays = sorted({one.stay for one in group})
    by_pair = {(one.arrest, one.stay): one for one in sorted(group, key=_nearness, reverse=True)}
    # One pair that is no candidate costs more than all that are: so as few as can be are taken.
    barred = 1 + sum(abs(one.seconds) for one in group)
    if len(arrests) > len(stays):
        pairs = [
            (arrests[row], stays[at]) for at, row in _columns(_costs(by_pair, stays, arrests, barred, 1))
        ]
    else:
        pairs = [
            (arrests[at], stays[row]) for at, row in _columns(_costs(by_pair, arrests, stays, barred, 0))
        ]
    return [by_pair[pair] for pair in pairs if pair in by_pair]


def _costs(
    by_pair: dict[tuple[int, int], Candidate], rows: list[int], columns: list[int], barred: int, turned: int
) -> list[list[int]]:
    def cost(row: int, column: int) -> int:
        found = by_pair.get((column, row) if turned else (row, column))
        return abs(found.seconds) if found else barred

    return [[cost(row, column) for column in columns] for row in rows]


def _columns(costs: list[list[int]]) -> list[tuple[int, int]]:
    """Each row with its column, at the least cost in all; there are at least as many columns as rows."""
    width = len(costs[0])
    over_rows, over_columns = [0] * (len(costs) + 1), [0] * (width + 1)
    taken_by = [0] * (width + 1)  # rows and columns from 1; 0 is none
    for row in range(1, len(costs) + 1):
        taken_by[0] = row
        _take(costs, over_rows, over_columns, taken_by)
    return sorted((taken_by[column] - 1, column - 1) for column in range(1, width + 1) if taken_by[column])


def _take(costs: list[list[int]], over_rows: list[int], over_columns: list[int], taken_by: list[int]) -> None:
    """Give the row that stands at column 0 a column, moving others along the cheapest path."""
    width = len(over_columns)
    least: list[int | None] = [None] * width
    came_from, seen, at = [0] * width, [False] * width, 0
    while taken_by[at]:
        seen[at] = True
        row, step, nearest = taken_by[at], None, 0
        for column in range(1, width):
            if seen[column]:
                continue
            cost = costs[row - 1][column - 1] - over_rows[row] - over_columns[column]
            before = least[column]
            if before is None or cost < before:
                least[column] = before = cost
                came_from[column] = at
            if step is None or before < step:
                step, nearest = before, column
        assert step is not None
        for column in range(width):
            if seen[column]:
                over_rows[taken_by[column]] += step
                over_columns[column] -= step
            elif (so_far := least[column]) is not None:
                least[column] = so_far - step
        at = nearest
    while at:
        taken_by[at] = taken_by[came_from[at]]
        at = came_from[at]
