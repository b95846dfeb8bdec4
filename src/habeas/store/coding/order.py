"""In which order the rows of a coded table stand: by person and time, and by where they were read."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from habeas.store.coding.columns import Column

FIRST, LAST = -(2**62), 2**62
"""What a null sorts as."""

PLACE = ("file", "sheet", "row")
KEYS: Mapping[str, tuple[tuple[str, int], ...]] = {
    "stints": (("person", LAST), ("book_in", FIRST), ("book_out", LAST), ("facility", FIRST)),
    "arrests": (("person", LAST), ("arrest_time", FIRST)),
    "detainers": (("person", LAST), ("prepared_date", FIRST)),
    "removals": (("person", LAST), ("departed_date", FIRST)),
    "encounters": (("person", LAST), ("event_time", FIRST)),
    "risk_assessments": (("person", LAST), ("decided", FIRST)),
    "passengers": (("mission_date", FIRST), ("mission_id", FIRST)),
    "missions": (("mission_date", FIRST), ("mission_id", FIRST)),
}
"""By table, what its rows are sorted by, and where a null stands."""


def ordered(table: str, columns: Mapping[str, Column]) -> NDArray[np.intp]:
    """The rows' indexes in the order in which they are to stand; those that agree by file, sheet, row."""
    keys = [(columns[name], null) for name, null in KEYS[table] if name in columns]
    keys += [(columns[name], FIRST) for name in PLACE]
    if not len(keys[0][0].values):
        return np.zeros(0, np.intp)
    return _sorted(keys)


def _sorted(keys: Sequence[tuple[Column, int]]) -> NDArray[np.intp]:
    """One sort by the first two keys as one number where they fit, then the rest among those that agree."""
    packed, rest = _packed(keys)
    order = np.argsort(packed)
    laid = packed[order]
    same = laid[1:] == laid[:-1]
    tied = np.flatnonzero(np.append(same, False) | np.append(False, same))
    if len(tied):
        rows = order[tied]
        by = [rows, *(key.filled(null, rows) for key, null in reversed(rest)), laid[tied]]
        order[tied] = rows[np.lexsort(by)]
    return order


def _packed(
    keys: Sequence[tuple[Column, int]],
) -> tuple[NDArray[np.int64], Sequence[tuple[Column, int]]]:
    one, other = (_near(key.filled(null)) for key, null in keys[:2])
    many = int(other.max()) + 1
    if int(one.max()) * many > 2**62:
        return one, keys[1:]
    one *= many
    one += other
    return one, keys[2:]


def _near(key: NDArray[np.int64]) -> NDArray[np.int64]:
    """The key from 0, its nulls just before or after every value."""
    real = key[(key != FIRST) & (key != LAST)]
    low, high = (int(real.min()), int(real.max())) if len(real) else (0, 0)
    np.clip(key, low - 1, high + 1, out=key)
    key -= low - 1
    return key
