"""Counts in rows by columns with what of them is hidden, and the tables that they are told in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from habeas.analysis.small_cells_two_way import TwoWay
from habeas.publications.custody_columns import Described
from habeas.publications.custody_files import CustodyTable
from habeas.workflow.exporting_custody_about import Exporting

Counts = NDArray[np.int64]
Names = Sequence[tuple[str, ...]]


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


def called(names: Names, at: int | None) -> tuple[str, ...]:
    """What a row or column is called, by its number; nothing in a total over them (None)."""
    return ("",) * (len(names[0]) if names else 2) if at is None else names[at]


def row_of(
    exporting: Exporting,
    crossed: Crossed,
    levels: Mapping[str, str],
    told: tuple[str, int | None, int | None, int, bool],
) -> tuple[Any, ...]:
    """A told count as a row: its level, what its row and column are called, it, and why it is withheld."""
    level, row, column, count, hidden = told
    named = (*called(crossed.rows, row), *called(crossed.columns, column))
    return (levels[level], *named, None if hidden else count, exporting.withheld if hidden else "")


def table_of(
    what: str, columns: tuple[Described, ...], rows: list[tuple[Any, ...]], about: Mapping[str, str]
) -> CustodyTable:
    """The rows under these columns, each of the type of its unit."""
    import pyarrow as pa

    kinds = {"count": pa.int64(), "days": pa.float64()}
    schema = pa.schema([(one.name, kinds.get(one.unit, pa.string())) for one in columns])
    laid = list(zip(*rows, strict=True)) if rows else [()] * len(columns)
    arrays = [pa.array(values, field.type) for values, field in zip(laid, schema, strict=True)]
    return CustodyTable(what, schema, [pa.RecordBatch.from_arrays(arrays, schema=schema)], columns, about)
