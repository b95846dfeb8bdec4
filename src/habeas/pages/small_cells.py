"""Small cells: counts of persons so low that they point at somebody.

This is for tables that we make by counting persons (rows of a table of people by something). What a source
states ("two ringleaders") is a Statement, attributed, and no cell of ours.
"""

from collections.abc import Mapping

HIDDEN = "fewer than {threshold}"
HIDDEN_TOO = "not shown"


def cell(count: int, threshold: int) -> str:
    """The count as shown; none is shown as 0."""
    return f"{count:,}" if count == 0 or count >= threshold else HIDDEN.format(threshold=threshold)


def cells(
    counts: Mapping[str, int], threshold: int, *, earlier: Mapping[str, int] | None = None
) -> dict[str, str]:
    """The counts of one table as shown, none of them inferable from the others and their total.

    Where just one is hidden, the least of the others is too. A count that differs from an `earlier`
    edition's by less than the threshold is shown as it was, since the difference is a small cell as well.
    """
    held = {name: _steady(count, (earlier or {}).get(name), threshold) for name, count in counts.items()}
    shown = {name: cell(count, threshold) for name, count in held.items()}
    hidden = [name for name, count in held.items() if 0 < count < threshold]
    others = sorted((count, name) for name, count in held.items() if name not in hidden and count)
    if len(hidden) == 1 and others:
        shown[others[0][1]] = HIDDEN_TOO
    return shown


def _steady(count: int, before: int | None, threshold: int) -> int:
    return before if before is not None and abs(count - before) < threshold else count
