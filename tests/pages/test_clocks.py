from datetime import UTC, datetime

from habeas.pages.account import Account
from habeas.pages.clocks import UNSTATED, city, home_clock, place_clock, shown
from habeas.records.matter import Matter
from habeas.records.moment import Grain, Moment, Span, Wall, Zone
from habeas.records.place import Place

NY = "America/New_York"
MIDNIGHT = Moment(
    "12:10 a.m. EDT", Grain.MINUTE, Wall("2025-03-16T00:10:00", "2025-03-16T00:11:00"), (Zone(NY, "stated"),)
)


def at(hour, minute, day=15):
    return datetime(2025, 3, day, hour, minute, tzinfo=UTC)


def test_one_landing_is_two_days_on_two_clocks():
    account = Account("t", NY, Matter())
    assert home_clock(MIDNIGHT, account).shows == "16 March 2025, 00:10 EDT"
    there = place_clock(MIDNIGHT, Place("El Salvador", zone="America/El_Salvador"))
    assert (there.city, there.shows) == ("El Salvador", "15 March 2025, 22:10 CST")


def test_a_known_place_has_its_clock_though_the_source_states_no_zone():
    assert place_clock(MIDNIGHT, Place("Comayagua")).shows == "15 March 2025, 22:10 CST"


def test_a_place_of_unknown_zone_has_no_clock():
    assert place_clock(MIDNIGHT, Place("a tarmac")) is None


def test_a_stretch_is_shown_from_its_first_to_its_last_minute():
    assert shown(Span(at(22, 45), at(22, 49)), NY) == "15 March 2025, 18:45 to 18:48 EDT"


def test_whole_days_are_shown_as_days():
    assert shown(Span(at(4, 0), at(4, 0, 16)), NY) == "15 March 2025"
    assert shown(Span(at(4, 0), at(4, 0, 18)), NY) == "15 March 2025 to 17 March 2025"


def test_an_open_end_is_said():
    assert shown(Span(at(22, 45), None), NY) == "from 15 March 2025, 18:45 EDT"
    assert shown(Span(None, at(22, 46)), NY) == "by 15 March 2025, 18:45 EDT"
    assert shown(Span(None, None), NY) == UNSTATED


def test_a_zone_goes_by_its_city():
    assert city("America/New_York") == "New York"
