"""A readsb trace read slowly and exactly: rows judged one by one, and what is left of a cut file."""

import json
import math
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from habeas.readings.reader import ReadingError

ITEMS = 9
"""What every row has (README-json.md of readsb); later builds add source type, geometric values, roll."""

SHORT = f"a row of fewer than {ITEMS} items"
NO_ROW = "a row that is no list, or no JSON"
NO_NUMBER = "time, latitude or longitude is no finite number"
NO_VALUE = "altitude, speed, direction or rate is no finite number and not empty"
NO_FLAGS = "the flags are no whole number of 0 to 255"


class Plain(NamedTuple):
    """A row that can be used; `altitude` is a float, "ground" or None, `sign` and `kind` may be ""."""

    time: float
    latitude: float
    longitude: float
    altitude: Any
    speed: float | None
    direction: float | None
    flags: int
    rate: float | None
    sign: str
    kind: str


_TRACE = re.compile(r'"trace"\s*:\s*\[')
_BETWEEN = re.compile(r"\]\s*,\s*\[")
_CLOSED = re.compile(r"\]\s*\]")


@dataclass
class Rough:
    """The head, the rows that are usable with their numbers, how many are bad by reason, and what was cut.

    `numbers` stand beside `rows`. `cut` is the number of characters after the last whole row of a
    document that does not end; -1 where it ends.
    """

    head: dict[str, Any]
    rows: list[Plain] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    bad: Counter[str] = field(default_factory=Counter)
    cut: int = -1


def rough(data: bytes, where: str) -> Rough:
    """The trace as far as it can be read; ReadingError where there is no `timestamp` with a `trace`."""
    text = data.decode("utf-8-sig", "replace")
    try:
        document = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return _in_pieces(text, where)
    if not isinstance(document, dict) or not isinstance(document.get("trace"), list):
        raise no_trace(where)
    found = Rough({name: value for name, value in document.items() if name != "trace"})
    for number, row in enumerate(document["trace"]):
        _add(found, number, row)
    return found


def no_trace(where: str) -> ReadingError:
    """The error for what is no trace."""
    return ReadingError(
        "kept, not read: there is no readsb trace in it", where=where, do="check the original"
    )


def _in_pieces(text: str, where: str) -> Rough:
    """What is not JSON as a whole: the rows between its brackets, each by itself."""
    begins = _TRACE.search(text)
    if not begins:
        raise no_trace(where)
    found = Rough(_head(text[: begins.start()], where))
    at, number = begins.end(), 0
    at = text.find("[", at) + 1 or len(text)
    for between in _BETWEEN.finditer(text, at):
        _add(found, number, _parsed(text[at : between.start()]))
        at, number = between.end(), number + 1
    _last(found, number, text[at:])
    return found


def _last(found: Rough, number: int, rest: str) -> None:
    """The row after the last comma: whole where its bracket is there, else cut."""
    closed = _CLOSED.search(rest)
    whole = rest[: closed.start()] if closed else rest.rstrip(" ,\r\n\t").removesuffix("]")
    if closed or whole != rest.rstrip(" ,\r\n\t"):
        _add(found, number, _parsed(whole))
        found.cut = -1 if closed else 0
    else:
        found.cut = len(rest)


def _head(text: str, where: str) -> dict[str, Any]:
    try:
        head = json.loads(text.rstrip(" ,\r\n\t") + "}", strict=False)
    except (ValueError, RecursionError):
        raise no_trace(where) from None
    return head if isinstance(head, dict) else {}


def _parsed(inside: str) -> Any:
    try:
        return json.loads(f"[{inside}]", strict=False)
    except (ValueError, RecursionError):
        return None


def _add(found: Rough, number: int, row: Any) -> None:
    reason = _wrong(row)
    if reason:
        found.bad[reason] += 1
        return
    more = row[8] if isinstance(row[8], dict) else {}
    kind = row[9] if len(row) > ITEMS else None
    altitude = row[3] if row[3] in (None, "ground") else float(row[3])
    sign = _words(more.get("flight"))
    time, latitude, longitude, _, speed, direction, flags, rate = row[:8]
    found.rows.append(
        Plain(time, latitude, longitude, altitude, speed, direction, flags, rate, sign, _words(kind))
    )
    found.numbers.append(number)


def _words(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _wrong(row: Any) -> str:
    """Why a row cannot be used; "" where it can."""
    if not isinstance(row, list):
        return NO_ROW
    if len(row) < ITEMS:
        return SHORT
    if not all(_finite(value) for value in row[:3]):
        return NO_NUMBER
    if not (_given(row[3]) or row[3] == "ground") or not all(_given(row[at]) for at in (4, 5, 7)):
        return NO_VALUE
    if type(row[6]) is not int or not 0 <= row[6] <= 255:
        return NO_FLAGS
    return ""


def _given(value: Any) -> bool:
    return value is None or _finite(value)


def _finite(value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    try:
        return math.isfinite(float(value))
    except OverflowError:
        return False
