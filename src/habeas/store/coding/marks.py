"""Marks: which rows of a coded table stand more than once, by the query that defines it for its table."""

from collections.abc import Mapping

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from habeas.analysis.custody.queries import NAMES, query
from habeas.analysis.wall_days import DAY_S
from habeas.store.coding.columns import Column
from habeas.store.coding.order import FIRST
from habeas.store.engine import Engine

NO_PLACE = -2


def marks(table: str, columns: Mapping[str, Column], order: NDArray[np.intp]) -> NDArray[np.int32]:
    """The mark of each row in its order: 0 where it is none's duplicate, or its table has no rule for them.

    The query is asked of the rows that share a person with another, and stints a facility and a day of
    book-in too: no rule marks one that does not, and those are a few of every hundred.
    """
    found = np.zeros(len(order), np.int32)
    name = f"duplicates_{table}"
    if name not in NAMES or "person" not in columns:
        return found
    rows = _shared(table, columns, order)
    if not len(rows):
        return found
    arrays = {"seq": pa.array(rows.astype(np.int32))}
    arrays |= {key: one.taken(order[rows]) for key, one in columns.items() if ":" not in key}
    with Engine({table: pa.table(arrays)}) as engine:
        answer = engine.ask(query(name).sql())
    found[answer["seq"].to_numpy()] = answer["mark"].to_numpy()
    return found


def _shared(table: str, columns: Mapping[str, Column], order: NDArray[np.intp]) -> NDArray[np.intp]:
    """Where rows stand, in the order, that share all that any rule of their table asks for with another row.

    Those of a person stand together, as tables that have rules are sorted by it; stints of a day do too.
    """
    person = columns["person"].filled(FIRST, order)
    same = (person[1:] == person[:-1]) & (person[1:] != FIRST)
    if table == "stints":
        day = columns["book_in"].filled(FIRST, order) // DAY_S
        same &= day[1:] == day[:-1]
    rows = np.flatnonzero(np.append(same, False) | np.append(False, same))
    if table != "stints" or not len(rows):
        return rows
    run = np.cumsum(~np.append(False, same)[rows])
    place = columns["facility"].filled(NO_PLACE, order[rows]) - NO_PLACE
    key = run * (int(place.max()) + 1) + place
    _, group, count = np.unique(key, return_inverse=True, return_counts=True)
    return rows[count[group] > 1]
