"""The page of an aircraft, and the list of aircraft."""

from dataclasses import replace

import numpy as np
import pytest
from tests.pages import made_flights as made

from habeas.analysis.flights.gaps import Coverage, Hole
from habeas.analysis.flights.nearby import Near
from habeas.analysis.flights.positions import Aircraft
from habeas.pages.aircraft_page import aircraft_list, aircraft_page, aircraft_pages
from habeas.pages.flight_rows import kept
from habeas.pages.flights import MADE, flight_ids, page_id


@pytest.fixture(scope="module")
def flown(account):
    source = account.matter.sources[0].id
    flights = (made.spring(made=True), made.lost(), made.astride())
    return replace(account, flights=tuple(replace(one, sources=(source, "src-sealed")) for one in flights))


@pytest.fixture(scope="module")
def page(flown):
    return aircraft_pages(flown)[0]


def test_it_says_what_the_aircraft_is_and_not_whose(page):
    what = dict(page.what)
    assert what["Registration"] == "N278GX"
    assert what["Address"] == "a1b2c3"
    assert what["Callsigns heard"] == "GXA6143"
    assert not [name for name in what if "own" in name.casefold() or "operat" in name.casefold()]


def test_a_made_track_says_so_at_its_head_and_an_observed_one_does_not(flown):
    one, other, _ = aircraft_pages(flown)
    assert one.banner == one.map.banner == MADE
    assert other.banner == other.map.banner == ""
    assert [line.banner for line in aircraft_list(flown).lines] == [MADE, "", ""]


def test_a_leg_is_given_with_its_take_off_and_landing_on_both_clocks(page):
    leg = page.legs[0]
    assert leg.label == "N278GX, GXA6143, leg 1"
    assert leg.takeoff.startswith(
        "15 March 2025, 21:25:00 to 21:26:00 UTC (15 March 2025, 17:25:00 to 17:26:00 EDT)"
    )
    assert "at KHRL Valley Intl, Harlingen" in leg.takeoff
    assert len(leg.crossings) == 1
    assert len(leg.gaps) == 1


def test_a_landing_that_was_not_seen_is_said_to_be_not_seen(flown):
    leg = aircraft_pages(flown)[1].legs[0]
    assert leg.landing.startswith("not seen: the track ends at 35,000 ft")
    assert "; after 15 March 2025" in leg.landing


def test_a_crossing_names_its_boundary_its_tolerance_and_its_interval(page):
    (crossing,) = page.crossings
    assert crossing.way == "out of"
    assert "(US)" in crossing.boundary
    assert "m landward" in crossing.tolerance
    assert " to " in crossing.utc
    assert crossing.home.endswith("EDT")


def test_a_gap_has_its_ends_with_heights_and_what_is_consistent_with_it(page):
    (gap,) = page.gaps
    assert gap.began.endswith("35,000 ft")
    assert gap.consistent == "flight on, or a landing within it"
    assert gap.lasted == "42 min"
    assert page.not_absent.startswith("Not seen is not absent")


def test_only_sources_that_are_in_the_account_are_named(page, flown):
    assert [card.id for card in page.cards] == [flown.matter.sources[0].id]


def test_every_point_is_listed_where_there_are_few(page):
    assert len(page.points) == page.count
    assert [point.number for point in page.points] == list(range(page.count))


def test_of_many_points_the_ends_of_everything_stay():
    flight = made.spring()
    some = kept(flight, 40)
    ends = {leg.first for leg in flight.legs} | {gap.last for gap in flight.gaps}
    ends |= {one.first for one in flight.crossings} | {0, len(flight.track) - 1}
    assert ends <= set(some)
    assert 30 < len(some) <= 40
    assert max(np.diff(some)) < 40
    assert ends <= set(kept(flight, 1))


def test_pages_have_ids_of_their_own():
    one, two, three = Aircraft("a1b2c3", "N278GX"), Aircraft("~a1b2c3"), Aircraft("", "")
    assert [page_id(each) for each in (one, two, three)] == ["n278gx-a1b2c3", "other-a1b2c3", "aircraft"]
    assert flight_ids((made.spring(), made.lost())) == ("n278gx-a1b2c3", "n278gx-a1b2c3-2")


def test_a_withheld_name_in_any_words_is_covered(account, by_hand):
    flight = replace(
        made.spring(),
        notes=(f"seen by {by_hand.HELD}",),
        marks=tuple(replace(one, label=f"{by_hand.HELD} asked") for one in made.spring().marks),
    )
    page = aircraft_page(flight, account)
    assert by_hand.HELD not in repr(page)
    assert "(name withheld)" in repr(page.map)


def test_an_account_without_flights_has_no_pages(account):
    assert aircraft_pages(account) == ()
    assert aircraft_list(account).lines == ()


def test_a_stretch_near_a_line_is_a_row_beside_the_crossings_and_in_the_maps_table(account):
    drawn = made.UNITED_STATES
    near = Near("US", False, made.SPRING + 600, made.SPRING + 900, 26.0, -96.9, 20, 31, "outside, and within")
    one = replace(made.spring(), near=(near,))
    page = aircraft_page(one, account)
    (row,) = page.near
    assert row.boundary == f"{drawn.name} (US)"
    assert (row.side, row.tolerance) == ("outside of the drawn line", "5,000 m landward, 3,000 m seaward")
    assert row.utc == "15 March 2025, 21:36:00 to 21:41:00 UTC"
    assert row.leg == "N278GX, GXA6143, leg 1"
    assert any("within the tolerance of US, outside of the drawn line" in each.what for each in page.map.rows)
    assert aircraft_page(made.spring(), account).near == ()


def test_a_gap_says_how_much_of_it_lies_in_a_hole_of_the_coverage(account):
    (first, *_) = aircraft_page(made.spring(), account).gaps
    assert first.coverage == ""
    hole = Hole(made.SPRING + 4000, made.SPRING + 5000)
    seen = replace(made.spring(), coverage=Coverage(5, (hole,)))
    (told,) = (one.coverage for one in aircraft_page(seen, account).gaps)
    assert told.startswith("16 min 40 s of it in a hole of the coverage, when none of the 5 aircraft")
    whole = replace(made.spring(), coverage=Coverage(5))
    (told,) = (one.coverage for one in aircraft_page(whole, account).gaps)
    assert told.startswith("no hole in the coverage: of the 5 aircraft read together")
