"""Queries over the positions of an aircraft: its legs' ends, where it was, when it left a territory.

Operands are texts. The first names the tables by their digests, the second the aircraft by its key in them;
a leg is named by an instant at which it was in the air.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from habeas.analysis.errors import AnalysisError
from habeas.analysis.given import Given
from habeas.analysis.leg_operations import LEADS_OUT, NOT_OUT
from habeas.analysis.texts import NOT_STATED, moment_text, parse_moment, point_text
from habeas.records.certainty import Certainty

if TYPE_CHECKING:
    from habeas.analysis.flights.crossings import Crossing
    from habeas.analysis.flights.gaps import Gap
    from habeas.analysis.flights.legs import Leg
    from habeas.analysis.flights.positions import Track
    from habeas.analysis.flights.touches import Touch

TABLES = " + "
"""Stands between the digests of the tables that one aircraft's points are in."""


@lru_cache(maxsize=64)
def whole_track(given: Given, tables: str, aircraft: str) -> "Track":
    """The aircraft's points from all these tables, cleaned and in one; AnalysisError where there are none."""
    from habeas.analysis.flights.cleaning import cleaned
    from habeas.analysis.flights.merging import merged

    every = [track for digest in tables.split(TABLES) for track in given.table(digest)]
    found = [track for track in every if aircraft in (track.aircraft.key, track.aircraft.registration)]
    if not found:
        raise AnalysisError("no such aircraft in these tables", where=aircraft)
    return cleaned(merged(tuple(found))[0]).track


def leg_at(track: "Track", instant: str) -> "Leg":
    """The leg that was in the air at that instant; AnalysisError where none was."""
    from habeas.analysis.flights.legs import legs
    from habeas.analysis.flights.moments import seconds

    at = seconds(instant)
    for leg in legs(track):
        if track.time[leg.first] - 0.5 <= at <= track.time[leg.last] + 0.5:
            return leg
    raise AnalysisError("no leg was in the air then", where=instant)


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
    from habeas.analysis.flights.crossings import crossings
    from habeas.analysis.flights.moments import moment

    track, boundary = whole_track(given, tables, aircraft), given.territory(code)
    flown = leg_at(track, leg)
    found = crossings(track, boundary, first=flown.first, last=flown.last)
    if not found or found[-1].inward or not found[-1].certain:
        return NOT_STATED
    return moment_text(moment(found[-1].earliest, found[-1].latest))


def _leads(given: Given, tables: str, aircraft: str, leg: str, code: str) -> str:
    """Whether the leg begins in the territory and, as far as it was seen, ends outside."""
    from shapely import contains_xy

    track, boundary = whole_track(given, tables, aircraft), given.territory(code)
    flown = leg_at(track, leg)
    ends = [flown.first, flown.last]
    began, ended = contains_xy(boundary.geometry, track.longitude[ends], track.latitude[ends]).tolist()
    return LEADS_OUT if began and not ended else NOT_OUT


def _where(given: Given, tables: str, aircraft: str, at: str) -> str:
    """Where it was in the middle of a time, in words: from the points on either side of it."""
    from habeas.analysis.flights.moments import ends
    from habeas.analysis.flights.saying import state
    from habeas.analysis.flights.state import at as state_at

    first, last = ends(parse_moment(at))
    if first is None or last is None:
        return NOT_STATED
    return state(state_at(whole_track(given, tables, aircraft), (first + last) / 2))


def _beside(given: Given, tables: str, aircraft: str, at: str) -> str:
    """The points on either side of the middle of a time."""
    from habeas.analysis.flights.moments import ends
    from habeas.analysis.flights.saying import point
    from habeas.analysis.flights.state import at as state_at

    first, last = ends(parse_moment(at))
    if first is None or last is None:
        return NOT_STATED
    track = whole_track(given, tables, aircraft)
    found = state_at(track, (first + last) / 2)
    told = [point(track, index) for index in dict.fromkeys((found.earlier, found.later)) if index is not None]
    return " — ".join(told) or NOT_STATED


def _side(given: Given, tables: str, aircraft: str, at: str, code: str) -> str:
    """ "outside", "inside", or that neither is shown nor excluded, through the whole of a time."""
    from habeas.analysis.flights.crossings import side
    from habeas.analysis.flights.moments import ends
    from habeas.analysis.flights.state import at as state_at

    first, last = ends(parse_moment(at))
    if first is None or last is None:
        return NOT_STATED
    track, boundary = whole_track(given, tables, aircraft), given.drawn(code)
    sides = {str(side(state_at(track, second), boundary)) for second in (first, last)}
    return sides.pop() if len(sides) == 1 else "neither shown nor excluded"


