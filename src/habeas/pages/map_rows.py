"""What a map shows, in words, in order of time: the table that stands beside every map."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from habeas.pages.flight_runs import gap_at, leg_of, position
from habeas.pages.flight_words import airport_of, airport_words, lasting, leg_label, span, spot
from habeas.pages.map_shapes import MapRow

if TYPE_CHECKING:
    from habeas.analysis.flights.crossings import Crossing
    from habeas.analysis.flights.gaps import Gap
    from habeas.analysis.flights.nearby import Near
    from habeas.analysis.flights.touches import Touch
    from habeas.pages.flights import Flight, MapMark

Timed = tuple[float, MapRow]

CONSISTENT = {
    "flight": "flight only: no landing fits",
    "landing": "a landing, or a stay on the ground",
    "both": "flight on, or a landing within it",
    "neither": "neither flight nor a landing: a position or a time is wrong",
}
"""What a gap is consistent with, in words."""


def rows(
    flight: Flight, first: int, last: int, *, marks: tuple[MapMark, ...], home: str
) -> tuple[MapRow, ...]:
    """A row for each take-off, landing, crossing, stretch near a line, gap and mark between two points."""
    every = [
        *_touches(flight, first, last, home),
        *(_crossing(one, home) for one in crossings_in(flight, first, last)),
        *(_near(one, home) for one in flight.near if one.first >= first and one.last <= last),
        *(_gap(one, flight, home) for one in gaps_in(flight, first, last)),
        *(_mark(one, flight, home) for one in marks),
    ]
    return tuple(row for _, row in sorted(every, key=lambda one: one[0]))


def crossings_in(flight: Flight, first: int, last: int) -> tuple[Crossing, ...]:
    """The crossings between two points of the track."""
    return tuple(one for one in flight.crossings if one.first >= first and one.last <= last)


def gaps_in(flight: Flight, first: int, last: int) -> tuple[Gap, ...]:
    """The gaps between two points of the track."""
    return tuple(one for one in flight.gaps if one.first >= first and one.last <= last)


def way(crossing: Crossing) -> str:
    """In or out."""
    return "into" if crossing.inward else "out of"


def side(near: Near) -> str:
    """On which side of the drawn line."""
    return "inside of the drawn line" if near.inside else "outside of the drawn line"


def where_at(flight: Flight, time: float) -> str:
    """Where the aircraft was at a second, or why that is not said."""
    found = position(flight, time)
    if found:
        return spot(found[1], found[0])
    return "in a gap: not seen" if gap_at(flight, time) else "not seen"


def _touches(flight: Flight, first: int, last: int, home: str) -> Iterator[Timed]:
    for number, leg in enumerate(flight.legs, 1):
        label = leg_label(flight, number)
        if first <= leg.first <= last:
            yield _touch("take-off", leg.takeoff, flight, leg.first, label=label, home=home)
        if first <= leg.last <= last:
            yield _touch("landing", leg.landing, flight, leg.last, label=label, home=home)


def _touch(what: str, touch: Touch, flight: Flight, at: int, *, label: str, home: str) -> Timed:
    track = flight.track
    found = airport_of(touch) if touch.seen else None
    here = spot(track.latitude[at], track.longitude[at])
    where = f"{airport_words(found)}" if found else f"nearest point seen: {here}"
    says = f"{what} of {label}" + ("" if touch.seen else ": not seen")
    return float(track.time[at]), MapRow(says, *_clocks(touch.earliest, touch.latest, home), where)


def _crossing(one: Crossing, home: str) -> Timed:
    says = f"{way(one)} {one.boundary}" + (", in a gap" if one.in_gap else "")
    says += "" if one.certain else "; not certain"
    where = spot(one.latitude, one.longitude) if not one.in_gap else "not seen"
    return one.earliest, MapRow(says, *_clocks(one.earliest, one.latest, home), where)


def _near(one: Near, home: str) -> Timed:
    says = f"within the tolerance of {one.boundary}, {side(one)}: a crossing is neither shown nor excluded"
    clocks = _clocks(one.earliest, one.latest, home)
    return one.earliest, MapRow(says, *clocks, spot(one.latitude, one.longitude))


def _gap(one: Gap, flight: Flight, home: str) -> Timed:
    track = flight.track
    ends = [spot(track.latitude[at], track.longitude[at]) for at in (one.first, one.last)]
    says = f"not seen for {lasting(one.seconds)}; consistent with {CONSISTENT[one.consistent_with]}"
    if not leg_of(flight, one.first, one.last):
        says += "; between legs, so nothing is drawn"
    start, end = float(track.time[one.first]), float(track.time[one.last])
    return start, MapRow(says, *_clocks(start, end, home), " to ".join(dict.fromkeys(ends)))


def _mark(one: MapMark, flight: Flight, home: str) -> Timed:
    until = one.time if one.until is None else one.until
    where = dict.fromkeys(where_at(flight, time) for time in (one.time, until))
    return one.time, MapRow(one.label, *_clocks(one.time, until, home), " to ".join(where), one.finding)


def _clocks(earliest: float | None, latest: float | None, home: str) -> tuple[str, str]:
    return span(earliest, latest), span(earliest, latest, home)
