"""The cells of a worksheet's XML, found in its bytes column-wise; what is written oddly is left to others.

calamine holds a whole sheet in memory (184 MB for 60,000 rows of 43 columns), and a sheet of an official
release has a million rows. Here a piece of some megabytes is laid out at once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from habeas.readings.reader import ReadingError

if TYPE_CHECKING:
    import numpy.typing as npt

    Places = npt.NDArray[np.int64]

NUMBER, SHARED, TEXT, TRUTH, ERROR, ISO = range(6)
TYPES = {b"": NUMBER, b"n": NUMBER, b"s": SHARED, b"str": TEXT, b"inlineStr": TEXT, b"b": TRUTH, b"e": ERROR}
TYPES[b"d"] = ISO

PADDING = bytes(16)
"""What stands before and after the bytes, so that every word of eight bytes near their edge can be loaded."""

_ROW = re.compile(rb"<row\b([^>]*)>")
_NUMBERED = re.compile(rb'\sr="(\d{1,7})"')
_TYPED = re.compile(rb"""\st=["'](\w+)["']""")


@dataclass(frozen=True)
class Cells:
    """The cells that hold something: of `rows` (true numbers) and a width, as `at[column, row]` or -1.

    Cell n is of `kind[n]`, its text stands in `data` from `start[n]` to `end[n]` with XML's escapes, and its
    shared text is number `shared[n]`. `last` is the number of the last row, whether it holds anything or not;
    `beyond` are the numbers of the rows of cells outside of the width.
    """

    data: Any
    rows: npt.NDArray[np.int32]
    at: npt.NDArray[np.int32]
    kind: npt.NDArray[np.uint8]
    start: Places
    end: Places
    shared: Places
    last: int
    beyond: npt.NDArray[np.int32]


class Odd(ReadingError):
    """The bytes are not written as workbooks commonly are, and are to be read as XML."""


def cells(piece: bytes, width: int, before: int) -> Cells:
    """The cells of whole rows; `before` is the number of the row before them. Odd where it cannot tell."""
    data = np.frombuffer(PADDING + piece + PADDING, np.uint8)
    tags = np.flatnonzero(data == ord("<"))
    one, two = data[tags + 1], data[tags + 2]
    if np.any((one == ord("!")) | (one == ord("?"))):
        raise Odd("a comment or a section of characters")
    is_row = (one == ord("r")) & (two == ord("o"))
    is_cell = (one == ord("c")) & ((two <= ord(" ")) | (two == ord(">")) | (two == ord("/")))
    which = np.flatnonzero(((one == ord("v")) | (one == ord("t"))) & (two < ord("A")))
    rows = _rows(piece, tags[is_row] - len(PADDING), before)
    start, end = _values(data, tags, which, two)
    owner = np.cumsum(is_cell)[which] - 1
    full = end > start
    owner, start, end = owner[full], start[full], end[full]
    if len(owner) and (owner[0] < 0 or np.any(owner[1:] == owner[:-1])):
        raise Odd("a text in several runs")
    at_cell = np.flatnonzero(is_cell)
    row = (np.cumsum(is_row)[at_cell] - 1)[owner]
    tag = tags[at_cell]
    column, kind = _references(data, tag, owner, rows, row, is_row, at_cell)
    return laid(data, rows, width, before, row=row, column=column, kind=kind, start=start, end=end)


def _rows(piece: bytes, places: Places, before: int) -> npt.NDArray[np.int32]:
    """The numbers of the rows at these places; one that does not state its own follows the one before it."""
    numbers, last = [], before
    for place in places.tolist():
        found = _ROW.match(piece, place)
        if not found:
            raise Odd("a row's tag is not a row's")
        stated = _NUMBERED.search(found[1])
        last = int(stated[1]) if stated else last + 1
        numbers.append(last)
    return np.array(numbers, np.int32)


def _values(data: Any, tags: Places, which: Places, two: Any) -> tuple[Places, Places]:
    """Where the text of each <v> and <t> begins and ends: before the next tag."""
    opened = tags[which]
    start = opened + 3
    long = np.flatnonzero(two[which] != ord(">"))
    if len(long):
        close = np.flatnonzero(data == ord(">"))
        ends = close[np.searchsorted(close, opened[long])]
        start[long] = ends + 1
    following = np.minimum(which + 1, len(tags) - 1)
    end = tags[following]
    if np.any((data[end + 1] == ord("/")) & (data[end + 2] != data[opened + 1])):
        raise Odd("a value that is not closed")
    if len(long):
        empty = long[data[ends - 1] == ord("/")]
        end[empty] = start[empty]
    return start, end


def _references(
    data: Any, tag: Places, owner: Places, rows: Any, row: Places, is_row: Any, at_cell: Places
) -> tuple[Places, Any]:
    """The column and the kind of each cell that holds something."""
    mine = tag[owner]
    named = (data[mine + 3] == ord("r")) & (data[mine + 4] == ord("=")) & (data[mine + 5] == ord('"'))
    if not named.all():
        return _unnamed(data, tag, owner, is_row, at_cell, named)
    place = mine + 6
    first, second, third = (data[place + each].astype(np.int64) - 64 for each in range(3))
    two, three = second > 0, (second > 0) & (third > 0)
    column = np.where(two, first * 26 + second, first)
    column = np.where(three, column * 26 + third, column) - 1
    digits = np.char.str_len(rows.astype(str)) if len(rows) else rows
    ends = place + 1 + two + three + digits[row]
    if len(ends) and np.any(data[ends] != ord('"')):
        raise Odd("a cell's row is not its own")
    return column, _kinds(data, ends + 1)


def _kinds(data: Any, tail: Places) -> Any:
    """The kind of each cell, by what stands in its tag after its reference: ` s="1" t="s">`."""
    kind = np.zeros(len(tail), np.uint8)
    after = data[tail]
    letter = data[tail + 1]
    pending = np.flatnonzero(after != ord(">"))
    if not len(pending):
        return kind
    words = np.ndarray((len(data) - 7,), np.dtype("<u8"), buffer=data, strides=(1,))
    where = tail[pending]
    shared = words[where] & np.uint64(0xFFFFFFFFFFFFFF) == int.from_bytes(b' t="s">', "little")
    kind[pending[shared]] = SHARED
    styled = (letter[pending] == ord("s")) & ~shared
    for digits in range(1, 6):
        if not styled.any():
            break
        close = where + 4 + digits
        ends = styled & (data[close - 1] != ord('"')) & (data[close] == ord('"'))
        plain = ends & (data[close + 1] == ord(">"))
        text = ends & (words[close + 1] & np.uint64(0xFFFFFFFFFFFFFF) == int.from_bytes(b' t="s">', "little"))
        kind[pending[text]] = SHARED
        shared |= text | plain
        styled &= ~ends
    _one_by_one(data, tail, pending[~shared], kind)
    return kind


def _one_by_one(data: Any, tail: Places, which: Places, kind: Any) -> None:
    """The kind of each of these cells by its own tag; the same tags come again and again."""
    known: dict[bytes, int] = {}
    text = data.tobytes()
    for at, begins in zip(which.tolist(), tail[which].tolist(), strict=True):
        said = text[begins : text.index(b">", begins)]
        if said not in known:
            found = _TYPED.search(said)
            if found and found[1] not in TYPES:
                raise Odd("a type of cell that is unknown")
            known[said] = TYPES[found[1]] if found else NUMBER
        kind[at] = known[said]


def _unnamed(
    data: Any, tag: Places, owner: Places, is_row: Any, at_cell: Places, named: Any
) -> tuple[Places, Any]:
    """The same of cells without references, which stand one after the other in their row."""
    if named.any() or b' r="' in _between(data, tag):
        raise Odd("cells with and without a reference, or with one that is not first")
    row = np.cumsum(is_row)[at_cell] - 1
    kind = np.zeros(len(tag), np.uint8)
    _one_by_one(data, tag + 2, owner, kind)
    return (np.arange(len(row)) - np.searchsorted(row, row))[owner], kind[owner]


def _between(data: Any, tag: Places) -> bytes:
    """The tags of the cells, one after the other."""
    text = data.tobytes()
    return b"".join(text[each : text.index(b">", each)] for each in tag.tolist())


def laid(
    data: Any,
    rows: Any,
    width: int,
    before: int,
    *,
    row: Places,
    column: Places,
    kind: Any,
    start: Places,
    end: Places,
) -> Cells:
    """The cells in their places; rows that hold none are left out. Odd where a shared text has no number."""
    within = column < width
    at = np.full((width, len(rows)), -1, np.int32)
    at[column[within], row[within]] = np.flatnonzero(within)
    held = np.zeros(len(rows), np.bool_)
    held[row[within]] = True
    shared = np.full(len(kind), -1, np.int64)
    of = kind == SHARED
    shared[of] = _integers(data, start[of], end[of])
    last = int(rows[-1]) if len(rows) else before
    return Cells(data, rows[held], at[:, held], kind, start, end, shared, last, rows[row[~within]])


def _integers(data: Any, start: Places, end: Places) -> Places:
    """The whole numbers of at most eight digits that stand there, eight at a time."""
    length = end - start
    if len(length) and length.max() > 8:
        raise Odd("a shared text's number is too long")
    words = np.ndarray((len(data) - 7,), np.dtype("<u8"), buffer=data, strides=(1,))
    blank = ((8 - length) * 8).astype(np.uint64)
    digits = words[end - 8] >> blank << blank
    digits = (digits ^ np.uint64(0x3030303030303030)) >> blank << blank
    if np.any(digits & np.uint64(0xF0F0F0F0F0F0F0F0)):
        raise Odd("a shared text's number is none")
    digits = digits * np.uint64(10) + (digits >> np.uint64(8))
    low, high = np.uint64(0x000000FF000000FF), np.uint64(16)
    found = (digits & low) * np.uint64(0x000F424000000064)
    found += ((digits >> high) & low) * np.uint64(0x0000271000000001)
    return (found >> np.uint64(32)).astype(np.int64)
