"""`gaps_overlaps` by numpy over the sorted columns, many times as fast; a test holds it to the SQL."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from habeas.analysis.custody.fast_parts import NOBODY, in_cache, numbers, whole_people
from habeas.analysis.custody.fast_runs import reached, starts

Whole = NDArray[np.int64]
NO_STAY = np.iinfo(np.int64).min


@dataclass(frozen=True, eq=False)
class GapsOverlaps:
    """The seq and the seconds of each gap and of each overlap, in order."""

    gap_seq: Whole
    gap_seconds: Whole
    overlap_seq: Whole
    overlap_seconds: Whole


def gaps_overlaps(parts: Iterable[pa.Table], *, gap: int, until: int) -> GapsOverlaps:
    """Gaps longer than `gap` seconds within a stay, and overlaps within a person, as the SQL defines them.

    `parts` are consecutive parts of the coded table with seq, person, stay_in, book_in, book_out and keep.
    """
    found = [_of_part(part, gap, until) for part in whole_people(in_cache(parts))]
    none = np.zeros(0, np.int64)
    columns = zip(*found, strict=True) if found else [[none]] * 4
    return GapsOverlaps(*(np.concatenate(list(one)) for one in columns))


def _of_part(part: pa.Table, gap: int, until: int) -> tuple[Whole, Whole, Whole, Whole]:
    person = numbers(part, "person", NOBODY)
    counts = (person != NOBODY) & (numbers(part, "keep", 0) == 1)
    counts &= part["book_in"].is_valid().to_numpy()
    person, seq = person[counts], numbers(part, "seq", 0)[counts]
    begun, ended = numbers(part, "book_in", until)[counts], numbers(part, "book_out", until)[counts]
    still_in = part["book_out"].is_null().to_numpy()[counts]
    ends = np.maximum(ended, begun)
    rows, since = _since(person, numbers(part, "stay_in", NO_STAY)[counts], begun, ends)
    long = np.flatnonzero(since > gap)
    long = long[np.argsort(rows[long], kind="stable")]
    first = starts(person)
    latest = reached(first, np.where(still_in, begun, ends))
    over = np.flatnonzero((latest > begun) & ~first & (ended > begun))
    return seq[rows[long]], since[long], seq[over], np.minimum(latest[over], ended[over]) - begun[over]


def _since(
    person: NDArray[np.integer], stay_in: NDArray[np.integer], begun: Whole, ends: Whole
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


def by_stay(person: NDArray[np.integer], stay_in: NDArray[np.integer]) -> NDArray[np.intp] | None:
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
