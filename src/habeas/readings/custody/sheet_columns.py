"""From a sheet's cells to its columns: shared texts looked up, numbers and texts of its own read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from habeas.readings.custody.sheet_bytes import NUMBER, SHARED, TRUTH
from habeas.readings.custody.statedness import BLANK, Stated, classified
from habeas.readings.custody.typed import Raw, plain_number
from habeas.readings.custody.workbook_parts import unescaped

if TYPE_CHECKING:
    import numpy.typing as npt

    from habeas.readings.custody.sheet_bytes import Cells


class SharedTexts:
    """A workbook's shared texts, each classified once however many cells share it."""

    def __init__(self, texts: Any) -> None:
        """Keep an Arrow array of strings, and what each states."""
        self.texts = texts
        self.stated = classified(texts)
        self._keeping_na: Stated | None = None

    def text(self, number: int) -> str:
        """One of them as it is; ValueError where there is none of that number."""
        _refuse_number(number, len(self.texts))
        return str(self.texts[number].as_py())

    def states(self, *, keep_na: bool) -> Stated:
        """What each text states, NA as a code or as nothing."""
        if not keep_na:
            return self.stated
        if self._keeping_na is None:
            self._keeping_na = classified(self.texts, keep_na=True)
        return self._keeping_na


def column(
    cells: Cells, number: int, shared: SharedTexts, *, epoch: int, keep_na: bool, as_text: bool
) -> Raw:
    """One column of the cells; `as_text` where its numbers are texts too (codes, ids)."""
    at = cells.at[number].astype(np.int64)
    held = np.flatnonzero(at >= 0)
    which = at[held]
    kind, index = cells.kind[which], cells.shared[which]
    stated = _looked_up(len(at), held[kind == SHARED], index[kind == SHARED], shared.states(keep_na=keep_na))
    numbers = np.full(len(at), np.nan)
    other = kind != SHARED
    if other.any():
        texts = texts_of(cells, which[other])
        own, place = kind[other], held[other]
        _read_numbers(numbers, place, own, texts)
        _put(stated, place, own, texts, keep_na=keep_na, as_text=as_text)
    return Raw(stated, numbers, epoch=epoch)


def _looked_up(length: int, places: Any, index: Any, shared: Stated) -> Stated:
    """The stated texts of a column's cells that share theirs; the others are blank."""
    if len(index):
        _refuse_number(int(index.max()), len(shared.states))
    states = np.full(length, BLANK, np.uint8)
    states[places] = shared.states[index]
    every = np.full(length, -1, np.int64)
    every[places] = index
    return Stated(shared.texts.take(pa.array(every, mask=every < 0)), states)


def _refuse_number(number: int, texts: int) -> None:
    if number >= texts:
        raise ValueError(f"a cell shares text {number}, and there are {texts}")


def texts_of(cells: Cells, which: npt.NDArray[np.int64]) -> Any:
    """The texts of these cells as an Arrow array of strings."""
    start, end = cells.start[which], cells.end[which]
    lengths = end - start
    offsets = np.zeros(len(which) + 1, np.int32)
    np.cumsum(lengths, out=offsets[1:])
    total = int(offsets[-1])
    places = np.repeat(start - offsets[:-1], lengths) + np.arange(total)
    data = cells.data[places]
    texts = pa.Array.from_buffers(pa.string(), len(which), [None, pa.py_buffer(offsets), pa.py_buffer(data)])
    if np.any(data > 127):
        texts.validate(full=True)
    if np.any(data == ord("&")) or np.any(data == ord("_")):
        return pa.array([unescaped(one) for one in texts.to_pylist()], pa.string())
    return texts


def _read_numbers(numbers: Any, place: Any, kind: Any, texts: Any) -> None:
    own = kind == NUMBER
    if own.any():
        some = texts if own.all() else texts.filter(pa.array(own))
        numbers[place[own]] = pc.cast(some, pa.float64()).to_numpy(zero_copy_only=False)


def _put(stated: Stated, place: Any, kind: Any, texts: Any, *, keep_na: bool, as_text: bool) -> None:
    """Put the cells' own texts in their places; those of numbers only where they are asked for."""
    number = kind == NUMBER
    stated.states[place[number]] = 0
    if number.all() and not as_text:
        return
    some = ~number | as_text
    place, kind, texts = place[some], kind[some], texts.filter(pa.array(some))
    if np.any(kind == TRUTH):
        texts = pc.if_else(pa.array(kind == TRUTH), pc.if_else(pc.equal(texts, "1"), "TRUE", "FALSE"), texts)
    exponent = np.asarray(pc.match_substring_regex(texts, r"^-?[0-9.]+(E|e|\.0+$)")) & (kind == NUMBER)
    if exponent.any():
        plain = [plain_number(one) for one in texts.filter(pa.array(exponent)).to_pylist()]
        texts = pc.replace_with_mask(texts, pa.array(exponent), pa.array(plain, pa.string()))
    own = classified(texts, keep_na=keep_na)
    stated.states[place] = own.states
    mask = np.zeros(len(stated.states), np.bool_)
    mask[place] = True
    stated.texts = pc.replace_with_mask(stated.texts, pa.array(mask), own.texts)
