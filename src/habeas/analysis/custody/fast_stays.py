"""`stays` by numpy over the sorted columns, part by part; a test holds it to the SQL."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from habeas.analysis.custody.fast_gaps import NO_STAY, by_stay
from habeas.analysis.custody.fast_parts import (
    NOBODY,
    array,
    as_they_lie,
    memory_is_kept,
    numbers,
    rows_of,
    stated,
    whole_people,
)
from habeas.analysis.custody.fast_runs import starts

Whole = NDArray[np.int64]
Numbers = NDArray[np.integer]

LONGEST = 2**31 - 1
BONDS = (
    ("bond_set_lowest", "bond_set_amount"),
    ("bond_set_earliest", "bond_set_date"),
    ("bond_posted_lowest", "bond_posted_amount"),
    ("bond_posted_earliest", "bond_posted_date"),
)


@dataclass(frozen=True, eq=False)
class _Grouped:
    """Kept rows, each stay's together; where each stay begins among them; the stay of every row, or -1."""

    rows: Whole
    begins: Whole
    stay: Whole


def stays(parts: Iterable[pa.Table], *, until: int) -> Iterator[pa.Table]:
    """Every stay with the columns of `stays.sql`, in tables as they come, by person.

    `parts` are consecutive parts of the coded table with every column that is wanted of the last stint.
    """
    memory_is_kept()
    for part in whole_people(parts):
        grouped = _grouped(part)
        if len(grouped.begins):
            yield _of_part(part, grouped, until)


def _of_part(part: pa.Table, grouped: _Grouped, until: int) -> pa.Table:
    counts = np.diff(np.append(grouped.begins, len(grouped.rows)))
    last = grouped.rows[grouped.begins + counts - 1]
    person = numbers(part, "person", NOBODY)[last]
    where = {
        "first": grouped.rows[grouped.begins],
        "longest": _longest(part, grouped, until),
    }
    seq = array(part, "seq")
    found = {"stay": rows_of(seq, last), "n_stints": pa.array(counts)}
    found["n_stays"] = pa.array(_stays_of_person(person))
    found |= {f"{name}_seq": rows_of(seq, rows) for name, rows in where.items()}
    for name, rows in where.items():
        for column in ("facility", "book_in", "book_out"):
            found[f"{column}_{name}"] = rows_of(array(part, column), rows)
    found |= {name: _least(grouped, array(part, column)) for name, column in BONDS}
    return pa.table(found | {name: rows_of(array(part, name), last) for name in part.column_names})


def _grouped(part: pa.Table) -> _Grouped:
    person = numbers(part, "person", NOBODY)
    rows = np.flatnonzero((person != NOBODY) & stated(array(part, "book_in")))
    of_row, stay_in = person[rows], numbers(part, "stay_in", NO_STAY)[rows]
    order = by_stay(of_row, stay_in)
    if order is not None:
        rows, of_row, stay_in = rows[order], of_row[order], stay_in[order]
    keep = numbers(part, "keep", 0)[rows] == 1
    first = starts(of_row, stay_in)
    run = np.cumsum(first) - 1
    # A stay of which no row is kept is none.
    real = np.zeros(int(run[-1]) + 1 if len(run) else 0, np.bool_)
    real[run[keep]] = True
    number = np.where(real, np.cumsum(real) - 1, -1)
    stay = np.full(len(person), -1, np.int64)
    stay[rows] = number[run]
    kept = rows[keep]
    return _Grouped(kept, np.flatnonzero(starts(stay[kept])), stay)


def _longest(part: pa.Table, grouped: _Grouped, until: int) -> Whole:
    lasted = numbers(part, "book_out", until)[grouped.rows] - numbers(part, "book_in", until)[grouped.rows]
    packed = np.clip(lasted, 0, LONGEST) * 2**31 + grouped.rows
    found: Whole = np.maximum.reduceat(packed, grouped.begins) & LONGEST
    return found


def _stays_of_person(person: Numbers) -> Whole:
    """How many stays the person of each stay has; a person's stand together."""
    first = starts(person)
    many: Whole = np.diff(np.append(np.flatnonzero(first), len(person)))[np.cumsum(first) - 1]
    return many


def _least(grouped: _Grouped, column: pa.Array) -> pa.Array:
    """The least that any row of each stay states, kept or not; null where none does."""
    rows = np.flatnonzero(stated(column))
    stay, values = grouped.stay[rows], as_they_lie(column)[rows]
    if (stay < 0).any() or (stay[1:] < stay[:-1]).any():
        order = np.argsort(stay, kind="stable")
        order = order[np.searchsorted(stay[order], 0) :]
        stay, values = stay[order], values[order]
    null = np.ones(len(grouped.begins), np.bool_)
    found = np.zeros(len(grouped.begins), values.dtype)
    if len(stay):
        begins = np.flatnonzero(starts(stay))
        found[stay[begins]] = np.minimum.reduceat(values, begins)
        null[stay[begins]] = False
    return pa.array(found, mask=null)
