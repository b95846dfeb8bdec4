"""Where aircraft were at a time, and where they could have been in a gap."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from habeas.analysis.flights import saying
from habeas.analysis.flights.crossings import side
from habeas.analysis.flights.gaps import Gap
from habeas.analysis.flights.moments import ends, instant_text
from habeas.analysis.flights.performance import TYPICAL_KMH, TYPICAL_STOP_S, UPPER_KMH
from habeas.analysis.flights.reach import could, reach, upper_reach, within
from habeas.analysis.flights.state import State, over
from habeas.pages.flights import Flight
from habeas.records.moment import Moment
from habeas.reference.places import airport
from habeas.workflow.case import Case
from habeas.workflow.flight_answers import Answer, FlightError, labelled
from habeas.workflow.given import given
from habeas.workflow.holder import HOLDER


def at(case: Case, every: Iterable[Flight], when: Moment) -> Iterator[Answer]:
    """Where each aircraft was at the first and last second of a time, and on which side of boundaries."""
    first, last = ends(when)
    if first is None or last is None:
        raise FlightError("a time without bounds", where=when.words, do="give a day and an hour")
    with case.store() as store:
        boundary = given(case, store.reader(HOLDER)).boundary
    for one in every:
        states = over(one.track, first, max(first, last - 1))
        codes = [each.code for each in one.boundaries] or ["US"]
        sides = {code: _sides(states, boundary(code)) for code in codes}
        shown = "; ".join(f"{code}: {where}" for code, where in sides.items())
        says = list(dict.fromkeys(saying.state(state) for state in states))
        plain = {
            "aircraft": one.name,
            "made": one.made,
            "at": [_state(state) for state in states],
            "says": says,
            "sides": sides,
        }
        yield Answer((labelled(one), " … ".join(says), shown), plain)


def _sides(states: tuple[State, ...], boundary: Any) -> str:
    found = {side(state, boundary) for state in states}
    return found.pop() if len(found) == 1 else "neither shown nor excluded"


def _state(state: State) -> dict[str, Any]:
    numbers = {name: getattr(state, name) for name in ("latitude", "longitude", "altitude", "within_m")}
    return {"time": instant_text(state.time), "phase": state.phase, **numbers}


@dataclass(frozen=True)
class Reaching:
    """How a reach is reckoned: typical speed and stop, and the upper speed, in km/h and seconds."""

    typical_kmh: float = TYPICAL_KMH
    stop_s: float = TYPICAL_STOP_S
    upper_kmh: float = UPPER_KMH


def reaches(
    every: Iterable[Flight], how: Reaching, *, gap: int = 0, airports: tuple[str, ...] = ()
) -> Iterator[Answer]:
    """For each gap, or one by its number, whether it could have been at these airports; else all it could."""
    places = {code: _airport(code) for code in airports}
    for one in every:
        for number, hole in enumerate(one.gaps, 1):
            if gap not in (0, number):
                continue
            typical, upper = _reach(one, hole, how)
            if places:
                told = [(code, could(typical, upper, place)) for code, place in places.items()]
            else:
                told = [(each.icao, each.could) for each in within(typical, upper)]
            for code, answer in told:
                yield Answer(
                    (labelled(one), str(number), code, answer),
                    {"aircraft": one.name, "made": one.made, "gap": number, "airport": code, "could": answer,
                     "typical": typical.why, "upper": upper.why},
                )  # fmt: skip


def _reach(one: Flight, gap: Gap, how: Reaching) -> tuple[Any, Any]:
    track = one.track
    a, b = ((float(track.latitude[at]), float(track.longitude[at])) for at in (gap.first, gap.last))
    typical = reach(a, b, gap.seconds, how.typical_kmh, how.stop_s)
    return typical, upper_reach(a, b, gap.seconds, how.upper_kmh)


def _airport(code: str) -> Any:
    found = airport(code)
    if found is None:
        raise FlightError("no such airport", where=code, do="give an ICAO or IATA code: KHRL, MHPR")
    return found
