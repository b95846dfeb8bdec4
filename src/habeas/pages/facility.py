"""Facilities: what pages are given of an edition of custody records, counted before by the workflow.

Nothing here is imported when an account is: counts by day are arrays of numpy, which an idle build does
without. The counts are as they are; `facility_cells` says which of them may be shown.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    import numpy as np
    from numpy.typing import NDArray

    from habeas.records.edition import Edition

    Days = NDArray[np.int32]

START, END, ANY = "start of day", "end of day", "any part of the day"
"""The three published definitions of a headcount, by their names in `analysis.custody.queries`."""


@dataclass(frozen=True, eq=False)
class People:
    """How many people are behind the counts of stints at one facility; a row without an id is one of its own.

    `arrived` and `left` are by day, each person on the first day of a month on which they came, or left;
    `present` is by month, and `came` and `gone` are over all days.
    """

    arrived: Days
    left: Days
    present: Days
    came: int
    gone: int


@dataclass(frozen=True, eq=False)
class Counts:
    """What is counted at one facility: for each day from `first` (days since 1970) a number in each array.

    `end` is a headcount of people, `start` and `any_part` are of stints; `arrivals` and `departures` are
    stints that begin and end, and `people` says of how many people these stints are.
    """

    first: int
    start: Days
    end: Days
    any_part: Days
    arrivals: Days
    departures: Days
    people: People


@dataclass(frozen=True)
class Place:
    """Where a facility is: its city and state as a list of places has them; degrees None where not known.

    `placed_by` says what the degrees are of.
    """

    city: str
    state: str
    latitude: float | None = None
    longitude: float | None = None
    placed_by: str = ""

    @property
    def words(self) -> str:
        """City and state."""
        return ", ".join(filter(None, (self.city, self.state)))


@dataclass(frozen=True)
class Capacity:
    """How many a facility may hold from one day on, and until which where that is said, by whom."""

    first: date
    last: date | None
    places: int
    source: str


@dataclass(frozen=True)
class Level:
    """A published average of a facility over its days, by whom; `others` are codes that it holds as well."""

    first: date
    last: date
    average: Decimal
    source: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Beside:
    """What stands beside counts, from other sources of the case: each by the code of a facility."""

    capacities: dict[str, tuple[Capacity, ...]] = field(default_factory=dict)
    levels: dict[str, tuple[Level, ...]] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Facility:
    """A facility of an edition: its code, the names that rows state with it, and what is counted there.

    `same` are other codes of the edition that go by one of its names.
    """

    code: str
    names: tuple[str, ...]
    same: tuple[str, ...]
    counts: Counts


@dataclass(frozen=True)
class Move:
    """How often people were moved from one facility to another, and how many people."""

    origin: str
    destination: str
    moves: int
    people: int


@dataclass(frozen=True)
class Hole:
    """Days (since 1970, both ends) whose counts are known to be incomplete, and why."""

    first: int
    last: int
    says: str


@dataclass(frozen=True)
class Stray:
    """Stints of an edition that are on no page: what they lack, how many they are, and of how many people."""

    says: str
    stints: int
    people: int


@dataclass(frozen=True, eq=False)
class Custody:
    """One edition as pages are given it.

    The counts of its facilities run from `first` to `last` (days since 1970); `holes` are among these days
    or before them, `notes` are other things to know.
    """

    edition: Edition
    first: int
    last: int
    facilities: tuple[Facility, ...]
    moves: tuple[Move, ...] = ()
    holes: tuple[Hole, ...] = ()
    notes: tuple[str, ...] = ()
    beside: Beside = Beside()
    strays: tuple[Stray, ...] = ()


def edition_ids(custody: Iterable[Custody]) -> tuple[str, ...]:
    """The id of each edition's pages, of which their paths are made: "march-2026"."""
    return _single(_slug(one.edition.name) or "edition" for one in custody)


def facility_ids(custody: Custody) -> dict[str, str]:
    """For each code the id of the facility's page."""
    codes = [one.code for one in custody.facilities]
    # "flows" is the page of the edition's moves.
    ids = _single(("flows", *(_slug(code) or "facility" for code in codes)))
    return dict(zip(codes, ids[1:], strict=True))


def _single(slugs: Iterable[str]) -> tuple[str, ...]:
    out, seen = dict[str, None](), Counter[str]()
    for one in slugs:
        name = one
        while name in out:
            seen[one] += 1
            name = f"{one}-{seen[one] + 1}"
        out[name] = None
    return tuple(out)


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")
