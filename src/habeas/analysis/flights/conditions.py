"""Whether a leg meets each condition of a rule, in sentences: met, could be, or not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from habeas.analysis.flights.callsign_spans import is_flight
from habeas.analysis.flights.geodesy import apart
from habeas.analysis.flights.moments import shown
from habeas.analysis.flights.registrations import RegistrationError, normalised, us_registration

if TYPE_CHECKING:
    from collections.abc import Iterable

    from habeas.analysis.flights.crossings import Crossing
    from habeas.analysis.flights.legs import Leg
    from habeas.analysis.flights.positions import Aircraft, Track
    from habeas.analysis.flights.rule import Field, Rule
    from habeas.analysis.flights.watch import Watching

CONE_FT = 10_000.0
CLIMB_FPM = 1_000.0
CONE_KT = 250.0
"""Where a take-off that was not seen could have been at an airport: first seen below 10,000 ft above it, no
farther than 250 kt (14 CFR 91.117(a), below 10,000 ft) take while climbing that high at 1,000 ft a minute,
about half of what airliners climb at. Both from general knowledge, not checked against a source."""

FIELD_M = 9_260.0
"""Five nautical miles more, as take-offs are matched to an airport (`touches.WITHIN_M`)."""


class Answer(StrEnum):
    """Whether a condition is met by what was seen; could be, where it was not seen to be nor not to be."""

    MET = "met"
    COULD_BE = "could be"
    NOT = "not met"


@dataclass(frozen=True)
class Reason:
    """One condition of the rule by its name, the answer, and why in a sentence."""

    condition: str
    answer: Answer
    why: str


def registration(aircraft: Aircraft) -> str:
    """The registration that a source gives, else that of a United States address by arithmetic, else ""."""
    if aircraft.registration:
        return normalised(aircraft.registration)
    try:
        return us_registration(aircraft.address)
    except RegistrationError:
        return ""


def tails(aircraft: Aircraft) -> frozenset[str]:
    """The registrations that an aircraft goes by: what a source gives, and its address by arithmetic."""
    given = {normalised(aircraft.registration)} if aircraft.registration else set()
    try:
        return frozenset(given | {us_registration(aircraft.address)})
    except RegistrationError:
        return frozenset(given)


def reasons(track: Track, leg: Leg, rule: Rule) -> tuple[Reason, ...]:
    """An answer for each condition that the rule states but the last, `beyond`, which takes the longest."""
    aircraft, signs = track.aircraft, leg.callsigns
    answers = {
        "tail": lambda: _any(f"its tail {one} is asked for" for one in sorted(rule.tails & tails(aircraft))),
        "address": lambda: _any(
            f"its address {one} is asked for" for one in rule.addresses & {aircraft.address}
        ),
        "operator": lambda: _any(_by_operator(rule.operators, signs)),
        "callsign": lambda: _any(
            f"its callsign {sign} begins with {one}"
            for one in rule.callsigns
            for sign in signs
            if sign.upper().startswith(one)
        ),
        "watch list": lambda: _any(_watched(aircraft, signs, rule.watching)),
        "from": lambda: takeoff_from(track, leg, rule.airports),
    }
    return tuple(Reason(name, *answers[name]()) for name in rule.conditions if name in answers)


def takeoff_from(track: Track, leg: Leg, airports: tuple[Field, ...]) -> tuple[Answer, str]:
    """Whether the leg began at one of these airports."""
    touch = leg.takeoff
    known = {one.icao for one in airports}
    here = " or ".join(sorted(known & {touch.airport, *touch.candidates}))
    when = shown(touch.earliest, touch.latest)
    if touch.seen and touch.airport in known:
        return Answer.MET, f"it took off from {touch.airport} {when}"
    if touch.seen and here:
        return Answer.COULD_BE, f"it took off {when} nearest to {touch.airport}, where {here} fits too"
    if here:
        return Answer.COULD_BE, f"its take-off was not seen, and {here} fits: {touch.why}"
    if touch.seen:
        where = f"from {touch.airport}" if touch.airport else "from no airport that is listed"
        return Answer.NOT, f"it took off {where} {when}"
    near = [one for one in airports if in_cone(track, leg.first, one)]
    if not near:
        return Answer.NOT, "its take-off was not seen, nor was it seen low by one of the airports"
    far = apart(*_place(track, leg.first), near[0].latitude, near[0].longitude)
    height = track.altitude.item(leg.first)
    where = f"{height:,.0f} ft, {far / 1000:,.0f} km from {near[0].icao}"
    return Answer.COULD_BE, f"its take-off was not seen: first seen at {where}"


def in_cone(track: Track, at: int, airport: Field) -> bool:
    """Whether a point lies where a climb from the airport could have led."""
    above = track.altitude.item(at) - airport.elevation
    if not above <= CONE_FT:
        return False
    far = apart(*_place(track, at), airport.latitude, airport.longitude)
    return far <= cone_m(above)


def cone_m(feet: float) -> float:
    """Metres from an airport within which a climb of so many feet could have led."""
    return FIELD_M + max(feet, 0.0) / CLIMB_FPM / 60 * CONE_KT * 1852


def beyond(track: Track, leg: Leg, left: tuple[Crossing, ...]) -> tuple[Answer, str]:
    """Whether the leg was seen to leave: a way out of a boundary, with a point outside after it."""
    if not left:
        return Answer.NOT, "it was not seen to leave"
    out = left[-1]
    when = shown(out.earliest, out.latest) + ("" if out.certain else ", within the boundary's tolerance")
    return (
        Answer.MET,
        f"it left {out.boundary} {when}, and was last seen at {place(*_place(track, leg.last))}",
    )


def place(latitude: float, longitude: float) -> str:
    """Degrees to two decimals, about a kilometre: "23.41N 97.10W"."""
    return f"{abs(latitude):.2f}{'NS'[latitude < 0]} {abs(longitude):.2f}{'EW'[longitude < 0]}"


def _place(track: Track, at: int) -> tuple[float, float]:
    return track.latitude.item(at), track.longitude.item(at)


def _any(said: Iterable[str]) -> tuple[Answer, str]:
    """Met for all the reasons that there are, or not."""
    found = list(dict.fromkeys(said))
    return (Answer.MET, "; ".join(found)) if found else (Answer.NOT, "it is none that is asked for")


def _by_operator(operators: dict[str, str], signs: tuple[str, ...]) -> list[str]:
    return [
        f"its callsign {sign} is {name}'s ({code})" if name != code else f"its callsign {sign} is {code}'s"
        for code, name in operators.items()
        for sign in signs
        if is_flight(sign.upper()) and sign[:3].upper() == code and sign[3:4].isdigit()
    ]


def _watched(aircraft: Aircraft, signs: tuple[str, ...], watching: Watching) -> list[str]:
    """What the lines that this aircraft or its callsigns are on say, each line once, in the list's order."""
    codes = {sign[:3].upper() for sign in signs if sign[3:4].isdigit()}
    lines, said = watching.lines, dict[int, str]()
    operators = watching.of("operator", codes)
    said.update((at, f"the operator {lines[at].operator} of its callsign") for at in operators)
    said.update((at, f"its callsign {sign}") for sign in signs for at in watching.begun(sign.upper()))
    said.update((at, f"its address {lines[at].address}") for at in watching.of("address", [aircraft.address]))
    said.update((at, f"its tail {lines[at].tail}") for at in watching.of("tail", tails(aircraft)))
    return [_on_list(said[at], watching.lines[at].reason) for at in sorted(said)]


def _on_list(what: str, reason: str) -> str:
    return f"{what} is on the watch list{f': {reason}' if reason else ''}"
