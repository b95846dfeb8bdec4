"""One aircraft's points over all the tables that hold it, as a track and as legs."""

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from habeas.analysis.aircraft_names import Names, which_are
from habeas.analysis.errors import AnalysisError
from habeas.analysis.given import Given

if TYPE_CHECKING:
    from habeas.analysis.flights.legs import Leg
    from habeas.analysis.flights.positions import Track

TABLES = " + "
"""Stands between the digests of the tables that one aircraft's points are in."""


@lru_cache(maxsize=64)
def whole_track(given: Given, tables: str, aircraft: str) -> "Track":
    """The aircraft's points from all these tables, cleaned and in one; AnalysisError where there are none."""
    from habeas.analysis.flights.cleaning import cleaned
    from habeas.analysis.flights.merging import merged

    return cleaned(merged(_own(given, tables, aircraft))[0]).track


@lru_cache(maxsize=64)
def tracks_by_name(given: Given, tables: str, aircraft: str) -> "tuple[Track, ...]":
    """The same, but a track for each registration that its sources give it."""
    from habeas.analysis.flights.cleaning import cleaned
    from habeas.analysis.flights.merging import merged

    by_name: dict[str, list[Track]] = {}
    for one in _own(given, tables, aircraft):
        by_name.setdefault(one.aircraft.registration, []).append(one)
    return tuple(cleaned(merged(by_name[name])[0]).track for name in sorted(by_name))


def _own(given: Given, tables: str, aircraft: str) -> "list[Track]":
    """Its tracks as the tables have them, all under one address where any gives one."""
    every = [track for digest in tables.split(TABLES) for track in given.table(digest)]
    names = [Names(track.aircraft.address, track.aircraft.registration) for track in every]
    found = [track for track, own in zip(every, which_are(aircraft, names), strict=True) if own]
    if not found:
        raise AnalysisError("no such aircraft in these tables", where=aircraft)
    address = min((one.aircraft.address for one in found if one.aircraft.address), default="")
    return [replace(one, aircraft=replace(one.aircraft, address=address)) for one in found]


def leg_at(track: "Track", instant: str) -> "Leg":
    """The leg that was in the air at that instant; AnalysisError where none was."""
    from habeas.analysis.flights.moments import seconds

    at = seconds(instant)
    for leg in _legs(track):
        if track.time[leg.first] - 0.5 <= at <= track.time[leg.last] + 0.5:
            return leg
    raise AnalysisError("no leg was in the air then", where=instant)


@lru_cache(maxsize=64)
def _legs(track: "Track") -> "tuple[Leg, ...]":
    from habeas.analysis.flights.legs import legs

    return legs(track)
