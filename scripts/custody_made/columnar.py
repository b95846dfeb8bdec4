"""Millions of made stints as integers, in one pass of numpy: what speed and growth are measured on.

The shares are those of the set that custody-releases.md, section 5 was measured on: 0.36 people and 0.42
stays a stint; of the rows, 2 % repeat another with a higher bond, 0.05 % repeat one exactly, 0.6 % are a
second book-in of the same day at the same place, 0.02 % end before they begin, about 1.5 % are followed by
a gap of over 24 hours in the stay and 1 % overlap the next; 0.4 % of people have no id. Stays of one person
lie in separate parts of the years 2016-2025. Who is still in on the last day has no book-out.

    coded_stints(5_000_000, seed=1)   the coded table, sorted: 43 columns of the release, and seq, file,
                                      sheet, row, duplicate, keep
    stint_texts(5_000_000, seed=1)    the texts of each coded column, by code
    raw.raw_stints(path, 5_000_000, seed=1)   the same rows as a release would give them

`duplicate` is what was planted, not what a rule found. By construction no two other rows of a person share
facility and day: the hold rooms of a stay are all different, and any other stint lasts a day or more.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import shake_256

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray
from scripts.custody_made.columnar_attributes import (
    NULL,
    TEXTS,
    TRANSFERRED,
    Values,
    bonds,
    of_people,
    of_stays,
    places,
)

from habeas.reference.custody_layouts import LAYOUTS

Whole = NDArray[np.int64]
Short = NDArray[np.int32]

MINUTE, DAY = 60, 86_400
BEGUN, RELEASED = 1_451_606_400, 1_767_225_540  # 2016-01-01 00:00 and 2025-12-31 23:59, wall clock
PEOPLE, STAYS = 0.36, 0.42
BOND, EXACT, SAME_DAY = 0.02, 0.0005, 0.006
NO_ID, REVERSED, GAP, OVERLAP = 0.004, 0.0002, 0.015, 0.01
SAYS_EXACT, SAYS_BOND, SAYS_SAME_DAY = 1, 2, 4
FIRST_ROW = 8
"""Where data begins in a sheet with six banner rows and a heading."""

LAST = ("seq", "file", "sheet", "row", "duplicate", "keep")
"""The columns that are ours, not the release's."""

COLUMNS = tuple(field.name for layout in LAYOUTS if layout.table == "stints" for field in layout.fields)
"""Every column that stints may have, in the order in which a coded table has them."""

MOMENTS = ("stay_in", "book_in", "book_out", "stay_out")
MONEY = ("bond_posted_amount", "bond_set_amount")


@dataclass(frozen=True, eq=False)
class _Stints:
    """Stints in the order of stay and time: which stay, whose each stay is, since and until when, where."""

    stay: Short
    whose: Short
    begun: Whole
    ended: Whole
    facility: Short


def coded_stints(rows: int, seed: int) -> pa.Table:
    """So many made stints as the coded table of an edition: sorted, every column an integer."""
    draw = np.random.default_rng(seed)
    people, stays = _sizes(rows)
    repeats = [int(rows * share) for share in (BOND, EXACT, SAME_DAY)]
    stints = _stints(draw, rows - sum(repeats), people, stays)
    columns = _columns(draw, stints, _persons(people, seed), repeats)
    return _table(columns, _order(columns))


def stint_texts(rows: int, seed: int) -> dict[str, pa.Array]:
    """The texts of each coded column of `coded_stints` with the same arguments, by code."""
    known = int(_persons(_sizes(rows)[0], seed).max()) + 1
    return {"person": ids(known, seed)} | {name: pa.array(texts) for name, texts in TEXTS.items()}


def ids(many: int, seed: int) -> pa.Array:
    """So many ids of 40 hexadecimal digits, of nobody: a hash of the seed and nothing else, in order."""
    digits = shake_256(f"custody made {seed}".encode()).hexdigest(20 * many)
    offsets = pa.py_buffer(np.arange(0, 40 * many + 1, 40, dtype=np.int32))
    found = pa.StringArray.from_buffers(many, offsets, pa.py_buffer(digits.encode()))
    return found.take(pc.array_sort_indices(found))


def _sizes(rows: int) -> tuple[int, int]:
    return max(1, round(rows * PEOPLE)), max(1, round(rows * STAYS))


def _persons(people: int, seed: int) -> Short:
    """The code of each person's id, NULL for those that have none."""
    known = np.random.default_rng([seed, 1]).random(people) >= NO_ID
    return np.where(known, np.cumsum(known) - 1, NULL).astype(np.int32)


