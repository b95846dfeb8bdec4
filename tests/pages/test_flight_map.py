"""Maps: what was seen is a line, what was not is dashed, and nothing is drawn where nothing is known."""

import numpy as np
import pytest
import shapely
from tests.pages import made_flights as made
from tests.pages.test_map_lines import read

from habeas.analysis.errors import AnalysisError
from habeas.analysis.flights.geodesy import haversine
from habeas.analysis.flights.positions import Aircraft
from habeas.analysis.flights.reach import reach
from habeas.pages.flight_map import map_of
from habeas.pages.flight_runs import along, position, runs, stretches
from habeas.pages.flights import MADE, MapMark
from habeas.pages.projection import view

SOLID = {"flown", "ground", "span crossing", "span mark"}


def seen_lines(shown):
    paths = [one.path for one in shown.strokes if one.family in SOLID]
    return [shapely.LineString(line) for path in paths for line in read(path) if len(line) > 1]


def gap_middles(flight, shown):
    """The middle of each gap on the drawing, at three places along the great circle."""
    points = np.column_stack([flight.track.longitude, flight.track.latitude])
    seen = view(*points.T)
    for gap in flight.gaps:
        ends = along(points[[gap.first, gap.last]])
        if len(ends) > 4:
            yield from seen.drawn(*ends[1:-1].T)


@pytest.mark.parametrize("flight", [made.spring, made.lost, made.astride, made.polar])
def test_no_solid_line_passes_a_gap(flight):
    flight = flight()
    shown = map_of(flight)
    lines = seen_lines(shown)
    for place in gap_middles(flight, shown):
        assert min(line.distance(shapely.Point(place)) for line in lines) > 2


def test_a_gap_within_a_leg_is_dashed():
    shown = map_of(made.spring())
    (dashed,) = [one for one in shown.strokes if one.family == "gap"]
    assert dashed.title.startswith("Not seen: airborne at both ends")
    assert "gap" in shown.families


def test_no_run_holds_a_gap_and_every_airborne_point_is_in_one():
    flight = made.spring()
    held = set()
    for run in runs(flight):
        assert not any(run.first <= gap.first and gap.last <= run.last for gap in flight.gaps)
        held |= set(range(run.first, run.last + 1))
    assert set(np.flatnonzero(~flight.track.ground)) <= held


def test_where_a_landing_was_not_seen_nothing_is_drawn_after_the_last_point():
    flight = made.lost()
    shown = map_of(flight)
    assert "gap" not in shown.families
    assert any(label.lines[0].startswith("last seen") for label in shown.labels)
    assert "landing of N278GX, GXA6143, leg 1: not seen" in [row.what for row in shown.rows]


def test_a_gap_between_legs_is_in_the_table_and_not_on_the_drawing():
    first = made.rows_between(made.HARLINGEN, made.COMAYAGUA, made.SPRING, 9000)
    cut = made.without(first, made.SPRING + 7000, np.inf)
    second = made.rows_between(made.COMAYAGUA, made.SAN_SALVADOR, made.SPRING + 30_000, 2400)
    flight = made.flight(made.laid(cut, made.without(second, 0, made.SPRING + 31_000)))
    assert len(flight.legs) == 2
    shown = map_of(flight)
    assert "gap" not in shown.families
    (row,) = [row for row in shown.rows if "not seen for" in row.what]
    assert row.what.endswith("between legs, so nothing is drawn")


def test_an_instant_in_a_gap_has_words_and_no_point():
    flight = made.spring()
    assert position(flight, made.SPRING + 5000) is None
    shown = map_of(flight, marks=(MapMark(made.SPRING + 5000, "asked"),))
    assert "asked" not in [sign.title for sign in shown.signs]
    assert "asked: in this gap" in [" ".join(label.lines) for label in shown.labels]
    (row,) = [row for row in shown.rows if row.what == "asked"]
    assert row.where == "in a gap: not seen"


def test_a_mark_stands_where_the_aircraft_was():
    flight = made.spring()
    at = made.SPRING + 1815
    shown = map_of(flight, marks=(MapMark(at, "asked", "fin-1"),), home="America/New_York")
    (sign,) = [one for one in shown.signs if one.title == "asked"]
    points = np.column_stack([flight.track.longitude, flight.track.latitude])
    assert (sign.x, sign.y) == pytest.approx(
        view(*points.T).drawn(*np.array([position(flight, at)]).T)[0], abs=0.1
    )
    (row,) = [row for row in shown.rows if row.what == "asked"]
    assert row.home == "15 March 2025, 17:56:15 EDT"
    assert row.finding == "fin-1"


