"""The tables of a flight: legs, crossings, gaps, and its points with their numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from habeas.analysis.flights.positions import KINDS
from habeas.analysis.flights.saying import covered
from habeas.pages.flight_runs import leg_of
from habeas.pages.flight_words import height, lasting, leg_label, span, spot, touched, when
from habeas.pages.flights import CrossingShown, FlownLeg, GapShown, NearShown
from habeas.pages.map_rows import CONSISTENT, side, way

if TYPE_CHECKING:
    from habeas.analysis.flights.crossings import Crossing
    from habeas.analysis.flights.gaps import Gap
    from habeas.analysis.flights.nearby import Near
    from habeas.pages.flights import Flight

MOST_POINTS = 600
"""Points that a page lists; all of them are in the file beside it."""


@dataclass(frozen=True)
class PointShown:
    """A point as a row: its number in its source, that source's id and title; `note` is what ends there."""

    number: int
    source: str
    title: str
    time: str
    where: str
    height: str
    speed: str
    kind: str
    note: str = ""


def leg_rows(flight: Flight, home: str) -> tuple[FlownLeg, ...]:
    """A row for each leg, with the crossings and gaps in it."""
    crossings, gaps = crossing_rows(flight, home), gap_rows(flight)
    out = []
    for number, leg in enumerate(flight.legs, 1):
        label = leg_label(flight, number)
        out.append(
            FlownLeg(
                number,
                label,
                touched(leg.takeoff, home),
                touched(leg.landing, home),
                leg.last - leg.first + 1,
                tuple(one for one in crossings if one.leg == label),
                tuple(one for one in gaps if one.leg == label),
            )
        )
    return tuple(out)


def crossing_rows(flight: Flight, home: str) -> tuple[CrossingShown, ...]:
    """A row for each crossing, in order of time."""
    return tuple(_crossing(number, one, flight, home) for number, one in enumerate(flight.crossings, 1))


def near_rows(flight: Flight, home: str) -> tuple[NearShown, ...]:
    """A row for each stretch within the tolerance of a boundary that belongs to no crossing."""
    return tuple(_near(number, one, flight, home) for number, one in enumerate(flight.near, 1))


def gap_rows(flight: Flight) -> tuple[GapShown, ...]:
    """A row for each gap, in order of time."""
    return tuple(_gap(number, one, flight) for number, one in enumerate(flight.gaps, 1))


def point_rows(flight: Flight, titles: Mapping[str, str], most: int = MOST_POINTS) -> tuple[PointShown, ...]:
    """Rows of at most `most` points, evenly; those at the ends of legs, gaps and crossings always.

    `titles` are the sources' titles by id.
    """
    notes = _notes(flight)
    return tuple(_point(at, flight, titles, notes.get(at, ())) for at in kept(flight, most))


def kept(flight: Flight, most: int) -> tuple[int, ...]:
    """The indexes of the points that are listed: every end of something, and others evenly to that number."""
    count = len(flight.track)
    ends = {0, count - 1, *_notes(flight)} if count else set()
    room = min(most, count) - len(ends)
    others = np.setdiff1d(np.arange(count), sorted(ends))
    even = others[np.linspace(0, len(others) - 1, max(room, 0)).round().astype(int)] if len(others) else []
    return tuple(sorted(ends.union(int(one) for one in even)))


def _crossing(number: int, one: Crossing, flight: Flight, home: str) -> CrossingShown:
    boundary, tolerance = _drawn(one, flight)
    leg = leg_of(flight, one.first, one.last)
    return CrossingShown(
        number=number,
        boundary=boundary,
        tolerance=tolerance,
        way=way(one) + ("" if one.certain else "; not certain"),
        utc=span(one.earliest, one.latest),
        home=span(one.earliest, one.latest, home),
        where="in a gap: not seen" if one.in_gap else spot(one.latitude, one.longitude),
        why=one.why,
        leg=leg_label(flight, leg) if leg else "",
    )


def _near(number: int, one: Near, flight: Flight, home: str) -> NearShown:
    boundary, tolerance = _drawn(one, flight)
    leg = leg_of(flight, one.first, one.last)
    return NearShown(
        number=number,
        boundary=boundary,
        tolerance=tolerance,
        side=side(one),
        utc=span(one.earliest, one.latest),
        home=span(one.earliest, one.latest, home),
        where=spot(one.latitude, one.longitude),
        why=one.why,
        leg=leg_label(flight, leg) if leg else "",
    )


def _drawn(one: Crossing | Near, flight: Flight) -> tuple[str, str]:
    """The boundary's name, and how far the true line may lie from the drawn one there."""
    drawn = next((each for each in flight.boundaries if each.code == one.boundary), None)
    if not drawn:
        return one.boundary, ""
    land, sea = drawn.tolerance(one.latitude, one.longitude)
    return f"{drawn.name} ({one.boundary})", f"{land:,.0f} m landward, {sea:,.0f} m seaward"


def _gap(number: int, one: Gap, flight: Flight) -> GapShown:
    track = flight.track
    leg = leg_of(flight, one.first, one.last)
    began, ended = (
        f"{when(float(track.time[at]))}, {spot(track.latitude[at], track.longitude[at])}, {height(track, at)}"
        for at in (one.first, one.last)
    )
    return GapShown(
        number=number,
        began=began,
        ended=ended,
        lasted=lasting(one.seconds),
        consistent=CONSISTENT[one.consistent_with],
        why=one.why,
        leg=leg_label(flight, leg) if leg else "between legs",
        coverage=_coverage(one, flight),
    )


def _coverage(one: Gap, flight: Flight) -> str:
    if not flight.coverage:
        return ""
    start, end = (float(flight.track.time[at]) for at in (one.first, one.last))
    return covered(start, end, flight.coverage)


def _notes(flight: Flight) -> dict[int, tuple[str, ...]]:
    """What begins or ends at a point, by its index."""
    notes: dict[int, list[str]] = {}
    for number, leg in enumerate(flight.legs, 1):
        notes.setdefault(leg.first, []).append(f"leg {number} begins")
        notes.setdefault(leg.last, []).append(f"leg {number} ends")
    for number, gap in enumerate(flight.gaps, 1):
        notes.setdefault(gap.first, []).append(f"gap {number} begins")
        notes.setdefault(gap.last, []).append(f"gap {number} ends")
    for number, one in enumerate(flight.crossings, 1):
        notes.setdefault(one.first, []).append(f"before crossing {number}")
        notes.setdefault(one.last, []).append(f"after crossing {number}")
    for number, near in enumerate(flight.near, 1):
        notes.setdefault(near.first, []).append(f"near a line, {number}, begins")
        notes.setdefault(near.last, []).append(f"near a line, {number}, ends")
    return {at: tuple(dict.fromkeys(says)) for at, says in notes.items()}


def _point(at: int, flight: Flight, titles: Mapping[str, str], notes: tuple[str, ...]) -> PointShown:
    track = flight.track
    source = track.sources[int(track.source[at])]
    speed = float(track.speed[at])
    return PointShown(
        number=int(track.number[at]),
        source=source,
        title=titles.get(source, source),
        time=when(float(track.time[at])),
        where=spot(track.latitude[at], track.longitude[at]),
        height=height(track, at),
        speed=f"{speed:,.0f} kt" if speed == speed else "",
        kind=KINDS[int(track.kind[at])] if track.kind[at] else "",
        note="; ".join(notes),
    )
