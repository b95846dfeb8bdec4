"""Moves as two columns of facilities and bands between them: for where too few can be put on a map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from habeas.pages.flow_table import MoveRow

MOST = 40
"""Bands that are drawn, the largest of them all; the table has the rest."""

WIDTH, TOP, APART = 760, 34, 7
LEFT, RIGHT = 270, 490
LEAST, HIGHEST = 15.0, 560.0
"""How high a facility stands at least, so that its name has room, and how high all the moves are together."""

WIDEST = 9.0
"""How wide the most moves are drawn on a map."""

LONGEST = 34
"""Letters of a name that find room beside a column."""


@dataclass(frozen=True)
class Band:
    """A band from one facility to another as the data of an SVG path, how wide it is, and its words."""

    path: str
    width: float
    title: str


@dataclass(frozen=True)
class End:
    """A facility in one of the columns: where it stands, and its words."""

    x: float
    y: float
    anchor: str
    words: str


@dataclass(frozen=True)
class Arcs:
    """The picture: bands under the names of both columns."""

    title: str
    description: str
    width: int
    height: int
    bands: tuple[Band, ...]
    ends: tuple[End, ...]
    drawn: int


def arcs(rows: Sequence[MoveRow], *, name: str) -> Arcs:
    """The picture of the largest of these moves; `rows` are the largest first."""
    some = rows[:MOST]
    scale = HIGHEST / sum(one.moves for one in some)
    origins = _Column([(one.origin, one.origin_name, one.moves) for one in some], scale)
    destinations = _Column([(one.destination, one.destination_name, one.moves) for one in some], scale)
    order = sorted(some, key=lambda one: (origins.top(one.origin), destinations.top(one.destination)))
    since = {id(one): origins.taken(one.origin, one.moves) for one in order}
    order.sort(key=lambda one: (destinations.top(one.destination), origins.top(one.origin)))
    upto = {id(one): destinations.taken(one.destination, one.moves) for one in order}
    return Arcs(
        title=f"Moves between facilities, {name}",
        description=f"The {len(some)} largest flows of {len(rows)} shown, from facilities at the left"
        " to facilities at the right; the wider a band, the more moves. The same is in the table below.",
        width=WIDTH,
        height=round(max(origins.foot, destinations.foot)),
        bands=tuple(
            Band(_path(since[id(one)], upto[id(one)]), round(max(1.0, one.moves * scale), 1), words(one))
            for one in some
        ),
        ends=(*origins.ends(LEFT - 8, "end"), *destinations.ends(RIGHT + 8, "start")),
        drawn=len(some),
    )


class _Column:
    """The facilities of one side, those with most moves first, each as high as its moves are wide."""

    def __init__(self, ends: Sequence[tuple[str, str, int]], scale: float) -> None:
        """Set each under the one before it."""
        self._scale, self._names = scale, {code: name for code, name, _ in ends}
        counts = Counter[str]()
        for code, _, moves in ends:
            counts[code] += moves
        self._tops: dict[str, float] = {}
        self._used: dict[str, float] = {}
        self.foot = float(TOP)
        for code in sorted(counts, key=lambda code: (-counts[code], code)):
            high = max(LEAST, counts[code] * scale)
            self._tops[code] = self.foot + high / 2
            self._used[code] = self._tops[code] - counts[code] * scale / 2
            self.foot += high + APART

    def top(self, code: str) -> float:
        """Where the middle of a facility stands."""
        return self._tops[code]

    def taken(self, code: str, moves: int) -> float:
        """The middle of the next stretch of a facility that is as wide as so many moves."""
        at = self._used[code] + moves * self._scale / 2
        self._used[code] += moves * self._scale
        return round(at, 1)

    def ends(self, x: float, anchor: str) -> tuple[End, ...]:
        """The names beside the column."""
        return tuple(
            End(x, round(top + 4, 1), anchor, _cut(self._names[code])) for code, top in self._tops.items()
        )


def width(moves: int, most: int) -> float:
    """How wide so many moves are drawn, where the most are drawn widest."""
    return round(max(1.2, WIDEST * moves / most), 1)


def words(one: MoveRow) -> str:
    """A move in words."""
    return f"{one.origin_name} to {one.destination_name}: {one.moves:,} moves"


def _path(since: float, upto: float) -> str:
    middle = (LEFT + RIGHT) / 2
    return f"M{LEFT} {since:g}C{middle:g} {since:g} {middle:g} {upto:g} {RIGHT} {upto:g}"


def _cut(label: str) -> str:
    return label if len(label) <= LONGEST else label[: LONGEST - 1].rstrip() + "…"
