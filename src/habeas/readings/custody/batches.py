"""From a part's blocks to batches of typed rows under one schema, counted as they go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from habeas.readings.custody.statedness import NA
from habeas.readings.custody.typed import TYPES, typed

if TYPE_CHECKING:
    from habeas.readings.custody.headings import Headed
    from habeas.readings.custody.part import Block, Part
    from habeas.readings.custody.report import Tally

_NA = pa.scalar(NA)

MOST = 65_536
"""Rows of a batch, at most."""

GATHERED = 16_384
"""Rows that the blocks of a part are gathered to, where they are smaller: 8 MB of 43 columns."""


@dataclass(frozen=True)
class Planned:
    """A part with its place in the report, and its columns."""

    part: Part
    sheet: int
    headed: Headed


def schema_of(plans: Sequence[Planned]) -> Any:
    """The columns of all parts: the table's own in the layout's order, then unknown ones, sheet and row."""
    kinds = {one.name: one.kind for each in plans for one in each.headed.columns}
    order = [one.name for one in plans[0].headed.layout.fields if one.name in kinds]
    names = [*order, *(name for name in kinds if name not in set(order))]
    fields = [pa.field(name, TYPES[kinds[name]]) for name in names]
    return pa.schema([*fields, pa.field("sheet", pa.int32()), pa.field("row", pa.int32())])


def batches(plan: Planned, schema: Any, tally: Tally, *, once: bool = False) -> Iterator[Any]:
    """A part's rows as RecordBatches; what is counted goes to the tally.

    With `once`, texts that the part has as dictionaries stay so; without, all columns are as the schema says.
    """
    headed, cache = plan.headed, {}  # type: Headed, dict[str, int]
    gathered: list[Any] = []
    for block in plan.part.blocks(headed.row, len(headed.headings), headed.columns):
        one = _batch(block, plan, schema, tally, cache)
        one = one if once else one.cast(schema)
        if sum(each.num_rows for each in gathered) + one.num_rows > GATHERED:
            yield from _joined(gathered)
            gathered = []
        gathered.append(one)
    yield from _joined(gathered)


def _joined(gathered: list[Any]) -> Iterator[Any]:
    """The gathered batches as one; as several where a single one is too long."""
    if not gathered:
        return
    whole = gathered[0] if len(gathered) == 1 else pa.concat_batches(gathered)
    for at in range(0, whole.num_rows, MOST):
        yield whole.slice(at, MOST)


def _batch(block: Block, plan: Planned, schema: Any, tally: Tally, cache: dict[str, int]) -> Any:
    number = len(block.rows)
    tally.rows += number
    tally.misshapen += block.misshapen
    tally.beyond += block.beyond
    found: dict[str, Any] = {}
    for column, raw in zip(plan.headed.columns, block.columns, strict=True):
        counts = tally.of(column.name)
        counts.heading = counts.heading or column.heading
        values, unread = typed(raw, column.kind, counts, cache)
        found[column.name] = values
        if column.coded or column.keep_na:
            counts.add(kept_na=_many(values, _NA))
        if len(unread) and not counts.first_unparsed:
            counts.first_unparsed = (plan.sheet, int(block.rows[unread[0]]))
    found["sheet"] = pa.array(np.full(number, plan.sheet, np.int32))
    found["row"] = pa.array(block.rows, pa.int32())
    for field in schema:
        if field.name not in found:
            found[field.name] = pa.nulls(number, field.type)
            tally.of(field.name).add(not_stated=number)
    return pa.record_batch([found[field.name] for field in schema], names=schema.names)


def _many(texts: Any, wanted: Any) -> int:
    """How many of the texts are this one."""
    if not pa.types.is_dictionary(texts.type):
        return pc.sum(pc.equal(texts, wanted)).as_py() or 0
    at = pc.index(texts.dictionary, wanted).as_py()
    return pc.sum(pc.equal(texts.indices, at)).as_py() or 0 if at >= 0 else 0
