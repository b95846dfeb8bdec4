"""People: one code for one id in all the coded tables that a question reads.

Each coded table has codes of its own for the ids in it. Where a question reads two, those of the first hold,
and the others' are said in them; an id that the first has not comes after all of its.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from habeas.store.tables import END, PERSON, TEXTS

if TYPE_CHECKING:
    import pyarrow as pa


def codes_in_common(tables: Mapping[str, Path]) -> "Mapping[str, pa.Table]":
    """For each table but the first that has people: its `own` code of each, and the `code` in common."""
    with_people = {name: ids for name, path in tables.items() if (ids := _ids(path)) is not None}
    names = list(with_people)
    if len(names) < 2:
        return {}
    first, found = with_people[names[0]], {}
    for name in names[1:]:
        code, first = _coded(with_people[name], first)
        found[name] = code
    return found


def _ids(path: Path) -> "pa.Array | None":
    """The ids of a table by code; None where it has none."""
    import pyarrow.parquet as pq

    texts = path.with_name(path.name.removesuffix(END) + TEXTS)
    if not texts.is_file():
        return None
    found = pq.read_table(texts, filters=[("column", "=", PERSON)], columns=["text"])["text"]
    return found.combine_chunks() if len(found) else None


def _coded(own: "pa.Array", known: "pa.Array") -> "tuple[pa.Table, pa.Array]":
    """The codes of these ids among those known, and the ids known then."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    at = pc.index_in(own, known)
    new = own.filter(at.is_null())
    code = pc.fill_null(at, 0).to_numpy().astype(np.int32)
    code[at.is_null().to_numpy(zero_copy_only=False)] = np.arange(len(known), len(known) + len(new))
    codes = pa.table({"own": pa.array(np.arange(len(own), dtype=np.int32)), "code": pa.array(code)})
    return codes, pa.concat_arrays([known, new])
