"""Of how many people the stints at each facility are: in a month, and over all the days of an edition."""

from collections.abc import Iterable

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from habeas.analysis.custody.fast_parts import NOBODY, numbers, whole_people
from habeas.analysis.custody.fast_runs import starts
from habeas.analysis.wall_days import DAY_S
from habeas.pages.facility import People
from habeas.workflow.holding_window import Window

Whole = NDArray[np.int64]

NEVER = -(2**62)
"""What a time that is not stated is read as: before every day."""


def people(parts: Iterable[pa.Table], span: Window, rows: int) -> tuple[People, ...]:
    """The people of the facilities by code from -2 on, of which there are `rows`; `parts` are by person.

    Who comes and leaves is counted over what `holding` counts as arrivals and departures, and who is present
    over every row of which any part of the days lies in the month. A row without an id is a person.
    """
    month = _months(span)
    days, months = len(month), int(month[-1]) + 1
    once = np.zeros((2, rows * days), np.int32)
    ever = np.zeros((2, rows), np.int64)
    present = np.zeros(rows * months, np.int32)
    for part in whole_people(parts):
        whose = _whose(part, rows)
        for way, name in enumerate(("book_in", "book_out")):
            real = numbers(part, "duplicate", 0) % 4 == 0
            on = numbers(part, name, NEVER) // DAY_S - span.first
            here = real & (on >= 0) & (on < days)
            each, day = np.divmod(np.unique(whose[here] * days + on[here]), days)
            place = each % rows
            first = starts(each, month[day])
            once[way] += np.bincount((place * days + day)[first], minlength=rows * days).astype(np.int32)
            ever[way] += np.bincount(place[starts(each)], minlength=rows)
        there = _present(part, whose, span, month)
        place = (there // months % rows) * months + there % months
        present += np.bincount(place, minlength=rows * months).astype(np.int32)
    arrived, left = once.reshape(2, rows, days)
    by_month = present.reshape(rows, months)
    return tuple(
        People(arrived[at], left[at], by_month[at], int(ever[0, at]), int(ever[1, at])) for at in range(rows)
    )


def _months(span: Window) -> Whole:
    """Which month each day lies in, from 0."""
    days = np.arange(span.first, span.last + 1).astype("datetime64[D]")
    months = days.astype("datetime64[M]").astype(np.int64)
    return np.asarray(months - months[0], np.int64)


def _whose(part: pa.Table, rows: int) -> Whole:
    """A number for each row that it has in common with those of one person at one facility."""
    person = numbers(part, "person", NOBODY).astype(np.int64)
    nobody = (person < 0) | (person == NOBODY)
    person[nobody] = NOBODY + np.flatnonzero(nobody)
    return person * rows + numbers(part, "facility", -2) + 2


def _present(part: pa.Table, whose: Whole, span: Window, month: Whole) -> Whole:
    """For each person, facility and month with any part of a stint in it one number."""
    begun = numbers(part, "book_in", NEVER).astype(np.int64)
    ended = numbers(part, "book_out", span.until).astype(np.int64)
    since = np.clip(begun // DAY_S - span.first, 0, len(month))
    upto = np.clip(ended // DAY_S + 1 - span.first, 0, len(month))
    rows = np.flatnonzero((begun > NEVER) & (ended > begun) & (upto > since))
    first, last = month[since[rows]], month[upto[rows] - 1]
    times = last - first + 1
    each = np.repeat(np.arange(len(rows)), times)
    nth = np.arange(len(each)) - np.repeat(np.cumsum(times) - times, times)
    return np.unique(whose[rows][each] * (int(month[-1]) + 1) + first[each] + nth)
