"""Positions as Parquet for many machines: one flat table, a row for each point, its aircraft and callsign."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from habeas.analysis.flights.positions import TYPES, Aircraft, Track, track

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

UNSIGNED = {"marks": pa.int16(), "kind": pa.int16()}
"""Spark has no unsigned numbers; source, which is text here, is apart."""

_TEXT = ("address", "registration", "type", "callsign", "source")
_NUMBERS = tuple(name for name in TYPES if name != "source")

SCHEMA = pa.schema(
    [
        *(pa.field(name, pa.string(), nullable=False) for name in _TEXT),
        *(
            pa.field(name, UNSIGNED.get(name) or pa.from_numpy_dtype(np.dtype(TYPES[name])), nullable=False)
            for name in _NUMBERS
        ),
    ]
)
"""The columns of `positions.Track` in its units, with the aircraft's names, the callsign, the source's id."""


def write(tracks: Iterable[Track], path: Path) -> int:
    """Write the tracks, one row group each, and return how many rows there are; memory holds one track."""
    rows = 0
    with pq.ParquetWriter(path, SCHEMA, compression="zstd") as writer:
        for one in tracks:
            writer.write_table(to_arrow(one))
            rows += len(one)
    return rows


def to_arrow(one: Track) -> pa.Table:
    """A track as rows of SCHEMA. The callsign is the one heard last, "" before the first."""
    heard = np.array([at for at, _ in one.callsigns])
    signs = np.array(["", *(sign for _, sign in one.callsigns)], dtype=object)
    which = np.searchsorted(heard, one.time, side="right")
    count, about = len(one), one.aircraft
    text = {
        "address": [about.address] * count,
        "registration": [about.registration] * count,
        "type": [about.type] * count,
        "callsign": signs[which],
        "source": np.array(one.sources, dtype=object)[one.source],
    }
    return pa.table({**text, **{name: getattr(one, name) for name in _NUMBERS}}, schema=SCHEMA)


def from_arrow(rows: pa.Table) -> Track:
    """The track of one aircraft's rows, in whatever order they come: by time, then source, then number."""
    columns: dict[str, Any] = {name: rows[name].to_numpy() for name in _NUMBERS}
    text = {name: rows[name].to_pylist() for name in _TEXT}
    sources = tuple(sorted(set(text["source"])))
    place = {name: at for at, name in enumerate(sources)}
    columns["source"] = np.array([place[name] for name in text["source"]], np.uint16)
    order = np.lexsort((columns["number"], columns["source"], columns["time"]))
    about = Aircraft(*(_first(text[name]) for name in ("address", "registration", "type")))
    signs = [(float(columns["time"][at]), text["callsign"][at]) for at in order.tolist()]
    ordered = {name: column[order] for name, column in columns.items()}
    return track(about, ordered, sources=sources, callsigns=_changes(signs))


def _first(values: list[str]) -> str:
    """The least of those that are given, so that the order of rows changes nothing."""
    return min(filter(None, values), default="")


def _changes(signs: list[tuple[float, str]]) -> Iterable[tuple[float, str]]:
    before = ""
    for at, sign in signs:
        if sign and sign != before:
            yield at, sign
            before = sign
