"""`headcount` by numpy over the sorted columns, several times as fast; a test holds it to the SQL."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from habeas.analysis.custody.fast_parts import memory_is_kept, numbers, whole_people
from habeas.analysis.custody.fast_runs import reached, rows_of_runs, starts, taken
from habeas.analysis.wall_days import DAY_S

NOT_STATED = -2
"""The code that rows without a facility are counted under."""

AT_ONCE = 32
"""Parts that are counted into the days at once: what is counted into is not in cache while a part is worked
on, and what waits takes little memory however long the table is."""

Short = NDArray[np.int32]
ONE = np.int32(1)
"""Of the type that it is added to: numpy's `at` is ten times as slow where they differ."""


@dataclass(frozen=True, eq=False)
class Held:
    """Headcounts: a row for each facility code from -2 on, a column for each day from `low`."""

    low: int
    counts: Short


def headcount(
    parts: Iterable[pa.Table], *, low: int, high: int, until: int, option: Mapping[str, int]
) -> Held:
    """Who is held at each facility on each day from `low` to `high`, as `headcount.sql` defines it.

    `parts` are consecutive parts of the coded table with facility, book_in, book_out, keep, and, where people
    are counted, person; `option` is one of `queries.HEADCOUNTS`.
    """
    memory_is_kept()
    days = high - low + 2
    steps, begins, ends = np.zeros(0, np.int32), list[Short](), list[Short]()
    for part in whole_people(parts) if option["distinct"] else parts:
        place, since, upto = _where_when(part, low, high, until, option)
        place *= np.int32(days)
        place -= np.int32(low)
        begins.append(place + since)
        within = upto <= high  # who is held past the last day leaves on none of them
        ends.append((place + upto)[within])
        if len(begins) == AT_ONCE:
            steps = _counted(steps, begins, ends)
            begins, ends = [], []
    steps = _counted(steps, begins, ends)
    dense = np.zeros((-(-len(steps) // days), days), np.int32)
    dense.reshape(-1)[: len(steps)] = steps
    return Held(low, np.cumsum(dense, axis=1, dtype=np.int32)[:, :-1])


def _where_when(
    part: pa.Table, low: int, high: int, until: int, option: Mapping[str, int]
) -> tuple[Short, Short, Short]:
    """Of each row that counts, its facility's code from 0 on, since and until before which day."""
    place = numbers(part, "facility", NOT_STATED) - np.int32(NOT_STATED)
    since, upto = _spans(part, low, high, until, option)
    if option["distinct"]:
        _once(numbers(part, "person", -1), place, since, upto)
    rows = np.flatnonzero(upto > since)
    return taken(place, rows), taken(since, rows), taken(upto, rows)


def _counted(steps: Short, begins: list[Short], ends: list[Short]) -> Short:
    """The steps with these: one more where a stint begins, one less where it ends; longer where need be."""
    many = max((int(one.max()) + 1 for one in (*begins, *ends) if len(one)), default=0)
    if many > len(steps):
        steps = np.append(steps, np.zeros(many - len(steps), np.int32))
    for count, some in ((np.add, begins), (np.subtract, ends)):
        few = _few(some, len(steps))
        if few is not None:
            count(steps, few, out=steps)
            continue
        for one in some:
            count.at(steps, one, ONE)
    return steps


def _few(some: list[Short], many: int) -> NDArray[np.uint8] | None:
    """How many begin, or end, at each step, in bytes, which stay in cache; None where one has over 255."""
    found = np.zeros(many, np.uint8)
    for one in some:
        np.add.at(found, one, np.uint8(1))
    is_whole = int(found.sum(dtype=np.int64)) == sum(map(len, some))
    return found if is_whole else None


def _spans(part: pa.Table, low: int, high: int, until: int, option: Mapping[str, int]) -> tuple[Short, Short]:
    """Since and until before which day each row counts, within the days asked for; never, where it does not.

    What is outside those days cannot make two stints of one, so it may be cut off first.
    """
    begun, ended = numbers(part, "book_in", until), numbers(part, "book_out", until)
    since, upto = _day(begun, option["in_shift"]), _day(ended, option["out_shift"])
    for days in (since, upto):
        np.clip(days, low, high + 1, out=days)
    never = ended <= begun
    if not option["marked"]:
        never |= numbers(part, "keep", 0) == 0
    if part["book_in"].null_count:
        never |= part["book_in"].is_null().to_numpy()
    np.copyto(upto, since, where=never)
    return since, upto


def _day(seconds: NDArray[np.integer], shift: int) -> Short:
    """The day of each time; by 32 bits where they are enough, which is several times as fast."""
    if len(seconds) and int(seconds.min()) >= 0 and int(seconds.max()) + shift < 2**32:
        short = seconds.astype(np.uint32)
        short += np.uint32(shift)
        short //= np.uint32(DAY_S)
        return short.view(np.int32)
    return ((seconds + shift) // DAY_S).astype(np.int32)


def _once(person: NDArray[np.integer], place: Short, since: Short, upto: Short) -> None:
    """Let days that an earlier stint of the person at the facility has counted begin no sooner than it ends.

    Only the rows of people who are anywhere twice on a day can change; they are few, and sorted anew. Nobody
    is, of whom each row begins where the one before has ended and ends no sooner than it.
    """
    first = starts(person)
    near = (since[1:] < upto[:-1]) | (upto[1:] < upto[:-1])
    rows = rows_of_runs(first, np.flatnonzero(near & ~first[1:]) + 1)
    rows = rows[(upto[rows] > since[rows]) & (person[rows] >= 0)]
    first = starts(person[rows])
    twice = (reached(first, upto[rows]) > since[rows]) & ~first
    rows = rows[rows_of_runs(first, np.flatnonzero(twice))]
    rows = rows[np.lexsort((since[rows], place[rows], person[rows]))]
    own = starts(person[rows], place[rows])
    had = np.where(own, since[rows], reached(own, upto[rows]))
    since[rows] = np.minimum(np.maximum(since[rows], had), upto[rows])
