"""Which boundaries a track meets, and its crossings of each."""

from typing import TYPE_CHECKING

from habeas.analysis.flights.crossings import Crossing, crossings
from habeas.analysis.flights.positions import Track

if TYPE_CHECKING:
    from habeas.analysis.given import Given


def box(track: Track) -> tuple[float, float, float, float]:
    """West, south, east, north of all points; west is greater than east over the antimeridian."""
    south, north = float(track.latitude.min()), float(track.latitude.max())
    west, east = float(track.longitude.min()), float(track.longitude.max())
    if east - west <= 180:
        return west, south, east, north
    left = track.longitude[track.longitude > 0]
    right = track.longitude[track.longitude <= 0]
    return float(left.min()), south, float(right.max()), north


def crossings_by_boundary(track: Track, given: "Given") -> tuple[tuple[str, tuple[Crossing, ...]], ...]:
    """For each boundary that the track crosses its crossings in order of time; boundaries by their codes."""
    if not len(track):
        return ()
    made = []
    for code in sorted(given.around(*box(track))):
        boundary = given.boundary(code)
        if boundary and (found := crossings(track, boundary)):
            made.append((code, found))
    return tuple(made)
