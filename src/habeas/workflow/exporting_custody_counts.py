"""Counts with totals both ways as tables: moves between facilities, lengths of stay, stints by month."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from habeas.analysis.custody.queries import query
from habeas.analysis.small_cells_two_way import TwoWay
from habeas.analysis.wall_days import DAY_S, begins, ends, month_name, months_table
from habeas.publications.custody_columns import Described, of_query
from habeas.publications.custody_files import CustodyTable
from habeas.workflow.exporting_custody_about import Exporting, Made
from habeas.workflow.exporting_custody_people import Crossing, people_behind

if TYPE_CHECKING:
    import pyarrow as pa

Counts = NDArray[np.int64]
Names = Sequence[tuple[str, ...]]

LENGTHS = (0, 1, 3, 7, 14, 30, 90, 180, 365)
"""Whole days from which each band of lengths of stay begins."""

_BAND = " ".join(
    (
        f"CASE WHEN ended = 0 THEN {len(LENGTHS)}",
        *(f"WHEN seconds < {upto * DAY_S} THEN {at}" for at, upto in enumerate(LENGTHS[1:])),
        f"ELSE {len(LENGTHS) - 1} END",
    )
)
"""The number of a stint's band, in SQL."""

NOT_ENDED = "not ended"
"""The band of stints that are still open."""

NO_MONTH = -1
"""The month that `edition_totals` gives a book-in that is in no month of the table."""

OUTSIDE = "none, or outside the edition's days"
"""The month of a book-in that the edition does not cover, or does not state."""


@dataclass(frozen=True, eq=False)
class Crossed:
    """Counts in rows by columns: what each row and column is called, and what of them is hidden."""

    counts: Counts
    rows: Names
    columns: Names
    hidden: TwoWay

    def told(self) -> Iterator[tuple[str, int | None, int | None, int, bool]]:
        """Each count that is not 0: its level, the numbers of its row and column, it, whether it is hidden.

        The level is cell, row (a row's total), column or all. Whatever is not among them is 0.
        """
        yield "all", None, None, int(self.counts.sum()), self.hidden.total
        for at, count in enumerate(self.counts.sum(axis=1).tolist()):
            if count:
                yield "row", at, None, count, bool(self.hidden.rows[at])
        for at, count in enumerate(self.counts.sum(axis=0).tolist()):
            if count:
                yield "column", None, at, count, bool(self.hidden.columns[at])
        for row, column in np.argwhere(self.counts).tolist():
            yield "cell", row, column, int(self.counts[row, column]), bool(self.hidden.cells[row, column])

    @property
    def withheld(self) -> int:
        """How many counts are hidden, totals among them."""
        one = self.hidden
        return int(one.cells.sum() + one.rows.sum() + one.columns.sum() + one.total)


def flows(exporting: Exporting) -> Made:
    """Moves from facility to facility, with all that leave and arrive at each.

    What is hidden is told by the number of people, who are fewer than their moves: a count of moves of which
    the people are enough is enough; so it is of stints in the other two.
    """
    since, until = exporting.days
    parameters = {"since": begins(since), "upto": ends(until) + 1}
    found = _asked(exporting, "flows", parameters)
    codes = np.unique(np.concatenate([found["origin"], found["destination"]]))
    row, column = (np.searchsorted(codes, found[name]) for name in ("origin", "destination"))
    moves, people = (np.zeros((len(codes), len(codes)), np.int64) for _ in range(2))
    moves[row, column], people[row, column] = found["moves"], found["people"]
    names = [exporting.facility(int(code)) for code in codes]
    crossing = Crossing("origin", "destination", codes.tolist(), codes.tolist())
    hidden = people_behind(exporting, "flows", parameters, crossing).hidden(exporting.threshold)
    crossed = Crossed(moves, names, names, hidden)
    # People who are a few less than their moves would tell how few were moved more than once.
    few = (moves > people) & (moves - people < exporting.threshold)
    levels = {"cell": "flow", "row": "origin", "column": "destination", "all": "all"}
    rows = [
        (
            levels[level],
            *_named(names, at),
            *_named(names, to),
            None if hidden else count,
            int(people[at, to]) if level == "cell" and not hidden and not few[at, to] else None,
            exporting.withheld if hidden else "",
        )
        for level, at, to, count, hidden in crossed.told()
    ]
    about = exporting.about("flows", parameters, **{"from": str(since), "to": str(until)})
    return Made(_table("flows", _FLOWS, rows, about), crossed.withheld)


