"""GeoJSON (RFC 7946) of flights: what was seen as lines, crossings as points, gaps as their two ends."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from habeas.analysis.flights.moments import instant_text
from habeas.publications.track_lines import (
    Cover,
    Piece,
    Stretch,
    as_it_is,
    instant,
    stretches,
    track_kind,
)

if TYPE_CHECKING:
    from habeas.analysis.flights.crossings import Crossing
    from habeas.analysis.flights.gaps import Gap
    from habeas.pages.flights import Flight

Feature = dict[str, Any]


def geojson(flights: Sequence[Flight], *, cover: Cover = as_it_is) -> bytes:
    """A FeatureCollection, a feature on each line; `cover` is put over every text of it.

    A run is a LineString, or a MultiLineString where it crosses the antimeridian, or a Point where it is one;
    `times`, `altitudes_ft`, `numbers` are parallel to its coordinates, null where a vertex is no point. A gap
    is a MultiPoint of its ends and no line; a crossing a Point, without geometry where it lies in a gap.
    """
    features = [one for flight in flights for one in _of(flight)]
    lines = ",\n".join(json.dumps(_covered(one, cover), ensure_ascii=False) for one in features)
    return ('{"type": "FeatureCollection", "features": [\n' + lines + "\n]}\n").encode()


def _of(flight: Flight) -> Iterator[Feature]:
    for one in stretches(flight):
        yield _stretch(flight, one)
    for number, gap in enumerate(flight.gaps, 1):
        yield _gap(flight, number, gap)
    for number, crossing in enumerate(flight.crossings, 1):
        yield _crossing(flight, number, crossing)


def _stretch(flight: Flight, one: Stretch) -> Feature:
    lines = [[list(vertex) for vertex in piece.vertices] for piece in one.pieces]
    says: Feature = {
        "times": [_times(flight, piece) for piece in one.pieces],
        "altitudes_ft": [[_altitude(flight, at) for at in piece.points] for piece in one.pieces],
        "numbers": [[_number(flight, at) for at in piece.points] for piece in one.pieces],
    }
    single = len(lines) == 1
    geometry: Feature = {"type": "MultiLineString", "coordinates": lines}
    if single:
        geometry = {"type": "LineString", "coordinates": lines[0]}
    if single and len(lines[0]) == 1:
        geometry = {"type": "Point", "coordinates": lines[0][0]}
    about = {"label": one.label, "leg": one.run.leg or None, "flown": one.flown}
    return _feature(flight, "track", geometry, about | {k: v[0] if single else v for k, v in says.items()})


def _gap(flight: Flight, number: int, gap: Gap) -> Feature:
    track = flight.track
    ends = [[float(track.longitude[at]), float(track.latitude[at])] for at in (gap.first, gap.last)]
    about = {
        "label": f"Not seen for {gap.seconds:,.0f} s: the way between the two points is not known",
        "gap": number,
        "flown": False,
        "times": [instant(flight, at) for at in (gap.first, gap.last)],
        "altitudes_ft": [_altitude(flight, at) for at in (gap.first, gap.last)],
        "numbers": [_number(flight, at) for at in (gap.first, gap.last)],
        "seconds": gap.seconds,
        "consistent_with": gap.consistent_with,
        "why": gap.why,
    }
    return _feature(flight, "gap", {"type": "MultiPoint", "coordinates": ends}, about)


def _crossing(flight: Flight, number: int, one: Crossing) -> Feature:
    geometry = None if one.in_gap else {"type": "Point", "coordinates": [one.longitude, one.latitude]}
    about = {
        "label": f"{'into' if one.inward else 'out of'} {one.boundary}",
        "crossing": number,
        "flown": False,
        "boundary": one.boundary,
        "inward": one.inward,
        "earliest": instant_text(one.earliest),
        "latest": instant_text(one.latest),
        "in_gap": one.in_gap,
        "certain": one.certain,
        "why": one.why,
    }
    return _feature(flight, "crossing", geometry, about)


def _feature(flight: Flight, kind: str, geometry: Feature | None, about: Feature) -> Feature:
    aircraft = flight.aircraft
    whose = {
        "kind": kind,
        "aircraft": aircraft.address,
        "registration": aircraft.registration,
        "type": aircraft.type,
        "made": flight.made,
        "positions": track_kind(flight),
        "sources": list(flight.sources),
    }
    return {"type": "Feature", "geometry": geometry, "properties": whose | about}


def _times(flight: Flight, piece: Piece) -> list[str | None]:
    return [None if at is None else instant(flight, at) for at in piece.points]


def _altitude(flight: Flight, at: int | None) -> float | None:
    if at is None:
        return None
    feet = float(flight.track.altitude[at])
    return feet if feet == feet else None


def _number(flight: Flight, at: int | None) -> int | None:
    return None if at is None else int(flight.track.number[at])


def _covered(value: Any, cover: Cover) -> Any:
    if isinstance(value, str):
        return cover(value)
    if isinstance(value, dict):
        return {name: _covered(one, cover) for name, one in value.items()}
    if isinstance(value, list) and value and not isinstance(value[0], int | float):
        return [_covered(one, cover) for one in value]
    return value
