"""Queries over the crossings of a track, each by its number, and over who the aircraft is.

A query that says more of a crossing or a disagreement takes what was told of it as its last operand, and
fails where that is told of another: the steps of a proof cannot be mixed up.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from habeas.analysis.errors import AnalysisError
from habeas.analysis.given import Given
from habeas.analysis.texts import point_text
from habeas.analysis.whole_tracks import TABLES, tracks_by_name, whole_track
from habeas.records.certainty import Certainty

if TYPE_CHECKING:
    from habeas.analysis.flights.crossings import Crossing
    from habeas.analysis.flights.nearby import Near


def _crossing(
    given: Given, tables: str, aircraft: str, code: str, number: str, told: str | None = None
) -> "Crossing":
    """The crossing of this number, counted from 0; where `told` is given, it must be what is told of it."""
    from habeas.analysis.flights.crossings import crossings

    every = crossings(whole_track(given, tables, aircraft), given.drawn(code))
    if not number.isdigit() or int(number) >= len(every):
        raise AnalysisError("the track has no such crossing", where=f"{code}, {number}")
    one = every[int(number)]
    if told is not None and told != _of_crossing(given, one):
        raise AnalysisError("this is told of another crossing", where=told)
    return one


def _of_crossing(given: Given, one: "Crossing") -> str:
    from habeas.analysis.flights.moments import shown

    way = "entered" if one.inward else "left"
    where = point_text(one.latitude, one.longitude)
    name = given.drawn(one.boundary).name.partition(":")[0]
    return f"{way} {one.boundary} ({name}) {shown(one.earliest, one.latest)}, near {where}"


def _crossed(given: Given, tables: str, aircraft: str, code: str, number: str) -> str:
    return _of_crossing(given, _crossing(given, tables, aircraft, code, number))


def _crossed_tolerance(*asked: Any) -> str:
    return _tolerance(asked[0], _crossing(*asked))


def _crossed_points(*asked: Any) -> str:
    from habeas.analysis.flights.saying import point

    one, track = _crossing(*asked), whole_track(*asked[:3])
    return f"{point(track, one.first)} — {point(track, one.last)}"


def _crossed_why(*asked: Any) -> str:
    return _crossing(*asked).why


def _crossed_surely(*asked: Any) -> str:
    return str(Certainty.CERTAIN if _crossing(*asked).certain else Certainty.OPEN)


@lru_cache(maxsize=64)
def _nears(given: Given, tables: str, aircraft: str, code: str) -> "tuple[Near, ...]":
    from habeas.analysis.flights.nearby import nearby

    return nearby(whole_track(given, tables, aircraft), given.drawn(code))


def _near(
    given: Given, tables: str, aircraft: str, code: str, number: str, told: str | None = None
) -> "Near":
    """The stretch of this number near the line, counted from 0; where `told` is given, that of it."""
    every = _nears(given, tables, aircraft, code)
    if not number.isdigit() or int(number) >= len(every):
        raise AnalysisError("the track has no such stretch near the line", where=f"{code}, {number}")
    one = every[int(number)]
    if told is not None and told != _of_near(given, one):
        raise AnalysisError("this is told of another stretch", where=told)
    return one


def _of_near(given: Given, one: "Near") -> str:
    from habeas.analysis.flights.moments import shown

    side = "inside" if one.inside else "outside"
    name = given.drawn(one.boundary).name.partition(":")[0]
    stretch, where = shown(one.earliest, one.latest), point_text(one.latitude, one.longitude)
    return f"was {side} of the drawn line of {one.boundary} ({name}), near it, {stretch}, about {where}"


def _came_near(given: Given, tables: str, aircraft: str, code: str, number: str) -> str:
    return _of_near(given, _near(given, tables, aircraft, code, number))


def _near_tolerance(*asked: Any) -> str:
    return _tolerance(asked[0], _near(*asked))


def _near_points(*asked: Any) -> str:
    from habeas.analysis.flights.saying import point

    one, track = _near(*asked), whole_track(*asked[:3])
    return f"{point(track, one.first)} — {point(track, one.last)}"


def _near_why(*asked: Any) -> str:
    return _near(*asked).why


def _near_crossed(*asked: Any) -> str:
    """Whether it crossed the true line in that stretch: open in each, for else it would be none."""
    _near(*asked)
    return str(Certainty.OPEN)


def _tolerance(given: Given, one: "Crossing | Near") -> str:
    landward, seaward = given.drawn(one.boundary).tolerance(one.latitude, one.longitude)
    return f"{landward:,} m landward, {seaward:,} m seaward"


def _identity(given: Given, tables: str, aircraft: str, kind: str) -> str:
    """Why these aircraft do not hold together in that way; AnalysisError where they do."""
    from habeas.analysis.flights.identity import disagreements

    keys = aircraft.split(TABLES)
    told = disagreements(track for key in keys for track in tracks_by_name(given, tables, key))
    why = [one.why for one in told if str(one.kind) == kind and list(one.aircraft) == keys]
    if not why:
        raise AnalysisError("nothing of this kind is told of these aircraft", where=f"{kind}: {aircraft}")
    return "; ".join(dict.fromkeys(why))


def _identity_shown(given: Given, tables: str, aircraft: str, kind: str, told: str) -> str:
    if told != _identity(given, tables, aircraft, kind):
        raise AnalysisError("this is told of other aircraft", where=told)
    return str(Certainty.CERTAIN)


CROSSING_QUERIES: Mapping[str, Callable[..., str]] = {
    "crossing by track": _crossed,
    "crossing tolerance by track": _crossed_tolerance,
    "crossing points by track": _crossed_points,
    "crossing why by track": _crossed_why,
    "crossing certain by track": _crossed_surely,
    "near by track": _came_near,
    "near tolerance by track": _near_tolerance,
    "near points by track": _near_points,
    "near why by track": _near_why,
    "near crossed by track": _near_crossed,
    "identity by track": _identity,
    "identity certain by track": _identity_shown,
}
"""Each takes the tables and the aircraft, then which crossing or kind, then what was told of it."""
