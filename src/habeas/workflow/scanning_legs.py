"""The legs and crossings of one aircraft as rows: what every way of working through a day gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas.analysis.flights.cleaning import cleaned
from habeas.analysis.flights.crossings import Crossing, crossings
from habeas.analysis.flights.gaps import Stretch, seen, together
from habeas.analysis.flights.legs import Leg, legs
from habeas.analysis.flights.merging import merged
from habeas.workflow.scanning_traces import tracks_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from habeas.analysis.flights.grid import Drawn
    from habeas.analysis.flights.positions import Track
    from habeas.workflow.scanning_day import Bad
    from habeas.workflow.scanning_members import Member

LEG, CROSSING = "leg", "crossing"


@dataclass(frozen=True)
class Row:
    """A leg, or one crossing of it; times are seconds since 1970-01-01T00:00Z, None without bound.

    | column | of a leg | of a crossing |
    |---|---|---|
    | leg | its number among the aircraft's, from 0 | the leg's |
    | first, last | indexes of its airborne points in the cleaned track | of the points that bound it |
    | earliest, latest | of its take-off | of the crossing |
    | until_earliest, until_latest | of its landing | None |
    | place, until_place | airports of take-off and landing, "" not seen | the boundary's code, "" |
    | inward | None | whether it enters |
    | sure | whether take-off and landing were seen | whether the crossing is certain |
    | latitude, longitude | None | where the drawn line is crossed |
    | callsign | heard longest in the leg | the leg's |
    """

    address: str
    registration: str
    what: str
    leg: int
    first: int
    last: int
    earliest: float | None
    latest: float | None
    until_earliest: float | None
    until_latest: float | None
    place: str
    until_place: str
    inward: bool | None
    sure: bool
    latitude: float | None
    longitude: float | None
    callsign: str


@dataclass(frozen=True)
class Flown:
    """What one aircraft's files gave: its rows, how many points, what was bad, when it was seen at all."""

    rows: tuple[Row, ...]
    points: int
    bad: tuple[Bad, ...] = ()
    stretches: tuple[Stretch, ...] = ()


@dataclass(frozen=True)
class DayFlown:
    """Every leg and crossing of a day, by address and time; what they were found in is as in `Scanned`."""

    rows: tuple[Row, ...]
    coverage: str
    notes: tuple[str, ...]
    bad: tuple[Bad, ...]
    aircraft: int
    points: int


def flown(group: Iterable[Member], boundaries: tuple[Drawn, ...]) -> Flown:
    """What the files of one aircraft give; one that cannot be read is told, and the others are used."""
    tracks, bad = tracks_in(group)
    whole = merged(tracks) if len(tracks) > 1 else tracks
    rows = tuple(row for track in whole for row in legs_and_crossings(track, boundaries))
    stretches = together(each for track in tracks for each in seen(track.time))
    return Flown(rows, sum(map(len, tracks)), bad, stretches)


def legs_and_crossings(track: Track, boundaries: Iterable[Drawn]) -> tuple[Row, ...]:
    """The rows of one aircraft's track: each leg, then its crossings of each boundary in order of time."""
    whole = cleaned(track).track
    rows: list[Row] = []
    for number, one in enumerate(legs(whole)):
        rows.append(_leg(whole, number, one))
        found = [
            each
            for boundary in boundaries
            for each in crossings(whole, boundary, first=one.first, last=one.last)
        ]
        rows += (_crossing(whole, number, one, each) for each in sorted(found, key=lambda each: each.at))
    return tuple(rows)


def _leg(track: Track, number: int, one: Leg) -> Row:
    takeoff, landing = one.takeoff, one.landing
    return Row(
        track.aircraft.address,
        track.aircraft.registration,
        LEG,
        number,
        one.first,
        one.last,
        takeoff.earliest,
        takeoff.latest,
        landing.earliest,
        landing.latest,
        takeoff.airport if takeoff.seen else "",
        landing.airport if landing.seen else "",
        None,
        takeoff.seen and landing.seen,
        None,
        None,
        one.callsign,
    )


def _crossing(track: Track, number: int, leg: Leg, one: Crossing) -> Row:
    return Row(
        track.aircraft.address,
        track.aircraft.registration,
        CROSSING,
        number,
        one.first,
        one.last,
        one.earliest,
        one.latest,
        None,
        None,
        one.boundary,
        "",
        one.inward,
        one.certain,
        one.latitude,
        one.longitude,
        leg.callsign,
    )
