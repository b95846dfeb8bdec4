"""The headcount of every facility on every day as a table, each day's small counts withheld."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from habeas.analysis.custody_labels import NOT_STATED
from habeas.analysis.small_cells_by_column import by_column
from habeas.analysis.wall_days import day_number
from habeas.publications.custody_columns import Described, of_query
from habeas.publications.custody_files import CustodyTable
from habeas.workflow.exporting_custody_about import Exporting, Made

if TYPE_CHECKING:
    import pyarrow as pa

    from habeas.analysis.custody.fast_headcount import Held

DEFINITION = "Deportation Data Project"
"""The definition where none is asked for: people, once each, as most who publish headcounts count them."""

AT_A_TIME = 64
"""Facilities written together."""

_BESIDE = (
    "counts of the same days by two definitions tell together how many came and went: publish one of them"
)


def headcount(exporting: Exporting) -> Made:
    """Held at each facility on each day, and at all of them, by one of the published definitions.

    Each day's counts are a one-way table with its total (`small_cells_by_column`); no facility's days are
    added up, so that nothing else ties its counts together.
    """
    name, option = exporting.definition("headcount", DEFINITION)
    since, until = exporting.days
    held = _held(exporting, option.parameters, day_number(since), day_number(until))
    hidden, totals = _hidden(exporting, held, option.parameters)
    about = exporting.about(
        "headcount",
        {**option.parameters, "until": exporting.ends},
        **{"counted": f"{name}: {option.says}", "from": str(since), "to": str(until)},
        beside=_BESIDE,
    )
    table = CustodyTable("headcount", _schema(), _batches(exporting, held, hidden, totals), _COLUMNS, about)
    return Made(table, int(hidden.sum() + totals.sum()))


def _held(exporting: Exporting, option: Mapping[str, int], low: int, high: int) -> "Held":
    from habeas.analysis.custody.fast_headcount import headcount as reckoned

    columns = ["facility", "book_in", "book_out", "keep", *(["person"] if option["distinct"] else [])]
    parts = exporting.records.coded(exporting.stints).groups(*columns)
    return reckoned(parts, low=low, high=high, until=exporting.ends, option=option)


def _hidden(
    exporting: Exporting, held: "Held", option: Mapping[str, int]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """What is hidden, of stints also where those whose they are are few."""
    cells, totals = by_column(held.counts, exporting.threshold)
    if option["distinct"]:
        return cells, totals
    people = _held(exporting, {**option, "distinct": 1}, held.low, held.low + held.counts.shape[1] - 1)
    few, of_few = by_column(people.counts, exporting.threshold)
    return cells | few, totals | of_few


def _schema() -> "pa.Schema":
    import pyarrow as pa

    coded = pa.dictionary(pa.int32(), pa.string())
    kinds = (coded, coded, coded, pa.date32(), pa.int32(), coded)
    return pa.schema(list(zip((one.name for one in _COLUMNS), kinds, strict=True)))


_COLUMNS = (
    Described("headcount", "level", "text", "facility: the count of one; all: of all of them together"),
    Described("headcount", "facility", "text", "the release's own code of the facility", "", "empty for all"),
    Described(
        "headcount", "facility_name", "text", "the name that most rows state for it", "", "none stated"
    ),
    Described("headcount", "day", "date", "the day, by the clock on the wall there"),
    of_query("headcount", "headcount", "held", "how many are held, as about defines it", "null: withheld"),
    Described("headcount", "withheld", "text", "why the count is not given", "", "empty where it is"),
)


def _batches(
    exporting: Exporting, held: "Held", hidden: NDArray[np.bool_], totals: NDArray[np.bool_]
) -> "Iterator[pa.RecordBatch]":
    """All of them first, then the facilities in the order of their codes; a code that no row has is none."""
    every = held.counts.sum(axis=0, dtype=np.int64)[None, :]
    yield _batch(exporting, held, every, totals[None, :], [("", "")], "all")
    rows = [at for at in range(len(held.counts)) if at >= -NOT_STATED or held.counts[at].any()]
    for start in range(0, len(rows), AT_A_TIME):
        part = rows[start : start + AT_A_TIME]
        names = [exporting.facility(at + NOT_STATED) for at in part]
        yield _batch(exporting, held, held.counts[part], hidden[part], names, "facility")


def _batch(
    exporting: Exporting,
    held: "Held",
    counts: NDArray[np.integer],
    hidden: NDArray[np.bool_],
    names: list[tuple[str, str]],
    level: str,
) -> "pa.RecordBatch":
    import pyarrow as pa

    high, wide = counts.shape
    place = np.repeat(np.arange(high, dtype=np.int32), wide)
    days = np.tile(np.arange(held.low, held.low + wide, dtype=np.int32), high)

    def coded(codes: NDArray[np.int32], texts: list[str]) -> "pa.Array":
        return pa.DictionaryArray.from_arrays(pa.array(codes), pa.array(texts, pa.string()))

    columns = [
        coded(np.zeros(high * wide, np.int32), [level]),
        coded(place, [code for code, _ in names]),
        coded(place, [name for _, name in names]),
        pa.array(days).cast(pa.date32()),
        pa.array(counts.ravel().astype(np.int32), mask=hidden.ravel()),
        coded(hidden.ravel().astype(np.int32), ["", exporting.withheld]),
    ]
    return pa.RecordBatch.from_arrays(columns, schema=_schema())
