"""The map of a flight: the track as it was seen, gaps dashed, crossings, airports, instants asked about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from habeas.analysis.errors import AnalysisError
from habeas.pages.flight_runs import Run, places, runs, within_leg
from habeas.pages.flight_words import leg_label, span
from habeas.pages.flights import MADE, page_id
from habeas.pages.map_labels import Wanted, placed
from habeas.pages.map_land import border_lines, border_names, grid, land_path, scale
from habeas.pages.map_lines import line_path
from habeas.pages.map_rows import gaps_in, rows
from habeas.pages.map_shapes import Label, Map, Stroke
from habeas.pages.map_signs import Signed, signed
from habeas.pages.projection import view

if TYPE_CHECKING:
    from habeas.pages.flights import Flight, MapMark
    from habeas.pages.projection import View
    from habeas.reference.boundaries import Boundary


def map_of(
    flight: Flight,
    *,
    first: int | None = None,
    last: int | None = None,
    marks: Sequence[MapMark] = (),
    boundaries: Sequence[Boundary] = (),
    home: str = "UTC",
) -> Map:
    """The map of a flight, not covered.

    `first` and `last` are indexes of points of its track, both shown: a leg's, or those around one; the whole
    track where not given. `marks` are shown beside the flight's own, `boundaries` in place of its own. `home`
    is the zone of the clock on the map. AnalysisError where the track has no points.
    """
    if not len(flight.track):
        raise AnalysisError("a track without points has no map", where=flight.name)
    start, end = first or 0, len(flight.track) - 1 if last is None else last
    part = _Part(flight, start, end, tuple(runs_in(flight, start, end)))
    seen = view(*part.extent().T)
    drawn_borders = tuple(boundaries) or flight.boundaries
    every_mark = tuple(one for one in dict.fromkeys((*flight.marks, *marks)) if part.holds(one))
    lines_of_degrees, degrees = grid(seen)
    strokes, lines = _strokes(part, seen, drawn_borders)
    signs = signed(flight, start, end, marks=every_mark, view=seen, home=home)
    table = rows(flight, start, end, marks=every_mark, home=home)
    return Map(
        id=f"map-{page_id(flight.aircraft)}-{start}-{end}",
        aircraft=page_id(flight.aircraft),
        title=f"{flight.name}: {span(*part.times(), home)}",
        description=_description(part, len(signs.crossings), every_mark),
        banner=MADE if flight.made else "",
        home=home,
        width=seen.width,
        height=seen.height,
        land=land_path(seen),
        grid=lines_of_degrees,
        strokes=(*strokes, *signs.strokes),
        signs=signs.signs,
        labels=(*degrees, *_labels(signs, lines, drawn_borders, seen, degrees, made=flight.made)),
        scale=scale(seen),
        rows=table,
    )


def runs_in(flight: Flight, first: int, last: int) -> Iterable[Run]:
    """The runs between two points of the track, cut at those."""
    for run in runs(flight):
        if run.last >= first and run.first <= last:
            yield Run(max(run.first, first), min(run.last, last), run.leg)


@dataclass(frozen=True)
class _Part:
    """The part of a flight that a map shows."""

    flight: Flight
    first: int
    last: int
    runs: tuple[Run, ...]

    def times(self) -> tuple[float, float]:
        clock = self.flight.track.time
        return float(clock[self.first]), float(clock[self.last])

    def holds(self, mark: MapMark) -> bool:
        first, last = self.times()
        return mark.time <= last and (mark.time if mark.until is None else mark.until) >= first

    def extent(self) -> Any:
        """Rows of (longitude, latitude) that the map has to show: points and outlines."""
        track, some = self.flight.track, slice(self.first, self.last + 1)
        rings = [np.array(one.ring)[:, ::-1] for one in self.flight.reaches if one.ring]
        return np.vstack([np.column_stack([track.longitude[some], track.latitude[some]]), *rings])


def _strokes(
    part: _Part, seen: View, boundaries: Sequence[Boundary]
) -> tuple[tuple[Stroke, ...], dict[str, list[Any]]]:
    """The strokes under the signs; and the lines of each boundary, by its code, for their labels."""
    flight, size = part.flight, (seen.width, seen.height)
    borders = {one.code: border_lines(seen, one) for one in boundaries}
    strokes = [Stroke("border", line_path(borders[one.code], *size), one.name) for one in boundaries]
    for reach in flight.reaches:
        ring = np.array([*reach.ring, *reach.ring[:1]]).reshape(-1, 2)[:, ::-1]
        strokes.append(Stroke("reach", line_path(_drawn([ring], seen), *size), f"Reach: {reach.why}"))
    for gap in gaps_in(flight, part.first, part.last):
        if within_leg(gap, flight):
            way = _drawn([places(flight, gap.first, gap.last)], seen)
            strokes.append(Stroke("gap", line_path(way, *size), f"Not seen: {gap.why}"))
    for number in sorted({run.leg for run in part.runs}):
        ways = [places(flight, run.first, run.last) for run in part.runs if run.leg == number]
        title = leg_label(flight, number) if number else "seen on the ground"
        family = "flown" if number else "ground"
        strokes.append(Stroke(family, line_path(_drawn(ways, seen), *size), title))
    return tuple(one for one in strokes if one.path), borders


def _drawn(lines: Iterable[Any], seen: View) -> list[Any]:
    """The lines on the drawing, parted where a plane chart ends."""
    out = []
    for line in lines:
        points = seen.drawn(*line.T)
        turn = 180 * 111.2 / seen.km_per_unit * np.cos(np.radians(seen.projection.latitude))
        far = np.abs(np.diff(points[:, 0])) > turn if not seen.projection.azimuthal else np.zeros(0, bool)
        out += np.split(points, np.flatnonzero(far) + 1)
    return out


def _labels(
    signs: Signed,
    lines: dict[str, list[Any]],
    boundaries: Sequence[Boundary],
    seen: View,
    degrees: Sequence[Label],
    *,
    made: bool,
) -> tuple[Label, ...]:
    wanted = list(signs.wanted)
    for boundary, name in zip(boundaries, border_names(boundaries), strict=True):
        spots = _along(lines[boundary.code], seen)
        if spots:
            wanted.append(
                Wanted(*spots[0], name, boundary.code, "border", elsewhere=tuple(spots[1:]), marked=False)
            )
    corner = (0.0, seen.height - 56.0, 84 + max(one.length for one in scale(seen)), float(seen.height))
    foot = (seen.width - 400.0, seen.height - 30.0, float(seen.width), float(seen.height))
    named = [(one.x - 22, one.y - 14, one.x + 42, one.y + 4) for one in degrees]
    taken = (corner, *((foot,) if made else ()), *named)
    edges = [line for some in lines.values() for line in some]
    busy = np.vstack([signs.busy, *(line[:: max(1, len(line) // 200)] for line in edges)])
    return placed(wanted, width=seen.width, height=seen.height, busy=busy, taken=taken)


def _along(lines: Sequence[Any], seen: View) -> list[tuple[float, float]]:
    """Up to a dozen points of the lines within the picture, evenly."""
    if not lines:
        return []
    points = np.vstack(lines)
    inside = (points > 30).all(axis=1) & (points[:, 0] < seen.width - 30) & (points[:, 1] < seen.height - 30)
    points = points[inside]
    if not len(points):
        return []
    some = points[np.linspace(0, len(points) - 1, min(12, len(points))).astype(int)]
    return [(float(x), float(y)) for x, y in some]


def _description(part: _Part, crossings: int, marks: Sequence[MapMark]) -> str:
    gaps = gaps_in(part.flight, part.first, part.last)
    dashed = sum(1 for gap in gaps if within_leg(gap, part.flight))
    first, last = part.times()
    says = [
        f"The track of {part.flight.name}, {span(first, last)}, as it was seen.",
        f"Gaps in which it was not seen: {len(gaps)}; {dashed} dashed, none drawn as flown.",
        f"Crossings of boundaries: {crossings}. Marks: {', '.join(one.label for one in marks) or 'none'}.",
        "The same is in the table below.",
    ]
    return " ".join(([f"{MADE}."] if part.flight.made else []) + says)
