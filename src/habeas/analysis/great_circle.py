"""The great circle between two places on WGS84, and when a schedule along it leaves a territory."""

import math
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from habeas.analysis.errors import AnalysisError
from habeas.records.moment import Grain, Moment, Wall, Zone

STEP_M = 2000.0
"""Distance between the points at which the path is held against the boundary; each exit is then halved in."""

SPEED_SHARE = 0.5
"""How far ground speed up to the crossing may differ from the mean between take-off and landing.

Below 10,000 feet 14 CFR 91.117(a) allows 250 knots, about half an airliner's cruising speed, and a crossing
soon after take-off is flown in that climb; wind and vectors are within the same half. The regulation is cited
from general knowledge and not checked against a source: proofs say so.
"""


class Territory(Protocol):
    """A territory with its boundary: a shapely geometry in degrees, and how far it may be off, in metres."""

    @property
    def geometry(self) -> Any:
        """Longitude and latitude, WGS84."""
        ...

    @property
    def tolerance_m(self) -> float:
        """How far the drawn boundary may be from the true one."""
        ...


@dataclass(frozen=True)
class Position:
    """Degrees north and degrees east, WGS84."""

    latitude: float
    longitude: float


@dataclass(frozen=True)
class Exits:
    """The shares of the path, 0 to 1, at which it first and last leaves the territory, and its length."""

    first: float
    last: float
    length_m: float


def distance(a: Position, b: Position) -> float:
    """Metres along the geodesic between two positions."""
    return float(_geod().inv(a.longitude, a.latitude, b.longitude, b.latitude)[2])


def path(a: Position, b: Position, count: int) -> tuple[Position, ...]:
    """The positions that divide the geodesic into `count` equal stretches, both ends included."""
    between = _geod().npts(a.longitude, a.latitude, b.longitude, b.latitude, count - 1)
    return (a, *(Position(latitude, longitude) for longitude, latitude in between), b)


def exits(origin: Position, destination: Position, boundary: Territory) -> Exits | None:
    """Where the great circle leaves the territory; None where it does not begin inside and end outside."""
    import shapely

    length = distance(origin, destination)
    points = path(origin, destination, max(2, math.ceil(length / STEP_M)))
    shapely.prepare(boundary.geometry)
    inside = shapely.contains_xy(
        boundary.geometry, [p.longitude for p in points], [p.latitude for p in points]
    ).tolist()
    if not inside[0] or inside[-1]:
        return None
    last_index = len(points) - 1
    leaving = [i for i in range(last_index) if inside[i] and not inside[i + 1]]
    return Exits(leaving[0] / last_index, (leaving[-1] + 1) / last_index, length)


def crossing_interval(
    origin: Position,
    destination: Position,
    *,
    departed: Moment,
    arrived: Moment,
    boundary: Territory,
    share: float = SPEED_SHARE,
) -> Moment | None:
    """The stretch of UTC in which the schedule's great circle leaves the territory for good.

    Constant ground speed from take-off to landing puts the crossing at the same share of the time as of the
    distance; that is widened by the boundary's tolerance and by `share` of the speed either way. None where
    the path does not lead out, or a time has no bound.
    """
    found = exits(origin, destination, boundary)
    ends = (departed.earliest, departed.latest, arrived.earliest, arrived.latest)
    if found is None or None in ends:
        return None
    leave_first, leave_last, land_first, land_last = (end for end in ends if end)
    if land_first <= leave_last:
        return None
    slack = boundary.tolerance_m / found.length_m
    shortest, longest = land_first - leave_last, land_last - leave_first
    early = leave_first + shortest * (max(0.0, found.first - slack) / (1 + share))
    late = leave_last + longest * min(1.0, (found.last + slack) / (1 - share))
    return _stretch(early, min(late, land_last))


def _stretch(first: datetime, last: datetime) -> Moment:
    """Whole seconds, rounded outward."""
    start = first.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    end = last.astimezone(UTC).replace(tzinfo=None, microsecond=0) + timedelta(seconds=1)
    wall = Wall(start.isoformat(), end.isoformat())
    return Moment("computed from the schedule", Grain.SPAN, wall, (Zone("UTC", "computed"),))


def _geod() -> Any:
    try:
        from pyproj import Geod
    except ImportError as error:
        raise AnalysisError("pyproj is not installed", do="run make setup") from error
    return Geod(ellps="WGS84")
