"""The signs of a map, and the labels wanted for them: crossings, instants asked about, airports, ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import atan2, degrees
from typing import TYPE_CHECKING, Any

import numpy as np

from habeas.pages.flight_runs import gap_at, position, runs, stretch, stretches, within_leg
from habeas.pages.flight_words import airport_of, airport_words, hour, lasting
from habeas.pages.map_labels import Wanted
from habeas.pages.map_lines import line_path
from habeas.pages.map_rows import crossings_in, gaps_in, way
from habeas.pages.map_shapes import Sign, Stroke

if TYPE_CHECKING:
    from habeas.analysis.flights.crossings import Crossing
    from habeas.analysis.flights.gaps import Gap
    from habeas.pages.flights import Flight, MapMark
    from habeas.pages.projection import View

INSTANT_S = 2.0
"""A crossing within so many seconds is drawn as a point, a longer one as a bar along the track."""

ARROW_UNITS = 90.0
"""No arrow on a run that is drawn shorter."""


@dataclass(frozen=True)
class Signed:
    """Signs, the bars of crossings and marks, the labels wanted, and points that these should not cover."""

    signs: tuple[Sign, ...]
    strokes: tuple[Stroke, ...]
    wanted: tuple[Wanted, ...]
    crossings: tuple[Crossing, ...]
    busy: Any


def signed(
    flight: Flight, first: int, last: int, *, marks: Sequence[MapMark], view: View, home: str
) -> Signed:
    """The signs between two points of the track."""
    over = _Over(flight, view, home)
    found = crossings_in(flight, first, last)
    made = [
        *(over.mark(one) for one in marks),
        *(over.crossing(one) for one in found),
        *over.touches(first, last),
        *(over.gap(one) for one in gaps_in(flight, first, last)),
    ]
    return Signed(
        (*over.arrows(first, last), *(sign for one in made for sign in one.signs)),
        tuple(stroke for one in made for stroke in one.strokes),
        tuple(wanted for one in made for wanted in one.wanted),
        found,
        over.busy(first, last),
    )


@dataclass(frozen=True)
class _Made:
    signs: tuple[Sign, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    wanted: tuple[Wanted, ...] = ()


@dataclass(frozen=True)
class _Over:
    """Makes signs of one flight over one view."""

    flight: Flight
    view: View
    home: str

    def crossing(self, one: Crossing) -> _Made:
        """A point on the drawn line, but not in a gap; a bar from the earliest place to the latest."""
        short = f"{way(one)} {one.boundary}"
        time = hour(one.at, self.home)
        if one.latest - one.earliest > INSTANT_S:
            time = f"{hour(one.earliest, self.home).rsplit(' ', 1)[0]}–{hour(one.latest, self.home)}"
        words = f"{short}, {time}" + (", in a gap" if one.in_gap else "")
        bar = self._between(one.earliest, one.latest, "crossing", (words, short))
        if one.in_gap or not bar.strokes:
            return bar
        point = self._at(one.longitude, one.latitude, "crossing", words, short)
        return _Made(point.signs, bar.strokes, point.wanted)

    def mark(self, one: MapMark) -> _Made:
        """A point where the aircraft was seen then; in a gap, words beside the dashes and no point."""
        latest = one.time if one.until is None else one.until
        if position(self.flight, one.time) or position(self.flight, latest):
            return self._between(one.time, latest, "mark", (one.label, one.label))
        gap = gap_at(self.flight, one.time)
        if not gap or not within_leg(gap, self.flight):
            return _Made()
        x, y = self._middle(gap)
        return _Made(wanted=(Wanted(x, y, f"{one.label}: in this gap", one.label, "mark", marked=False),))

    def gap(self, one: Gap) -> _Made:
        """How long it was not seen, beside the dashes."""
        if not within_leg(one, self.flight):
            return _Made()
        x, y = self._middle(one)
        words = f"not seen for {lasting(one.seconds)}"
        return _Made(wanted=(Wanted(x, y, words, lasting(one.seconds), "gap", marked=False),))

    def touches(self, first: int, last: int) -> Iterator[_Made]:
        """Airports, each once; and the ends of what was seen where a take-off or landing was not."""
        named: set[str] = set()
        for leg in self.flight.legs:
            for at, touch, says in ((leg.first, leg.takeoff, "first"), (leg.last, leg.landing, "last")):
                if not first <= at <= last:
                    continue
                airport = airport_of(touch) if touch.seen else None
                if airport and airport.icao not in named:
                    named.add(airport.icao)
                    yield self._at(airport.lon, airport.lat, "airport", airport_words(airport), airport.icao)
                elif not touch.seen:
                    track = self.flight.track
                    words = f"{says} seen {hour(float(track.time[at]), self.home, fine=False)}"
                    yield self._at(float(track.longitude[at]), float(track.latitude[at]), "end", words, "")

    def arrows(self, first: int, last: int) -> Iterator[Sign]:
        """An arrow at the middle of each run that is long enough on the drawing."""
        for run in runs(self.flight):
            if run.leg and run.first >= first and run.last <= last and run.last > run.first:
                line = self._line(slice(run.first, run.last + 1))
                steps = np.hypot(*np.diff(line, axis=0).T)
                if steps.sum() >= ARROW_UNITS:
                    yield _arrow(line, steps)

    def busy(self, first: int, last: int) -> Any:
        """Points along what is drawn, a few units apart."""
        line = self._line(slice(first, last + 1))
        if len(line) < 2:
            return line
        away = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
        at = np.linspace(0, away[-1], int(min(4000, max(2, away[-1] / 5))))
        return np.column_stack([np.interp(at, away, line[:, axis]) for axis in (0, 1)])

    def _between(self, earliest: float, latest: float, family: str, words: tuple[str, str]) -> _Made:
        """A sign at one instant; for a longer stretch a bar, dashed where it lies in a gap."""
        parts = stretches(self.flight, earliest, latest)
        if not parts:
            return _Made()
        lines = [(self.view.drawn(*places.T), seen) for places, seen in parts]
        longest = max((line for line, _ in lines), key=len)
        x, y = (round(float(value), 1) for value in longest[len(longest) // 2])
        if latest - earliest <= INSTANT_S:
            return _Made((Sign(family, x, y, words[0]),), wanted=(Wanted(x, y, *words, family),))
        bars = tuple(
            Stroke(
                f"span {family}" + ("" if seen else " unseen"),
                line_path([line], self.view.width, self.view.height),
                words[0],
            )
            for line, seen in lines
        )
        return _Made((), bars, (Wanted(x, y, *words, family, marked=False),))

    def _at(self, longitude: float, latitude: float, family: str, words: str, short: str) -> _Made:
        x, y = (round(float(value), 1) for value in self.view.drawn([longitude], [latitude])[0])
        return _Made((Sign(family, x, y, words),), wanted=(Wanted(x, y, words, short, family),))

    def _middle(self, gap: Gap) -> tuple[float, float]:
        clock = self.flight.track.time
        line = self.view.drawn(*stretch(self.flight, clock[gap.first], clock[gap.last]).T)
        return float(line[len(line) // 2, 0]), float(line[len(line) // 2, 1])

    def _line(self, some: slice) -> Any:
        track = self.flight.track
        return self.view.drawn(track.longitude[some], track.latitude[some])


def _arrow(line: Any, steps: Any) -> Sign:
    away = np.cumsum(steps)
    at = int(np.searchsorted(away, away[-1] / 2))
    middle = (line[at] + line[at + 1]) / 2
    across, down = line[at + 1] - line[at]
    x, y = (round(float(one), 1) for one in middle)
    return Sign("way", x, y, turn=round(degrees(atan2(down, across))))
