"""Merges coded tables of several files of one edition into one, whose codes hold for all of them."""

from collections.abc import Iterator, Sequence

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from habeas.reference.custody_layouts import REDACTED
from habeas.store.coding.coded import CodedTable
from habeas.store.coding.coding import Coding

MARKED = ("seq", "file", "duplicate", "keep")
"""Columns that are of a table as a whole, and are reckoned anew."""


def merged(tables: Sequence[CodedTable]) -> Coding:
    """The rows of all of them, to be written as one table of the same name; at least one is given."""
    coding = Coding(tables[0].table)
    for one in tables:
        for number, part in enumerate(one.parts):
            coding.begin(part)
            for batch in _batches(one, number):
                coding.add(batch)
    return coding


def _batches(table: CodedTable, file: int) -> Iterator[pa.RecordBatch]:
    """The rows of one original, its texts as dictionaries."""
    known, first = table.every_text(), pa.array([REDACTED])
    texts = {name: pa.concat_arrays([first, known[name]]) if name in known else first for name in table.coded}
    names = [name for name in table.names if name not in MARKED]
    with pq.ParquetFile(table.path, page_checksum_verification=True) as opened:
        for group in range(opened.num_row_groups):
            rows = opened.read_row_group(group)
            rows = rows.filter(pc.equal(rows["file"], file)) if len(table.parts) > 1 else rows
            columns = [_column(rows[name].combine_chunks(), texts.get(name)) for name in names]
            yield pa.record_batch(columns, names=names)


def _column(codes: pa.Array, texts: pa.Array | None) -> pa.Array:
    if texts is None:
        return codes
    return pa.DictionaryArray.from_arrays(pc.add(codes, pa.scalar(1, pa.int32())).cast(pa.int32()), texts)
