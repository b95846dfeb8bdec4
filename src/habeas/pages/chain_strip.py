"""One chain of custody as rows and as strips of time: arrests, stays, stints, moves, gaps, removals.

It is of one person, so that it is never part of a site. Times are what the clock on the wall showed where
the row was written: seconds since 1970 as if that clock were UTC, never shifted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from habeas.analysis.wall_days import DAY_S
from habeas.pages.chain_strip_lines import Dated, Frame, lanes, spells, ticks

ARROW = 9
BAR, LANE, TOP = 18, 26, 30
GAP_S = DAY_S
"""A stretch of a stay in no stint is a gap where it is longer than this; a shorter one is a move's way."""


class Kind(StrEnum):
    """What an event is."""

    ARREST = "arrest"
    STAY = "stay"
    STINT = "stint"
    MOVE = "move"
    GAP = "gap"
    REMOVAL = "removal"


@dataclass(frozen=True)
class Event:
    """Something in the chain: when it began and ended (None: not stated), what, where, and its rows.

    `exhibits` are (file, sheet, row). `day_only` says that no time of day is stated, `drawn` that it has a
    place on the strip, `note` what to know of it.
    """

    kind: Kind
    begins: int | None
    ends: int | None
    what: str
    where: str
    exhibits: tuple[tuple[str, str, int], ...]
    note: str = ""
    day_only: bool = False
    drawn: bool = True

    @property
    def open(self) -> bool:
        """Whether its end is not stated, though it has one."""
        return self.kind in (Kind.STINT, Kind.STAY) and self.ends is None


@dataclass(frozen=True)
class Chain:
    """The events of one person in one edition, in order; `until` is when the edition ends."""

    edition: str
    person: str
    label: str
    until: int
    events: tuple[Event, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Bar:
    """A drawn event: the data of its SVG path, its number in the table and where that stands, its words."""

    kind: str
    path: str
    number: str
    x: float
    y: float
    title: str


@dataclass(frozen=True)
class Strip:
    """A stretch of time with its bars; `title` says from when to when."""

    title: str
    description: str
    width: int
    height: int
    frame: Frame
    names: tuple[tuple[float, str], ...]
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...]


@dataclass(frozen=True)
class ChainRow:
    """An event as a row, in words."""

    number: str
    kind: str
    begins: str
    ends: str
    what: str
    where: str
    exhibits: str
    note: str


def rows(chain: Chain) -> tuple[ChainRow, ...]:
    """Every event as a row."""
    return tuple(
        ChainRow(
            str(number),
            str(one.kind),
            moment(one.begins, one.day_only),
            "" if one.begins == one.ends else moment(one.ends, one.day_only),
            one.what,
            one.where,
            _places(one.exhibits),
            one.note,
        )
        for number, one in enumerate(chain.events, 1)
    )


def _places(exhibits: tuple[tuple[str, str, int], ...]) -> str:
    """File, sheet and rows, those of one sheet together."""
    by_sheet: dict[tuple[str, str], list[int]] = {}
    for name, sheet, row in exhibits:
        by_sheet.setdefault((name, sheet), []).append(row)
    return "; ".join(
        f"{name}, sheet “{sheet}”, row{'s' * (len(some) > 1)} {', '.join(map(str, some))}"
        for (name, sheet), some in by_sheet.items()
    )


def strips(chain: Chain) -> tuple[Strip, ...]:
    """The chain as strips: a new one where nothing is stated for so long that it would be drawn too small."""
    numbered = [
        Dated(number, one.begins, _end(one, chain))
        for number, one in enumerate(chain.events, 1)
        if one.drawn and one.begins is not None
    ]
    return tuple(_strip(some, chain) for some in spells(numbered))


def _end(one: Event, chain: Chain) -> int:
    """Where the event is drawn to: an open one to the end of the edition."""
    assert one.begins is not None
    if one.open:
        return max(one.begins, chain.until)
    return one.begins if one.ends is None else max(one.begins, one.ends)


def _strip(some: tuple[Dated, ...], chain: Chain) -> Strip:
    frame = Frame.of(some)
    by_lane: list[tuple[str, tuple[Dated, ...]]] = []
    for kinds, name in (
        (("arrest", "removal"), "arrest, removal"),
        (("stay",), "stay"),
        (("stint", "gap"), ""),
    ):
        own = tuple(one for one in some if chain.events[one.number - 1].kind in kinds)
        for at, lane in enumerate(lanes(own)):
            by_lane.append((name or ("stint" if at == 0 else "at the same time"), lane))
    height = TOP + LANE * len(by_lane) + 34
    bars = tuple(
        _bar(one, chain.events[one.number - 1], frame, TOP + LANE * at)
        for at, (_, lane) in enumerate(by_lane)
        for one in lane
    )
    first, last = moment(some[0].begins), moment(max(one.ends for one in some))
    return Strip(
        title=f"{first} to {last}",
        description=f"{len(bars)} events on a strip of time from {first} to {last}, by their numbers:"
        f" {'; '.join(bar.title for bar in bars)}.",
        width=frame.width,
        height=height,
        frame=frame,
        names=tuple((TOP + LANE * at + BAR - 5, name) for at, (name, _) in enumerate(by_lane)),
        bars=bars,
        ticks=ticks(frame),
    )


def _bar(dated: Dated, one: Event, frame: Frame, y: float) -> Bar:
    left, right = frame.x(dated.begins), frame.x(dated.ends)
    title = f"{dated.number}: {one.kind}, {one.where or one.what}, {moment(one.begins, one.day_only)}"
    title += f" to {moment(one.ends, one.day_only) or 'no end stated'}" if one.kind in _LONG else ""
    if one.kind not in _LONG:
        path = f"M{left:g} {y:g}l7 {BAR / 2:g}l-7 {BAR / 2:g}l-7 {-BAR / 2:g}z"
        return Bar(str(one.kind), path, str(dated.number), left + 11, y + BAR - 5, title)
    right = max(right, left + 3)
    if one.open:  # an arrow, since nobody has said where it ends
        body = max(left + 1, right - ARROW)
        path = f"M{left:g} {y:g}H{body:g}l{ARROW} {BAR / 2:g}l{-ARROW} {BAR / 2:g}H{left:g}z"
    else:
        path = f"M{left:g} {y:g}H{right:g}v{BAR}H{left:g}z"
    family = f"{one.kind} open" if one.open else str(one.kind)
    inside = right - left > 22
    return Bar(family, path, str(dated.number), left + 5 if inside else right + 3, y + BAR - 5, title)


_LONG = (Kind.STAY, Kind.STINT, Kind.GAP)


def moment(seconds: int | None, day_only: bool = False) -> str:
    """A moment of the clock on the wall: "2025-07-03 14:05", the day alone where no more is stated, or ""."""
    if seconds is None:
        return ""
    return f"{datetime.fromtimestamp(seconds, UTC):{'%Y-%m-%d' if day_only else '%Y-%m-%d %H:%M'}}"


def lasting(seconds: int) -> str:
    """A stretch in words: "3 d 4 h", "2 h 5 min"."""
    minutes = seconds // 60
    days, hours = divmod(minutes // 60, 24)
    if days:
        return f"{days} d {hours} h" if hours else f"{days} d"
    return f"{hours} h {minutes % 60} min" if hours else f"{minutes} min"
