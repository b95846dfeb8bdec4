"""Queries over custody tables, as proofs have them: a count, one cell of it, the rest, which rows they are.

No result is a number of people below the threshold, nor gives one by subtraction. Each takes the question,
the tables, the parameters and the threshold, so that it stands for itself and can be done again.
"""

import hashlib
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import lru_cache

from habeas.analysis.coded_tables import CodedTables
from habeas.analysis.custody_questions import rows_of
from habeas.analysis.custody_rows import Rows, parsed
from habeas.analysis.errors import AnalysisError
from habeas.analysis.given import Given
from habeas.analysis.small_cells import Merged, cell, threshold_of

NONE = "none"
NOT_TOLD = "not told of so few"
OF_FEW = "not told, being of too few people"
MOST = 100
"""Cells of one question that are told one by one; smaller ones are told together."""


def merged_cells(given: Given, question: str, tables: str, parameters: str, threshold: str) -> Merged[str]:
    """The cells that are told, and those that are put together so that none of them can be told."""
    return _merged(given.coded, question, tables, parameters, threshold_of(threshold))


@lru_cache(maxsize=64)
def _merged(coded: CodedTables, question: str, tables: str, parameters: str, threshold: int) -> Merged[str]:
    return rows_of(coded, question, tables, parameters).told(threshold)


def _count(given: Given, question: str, tables: str, parameters: str, threshold: str) -> str:
    """How many rows answer; they are not told where they are of few people."""
    found = rows_of(given.coded, question, tables, parameters)
    least, many = threshold_of(threshold), len(found.seqs)
    return OF_FEW if many >= least > found.everybody else _told(many, threshold)


def _one_cell(given: Given, *asked: str) -> str:
    """How many of them are in one cell, which is large enough to be told."""
    question, tables, parameters, threshold, label = asked
    shown = merged_cells(given, question, tables, parameters, threshold).shown
    if label not in shown:
        raise AnalysisError("this cell is not told by itself", where=label)
    return f"{shown[label]:,}"


def largest(cells: Mapping[str, int]) -> tuple[str, ...]:
    """The cells that are told one by one, the largest first."""
    return tuple(sorted(cells, key=lambda one: (-cells[one], one))[:MOST])


def _smaller(given: Given, question: str, tables: str, parameters: str, threshold: str) -> str:
    """How many of them are in the cells that could be told, and are not among the largest."""
    shown = merged_cells(given, question, tables, parameters, threshold).shown
    rest = shown.keys() - set(largest(shown))
    return f"{sum(shown[one] for one in rest):,} in {len(rest):,} more" if rest else NONE


def _elsewhere(given: Given, question: str, tables: str, parameters: str, threshold: str) -> str:
    """How many of them are in all cells that are not told by themselves."""
    return _told(merged_cells(given, question, tables, parameters, threshold).elsewhere, threshold)


def _years(given: Given, *asked: str) -> str:
    """In which years the rows of one told cell were; of all of them, where no cell is named."""
    import numpy as np

    question, tables, parameters, threshold, *label = asked
    found = rows_of(given.coded, question, tables, parameters)
    when = found.when[found.of(label[0])] if label else found.when
    people = found.people_by_cell.get(label[0], 0) if label else found.everybody
    if people < threshold_of(threshold):
        return NOT_TOLD
    first, last = (datetime.fromtimestamp(int(one), UTC).year for one in (np.min(when), np.max(when)))
    return str(first) if first == last else f"{first} to {last}"


def _which(given: Given, question: str, tables: str, parameters: str, threshold: str) -> str:
    """SHA-256 over the seqs of the rows, in order; of so few that it could be inverted it is not told."""
    found = rows_of(given.coded, question, tables, parameters)
    if min(found.everybody, found.among - len(found.seqs)) < threshold_of(threshold):
        return NOT_TOLD
    return hashlib.sha256(found.seqs.astype("<i8").tobytes()).hexdigest()


def _among(given: Given, question: str, tables: str, parameters: str, threshold: str) -> str:
    """About how many rows were looked at: to ten times the threshold.

    The exact number, beside that of another edition or of another question, would tell a small one.
    """
    step = 10 * threshold_of(threshold)
    about = round(rows_of(given.coded, question, tables, parameters).among / step) * step
    return f"about {about:,}" if about else NOT_TOLD


def _left_out(given: Given, question: str, tables: str, parameters: str, threshold: str) -> str:
    """How many rows could not be compared."""
    return _told(rows_of(given.coded, question, tables, parameters).left_out, threshold)


def _digest(given: Given, tables: str) -> str:
    """The logical digest of each table, as merged from its files."""
    return ", ".join(f"{name} {given.coded.digest(files)}" for name, files in parsed(tables).items())


def _told(count: int, threshold: str) -> str:
    return cell(count, threshold_of(threshold)) if count else NONE


CUSTODY_QUERIES: Mapping[str, Callable[..., str]] = {
    "custody tables": _digest,
    "custody count": _count,
    "custody cell": _one_cell,
    "custody smaller cells": _smaller,
    "custody elsewhere": _elsewhere,
    "custody years": _years,
    "custody among": _among,
    "custody rows": _which,
    "custody rows not compared": _left_out,
}
"""Each takes the question, the tables, the parameters, the threshold, and then which cell."""


def exhibits(given: Given, operands: tuple[str, ...]) -> Rows:
    """The rows that a query with these operands counted: for who may see rows."""
    question, tables, parameters = operands[:3]
    return rows_of(given.coded, question, tables, parameters)
