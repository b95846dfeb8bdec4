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
    keys = [columns[name].filled(null) for name, null in KEYS[table] if name in columns]
    keys += [columns[name].filled(FIRST) for name in PLACE]
    if not keys or not len(keys[0]):
        return np.zeros(0, np.intp)
    return _sorted(keys)


def _sorted(keys: Sequence[NDArray[np.int64]]) -> NDArray[np.intp]:
    """One sort by the first two keys as one number where they fit, then the rest among those that agree."""
    packed, rest = _packed(keys)
    order = np.argsort(packed, kind="stable")
    laid = packed[order]
    same = laid[1:] == laid[:-1]
    tied = np.flatnonzero(np.append(same, False) | np.append(False, same))
    if len(tied):
        rows = order[tied]
        order[tied] = rows[np.lexsort([*(key[rows] for key in reversed(rest)), laid[tied]])]
    return order


def _packed(keys: Sequence[NDArray[np.int64]]) -> tuple[NDArray[np.int64], Sequence[NDArray[np.int64]]]:
    if len(keys) < 2:
        return keys[0], keys[1:]
    one, other = _near(keys[0]), _near(keys[1])
    if int(one.max()) * (int(other.max()) + 1) > 2**62:
        return keys[0], keys[1:]
    return one * (int(other.max()) + 1) + other, keys[2:]


def _near(key: NDArray[np.int64]) -> NDArray[np.int64]:
    """The key from 0, its nulls just before or after every value."""
    real = key[(key != FIRST) & (key != LAST)]
    low, high = (int(real.min()), int(real.max())) if len(real) else (0, 0)
    return np.clip(key, low - 1, high + 1) - (low - 1)
