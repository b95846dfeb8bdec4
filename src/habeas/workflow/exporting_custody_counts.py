"""Counts with totals both ways as tables: moves between facilities, lengths of stay, stints by month."""

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from habeas.analysis.custody.queries import query
from habeas.analysis.wall_days import DAY_S, begins, ends, month_name, months_table
from habeas.workflow.exporting_custody_about import Exporting, Made
from habeas.workflow.exporting_custody_columns import FLOWS, LENGTHS_OF_STAY, TOTALS
from habeas.workflow.exporting_custody_crossed import Counts, Crossed, called, row_of, table_of
from habeas.workflow.exporting_custody_people import Crossing, people_behind

if TYPE_CHECKING:
    import pyarrow as pa

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
            *called(names, at),
            *called(names, to),
            None if hidden else count,
            int(people[at, to]) if level == "cell" and not hidden and not few[at, to] else None,
            exporting.withheld if hidden else "",
        )
        for level, at, to, count, hidden in crossed.told()
    ]
    about = exporting.about("flows", parameters, **{"from": str(since), "to": str(until)})
    return Made(table_of("flows", FLOWS, rows, about), crossed.withheld)


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
            *row_of(exporting, crossed, levels, told),
            means[told[1]] if told[0] == "row" and told[1] is not None and not told[4] else None,
        )
        for told in crossed.told()
    ]
    return Made(
        table_of("length_of_stay", LENGTHS_OF_STAY, rows, exporting.about("length_of_stay", parameters)),
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
    rows = [row_of(exporting, crossed, levels, told) for told in crossed.told()]
    return Made(
        table_of("edition_totals", TOTALS, rows, exporting.about("edition_totals", {})), crossed.withheld
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
