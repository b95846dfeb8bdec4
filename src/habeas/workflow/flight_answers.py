"""What `habeas flights` answers, as rows for a table and as plain values for JSON."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from habeas.analysis.flights import saying
from habeas.analysis.flights.crossings import Crossing
from habeas.analysis.flights.gaps import Gap, unseen_s
from habeas.analysis.flights.legs import Leg
from habeas.analysis.flights.moments import instant_text
from habeas.analysis.flights.nearby import Near
from habeas.analysis.flights.touches import Touch
from habeas.pages.flights import Flight
from habeas.records.errors import HabeasError
from habeas.store.access import Access
from habeas.workflow.case import Case
from habeas.workflow.deriving import proposed, standing
from habeas.workflow.flying import flights
from habeas.workflow.holder import HOLDER
from habeas.workflow.seen import seen


class FlightError(HabeasError):
    """A question about a flight that cannot be answered as it was put."""


@dataclass(frozen=True)
class Answer:
    """A row for a table, and the same as plain values."""

    row: tuple[str, ...]
    plain: dict[str, Any]


def of_case(case: Case, aircraft: str = "", access: Access = HOLDER) -> tuple[Flight, ...]:
    """The aircraft of the case, or the one of this registration or address; FlightError where none is."""
    with case.store() as store:
        current = seen(case, store, access)
        found = standing(case, current, proposed(case, current))
        every = flights(found, current.readings, case.settings.home_zone)
    wanted = aircraft.casefold().replace("-", "")
    named = tuple(one for one in every if not wanted or wanted in _names(one))
    if not named:
        known = ", ".join(one.name for one in every)
        what = (
            "there are no positions of this aircraft" if aircraft else "there are no positions in this case"
        )
        do = f"name one of: {known}" if known else "add a track: habeas add trace_full_….json"
        if not access.is_holder:
            what, do = f"{what} that are not sealed", f"{do}, or give --sealed"
        raise FlightError(what, where=aircraft, do=do)
    return named


def _names(one: Flight) -> tuple[str, str]:
    plane = one.aircraft
    return plane.registration.casefold().replace("-", ""), plane.address.casefold()


def listed(every: Iterable[Flight]) -> Iterator[Answer]:
    """Each aircraft with its points, legs, crossings and gaps counted."""
    for one in every:
        first, last = (instant_text(float(one.track.time[at])) for at in (0, -1))
        counts = (len(one.track), len(one.legs), len(one.crossings), len(one.gaps))
        named = {"aircraft": one.name, "address": one.aircraft.address, "type": one.aircraft.type}
        plain = {
            **named,
            "made": one.made,
            "first": first,
            "last": last,
            **dict(zip(("points", "legs", "crossings", "gaps"), counts, strict=True)),
            "notes": list(one.notes),
        }
        yield Answer((labelled(one), one.aircraft.address, first, last, *map(str, counts)), plain)


def legs(every: Iterable[Flight]) -> Iterator[Answer]:
    """Each leg: its take-off and landing, or that they were not seen."""
    for one in every:
        for leg in one.legs:
            row = (labelled(one), leg.callsign, _touched(leg.takeoff), _touched(leg.landing))
            yield Answer(row, _leg(one, leg))


def _touched(touch: Touch) -> str:
    from habeas.analysis.flights.moments import shown

    seen = "" if touch.seen else " (not seen)"
    where = f" {touch.airport}" if touch.airport else ""
    return shown(touch.earliest, touch.latest) + where + seen


def _leg(one: Flight, leg: Leg) -> dict[str, Any]:
    return {
        "aircraft": one.name,
        "made": one.made,
        "callsign": leg.callsign,
        "callsigns": list(leg.callsigns),
        "first_airborne": instant_text(float(one.track.time[leg.first])),
        "last_airborne": instant_text(float(one.track.time[leg.last])),
        "takeoff": _touch(leg.takeoff),
        "landing": _touch(leg.landing),
        "parted_by": leg.split,
    }


def _touch(touch: Touch) -> dict[str, Any]:
    return {
        "seen": touch.seen,
        "earliest": _instant(touch.earliest),
        "latest": _instant(touch.latest),
        "airport": touch.airport,
        "distance_m": None if touch.distance_m is None else round(touch.distance_m),
        "why": touch.why,
    }


def _instant(seconds: float | None) -> str | None:
    return None if seconds is None else instant_text(seconds)


def crossings(every: Iterable[Flight], boundary: str = "") -> Iterator[Answer]:
    """Each crossing of each boundary, or of one: in or out, from when to when, where.

    And each stretch so near to a boundary that its crossing is neither shown nor excluded, in order of time.
    """
    for one in every:
        met_with: tuple[Crossing | Near, ...] = (*one.crossings, *one.near)
        for met in sorted(met_with, key=lambda each: each.earliest if isinstance(each, Near) else each.at):
            if boundary in ("", met.boundary):
                yield _came_near(one, met) if isinstance(met, Near) else _crossed(one, met)


def _crossed(one: Flight, crossing: Crossing) -> Answer:
    from habeas.analysis.flights.moments import shown
    from habeas.analysis.texts import point_text

    where = "in a gap" if crossing.in_gap else point_text(crossing.latitude, crossing.longitude)
    row = (
        labelled(one),
        "in" if crossing.inward else "out",
        crossing.boundary,
        shown(crossing.earliest, crossing.latest),
        "certain" if crossing.certain else "neither shown nor excluded",
        where,
    )
    plain = _met(one, crossing) | {
        "inward": crossing.inward,
        "drawn_line_at": instant_text(crossing.at),
        "in_gap": crossing.in_gap,
        "certain": crossing.certain,
    }
    return Answer(row, plain)


def _came_near(one: Flight, near: Near) -> Answer:
    from habeas.analysis.flights.moments import shown
    from habeas.analysis.texts import point_text

    row = (
        labelled(one),
        f"near, {_side(near)}",
        near.boundary,
        shown(near.earliest, near.latest),
        "neither shown nor excluded",
        point_text(near.latitude, near.longitude),
    )
    plain = _met(one, near) | {"inward": None, "drawn_line_at": None, "in_gap": False, "certain": False}
    return Answer(row, plain | {"near": _side(near)})


def _side(near: Near) -> str:
    return "inside" if near.inside else "outside"


def _met(one: Flight, met: Crossing | Near) -> dict[str, Any]:
    """What is said alike of a crossing and of a stretch near the line."""
    drawn = next(each for each in one.boundaries if each.code == met.boundary)
    land, sea = drawn.tolerance(met.latitude, met.longitude)
    return {
        "aircraft": one.name,
        "made": one.made,
        "boundary": {"code": drawn.code, "name": drawn.name, "kind": drawn.kind, "source": drawn.source},
        "near": "",
        "earliest": instant_text(met.earliest),
        "latest": instant_text(met.latest),
        "latitude": round(met.latitude, 6),
        "longitude": round(met.longitude, 6),
        "tolerance_landward_m": land,
        "tolerance_seaward_m": sea,
        "why": met.why,
    }


def gaps(every: Iterable[Flight]) -> Iterator[Answer]:
    """Each gap with its number, ends, and what is consistent with it."""
    for one in every:
        for number, gap in enumerate(one.gaps, 1):
            first, last = saying.ends(one.track, gap)
            began, ended = (instant_text(float(one.track.time[at])) for at in (gap.first, gap.last))
            cover = _coverage(one, gap)
            row = (labelled(one), str(number), began, saying.duration(gap.seconds), saying.consistent(gap))
            plain = {
                "aircraft": one.name,
                "made": one.made,
                "gap": number,
                "from": began,
                "to": ended,
                "seconds": gap.seconds,
                "distance_m": round(gap.distance_m),
                "before": first,
                "after": last,
                "consistent_with": gap.consistent_with,
                "why": gap.why,
                **cover,
            }
            yield Answer((*row, f"{first} — {last}", cover["coverage"]), plain)


def _coverage(one: Flight, gap: Gap) -> dict[str, Any]:
    """Of how many seconds of a gap no aircraft at all was seen, None where that cannot be told; in words."""
    if one.coverage is None:
        return {"hole_s": None, "coverage": COMPUTED}
    start, end = (float(one.track.time[at]) for at in (gap.first, gap.last))
    seconds = unseen_s(one.coverage.holes, start, end) if one.coverage.told else None
    return {"hole_s": seconds, "coverage": saying.covered(start, end, one.coverage)}


COMPUTED = "no receiver saw it: its positions were computed"


def labelled(one: Flight) -> str:
    """What the aircraft is called, with a mark where its track was made."""
    marks = [word for word, so in (("made", one.made), ("unverified", one.unverified)) if so]
    return f"{one.name} ({', '.join(marks)})" if marks else one.name
