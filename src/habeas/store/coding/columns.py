"""Columns while a table is coded: each batch's part of them, then one array of integers for all rows."""

from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from habeas.reference.custody_layouts import REDACTED
from habeas.store.coding.narrowing import ends_of, few_bits, narrow
from habeas.store.coding.texts import in_order

REDACTED_CODE = -1
"""The code of a text that the release blacks out; what it does not state is null."""

ALL = slice(None)
INT32 = pa.int32()
_NONE = pa.DictionaryArray.from_arrays(pa.array([], pa.int32()), pa.array([], pa.string()))


@dataclass(frozen=True, eq=False)
class Column:
    """One column of all rows: integers, the one that stands for null (None for none), and its texts by code.

    They are held in fewer bits than the table has for them (`type`) where they fit: a gather of rows from all
    over waits for memory, and less of it stays nearer.
    """

    values: NDArray[np.signedinteger]
    null: int | None = None
    texts: pa.Array | None = None
    type: pa.DataType = INT32

    @cached_property
    def is_empty(self) -> bool:
        """Whether all of it is null, as a field is that no file of the release has."""
        return self.null is not None and bool((self.values == self.null).all())

    def taken(self, rows: NDArray[np.intp]) -> pa.Array:
        """These rows as Parquet holds them."""
        if self.is_empty:
            return pa.nulls(len(rows), self.type)
        found = np.take(self.values, rows, mode="clip")  # which looks at no bounds, and is twice as fast
        values = np.ascontiguousarray(found, self.type.to_pandas_dtype())
        bits = None
        if self.null is not None:
            null = found == self.null
            if null.any():
                bits = pa.py_buffer(np.packbits(~null, bitorder="little"))
                np.copyto(values, 0, where=null)
        return pa.Array.from_buffers(self.type, len(rows), [bits, pa.py_buffer(values)])

    def nobody_redacted(self) -> "Column":
        """The same ids, null where they are blacked out: rows that agree in that are not of one person."""
        black = self.values == REDACTED_CODE
        if not black.any():
            return self
        null = int(np.iinfo(self.values.dtype).min)
        return replace(self, values=np.where(black, self.values.dtype.type(null), self.values), null=null)

    def filled(self, instead: int, rows: NDArray[np.intp] | slice = ALL) -> NDArray[np.int64]:
        """The integers of these rows with `instead` where they are null."""
        found = self.values[rows]
        values = found.astype(np.int64)
        if self.null is not None:
            np.copyto(values, instead, where=found == self.null)
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
        self.parts.append(part if pa.types.is_dictionary(part.type) else narrow(part.cast(self.type)))
        self.rows = upto

    def fill(self, upto: int) -> None:
        """Nulls up to this row."""
        if missing := upto - self.rows:
            is_text = pa.types.is_string(self.type)
            empty = pa.nulls(missing, self.type if is_text else pa.int8())
            self.parts.append(_encoded(empty) if is_text else empty)
            self.rows = upto

    def whole(self) -> Column:
        """All of it; the parts are let go."""
        parts, self.parts = self.parts, []
        if pa.types.is_string(self.type):
            return _coded(parts)
        return _number(parts, self.type)


def _number(parts: list[pa.Array], type: pa.DataType) -> Column:
    """Numbers in as few bits as hold them all and one more, which stands for null."""
    ends = [ends_of(one) for one in parts]
    low, high = min((one for one, _ in ends), default=0), max((one for _, one in ends), default=0)
    null = low - 1 if low > np.iinfo(np.int64).min else high + 1
    whole, at = np.empty(sum(map(len, parts)), few_bits(min(low, null), max(high, null))), 0
    for one in parts:
        whole[at : at + len(one)] = pc.fill_null(one, 0).to_numpy()
        if one.null_count:
            np.copyto(whole[at : at + len(one)], null, where=one.is_null().to_numpy(zero_copy_only=False))
        at += len(one)
    return Column(whole, null if any(one.null_count for one in parts) else None, type=type)


def _coded(parts: list[pa.Array]) -> Column:
    """Codes in the order of the texts themselves, so that no order of rows or files changes them."""
    each = pa.chunked_array([one.dictionary for one in parts], pa.string()).dictionary_encode()
    texts = each.chunk(0).dictionary if each.num_chunks else pa.array([], pa.string())
    stated = pc.fill_null(pc.not_equal(texts, REDACTED), False).to_numpy(zero_copy_only=False)
    order = in_order(texts)
    order = order[stated[order]]
    few = np.min_scalar_type(-max(1, len(order)) - 1)
    null = int(np.iinfo(few).min)
    code = np.full(max(1, len(texts)), REDACTED_CODE, few)
    code[order] = np.arange(len(order), dtype=few)
    texts = texts.take(pa.array(order))
    # Codes of every part's texts, one part after another; the last for what is null in a part without any.
    own = np.append(
        np.concatenate([code[one.indices.to_numpy()] for one in [*each.chunks, _NONE]]), few.type(0)
    )
    whole, at, of = np.zeros(sum(map(len, parts)), few), 0, 0
    for one in parts:
        upto = at + len(one)
        whole[at:upto] = own[of:][pc.fill_null(one.indices, 0).to_numpy()]
        if one.null_count:
            np.copyto(whole[at:upto], few.type(null), where=one.is_null().to_numpy(zero_copy_only=False))
        at, of = upto, of + len(one.dictionary)
    return Column(whole, null if any(one.null_count for one in parts) else None, texts)


def _encoded(part: pa.Array) -> pa.Array:
    """A batch's texts as a dictionary no longer than the batch: what is in no row need not be sorted in."""
    if pa.types.is_dictionary(part.type) and len(part.dictionary) > len(part):
        part = part.dictionary_decode()
    if not pa.types.is_dictionary(part.type):
        part = part.dictionary_encode()
    few = pa.from_numpy_dtype(np.min_scalar_type(-max(1, len(part.dictionary))))
    return pa.DictionaryArray.from_arrays(part.indices.cast(few), part.dictionary)
