"""Numbers in as few bits as hold them: the columns of a release wait in memory for one another."""

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc


def narrow(part: pa.Array) -> pa.Array:
    """The same integers in as few bits as hold them."""
    return part.cast(pa.from_numpy_dtype(few_bits(*ends_of(part))))


def ends_of(part: pa.Array) -> tuple[int, int]:
    """The least and the largest of these integers; 0 where none is stated."""
    low, high = (one.as_py() or 0 for one in pc.min_max(part).values())
    return low, high


def few_bits(low: int, high: int) -> np.dtype[Any]:
    """The signed integers of the fewest bits that hold both of these."""
    return np.promote_types(np.min_scalar_type(min(low, -1)), np.min_scalar_type(-max(high, 0) - 1))
