"""`gaps_overlaps` by numpy over the sorted columns, many times as fast; a test holds it to the SQL."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from habeas.analysis.custody.fast_parts import NOBODY, memory_is_kept, numbers, whole_people
from habeas.analysis.custody.fast_runs import reached, rows_of_runs, starts, taken

Numbers = NDArray[np.integer]
Whole = NDArray[np.int64]
Found = tuple[NDArray[np.intp], Numbers]
"""Rows, and the seconds of each."""

NO_STAY = np.iinfo(np.int64).min


@dataclass(frozen=True, eq=False)
class GapsOverlaps:
    """The seq and the seconds of each gap and of each overlap, in order."""

    gap_seq: Numbers
    gap_seconds: Numbers
    overlap_seq: Numbers
    overlap_seconds: Numbers


@dataclass(frozen=True, eq=False)
class _Stints:
    """Stints that count, by person; `still_in` is None where every one has a book-out."""

    person: Numbers
    stay_in: Numbers
    begun: Numbers
    ended: Numbers
    still_in: NDArray[np.bool_] | None

    @cached_property
    def first(self) -> NDArray[np.bool_]:
        """Whether each is its person's first."""
        return starts(self.person)

    def of(self, rows: NDArray[np.intp]) -> "_Stints":
        """These rows of them."""
        still_in = None if self.still_in is None else self.still_in[rows]
        return _Stints(self.person[rows], self.stay_in[rows], self.begun[rows], self.ended[rows], still_in)


def gaps_overlaps(parts: Iterable[pa.Table], *, gap: int, until: int) -> GapsOverlaps:
    """Gaps longer than `gap` seconds within a stay, and overlaps within a person, as the SQL defines them.

    `parts` are consecutive parts of the coded table with seq, person, stay_in, book_in, book_out and keep.
    """
    memory_is_kept()
    found = [_of_part(part, gap, until) for part in whole_people(parts)]
    none = np.zeros(0, np.int64)
    columns = zip(*found, strict=True) if found else [[none]] * 4
    return GapsOverlaps(*(np.concatenate(list(one)) for one in columns))


def _of_part(part: pa.Table, gap: int, until: int) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """By the row before each; and by all before it for people of whom that may not be the latest end."""
    person = numbers(part, "person", NOBODY)
    counts = (person != NOBODY) & (numbers(part, "keep", 0) == 1)
    if part["book_in"].null_count:
        counts &= part["book_in"].is_valid().to_numpy()
    at = np.flatnonzero(counts)
    open_rows = part["book_out"].is_null().to_numpy() if part["book_out"].null_count else None
    stints = _Stints(
        taken(person, at),
        taken(numbers(part, "stay_in", NO_STAY), at),
        taken(numbers(part, "book_in", until), at),
        taken(numbers(part, "book_out", until), at),
        None if open_rows is None else taken(open_rows, at),
    )
    tangled, gaps, overlaps = _by_neighbours(stints, gap)
    rows = rows_of_runs(stints.first, np.flatnonzero(tangled))
    if len(rows):
        tangled[rows] = True
        gaps, overlaps = (
            _joined(near, rows, far, tangled)
            for near, far in zip((gaps, overlaps), _by_all_before(stints.of(rows), gap), strict=True)
        )
    seq = numbers(part, "seq", 0)
    return seq[at[gaps[0]]], gaps[1], seq[at[overlaps[0]]], overlaps[1]


def _by_neighbours(stints: _Stints, gap: int) -> tuple[NDArray[np.bool_], Found, Found]:
    """Rows of people who are to be looked at in full; and gaps and overlaps by the row before alone.

    That row has the latest end of all before it where a person's stints end in the order in which they begin
    and the stays follow one another.
    """
    begun, ended, stay_in = stints.begun, stints.ended, stints.stay_in
    follows = ~stints.first[1:]
    tangled = ended < begun
    tangled[1:] |= follows & ((ended[1:] < ended[:-1]) | (stay_in[1:] < stay_in[:-1]))
    if stints.still_in is not None:
        tangled |= stints.still_in
    since = begun[1:] - ended[:-1]
    gaps = np.flatnonzero(follows & (since > gap) & (stay_in[1:] == stay_in[:-1])) + 1
    over = np.flatnonzero(follows & (since < 0) & (ended[1:] > begun[1:])) + 1
    return tangled, (gaps, since[gaps - 1]), (over, np.minimum(ended[over - 1], ended[over]) - begun[over])


def _by_all_before(stints: _Stints, gap: int) -> tuple[Found, Found]:
    """Gaps and overlaps by the latest end of all earlier stints."""
    ends = np.maximum(stints.ended, stints.begun)
    rows, since = _since(stints.person, stints.stay_in, stints.begun, ends)
    long = np.flatnonzero(since > gap)
    known = ends if stints.still_in is None else np.where(stints.still_in, stints.begun, ends)
    latest = reached(stints.first, known)
    over = np.flatnonzero((latest > stints.begun) & ~stints.first & (stints.ended > stints.begun))
    lasts = np.minimum(latest[over], stints.ended[over]) - stints.begun[over]
    return (rows[long], since[long]), (over, lasts)


def _joined(near: Found, rows: NDArray[np.intp], far: Found, tangled: NDArray[np.bool_]) -> Found:
    """What was found by neighbours of other people, and of these rows by all before, in the rows' order."""
    clear = ~tangled[near[0]]
    at = np.concatenate([near[0][clear], rows[far[0]]])
    order = np.argsort(at)
    return at[order], np.concatenate([near[1][clear], far[1]])[order]


def _since(
    person: Numbers, stay_in: Numbers, begun: Numbers, ends: Numbers
) -> tuple[NDArray[np.intp], Whole]:
    """Rows with each stay's together, and the seconds since what was before in the stay; 0 for its first."""
    order = by_stay(person, stay_in)
    if order is None:
        order = np.arange(len(person))
    else:
        person, stay_in, begun, ends = person[order], stay_in[order], begun[order], ends[order]
    first = starts(person, stay_in)
    since = begun - reached(first, ends)
    since[first] = 0
    return order, since


def by_stay(person: Numbers, stay_in: Numbers) -> NDArray[np.intp] | None:
    """The rows with each stay's together, in their order; None where they stand so already.

    A person's stays that begin one after another stand so; only the rows of the rest are sorted.
    """
    first = starts(person)
    back = np.flatnonzero((stay_in[1:] < stay_in[:-1]) & ~first[1:]) + 1
    if not len(back):
        return None
    run = np.cumsum(first) - 1
    mixed = np.zeros(int(run[-1]) + 1, np.bool_)
    mixed[run[back]] = True
    rows = np.flatnonzero(mixed[run])
    order = np.arange(len(person))
    order[rows] = rows[np.lexsort((stay_in[rows], person[rows]))]
    return order
