"""Made rows of stints, as a reader gives them."""

from typing import Any

import pyarrow as pa

from habeas.store.coding.coding import Coding
from habeas.store.coding.parts import Part

SCHEMA = pa.schema(
    [
        ("person", pa.string()),
        ("book_in", pa.int64()),
        ("book_out", pa.int64()),
        ("facility", pa.string()),
        ("release_reason", pa.string()),
        ("row", pa.int32()),
        ("sheet", pa.int32()),
    ]
)


def stint(
    row: int,
    person: str | None,
    book_in: int,
    book_out: int | None,
    facility: str,
    reason: str | None = None,
) -> dict[str, Any]:
    return {
        "person": person,
        "book_in": book_in,
        "book_out": book_out,
        "facility": facility,
        "release_reason": reason,
        "row": row,
        "sheet": 0,
    }


def batch(*rows: dict[str, Any]) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist(list(rows), SCHEMA)


def coding(*files: tuple[str, pa.RecordBatch]) -> Coding:
    """Of files, each a digit that its SHA-256 is made of and its rows."""
    made = Coding("stints")
    for digit, rows in files:
        made.begin(Part(digit * 64, ("FY2026",)))
        made.add(rows)
    return made
