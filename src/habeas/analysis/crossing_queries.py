"""Queries over the gaps and crossings of a track, each by its number, and over who the aircraft is.

A query that says more of a gap, a crossing or a disagreement takes what was told of it as its last operand,
and fails where that is told of another: the steps of a proof cannot be mixed up.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from habeas.analysis.errors import AnalysisError
from habeas.analysis.given import Given
from habeas.analysis.texts import point_text
from habeas.analysis.whole_tracks import TABLES, tracks_by_name, whole_track
from habeas.records.certainty import Certainty

if TYPE_CHECKING:
    from habeas.analysis.flights.crossings import Crossing
    from habeas.analysis.flights.gaps import Gap
    from habeas.analysis.flights.positions import Track


def _gap(
    given: Given, tables: str, aircraft: str, number: str, told: str | None = None
) -> "tuple[Track, Gap]":
    """The gap of this number, counted from 0; where `told` is given, it must be what is told of that gap."""
    from habeas.analysis.flights.gaps import gaps

    track = whole_track(given, tables, aircraft)
    every = gaps(track)
    if not number.isdigit() or int(number) >= len(every):
        raise AnalysisError("the track has no such gap", where=number)
    gap = every[int(number)]
    if told is not None and told != _stretch(track, gap):
        raise AnalysisError("this is told of another gap", where=told)
    return track, gap


def _stretch(track: "Track", gap: "Gap") -> str:
    from habeas.analysis.flights.moments import shown
    from habeas.analysis.flights.saying import duration

    ends = float(track.time[gap.first]), float(track.time[gap.last])
    return f"{shown(*ends)}, {duration(gap.seconds)}"


def _gap_stretch(given: Given, tables: str, aircraft: str, number: str) -> str:
    return _stretch(*_gap(given, tables, aircraft, number))


def _gap_ends(*asked: Any) -> str:
    from habeas.analysis.flights.saying import ends

    return " — ".join(ends(*_gap(*asked)))


def _gap_points(*asked: Any) -> str:
    from habeas.analysis.flights.saying import point

    track, gap = _gap(*asked)
    return f"{point(track, gap.first)} — {point(track, gap.last)}"


def _gap_why(*asked: Any) -> str:
    from habeas.analysis.flights.saying import consistent

    gap = _gap(*asked)[1]
    return f"{consistent(gap)}: {gap.why}"


def _gap_landing(*asked: Any) -> str:
    """Whether it stood on the ground: shown where an end did, excluded where no landing fits, else open."""
    fits = _gap(*asked)[1].consistent_with
    return str({"flight": Certainty.IMPOSSIBLE, "landing": Certainty.CERTAIN}.get(fits, Certainty.OPEN))


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
    "gap by track": _gap_stretch,
    "gap ends by track": _gap_ends,
    "gap points by track": _gap_points,
    "gap why by track": _gap_why,
    "gap landing by track": _gap_landing,
    "crossing by track": _crossed,
    "crossing tolerance by track": _crossed_tolerance,
    "crossing points by track": _crossed_points,
    "crossing why by track": _crossed_why,
    "crossing certain by track": _crossed_surely,
    "identity by track": _identity,
    "identity certain by track": _identity_shown,
}
"""Each takes the tables and the aircraft, then which gap or crossing or kind, then what was told of it."""
