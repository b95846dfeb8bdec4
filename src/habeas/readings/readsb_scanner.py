"""Rows of a readsb trace straight out of its bytes, compiled by numba; whatever is unusual is given up.

What is taken here is a part of what `readsb_columns.DECODER` takes, and means the same there, bit for bit:
plain ASCII without escapes, numbers of at most fifteen digits without exponents, and in an aircraft's object
nothing deeper than a list. The first thing else makes the place -1, and the whole trace is for the decoder.

`byte` alone reads the data: outside of it there is 0, which no token begins with or goes on with, so that a
place that is -1, or past the end, stays wrong through every function after it.

One module, since numba does not see that what it kept has changed in another.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

import numpy as np

from habeas.analysis.flights.positions import Column

Work = TypeVar("Work", bound=Callable[..., Any])

MOST_DIGITS = 15
"""The digits and the power of ten under them are exact doubles then, so that dividing rounds once."""

POWERS = np.array([10.0**power for power in range(MOST_DIGITS + 1)])

PLAIN = np.array([32 <= one < 127 and chr(one) not in '"\\' for one in range(256)], np.bool_)
"""The bytes that stand for themselves in a string."""

FLIGHT, GROUND, NULL, TRUE, FALSE = (
    np.frombuffer(word, np.uint8) for word in (b'"flight"', b'"ground"', b"null", b"true", b"false")
)

COMMA, COLON, QUOTE, MINUS, POINT, ZERO, NINE = b',:"-.09'
LIST, LIST_END, OBJECT, OBJECT_END, N, T, F = b"[]{}ntf"
SPACE, LINE, RETURN, TAB = b" \n\r\t"


def compiled(work: Work, *, kept: bool = False) -> Work:
    """The function as machine code; where it is `kept`, on disk too: RuntimeError where nothing can be.

    All of it becomes one function: counting references to the data at each call (`_nrt`) made it ten times
    slower, and nothing here makes an array.
    """
    try:
        from numba import njit
    except ImportError:  # it is an extra; this module can be imported without it, and is of no use then
        return work
    settings: dict[str, Any] = {"error_model": "numpy", "forceinline": True, "_nrt": False}
    found: Work = njit(cache=kept, **settings)(work)
    return found


@compiled
def byte(data: Column, at: int) -> Any:
    """The byte at a place; 0 where there is none, -1 being past every end as an unsigned number."""
    place = np.uint64(at)
    return data[place] if place < np.uint64(len(data)) else np.uint8(0)


@compiled
def past_blanks(data: Column, at: int) -> int:
    """The next place that is no blank."""
    here = byte(data, at)
    while here in (SPACE, LINE, RETURN, TAB):
        at += 1
        here = byte(data, at)
    return at


@compiled
def past(data: Column, at: int, sign: int) -> int:
    """The place after a sign and the blanks around it."""
    at = past_blanks(data, at)
    return past_blanks(data, at + 1) if byte(data, at) == sign else -1


@compiled
def past_word(data: Column, at: int, word: Column) -> int:
    """The place after a word."""
    for one in range(len(word)):
        if byte(data, at + one) != word[one]:
            return -1
    return at + len(word)


@compiled
def past_text(data: Column, at: int) -> int:
    """The place after a string of plain bytes."""
    if byte(data, at) != QUOTE:
        return -1
    at += 1
    while PLAIN[byte(data, at)]:
        at += 1
    return at + 1 if byte(data, at) == QUOTE else -1


@compiled
def digits(data: Column, at: int, value: int) -> tuple[int, int]:
    """The digits of `value` followed by those that stand here, and the place after them."""
    here = byte(data, at)
    while ZERO <= here <= NINE:
        value = value * 10 + (here - ZERO)
        at += 1
        here = byte(data, at)
    return value, at


@compiled
def whole(data: Column, begins: int) -> tuple[int, int]:
    """A whole number of no sign, and the place after it; -1 where there is none or it begins with a 0."""
    value, at = digits(data, begins, 0)
    if at == begins or (at > begins + 1 and byte(data, begins) == ZERO):
        return 0, -1
    return value, at


@compiled
def number(data: Column, begins: int) -> tuple[float, int]:
    """A number, and the place after it; -1 where there is none, or too many digits to be exact here."""
    minus = byte(data, begins) == MINUS
    if minus:
        begins += 1
    value, point = whole(data, begins)
    if byte(data, point) != POINT:  # the decoder takes it for a whole number first, in which -0 is 0
        return float(-value if minus else value), point if point - begins <= MOST_DIGITS else -1
    value, at = digits(data, point + 1, value)
    decimals = at - point - 1
    if decimals == 0 or at - begins - 1 > MOST_DIGITS:
        return 0.0, -1
    exact = value / POWERS[decimals]
    return -exact if minus else exact, at


@compiled
def number_or_null(data: Column, at: int) -> tuple[float, int]:
    """A number, or NaN for null, and the place after it."""
    if byte(data, at) == N:
        return np.nan, past_word(data, at, NULL)
    return number(data, at)


@compiled
def past_plain(data: Column, at: int) -> int:
    """The place after a string, a number, null, true or false."""
    first = byte(data, at)
    if first == QUOTE:
        return past_text(data, at)
    if first == N:
        return past_word(data, at, NULL)
    if first == T:
        return past_word(data, at, TRUE)
    if first == F:
        return past_word(data, at, FALSE)
    return number(data, at)[1]


@compiled
def past_value(data: Column, at: int) -> int:
    """The place after a plain value, or a list of such."""
    if byte(data, at) != LIST:
        return past_plain(data, at)
    at = past_blanks(data, at + 1)
    if byte(data, at) == LIST_END:
        return at + 1
    at = past_blanks(data, past_plain(data, at))
    while byte(data, at) == COMMA:
        at = past_blanks(data, past_plain(data, past_blanks(data, at + 1)))
    return at + 1 if byte(data, at) == LIST_END else -1


@compiled
def flight_of(data: Column, at: int) -> tuple[int, int, int]:
    """Where the callsign in an object begins and ends, 0 and 0 without one, and the place after it."""
    begins, ends = 0, 0
    at = past(data, at, OBJECT)
    if byte(data, at) == OBJECT_END:
        return begins, ends, at + 1
    while True:
        named = past_word(data, at, FLIGHT) >= 0
        at = past(data, past_text(data, at), COLON)
        if not named:
            at = past_value(data, at)
        elif byte(data, at) == N:
            begins, ends, at = 0, 0, past_word(data, at, NULL)
        else:
            begins, at = at + 1, past_text(data, at)
            ends = at - 1
        at = past_blanks(data, at)
        if byte(data, at) != COMMA:
            return begins, ends, at + 1 if byte(data, at) == OBJECT_END else -1
        at = past_blanks(data, at + 1)


@compiled
def kind_of(data: Column, at: int, names: Column, places: Column) -> tuple[Any, int]:
    """The place in KINDS of a source type, and the place after it; `names` are quoted, and filled with 0."""
    if byte(data, at) == N:
        return np.uint8(0), past_word(data, at, NULL)
    for one in range(len(names)):
        same = 0
        while names[one, same] != 0 and byte(data, at + same) == names[one, same]:
            same += 1
        if names[one, same] == 0:
            return places[one], at + same
    return np.uint8(0), -1


@compiled
def head_of_row(data: Column, at: int, values: Column, codes: Column, count: int) -> int:
    """The first eight items of a row put in its columns; the place of the ninth."""
    for column in range(3):
        values[column, count], at = number(data, at)
        at = past(data, at, COMMA)
    codes[0, count] = byte(data, at) == QUOTE
    if codes[0, count]:
        values[3, count], at = np.nan, past_word(data, at, GROUND)
    else:
        values[3, count], at = number_or_null(data, at)
    for column in range(4, 6):
        values[column, count], at = number_or_null(data, past(data, at, COMMA))
    begins = past(data, at, COMMA)
    flags, at = whole(data, begins)
    codes[1, count] = flags & 255
    if flags > 255 or at - begins > 3:  # more digits may have run over, to a small number
        at = -1
    values[6, count], at = number_or_null(data, past(data, at, COMMA))
    return past(data, at, COMMA)


@compiled
def row(
    data: Column, at: int, names: Column, places: Column, values: Column, codes: Column, count: int
) -> tuple[int, int, int]:
    """A row put in its columns; where its callsign begins and ends, and the place after the row."""
    begins, ends = 0, 0
    at = head_of_row(data, past(data, at, LIST), values, codes, count)
    if byte(data, at) == N:
        at = past_word(data, at, NULL)
    else:
        begins, ends, at = flight_of(data, at)
    codes[2, count] = 0
    at = past_blanks(data, at)
    if byte(data, at) == COMMA:
        codes[2, count], at = kind_of(data, past_blanks(data, at + 1), names, places)
        at = past_blanks(data, at)
        while byte(data, at) == COMMA:
            at = past_blanks(data, past_value(data, past_blanks(data, at + 1)))
    return begins, ends, at + 1 if byte(data, at) == LIST_END else -1


@compiled
def hear(data: Column, heard: Column, sign: int, count: int, begins: int, ends: int) -> None:
    """Put a callsign in, at the place of the one before it where that is the same: it is made only once."""
    heard[0, sign], heard[1, sign], heard[2, sign] = count, begins, ends
    if sign == 0 or heard[2, sign - 1] - heard[1, sign - 1] != ends - begins:
        return
    before = heard[1, sign - 1]
    for one in range(ends - begins):
        if byte(data, before + one) != byte(data, begins + one):
            return
    heard[1, sign], heard[2, sign] = before, heard[2, sign - 1]


@partial(compiled, kept=True)
def scan(
    data: Column, at: int, names: Column, places: Column, values: Column, codes: Column, heard: Column
) -> tuple[int, int, int]:
    """How many rows and callsigns of the list after a colon were put in, and the place after the list.

    As many rows as there is room for, and no place: there may be more rows.

    `values` are time, latitude, longitude, altitude, speed, direction, rate; `codes` are ground, flags, kind;
    `heard` are the row of a callsign, and where it begins and ends. Each has a column for every row.
    """
    count, signs = 0, 0
    at = past(data, past(data, at, COLON), LIST)
    if byte(data, at) == LIST_END:
        return count, signs, at + 1
    while count < values.shape[1]:
        begins, ends, at = row(data, at, names, places, values, codes, count)
        if ends > begins:
            hear(data, heard, signs, count, begins, ends)
            signs += 1
        count += 1
        at = past_blanks(data, at)
        if byte(data, at) != COMMA:
            return count, signs, at + 1 if byte(data, at) == LIST_END else -1
        at = past_blanks(data, at + 1)
    return count, signs, -1
