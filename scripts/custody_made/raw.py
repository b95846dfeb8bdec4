"""The made stints of `columnar` as a release would give them: Parquet with texts, rows in no order.

Columns bear the headings of the release of March 2026. Times are timestamps without a zone, dates are
dates, money is dollars; each row is written in the order of its file and row. Read with pandas or polars
this is what a user of the processed releases starts from; read by habeas it is what coding is timed on.
"""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from scripts.custody_made.columnar import LAST, MOMENTS, MONEY, coded_stints, stint_texts

from habeas.reference.custody_layouts import editions, fields_of, layout_of

GROUP = 262_144
"""Rows of a row group."""


def raw_stints(path: Path, rows: int, seed: int, *, keys: bool = False) -> Path:
    """Write the rows of `coded_stints` with the same arguments to `path`; the path.

    With `keys` the two long keys of the processed releases stand beside them, stay_ID and stint_ID.
    """
    coded, texts = coded_stints(rows, seed), stint_texts(rows, seed)
    order = np.lexsort((coded["row"].to_numpy(), coded["file"].to_numpy()))
    names = [name for name in coded.schema.names if name not in LAST]
    writer = None
    for start in range(0, rows, GROUP):
        part = coded.select(names).take(pa.array(order[start : start + GROUP]))
        plain = pa.table({_heading(name): _plain(name, part[name], texts) for name in names})
        if keys:
            plain = _with_keys(plain)
        writer = writer or pq.ParquetWriter(path, plain.schema, compression="zstd")
        writer.write_table(plain, row_group_size=GROUP)
    if writer:
        writer.close()
    return path


def headings() -> dict[str, str]:
    """What the release of March 2026 calls each column."""
    (edition,) = (one for one in editions() if (one.name, one.table) == ("2026-03", "stints"))
    layout = layout_of(edition.headings)
    assert layout
    fields = fields_of(layout, edition.headings)
    return {field.name: each for field, each in zip(fields, edition.headings, strict=True) if field}


def _heading(name: str) -> str:
    return headings()[name]


def _plain(name: str, values: pa.ChunkedArray, texts: dict[str, pa.Array]) -> pa.ChunkedArray:
    if name in texts:
        return texts[name].take(values.combine_chunks())
    if name in MOMENTS:
        return values.cast(pa.timestamp("s")).cast(pa.timestamp("us"))
    if name in MONEY:
        return pc.divide(values.cast(pa.float64()), 100)
    return values.cast(pa.date32()) if name.endswith("_date") else values


def _with_keys(rows: pa.Table) -> pa.Table:
    """The keys as the processed releases build them; none where there is no id."""
    person, facility = rows[headings()["person"]], rows[headings()["facility"]]
    times = [pc.strftime(rows[headings()[name]], "%Y-%m-%d %H:%M:%S") for name in ("stay_in", "book_in")]
    stay = pc.binary_join_element_wise(person, times[0], "_")
    stint = pc.binary_join_element_wise(person, times[1], facility, "_")
    return rows.append_column("stay_ID", stay).append_column("stint_ID", stint)
