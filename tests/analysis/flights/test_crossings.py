"""Crossings of made coasts: what each answer is, at corners, vertices, gaps, the date line and the poles."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
import shapely
from pyproj import Geod

from habeas.analysis.flights.crossings import crossings, crossings_many, crossings_of, side
from habeas.analysis.flights.grid import grid_of
from habeas.analysis.flights.nearby import nearby
from habeas.analysis.flights.positions import Aircraft, track

pytestmark = pytest.mark.usefixtures("answered_by")

GEOD = Geod(ellps="WGS84")
DEGREE_M = 111_319.49


@dataclass(frozen=True)
class Coast:
    """A boundary with one tolerance."""

    geometry: Any
    landward_m: float = 0.0
    seaward_m: float = 0.0
    code: str = "XX"

    def tolerance(self, latitude: float, longitude: float) -> tuple[float, float]:
        return self.landward_m, self.seaward_m


@dataclass(frozen=True)
class Place:
    latitude: float | None
    longitude: float | None
    within_m: float | None = 0.0


def flight(*points, step=10.0, start=0.0):
    """A track of (longitude, latitude) points, so many seconds apart, or of (longitude, latitude, time)."""
    times = [point[2] if len(point) > 2 else start + step * at for at, point in enumerate(points)]
    return track(
        Aircraft("abcdef"),
        {"time": times, "latitude": [p[1] for p in points], "longitude": [p[0] for p in points]},
    )


def line(begin, end, count, *, seconds=10.0, start=0.0):
    """Points along the straight line in degrees."""
    x, y = np.linspace(begin[0], end[0], count), np.linspace(begin[1], end[1], count)
    return [(float(a), float(b), start + seconds * at) for at, (a, b) in enumerate(zip(x, y, strict=True))]


SQUARE = Coast(shapely.box(0, 0, 2, 2))
WIDE = Coast(shapely.box(0, 0, 2, 2), landward_m=2_000, seaward_m=5_000)


def ways(found):
    return [one.inward for one in found]


def test_a_track_that_enters_and_leaves_crosses_twice_at_the_drawn_line():
    into, out = crossings(flight(*line((-1, 1.1), (3, 1.1), 401)), SQUARE)
    assert (into.inward, out.inward) == (True, False)
    assert into.at == pytest.approx(1000, abs=1e-3)
    assert (into.latitude, into.longitude) == pytest.approx((1.1, 0))
    assert into.earliest == pytest.approx(into.at, abs=1e-3)
    assert into.latest == pytest.approx(into.at, abs=1e-3)
    assert out.at == pytest.approx(3000, abs=1e-3)
    assert out.longitude == pytest.approx(2)
    assert into.certain
    assert out.certain
    assert "dense" in into.why


def test_a_crossing_is_bounded_by_the_points_on_either_side():
    (one,) = crossings(flight((-0.1, 1), (-0.03, 1), (0.05, 1), (0.1, 1)), SQUARE)
    assert (one.first, one.last, one.in_gap) == (1, 2, False)
    assert one.at == pytest.approx(10 + 10 * 3 / 8)


def test_a_step_that_cuts_a_corner_crosses_in_and_out():
    into, out = crossings(flight((-0.03, 0.05), (0.05, -0.03)), SQUARE)
    assert (into.inward, out.inward) == (True, False)
    assert (into.first, into.last, out.first, out.last) == (0, 1, 0, 1)
    assert into.at < out.at


def test_a_step_that_meets_the_line_more_than_once_gives_each():
    comb = shapely.union_all([shapely.box(x, 0, x + 0.01, 1) for x in (0.0, 0.02, 0.04, 0.06)])
    found = crossings(flight((-0.01, 0.5), (0.08, 0.5)), Coast(comb))
    assert ways(found) == [True, False] * 4
    assert [one.longitude for one in found] == pytest.approx(np.arange(8) * 0.01, abs=1e-9)


def test_touching_a_vertex_is_no_crossing_and_going_through_one_is_one():
    assert crossings(flight((-0.1, 0.1), (0.1, -0.1)), SQUARE) == ()
    (one,) = crossings(flight((-0.1, -0.1), (0.1, 0.1)), SQUARE)
    assert (one.latitude, one.longitude) == pytest.approx((0, 0), abs=1e-9)


def test_a_point_on_the_line_crosses_where_it_goes_on_and_not_where_it_turns_back():
    (one,) = crossings(flight((-0.05, 1), (0, 1), (0.05, 1)), SQUARE)
    assert (one.first, one.last, one.at, one.inward) == (1, 1, 10.0, True)
    assert crossings(flight((-0.05, 1), (0, 1), (-0.05, 1.1)), SQUARE) == ()
    assert crossings(flight((0.05, 1), (0, 1), (0.05, 1.1)), SQUARE) == ()


def test_running_along_an_edge_crosses_once_midway_if_it_goes_on_to_the_other_side():
    (one,) = crossings(flight((-0.05, 0.5), (0, 0.55), (0, 0.6), (0, 0.65), (0.05, 0.7)), SQUARE)
    assert (one.first, one.last, one.at, one.latitude) == (1, 3, 20.0, pytest.approx(0.6))
    assert crossings(flight((-0.05, 0.5), (0, 0.55), (0, 0.6), (-0.05, 0.65)), SQUARE) == ()


def test_a_track_that_begins_on_the_line_has_not_crossed():
    assert crossings(flight((0, 1), (0.05, 1)), SQUARE) == ()
    assert crossings(flight((0, 1), (-0.05, 1)), SQUARE) == ()


@pytest.mark.parametrize("count", [0, 1])
def test_a_track_of_no_step_crosses_nothing(count):
    assert crossings(flight(*[(0.0, 1.0)] * count), SQUARE) == ()
    assert nearby(flight(*[(0.0, 1.0)] * count), WIDE) == ()


def test_identical_points_change_nothing():
    (one,) = crossings(flight((-0.05, 1), (-0.05, 1), (0.05, 1), (0.05, 1)), SQUARE)
    assert (one.first, one.last) == (1, 2)
    (still,) = crossings(flight((-0.05, 1), (0, 1), (0, 1), (0.05, 1)), SQUARE)
    assert (still.first, still.last, still.at) == (1, 2, 15.0)


def test_only_the_points_asked_for_are_looked_at_and_indexes_stay():
    whole = flight(*line((-1.003, 1.1), (2.997, 1.1), 401))
    (out,) = crossings(whole, SQUARE, first=200, last=350)
    assert (out.inward, out.first, out.last) == (False, 300, 301)
    assert crossings(whole, SQUARE, first=150, last=250) == ()


def test_the_tolerance_widens_to_both_sides_of_the_line_by_its_own_measure():
    seconds = 10 / 0.01 / DEGREE_M  # at the equator, nearly: a hundredth of a degree in ten seconds
    into, out = crossings(flight(*line((-1, 0.9), (3, 0.9), 401)), WIDE)
    assert into.at - into.earliest == pytest.approx(5_000 * seconds, rel=0.001)
    assert into.latest - into.at == pytest.approx(2_000 * seconds, rel=0.001)
    assert out.at - out.earliest == pytest.approx(2_000 * seconds, rel=0.001)
    assert out.latest - out.at == pytest.approx(5_000 * seconds, rel=0.001)
    assert "2,000 m landward or 5,000 m seaward" in into.why


def test_a_skim_within_the_tolerance_is_not_certain():
    into, out = crossings(flight(*line((-0.5, -0.49), (0.01, 0.01), 60), (0.3, -0.3, 700)), WIDE, gap=1e9)
    assert (into.certain, out.certain) == (False, False)
    assert (into.earliest, into.latest) == (out.earliest, out.latest)
    assert into.earliest < into.at < out.at < into.latest
    assert "not certain" in into.why


def test_a_wiggle_over_the_line_is_certain_once_it_is_through():
    found = crossings(
        flight(*line((-0.2, 1), (0.01, 1), 22), (-0.01, 1, 240), *line((0.0, 1), (0.2, 1), 21, start=250)),
        WIDE,
    )
    assert ways(found) == [True, False, True]
    assert [one.certain for one in found] == [True, False, True]
    assert len({(one.earliest, one.latest) for one in found}) == 1


def test_a_track_that_ends_within_the_tolerance_is_not_certain():
    (one,) = crossings(flight(*line((-1, 1), (0.01, 1), 102)), WIDE)
    assert (one.certain, one.latest) == (False, 1010.0)
    (back,) = crossings(flight(*line((0.01, 1), (-1, 1), 102)), WIDE)
    assert (back.certain, back.earliest) == (False, 0.0)


def test_in_a_gap_the_interval_is_its_ends():
    (one,) = crossings(flight((-0.3, 1, 0), (-0.2, 1, 10), (0.2, 1, 400), (0.3, 1, 410)), WIDE)
    assert (one.in_gap, one.earliest, one.latest, one.certain) == (True, 10.0, 400.0, True)
    assert one.at == pytest.approx(205)
    assert "no position was received for 390 s" in one.why


def test_a_gap_that_begins_within_the_tolerance_is_widened_to_before_it():
    (one,) = crossings(
        flight(*line((-0.2, 1), (-0.01, 1), 20), (0.005, 1, 500), (0.01, 1, 510), (0.3, 1, 560)), WIDE
    )
    assert one.earliest == pytest.approx(190 - (0.0449 - 0.01) / 0.01 * 10, abs=0.1)
    assert one.latest == pytest.approx(510 + 50 * (0.018 - 0.01) / 0.29, abs=0.2)
    assert one.in_gap


def test_a_gap_after_a_gap_within_the_tolerance_is_passed_over():
    (one,) = crossings(flight((-0.3, 1, 0), (-0.01, 1, 400), (0.01, 1, 800), (0.3, 1, 1200)), WIDE)
    assert (one.earliest, one.latest, one.certain) == (0.0, 1200.0, True)


def test_two_crossings_in_one_gap_share_it():
    into, out = crossings(flight((-0.3, 1, 0), (2.3, 1, 4000)), WIDE)
    assert (into.earliest, into.latest) == (out.earliest, out.latest) == (0.0, 4000.0)
    assert (into.certain, out.certain) == (False, False)


def test_a_long_step_follows_the_geodesic():
    """From 28 N, 90 W over 1,000 km eastward the geodesic rises 11 km over the parallel."""
    begin, end = (-90.0, 28.0), (-79.8, 28.0)
    top = GEOD.npts(*begin, *end, 1)[0][1]
    assert top > 28.09
    box = Coast(shapely.box(-85.2, 28.05, -84.6, 29))
    into, out = crossings(flight(begin, (*end, 4000.0)), box)
    assert (into.inward, out.inward) == (True, False)
    path = GEOD.npts(*begin, *end, 9999)
    entry = next(at for at in path if at[0] >= -85.2)
    assert into.latitude == pytest.approx(entry[1], abs=0.0001)
    share = GEOD.inv(*begin, *entry)[2] / GEOD.inv(*begin, *end)[2]
    assert into.at == pytest.approx(4000 * share, abs=1)


def astride(west, east, south, north):
    return Coast(
        shapely.MultiPolygon([shapely.box(west, south, 180, north), shapely.box(-180, south, east, north)])
    )


@pytest.mark.parametrize(
    "coast",
    [
        astride(179, -179, 50, 52),
        Coast(shapely.box(179, 50, 181, 52)),
        Coast(shapely.box(-181, 50, -179, 52)),
    ],
)
def test_a_boundary_astride_the_date_line_is_crossed_at_its_edges_alone(coast):
    points = [(float((x + 180) % 360 - 180), 51.0) for x in np.arange(178.5, 181.6, 0.07)]
    found = crossings(flight(*points), coast)
    assert ways(found) == [True, False]
    assert [one.longitude for one in found] == pytest.approx([179, -179])
    assert crossings(flight((179.95, 51), (180, 51), (-180, 51), (-179.95, 51)), coast) == ()


def test_a_boundary_that_ends_at_the_date_line_is_crossed_there():
    coast = Coast(shapely.box(178, 50, 180, 52))
    (one,) = crossings(flight((179.95, 51), (-179.95, 51)), coast)
    assert (one.inward, one.at, abs(one.longitude)) == (False, pytest.approx(5), pytest.approx(180))
    (back,) = crossings(flight((-179.95, 51), (179.95, 51)), coast)
    assert back.inward


def test_a_step_half_round_the_world_over_the_date_line_takes_the_short_way():
    found = crossings(flight((170, 0.5), (-170, 0.5, 3600.0)), astride(179, -179, 0, 1))
    assert ways(found) == [True, False]
    assert [one.at for one in found] == pytest.approx([1620, 1980], abs=2)


CAP = Coast(shapely.box(-180, 80, 180, 90))


def test_a_cap_about_the_pole_is_entered_and_left_over_it():
    points = [
        *[(20.0, float(y)) for y in np.arange(79.05, 90, 0.1)],
        *[(-160.0, float(y)) for y in np.arange(89.95, 79, -0.1)],
    ]
    found = crossings(flight(*points), CAP)
    assert ways(found) == [True, False]
    assert [one.latitude for one in found] == pytest.approx([80, 80])


def test_a_long_step_over_the_pole_meets_the_cap_twice():
    into, out = crossings(flight((20, 70), (-160, 70, 4800.0)), CAP)
    assert (into.inward, out.inward) == (True, False)
    assert into.at == pytest.approx(2400 - out.at + 2400, abs=1)
    assert into.longitude == pytest.approx(20)


def test_the_pole_itself_is_inside_of_its_cap():
    assert side(Place(90.0, 0.0), CAP) == "inside"
    assert crossings(flight((0, 89.95), (0, 90), (180, 89.95)), CAP) == ()


def test_overlapping_claims_are_each_crossed():
    one, two = Coast(shapely.box(0, 0, 2, 2), code="US"), Coast(shapely.box(0.5, 0, 1, 2), code="PR")
    found = crossings_of(flight(*line((-1, 1.1), (3, 1.1), 401)), (one, two))
    assert [(at.boundary, at.inward) for at in found] == [
        ("US", True),
        ("PR", True),
        ("PR", False),
        ("US", False),
    ]


def test_rings_are_not_joined_to_each_other():
    """Two squares a degree apart, with holes: between them is no edge."""
    one = shapely.box(0, 0, 1, 1).difference(shapely.box(0.4, 0.4, 0.6, 0.6))
    two = shapely.box(2, 0, 3, 1)
    coast = Coast(shapely.MultiPolygon([one, two]))
    assert crossings(flight(*line((1.5, -1), (1.5, 2), 301)), coast) == ()
    assert ways(crossings(flight(*line((0.5, 0.1), (0.5, 0.9), 81)), coast)) == [False, True]


def test_many_tracks_are_answered_as_each_alone_and_none_is_joined_to_the_next():
    tracks = [
        flight(*line((-1, 1.1), (1, 1.1), 201)),
        flight(),
        flight(*line((-1, 1.3), (-0.5, 1.3), 51)),
        flight((0.5, 0.5)),
        flight(*line((1, 1.2), (3, 0.7), 201)),
    ]
    found = crossings_many(tracks, WIDE)
    assert found.each() == tuple(crossings(one, WIDE) for one in tracks)
    assert [len(one) for one in found.each()] == [1, 0, 0, 0, 1]


def test_a_run_within_the_tolerance_is_neither_shown_nor_excluded():
    (one,) = nearby(flight(*line((-0.03, -1), (-0.03, 3), 401)), WIDE)
    assert (one.inside, one.boundary) == (False, "XX")
    assert one.earliest == pytest.approx(1000 - 0.0337 / 0.01 * 10, abs=1)  # round the corner, by the disc
    assert one.why.endswith("neither shown nor excluded")
    assert nearby(flight(*line((0.03, 0.5), (0.03, 1.5), 101)), WIDE) == ()
    (inner,) = nearby(flight(*line((0.01, 0.5), (0.01, 1.5), 101)), WIDE)
    assert inner.inside


def test_what_belongs_to_a_crossing_is_not_said_again():
    assert nearby(flight(*line((-1, 1.1), (3, 1.1), 401)), WIDE) == ()


@pytest.mark.parametrize(
    ("longitude", "within_m", "expected"),
    [
        (1.0, 0, "inside"),
        (1.0, 50_000, "inside"),
        (1.0, 112_000, "neither shown nor excluded"),
        (0.019, 0, "inside"),
        (0.017, 0, "neither shown nor excluded"),
        (0.0, 0, "neither shown nor excluded"),
        (-0.044, 0, "neither shown nor excluded"),
        (-0.046, 0, "outside"),
        (-0.046, 1_000, "neither shown nor excluded"),
        (-10.0, 1_000_000, "outside"),
        (-10.0, 1_120_000, "neither shown nor excluded"),
        (170.0, 5_000_000, "outside"),
    ],
)
def test_a_position_is_on_a_side_only_beyond_its_doubt_and_the_tolerance(longitude, within_m, expected):
    assert side(Place(1.0, longitude, within_m), WIDE) == expected


@pytest.mark.parametrize("place", [Place(None, None), Place(1.0, 1.0, None)])
def test_no_position_or_no_bound_is_on_neither_side(place):
    assert side(place, WIDE) == "neither shown nor excluded"


def test_a_path_halved_within_rounding_of_the_date_line_is_answered():
    """Its middle, wrapped, comes out at 180 degrees, whose cell is that of -180."""
    arctic = Coast(shapely.box(-180, 80, 180, 90))
    grid = grid_of(arctic)
    numbers = grid.numbers(np.array([80.0, 80.0]), np.array([180.0, -180.0]))
    at, edge = grid.edges_in(numbers)
    assert edge[at == 0].tolist() == edge[at == 1].tolist()
    assert len(edge) > 0
