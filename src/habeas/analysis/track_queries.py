"""Queries over the positions of an aircraft: its legs' ends, where it was, when it left a territory.

Operands are texts. The first names the tables by their digests, the second the aircraft by its key in them;
a leg is named by an instant at which it was in the air.
"""

from collections.abc import Callable, Mapping
from math import inf
from typing import TYPE_CHECKING

from habeas.analysis.crossing_queries import CROSSING_QUERIES
from habeas.analysis.gap_queries import GAP_QUERIES
from habeas.analysis.given import Given
from habeas.analysis.leg_operations import LEADS_OUT, NOT_OUT
from habeas.analysis.texts import NOT_STATED, moment_text, parse_moment
from habeas.analysis.whole_tracks import leg_at, whole_track
from habeas.records.certainty import Certainty

if TYPE_CHECKING:
    from habeas.analysis.flights.crossings import Crossing
    from habeas.analysis.flights.touches import Touch


def _touch(touch: "Touch") -> str:
    from habeas.analysis.flights.moments import moment

    if touch.earliest is None and touch.latest is None:
        return NOT_STATED
    return moment_text(moment(touch.earliest, touch.latest))


def _took_off(given: Given, tables: str, aircraft: str, leg: str) -> str:
    return _touch(leg_at(whole_track(given, tables, aircraft), leg).takeoff)


def _landed(given: Given, tables: str, aircraft: str, leg: str) -> str:
    return _touch(leg_at(whole_track(given, tables, aircraft), leg).landing)


def _left(given: Given, tables: str, aircraft: str, leg: str, code: str) -> str:
    """When the leg left the territory for good, by its last crossing; "not stated" where none is certain."""
    from habeas.analysis.flights.moments import moment

    found = _last_out(given, tables, aircraft, leg, code)
    return moment_text(moment(found.earliest, found.latest)) if found else NOT_STATED


def _left_tolerance(given: Given, tables: str, aircraft: str, leg: str, code: str) -> str:
    """How far the true line may lie from the drawn one where the leg left the territory for good."""
    found = _last_out(given, tables, aircraft, leg, code)
    if found is None:
        return NOT_STATED
    landward, seaward = given.territory(code).tolerance(found.latitude, found.longitude)
    return f"{landward:,} m landward, {seaward:,} m seaward"


def _last_out(given: Given, tables: str, aircraft: str, leg: str, code: str) -> "Crossing | None":
    from habeas.analysis.flights.crossings import crossings

    track, boundary = whole_track(given, tables, aircraft), given.territory(code)
    flown = leg_at(track, leg)
    found = crossings(track, boundary, first=flown.first, last=flown.last)
    return found[-1] if found and not found[-1].inward and found[-1].certain else None


def _leads(given: Given, tables: str, aircraft: str, leg: str, code: str) -> str:
    """Whether the leg begins in the territory and, as far as it was seen, ends outside."""
    from shapely import contains_xy

    track, boundary = whole_track(given, tables, aircraft), given.territory(code)
    flown = leg_at(track, leg)
    ends = [flown.first, flown.last]
    began, ended = contains_xy(boundary.geometry, track.longitude[ends], track.latitude[ends]).tolist()
    return LEADS_OUT if began and not ended else NOT_OUT


def _within(at: str) -> tuple[float, float] | None:
    """The first and last second of a time; None where it is without bound."""
    from habeas.analysis.flights.moments import ends

    first, last = ends(parse_moment(at))
    return None if first is None or last is None else (first, max(first, last - 1))


def _where(given: Given, tables: str, aircraft: str, at: str) -> str:
    """Where it was in the middle of a minute, or at both ends of a longer time: from the points beside it."""
    from habeas.analysis.flights.saying import state
    from habeas.analysis.flights.state import at as state_at

    track, told = whole_track(given, tables, aircraft), []
    for second in _asked(at):
        told.append(state(state_at(track, second)))
    return "; and at its end: ".join(dict.fromkeys(told)) or NOT_STATED


def _asked(at: str) -> tuple[float, ...]:
    """The middle of a time of a minute or less; both ends of a longer one; nothing where it has no bound."""
    within = _within(at)
    if within is None:
        return ()
    first, last = within
    return ((first + last + 1) / 2,) if last - first < MINUTE_S else (first, last)


MINUTE_S = 60


def _beside(given: Given, tables: str, aircraft: str, at: str) -> str:
    """The points on either side of that place or those places."""
    from habeas.analysis.flights.saying import point
    from habeas.analysis.flights.state import at as state_at

    track = whole_track(given, tables, aircraft)
    found = [state_at(track, second) for second in _asked(at)]
    beside = dict.fromkeys(index for one in found for index in (one.earlier, one.later) if index is not None)
    return " — ".join(point(track, index) for index in beside) or NOT_STATED


def _side(given: Given, tables: str, aircraft: str, at: str, code: str) -> str:
    """ "outside", "inside", or that neither is shown nor excluded, through the whole of a time."""
    from habeas.analysis.flights.crossings import crossings, side
    from habeas.analysis.flights.state import at as state_at

    within = _within(at)
    if within is None:
        return str(Certainty.OPEN)
    track, boundary = whole_track(given, tables, aircraft), given.drawn(code)
    sides = {str(side(state_at(track, second), boundary)) for second in within}
    met = (one for one in crossings(track, boundary) if one.earliest <= within[1] and one.latest >= within[0])
    if len(sides) > 1 or (within[1] - within[0] >= MINUTE_S and any(met)):
        return str(Certainty.OPEN)
    return sides.pop()


def _no_landing_then(given: Given, tables: str, aircraft: str, leg: str, at: str) -> str:
    """Certain where in no gap of the leg that meets that time it can have landed; else open."""
    within = _within(at)
    fits = within is None or _landing_fits(given, tables, aircraft, leg, within)
    return str(Certainty.OPEN if fits else Certainty.CERTAIN)


def _landing_before(given: Given, tables: str, aircraft: str, leg: str, at: str) -> str:
    """Impossible where in no gap of the leg up to the end of that time it can have landed; else open."""
    within = _within(at)
    fits = within is None or _landing_fits(given, tables, aircraft, leg, (-inf, within[1]))
    return str(Certainty.OPEN if fits else Certainty.IMPOSSIBLE)


def _landing_fits(given: Given, tables: str, aircraft: str, leg: str, within: tuple[float, float]) -> bool:
    """Whether a gap of the leg that meets this stretch allows a landing by the upper figures."""
    from habeas.analysis.flights.gaps import gaps

    track = whole_track(given, tables, aircraft)
    flown = leg_at(track, leg)
    return any(
        one.consistent_with != "flight"
        for one in gaps(track)
        if flown.first <= one.first
        and one.last <= flown.last
        and track.time[one.first] < within[1]
        and track.time[one.last] > within[0]
    )


TRACK_QUERIES: Mapping[str, Callable[..., str]] = {
    "take-off by track": _took_off,
    "landing by track": _landed,
    "left by track": _left,
    "left tolerance by track": _left_tolerance,
    "leads out by track": _leads,
    "place by track": _where,
    "points by track": _beside,
    "side by track": _side,
    "no landing then by track": _no_landing_then,
    "landing before by track": _landing_before,
    **CROSSING_QUERIES,
    **GAP_QUERIES,
}
"""Each takes the tables and the aircraft; then an instant of the leg, a time, or which gap or crossing."""
