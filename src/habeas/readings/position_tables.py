"""Tables of positions, row by row: from batches of cells to a track for each aircraft."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from habeas.analysis.flights.positions import Aircraft, Column
from habeas.readings.points import Remarks, by_aircraft
from habeas.readings.position_cells import Cells
from habeas.readings.reader import ReadingError
from habeas.readings.tracks import Tracked
from habeas.readings.uncollected import uncollected

BATCH = 50_000
"""Rows that are held as text at once."""

REPEATED = "it repeats a position that a row before it has, as its last update says"
NO_POSITION = "there is no position in it"


@dataclass
class Laid:
    """A batch laid out: columns in our units, of whom each row is, when its position was last updated."""

    columns: dict[str, Column]
    address: list[str]
    registration: list[str]
    type: list[str]
    sign: list[str]
    updated: Column | None = None


Layout = Callable[[Cells], Laid]


@dataclass
class _Gathered:
    columns: list[dict[str, Column]] = field(default_factory=list)
    which: list[Column] = field(default_factory=list)
    sign: list[Column] = field(default_factory=list)
    updated: list[Column] = field(default_factory=list)
    aircraft: dict[str, Aircraft] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    signs: dict[str, int] = field(default_factory=lambda: {"": 0})


def tabled(
    batches: Iterable[tuple[Column, dict[str, Any]]],
    layout: Layout,
    remarks: Remarks,
    *,
    source: str,
    where: str,
) -> Tracked:
    """The tracks of a table; each batch is the numbers of its rows and its columns by name.

    ReadingError where there is no usable row.
    """
    found = _Gathered()
    with uncollected():
        for number, columns in batches:
            _gather(found, number, columns, layout, remarks)
    tracks = _tracks(found, remarks, source) if found.columns else ()
    if not tracks:
        bad = "; ".join(f"{count:,} rows: {what}" for what, count in remarks.bad.most_common(3))
        raise ReadingError(
            f"kept, not read: no row has a usable position{f' ({bad})' if bad else ''}",
            where=where,
            do="check the original",
        )
    if "" in found.places:
        remarks.said.append("no aircraft is named in some or all rows: those are taken as of one aircraft")
    return remarks.tracked(tracks)


def _gather(
    found: _Gathered, number: Column, columns: dict[str, Any], layout: Layout, remarks: Remarks
) -> None:
    cells = Cells(columns, len(number), remarks)
    laid = layout(cells)
    nowhere = np.isnan(laid.columns["latitude"]) & np.isnan(laid.columns["longitude"])
    cells.refuse(nowhere, NO_POSITION)
    good = np.flatnonzero(cells.good)
    if not len(good):
        return
    found.columns.append({name: value[good] for name, value in {**laid.columns, "number": number}.items()})
    updated = laid.updated if laid.updated is not None else np.full(len(number), np.nan)
    found.updated.append(updated[good])
    rows = good.tolist()
    found.sign.append(np.array([_place(found.signs, laid.sign[at]) for at in rows], np.int64))
    found.which.append(np.array([_of(found, laid, at) for at in rows], np.int64))


def _of(found: _Gathered, laid: Laid, at: int) -> int:
    """Which aircraft a row is of; what is said of one first is kept."""
    key = laid.address[at] or laid.registration[at]
    if key not in found.aircraft:
        found.aircraft[key] = Aircraft(laid.address[at], laid.registration[at], laid.type[at])
    return _place(found.places, key)


def _place(places: dict[str, int], name: str) -> int:
    return places.setdefault(name, len(places))


def _tracks(found: _Gathered, remarks: Remarks, source: str) -> tuple[Any, ...]:
    columns = {name: np.concatenate([one[name] for one in found.columns]) for name in found.columns[0]}
    which, sign = np.concatenate(found.which), np.concatenate(found.sign)
    again = repeated(which, np.concatenate(found.updated), columns["latitude"], columns["longitude"])
    if again.any():
        remarks.bad[REPEATED] += int(np.count_nonzero(again))
        columns = {name: value[~again] for name, value in columns.items()}
        which, sign = which[~again], sign[~again]
    heard = _heard(which, columns["time"], sign, list(found.signs))
    aircraft = [found.aircraft[key] for key in found.places]
    return by_aircraft(aircraft, which, columns, remarks, source=source, heard=heard)


def repeated(which: Column, updated: Column, latitude: Column, longitude: Column) -> Column:
    """Which rows have the aircraft, the last update and the place of a row before them; NaN is no update."""
    order = np.lexsort((longitude, latitude, updated, which))
    same = np.zeros(len(which), np.bool_)
    same[order[1:]] = True
    for column in (which, updated, latitude, longitude):
        ordered = column[order]
        same[order[1:]] &= ordered[1:] == ordered[:-1]
    return same


def _heard(which: Column, time: Column, sign: Column, names: list[str]) -> dict[int, list[tuple[float, str]]]:
    """For each aircraft where its callsign changes, in order of time."""
    given = np.flatnonzero((sign > 0) & (time >= 0))
    order = given[np.lexsort((time[given], which[given]))]
    whose, what = which[order], sign[order]
    changed = np.ones(len(order), np.bool_)
    changed[1:] = (whose[1:] != whose[:-1]) | (what[1:] != what[:-1])
    found: dict[int, list[tuple[float, str]]] = {}
    for at in order[changed].tolist():
        found.setdefault(int(which[at]), []).append((float(time[at]), names[int(sign[at])]))
    return found
