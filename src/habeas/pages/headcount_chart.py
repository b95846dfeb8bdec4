"""The chart of a facility's headcount as frozen values, coordinates and all, before it is any markup."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas.analysis.wall_days import day_of
from habeas.pages.facility import ANY, END, START
from habeas.pages.headcount_chart_lines import Frame, days_path, hatch_path, steps_path

if TYPE_CHECKING:
    from habeas.pages.facility import Capacity, Hole, Level
    from habeas.pages.facility_cells import Shown

END_LINE, START_LINE, ANY_LINE = "end", "start", "any"
CAPACITY, LEVEL, HIDDEN, HOLE = "capacity", "level", "few", "hole"
"""The families of lines and areas, which the style and the legend go by."""

LETTER = 7.5
"""How wide a letter of a tick's words is taken to be, in units of the chart."""


@dataclass(frozen=True)
class Line:
    """A line or an area as the data of an SVG path, its family, and what it is in words."""

    family: str
    path: str
    title: str


@dataclass(frozen=True)
class Tick:
    """A tick of an axis: where it stands along it, its words, and which end of these stands there."""

    at: float
    words: str
    anchor: str = "start"


@dataclass(frozen=True)
class Mark:
    """A letter in the chart that a note explains."""

    x: float
    y: float
    words: str


@dataclass(frozen=True)
class Chart:
    """The chart: areas under lines, the ticks of both axes, letters of the holes, and what each says."""

    id: str
    title: str
    description: str
    width: int
    height: int
    frame: Frame
    lines: tuple[Line, ...]
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    marks: tuple[Mark, ...]
    legend: tuple[tuple[str, str], ...]
    notes: tuple[tuple[str, str], ...]


def chart(
    shown: Shown,
    *,
    name: str,
    holes: tuple[Hole, ...] = (),
    capacities: tuple[Capacity, ...] = (),
    levels: tuple[Level, ...] = (),
    threshold: int,
) -> Chart:
    """The chart of what is shown of one facility, which `name` is."""
    last = shown.first + len(shown.end) - 1
    first = min([shown.first, *(one.first for one in holes)])
    frame = Frame.of(first, last, max(_highest(shown, capacities, levels), 2 * threshold))
    letters = [(chr(ord("a") + at), one) for at, one in enumerate(holes)]
    lines = (
        *(Line(HOLE, hatch_path(frame, one.first, one.last), one.says) for one in holes),
        *_hidden(shown, frame, threshold),
        *_levels(levels, frame),
        *_capacities(capacities, frame),
        *_means(shown, frame),
        Line(END_LINE, days_path(frame, shown.first, shown.end), f"{END}, by day"),
    )
    drawn = tuple(one for one in lines if one.path)
    return Chart(
        id="headcount",
        title=f"Held at {name} by day, {day_of(shown.first)} to {day_of(last)}",
        description=_description(shown, capacities, levels, holes, threshold),
        width=frame.width,
        height=frame.height,
        frame=frame,
        lines=drawn,
        across=dates_under(frame),
        up=tuple(Tick(frame.y(at), f"{at:,}") for at in frame.levels()),
        marks=tuple(
            Mark(frame.middle(one.first, one.last), frame.top + 13, letter) for letter, one in letters
        ),
        legend=_legend({one.family for one in drawn}, _not_shown(shown, threshold)),
        notes=tuple((letter, one.says) for letter, one in letters),
    )


def dates_under(frame: Frame) -> tuple[Tick, ...]:
    """The ticks under the chart; the last is left out where its words would lie over those before it."""
    ticks = [_date(frame.x(at), words, frame) for at, words in frame.dates()]
    if len(ticks) > 1 and ticks[-1].anchor == "end":
        *_, before, last = ticks
        if before.at + LETTER * len(before.words) > last.at - LETTER * len(last.words):
            ticks.pop()
    return tuple(ticks)


def _date(at: float, words: str, frame: Frame) -> Tick:
    """A tick under the chart, its words within it."""
    late = at + LETTER * len(words) > frame.width
    return Tick(at, words, "end" if late else "start")


