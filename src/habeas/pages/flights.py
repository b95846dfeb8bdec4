"""Flights: what pages are given of an aircraft, worked out before by the workflow, and how it is put in rows.

Nothing here is imported when an account is: tracks are columns of numpy, which an idle build does without.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from habeas.analysis.flights.crossings import Crossing
    from habeas.analysis.flights.gaps import Coverage, Gap
    from habeas.analysis.flights.legs import Leg
    from habeas.analysis.flights.nearby import Near
    from habeas.analysis.flights.positions import Aircraft, Track
    from habeas.analysis.flights.reach import Reach
    from habeas.reference.boundaries import Boundary

MADE = "Made track: computed from published times, not observed"
"""What stands on every page, map and export of a track that nobody observed."""


UNVERIFIED = "Nobody has verified these positions: they are shown, and no finding rests on them"
"""What stands on the page of a track whose source nobody has verified."""


@dataclass(frozen=True)
class MapMark:
    """An instant to mark on the map: seconds since 1970, its words ("oral order 18:45 EDT"), a finding's id.

    `until` is the latest second that it may be, where it is no instant.
    """

    time: float
    label: str
    finding: str = ""
    until: float | None = None


@dataclass(frozen=True, eq=False)
class Flight:
    """One aircraft of the account: its points, and what was found in them.

    `legs`, `crossings` and `gaps` speak of points by their index in `track`. `sources` are ids. `made` says
    that the track was computed and not observed. `boundaries` are those that it crossed or came near,
    `near` the stretches within the tolerance of one that belong to no crossing, `coverage` when its receivers
    saw anybody (None of a computed track), `reaches` what its maps outline. `unverified` says that nobody has
    checked the source.
    """

    aircraft: Aircraft
    track: Track
    legs: tuple[Leg, ...] = ()
    crossings: tuple[Crossing, ...] = ()
    gaps: tuple[Gap, ...] = ()
    sources: tuple[str, ...] = ()
    made: bool = False
    notes: tuple[str, ...] = ()
    marks: tuple[MapMark, ...] = ()
    boundaries: tuple[Boundary, ...] = ()
    reaches: tuple[Reach, ...] = ()
    unverified: bool = False
    near: tuple[Near, ...] = ()
    coverage: Coverage | None = None

    @property
    def banner(self) -> str:
        """What stands first on its page: that it was computed, that nobody has verified it; "" else."""
        return ". ".join(says for says, so in ((MADE, self.made), (UNVERIFIED, self.unverified)) if so)

    @property
    def name(self) -> str:
        """What the aircraft is called: its registration, else its address, else its callsign."""
        return self.aircraft.called or "an aircraft without a registration"


def flight_ids(flights: Iterable[Flight]) -> tuple[str, ...]:
    """The id of each flight's page, of which its file names are made: "n278gx-a1b2c3"."""
    out, seen = [], Counter[str]()
    for one in flights:
        made = page_id(one.aircraft)
        seen[made] += 1
        out.append(made if seen[made] == 1 else f"{made}-{seen[made]}")
    return tuple(out)


def page_id(aircraft: Aircraft) -> str:
    """Registration and address as part of a file name; "~" (an address that is not ICAO's) as "other"."""
    text = f"{aircraft.registration} {aircraft.address.replace('~', 'other ')} {aircraft.callsign}".casefold()
    return re.sub(r"[^a-z0-9]+", "-", text).strip("-") or "aircraft"


@dataclass(frozen=True)
class CrossingShown:
    """A crossing as a row: which boundary and how far that may be off, in or out, from when to when."""

    number: int
    boundary: str
    tolerance: str
    way: str
    utc: str
    home: str
    where: str
    why: str
    leg: str = ""


@dataclass(frozen=True)
class NearShown:
    """A stretch within the tolerance of a boundary as a row: on which side of the drawn line, when, where."""

    number: int
    boundary: str
    tolerance: str
    side: str
    utc: str
    home: str
    where: str
    why: str
    leg: str = ""


@dataclass(frozen=True)
class GapShown:
    """A gap as a row: its ends in time and place with heights, how long, and what it is consistent with.

    `coverage` is how much of it lies in a hole of the coverage, in a sentence; "" of a computed track.
    """

    number: int
    began: str
    ended: str
    lasted: str
    consistent: str
    why: str
    leg: str = ""
    coverage: str = ""


@dataclass(frozen=True)
class FlownLeg:
    """A leg as a row: "N278GX, GXA6143, leg 1", and its take-off and landing in words."""

    number: int
    label: str
    takeoff: str
    landing: str
    points: int
    crossings: tuple[CrossingShown, ...] = ()
    gaps: tuple[GapShown, ...] = ()
