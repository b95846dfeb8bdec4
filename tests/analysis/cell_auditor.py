"""What a reader can tell of the hidden cells of a table: the exact interval of each, given what is shown.

Hidden cells and totals are whole numbers of 1 or more that add up with what is shown. That is a circulation:
a cell flows from its row to its column, a row's total into the row, a column's total out of the column. How
far one may rise or fall is a maximal flow through the others.
"""

from collections import deque
from itertools import product

CAP = 10**6
"""More than any count here: as good as no limit."""


def intervals(counts, hidden):
    """By (row, column) of each hidden cell, totals last: the least and the greatest that it can be."""
    high, wide = len(counts), len(counts[0])
    whole = with_totals(counts)
    lines = {
        (row, column): _line(row, column, high, wide)
        for row, column in product(range(high + 1), range(wide + 1))
        if hidden[row][column]
    }
    found = {}
    for key, (tail, head) in lines.items():
        others = {other: ends for other, ends in lines.items() if other != key}
        value = whole[key[0]][key[1]]
        rise = _flow(others, whole, head, tail, CAP)
        found[key] = (value - _flow(others, whole, tail, head, value - 1), value + rise)
    return found


def with_totals(counts):
    rows = [[*row, sum(row)] for row in counts]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def _line(row, column, high, wide):
    """From where to where a cell flows; the totals of rows and of columns are nodes of their own."""
    row_node = "all columns" if row == high else ("row", row)
    column_node = "all rows" if column == wide else ("column", column)
    if (row == high) != (column == wide):
        return column_node, row_node
    return (row_node, column_node)


def _flow(lines, whole, source, sink, limit):
    """The greatest flow from one node to another: a line may always carry more, and less down to 1."""
    room = {}
    for (row, column), (tail, head) in lines.items():
        room[tail, head] = CAP
        room[head, tail] = whole[row][column] - 1
    total = 0
    while total < limit:
        path = _path(room, source, sink)
        if not path:
            break
        step = min([limit - total, *(room[one] for one in path)])
        for tail, head in path:
            room[tail, head] -= step
            room[head, tail] += step
        total += step
    return total


def _path(room, source, sink):
    came, waiting = {source: None}, deque([source])
    while waiting:
        node = waiting.popleft()
        for (tail, head), left in room.items():
            if tail == node and left > 0 and head not in came:
                came[head] = tail
                waiting.append(head)
    if sink not in came:
        return []
    path = []
    while sink != source:
        path.append((came[sink], sink))
        sink = came[sink]
    return path


def by_trying_all(counts, hidden, most):
    """As `intervals`, by trying every filling of the hidden cells with 1 to `most`."""
    high, wide = len(counts), len(counts[0])
    shown = with_totals(counts)
    places = [(row, column) for row, column in product(range(high), range(wide)) if hidden[row][column]]
    found = {}
    for values in product(range(1, most + 1), repeat=len(places)):
        filled = [list(row) for row in counts]
        for (row, column), value in zip(places, values, strict=True):
            filled[row][column] = value
        whole = with_totals(filled)
        every = list(product(range(high + 1), range(wide + 1)))
        if all(whole[r][c] == shown[r][c] for r, c in every if not hidden[r][c]):
            for r, c in every:
                if hidden[r][c]:
                    low, top = found.get((r, c), (whole[r][c], whole[r][c]))
                    found[r, c] = (min(low, whole[r][c]), max(top, whole[r][c]))
    return found
