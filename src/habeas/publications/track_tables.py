"""Points of flights as tables: Parquet for programs, CSV for people, with the units of every column."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from habeas.analysis.flights.positions import KINDS
from habeas.pages.flight_runs import gap_steps, leg_numbers
from habeas.pages.flights import MADE, Flight
from habeas.publications.exports import guarded
from habeas.publications.track_lines import Cover, as_it_is, instant, track_kind

if TYPE_CHECKING:
    import pyarrow as pa

UNITS = {
    "aircraft": "ICAO address, six hexadecimal digits; ~ before one that is none",
    "registration": "text",
    "type": "ICAO type designator",
    "time": "seconds since 1970-01-01T00:00Z",
    "latitude": "degrees north, WGS84",
    "longitude": "degrees east, WGS84",
    "altitude": "feet, pressure altitude unless marks has 8 (above the ellipsoid); null where not given",
    "ground": "whether it says that it is on the ground",
    "speed": "knots over the ground; null where not given",
    "direction": "degrees true; the heading while on the ground; null where not given",
    "rate": "feet a minute; null where not given",
    "marks": "bits: 1 stale, 2 new leg, 4 geometric rate, 8 geometric altitude",
    "kind": "how the position was had",
    "leg": "number of the leg from 1; 0 outside every leg",
    "after_gap": "whether it is the first point after a gap: no line leads to it",
    "number": "number of the point in its source, from 0",
    "source": "id of the source",
    "made": "true where the track was computed from published times, not observed",
}
"""The columns of the tables and their units."""

CSV_COLUMNS = (
    "number",
    "source",
    "time_utc",
    "latitude",
    "longitude",
    "altitude_ft",
    "on_ground",
    "speed_kt",
    "direction_deg",
    "rate_fpm",
    "had_by",
    "leg",
    "after_gap",
    "positions",
)


def parquet(flights: Flight | Sequence[Flight], *, cover: Cover = as_it_is) -> bytes:
    """Every point of these flights as a Parquet file, each column's unit in its metadata.

    The file says in its own metadata that tracks are made where one is. The same flights give the same bytes.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    every = (flights,) if isinstance(flights, Flight) else tuple(flights)
    fields = [pa.field(name, kind, metadata={"unit": UNITS[name]}) for name, kind in _types(pa).items()]
    about = {"positions": MADE if any(one.made for one in every) else track_kind_of(every)}
    schema = pa.schema(fields, metadata=about)
    batches = [pa.record_batch(_columns(one, pa, cover), schema=schema) for one in every]
    out = io.BytesIO()
    pq.write_table(
        pa.Table.from_batches(batches, schema), out, compression="zstd", version="2.6", store_schema=True
    )
    return out.getvalue()


def points_csv(flight: Flight, *, cover: Cover = as_it_is) -> bytes:
    """Every point of a flight in a row, in UTF-8 with a byte order mark; an empty cell is not given."""
    track, out = flight.track, io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(CSV_COLUMNS)
    legs, after = leg_numbers(flight).tolist(), _after_gap(flight).tolist()
    sources = [guarded(cover(one)) for one in track.sources]
    columns = [getattr(track, name).tolist() for name in ("latitude", "longitude", "ground")]
    measured = [_numbers(getattr(track, name)) for name in ("altitude", "speed", "direction", "rate")]
    kind = cover(track_kind(flight))
    for at, (lat, lon, ground) in enumerate(zip(*columns, strict=True)):
        writer.writerow(
            (
                int(track.number[at]),
                sources[track.source[at]],
                instant(flight, at),
                repr(lat),
                repr(lon),
                measured[0][at],
                "yes" if ground else "no",
                *(column[at] for column in measured[1:]),
                KINDS[track.kind[at]],
                legs[at] or "",
                "yes" if after[at] else "",
                kind,
            )
        )
    return out.getvalue().encode("utf-8-sig")


def track_kind_of(flights: Sequence[Flight]) -> str:
    """What is said of flights none of which is made."""
    return next((track_kind(one) for one in flights), "")


def _types(pa: Any) -> dict[str, Any]:
    coded = pa.dictionary(pa.int32(), pa.string())
    return {
        "aircraft": coded,
        "registration": coded,
        "type": coded,
        "time": pa.float64(),
        "latitude": pa.float64(),
        "longitude": pa.float64(),
        "altitude": pa.float32(),
        "ground": pa.bool_(),
        "speed": pa.float32(),
        "direction": pa.float32(),
        "rate": pa.float32(),
        "marks": pa.uint8(),
        "kind": coded,
        "leg": pa.int32(),
        "after_gap": pa.bool_(),
        "number": pa.int32(),
        "source": coded,
        "made": pa.bool_(),
    }


def _columns(flight: Flight, pa: Any, cover: Cover) -> list[pa.Array]:
    track, count = flight.track, len(flight.track)
    once = np.zeros(count, np.int32)

    def coded(codes: Any, words: Sequence[str]) -> pa.Array:
        covered = pa.array([cover(word) for word in words], pa.string())
        return pa.DictionaryArray.from_arrays(pa.array(codes.astype(np.int32)), covered)

    made: dict[str, Callable[[], Any]] = {
        "aircraft": lambda: coded(once, [flight.aircraft.address]),
        "registration": lambda: coded(once, [flight.aircraft.registration]),
        "type": lambda: coded(once, [flight.aircraft.type]),
        "kind": lambda: coded(track.kind, KINDS),
        "source": lambda: coded(track.source, track.sources),
        "leg": lambda: pa.array(leg_numbers(flight)),
        "after_gap": lambda: pa.array(_after_gap(flight)),
        "made": lambda: pa.array(np.full(count, flight.made)),
    }
    measured = ("altitude", "speed", "direction", "rate")
    return [
        made[name]() if name in made else pa.array(getattr(track, name), from_pandas=name in measured)
        for name in UNITS
    ]


def _after_gap(flight: Flight) -> Any:
    return np.append(False, gap_steps(flight))[: len(flight.track)]


def _numbers(column: Any) -> list[str]:
    """Each value in the fewest digits that give it back; "" for one that is not given."""
    return ["" if value != value else str(value).removesuffix(".0") for value in column]
