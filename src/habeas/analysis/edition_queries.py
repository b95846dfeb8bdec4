"""Queries over two editions laid beside one another: totals only, never by person, no small difference told.

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
from habeas.analysis.custody_rows import canonical, parsed
from habeas.analysis.edition_differences import Differences, Two, differences, told
from habeas.analysis.errors import AnalysisError
from habeas.records.certainty import Certainty

if TYPE_CHECKING:
    from habeas.analysis.coded_tables import CodedTables, Digests
    from habeas.analysis.given import Given

EARLIER, LATER = "earlier", "later"
FACILITY, MONTH = "facility", "month"
NOT_TOLD = "not told: it would give away a small difference"

_EPOCH = date(1970, 1, 1)
_OTHERS = {REDACTED: "redacted", NOT_STATED: "none stated"}


def by_cell(given: Given, tables: str, parameters: str, threshold: str) -> Differences:
    """What may be told of the kept stints of two editions: parameters by, first and last (both covered).

    The sums by facility and by month are one: what would give a cell away in the one is told in neither.
    """
    asked = json.loads(parameters)
    if asked["by"] not in (FACILITY, MONTH):
        raise AnalysisError("editions are compared by facility or by month", where=asked["by"])
    every = {
        by: differences(*_counts(given, tables, canonical({**asked, "by": by})), _number(threshold))
        for by in (FACILITY, MONTH)
    }
    own = every[asked["by"]]
    return own if all(one.rest for one in every.values()) else replace(own, rest=None)


def _counts(given: Given, tables: str, parameters: str) -> tuple[Mapping[str, int], Mapping[str, int]]:
    asked, named = json.loads(parameters), parsed(tables)
    days = date.fromisoformat(asked["first"]), date.fromisoformat(asked["last"])
    one, two = (_totals(given.coded, named[which], *days) for which in (EARLIER, LATER))
    return one[asked["by"]], two[asked["by"]]


@lru_cache(maxsize=8)
def _totals(coded: CodedTables, stints: Digests, first: date, last: date) -> Mapping[str, Mapping[str, int]]:
    """Kept stints with a book-in on these days, by the text of the facility's code and by month."""
    import pyarrow as pa

    numbers = range((first - _EPOCH).days, (last - _EPOCH).days + 1)
    dates = [date.fromordinal(_EPOCH.toordinal() + number) for number in numbers]
    months = pa.table(
        {
            "day": pa.array(numbers, pa.int32()),
            "month": pa.array([one.year * 12 + one.month - 1 for one in dates], pa.int32()),
        }
    )
    text = f"SELECT * FROM ({query('edition_totals').sql()}) AS t WHERE month >= 0"
    codes = coded.texts(stints, "facility")
    found: Mapping[str, Counter[str]] = {FACILITY: Counter(), MONTH: Counter()}
    for one in coded.ask({"stints": stints, "months": months}, text).to_pylist():
        facility = _OTHERS.get(one["facility"]) or codes[one["facility"]]
        found[FACILITY][facility] += one["kept_rows"]
        found[MONTH][f"{one['month'] // 12}-{one['month'] % 12 + 1:02}"] += one["kept_rows"]
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
    return told(rows_of(given, tables), _number(threshold))


def _rows_differ(given: Given, tables: str) -> str:
    one, two = rows_of(given, tables)
    return str(Certainty.CERTAIN if one != two else Certainty.IMPOSSIBLE)


def _one_cell(given: Given, tables: str, parameters: str, threshold: str, label: str) -> str:
    shown = by_cell(given, tables, parameters, threshold).shown
    if label not in shown:
        raise AnalysisError("this cell is not told by itself", where=label)
    return told(shown[label], _number(threshold))


def _elsewhere(given: Given, tables: str, parameters: str, threshold: str) -> str:
    rest = by_cell(given, tables, parameters, threshold).rest
    return NOT_TOLD if rest is None else told(rest, _number(threshold))


def _elsewhere_differs(given: Given, tables: str, parameters: str, threshold: str) -> str:
    """Whether what is not told by itself differs: open where that is not told and something else is."""
    found = by_cell(given, tables, parameters, threshold)
    if found.rest is None and found.shown:
        return str(Certainty.OPEN)
    same = not found.changed if found.rest is None else found.rest[0] == found.rest[1]
    return str(Certainty.IMPOSSIBLE if same else Certainty.CERTAIN)


def _cell_differs(given: Given, tables: str, parameters: str, label: str) -> str:
    before, after = (one.get(label, 0) for one in _counts(given, tables, parameters))
    return str(Certainty.CERTAIN if before != after else Certainty.IMPOSSIBLE)


def _number(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise AnalysisError("a threshold is a whole number from 1", where=text)
    return int(text)


EDITION_QUERIES: Mapping[str, Callable[..., str]] = {
    "rows of two editions": _rows,
    "rows of two editions differ": _rows_differ,
    "cell of two editions": _one_cell,
    "elsewhere in two editions": _elsewhere,
    "elsewhere in two editions differs": _elsewhere_differs,
    "cell of two editions differs": _cell_differs,
}
"""Each takes the tables of the earlier and the later edition, then the parameters and the threshold."""
