"""Which boundaries a track meets."""

from dataclasses import replace

from tests.analysis.flights.flown import KHRL, MHPR, PADK, UHPP, flown

from habeas.analysis.flights.meeting import box, crossings_by_boundary
from habeas.analysis.given import NOTHING, Given

TRACK = flown(KHRL, MHPR)


def test_the_box_of_a_track_is_west_south_east_north() -> None:
    west, south, east, north = box(TRACK)
    assert (round(west), round(south), round(east), round(north)) == (-98, 14, -88, 26)


def test_over_the_antimeridian_west_is_the_greater() -> None:
    west, _, east, _ = box(flown(PADK, UHPP))
    assert (round(west), round(east)) == (158, -177)


def test_every_boundary_that_is_crossed_is_told_by_its_code_and_no_other() -> None:
    found = dict(crossings_by_boundary(TRACK, NOTHING))
    assert list(found) == sorted(found)
    assert {"US", "HN"} <= set(found)
    assert [one.inward for one in found["US"]] == [False]
    assert [one.inward for one in found["HN"]] == [True]
    assert all(one.boundary == code for code, those in found.items() for one in those)


def test_a_track_without_points_meets_nothing() -> None:
    assert crossings_by_boundary(TRACK.taken(slice(0, 0)), NOTHING) == ()


def test_only_boundaries_that_are_given_are_asked() -> None:
    only = Given(around=lambda *_: ("US", "ZZ"))
    assert [code for code, _ in crossings_by_boundary(TRACK, only)] == ["US"]
    none = replace(only, around=lambda *_: ())
    assert crossings_by_boundary(TRACK, none) == ()
