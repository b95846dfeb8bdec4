"""A column's raw cells to values of its kind, with counts of what was redacted, absent or unreadable."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from habeas.analysis.wall_days import DAY_S
from habeas.readings.custody import wall_clock
from habeas.readings.custody.statedness import BLACKED_OUT, BLANK, LITERAL_NA, STATED, Stated
from habeas.readings.custody.wall_clock import ABSENT, EARLIEST, LATEST

if TYPE_CHECKING:
    import numpy.typing as npt

    from habeas.readings.custody.report import Counts
    from habeas.reference.custody_layouts import Kind

    Numbers = npt.NDArray[np.float64]

TYPES = {
    "id": pa.string(),
    "text": pa.string(),
    "moment": pa.int64(),
    "date": pa.int32(),
    "number": pa.int32(),
    "year": pa.int32(),
    "money": pa.int64(),
}
"""The Arrow type of each kind."""

_NUMBER = r"^-?\$?\s*(\d{1,15}|\d{1,3}(,\d{3})+)(\.\d*)?$"
_MOST = {pa.int32(): 2**31, pa.int64(): 2**53}


@dataclass
class Raw:
    """One column's cells as a file has them.

    `stated` are their texts, those of numbers only in a column of text. `numbers` are the cells that are
    numbers of the file itself, NaN elsewhere, and `seconds` its times, ABSENT elsewhere; both are None where
    the file has only text. `differing` counts the cells that another column of the same field contradicts.
    """

    stated: Stated
    numbers: Numbers | None = None
    seconds: wall_clock.Seconds | None = None
    epoch: int = wall_clock.EPOCH_1900
    differing: int = 0


def filled(first: Raw, again: Raw) -> Raw:
    """A column whose blanks are filled from where it stands again, spelt otherwise."""
    empty = (first.stated.states == BLANK) | (first.stated.states == LITERAL_NA)
    texts = pc.if_else(pa.array(empty), again.stated.texts, first.stated.texts)
    stated = Stated(texts, np.where(empty, again.stated.states, first.stated.states))
    both = ~empty & (again.stated.states == STATED)
    differ = both & _mask(pc.not_equal(first.stated.texts, again.stated.texts))
    numbers = first.numbers
    if numbers is not None and again.numbers is not None:
        differ |= both & (numbers != again.numbers) & ~np.isnan(numbers) & ~np.isnan(again.numbers)
        numbers = np.where(empty, again.numbers, numbers)
    seconds = first.seconds
    if seconds is not None and again.seconds is not None:
        differ |= both & (seconds != again.seconds)
        seconds = np.where(empty, again.seconds, seconds)
    return Raw(stated, numbers, seconds, first.epoch, first.differing + int(np.count_nonzero(differ)))


def _mask(found: Any) -> npt.NDArray[np.bool_]:
    return np.asarray(pc.fill_null(found, False))


def typed(raw: Raw, kind: Kind, counts: Counts, cache: dict[str, int]) -> tuple[Any, npt.NDArray[np.int64]]:
    """The values of a column as an Arrow array, and which of its cells could not be read."""
    states = raw.stated.states
    black, blank, na = (int(np.count_nonzero(states == each)) for each in (BLACKED_OUT, BLANK, LITERAL_NA))
    counts.add(redacted=black, not_stated=blank + na, literal_na=na, differing=raw.differing)
    if kind in ("id", "text"):
        counts.add(stated=len(states) - black - blank - na)
        return raw.stated.texts, np.zeros(0, np.int64)
    if kind in ("moment", "date"):
        return _times(raw, kind, counts, cache)
    return _numbers(raw, kind, counts)


def _times(raw: Raw, kind: Kind, counts: Counts, cache: dict[str, int]) -> tuple[Any, npt.NDArray[np.int64]]:
    stated = raw.stated.states == STATED
    seconds = np.full(len(stated), ABSENT, np.int64) if raw.seconds is None else raw.seconds.copy()
    if raw.numbers is not None:
        seconds = np.maximum(seconds, wall_clock.of_serials(raw.numbers, epoch=raw.epoch))
    written = stated & (seconds == ABSENT)
    if raw.numbers is not None:
        written &= np.isnan(raw.numbers)
    if written.any():
        at = np.flatnonzero(written)
        seconds[at] = wall_clock.of_texts(raw.stated.texts.take(pa.array(at)), cache)
        native = raw.numbers is not None or raw.seconds is not None
        counts.add(as_text=int(np.count_nonzero(seconds[at] != ABSENT)) if native else 0)
    wrong = stated & (seconds != ABSENT) & ((seconds < EARLIEST) | (seconds >= LATEST))
    good = stated & (seconds != ABSENT) & ~wrong
    unread = np.flatnonzero(stated & ~good)
    at_midnight = int(np.count_nonzero(seconds[good] % DAY_S == 0))
    whole = int(np.count_nonzero(good))
    counts.add(stated=whole, unparsed=len(unread), wrong_century=int(np.count_nonzero(wrong)))
    if kind == "moment":
        counts.add(midnight=at_midnight)
        return pa.array(seconds, pa.int64(), mask=~good), unread
    counts.add(timed=whole - at_midnight)
    days = np.where(good, seconds // DAY_S, 0).astype(np.int32)
    return pa.array(days, pa.int32(), mask=~good), unread


def _numbers(raw: Raw, kind: Kind, counts: Counts) -> tuple[Any, npt.NDArray[np.int64]]:
    stated = raw.stated.states == STATED
    values = np.full(len(stated), np.nan) if raw.numbers is None else raw.numbers.copy()
    written = np.flatnonzero(stated & np.isnan(values))
    if len(written):
        values[written] = _of_texts(raw.stated.texts.take(pa.array(written)))
    if kind == "money":
        values = np.rint(values * 100)
    type_ = TYPES[kind]
    good = stated & (np.abs(values) < _MOST[type_]) & (values == np.rint(values))
    unread = np.flatnonzero(stated & ~good)
    counts.add(stated=int(np.count_nonzero(good)), unparsed=len(unread))
    whole = np.where(good, values, 0).astype(np.int64)
    return pa.array(whole, pa.int64(), mask=~good).cast(type_), unread


def _of_texts(texts: Any) -> Numbers:
    """Numbers of texts, NaN where one is none; “$1,500.00” is 1500."""
    fits = np.asarray(pc.match_substring_regex(texts, _NUMBER))
    found = np.full(len(texts), np.nan)
    if fits.any():
        plain = pc.replace_substring_regex(texts.filter(pa.array(fits)), r"[$,\s]", "")
        found[fits] = pc.cast(plain, pa.float64()).to_numpy(zero_copy_only=False)
    return found


def plain_number(text: str) -> str:
    """A number as a file writes it without an exponent and without a point that nothing follows."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return text
    return format(
        value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize(), "f"
    )
