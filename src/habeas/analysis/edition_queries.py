"""Queries over two editions laid beside one another: changes only, never by person, no small one told.

Each edition is asked by itself, and a facility is compared by the text of its code: codes and ids of one
edition say nothing in another.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from habeas.analysis.custody.queries import query
from habeas.analysis.custody_labels import NOT_STATED, REDACTED
from habeas.analysis.custody_rows import parsed
from habeas.analysis.edition_differences import (
    FACILITY,
    MONTH,
    Differences,
    Grid,
    Two,
    change,
    differences,
    roughly,
)
from habeas.analysis.errors import AnalysisError
from habeas.analysis.small_cells import threshold_of
from habeas.analysis.wall_days import month_name, months_table
from habeas.records.certainty import Certainty

if TYPE_CHECKING:
    from habeas.analysis.coded_tables import CodedTables, Digests
    from habeas.analysis.given import Given

EARLIER, LATER = "earlier", "later"
NOT_TOLD = "not told: it would give away a small difference"

_OTHERS = {REDACTED: "redacted", NOT_STATED: "none stated"}


@lru_cache(maxsize=64)
def by_cell(given: Given, tables: str, parameters: str, threshold: str) -> Differences:
    """What may be told of the kept stints of two editions: parameters by, first and last (both covered).

    The sums by facility and by month are one: what would give a cell away in the one is told in neither.
    """
    asked = json.loads(parameters)
    if asked["by"] not in (FACILITY, MONTH):
        raise AnalysisError("editions are compared by facility or by month", where=asked["by"])
    grid = _counts(given, tables, asked["first"], asked["last"])
    every = {by: differences(grid, by, threshold_of(threshold)) for by in (FACILITY, MONTH)}
    own = every[asked["by"]]
    return own if all(one.rest for one in every.values()) else replace(own, rest=None)


def _counts(given: Given, tables: str, first: str, last: str) -> Grid:
    """Both editions' counts by facility and month."""
    named, days = parsed(tables), (date.fromisoformat(first), date.fromisoformat(last))
    one, two = (_totals(given.coded, named[which], *days) for which in (EARLIER, LATER))
    return {key: (one.get(key, 0), two.get(key, 0)) for key in {*one, *two}}


@lru_cache(maxsize=8)
def _totals(coded: CodedTables, stints: Digests, first: date, last: date) -> Mapping[tuple[str, str], int]:
    """Kept stints with a book-in on these days, by the text of the facility's code and by month."""
    text = f"SELECT * FROM ({query('edition_totals').sql()}) AS t WHERE month >= 0"
    codes = coded.texts(stints, "facility")
    found: Counter[tuple[str, str]] = Counter()
    for one in coded.ask({"stints": stints, "months": months_table(first, last)}, text).to_pylist():
        facility = _OTHERS.get(one["facility"]) or codes[one["facility"]]
        found[facility, month_name(one["month"])] += one["kept_rows"]
    return found


@lru_cache(maxsize=64)
def rows_of(given: Given, tables: str) -> Two:
    """How many rows a table has in the earlier and in the later edition."""
    named = parsed(tables)
    one, two = (
        given.coded.ask({"counted": named[which]}, "SELECT CAST(COUNT(*) AS BIGINT) AS many FROM counted")
        for which in (EARLIER, LATER)
    )
    return int(one["many"][0].as_py()), int(two["many"][0].as_py())


def _rows(given: Given, tables: str, threshold: str) -> str:
    """About how many rows are in either, and about how many more: changes of facilities are parts of it."""
    return roughly(rows_of(given, tables), threshold_of(threshold))


def _rows_differ(given: Given, tables: str) -> str:
    one, two = rows_of(given, tables)
    return str(Certainty.CERTAIN if one != two else Certainty.IMPOSSIBLE)


def _one_cell(given: Given, tables: str, parameters: str, threshold: str, label: str) -> str:
    shown = by_cell(given, tables, parameters, threshold).shown
    if label not in shown:
        raise AnalysisError("this cell is not told by itself", where=label)
    return change(shown[label], threshold_of(threshold))


def _elsewhere(given: Given, tables: str, parameters: str, threshold: str) -> str:
    rest = by_cell(given, tables, parameters, threshold).rest
    return NOT_TOLD if rest is None else change(rest, threshold_of(threshold))


def _elsewhere_differs(given: Given, tables: str, parameters: str, threshold: str) -> str:
    """Whether what is not told by itself differs: open where that is not told and something else is."""
    found = by_cell(given, tables, parameters, threshold)
    if found.rest is None and found.shown:
        return str(Certainty.OPEN)
    same = not found.changed if found.rest is None else found.rest[0] == found.rest[1]
    return str(Certainty.IMPOSSIBLE if same else Certainty.CERTAIN)


def _cell_differs(given: Given, tables: str, parameters: str, label: str) -> str:
    asked = json.loads(parameters)
    place = (FACILITY, MONTH).index(asked["by"])
    grid = _counts(given, tables, asked["first"], asked["last"])
    own = [two for key, two in grid.items() if key[place] == label]
    before, after = (sum(one) for one in zip(*own, strict=True)) if own else (0, 0)
    return str(Certainty.CERTAIN if before != after else Certainty.IMPOSSIBLE)


EDITION_QUERIES: Mapping[str, Callable[..., str]] = {
    "rows of two editions": _rows,
    "rows of two editions differ": _rows_differ,
    "cell of two editions": _one_cell,
    "elsewhere in two editions": _elsewhere,
    "elsewhere in two editions differs": _elsewhere_differs,
    "cell of two editions differs": _cell_differs,
}
"""Each takes the tables of the earlier and the later edition, then the parameters and the threshold."""
