"""`gaps_overlaps` by numpy over the sorted columns, many times as fast; a test holds it to the SQL."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from habeas.analysis.custody.fast_runs import reached, starts

Whole = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class GapsOverlaps:
    """Places among the rows given, and seconds, of gaps and of overlaps."""

    gap_rows: Whole
    gap_seconds: Whole
    overlap_rows: Whole
    overlap_seconds: Whole


def gaps_overlaps(
    person: NDArray[np.int32],
    stay_in: Whole,
    book_in: Whole,
    book_out: Whole,
    still_in: NDArray[np.bool_],
    *,
    gap: int,
) -> GapsOverlaps:
    """Gaps longer than `gap` seconds within a stay, and overlaps within a person, as the SQL defines them.

    Rows in the order of the coded table: kept, of a person, with a book-in. Open stints (`still_in`) have
    `until` as their book-out; a stay_in that is not stated is any one number that is none.
    """
    order = by_stay(person, stay_in)
    begun, ends = book_in, np.maximum(book_out, book_in)
    whose = person
    if order is None:
        stays = starts(whose, stay_in)
        since = begun - reached(stays, ends)
    else:
        stays = starts(whose[order], stay_in[order])
        since = begun[order] - reached(stays, ends[order])
    long = np.flatnonzero((since > gap) & ~stays)
    gap_rows = long if order is None else order[long]
    first = starts(whose)
    latest = reached(first, np.where(still_in, begun, np.maximum(book_out, begun)))
    over = np.flatnonzero((latest > begun) & ~first & (book_out > begun))
    lasts = np.minimum(latest[over], book_out[over]) - begun[over]
    in_order = np.argsort(gap_rows, kind="stable")
    return GapsOverlaps(gap_rows[in_order], since[long][in_order], over, lasts)


def by_stay(person: NDArray[np.int32], stay_in: Whole) -> NDArray[np.intp] | None:
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
