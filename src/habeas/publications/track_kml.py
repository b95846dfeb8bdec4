"""KML 2.2 of flights: a placemark for each stretch that was seen, dashes for gaps, points for crossings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

import numpy as np

from habeas.analysis.flights.geodesy import haversine, slerp
from habeas.analysis.flights.moments import instant_text
from habeas.pages.flight_runs import within_leg
from habeas.publications.track_lines import Cover, Stretch, as_it_is, instant, stretches, track_kind

if TYPE_CHECKING:
    from habeas.analysis.flights.crossings import Crossing
    from habeas.analysis.flights.gaps import Gap
    from habeas.pages.flights import Flight

DASHES = 40
"""Dashes along a gap at most; KML has no dashed line, so that each dash is a line of its own."""

DASH_M = 10_000.0
"""How far apart dashes begin, at least."""

_STYLES = (("flown", "ffb35c0b", 3), ("ground", "ff48612b", 3), ("gap", "ff5a5a5a", 2))


def kml(flights: Sequence[Flight], *, cover: Cover = as_it_is) -> bytes:
    """A KML document, a folder for each aircraft; `cover` is put over every text of it.

    Heights are left out: they are pressure altitudes, which KML would show as heights above the sea.
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<kml xmlns="http://www.opengis.net/kml/2.2"><Document>',
    ]
    for name, colour, width in _STYLES:
        style = f"<LineStyle><color>{colour}</color><width>{width}</width></LineStyle>"
        lines.append(f'<Style id="{name}">{style}</Style>')
    for flight in flights:
        lines += [f"<Folder><name>{escape(cover(flight.name))}</name>"]
        lines += [f"<description>{escape(cover(track_kind(flight)))}</description>"]
        lines += [*_placemarks(flight, cover), "</Folder>"]
    return "\n".join([*lines, "</Document></kml>", ""]).encode()


def _placemarks(flight: Flight, cover: Cover) -> Iterator[str]:
    for one in stretches(flight):
        yield _stretch(flight, one, cover)
    for number, gap in enumerate(flight.gaps, 1):
        yield _gap(flight, number, gap, cover)
    for number, crossing in enumerate(flight.crossings, 1):
        yield _crossing(flight, number, crossing, cover)


def _stretch(flight: Flight, one: Stretch, cover: Cover) -> str:
    first, last = (instant(flight, at) for at in (one.run.first, one.run.last))
    span = f"<TimeSpan><begin>{first}</begin><end>{last}</end></TimeSpan>"
    lines = [_line(piece.vertices) for piece in one.pieces]
    if len(lines) == 1 and len(one.pieces[0].vertices) == 1:
        lines = [_point(*one.pieces[0].vertices[0])]
    geometry = lines[0] if len(lines) == 1 else f"<MultiGeometry>{''.join(lines)}</MultiGeometry>"
    data = {"flown": str(one.flown).lower(), "leg": str(one.run.leg or "")}
    style = "flown" if one.flown else "ground"
    return _placemark(flight, one.label, span, style, data, geometry, cover)


def _gap(flight: Flight, number: int, gap: Gap, cover: Cover) -> str:
    track = flight.track
    first, last = (instant(flight, at) for at in (gap.first, gap.last))
    span = f"<TimeSpan><begin>{first}</begin><end>{last}</end></TimeSpan>"
    ends = [(float(track.longitude[at]), float(track.latitude[at])) for at in (gap.first, gap.last)]
    parts = dashes(*ends) if within_leg(gap, flight) else ()
    lines = [_point(*end) for end in ends] + [_line(dash) for dash in parts]
    name = f"Not seen for {gap.seconds:,.0f} s: the way between is not known"
    data = {"flown": "false", "gap": str(number), "consistent_with": gap.consistent_with, "why": gap.why}
    return _placemark(
        flight, name, span, "gap", data, f"<MultiGeometry>{''.join(lines)}</MultiGeometry>", cover
    )


def _crossing(flight: Flight, number: int, one: Crossing, cover: Cover) -> str:
    earliest, latest = instant_text(one.earliest), instant_text(one.latest)
    span = f"<TimeSpan><begin>{earliest}</begin><end>{latest}</end></TimeSpan>"
    name = f"{'into' if one.inward else 'out of'} {one.boundary}" + (", in a gap" if one.in_gap else "")
    data = {"flown": "false", "crossing": str(number), "why": one.why}
    geometry = "" if one.in_gap else _point(one.longitude, one.latitude)
    return _placemark(flight, name, span, "", data, geometry, cover)


def dashes(a: tuple[float, float], b: tuple[float, float]) -> tuple[tuple[tuple[float, float], ...], ...]:
    """Short lines along the great circle, each half as long as they lie apart; none reaches either end."""
    metres = float(haversine(a[1], a[0], b[1], b[0]))
    count = int(np.clip(metres / DASH_M, 1, DASHES)) if metres > 1 else 0
    starts = (np.arange(count) + 0.25) / max(count, 1)
    lon_a, lat_a, lon_b, lat_b = (np.full(count, value) for value in (*a, *b))
    lat1, lon1 = slerp(lat_a, lon_a, lat_b, lon_b, starts)
    lat2, lon2 = slerp(lat_a, lon_a, lat_b, lon_b, starts + 0.5 / max(count, 1))
    made = np.column_stack([lon1, lat1, lon2, lat2]).tolist()
    return tuple(((w, s), (e, n)) for w, s, e, n in made if abs(e - w) < 180)


def _placemark(
    flight: Flight, name: str, span: str, style: str, data: dict[str, str], geometry: str, cover: Cover
) -> str:
    every = {**data, "made": str(flight.made).lower(), "positions": track_kind(flight)}
    values = "".join(
        f"<Data name={quoteattr(key)}><value>{escape(cover(value))}</value></Data>"
        for key, value in every.items()
    )
    url = f"<styleUrl>#{style}</styleUrl>" if style else ""
    words = f"{track_kind(flight)}: {name}" if flight.made else name
    return (
        f"<Placemark><name>{escape(cover(words))}</name>{span}{url}"
        f"<ExtendedData>{values}</ExtendedData>{geometry}</Placemark>"
    )


def _line(vertices: Sequence[tuple[float, float]]) -> str:
    text = " ".join(f"{longitude!r},{latitude!r}" for longitude, latitude in vertices)
    return f"<LineString><tessellate>1</tessellate><coordinates>{text}</coordinates></LineString>"


def _point(longitude: float, latitude: float) -> str:
    return f"<Point><coordinates>{longitude!r},{latitude!r}</coordinates></Point>"
