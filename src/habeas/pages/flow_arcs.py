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

WIDTH, ROW, TOP = 760, 22, 34
LEFT, RIGHT = 270, 490
WIDEST = 16.0
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
    origins = _column([(one.origin, one.origin_name, one.moves) for one in some])
    destinations = _column([(one.destination, one.destination_name, one.moves) for one in some])
    most = max(one.moves for one in some)
    bands = (
        Band(
            _path(origins[one.origin][0], destinations[one.destination][0]),
            width(one.moves, most),
            words(one),
        )
        for one in some
    )
    return Arcs(
        title=f"Moves between facilities, {name}",
        description=f"The {len(some)} largest flows of {len(rows)} shown, from facilities at the left"
        " to facilities at the right; the wider a band, the more moves. The same is in the table below.",
        width=WIDTH,
        height=TOP + ROW * max(len(origins), len(destinations)) + 8,
        bands=tuple(bands),
        ends=(
            *(End(LEFT - 8, y + 4, "end", _cut(label)) for y, label in origins.values()),
            *(End(RIGHT + 8, y + 4, "start", _cut(label)) for y, label in destinations.values()),
        ),
        drawn=len(some),
    )


def width(moves: int, most: int) -> float:
    """How wide so many moves are drawn, where the most are drawn widest."""
    return round(max(1.2, WIDEST * moves / most), 1)


def words(one: MoveRow) -> str:
    """A move in words."""
    return f"{one.origin_name} to {one.destination_name}: {one.moves:,} moves"


def _column(ends: Sequence[tuple[str, str, int]]) -> dict[str, tuple[float, str]]:
    """For each code its height and its name, those with most moves first."""
    names, counts = {}, Counter[str]()
    for code, label, moves in ends:
        names[code] = label
        counts[code] += moves
    order = sorted(counts, key=lambda code: (-counts[code], code))
    return {code: (TOP + ROW * (at + 0.5), names[code]) for at, code in enumerate(order)}


def _path(since: float, upto: float) -> str:
    middle = (LEFT + RIGHT) / 2
    return f"M{LEFT} {since:g}C{middle:g} {since:g} {middle:g} {upto:g} {RIGHT} {upto:g}"


def _cut(label: str) -> str:
    return label if len(label) <= LONGEST else label[: LONGEST - 1].rstrip() + "…"
