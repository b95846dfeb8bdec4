"""`stays` by numpy over the sorted columns, column by column; a test holds it to the SQL."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from habeas.analysis.custody.fast_gaps import by_stay
from habeas.analysis.custody.fast_runs import starts

Whole = NDArray[np.int64]
Read = Callable[[str], pa.Array]

NONE = np.iinfo(np.int64).min
LONGEST = 2**31 - 1
BONDS = (
    ("bond_set_lowest", "bond_set_amount"),
    ("bond_set_earliest", "bond_set_date"),
    ("bond_posted_lowest", "bond_posted_amount"),
    ("bond_posted_earliest", "bond_posted_date"),
)


@dataclass(frozen=True, eq=False)
class _Grouped:
    """Kept rows with a person and a book-in, each stay's together; where each stay begins among them."""

    rows: Whole
    begins: Whole
    stay_of_all: Whole
    all_rows: Whole


def stays(read: Read, names: tuple[str, ...], *, until: int) -> pa.Table:
    """Every stay with the columns of `stays.sql`, `names` being the table's own, in order of the last stint.

    `read` gives a column of the coded table by name; none but the five keys is held while others are read.
    """
    begun = read("book_in")
    ended = read("book_out")
    grouped = _grouped(read, begun)
    first = grouped.rows[grouped.begins]
    counts = np.diff(np.append(grouped.begins, len(grouped.rows)))
    last = grouped.rows[grouped.begins + counts - 1]
    order = np.argsort(last, kind="stable")
    longest = _longest(grouped, _filled(begun, 0), _filled(ended, until))
    where = {"first": first[order], "longest": longest[order]}
    found: dict[str, pa.Array] = {"stay": pa.array(last[order].astype(np.int32))}
    found["n_stints"] = pa.array(counts[order])
    found["n_stays"] = pa.array(_stays_of_person(_filled(read("person"), -1)[last])[order])
    found |= {f"{name}_seq": pa.array(rows.astype(np.int32)) for name, rows in where.items()}
    facility = read("facility")
    for name, rows in where.items():
        for what, column in (("facility", facility), ("book_in", begun), ("book_out", ended)):
            found[f"{what}_{name}"] = column.take(pa.array(rows))
    del facility, begun, ended
    for name, column in BONDS:
        found[name] = _least(grouped, read(column)).take(pa.array(order))
    taken = pa.array(last[order])
    del grouped, where, first, last, longest, order
    return pa.table(found | {name: read(name).take(taken) for name in names})


def _grouped(read: Read, begun: pa.Array) -> _Grouped:
    person = _filled(read("person"), -1).astype(np.int32, copy=False)
    stay_in = _filled(read("stay_in"), NONE).astype(np.int64, copy=False)
    keep = _filled(read("keep"), 0) == 1
    rows = np.flatnonzero((person >= 0) & begun.is_valid().to_numpy(zero_copy_only=False))
    person, stay_in, keep = person[rows], stay_in[rows], keep[rows]
    order = by_stay(person, stay_in)
    if order is not None:
        rows, person, stay_in, keep = rows[order], person[order], stay_in[order], keep[order]
    stay = np.cumsum(starts(person, stay_in)) - 1
    begins = np.flatnonzero(starts(stay[keep]))
    seen = np.zeros(int(stay[-1]) + 1 if len(stay) else 0, np.int64)
    seen[stay[keep]] = 1  # a stay of which no row is kept is none
    number = np.where(seen[stay] == 1, (np.cumsum(seen) - 1)[stay], -1)
    return _Grouped(rows[keep], begins, number, rows)


def _filled(column: pa.Array, instead: int) -> NDArray[np.integer]:
    values: NDArray[np.integer] = (column.fill_null(instead) if column.null_count else column).to_numpy()
    return values


def _longest(grouped: _Grouped, begun: NDArray[np.integer], ended: NDArray[np.integer]) -> Whole:
    lasted = np.clip(ended[grouped.rows] - begun[grouped.rows], 0, LONGEST) * 2**31 + grouped.rows
    longest: Whole = np.maximum.reduceat(lasted, grouped.begins) % 2**31 if len(lasted) else lasted
    return longest


def _stays_of_person(person: NDArray[np.integer]) -> Whole:
    """How many stays the person of each stay has; a person's stand together."""
    first = starts(person)
    many: Whole = np.diff(np.append(np.flatnonzero(first), len(person)))[np.cumsum(first) - 1]
    return many


def _least(grouped: _Grouped, column: pa.Array) -> pa.Array:
    """The least that any row of each stay states, kept or not; null where none does."""
    stated = column.is_valid().to_numpy(zero_copy_only=False)[grouped.all_rows] & (grouped.stay_of_all >= 0)
    values = _filled(column, 0)[grouped.all_rows[stated]]
    stay = grouped.stay_of_all[stated]
    found, null = np.zeros(len(grouped.begins), values.dtype), np.ones(len(grouped.begins), np.bool_)
    if len(stay):
        begins = np.flatnonzero(starts(stay))
        found[stay[begins]] = np.minimum.reduceat(values, begins)
        null[stay[begins]] = False
    return pa.array(found, mask=null)


def chain_rows(person: NDArray[np.integer], wanted: int) -> tuple[int, int]:
    """From which row until before which a person's rows stand; `person` has no nulls in it."""
    low, high = np.searchsorted(person, (wanted, wanted + 1))
    return int(low), int(high)
