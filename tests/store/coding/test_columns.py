"""A column is held in few bits and comes out as it went in, nulls and extremes too."""

import numpy as np
import pyarrow as pa
import pytest

from habeas.store.coding.columns import Growing

EXTREMES = [-(2**63) + 1, 2**63 - 1, -(2**31), 2**31 - 1, -32_769, 32_768, -129, -128, 127, 128, 0, -1]


@pytest.mark.parametrize("kind", [pa.int32(), pa.int64()])
@pytest.mark.parametrize("some", [[None], [], [None, 0, None]])
@pytest.mark.parametrize("extreme", EXTREMES)
def test_numbers_come_out_as_they_went_in(kind: pa.DataType, some: list[int | None], extreme: int) -> None:
    if kind == pa.int32() and not -(2**31) <= extreme < 2**31:
        return
    stated = [extreme, *some, 1]
    growing = Growing(kind)
    growing.add(pa.array(stated, kind), len(stated))
    found = growing.whole().taken(np.arange(len(stated)))
    assert (found.to_pylist(), found.type) == (stated, kind)


@pytest.mark.parametrize("many", [1, 126, 127, 128, 129])
def test_texts_are_codes_whether_or_not_a_null_is_among_them(many: int) -> None:
    stated = [None, *(f"{number:03}" for number in range(many))]
    growing = Growing(pa.string())
    growing.add(pa.array(stated), len(stated))
    growing.fill(len(stated) + 1)
    column = growing.whole()
    assert column.taken(np.arange(many + 2)).to_pylist() == [None, *range(many), None]
    assert column.filled(-9).tolist() == [-9, *range(many), -9]


def test_a_null_may_stand_where_every_smaller_number_is_taken() -> None:
    stated = [-(2**63), None, 5]
    growing = Growing(pa.int64())
    growing.add(pa.array(stated, pa.int64()), 3)
    assert growing.whole().taken(np.arange(3)).to_pylist() == stated
