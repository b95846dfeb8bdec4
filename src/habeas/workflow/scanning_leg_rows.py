"""Legs and crossings of a day as a table, as JSON, as a CSV and as Parquet."""

from __future__ import annotations

import csv
import io
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from habeas.workflow.scanning_errors import ScanError
from habeas.workflow.scanning_legs import LEG, Row
from habeas.workflow.scanning_output import ABSENT, guarded_row, time, write

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from habeas.workflow.scanning_legs import DayFlown

HEADINGS = ("aircraft", "leg", "callsign", "what", "from", "to")
FORMS = (".csv", ".parquet")
_TIMES = ("earliest", "latest", "until_earliest", "until_latest")


_ARROW: dict[str, pa.DataType] = {
    "str": pa.string(),
    "int": pa.int64(),
    "bool": pa.bool_(),
    "bool | None": pa.bool_(),
    "float | None": pa.float64(),
}

SCHEMA = pa.schema([pa.field(one.name, _ARROW[str(one.type)]) for one in fields(Row)])
"""The columns of `scanning_legs.Row`."""


def check_form(path: Path) -> None:
    """ScanError where the file's name does not end in a form that can be written."""
    if path.suffix.lower() not in FORMS:
        raise ScanError("no such form", where=path.name, do=f"end its name in {' or '.join(FORMS)}")


def shown(row: Row) -> tuple[str, ...]:
    """A row for a table: a leg from its take-off to its landing, or a crossing from when to when."""
    aircraft = f"{row.registration} {row.address}".strip()
    number = str(row.leg + 1)
    if row.what == LEG:
        took = f"{_between(row.earliest, row.latest)} {row.place or 'not seen'}"
        landed = f"{_between(row.until_earliest, row.until_latest)} {row.until_place or 'not seen'}"
        return aircraft, number, row.callsign, "leg", took.strip(), landed.strip()
    way = f"{'into' if row.inward else 'out of'} {row.place}{'' if row.sure else ', not certain'}"
    return aircraft, number, row.callsign, way, time(row.earliest), time(row.latest)


def _between(earliest: float | None, latest: float | None) -> str:
    first, last = time(earliest), time(latest)
    if not first or not last:
        return f"after {first}" if first else f"by {last}" if last else ""
    return first if first == last else f"{first} to {last}"


def as_json(found: DayFlown) -> dict[str, Any]:
    """The whole result: rows, completeness, notes and bad files."""
    return {
        "completeness": found.coverage,
        "notes": [ABSENT, *found.notes],
        "aircraft": found.aircraft,
        "points": found.points,
        "rows": [_plain(one) for one in found.rows],
        "bad": [{"name": one.name, "why": one.why} for one in found.bad],
    }


def write_rows(path: Path, rows: Sequence[Row]) -> None:
    """Write all rows to a new CSV, times as ISO 8601, or Parquet, times as seconds since 1970."""
    check_form(path)
    write(path, _as_csv(rows) if path.suffix.lower() == ".csv" else _as_parquet(rows))


def _plain(row: Row) -> dict[str, Any]:
    """A row with its times as ISO 8601."""
    plain = asdict(row)
    return plain | {name: time(plain[name]) or None for name in _TIMES}


def _as_csv(rows: Sequence[Row]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(one.name for one in fields(Row))
    for row in rows:
        writer.writerow(guarded_row("" if each is None else str(each) for each in _plain(row).values()))
    return out.getvalue().encode("utf-8-sig")


def _as_parquet(rows: Sequence[Row]) -> bytes:
    import pyarrow.parquet as pq

    out = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_pylist([asdict(one) for one in rows], SCHEMA), out, compression="zstd")
    data: bytes = out.getvalue().to_pybytes()
    return data
