"""Times as stated: a stretch of wall clock, the zones it may be in, and what follows from all of them."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from habeas.records.certainty import Certainty, unanimous
from habeas.records.errors import MomentError

WESTMOST, EASTMOST = timedelta(hours=12), timedelta(hours=14)
"""Clocks on Earth run from UTC-12 to UTC+14: the bounds of a wall time in an unknown zone."""


class Grain(StrEnum):
    """How finely a time was stated."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    PART_OF_DAY = "part of day"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    SPAN = "span"


@dataclass(frozen=True)
class Zone:
    """A zone that a time may be in (IANA name), and why."""

    name: str
    basis: str


@dataclass(frozen=True)
class Wall:
    """What the clock on the wall showed, `first` included, `last` not; ISO 8601 local, "" without bound."""

    first: str = ""
    last: str = ""

    def __post_init__(self) -> None:
        """Refuse text that is no wall time, and a stretch that ends before it begins."""
        for end in (self.first, self.last):
            if end and _parsed(end).tzinfo is not None:
                raise MomentError("a wall time takes no zone", where=end, do="put the zone in Moment.zones")
        if self.first and self.last and _parsed(self.first) >= _parsed(self.last):
            raise MomentError("a time that ends before it begins", where=f"{self.first} to {self.last}")


@dataclass(frozen=True)
class Span:
    """A stretch of instants in UTC, `earliest` included, `latest` not; None is without bound."""

    earliest: datetime | None
    latest: datetime | None

    def __post_init__(self) -> None:
        """Refuse naive datetimes."""
        for end in (self.earliest, self.latest):
            if end is not None and end.tzinfo is None:
                raise MomentError("a time without a zone", where=str(end), do="give it a zone")


@dataclass(frozen=True)
class Relative:
    """A time counted from another: `to` names it, at `least` and at `most` so many seconds after it."""

    to: str
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True)
class Moment:
    """When, as stated. `clock` names the unresolved clock it was read off, where a source does not say."""

    words: str
    grain: Grain
    wall: Wall | None = None
    zones: tuple[Zone, ...] = ()
    relative: Relative | None = None
    clock: str = ""

    def spans(self) -> tuple[tuple[Zone, Span], ...]:
        """For each candidate zone the instants that the wall clock stands for there."""
        wall = self.wall or Wall()
        if not self.zones:
            return ((Zone("", "the zone is not stated"), _anywhere(wall)),)
        return tuple((zone, _instants(wall, zone.name)) for zone in self.zones)

    @property
    def earliest(self) -> datetime | None:
        """The first instant it may be, over all candidate zones."""
        ends = [span.earliest for _, span in self.spans()]
        return None if None in ends else min(end for end in ends if end)

    @property
    def latest(self) -> datetime | None:
        """The instant it is certainly before, over all candidate zones."""
        ends = [span.latest for _, span in self.spans()]
        return None if None in ends else max(end for end in ends if end)

    def resolved(self, base: "Moment") -> "Moment":
        """This relative time counted from `base`; itself where it is not relative."""
        if self.relative is None:
            return self
        first = _shifted(base.earliest, self.relative.least)
        last = _shifted(base.latest, self.relative.most)
        basis = f"counted from {self.relative.to}"
        return Moment(self.words, Grain.SPAN, Wall(first, last), (Zone("UTC", basis),))


@dataclass(frozen=True)
class Compared:
    """Whether one time is before another, what that hinges on, and whether wall clocks were compared."""

    certainty: Certainty
    hinges_on: tuple[str, ...] = ()
    by_wall: bool = False


def instant(value: datetime, *, words: str = "", grain: Grain = Grain.SECOND) -> Moment:
    """A moment that is one known second."""
    if value.tzinfo is None:
        raise MomentError("a time without a zone", where=str(value), do="give it a zone")
    first = value.astimezone(UTC).replace(tzinfo=None)
    wall = Wall(first.isoformat(), (first + timedelta(seconds=1)).isoformat())
    return Moment(words or first.isoformat() + "Z", grain, wall, (Zone("UTC", "stated"),))


def before(a: Moment, b: Moment) -> Compared:
    """Whether `a` is before `b`, under every pair of their candidate zones.

    Two times read off one unresolved clock are compared by that clock, whatever its zone.
    """
    if a.clock and a.clock == b.clock and a.wall and b.wall:
        return Compared(_ordered(_anywhere(a.wall, None), _anywhere(b.wall, None)), by_wall=True)
    cases = {(x.name, y.name): _ordered(s, t) for x, s in a.spans() for y, t in b.spans()}
    certainty = unanimous(list(cases.values()))
    if certainty is not Certainty.OPEN or len(set(cases.values())) == 1:
        return Compared(certainty)
    return Compared(certainty, tuple(sorted({name for pair in cases for name in pair if name})))


def _ordered(a: Span, b: Span) -> Certainty:
    if a.latest is not None and b.earliest is not None and a.latest <= b.earliest:
        return Certainty.CERTAIN
    if a.earliest is not None and b.latest is not None and a.earliest >= b.latest:
        return Certainty.IMPOSSIBLE
    return Certainty.OPEN


def _parsed(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise MomentError("not a time", where=text, do="write it as 2025-03-15T18:45") from error


@lru_cache(maxsize=4096)
def _instants(wall: Wall, zone: str) -> Span:
    """Where a clock is set back, a wall time is two instants: the earlier and the later bound the span."""
    try:
        info = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise MomentError("no such time zone", where=zone, do="use an IANA name: America/New_York") from error
    first = _parsed(wall.first).replace(tzinfo=info, fold=0).astimezone(UTC) if wall.first else None
    last = _parsed(wall.last).replace(tzinfo=info, fold=1).astimezone(UTC) if wall.last else None
    return Span(first, last)


def _anywhere(wall: Wall, spread: tuple[timedelta, timedelta] | None = (EASTMOST, WESTMOST)) -> Span:
    east, west = spread or (timedelta(0), timedelta(0))
    first = _parsed(wall.first).replace(tzinfo=UTC) - east if wall.first else None
    last = _parsed(wall.last).replace(tzinfo=UTC) + west if wall.last else None
    return Span(first, last)


def _shifted(base: datetime | None, seconds: int | None) -> str:
    if base is None or seconds is None:
        return ""
    return (base + timedelta(seconds=seconds)).replace(tzinfo=None).isoformat()
