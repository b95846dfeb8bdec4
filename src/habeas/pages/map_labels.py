"""Labels of a map: each set beside its point where it covers no other label and as little else as can be."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from math import cos, hypot, pi, sin
from typing import Any

import numpy as np

from habeas.pages.map_shapes import Label

LETTER, LINE = 6.9, 15
"""The width of a letter (on the wide side for a 12.5 px sans) and the height of a line, in drawing units."""

BOLD = 1.17
"""How much wider the words of a mark are, which are set in bold."""

LONGEST = 34
"""A longer label is broken into lines."""

NEAR = 26.0
"""A label farther than this from its point is tied to it by a thin line."""

_DIRECTIONS = tuple((cos(pi / 4 * n), sin(pi / 4 * n)) for n in (0, 7, 1, 6, 2, 4, 3, 5))
_DISTANCES = (11.0, 24.0, 42.0, 66.0, 96.0, 130.0)
_COVERED = 9.0
"""What a covered point of the track costs, in units of distance."""

Point = tuple[float, float]
Rectangle = tuple[float, float, float, float]


@dataclass(frozen=True)
class Wanted:
    """A label for a point: its words, and shorter words for where those find no room.

    `elsewhere` are other points that it may stand at instead; `marked` says that the point has a sign.
    """

    x: float
    y: float
    words: str
    short: str = ""
    family: str = ""
    elsewhere: tuple[tuple[float, float], ...] = ()
    marked: bool = True


def placed(
    wanted: Sequence[Wanted],
    *,
    width: int,
    height: int,
    busy: Any = (),
    taken: Sequence[Rectangle] = (),
) -> tuple[Label, ...]:
    """The labels, in order of wish; one that has no room in any words is left out.

    `busy` are rows of (x, y) better left uncovered, `taken` rectangles that no label may meet.
    """
    dots = np.asarray(busy, float).reshape(-1, 2)
    boxes = [*taken, *(_spot(one) for one in wanted if one.marked)]
    out: list[Label] = []
    for one in wanted:
        for words in dict.fromkeys(filter(None, (one.words, one.short))):
            found = _best(one, broken(words), boxes, dots, (width, height))
            if found:
                label, box = found
                out.append(label)
                boxes.append(box)
                break
    return tuple(out)


def broken(words: str) -> tuple[str, ...]:
    """The words in as few lines of at most LONGEST letters as they need, of even length, no word cut."""
    fewest = len(_filled(words, LONGEST))
    width = next(one for one in range(1, LONGEST + 1) if len(_filled(words, one)) <= fewest)
    return _filled(words, width)


def _filled(words: str, width: int) -> tuple[str, ...]:
    lines = [""]
    for word in words.split():
        if lines[-1] and len(lines[-1]) + len(word) + 1 > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return tuple(lines)


def _best(
    one: Wanted, lines: tuple[str, ...], boxes: list[Rectangle], dots: Any, size: tuple[int, int]
) -> tuple[Label, Rectangle] | None:
    best, least = None, float("inf")
    points = ((one.x, one.y), *one.elsewhere)
    for distance in _DISTANCES:
        if distance >= least:
            break
        for point, direction in product(points, _DIRECTIONS):
            box = _box(point, _size(lines, one.family), direction, distance)
            if _outside(box, size) or any(_meet(box, other) for other in boxes):
                continue
            cost = distance + _COVERED * _covered(box, dots)
            if cost < least:
                best, least = (point, box), cost
    return None if best is None else (_label(best[0], lines, best[1], one.family), best[1])


def _size(lines: tuple[str, ...], family: str) -> Point:
    letter = LETTER * (BOLD if family == "mark" else 1)
    return max(map(len, lines)) * letter + 4, len(lines) * LINE + 2


def _box(point: Point, size: Point, direction: Point, distance: float) -> Rectangle:
    """The rectangle of the label on that side of its point, its near edge at the distance."""
    (wide, high), (across, down) = size, direction
    x = point[0] + across * distance - (wide if across < -0.1 else 0 if across > 0.1 else wide / 2)
    y = point[1] + down * distance - (high if down < -0.1 else 0 if down > 0.1 else high / 2)
    return x, y, x + wide, y + high


def _label(point: Point, lines: tuple[str, ...], box: Rectangle, family: str) -> Label:
    left, top, right, bottom = box
    x, y = point
    near_x, near_y = min(max(x, left), right), min(max(y, top), bottom)
    anchor, at = ("end", right - 2) if right <= x else ("start", left + 2)
    if left < x < right:
        anchor, at = "middle", (left + right) / 2
    leader = (round(x, 1), round(y, 1), round(near_x, 1), round(near_y, 1))
    far = hypot(near_x - x, near_y - y) > NEAR
    return Label(round(at, 1), round(top + 12, 1), anchor, lines, family, leader if far else None)


def _spot(one: Wanted) -> Rectangle:
    return one.x - 6, one.y - 6, one.x + 6, one.y + 6


def _meet(a: Rectangle, b: Rectangle) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _outside(box: Rectangle, size: tuple[int, int]) -> bool:
    return box[0] < 3 or box[1] < 3 or box[2] > size[0] - 3 or box[3] > size[1] - 3


def _covered(box: Rectangle, dots: Any) -> int:
    if not len(dots):
        return 0
    x, y = dots[:, 0], dots[:, 1]
    return int(((x > box[0] - 3) & (x < box[2] + 3) & (y > box[1] - 3) & (y < box[3] + 3)).sum())
