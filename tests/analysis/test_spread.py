"""Distinct values, and whether they exclude each other."""

from habeas.analysis.spread import bounds_exclude, moments_exclude, pairs, roots, spread
from habeas.analysis.texts import parse_bounds, parse_moment
from habeas.records.certainty import Certainty
from habeas.records.chain import Roots


def test_each_value_stands_once_with_everything_that_gives_it():
    values = spread([("23", "Bukele"), ("21", "Homan"), ("23", "Rubio")])
    assert [(value.text, value.said) for value in values] == [("21", ("Homan",)), ("23", ("Bukele", "Rubio"))]
    assert [(a.text, b.text) for a, b in pairs(values)] == [("21", "23")]


def test_more_than_250_does_not_exclude_261_and_21_excludes_23():
    assert bounds_exclude(parse_bounds("251 or more"), parse_bounds("261")) is Certainty.OPEN
    assert bounds_exclude(parse_bounds("21"), parse_bounds("23")) is Certainty.CERTAIN


def test_two_times_exclude_each_other_only_if_apart_in_every_zone():
    eastern = parse_moment("2025-03-15T20:02/2025-03-15T20:03 America/New_York")
    later = parse_moment("2025-03-15T20:10/2025-03-15T20:11 America/New_York")
    either = parse_moment("2025-03-15T20:02/2025-03-15T20:03 America/New_York or America/Chicago")
    assert moments_exclude(eastern, later) is Certainty.CERTAIN
    assert moments_exclude(eastern, either) is Certainty.OPEN


def test_the_15th_in_el_salvador_and_the_16th_in_washington_do_not_exclude_each_other():
    salvador = parse_moment("2025-03-15T00:00/2025-03-16T00:00 America/El_Salvador")
    washington = parse_moment("2025-03-16T00:00/2025-03-17T00:00 America/New_York")
    assert moments_exclude(salvador, washington) is Certainty.OPEN


def test_unnamed_roots_widen_the_range():
    assert roots(["Bukele", "bukele", ""]) == Roots(1, 2)
    assert roots(["", ""]) == Roots(1, 2)
