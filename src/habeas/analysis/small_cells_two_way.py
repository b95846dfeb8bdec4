"""Small cells of a table of rows by columns with the totals of both, and what would give them away.

The guarantee is that of `small_cells`. It is reached by cycles (Cox 1995, "Network models for complementary
cell suppression"): rows and columns are the nodes of a graph, each cell a line from its row to its column,
each total one from its row or column to the node of all totals. Where hidden cells form a cycle, one may rise
while its neighbours fall, and every sum stays. Cells that are not small, least first, and then totals are
joined to a tree that reaches every row and column. Each small cell closes a cycle with it, along which it may
rise to the threshold, since whatever falls is at least that. Of the tree only what lies on such a cycle is
hidden: any other cell of it would follow from what is shown, and is not small.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from habeas.analysis.errors import AnalysisError
from habeas.analysis.small_cells import enough

Counts = NDArray[np.int64]
Mask = NDArray[np.bool_]
Line = tuple[int, int]
"""A cell by its row and column: a line from the node of the one to that of the other."""


@dataclass(frozen=True, eq=False)
class TwoWay:
    """Which cells of a table, totals of its rows, totals of its columns, and total are not to be shown."""

    cells: Mask
    rows: Mask
    columns: Mask
    total: bool


@dataclass(frozen=True, eq=False)
class Totals:
    """Of how many people the totals of rows and columns and the whole are, who are each in several cells."""

    rows: Counts
    columns: Counts
    all: int


def two_way(counts: Counts, threshold: int, *, totals: Totals | None = None) -> TwoWay:
    """What is hidden of these counts (rows by columns, none below 0) where their totals are shown as well.

    With `totals` the counts are of the people behind others that are shown: the totals of those are hidden by
    the people behind them, fewer than their cells come to, and each other is no less than its people are.
    It takes n log n for n counts that are not 0.
    """
    if counts.ndim != 2 or (counts.size and int(counts.min()) < 0):
        raise AnalysisError("these are no counts in rows and columns", where=str(counts.shape))
    whole = _with_totals(counts) if totals is None else _beside(counts, totals)
    hidden = (whole > 0) & (whole < threshold)
    if hidden.any():
        for line in _on_cycles(whole, hidden, threshold):
            hidden[line] = True
    return TwoWay(hidden[:-1, :-1], hidden[:-1, -1], hidden[-1, :-1], bool(hidden[-1, -1]))


def _with_totals(counts: Counts) -> Counts:
    rows = np.concatenate([counts, counts.sum(axis=1, keepdims=True)], axis=1)
    return np.concatenate([rows, rows.sum(axis=0, keepdims=True)], axis=0)


def _beside(counts: Counts, totals: Totals) -> Counts:
    rows = np.concatenate([counts, totals.rows[:, None]], axis=1)
    return np.concatenate([rows, np.append(totals.columns, totals.all)[None, :]], axis=0)


def _on_cycles(whole: Counts, small: Mask, threshold: int) -> list[Line]:
    """The lines of the tree that lie on a cycle which a small cell closes."""
    high, wide = whole.shape
    apart = _Apart(high + wide)
    tree: list[Line] = []
    closing: list[Line] = []
    for row, column in _joining(whole, small, threshold):
        if apart.join(row, high + column):
            tree.append((row, column))
    of_tree = set(tree)
    for row, column in _lines(small):
        if (row, column) not in of_tree:
            # What joins here is of a row that makes room by itself: its other cells close cycles through it.
            (tree if apart.join(row, high + column) else closing).append((row, column))
    return _covered(tree, closing, high, high + wide)


def _joining(whole: Counts, small: Mask, threshold: int) -> Iterator[Line]:
    """Cells that are not small, least first, then totals: in the order in which they are to join the tree.

    A row whose counts are all small and together enough (`small_cells.enough`) makes room for each of them by
    itself, so that its total need not be hidden; nor need that of a table which does so.
    """
    inner = whole[:, :-1]
    counted = (inner > 0).sum(axis=1)
    makes_room = (inner < threshold).all(axis=1) & (counted > 1)
    makes_room &= whole[:, -1] >= threshold + counted - 1
    makes_room[-1] = False
    is_total = np.zeros(whole.shape, np.bool_)
    is_total[-1, :], is_total[:, -1] = True, True
    able = (whole >= threshold) | (small & is_total)
    able[makes_room, -1] = False
    rest = whole[:-1, :-1][~makes_room[:-1]]
    if (inner[:-1] < threshold).all() and enough(rest[rest > 0].tolist(), threshold):
        able[-1, -1] = False
    rows, columns = np.nonzero(able)
    order = np.lexsort((whole[rows, columns], is_total[rows, columns]))
    return zip(rows[order].tolist(), columns[order].tolist(), strict=True)


def _lines(mask: Mask) -> Iterator[Line]:
    rows, columns = np.nonzero(mask)
    return zip(rows.tolist(), columns.tolist(), strict=True)


class _Apart:
    """Which nodes are still apart (union-find, halving the paths)."""

    def __init__(self, nodes: int) -> None:
        self.to = list(range(nodes))

    def top(self, node: int) -> int:
        """What the node is joined under."""
        to = self.to
        while to[node] != node:
            to[node] = to[to[node]]
            node = to[node]
        return node

    def join(self, one: int, under: int) -> bool:
        """Join what one is in under the other; whether they were apart."""
        first, second = self.top(one), self.top(under)
        self.to[first] = second
        return first != second


def _covered(tree: list[Line], closing: list[Line], high: int, nodes: int) -> list[Line]:
    """The lines of the tree on the path between the ends of any closing line; each is walked once."""
    parent, depth = _rooted(tree, high, nodes)
    walked, found = _Apart(nodes), []
    for row, column in closing:
        one, other = walked.top(row), walked.top(high + column)
        while one != other:
            if depth[one] < depth[other]:
                one, other = other, one
            above = parent[one]
            found.append((min(one, above), max(one, above) - high))
            walked.join(one, above)
            one = walked.top(one)
    return found


def _rooted(tree: list[Line], high: int, nodes: int) -> tuple[list[int], list[int]]:
    """The node above each node, and how deep it stands, in each part of the tree from its first node."""
    near: list[list[int]] = [[] for _ in range(nodes)]
    for row, column in tree:
        near[row].append(high + column)
        near[high + column].append(row)
    parent, depth = [-1] * nodes, [-1] * nodes
    for start in range(nodes):
        waiting = [start] if depth[start] < 0 else []
        depth[start] = max(depth[start], 0)
        while waiting:
            node = waiting.pop()
            for one in near[node]:
                if depth[one] < 0:
                    parent[one], depth[one] = node, depth[node] + 1
                    waiting.append(one)
    return parent, depth