def length_of_stay(exporting: Exporting) -> Made:
    """How many stints at each facility lasted how long, in bands of days."""
    parameters = {"until": exporting.ends}
    found = _asked(exporting, "length_of_stay", parameters)
    codes, row = np.unique(found["facility"], return_inverse=True)
    ended = found["ended"] == 1
    band = np.where(ended, np.searchsorted(LENGTHS, found["whole_days"], side="right") - 1, len(LENGTHS))
    counts = _added(row, band, found["stints"], (len(codes), len(LENGTHS) + 1))
    many = _added(row, ended.astype(np.int64), found["stints"], (len(codes), 2))[:, 1]
    seconds = _added(row, ended.astype(np.int64), found["seconds"], (len(codes), 2))[:, 1]
    names = [exporting.facility(int(code)) for code in codes]
    crossing = Crossing("facility", _BAND, codes.tolist(), range(len(LENGTHS) + 1))
    hidden = people_behind(exporting, "length_of_stay", parameters, crossing).hidden(exporting.threshold)
    crossed = Crossed(counts, names, [(one,) for one in _bands()], hidden)
    crossing = Crossing("facility", "ended", codes.tolist(), (0, 1))
    who = people_behind(exporting, "length_of_stay", parameters, crossing).cells[:, 1]
    means = [
        round(all_of_it / count / DAY_S, 1) if people >= exporting.threshold else None
        for all_of_it, count, people in zip(seconds.tolist(), many.tolist(), who.tolist(), strict=True)
    ]
    levels = {"cell": "facility and length", "row": "facility", "column": "length", "all": "all"}
    rows = [
        (
            *_row(exporting, crossed, levels, told),
            means[told[1]] if told[0] == "row" and told[1] is not None and not told[4] else None,
        )
        for told in crossed.told()
    ]
    return Made(
        _table("length_of_stay", _LENGTHS, rows, exporting.about("length_of_stay", parameters)),
        crossed.withheld,
    )


def edition_totals(exporting: Exporting) -> Made:
    """How many stints the edition has of each facility and month of book-in, to lay beside another's."""
    months = months_table(exporting.first, exporting.last)
    found = _asked(exporting, "edition_totals", {}, months=months)
    codes, row = np.unique(found["facility"], return_inverse=True)
    numbers, column = np.unique(found["month"], return_inverse=True)
    counts = _added(row, column, found["kept_rows"], (len(codes), len(numbers)))
    names = [exporting.facility(int(code)) for code in codes]
    said = [(OUTSIDE if one == NO_MONTH else month_name(one),) for one in numbers.tolist()]
    crossing = Crossing("facility", "month", codes.tolist(), numbers.tolist(), "keep = 1")
    behind = people_behind(exporting, "edition_totals", {}, crossing, months=months)
    crossed = Crossed(counts, names, said, behind.hidden(exporting.threshold))
    levels = {"cell": "facility and month", "row": "facility", "column": "month", "all": "all"}
    rows = [_row(exporting, crossed, levels, told) for told in crossed.told()]
    return Made(
        _table("edition_totals", _TOTALS, rows, exporting.about("edition_totals", {})), crossed.withheld
    )


COUNTS: Mapping[str, Callable[[Exporting], Made]] = {
    "flows": flows,
    "length_of_stay": length_of_stay,
    "edition_totals": edition_totals,
}
"""What can be exported of counts with totals both ways."""


