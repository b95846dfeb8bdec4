"""How many people are behind counts of rows, so that few are not told however many rows they have."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from habeas.analysis.custody.queries import query
from habeas.analysis.small_cells_two_way import Totals, TwoWay, two_way
from habeas.workflow.exporting_custody_about import Exporting

if TYPE_CHECKING:
    import pyarrow as pa

Counts = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class People:
    """Distinct people of each cell, row and column of a table, and of all of it."""

    cells: Counts
    totals: Totals

    def hidden(self, threshold: int) -> TwoWay:
        """What is not to be shown of the counts of their rows."""
        return two_way(self.cells, threshold, totals=self.totals)


@dataclass(frozen=True)
class Crossing:
    """What a query counts, in SQL: rows by one column, columns by another, of those that are counted.

    `rows` and `columns` are the values of each, in the order of the table.
    """

    row: str
    column: str
    rows: Sequence[int]
    columns: Sequence[int]
    where: str = "1 = 1"


def people_behind(
    exporting: Exporting, name: str, parameters: Mapping[str, int], crossing: Crossing, **beside: "pa.Table"
) -> People:
    """The people behind the counts of a query, of the rows that the query itself counts."""
    text = query(name).sql(**parameters)
    counted = text[: text.rindex("\nSELECT\n")]  # the last part of each counts what is named `counted`
    sql = (
        f"{counted}, crossed AS (SELECT {crossing.row} AS r, {crossing.column} AS c, who FROM counted "
        f"WHERE {crossing.where}) SELECT r, c, GROUPING(r) AS all_r, GROUPING(c) AS all_c, "
        "COUNT(DISTINCT who) AS people FROM crossed GROUP BY GROUPING SETS ((r, c), (r), (c), ())"
    )
    return _laid(exporting.ask(sql, **beside), crossing)


def _laid(found: "pa.Table", crossing: Crossing) -> People:
    row = {value: at for at, value in enumerate(crossing.rows)}
    column = {value: at for at, value in enumerate(crossing.columns)}
    whole = np.zeros((len(row) + 1, len(column) + 1), np.int64)
    for one in found.to_pylist():
        at = -1 if one["all_r"] else row[one["r"]]
        whole[at, -1 if one["all_c"] else column[one["c"]]] = one["people"]
    return People(whole[:-1, :-1], Totals(whole[:-1, -1], whole[-1, :-1], int(whole[-1, -1])))
