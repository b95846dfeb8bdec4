"""What exports share: each flight's runs as lines of points, cut at the antimeridian, and their words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas.analysis.flights.geodesy import slerp
from habeas.analysis.flights.moments import instant_text
from habeas.pages.flight_runs import Run, runs
from habeas.pages.flight_words import leg_label
from habeas.pages.flights import MADE

if TYPE_CHECKING:
    from habeas.pages.flights import Flight

Cover = Callable[[str], str]

OBSERVED = "Observed positions"
"""What is said of a track that is not made."""

Vertex = tuple[float, float]


def as_it_is(text: str) -> str:
    """The text itself: the Cover of those who may see every name."""
    return text


@dataclass(frozen=True)
class Piece:
    """A line of an export: (longitude, latitude) of each vertex, and the index of its point.

    A vertex on the antimeridian, put there where a step was cut in two, is no point and has None.
    """

    vertices: tuple[Vertex, ...]
    points: tuple[int | None, ...]


@dataclass(frozen=True)
class Stretch:
    """A run with its pieces and its words: one leg's between two gaps, or what was seen on the ground."""

    run: Run
    label: str
    pieces: tuple[Piece, ...]

    @property
    def flown(self) -> bool:
        """Whether it is of a leg."""
        return self.run.leg > 0


def stretches(flight: Flight) -> Iterator[Stretch]:
    """The runs of a flight in order."""
    for run in runs(flight):
        label = leg_label(flight, run.leg) if run.leg else f"{flight.name}, seen on the ground"
        yield Stretch(run, label, tuple(_pieces(flight, run)))


def track_kind(flight: Flight) -> str:
    """Observed, or made."""
    return MADE if flight.made else OBSERVED


def instant(flight: Flight, at: int) -> str:
    """The time of a point: "2025-03-15T21:26:04.250Z"."""
    return instant_text(float(flight.track.time[at]))


def _pieces(flight: Flight, run: Run) -> Iterator[Piece]:
    track = flight.track
    vertices: list[Vertex] = []
    points: list[int | None] = []
    for at in range(run.first, run.last + 1):
        here = (float(track.longitude[at]), float(track.latitude[at]))
        if vertices and abs(here[0] - vertices[-1][0]) > 180:
            end, start = _on_the_line(vertices[-1], here)
            yield Piece((*vertices, end), (*points, None))
            vertices, points = [start], [None]
        vertices.append(here)
        points.append(at)
    yield Piece(tuple(vertices), tuple(points))


def _on_the_line(a: Vertex, b: Vertex) -> tuple[Vertex, Vertex]:
    """Where the great circle from a to b meets the antimeridian: the end of a line, the start of the next."""
    side = 180.0 if a[0] > 0 else -180.0
    low, high = 0.0, 1.0
    for _ in range(50):
        middle = (low + high) / 2
        _, lon = slerp(a[1], a[0], b[1], b[0], middle)
        low, high = (middle, high) if float(lon) * side > 0 else (low, middle)
    lat, _ = slerp(a[1], a[0], b[1], b[0], low)
    return (side, float(lat)), (-side, float(lat))
