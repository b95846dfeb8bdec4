"""Which boundaries a track meets, and its crossings of each."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from habeas.analysis.flights.crossings import Crossing, crossings
from habeas.analysis.flights.positions import Track

if TYPE_CHECKING:
    from habeas.reference.boundaries import Boundary


class Boundaries(Protocol):
    """Boundaries by their codes, and which of them may meet a box: an `analysis.given.Given` is one."""

    @property
    def boundary(self) -> "Callable[[str], Boundary | None]":
        """Gives the boundary of a code; None where there is none."""
        ...

    @property
    def around(self) -> Callable[[float, float, float, float], tuple[str, ...]]:
        """Gives the codes of those that may meet a box of degrees: west, south, east, north."""
        ...


def box(track: Track) -> tuple[float, float, float, float]:
    """West, south, east, north of all points; west is greater than east over the antimeridian."""
    south, north = float(track.latitude.min()), float(track.latitude.max())
    west, east = float(track.longitude.min()), float(track.longitude.max())
    if east - west <= 180:
        return west, south, east, north
    left = track.longitude[track.longitude > 0]
    right = track.longitude[track.longitude <= 0]
    return float(left.min()), south, float(right.max()), north


def crossings_by_boundary(track: Track, given: Boundaries) -> tuple[tuple[str, tuple[Crossing, ...]], ...]:
    """For each boundary that the track crosses its crossings in order of time; boundaries by their codes."""
    if not len(track):
        return ()
    made = []
    for code in sorted(given.around(*box(track))):
        boundary = given.boundary(code)
        if boundary and (found := crossings(track, boundary)):
            made.append((code, found))
    return tuple(made)
