"""Candidates: the legs of a day that meet a rule, ranked by how many of its conditions they meet, and why.

It is a rank of legs of aircraft, never of people, and says how well a leg fits what was asked for: nothing of
what the leg was for.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from habeas.analysis.flights.cleaning import IMPOSSIBLE_KT, cleaned
from habeas.analysis.flights.conditions import Answer, Reason, beyond, place, reasons, registration
from habeas.analysis.flights.crossings import Crossing, crossings
from habeas.analysis.flights.drawing import Line, lines
from habeas.analysis.flights.gaps import LONGER_S
from habeas.analysis.flights.grid import grid_of
from habeas.analysis.flights.identity import within
from habeas.analysis.flights.legs import Leg, legs
from habeas.analysis.flights.moments import clock

if TYPE_CHECKING:
    from collections.abc import Iterable

    from habeas.analysis.flights.positions import Track
    from habeas.analysis.flights.rule import Rule
    from habeas.analysis.flights.touches import Touch

Stretch = tuple[float | None, float | None]
"""Earliest and latest, in seconds since 1970-01-01T00:00Z; None is no bound."""

SAID_GAPS = 5
"""Gaps of a leg that are told one by one; those after are counted."""


@dataclass(frozen=True)
class Left:
    """A boundary that a leg left, within [earliest, latest]; `certain` as `Crossing` has it."""

    boundary: str
    earliest: float
    latest: float
    certain: bool


@dataclass(frozen=True)
class Candidate:
    """One leg that meets a rule, with an answer for each of its conditions.

    Times are seconds since 1970-01-01T00:00Z. `origin` and `destination` are ICAO codes, "" where the
    take-off or landing was not seen at an airport. `not_seen` are sentences; not seen is not absent. `lines`
    are the leg's path as (longitude, latitude), a line for each stretch without a gap. `sources` are those
    that the leg's points come from, `doubts` what does not hold together about who the aircraft is.
    """

    aircraft: str
    registration: str
    type: str
    callsigns: tuple[str, ...]
    first_seen: float
    last_seen: float
    origin: str
    takeoff: Stretch
    destination: str
    landing: Stretch
    left: tuple[Left, ...]
    last_latitude: float
    last_longitude: float
    last_altitude: float | None
    points: int
    reasons: tuple[Reason, ...]
    not_seen: tuple[str, ...]
    lines: tuple[Line, ...]
    sources: tuple[str, ...]
    doubts: tuple[str, ...]

    @property
    def met(self) -> tuple[str, ...]:
        """The conditions that are met."""
        return tuple(one.condition for one in self.reasons if one.answer == Answer.MET)

    @property
    def could_be(self) -> tuple[str, ...]:
        """The conditions that could be met: not seen to be, nor not to be."""
        return tuple(one.condition for one in self.reasons if one.answer == Answer.COULD_BE)


def candidates(tracks: Iterable[Track], rule: Rule, *, late_s: float = 0.0) -> tuple[Candidate, ...]:
    """The legs of these tracks that meet the rule, ranked. A track is one aircraft's day, its whole."""
    return ranked(one for track in tracks for one in of_track(track, rule, late_s=late_s))


