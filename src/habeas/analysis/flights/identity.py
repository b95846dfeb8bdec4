"""What does not hold together about who an aircraft is: its registration, its address, its callsign."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from habeas.analysis.flights import registrations
from habeas.analysis.flights.callsign_spans import Span, spans
from habeas.reference import address_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from habeas.analysis.flights.positions import Aircraft, Track


class Kind(StrEnum):
    """What does not hold together."""

    IMPOSSIBLE_REGISTRATION = "impossible registration"
    TAIL_AND_ADDRESS = "tail and address disagree"
    OUTSIDE_BLOCKS = "address outside every block"
    NOT_ICAO = "not an ICAO address"
    TWO_REGISTRATIONS = "one address, two registrations"
    SHARED_CALLSIGN = "one callsign, two aircraft"


@dataclass(frozen=True)
class Points:
    """Points of one track that something is said of: the first and last index in it."""

    aircraft: str
    first: int
    last: int


@dataclass(frozen=True)
class Disagreement:
    """One thing that does not hold together, over [earliest, latest] in seconds since 1970-01-01T00:00Z.

    `aircraft` are keys as in `Aircraft.key`; `points` are of one track for each of them, in that order.
    """

    kind: Kind
    aircraft: tuple[str, ...]
    earliest: float
    latest: float
    why: str
    points: tuple[Points, ...]


def disagreements(tracks: Iterable[Track]) -> tuple[Disagreement, ...]:
    """Everything that does not hold together in and between these tracks, each track looked at once.

    Of each track only its names and its callsigns' spans are kept, so the tracks may come one by one from a
    day that does not fit into memory. In the order of the tracks; what is between tracks comes after.
    """
    found: list[Disagreement] = []
    heard: list[Span] = []
    named: dict[str, dict[str, Points]] = defaultdict(dict)
    times: dict[tuple[str, str], tuple[float, float]] = {}
    for track in tracks:
        if not len(track):
            continue
        about = track.aircraft
        found += within(track)
        if not about.address.startswith("~"):
            heard += spans(track)
        if about.address and about.registration:
            name = registrations.normalised(about.registration)
            named[about.address].setdefault(name, _all(track))
            times.setdefault((about.address, name), _ends(track))
    return (*found, *_two_registrations(named, times), *shared_callsigns(heard))


def within(track: Track) -> tuple[Disagreement, ...]:
    """What does not hold together in one track: its registration and its address."""
    checks = (_impossible(track.aircraft), _address(track.aircraft), _tail_and_address(track.aircraft))
    return tuple(_of_track(track, kind, why) for kind, why in filter(None, checks))


def shared_callsigns(heard: Iterable[Span]) -> tuple[Disagreement, ...]:
    """Each pair of aircraft that were both in the air under one callsign, with the time that they shared.

    Positions with a "~" address are often one aircraft rebroadcast, so `disagreements` leaves them out here.
    """
    by_callsign: dict[str, list[Span]] = defaultdict(list)
    for one in heard:
        by_callsign[one.callsign].append(one)
    pairs = (pair for callsign in sorted(by_callsign) for pair in _overlapping(by_callsign[callsign]))
    return tuple(_shared(one, other) for one, other in pairs)


def _overlapping(those: list[Span]) -> Iterator[tuple[Span, Span]]:
    """Pairs of spans of different aircraft that share more than an instant, earliest first."""
    under_way: list[Span] = []
    for one in sorted(those, key=lambda span: (span.earliest, span.aircraft)):
        under_way = [other for other in under_way if other.latest > one.earliest]
        yield from ((other, one) for other in under_way if other.aircraft != one.aircraft)
        under_way.append(one)


def _shared(one: Span, other: Span) -> Disagreement:
    start, end = max(one.earliest, other.earliest), min(one.latest, other.latest)
    why = (
        f"{one.aircraft} and {other.aircraft} were both in the air under the callsign {one.callsign} "
        f"from {_clock(start)} to {_clock(end)}"
    )
    points = tuple(Points(each.aircraft, each.first, each.last) for each in (one, other))
    return Disagreement(Kind.SHARED_CALLSIGN, (one.aircraft, other.aircraft), start, end, why, points)


def _two_registrations(
    named: dict[str, dict[str, Points]], times: dict[tuple[str, str], tuple[float, float]]
) -> Iterator[Disagreement]:
    for address in sorted(named):
        names = named[address]
        if len(names) > 1:
            ends = [times[address, name] for name in names]
            why = f"the address {address} is given the registrations {' and '.join(names)}"
            yield Disagreement(
                Kind.TWO_REGISTRATIONS,
                (address,),
                min(start for start, _ in ends),
                max(end for _, end in ends),
                why,
                tuple(names.values()),
            )


def _impossible(aircraft: Aircraft) -> tuple[Kind, str] | None:
    if registrations.is_us_form(aircraft.registration) and (
        why := registrations.fault(aircraft.registration)
    ):
        return Kind.IMPOSSIBLE_REGISTRATION, why
    return None


def _address(aircraft: Aircraft) -> tuple[Kind, str] | None:
    address = aircraft.address
    if address.startswith("~"):
        return Kind.NOT_ICAO, f"{address} is not an ICAO address: the receiver or a ground station made it up"
    if address and address_blocks.block(address) is None:
        return Kind.OUTSIDE_BLOCKS, f"the address {address} lies in no block that ICAO has given to a state"
    return None


def _tail_and_address(aircraft: Aircraft) -> tuple[Kind, str] | None:
    """By arithmetic where the registration is of the United States; by states otherwise."""
    tail, address = registrations.normalised(aircraft.registration), aircraft.address.lower()
    there = None if address.startswith("~") else address_blocks.block(address)
    if not tail or there is None:
        return None
    if registrations.is_us_form(tail):
        wanted = "" if registrations.fault(tail) else registrations.us_address(tail)
        why = f"{tail} has the address {wanted} by arithmetic, and {address} was sent"
        return (Kind.TAIL_AND_ADDRESS, why) if wanted not in ("", address) else None
    states = address_blocks.states(tail)
    if not states or there.state in states:
        return None
    why = f"{tail} is a registration of {_and(states)}, and {address} is in the block of {there.name}"
    return Kind.TAIL_AND_ADDRESS, why


def _and(states: frozenset[str]) -> str:
    """The names of the states with these codes."""
    return " or ".join(one.name for one in address_blocks.blocks() if one.state in states)


def _of_track(track: Track, kind: Kind, why: str) -> Disagreement:
    return Disagreement(kind, (track.aircraft.key,), *_ends(track), why, (_all(track),))


def _all(track: Track) -> Points:
    return Points(track.aircraft.key, 0, len(track) - 1)


def _ends(track: Track) -> tuple[float, float]:
    return float(track.time[0]), float(track.time[-1])


def _clock(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
