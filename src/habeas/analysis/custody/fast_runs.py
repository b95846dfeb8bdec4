"""Running maxima within runs of a sorted column, by numpy: what the fast paths share."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from habeas.analysis.errors import AnalysisError

Whole = NDArray[np.int64]


def starts(*keys: NDArray[np.integer]) -> NDArray[np.bool_]:
    """Whether each row is the first of a run of rows that agree in every key."""
    found = np.zeros(len(keys[0]), np.bool_)
    found[:1] = True
    for key in keys:
        found[1:] |= key[1:] != key[:-1]
    return found


def reached(first: NDArray[np.bool_], ends: NDArray[np.integer]) -> Whole:
    """The largest end of all earlier rows of each row's run; for the first of a run, under every end.

    Runs are laid one above the other, so that one running maximum does for all of them.
    """
    if not len(ends):
        return np.zeros(0, np.int64)
    low = int(ends.min())
    reach = int(ends.max()) - low + 2
    run = np.cumsum(first, dtype=np.int64)
    if (int(run[-1]) + 1) * reach > 2**62:
        raise AnalysisError("the times lie too far apart for so many people", do="ask it of the SQL instead")
    run *= reach
    laid = ends - (low - 1) + run
    np.maximum.accumulate(laid, out=laid)
    laid[1:] = laid[:-1].copy()
    laid[0] = 0
    laid -= run
    np.maximum(laid, 0, out=laid)
    laid += low - 1
    return laid


def taken(values: NDArray[Any], rows: NDArray[np.intp]) -> NDArray[Any]:
    """These rows of it, all of which there are: that is not looked at again, which takes half the time."""
    return np.take(values, rows, mode="clip")


def rows_of_runs(first: NDArray[np.bool_], some: NDArray[np.intp]) -> NDArray[np.intp]:
    """Every row of the runs that these rows are in, in order; meant for few of many."""
    if not len(some):
        return np.zeros(0, np.intp)
    begins = np.append(np.flatnonzero(first), len(first))
    runs = np.unique(np.searchsorted(begins, some, "right") - 1)
    lengths = begins[runs + 1] - begins[runs]
    before = np.cumsum(lengths) - lengths
    return np.repeat(begins[runs] - before, lengths) + np.arange(int(lengths.sum()))
