"""Dates and times as releases give them, to seconds of local wall clock: serial numbers, text of many forms.

Nothing is shifted: a zone that a text ends with is left aside. A year of two digits is not read, for the
century would be a guess.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from habeas.analysis.wall_days import DAY_S

if TYPE_CHECKING:
    import numpy.typing as npt

    Seconds = npt.NDArray[np.int64]

ABSENT = np.iinfo(np.int64).min
"""Seconds of what is no time."""

EARLIEST, LATEST = -70 * 365 * DAY_S - 17 * DAY_S, 4_102_444_800
"""1 January 1900 and 1 January 2100: a date outside is of a wrong century."""

EPOCH_1900, EPOCH_1904 = 25_569, 24_107
"""The serial number of 1 January 1970 in a workbook whose days count from 1900, and from 1904."""

_LEAP_DAY_THAT_WAS_NOT = 60
_SERIAL = re.compile(r"\d{1,5}(?:\.\d+)?")
_LAST_SERIAL = 73_051
_FORMS = (
    (r"^\d{4}-\d\d-\d\d$", "%Y-%m-%d"),
    (r"^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.0+)?Z?$", ""),
    (r"^\d{1,2}/\d{1,2}/\d{4}$", "%m/%d/%Y"),
    (r"^\d{1,2}/\d{1,2}/\d{4} \d{1,2}:\d\d$", "%m/%d/%Y %H:%M"),
    (r"^\d{1,2}/\d{1,2}/\d{4} \d{1,2}:\d\d:\d\d$", "%m/%d/%Y %H:%M:%S"),
)
"""The forms that are read column-wise; "" is ISO 8601 with a time. Others are read one by one."""

_DAY = r"^(?:\d{4}-\d\d-|\d{1,2}/)(?P<day>\d{1,2})"
_ZONE = re.compile(r"(?<=:\d\d)\s*(?:Z|UTC|[+-]\d\d:?\d\d)$")
_BETWEEN = re.compile(r"(?<=\d)T(?=\d)")
_FRACTION = re.compile(r"(:\d\d)\.\d+")
_OTHERS = (
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%Y/%m/%d",
    "%Y/%m/%d %H:%M:%S",
    "%m/%d/%Y %I:%M %p",
    "%m/%d/%Y %I:%M:%S %p",
    "%m-%d-%Y",
    "%d-%b-%Y",
    "%d-%b-%Y %H:%M:%S",
    "%d%b%Y",
    "%d%b%Y:%H:%M:%S",
    "%d%b%Y %H:%M:%S",
    "%b %d, %Y",
    "%B %d, %Y",
    "%d %b %Y",
    "%d %B %Y",
)


def of_serials(days: npt.NDArray[np.float64], *, epoch: int = EPOCH_1900) -> Seconds:
    """Seconds of a workbook's serial numbers, to the nearest second; ABSENT where there is none (NaN)."""
    found = np.full(len(days), ABSENT, np.int64)
    usable = np.flatnonzero(np.abs(days) < 1e7)
    serials = days[usable]
    if epoch == EPOCH_1900:
        # Its calendar has a 29 February 1900: the days before that are numbered one too low.
        serials = serials + ((serials >= 1) & (serials < _LEAP_DAY_THAT_WAS_NOT))
    found[usable] = np.rint((serials - epoch) * DAY_S).astype(np.int64)
    return found


def of_texts(texts: Any, cache: dict[str, int]) -> Seconds:
    """Seconds of an Arrow array of texts; ABSENT where one is null or no date. `cache` serves odd forms."""
    found = np.full(len(texts), ABSENT, np.int64)
    left = np.flatnonzero(np.asarray(pc.is_valid(texts)))
    for pattern, form in _FORMS:
        if not len(left):
            return found
        some = texts.take(pa.array(left))
        fits = np.asarray(pc.match_substring_regex(some, pattern))
        if fits.any():
            read = _strptime(some.filter(pa.array(fits)), form)
            found[left[fits]] = read
            left = np.concatenate([left[~fits], left[fits][read == ABSENT]])
    for at, text in zip(left.tolist(), texts.take(pa.array(left)).to_pylist(), strict=True):
        if text not in cache:
            cache[text] = _one(text)
        found[at] = cache[text]
    return found


def _strptime(texts: Any, form: str) -> Seconds:
    if not form:
        texts = pc.replace_substring(pc.utf8_slice_codeunits(texts, 0, 19), "T", " ")
        form = "%Y-%m-%d %H:%M:%S"
    read = pc.strptime(texts, format=form, unit="s", error_is_null=True)
    # strptime takes 30 February for 1 March.
    day = pc.cast(pc.struct_field(pc.extract_regex(texts, _DAY), [0]), pa.int64())
    read = pc.if_else(pc.equal(pc.day(read), day), read, None)
    seconds = pc.fill_null(read.cast(pa.int64()), int(ABSENT))
    found: Seconds = seconds.to_numpy(zero_copy_only=False)
    return found


def _one(text: str) -> int:
    """The seconds of one text in any form that we know; ABSENT where it is none."""
    if _SERIAL.fullmatch(text):
        days = float(text)
        return int(of_serials(np.array([days]))[0]) if 1 <= days < _LAST_SERIAL else int(ABSENT)
    plain = _BETWEEN.sub(" ", _ZONE.sub("", _FRACTION.sub(r"\1", text.strip())))
    for form in _OTHERS:
        try:
            when = datetime.strptime(plain, form)  # noqa: DTZ007 (a wall clock that has no zone)
        except ValueError:
            continue
        return (when - datetime(1970, 1, 1)) // timedelta(seconds=1)  # noqa: DTZ001
    return int(ABSENT)