def _stints(draw: np.random.Generator, rows: int, people: int, stays: int) -> _Stints:
    whose = np.sort(np.concatenate([np.arange(people), draw.integers(0, people, stays - people)]))
    sizes = 1 + np.bincount(draw.integers(0, stays, rows - stays), minlength=stays)
    stay = np.repeat(np.arange(stays, dtype=np.int32), sizes)
    first = np.cumsum(sizes) - sizes
    facility, long = _where(draw, stay, np.arange(rows) - first[stay])
    days = DAY + draw.exponential(24 * DAY, rows).astype(np.int64)
    lasted = np.where(long, days // MINUTE, draw.integers(30, 23 * 60, rows)) * MINUTE
    since = _since_stay_began(draw, lasted, first[stay])
    begun = _stays_begin(draw, whose, since[first + sizes - 1])[stay] + since
    ended = begun + lasted
    wrong = draw.choice(rows, int(rows * REVERSED), replace=False)
    ended[wrong] = begun[wrong] - MINUTE * draw.integers(1, 600, len(wrong))
    return _Stints(stay, whose.astype(np.int32), begun, ended, facility)


def _where(draw: np.random.Generator, stay: Short, at: Whole) -> tuple[Short, NDArray[np.bool_]]:
    """The facility of each stint, `at` in its stay, and whether it is a long one: the rest are held."""
    rooms, rest = places(hold=True), places(hold=False)
    long = draw.random(len(stay)) < np.where(at == 0, 0.45, 0.85)
    popular = (len(rest) * draw.random(len(stay)) ** 3).astype(np.int32)
    room = (draw.integers(0, len(rooms), int(stay[-1]) + 1)[stay] + at) % len(rooms)
    return np.where(long, rest[popular], rooms[room]).astype(np.int32), long


def _since_stay_began(draw: np.random.Generator, lasted: Whole, first: Whole) -> Whole:
    """Seconds from the start of the stay to each stint, by those before it, what lay between and over."""
    kind = draw.random(len(lasted))
    step = lasted + MINUTE * draw.integers(0, 240, len(lasted))
    followed = len(lasted) / max(1, len(lasted) - len(np.unique(first)))  # the last of a stay is not
    gap = np.flatnonzero(kind < GAP * followed)
    step[gap] = lasted[gap] + DAY + MINUTE * draw.integers(1, 28 * 24 * 60, len(gap))
    long = lasted > 3 * DAY
    over = np.flatnonzero((kind > 1 - OVERLAP * followed / max(long.mean(), 0.01)) & long)
    step[over] = lasted[over] - MINUTE * draw.integers(10, 24 * 60, len(over))
    before: Whole = np.cumsum(step) - step
    since: Whole = before - before[first]
    return since


def _stays_begin(draw: np.random.Generator, whose: Whole, last: Whole) -> Whole:
    """When each stay begins: those of a person in as many equal parts of the years, none after the release.

    `last` is the seconds from the start of each stay to its last stint.
    """
    many = np.bincount(whose)
    at = np.arange(len(whose)) - (np.cumsum(many) - many)[whose]
    part = (RELEASED - BEGUN) / many[whose]
    used = np.where(at == many[whose] - 1, 1, 0.9)  # so that the next seldom begins before one has ended
    begins = BEGUN + ((at + used * draw.random(len(whose))) * part).astype(np.int64)
    return np.minimum(begins, RELEASED - MINUTE - last) // MINUTE * MINUTE


def _columns(
    draw: np.random.Generator, stints: _Stints, persons: Short, repeats: list[int]
) -> dict[str, Values]:
    known = np.flatnonzero(persons[stints.whose[stints.stay]] != NULL)
    bond, exact, again = _chosen(draw, stints, known, repeats)
    base = len(stints.stay)
    source = np.concatenate([np.arange(base), bond, exact, again])
    mask = np.repeat([0, SAYS_BOND, SAYS_EXACT, 0], [base, len(bond), len(exact), len(again)])
    mask[again] = SAYS_SAME_DAY  # of two book-ins of a day it is the first that is marked
    starts = np.flatnonzero(np.diff(stints.stay, prepend=-1))
    stay_out = np.maximum.reduceat(stints.ended, starts)
    stay_out[stay_out > RELEASED] = 0
    own = bonds(draw, stints.begun, bond) | {"book_in": stints.begun, "book_out": stints.ended}
    own |= {"facility": stints.facility, "facility_name": stints.facility}
    stay = stints.stay[source]
    columns: dict[str, Values] = {name: values[source] for name, values in own.items()}
    columns |= _of_the_stay(draw, stints.begun[starts], stay_out, stay)
    for name, values in ({"person": persons} | of_people(draw, len(persons))).items():
        columns[name] = values[stints.whose[stay]]
    columns["bond_set_amount"][base : base + len(bond)] += 100_000
    _book_in_again(draw, columns, again, slice(len(source) - len(again), None))
    columns["book_out"][columns["book_out"] > RELEASED] = NULL
    columns["duplicate"] = mask.astype(np.int32)
    columns["release_reason"] = _reasons(columns, source, starts)
    copies = np.arange(base + len(bond), base + len(bond) + len(exact))
    return columns | _read_from(draw, columns["book_in"], exact, copies)


def _chosen(
    draw: np.random.Generator, stints: _Stints, known: Whole, repeats: list[int]
) -> tuple[Whole, Whole, Whole]:
    """The stints that stand again with another bond, exactly, and as two book-ins of one day."""
    bond, exact, again = repeats
    chosen = draw.choice(known, bond + exact, replace=False)
    free = np.ones(len(stints.stay), np.bool_)
    free[chosen] = False
    fits = (stints.ended - stints.begun > DAY) & (stints.begun % DAY < 20 * 3_600)
    able = known[(free & fits & (stints.begun < RELEASED - DAY))[known]]
    return chosen[:bond], chosen[bond:], draw.choice(able, again, replace=False)


def _of_the_stay(
    draw: np.random.Generator, stay_in: Whole, stay_out: Whole, stay: Short
) -> dict[str, Values]:
    found = of_stays(draw, stay_out)
    found["stay_in"] = stay_in
    found["stay_out"] = np.where(stay_out > 0, stay_out, NULL)
    found["stay_out_date"] = np.where(stay_out > 0, stay_out // DAY, NULL).astype(np.int32)
    return {name: values[stay] for name, values in found.items()}


def _book_in_again(
    draw: np.random.Generator, columns: dict[str, Values], first: Whole, second: slice
) -> None:
    """Let those stints end within the hour, and stand a second time from within the next on."""
    left = columns["book_in"][first] + MINUTE * draw.integers(10, 60, len(first))
    columns["book_out"][first] = left
    columns["book_in"][second] = left + MINUTE * draw.integers(10, 60, len(first))


def _reasons(columns: Mapping[str, Values], source: Whole, starts: Whole) -> Short:
    """Why each stint ended: transferred, but for the last of a stay, which ends as the stay does."""
    last = np.zeros(int(source.max()) + 1, np.bool_)
    last[starts[1:] - 1] = True
    last[-1] = True
    ends = last[source] & (columns["duplicate"] != SAYS_SAME_DAY)
    reason = np.where(ends, columns["stay_release_reason"], TRANSFERRED)
    return np.where(columns["book_out"] == NULL, NULL, reason).astype(np.int32)


def _read_from(draw: np.random.Generator, book_in: Values, exact: Whole, copies: Whole) -> dict[str, Values]:
    """Where each row stands: one file a fiscal year, one sheet, in no order; copies after what they copy."""
    months = book_in.astype("datetime64[s]").astype("datetime64[M]").astype(np.int64) + 3
    file = (months // 12 - (BEGUN // (365 * DAY))).astype(np.int32)
    shuffled = draw.permutation(len(file)).astype(np.int32)
    shuffled = shuffled[np.argsort(file[shuffled], kind="stable")]
    first = np.searchsorted(file[shuffled], np.arange(int(file.max()) + 1))
    row = np.empty(len(file), np.int32)
    row[shuffled] = np.arange(len(file)) - first[file[shuffled]] + FIRST_ROW
    row[exact], row[copies] = np.minimum(row[exact], row[copies]), np.maximum(row[exact], row[copies])
    return {"file": file, "sheet": np.zeros(len(file), np.int32), "row": row}


def _order(columns: Mapping[str, Values]) -> NDArray[np.intp]:
    """By person, no person last; book-in; book-out, none last; facility; file; row."""
    person = columns["person"].astype(np.int64)
    person[person == NULL] = 2**31
    out = columns["book_out"].copy()
    out[out == NULL] = 2**40
    begun = (columns["book_in"] - BEGUN) // MINUTE
    place = columns["file"].astype(np.int64) << 32 | columns["row"]
    return np.lexsort((place, out << 12 | columns["facility"], person << 24 | begun))


def _table(columns: dict[str, Values], order: NDArray[np.intp]) -> pa.Table:
    columns["seq"] = np.arange(len(order), dtype=np.int32)
    columns["keep"] = (columns["duplicate"] == 0).astype(np.int32)
    names = sorted(columns.keys() - LAST, key=COLUMNS.index)
    arrays = {name: _array(columns.pop(name), order) for name in names}
    seq = {"seq": pa.array(columns["seq"])}
    return pa.table(seq | arrays | {name: _array(columns.pop(name), order) for name in LAST[1:]})


def _array(values: Values, order: NDArray[np.intp]) -> pa.Array:
    laid = values[order]
    null = laid == NULL
    return pa.array(laid, mask=null) if null.any() else pa.array(laid)
