"""Legs that meet a rule, with an answer and a sentence for each condition."""

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import shapely

from habeas.analysis.flights.candidates import candidates, of_track
from habeas.analysis.flights.conditions import Answer, takeoff_from
from habeas.analysis.flights.positions import Aircraft, track
from habeas.analysis.flights.rule import Ask, rule
from habeas.analysis.flights.watch import Watched

NOON = 1_742_040_000.0
KHRL = (26.2285, -97.6544)
MSLP = (13.4409, -89.0557)


@dataclass(frozen=True)
class Box:
    """A boundary that is a box, so that what is inside is plain."""

    code: str = "US"
    geometry: Any = None

    def tolerance(self, latitude, longitude):
        return (0, 0)


BOX = shapely.box(-110, 24, -90, 40)


def flight(
    address="a2c4e0", sign="GXA6145", *, origin=KHRL, to=MSLP, seen=(0.0, 1.0), registration="", start=NOON
):
    share = np.linspace(0, 1, 601)
    height = np.minimum(np.minimum(share, 1 - share) * 200 * 1800, 34_000)
    kept = (share >= seen[0]) & (share <= seen[1])
    columns = {
        "time": (start + share * 12_000)[kept],
        "latitude": (origin[0] + share * (to[0] - origin[0]))[kept],
        "longitude": (origin[1] + share * (to[1] - origin[1]))[kept],
        "altitude": (36 + height)[kept],
        "speed": np.full(kept.sum(), 450.0),
    }
    return track(Aircraft(address, registration), columns, sources=("made",), callsigns=((start, sign),))


def asked(**given):
    return rule(Ask(**given), own=(Box(geometry=BOX),))


def answers(one):
    return {each.condition: each.answer for each in one.reasons}


EVERY = asked(airports=("KHRL", "KAEX"), beyond=("US",), operators=("GXA",))


def test_a_leg_that_meets_every_condition_says_why_of_each():
    (one,) = candidates([flight()], EVERY)
    assert one.met == ("operator", "from", "beyond")
    assert one.reasons[0].why == "its callsign GXA6145 is GlobalX's (GXA)"
    assert "took off from KHRL" in one.reasons[1].why
    assert one.reasons[2].why.startswith("it left US ")
    assert (one.registration, one.origin, one.destination) == ("N278GX", "KHRL", "MSLP")
    (left,) = one.left
    assert NOON < left.earliest <= left.latest < NOON + 3000
    assert left.certain


def test_legs_are_ranked_by_how_many_conditions_they_meet():
    whole = flight("a2c4e0")
    other_operator = flight("a00001", "QZX12")
    nothing = flight("a00002", "QZX13", origin=(35.0, -100.0), to=(38.0, -95.0))
    found = candidates([nothing, other_operator, whole], EVERY)
    assert [one.aircraft for one in found] == ["a2c4e0", "a00001"]
    assert answers(found[1])["operator"] == Answer.NOT


def test_the_order_of_tracks_changes_nothing():
    tracks = [flight(f"a0000{each}", start=NOON + 60 * each) for each in range(1, 6)]
    assert candidates(tracks, EVERY) == candidates(tracks[::-1], EVERY)


def test_a_take_off_that_was_not_seen_could_be_from_where_the_climb_fits():
    (one,) = candidates([flight(seen=(0.01, 1.0))], EVERY)
    assert answers(one)["from"] == Answer.COULD_BE
    assert "its take-off was not seen" in one.reasons[1].why
    assert one.could_be == ("from",)
    assert one.origin == ""
    assert any("its take-off" in each for each in one.not_seen)


def test_first_seen_high_is_not_from_the_airport():
    (one,) = candidates([flight(seen=(0.1, 1.0))], EVERY)
    assert answers(one)["from"] == Answer.NOT
    assert one.met == ("operator", "beyond")


def test_a_leg_lost_before_the_boundary_is_not_said_to_have_left():
    (one,) = candidates([flight(seen=(0.0, 0.1))], EVERY)
    assert answers(one)["beyond"] == Answer.NOT
    assert one.left == ()
    assert one.destination == ""
    assert any("its landing" in each for each in one.not_seen)


def test_a_gap_is_told_and_not_drawn():
    whole = flight()
    kept = (whole.time < NOON + 5000) | (whole.time > NOON + 6000)
    (one,) = candidates([whole.taken(kept)], EVERY)
    assert len(one.lines) == 2
    assert any("s after 2025-03-15" in each for each in one.not_seen)


@pytest.mark.parametrize(
    ("given", "condition"),
    [
        ({"tails": ("N278GX",)}, "tail"),
        ({"addresses": ("a2c4e0",)}, "address"),
        ({"callsigns": ("gxa61",)}, "callsign"),
        ({"watched": (Watched(tail="N278GX", reason="leased"),)}, "watch list"),
        ({"watched": (Watched(operator="GXA"),)}, "watch list"),
        ({"watched": (Watched(callsign="GXA"),)}, "watch list"),
        ({"watched": (Watched(address="a2c4e0"),)}, "watch list"),
    ],
)
def test_who_is_asked_for_is_found_alone(given, condition):
    found = candidates([flight(), flight("a00001", "QZX12")], asked(**given))
    assert [one.aircraft for one in found] == ["a2c4e0"]
    assert found[0].met == (condition,)


def test_the_reason_on_a_watch_list_is_given():
    (one,) = candidates([flight()], asked(watched=(Watched(tail="N278GX", reason="leased"),)))
    assert one.reasons[0].why == "its tail N278GX is on the watch list: leased"


def test_an_address_that_is_none_of_icaos_is_never_a_tail():
    assert candidates([flight("~a2c4e0", "")], asked(tails=("N278GX",))) == ()
    (one,) = candidates([flight("~a2c4e0", "")], asked(addresses=("~a2c4e0",)))
    assert one.registration == ""
    assert "not an ICAO address" in one.doubts[0]


def test_a_registration_in_the_source_is_found_without_arithmetic():
    (one,) = candidates([flight("0d0123", "", registration="XA-VXB")], asked(tails=("xa-vxb",)))
    assert one.registration == "XA-VXB"


def test_times_that_may_be_late_only_widen_what_is_later():
    (plain,), (late,) = of_track(flight(), EVERY), of_track(flight(), EVERY, late_s=30)
    assert late.left[0].latest == plain.left[0].latest + 30
    assert late.left[0].earliest == plain.left[0].earliest
    assert late.takeoff[1] == plain.takeoff[1] + 30


def test_no_person_is_in_a_candidate():
    (one,) = candidates([flight()], EVERY)
    assert not hasattr(one, "owner")


def test_a_long_watch_list_takes_no_longer_than_a_short_one():
    lines = tuple(Watched(tail=f"N{at}A") for at in range(100, 999)) * 20
    found_rule = asked(watched=(*lines, Watched(operator="GXA", tail="N278GX", reason="both")))
    (one,) = candidates([flight()], found_rule)
    assert one.reasons[0].why == "its tail N278GX is on the watch list: both"


def test_a_take_off_nearest_to_another_airport_could_be_from_one_that_fits_too():
    leg = SimpleNamespace(
        takeoff=SimpleNamespace(
            seen=True, airport="KHRL", candidates=("KHRL", "KXXX"), earliest=NOON, latest=NOON, why=""
        )
    )
    field = SimpleNamespace(icao="KXXX")
    answer, why = takeoff_from(None, leg, (field,))
    assert answer == Answer.COULD_BE
    assert "nearest to KHRL, where KXXX fits too" in why
