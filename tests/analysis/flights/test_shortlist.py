"""The shortlist of a day never leaves out an aircraft that is a candidate."""

from types import SimpleNamespace

import numpy as np
import shapely

from habeas.analysis.flights.rule import Ask, rule
from habeas.analysis.flights.shortlist import NOT_ICAO, Shortlist, batches, name

BOX = SimpleNamespace(code="US", geometry=shapely.box(-110, 24, -90, 40), tolerance=lambda *_: (0, 0))


def shortlist(**given):
    return Shortlist(rule(Ask(**given), own=(BOX,)))


def see(short, address, places, altitude=30_000.0):
    lat, lon = (np.array(each, float) for each in zip(*places, strict=True))
    numbers = np.full(len(lat), address, np.uint32)
    short.see(numbers, lat, lon, np.full(len(lat), altitude, np.float32))


def hear(short, address, sign):
    short.hear(np.array([address], np.uint32), np.array([sign.ljust(8)], "S8"))


def test_only_what_is_seen_on_both_sides_can_have_left():
    short = shortlist(beyond=("US",))
    see(short, 1, [(30, -100), (31, -100)])
    see(short, 2, [(10, -80), (11, -80)])
    see(short, 3, [(30, -100), (10, -80)])
    assert short.chosen().tolist() == [3]
    assert short.seen() == 3


def test_only_what_is_low_near_an_airport_can_be_from_it():
    short = shortlist(airports=("KHRL",))
    see(short, 1, [(26.3, -97.7)], altitude=30_000)
    see(short, 2, [(26.3, -97.7)], altitude=9_000)
    see(short, 3, [(26.23, -97.65)], altitude=np.nan)
    see(short, 4, [(36.3, -97.7)], altitude=500)
    assert short.chosen().tolist() == [2, 3]


def test_callsigns_count_by_operator_beginning_and_watch_list():
    short = shortlist(operators=("GXA",))
    for number, sign in enumerate(["GXA6145", "GXAB", "QZX1", "@@@@@@@@"], start=1):
        see(short, number, [(30, -100)])
        hear(short, number, sign)
    assert short.chosen().tolist() == [1]


def test_named_aircraft_are_chosen_and_what_is_no_icao_address_is_another():
    short = shortlist(tails=("N278GX",))
    see(short, 0xA2C4E0, [(30, -100)])
    see(short, 0xA2C4E0 | NOT_ICAO, [(30, -100)])
    assert [name(one) for one in short.chosen()] == ["a2c4e0"]
    short = shortlist(addresses=("~a2c4e0",))
    see(short, 0xA2C4E0 | NOT_ICAO, [(30, -100)])
    assert [name(one) for one in short.chosen()] == ["~a2c4e0"]


def test_a_named_aircraft_that_was_not_seen_is_not_chosen():
    assert shortlist(tails=("N278GX",)).chosen().tolist() == []


def test_an_airport_by_the_date_line_is_near_on_both_sides_of_it():
    short = shortlist(airports=("NFNA",))  # Nausori, 178.56 E
    see(short, 1, [(-18.0, 179.2)], altitude=5000)
    short = shortlist(airports=("NFNL", "NFNM"))  # Labasa 179.34 E, Matei 179.88 W
    see(short, 1, [(-16.6, -179.9)], altitude=5000)
    see(short, 2, [(-16.6, 179.9)], altitude=5000)
    assert short.chosen().tolist() == [1, 2]


def test_batches_hold_no_more_positions_than_asked_or_one_aircraft():
    count = np.array([5, 5, 20, 1, 1], np.uint16)
    found = [part.tolist() for part in batches(np.arange(5), count, 10)]
    assert found == [[0, 1], [2], [3, 4]]
    assert list(batches(np.arange(0), count, 10)) == []