def test_a_bar_that_comes_to_a_gap_is_dashed_in_it():
    flight = made.spring()
    began = float(flight.track.time[flight.gaps[0].first])
    parts = stretches(flight, began - 300, began + 300)
    assert [seen for _, seen in parts] == [True, False]
    shown = map_of(flight, marks=(MapMark(began - 300, "asked", until=began + 300),))
    assert {"span mark", "span mark unseen"} <= shown.families


def test_a_crossing_is_a_point_on_the_drawn_line_and_a_bar_of_its_tolerance():
    shown = map_of(made.spring(), home="America/New_York")
    assert "crossing" in shown.families
    assert "span crossing" in shown.families
    assert any(" ".join(label.lines).startswith("out of US, 17:") for label in shown.labels)
    assert "US territorial sea" in [" ".join(label.lines) for label in shown.labels]


def test_a_crossing_in_a_gap_has_no_point():
    rows = made.without(
        made.rows_between(made.HARLINGEN, made.COMAYAGUA, made.SPRING, 9000),
        made.SPRING + 100,
        made.SPRING + 900,
    )
    flight = made.flight(rows)
    assert flight.crossings[0].in_gap
    shown = map_of(flight)
    assert "crossing" not in {sign.family for sign in shown.signs}
    assert "span crossing unseen" in shown.families
    assert [row.where for row in shown.rows if row.what.startswith("out of US")] == ["not seen"]


def test_long_steps_follow_the_great_circle():
    far = np.array([[-100.0, 50.0], [0.0, 50.0]])
    line = along(far)
    assert line[0].tolist() == far[0].tolist()
    assert line[-1].tolist() == far[1].tolist()
    assert line[:, 1].max() > 60
    steps = haversine(line[:-1, 1], line[:-1, 0], line[1:, 1], line[1:, 0])
    assert steps.max() <= 30_001


def test_a_map_astride_180_degrees_has_no_line_across_the_picture():
    shown = map_of(made.astride())
    assert shown.width == 760
    for line in seen_lines(shown):
        assert max(abs(b[0] - a[0]) for a, b in zip(line.coords, line.coords[1:], strict=False)) < 400


def test_a_part_of_a_flight_is_shown_alone():
    flight = made.spring()
    leg = flight.legs[1]
    shown = map_of(flight, first=leg.first, last=leg.last)
    assert "gap" not in shown.families
    assert {row.what for row in shown.rows} == {
        f"{what} of N278GX, GXA6143, leg 2" for what in ("take-off", "landing")
    }
    assert shown.id != map_of(flight).id


def test_a_made_track_says_so_on_its_map():
    shown = map_of(made.spring(made=True))
    assert shown.banner == MADE
    assert shown.description.startswith(MADE)
    assert map_of(made.spring()).banner == ""


def test_reach_is_outlined_and_kept_in_the_picture():
    flight = made.spring()
    gap = flight.gaps[0]
    ends = [
        (float(flight.track.latitude[at]), float(flight.track.longitude[at])) for at in (gap.first, gap.last)
    ]
    shown = map_of(made.spring(reaches=(reach(*ends, gap.seconds, 1000.0, 0.0),)))
    (ring,) = [one for one in shown.strokes if one.family == "reach"]
    (line,) = read(ring.path)
    assert (line >= 0).all()


def test_a_day_of_circles_stays_small_and_its_bytes_are_the_same_again():
    turn = np.arange(0, 80_000.0, 5)
    rng = np.random.default_rng(7)
    rows = {
        "time": made.SPRING + turn,
        "latitude": 27 + np.sin(turn / 90) * rng.uniform(0.2, 1, len(turn)),
        "longitude": -95 + np.cos(turn / 90) * rng.uniform(0.2, 1, len(turn)),
        "altitude": np.full(len(turn), 20_000.0),
        "ground": np.zeros(len(turn), bool),
    }
    flight = made.flight(rows)
    shown = map_of(flight)
    assert len(repr(shown)) < 150_000
    assert repr(shown) == repr(map_of(made.flight(rows)))


def test_a_track_without_points_has_no_map():
    empty = {name: np.zeros(0) for name in ("time", "latitude", "longitude")}
    with pytest.raises(AnalysisError, match="without points"):
        map_of(made.flight(empty, aircraft=Aircraft("a1b2c3"), boundaries=()))


def test_one_point_is_a_map_too():
    one = {name: column[:1] for name, column in made.standing(made.HARLINGEN, made.SPRING, 60).items()}
    assert map_of(made.flight(one)).rows == ()
