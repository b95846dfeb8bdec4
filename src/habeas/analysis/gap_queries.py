"""Queries over the gaps of a track, each by its number.

A query that says more of a gap takes what was told of it as its last operand, and fails where that is told
of another: the steps of a proof cannot be mixed up.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from habeas.analysis.errors import AnalysisError
from habeas.analysis.given import Given
from habeas.analysis.whole_tracks import TABLES, whole_track
from habeas.records.certainty import Certainty

if TYPE_CHECKING:
    from habeas.analysis.flights.gaps import Coverage, Gap
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


def _gap_coverage(*asked: Any) -> str:
    """How much of it lies in holes of the coverage of the tables that hold the aircraft."""
    from habeas.analysis.flights.saying import covered

    track, gap = _gap(*asked)
    ends = float(track.time[gap.first]), float(track.time[gap.last])
    return covered(*ends, coverage_by(*asked[:2]))


@lru_cache(maxsize=64)
def coverage_by(given: Given, tables: str) -> "Coverage":
    """When any aircraft at all of these tables was seen."""
    from habeas.analysis.flights.gaps import coverage_of

    return coverage_of([track for digest in tables.split(TABLES) for track in given.table(digest)])


GAP_QUERIES: Mapping[str, Callable[..., str]] = {
    "gap by track": _gap_stretch,
    "gap ends by track": _gap_ends,
    "gap points by track": _gap_points,
    "gap why by track": _gap_why,
    "gap landing by track": _gap_landing,
    "gap coverage by track": _gap_coverage,
}
"""Each takes the tables and the aircraft, then which gap, then what was told of it."""