def _highest(shown: Shown, capacities: Iterable[Capacity], levels: Iterable[Level]) -> float:
    months = [count for one in shown.months for count in (one.start, one.any_part) if count]
    held = [count for count in shown.end if count]
    beside = [*(one.places for one in capacities), *(float(one.average) for one in levels)]
    return max([*months, *held, *beside, 1])


def _not_shown(shown: Shown, threshold: int) -> str:
    """What a day is that is not shown, in words."""
    few = f"fewer than {threshold}"
    return f"not shown: {few}, or too near to what an earlier edition shows" if shown.compared else few


def _hidden(shown: Shown, frame: Frame, threshold: int) -> Iterable[Line]:
    """An area over each run of days that are not shown: up to the threshold where they are below it.

    Beside an earlier edition they may be anything, so it goes to the top.
    """
    says, high = _not_shown(shown, threshold), frame.highest if shown.compared else threshold
    for since, upto in runs([count is None for count in shown.end]):
        first, last = shown.first + since, shown.first + upto - 1
        yield Line(HIDDEN, frame.box(first, last, high), f"{day_of(first)} to {day_of(last)}: {says}")


def _levels(levels: Iterable[Level], frame: Frame) -> Iterable[Line]:
    for one in levels:
        path = steps_path(frame, [(frame.number(one.first), frame.number(one.last), float(one.average))])
        yield Line(LEVEL, path, f"{one.source}: {one.average:,.1f} on average, {one.first} to {one.last}")


def _capacities(capacities: Iterable[Capacity], frame: Frame) -> Iterable[Line]:
    for one in capacities:
        until = frame.number(one.last) if one.last else frame.last
        path = steps_path(frame, [(frame.number(one.first), until, float(one.places))])
        ends = f" to {one.last}" if one.last else " on"
        yield Line(CAPACITY, path, f"Capacity {one.places:,} from {one.first}{ends} ({one.source})")


def _means(shown: Shown, frame: Frame) -> Iterable[Line]:
    for family, name in ((START_LINE, "start"), (ANY_LINE, "any_part")):
        steps = [
            (one.first, one.last, float(count))
            for one in shown.months
            if (count := getattr(one, name)) is not None
        ]
        words = START if family == START_LINE else ANY
        yield Line(family, steps_path(frame, steps), f"{words}, mean of each month")


def runs(yes: list[bool]) -> Iterable[tuple[int, int]]:
    """Where each run of True begins, and after its last."""
    since = None
    for at, one in enumerate([*yes, False]):
        if one and since is None:
            since = at
        elif not one and since is not None:
            yield since, at
            since = None


def _legend(families: set[str], hidden: str) -> tuple[tuple[str, str], ...]:
    every = (
        (END_LINE, f"{END}, by day: people in on or before the day and out on a later one"),
        (START_LINE, f"{START}, mean of the month: stints that hold at midnight, of every row as released"),
        (ANY_LINE, f"{ANY}, mean of the month: stints that any part of the day lies in, of every row"),
        (CAPACITY, "capacity, from the day it is stated for"),
        (LEVEL, "published average, over its days"),
        (HIDDEN, hidden if hidden.startswith("not shown") else f"{hidden}: not drawn"),
        (HOLE, "known to be incomplete: see the letter"),
    )
    return tuple((family, words) for family, words in every if family in families)


def _description(
    shown: Shown,
    capacities: tuple[Capacity, ...],
    levels: tuple[Level, ...],
    holes: tuple[Hole, ...],
    threshold: int,
) -> str:
    few = sum(count is None for count in shown.end)
    says = [
        f"At the end of the day at most {shown.most[0]:,} were held, first on {day_of(shown.most[1])}."
        if shown.most
        else "No count at the end of a day is shown but of empty days.",
        f"Days that are not drawn ({_not_shown(shown, threshold)}): {few:,} of {len(shown.end):,}.",
        f"Capacities beside it: {len(capacities)}. Published averages beside it: {len(levels)}.",
        f"Stretches known to be incomplete: {len(holes)}.",
        "The same is in the table below.",
    ]
    return " ".join(says)
