"""What a scan found, as JSON, as a CSV and as GeoJSON; never written over a file."""

from __future__ import annotations

import csv
import io
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from habeas.analysis.flights.conditions import Answer
from habeas.workflow.scanning_errors import ScanError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from habeas.analysis.flights.candidates import Candidate, Stretch
    from habeas.workflow.scanning import Scanned

ABSENT = "What was not seen is not absent: it may have been out of the receivers' sight."
ABOUT = "A rank of legs of aircraft by how many conditions they meet; it says nothing of who was aboard."

COLUMNS = (
    "rank",
    "met",
    "of",
    "conditions met",
    "conditions that could be met",
    "address",
    "registration",
    "type",
    "callsigns",
    "first seen",
    "last seen",
    "from",
    "takeoff earliest",
    "takeoff latest",
    "to",
    "landing earliest",
    "landing latest",
    "left",
    "left earliest",
    "left latest",
    "last latitude",
    "last longitude",
    "last altitude ft",
    "reasons",
    "not seen",
    "doubts",
    "completeness of the day",
    "sources",
)

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
"""A cell that no spreadsheet runs, though it may begin with "-": degrees west are not made text."""


def time(seconds: float | None) -> str:
    """Seconds since 1970 as 2025-03-15T21:26:04Z; "" for no bound."""
    if seconds is None:
        return ""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def as_json(found: Scanned) -> dict[str, Any]:
    """The whole result: conditions, candidates in rank, completeness, notes and bad files."""
    return {
        "about": ABOUT,
        "conditions": list(found.conditions),
        "conditions_needed": found.needed,
        "completeness": found.coverage,
        "notes": [ABSENT, *found.notes],
        "aircraft": found.aircraft,
        "points": found.points,
        "candidates": [_properties(one, rank, found) for rank, one in enumerate(found.candidates, start=1)],
        "bad": [{"name": one.name, "why": one.why} for one in found.bad],
    }


def as_geojson(found: Scanned) -> bytes:
    """A feature for each candidate, its lines parted at gaps, which are never drawn as flown; and why."""
    from habeas.publications.exports import by_lines

    features = [
        {
            "type": "Feature",
            "geometry": {"type": "MultiLineString", "coordinates": one.lines},
            "properties": _properties(one, rank, found),
        }
        for rank, one in enumerate(found.candidates, start=1)
    ]
    about = {"about": ABOUT, "completeness": found.coverage, "notes": [ABSENT, *found.notes]}
    return by_lines({"type": "FeatureCollection", **about, "features": features})


def as_csv(found: Scanned) -> bytes:
    """A row for each candidate, in rank."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for rank, one in enumerate(found.candidates, start=1):
        writer.writerow(guarded_row(_row(one, rank, found)))
    return out.getvalue().encode("utf-8-sig")


def guarded_row(cells: Iterable[str]) -> list[str]:
    """The cells of a CSV, none of which a spreadsheet runs; numbers stay numbers."""
    from habeas.publications.exports import guarded

    return [each if _NUMBER.fullmatch(each) else guarded(each) for each in cells]


def write(path: Path, data: bytes) -> None:
    """Write a new file; ScanError where there is one of this name."""
    try:
        with path.open("xb") as file:
            file.write(data)
    except FileExistsError as error:
        raise ScanError("there is a file of this name", where=str(path), do="choose another name") from error


def _properties(one: Candidate, rank: int, found: Scanned) -> dict[str, Any]:
    return {
        "rank": rank,
        "conditions_met": len(one.met),
        "conditions": len(found.conditions),
        "met": list(one.met),
        "could_be": list(one.could_be),
        "address": one.aircraft,
        "registration": one.registration,
        "type": one.type,
        "callsigns": list(one.callsigns),
        "first_seen": time(one.first_seen),
        "last_seen": time(one.last_seen),
        "from": one.origin or "not seen",
        "takeoff": _stretch(one.takeoff),
        "to": one.destination or "not seen",
        "landing": _stretch(one.landing),
        "left": [
            {"boundary": each.boundary, **_stretch((each.earliest, each.latest)), "certain": each.certain}
            for each in one.left
        ],
        "last_latitude": one.last_latitude,
        "last_longitude": one.last_longitude,
        "last_altitude_ft": one.last_altitude,
        "points": one.points,
        "reasons": [
            {"condition": each.condition, "answer": each.answer.value, "why": each.why}
            for each in one.reasons
        ],
        "not_seen": list(one.not_seen),
        "doubts": list(one.doubts),
        "sources": list(one.sources),
        "completeness": found.coverage,
    }


def _stretch(ends: Stretch) -> dict[str, str | None]:
    return {"earliest": time(ends[0]) or None, "latest": time(ends[1]) or None}


def _row(one: Candidate, rank: int, found: Scanned) -> tuple[str, ...]:
    altitude = "" if one.last_altitude is None else f"{one.last_altitude:.0f}"
    return (
        str(rank),
        str(len(one.met)),
        str(len(found.conditions)),
        "; ".join(one.met),
        "; ".join(one.could_be),
        one.aircraft,
        one.registration,
        one.type,
        " ".join(one.callsigns),
        time(one.first_seen),
        time(one.last_seen),
        one.origin or "not seen",
        *map(time, one.takeoff),
        one.destination or "not seen",
        *map(time, one.landing),
        " ".join(each.boundary for each in one.left),
        " ".join(time(each.earliest) for each in one.left),
        " ".join(time(each.latest) for each in one.left),
        f"{one.last_latitude:.6f}",
        f"{one.last_longitude:.6f}",
        altitude,
        "; ".join(f"{each.condition}: {each.why}" for each in one.reasons if each.answer != Answer.NOT),
        "; ".join(one.not_seen),
        "; ".join(one.doubts),
        found.coverage,
        " ".join(one.sources),
    )