def _asked(
    exporting: Exporting, name: str, parameters: Mapping[str, int], **beside: "pa.Table"
) -> dict[str, NDArray[np.int64]]:
    """The columns of the answer."""
    answer = exporting.ask(query(name).sql(**parameters), **beside)
    return {one: answer[one].to_numpy().astype(np.int64) for one in answer.column_names}


def _added(row: Any, column: Any, counts: Counts, shape: tuple[int, int]) -> Counts:
    added = np.zeros(shape, np.int64)
    np.add.at(added, (row, column), counts)
    return added


def _bands() -> list[str]:
    """What the bands of lengths are called."""
    spans = [
        f"{low} to {high - 1} days" if high - low > 1 else f"{low} days" for low, high in pairwise(LENGTHS)
    ]
    return [*spans, f"{LENGTHS[-1]} days or more", NOT_ENDED]


def _named(names: Names, at: int | None) -> tuple[str, ...]:
    return ("",) * (len(names[0]) if names else 2) if at is None else names[at]


def _row(
    exporting: Exporting,
    crossed: Crossed,
    levels: Mapping[str, str],
    told: tuple[str, int | None, int | None, int, bool],
) -> tuple[Any, ...]:
    level, row, column, count, hidden = told
    named = (*_named(crossed.rows, row), *_named(crossed.columns, column))
    return (levels[level], *named, None if hidden else count, exporting.withheld if hidden else "")


def _table(
    what: str, columns: tuple[Described, ...], rows: list[tuple[Any, ...]], about: Mapping[str, str]
) -> CustodyTable:
    import pyarrow as pa

    kinds = {"count": pa.int64(), "days": pa.float64()}
    schema = pa.schema([(one.name, kinds.get(one.unit, pa.string())) for one in columns])
    laid = list(zip(*rows, strict=True)) if rows else [()] * len(columns)
    arrays = [pa.array(values, field.type) for values, field in zip(laid, schema, strict=True)]
    return CustodyTable(what, schema, [pa.RecordBatch.from_arrays(arrays, schema=schema)], columns, about)


def _facility(what: str, name: str = "facility", says: str = "the facility") -> tuple[Described, Described]:
    return (
        Described(what, name, "text", f"the release's own code of {says}", "", "empty in totals over it"),
        Described(what, f"{name}_name", "text", "the name that most rows state for it", "", "none stated"),
    )


_WITHHELD = "null: withheld; what has no row is 0"


def _why(what: str) -> Described:
    return Described(what, "withheld", "text", "why the count is not given", "", "empty where it is")


_FLOWS = (
    Described("flows", "level", "text", "flow: one pair; origin, destination: all moves from, to; all"),
    *_facility("flows", "origin", "where they were moved from"),
    *_facility("flows", "destination", "where they were moved to"),
    of_query("flows", "flows", "moves", nulls=_WITHHELD),
    of_query(
        "flows",
        "flows",
        "people",
        "distinct people who were moved so",
        "null: withheld, a few less than the moves, or a total",
    ),
    _why("flows"),
)

_LENGTHS = (
    Described("length_of_stay", "level", "text", "facility and length, or a total over either or both"),
    *_facility("length_of_stay"),
    Described("length_of_stay", "length", "text", "whole days from book-in to book-out", "", "in totals"),
    of_query("length_of_stay", "length_of_stay", "stints", nulls=_WITHHELD),
    _why("length_of_stay"),
    Described(
        "length_of_stay",
        "mean_days",
        "days",
        "mean of the stints that ended",
        "",
        "null but in totals of facilities",
    ),
)

_TOTALS = (
    Described("edition_totals", "level", "text", "facility and month, or a total over either or both"),
    *_facility("edition_totals"),
    Described("edition_totals", "month", "text", "year and month of the book-in", "", "empty in totals"),
    of_query("edition_totals", "edition_totals", "kept_rows", "stints that no rule marks", _WITHHELD),
    _why("edition_totals"),
)
