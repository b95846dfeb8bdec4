"""What does not hold together about who an aircraft is."""

import pytest

from habeas.analysis.flights.callsign_spans import spans
from habeas.analysis.flights.identity import Kind, Points, disagreements
from habeas.analysis.flights.positions import Aircraft, track

NOON = 1_742_040_000.0


def flown(address="a2c4e0", registration="", *, start=0.0, count=11, callsigns=(), ground=False, step=60.0):
    times = [NOON + start + step * at for at in range(count)]
    columns = {
        "time": times,
        "latitude": [30.0] * count,
        "longitude": [-97.0] * count,
        "ground": [ground] * count,
    }
    heard = tuple((NOON + start + after, sign) for after, sign in callsigns)
    return track(Aircraft(address, registration), columns, callsigns=heard)


def kinds(*tracks):
    return [one.kind for one in disagreements(tracks)]


@pytest.mark.parametrize(
    ("address", "registration"),
    [
        ("a2c4e0", "N278GX"),
        ("a2c4e0", "N-278GX"),
        ("a2c4e0", ""),
        ("0d0123", "XA-VXB"),
        ("780123", "B-1234"),
        ("899012", "B-16001"),
        ("4241f0", "VP-CXX"),
        ("ae1234", "05-5142"),
        ("0d8123", "YV2013"),
        ("c06ef1", "C-FXYZ"),
        ("", "N278GX"),
    ],
)
def test_names_that_agree_are_not_remarked(address, registration):
    assert kinds(flown(address, registration)) == []


def test_a_tail_that_is_not_its_addresss_by_arithmetic_is_told_with_both():
    (one,) = disagreements([flown("a2c4e1", "N278GX")])
    assert one.kind == Kind.TAIL_AND_ADDRESS
    assert one.why == "N278GX has the address a2c4e0 by arithmetic, and a2c4e1 was sent"
    assert (one.earliest, one.latest) == (NOON, NOON + 600)
    assert one.points == (Points("a2c4e1", 0, 10),)


def test_a_tail_of_one_state_on_an_address_of_another_is_told():
    (one,) = disagreements([flown("0b2001", "XA-VXB")])
    assert one.why == "XA-VXB is a registration of Mexico, and 0b2001 is in the block of El Salvador"
    assert kinds(flown("0d0123", "N278GX")) == [Kind.TAIL_AND_ADDRESS]
    assert kinds(flown("a2c4e0", "XA-VXB")) == [Kind.TAIL_AND_ADDRESS]


@pytest.mark.parametrize("registration", ["N0ABC", "N12I", "N1234AB", "N123456"])
def test_an_impossible_registration_is_told_once(registration):
    assert kinds(flown("a2c4e0", registration)) == [Kind.IMPOSSIBLE_REGISTRATION]


def test_an_address_outside_every_block_is_told():
    assert kinds(flown("b00000")) == kinds(flown("000001")) == kinds(flown("ffffff")) == [Kind.OUTSIDE_BLOCKS]


def test_an_address_that_is_none_of_icaos_is_said_so_and_never_taken_for_one():
    (one,) = disagreements([flown("~a2c4e1", "N278GX")])
    assert one.kind == Kind.NOT_ICAO
    assert "not an ICAO address" in one.why


def test_two_aircraft_in_the_air_under_one_callsign_are_told_with_the_time_they_shared():
    first = flown("a2c4e0", callsigns=[(0, "GXA6145")])
    second = flown("ab7437", start=300, callsigns=[(0, "gxa6145 ")])
    (one,) = disagreements([first, second])
    assert one.kind == Kind.SHARED_CALLSIGN
    assert one.aircraft == ("a2c4e0", "ab7437")
    assert (one.earliest, one.latest) == (NOON + 300, NOON + 600)
    assert one.points == (Points("a2c4e0", 0, 10), Points("ab7437", 0, 10))
    assert "GXA6145" in one.why


@pytest.mark.parametrize(
    "second",
    [
        flown("ab7437", start=600, callsigns=[(0, "GXA6145")]),
        flown("ab7437", start=300, callsigns=[(0, "GXA6145")], ground=True),
        flown("ab7437", start=300, callsigns=[(0, "GXA6146")]),
        flown("~b7437", start=300, callsigns=[(0, "GXA6145")]),
        flown("ab7437", start=0, callsigns=[(590, "GXA6145")]),
    ],
)
def test_one_after_the_other_or_on_the_ground_or_under_another_callsign_shares_nothing(second):
    found = kinds(flown("a2c4e0", callsigns=[(0, "GXA6145")]), second)
    assert Kind.SHARED_CALLSIGN not in found


def test_a_callsign_is_not_held_across_a_silence():
    one = flown(callsigns=[(0, "GXA6145")], count=3, step=3000)
    assert spans(one) == ()
    assert [(span.first, span.last) for span in spans(flown(callsigns=[(120, "GXA6145")]))] == [(2, 10)]


@pytest.mark.parametrize("word", ["", "00000000", "VFR", "12345"])
def test_what_no_flight_is_called_is_no_callsign(word):
    assert spans(flown(callsigns=[(0, word)])) == ()


def test_one_address_with_two_registrations_over_sources_is_told_with_both():
    found = disagreements([flown("0d0123", "XA-VXB"), flown("0d0123", "XA-ABC", start=86400)])
    assert [one.kind for one in found] == [Kind.TWO_REGISTRATIONS]
    assert found[0].why == "the address 0d0123 is given the registrations XA-VXB and XA-ABC"
    assert (found[0].earliest, found[0].latest) == (NOON, NOON + 86400 + 600)
    assert kinds(flown("0d0123", "XA-VXB"), flown("0d0123", "xa-vxb", start=86400)) == []


def test_a_track_without_points_is_passed_over():
    assert kinds(flown("b00000", count=0)) == []
