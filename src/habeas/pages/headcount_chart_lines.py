"""From days and counts to places in a chart, and its lines as the data of SVG paths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor, log10

from habeas.analysis.wall_days import day_number, day_of

WIDTH, HEIGHT = 760, 340
LEFT, RIGHT, TOP, BOTTOM = 54, 14, 14, 30
MOST_DATES = 9
HATCH = 9
"""Units of the drawing between two lines of a hatching."""


@dataclass(frozen=True)
class Frame:
    """The inside of a chart: days from `first` to `last` along it, counts from 0 to `highest` up it."""

    first: int
    last: int
    highest: int
    step: int
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    top: int = TOP
    bottom: int = HEIGHT - BOTTOM

    @classmethod
    def of(cls, first: int, last: int, highest: float) -> Frame:
        """The frame that shows all of these days, and counts up to a round number."""
        step = _step(highest)
        return cls(first, last, ceil(highest * 1.04 / step) * step, step)

    @property
    def per_day(self) -> float:
        """How wide a day is."""
        return (self.right - self.left) / (self.last - self.first + 1)

    def x(self, number: float) -> float:
        """Where a day begins; a day outside stands at the nearer end."""
        inside = min(max(number, self.first), self.last + 1)
        return round(self.left + (inside - self.first) * self.per_day, 1)

    def y(self, count: float) -> float:
        """How high a count stands."""
        return round(self.bottom - count / self.highest * (self.bottom - self.top), 1)

    def middle(self, first: int, last: int) -> float:
        """Halfway between two days."""
        return round((self.x(first) + self.x(last + 1)) / 2, 1)

    def number(self, of: date) -> int:
        """A date as days since 1970."""
        return day_number(of)

    def box(self, first: int, last: int, count: int) -> str:
        """The path of an area from the ground up to a count."""
        x, right, y = self.x(first), self.x(last + 1), self.y(min(count, self.highest))
        return f"M{x:g} {self.bottom}V{y:g}H{right:g}V{self.bottom}z"

    def levels(self) -> range:
        """The counts that have a tick."""
        return range(0, self.highest + 1, self.step)

    def dates(self) -> Iterator[tuple[int, str]]:
        """The days that have a tick: first days of months, quarters, halves or years, with their words."""
        months = (self.last - self.first) / 30.44
        every = next((one for one in (1, 3, 6, 12, 24, 60, 120) if months / one <= MOST_DATES), 240)
        for year in range(day_of(self.first).year, day_of(self.last).year + 1):
            for month in range(1, 13):
                number = self.number(date(year, month, 1))
                if (year * 12 + month - 1) % every == 0 and self.first <= number <= self.last:
                    yield number, f"{year}" if every >= 12 else f"{date(year, month, 1):%b %Y}"


def days_path(frame: Frame, first: int, counts: Sequence[int | None]) -> str:
    """A line through the counts of consecutive days, broken where one is None; a lone one is a dot."""
    parts: list[str] = []
    begun, before = False, (0.0, 0.0)
    for at, count in enumerate(counts):
        if count is None:
            begun = False
            continue
        point = round(frame.x(first + at) + frame.per_day / 2, 1), frame.y(count)
        lone = not begun and (at + 1 == len(counts) or counts[at + 1] is None)
        parts.append(_line_to(before, point) if begun else f"M{point[0]:g} {point[1]:g}" + ("h0" * lone))
        begun, before = True, point
    return "".join(parts)


def _line_to(before: tuple[float, float], point: tuple[float, float]) -> str:
    right, down = (round(b - a, 1) for a, b in zip(before, point, strict=True))
    return f"l{right:g} {down:g}" if down else f"h{right:g}"


def steps_path(frame: Frame, steps: Iterable[tuple[int, int, float]]) -> str:
    """Flat stretches from a first to a last day at a height, joined where one follows on another."""
    parts: list[str] = []
    end: int | None = None
    for first, last, height in steps:
        if last < frame.first or first > frame.last:
            continue
        y = frame.y(height)
        parts.append(f"V{y:g}" if first == end else f"M{frame.x(first):g} {y:g}")
        parts.append(f"H{frame.x(last + 1):g}")
        end = last + 1
    return "".join(parts)


def hatch_path(frame: Frame, first: int, last: int) -> str:
    """Slanted lines over the days, from the ground to the top."""
    left, right, high = frame.x(first), frame.x(last + 1), frame.bottom - frame.top
    parts = []
    for start in range(floor(left - high), ceil(right), HATCH):
        low, upto = max(left, start), min(right, start + high)
        if upto > low:
            parts.append(
                f"M{low:g} {frame.bottom - (low - start):g}L{upto:g} {frame.bottom - (upto - start):g}"
            )
    return "".join(parts)


def _step(highest: float) -> int:
    """A round step, of which the highest is at most six."""
    rough = max(highest / 6, 1)
    power = 10 ** floor(log10(rough))
    return int(next(one * power for one in (1, 2, 5, 10) if one * power >= rough))
