"""The cells of a table of positions as columns: numbers, times, yes and no; what is none costs its row."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import numpy as np

from habeas.analysis.flights.positions import Column
from habeas.readings.points import Remarks

FEET = 1 / 0.3048
KNOTS = 3600 / 1852
FEET_A_MINUTE = 60 / 0.3048
"""How many of these a metre, a metre a second, and again a metre a second are; exact by definition."""

EMPTY = frozenset(("", "null", "none", "nan", "na", "n/a", "-", "<na>"))
YES = frozenset(("true", "t", "1", "yes", "y", "1.0"))

NO_ZONE = "its time has no zone"
NO_TIME = "its time is no time"


class Cells:
    """Some rows of a table, by column; `good` are the rows in which no cell was wrong so far."""

    def __init__(self, columns: dict[str, Any], count: int, remarks: Remarks) -> None:
        """Columns are lists of text, or numpy arrays where the file has types; names in lower case."""
        self.columns, self.count, self.remarks = columns, count, remarks
        self.good = np.ones(count, np.bool_)

    def has(self, name: str) -> bool:
        """Whether there is such a column."""
        return name in self.columns

    def refuse(self, wrong: Column, why: str) -> None:
        """Leave out the rows that are marked, and count those that were good."""
        newly = wrong & self.good
        if newly.any():
            self.remarks.bad[why] += int(np.count_nonzero(newly))
            self.good &= ~newly

    def number(self, name: str, unit: float = 1.0) -> Column:
        """The column as float64 in our unit; NaN where nothing is given, or there is no such column."""
        if name not in self.columns:
            return np.full(self.count, np.nan)
        values = self.columns[name]
        if isinstance(values, np.ndarray) and values.dtype.kind in "fiub":
            found = values.astype(np.float64)
        else:
            found, wrong = _each(values, _number)
            self.refuse(wrong, f"its {name} is no number")
        self.refuse(np.isinf(found), f"its {name} is no number")
        return found * unit if unit != 1.0 else found

    def time(self, name: str) -> Column:
        """The column as seconds since 1970: such numbers, or ISO 8601 with its offset."""
        values = self.columns[name]
        if isinstance(values, np.ndarray) and values.dtype.kind in "fiu":
            return values.astype(np.float64)
        found, wrong = _each(values, _time)
        naive = np.isneginf(found)
        self.refuse(naive, NO_ZONE)
        self.refuse(wrong | np.isnan(found), NO_TIME)
        return np.where(naive, np.nan, found)

    def flag(self, name: str) -> Column:
        """Where the column says yes: true, 1, yes, in any case of letters."""
        if name not in self.columns:
            return np.zeros(self.count, np.bool_)
        values = self.columns[name]
        if isinstance(values, np.ndarray) and values.dtype.kind in "fiub":
            return np.nan_to_num(values.astype(np.float64)) != 0
        return np.array([str(one).strip().lower() in YES for one in values], np.bool_)

    def texts(self, name: str) -> list[str]:
        """The column as text without blanks about it; "" where nothing is given."""
        if name not in self.columns:
            return [""] * self.count
        return ["" if (text := str(one).strip()).lower() in EMPTY else text for one in self.columns[name]]


def _each(values: Sequence[Any], parse: Callable[[str], float]) -> tuple[Column, Column]:
    """Every cell parsed, and which are wrong; in one go where all are plain numbers."""
    try:
        found = np.array(values, dtype=np.float64)
        if found.ndim == 1 and not np.isinf(found).any():
            return found, np.zeros(len(found), np.bool_)
    except (ValueError, TypeError):
        pass
    found, wrong = np.full(len(values), np.nan), np.zeros(len(values), np.bool_)
    for at, value in enumerate(values):
        text = "" if value is None else str(value).strip()
        if text.lower() in EMPTY:
            continue
        try:
            found[at] = parse(text)
        except (ValueError, OverflowError):
            wrong[at] = True
    return found, wrong


def _number(text: str) -> float:
    found = float(text)
    if not math.isfinite(found):
        raise ValueError(text)
    return found


def _time(text: str) -> float:
    """Seconds since 1970; minus infinity for a time that has no zone."""
    try:
        return _number(text)
    except ValueError:
        at = datetime.fromisoformat(text)
    return at.timestamp() if at.tzinfo else -math.inf
