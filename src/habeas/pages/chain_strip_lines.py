"""From moments to places on a strip, its ticks, its lanes, and where one strip ends and the next begins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from habeas.analysis.wall_days import DAY_S

WIDTH, LEFT, RIGHT = 960, 132, 40
MOST_TICKS = 8

APART_S = 45 * DAY_S
"""Where nothing is stated for longer than this, a new strip begins."""

_STEPS = (
    3600,
    3 * 3600,
    6 * 3600,
    12 * 3600,
    *(n * DAY_S for n in (1, 2, 7, 14, 28, 91, 182, 365, 730, 1826)),
)


@dataclass(frozen=True)
class Dated:
    """An event by its number, and from when to when it is drawn."""

    number: int
    begins: int
    ends: int


@dataclass(frozen=True)
class Frame:
    """The inside of a strip: seconds from `first` to `last` along it."""

    first: int
    last: int
    width: int = WIDTH
    left: int = LEFT
    right: int = WIDTH - RIGHT

    @classmethod
    def of(cls, some: Iterable[Dated]) -> Frame:
        """The frame that shows all of these, with a little room."""
        every = list(some)
        first, last = min(one.begins for one in every), max(one.ends for one in every)
        room = max((last - first) // 50, 1800)
        return cls(first - room, last + room)

    def x(self, when: int) -> float:
        """Where a moment stands."""
        return round(self.left + (when - self.first) / (self.last - self.first) * (self.right - self.left), 1)


def ticks(frame: Frame) -> tuple[tuple[float, str], ...]:
    """Round moments along the frame, with what the clock on the wall shows then."""
    step = next((one for one in _STEPS if (frame.last - frame.first) / one <= MOST_TICKS), _STEPS[-1])
    first = -(-frame.first // step) * step
    return tuple((frame.x(when), _shows(when, step)) for when in range(first, frame.last, step))


def _shows(when: int, step: int) -> str:
    moment = datetime.fromtimestamp(when, UTC)
    if step < DAY_S and moment.hour:
        return f"{moment:%H:%M}"
    return f"{moment.day} {moment:%b %Y}"


def spells(some: Iterable[Dated]) -> Iterator[tuple[Dated, ...]]:
    """The events in runs with no longer stretch between them in which nothing is stated."""
    run: list[Dated] = []
    reached = 0
    for one in sorted(some, key=lambda one: (one.begins, one.number)):
        if run and one.begins - reached > APART_S:
            yield tuple(run)
            run = []
        reached = max(reached, one.ends) if run else one.ends
        run.append(one)
    if run:
        yield tuple(run)


def lanes(some: Iterable[Dated]) -> tuple[tuple[Dated, ...], ...]:
    """The events in as few lanes as they need so that no two of a lane are at once, in order."""
    found: list[list[Dated]] = []
    for one in sorted(some, key=lambda one: (one.begins, one.number)):
        lane = next((lane for lane in found if lane[-1].ends <= one.begins), None)
        if lane is None:
            found.append(lane := [])
        lane.append(one)
    return tuple(map(tuple, found))
