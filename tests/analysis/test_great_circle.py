"""Great circles, and when they leave a territory."""

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

import pytest

from habeas.analysis.great_circle import Position, crossing_interval, distance, exits, path
from habeas.analysis.texts import parse_moment

HARLINGEN, SOTO_CANO = Position(26.2285, -97.6544), Position(14.3824, -87.6212)


@dataclass(frozen=True)
class Square:
    """A territory of ten degrees by ten, around the equator at Greenwich."""

    tolerance_m: float = 0.0

    @property
    def geometry(self) -> Any:
        from shapely.geometry import box

        return box(-5, -5, 5, 5)


def at(text: str):
    return parse_moment(f"2025-01-01T{text}:00/2025-01-01T{text}:01 UTC")


def test_the_distance_along_the_equator_is_the_ellipsoids():
    assert distance(Position(0, 0), Position(0, 1)) == pytest.approx(111_319.49, abs=0.01)


def test_a_path_begins_and_ends_at_its_ends_in_equal_stretches():
    points = path(HARLINGEN, SOTO_CANO, 10)
    lengths = [distance(a, b) for a, b in pairwise(points)]
    assert (points[0], points[-1], len(points)) == (HARLINGEN, SOTO_CANO, 11)
    assert max(lengths) - min(lengths) < 1


def test_the_exit_of_a_square_along_the_equator_is_at_its_edge():
    found = exits(Position(0, 0), Position(0, 10), Square())
    assert found is not None
    assert found.first <= 0.5 <= found.last
    assert found.last - found.first < 0.01


@pytest.mark.parametrize(
    ("origin", "destination"),
    [
        (Position(0, 0), Position(0, 4)),
        (Position(0, 6), Position(0, 9)),
        (Position(0, 9), Position(0, 0)),
    ],
)
def test_a_path_that_does_not_lead_out_has_no_exit(origin, destination):
    assert exits(origin, destination, Square()) is None


def test_the_crossing_is_around_the_same_share_of_time_as_of_distance():
    found = crossing_interval(
        Position(0, 0),
        Position(0, 10),
        departed=at("10:00"),
        arrived=at("12:00"),
        boundary=Square(),
        share=0.0,
    )
    assert found is not None
    assert found.earliest <= datetime(2025, 1, 1, 11, 0, tzinfo=UTC) <= found.latest
    assert (found.latest - found.earliest).total_seconds() < 60


def test_tolerance_and_speed_widen_the_crossing_on_both_sides():
    def interval(**more):
        boundary = Square(more.pop("tolerance_m", 0.0))
        times = {"departed": at("10:00"), "arrived": at("12:00")}
        return crossing_interval(Position(0, 0), Position(0, 10), **times, boundary=boundary, **more)

    narrow, wide = interval(share=0.0), interval(share=0.5, tolerance_m=5000.0)
    assert wide.earliest < narrow.earliest < narrow.latest < wide.latest


def test_without_a_bounded_time_there_is_no_crossing():
    endless = parse_moment("2025-01-01T10:00/.. UTC")
    found = crossing_interval(
        Position(0, 0), Position(0, 10), departed=endless, arrived=at("12:00"), boundary=Square()
    )
    assert found is None