def ranked(found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """By how many conditions are met, then by how many could be, then by time and address."""
    return tuple(sorted(found, key=_rank))


def _rank(one: Candidate) -> tuple[int, int, float, str]:
    return -len(one.met), -len(one.could_be), one.first_seen, one.aircraft


def of_track(track: Track, rule: Rule, *, late_s: float = 0.0) -> tuple[Candidate, ...]:
    """The legs of one aircraft that meet as many conditions as the rule needs, those that could be included.

    `late_s` is how much later than its time a position may be, as a heatmap's may by its interval: take-offs,
    landings and crossings may be so much later, and two positions from neighbouring intervals may look twice
    as fast as they are, so that what is an impossible jump is twice as fast too.
    """
    whole = cleaned(track, impossible_kt=IMPOSSIBLE_KT * (2 if late_s else 1)).track
    found: list[Candidate] = []
    for leg in legs(whole):
        answered = reasons(whole, leg, rule)
        if _count(answered) + bool(rule.beyond) < rule.needed:
            continue
        left = _ways_out(whole, leg, rule, late_s)
        if rule.beyond:
            answered = (*answered, Reason("beyond", *beyond(whole, leg, left)))
        if _count(answered) >= rule.needed:
            found.append(_candidate(whole, leg, answered, left, late_s))
    return tuple(found)


def _count(answered: tuple[Reason, ...]) -> int:
    """How many conditions are met or could be."""
    return sum(one.answer != Answer.NOT for one in answered)


def _candidate(
    track: Track, leg: Leg, answered: tuple[Reason, ...], left: tuple[Crossing, ...], late_s: float
) -> Candidate:
    altitude = track.altitude.item(leg.last)
    part = slice(leg.first, leg.last + 1)
    return Candidate(
        track.aircraft.key,
        registration(track.aircraft),
        track.aircraft.type,
        leg.callsigns,
        track.time.item(leg.first),
        track.time.item(leg.last),
        leg.takeoff.airport if leg.takeoff.seen else "",
        _until(leg.takeoff, late_s),
        leg.landing.airport if leg.landing.seen else "",
        _until(leg.landing, late_s),
        tuple(Left(one.boundary, one.earliest, one.latest, one.certain) for one in left),
        track.latitude.item(leg.last),
        track.longitude.item(leg.last),
        altitude if altitude == altitude else None,
        leg.last - leg.first + 1,
        answered,
        tuple(_not_seen(track, leg)),
        lines(track.time[part], track.latitude[part], track.longitude[part], gap_s=LONGER_S),
        tuple(track.sources[at] for at in sorted(set(track.source[part].tolist()))),
        tuple(one.why for one in within(track)),
    )


def _until(touch: Touch, late_s: float) -> Stretch:
    return touch.earliest, None if touch.latest is None else touch.latest + late_s


def _ways_out(track: Track, leg: Leg, rule: Rule, late_s: float) -> tuple[Crossing, ...]:
    """The crossings outward after which the leg is seen outside, of every boundary of the rule, by time."""
    found: list[Crossing] = []
    for boundary in rule.beyond:
        grid = grid_of(boundary)
        part = slice(leg.first, leg.last + 1)
        inside = grid.inside(track.latitude[part], track.longitude[part])
        if not (inside[:-1] & ~inside[1:]).any():
            continue
        crossed = crossings(track, grid, first=leg.first, last=leg.last)
        found += [one for one in crossed if not one.inward and not inside[one.last - leg.first]]
    return tuple(replace(one, latest=one.latest + late_s) for one in sorted(found, key=lambda one: one.at))


def _not_seen(track: Track, leg: Leg) -> list[str]:
    said = []
    if not leg.takeoff.seen:
        said.append(f"its take-off: first seen {_where(track, leg.first)}")
    if not leg.landing.seen:
        said.append(f"its landing: last seen {_where(track, leg.last)}")
    time = track.time[leg.first : leg.last + 1]
    wide = (time[1:] - time[:-1] > LONGER_S).nonzero()[0].tolist()
    for at in wide[:SAID_GAPS]:
        said.append(f"the {time.item(at + 1) - time.item(at):,.0f} s after {clock(time.item(at))}")
    if len(wide) > SAID_GAPS:
        said.append(f"{len(wide) - SAID_GAPS} more gaps over {LONGER_S:,.0f} s")
    return said


def _where(track: Track, at: int) -> str:
    altitude = track.altitude.item(at)
    height = f"{altitude:,.0f} ft" if altitude == altitude else "a height not given"
    there = place(track.latitude.item(at), track.longitude.item(at))
    return f"{clock(track.time.item(at))} at {height}, {there}"
