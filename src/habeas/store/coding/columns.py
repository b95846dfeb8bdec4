"""Columns while a table is coded: each batch's part of them, then one array of integers for all rows."""

from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from habeas.reference.custody_layouts import REDACTED

REDACTED_CODE = -1
"""The code of a text that the release blacks out; what it does not state is null."""

ALL = slice(None)
_NONE = pa.DictionaryArray.from_arrays(pa.array([], pa.int32()), pa.array([], pa.string()))


@dataclass(frozen=True, eq=False)
class Column:
    """One column of all rows: integers, which of them are null (None for none), and its texts by code.

    The codes of few texts are held in fewer bits than the table has for them (`type`).
    """

    values: NDArray[np.signedinteger]
    null: NDArray[np.bool_] | None = None
    texts: pa.Array | None = None

    @property
    def type(self) -> pa.DataType:
        """What they are of in the table."""
        return pa.int64() if self.values.dtype == np.int64 else pa.int32()

    @cached_property
    def is_empty(self) -> bool:
        """Whether all of it is null, as a field is that no file of the release has."""
        return self.null is not None and bool(self.null.all())

    def taken(self, rows: NDArray[np.intp]) -> pa.Array:
        """These rows as Parquet holds them."""
        if self.is_empty:
            return pa.nulls(len(rows), self.type)
        values = np.take(self.values, rows, mode="clip")  # which looks at no bounds, and is twice as fast
        values = np.ascontiguousarray(values, self.type.to_pandas_dtype())
        null = None if self.null is None else np.take(self.null, rows, mode="clip")
        bits = None
        if null is not None and null.any():
            bits = pa.py_buffer(np.packbits(~null, bitorder="little"))
            values[null] = 0
        return pa.Array.from_buffers(self.type, len(rows), [bits, pa.py_buffer(values)])

    def nobody_redacted(self) -> "Column":
        """The same ids, null where they are blacked out: rows that agree in that are not of one person."""
        black = self.values == REDACTED_CODE
        return replace(self, null=black if self.null is None else self.null | black) if black.any() else self

    def filled(self, instead: int, rows: NDArray[np.intp] | slice = ALL) -> NDArray[np.int64]:
        """The integers of these rows with `instead` where they are null."""
        values = self.values[rows].astype(np.int64)
        if self.null is not None:
            values[self.null[rows]] = instead
        return values


@dataclass
class Growing:
    """One column's parts, batch by batch; batches that have no such column leave it null."""

    type: pa.DataType
    parts: list[pa.Array] = field(default_factory=list)
    rows: int = 0

    def add(self, part: pa.Array, upto: int) -> None:
        """Add a batch's part, which ends at row `upto`; what is missing before it is null."""
        self.fill(upto - len(part))
        if pa.types.is_string(self.type):
            part = _encoded(part)
        self.parts.append(part if pa.types.is_dictionary(part.type) else part.cast(self.type))
        self.rows = upto

    def fill(self, upto: int) -> None:
        """Nulls up to this row."""
        if missing := upto - self.rows:
            empty = pa.nulls(missing, self.type)
            self.parts.append(_encoded(empty) if pa.types.is_string(self.type) else empty)
            self.rows = upto

    def whole(self) -> Column:
        """All of it; the parts are let go."""
        parts, self.parts = self.parts, []
        if pa.types.is_string(self.type):
            return _coded(parts)
        return _number(pa.chunked_array(parts, self.type))


def _number(chunks: pa.ChunkedArray) -> Column:
    plain = np.int32 if chunks.type == pa.int32() else np.int64
    null = chunks.is_null().to_numpy() if chunks.null_count else None
    return Column(pc.fill_null(chunks, 0).to_numpy().astype(plain, copy=False), null)


def _coded(parts: list[pa.Array]) -> Column:
    """Codes in the order of the texts themselves, so that no order of rows or files changes them."""
    each = pa.chunked_array([one.dictionary for one in parts], pa.string()).dictionary_encode()
    texts = each.chunk(0).dictionary if each.num_chunks else pa.array([], pa.string())
    stated = pc.fill_null(pc.not_equal(texts, REDACTED), False).to_numpy(zero_copy_only=False)
    order = pc.array_sort_indices(texts).to_numpy()
    order = order[stated[order]]
    few = np.min_scalar_type(-max(1, len(order)))
    code = np.full(max(1, len(texts)), REDACTED_CODE, few)
    code[order] = np.arange(len(order), dtype=few)
    texts = texts.take(pa.array(order))
    rows = sum(map(len, parts))
    whole, at = np.zeros(rows, few), 0
    null = np.zeros(rows, np.bool_) if any(one.null_count for one in parts) else None
    # Codes of every part's texts, one part after another; the last for what is null in a part without any.
    own = np.append(
        np.concatenate([code[one.indices.to_numpy()] for one in [*each.chunks, _NONE]]), few.type(0)
    )
    of = 0
    for one in parts:
        upto = at + len(one)
        whole[at:upto] = own[of:][pc.fill_null(one.indices, 0).to_numpy()]
        if null is not None and one.null_count:
            null[at:upto] = one.is_null().to_numpy(zero_copy_only=False)
        at, of = upto, of + len(one.dictionary)
    return Column(whole, null, texts)


def _encoded(part: pa.Array) -> pa.Array:
    """A batch's texts as a dictionary no longer than the batch: what is in no row need not be sorted in."""
    if pa.types.is_dictionary(part.type) and len(part.dictionary) > len(part):
        part = part.dictionary_decode()
    if not pa.types.is_dictionary(part.type):
        part = part.dictionary_encode()
    few = pa.from_numpy_dtype(np.min_scalar_type(-max(1, len(part.dictionary))))
    return pa.DictionaryArray.from_arrays(part.indices.cast(few), part.dictionary)
