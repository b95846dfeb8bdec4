"""Which cells of an answer in counts are not told, as few people as they are of."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from habeas.analysis.custody.queries import Query
from habeas.analysis.small_cells import one_way
from habeas.analysis.small_cells_two_way import two_way

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

NOT_SHOWN = "not_shown"
"""The column that names, in each row, those that are left out of it."""

PEOPLE_OF = "people_of_"
"""Begins the name of a column of the people behind a count of rows, by whom it is told; no answer has it."""

LESS = "_less_"
"""Stands in the name of such a column between a count and the part of it that its people are not of."""

_ABOUT = "count, about"
"""What counts a whole table: two editions of it are not to be subtracted."""

_COUNTS = ("count", _ABOUT, "people", "people, or stints")
_SUMS = ("seconds", "cents", "day")

PARTS = (
    ("all_rows", "kept_rows"),
    ("kept_rows", "open_rows"),
    ("book_ins", "still_in"),
    ("book_ins", "possibly_under_18"),
    ("book_ins", "under_18"),
    ("book_ins", "unknown"),
    ("possibly_under_18", "under_18"),
    ("all_rows", "manifested"),
    ("manifested", "struck"),
    ("manifested", "flew"),
    ("moves", "people"),
)
"""Counts of which another is a part, so that their difference is a count too."""


def is_of_rows(query: Query) -> bool:
    """Whether a row of the answer is of one row or one person, and not a count of them."""
    return any(one.unit == "seq" or one.name == "person" for one in query.columns)


def protected(query: Query, rows: "pa.Table", threshold: int) -> "pa.Table":
    """The answer in counts with the small ones, and what would give them away, null and named in `not_shown`.

    Each count is taken as a table by the first column that it is counted by and all others, whose totals may
    be known; a count of rows is small where those whose rows they are are few, however many they have.
    Where a count is left out so is every sum of time in its row.
    """
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    behind = [one for one in rows.column_names if one.startswith(PEOPLE_OF)]
    counts = [one.name for one in query.columns if one.unit in _COUNTS and one.name not in behind]
    sums = [one.name for one in query.columns if one.unit in _SUMS]
    keys = [one.name for one in query.columns if one.name not in (*counts, *sums, *behind)]
    values = {name: pc.fill_null(rows[name], 0).to_numpy() for name in (*counts, *behind)}
    hidden = {
        name: _hidden(rows, keys, values[name], threshold)
        | _hidden(rows, keys, values[_people(name, values)], threshold)
        for name in counts
    }
    _hide_parts(values, hidden, threshold)
    any_count: NDArray[Any] = np.logical_or.reduce([np.zeros(rows.num_rows, np.bool_), *hidden.values()])
    hidden |= dict.fromkeys(sums, any_count)
    rows = _about(query, rows.drop_columns(behind), threshold)
    for name, mask in hidden.items():
        at = rows.schema.get_field_index(name)
        rows = rows.set_column(
            at, name, pc.if_else(pa.array(mask), pa.scalar(None, rows[name].type), rows[name])
        )
    return rows.append_column(NOT_SHOWN, pa.array(_named(hidden, rows.num_rows), pa.string()))


def _people(name: str, values: "Mapping[str, NDArray[Any]]") -> str:
    """The column of the people behind a count: its own, `people` of what moves; else it counts people."""
    own = "people" if name == "moves" else PEOPLE_OF + name
    return own if own in values else name


def _about(query: Query, rows: "pa.Table", threshold: int) -> "pa.Table":
    """The counts of a whole table to the nearest ten times the threshold."""
    import pyarrow as pa

    step = 10 * threshold
    for name in (one.name for one in query.columns if one.unit == _ABOUT):
        rough = [(one + step // 2) // step * step for one in rows[name].to_pylist()]
        rows = rows.set_column(rows.schema.get_field_index(name), name, pa.array(rough, rows[name].type))
    return rows


def _hidden(rows: "pa.Table", keys: list[str], counts: "NDArray[Any]", threshold: int) -> "NDArray[Any]":
    """Which of these counts are hidden, in a table of the first key by the others together."""
    import numpy as np

    if not is_any_small(counts, threshold):
        return np.zeros(len(counts), np.bool_)
    if len(keys) < 2:
        shown = one_way(dict(enumerate(counts.tolist())), threshold).cells
        return np.array([shown[at] is None for at in range(len(counts))], np.bool_)
    high, row = _places(rows, keys[:1])
    wide, column = _places(rows, keys[1:])
    laid = np.zeros((high, wide), np.int64)
    np.add.at(laid, (row, column), counts)
    found: NDArray[Any] = two_way(laid, threshold).cells[row, column]
    return found & (counts > 0)


def is_any_small(counts: "NDArray[Any]", threshold: int) -> bool:
    """Whether a count is not to be told."""
    return bool(((counts > 0) & (counts < threshold)).any())


def _places(rows: "pa.Table", keys: list[str]) -> "tuple[int, NDArray[Any]]":
    """How many values there are of these columns together, and the number of each row's."""
    import numpy as np
    import pyarrow.compute as pc

    every = np.stack([pc.fill_null(rows[name], -(2**40)).to_numpy() for name in keys], axis=1)
    found, inverse = np.unique(every, axis=0, return_inverse=True)
    return len(found), inverse.reshape(-1)


def _hide_parts(values: "dict[str, NDArray[Any]]", hidden: "dict[str, NDArray[Any]]", threshold: int) -> None:
    """Hide a part that differs from its whole by a small count, where both would be told."""
    for whole, part in PARTS:
        if whole in values and part in values:
            rest = values[whole] - values[part]
            people = values.get(f"{PEOPLE_OF}{whole}{LESS}{part}", rest)
            few = (rest > 0) & ((rest < threshold) | (people < threshold))
            hidden[part] = hidden[part] | (~hidden[whole] & few)


def _named(hidden: "dict[str, NDArray[Any]]", rows: int) -> list[str]:
    lists: list[list[str]] = [[] for _ in range(rows)]
    for name, mask in hidden.items():
        for at in mask.nonzero()[0].tolist():
            lists[at].append(name)
    return [" ".join(one) for one in lists]