def _gap(given: Given, tables: str, aircraft: str, number: str) -> "tuple[Track, Gap]":
    from habeas.analysis.flights.gaps import gaps

    track = whole_track(given, tables, aircraft)
    every = gaps(track)
    if not number.isdigit() or int(number) >= len(every):
        raise AnalysisError("the track has no such gap", where=number)
    return track, every[int(number)]


def _gap_stretch(*asked: Any) -> str:
    from habeas.analysis.flights.moments import shown
    from habeas.analysis.flights.saying import duration

    track, gap = _gap(*asked)
    ends = float(track.time[gap.first]), float(track.time[gap.last])
    return f"{shown(*ends)}, {duration(gap.seconds)}"


def _gap_ends(*asked: Any) -> str:
    from habeas.analysis.flights.saying import ends

    return " — ".join(ends(*_gap(*asked)))


def _gap_points(*asked: Any) -> str:
    from habeas.analysis.flights.saying import point

    track, gap = _gap(*asked)
    return f"{point(track, gap.first)} — {point(track, gap.last)}"


def _gap_fits(*asked: Any) -> str:
    return str(_gap(*asked)[1].consistent_with)


def _gap_why(*asked: Any) -> str:
    from habeas.analysis.flights.saying import NOT_ABSENT, consistent

    gap = _gap(*asked)[1]
    return f"{consistent(gap)}: {gap.why}; {NOT_ABSENT}"


def _gap_landing(*asked: Any) -> str:
    """Whether it stood on the ground: shown where an end did, excluded where no landing fits, else open."""
    fits = _gap(*asked)[1].consistent_with
    return str({"flight": Certainty.IMPOSSIBLE, "landing": Certainty.CERTAIN}.get(fits, Certainty.OPEN))


def _crossing(given: Given, tables: str, aircraft: str, code: str, number: str) -> "Crossing":
    from habeas.analysis.flights.crossings import crossings

    every = crossings(whole_track(given, tables, aircraft), given.drawn(code))
    if not number.isdigit() or int(number) >= len(every):
        raise AnalysisError("the track has no such crossing", where=f"{code}, {number}")
    return every[int(number)]


def _crossed(*asked: Any) -> str:
    from habeas.analysis.flights.moments import shown

    one = _crossing(*asked)
    way = "entered" if one.inward else "left"
    where = point_text(one.latitude, one.longitude)
    return f"{way} {one.boundary} {shown(one.earliest, one.latest)}, near {where}"


def _crossed_tolerance(*asked: Any) -> str:
    given, one = asked[0], _crossing(*asked)
    landward, seaward = given.drawn(one.boundary).tolerance(one.latitude, one.longitude)
    return f"{landward:,} m landward, {seaward:,} m seaward"


def _crossed_points(*asked: Any) -> str:
    from habeas.analysis.flights.saying import point

    one, track = _crossing(*asked), whole_track(*asked[:3])
    return f"{point(track, one.first)} — {point(track, one.last)}"


def _crossed_why(*asked: Any) -> str:
    return _crossing(*asked).why


def _crossed_surely(*asked: Any) -> str:
    return str(Certainty.CERTAIN if _crossing(*asked).certain else Certainty.OPEN)


def _identity(given: Given, tables: str, aircraft: str, kind: str) -> str:
    """Why these aircraft do not hold together in that way."""
    from habeas.analysis.flights.identity import disagreements

    keys = aircraft.split(TABLES)
    told = disagreements(whole_track(given, tables, key) for key in keys)
    return "; ".join(one.why for one in told if str(one.kind) == kind and list(one.aircraft) == keys)


TRACK_QUERIES: Mapping[str, Callable[..., str]] = {
    "take-off by track": _took_off,
    "landing by track": _landed,
    "left by track": _left,
    "leads out by track": _leads,
    "place by track": _where,
    "points by track": _beside,
    "side by track": _side,
    "gap by track": _gap_stretch,
    "gap ends by track": _gap_ends,
    "gap points by track": _gap_points,
    "gap fits by track": _gap_fits,
    "gap why by track": _gap_why,
    "gap landing by track": _gap_landing,
    "crossing by track": _crossed,
    "crossing tolerance by track": _crossed_tolerance,
    "crossing points by track": _crossed_points,
    "crossing why by track": _crossed_why,
    "crossing certain by track": _crossed_surely,
    "identity by track": _identity,
}
"""Each takes the tables and the aircraft; then an instant of the leg, a time, or which gap or crossing."""
