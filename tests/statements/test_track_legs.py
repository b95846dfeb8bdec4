"""What the taker makes of positions: the legs that were seen, and nothing that was not."""

import numpy as np
import pytest
from tests.analysis.flights.flown import MHPR, MSLP, chained, flown
from tests.judgements.tracks import N278GX, TOOK_OFF, a_source, taken, track

from habeas.analysis.flights.positions import Aircraft
from habeas.analysis.leg_fields import also_heard, ends, is_seen
from habeas.records.chain import Mode, unverified
from habeas.records.contents import Movement
from habeas.records.locator import Point
from habeas.records.reading import reading
from habeas.records.table import POSITIONS, Table
from habeas.statements.taker import Settings
from habeas.statements.track_legs import MOST, TrackLegs


def content(statement) -> Movement:
    assert isinstance(statement.content, Movement)
    return statement.content


def test_a_leg_that_was_seen_whole_has_both_ends_with_their_times():
    (one,) = taken(track())
    leg = content(one)
    assert (leg.designation, leg.aircraft) == ("GXA6143", "N278GX")
    assert (leg.origin.code, leg.destination.code) == ("KHRL", "MHPR")
    assert leg.departed.words == "between 2025-03-15 21:26:00 and 21:26:10 UTC"
    assert None not in (leg.arrived.earliest, leg.arrived.latest)
    assert one.locator == Point(31, "a2c4e0")
    assert one.mode is Mode.ACTUAL


def test_where_no_callsign_was_heard_it_is_called_by_its_aircraft_and_time():
    (one,) = taken(track(sign=""))
    assert content(one).designation == "N278GX of 2025-03-15 21:26:10 UTC"
    (bare,) = taken(track(Aircraft("0c20a4"), ""))
    assert content(bare).designation.startswith("0c20a4 of ")
    assert content(bare).aircraft == "0c20a4"


def test_an_aircraft_that_is_not_named_is_said_not_to_be():
    (one,) = taken(track(Aircraft(), ""))
    assert content(one).aircraft == ""
    assert content(one).designation.startswith("an aircraft that its source does not name of ")
    assert str(one.chain[0]) == "positions of an aircraft that its source does not name"


def test_a_landing_that_was_not_seen_is_left_open_and_names_no_airport():
    (one,) = taken(track(before=3600))
    leg = content(one)
    assert leg.destination is None
    assert leg.arrived.latest is None
    assert leg.arrived.words.startswith("after 2025-03-15 22:26:00")


def test_the_first_and_last_points_in_the_air_can_be_read_back():
    (one,) = taken(track(before=3600))
    first, last = ends(one)
    assert is_seen(one)
    assert (first.time, last.time) == (TOOK_OFF + 10, TOOK_OFF + 3600)
    assert (round(last.latitude), round(last.longitude), last.altitude) == (21, -93, 34869.0)


def test_every_callsign_that_was_heard_is_kept():
    signs = ((TOOK_OFF, "GXA6143"), (TOOK_OFF + 6000, "GXA6144"))
    one = flown((26.226559, -97.655312, 36.3), MHPR, start=TOOK_OFF, signs=signs)
    (statement,) = taken(one)
    assert content(statement).designation == "GXA6143"
    assert also_heard(statement) == ("GXA6144",)


def test_two_legs_of_one_aircraft_are_two_movements():
    first = track()
    second = track(origin=MHPR, destination=MSLP, start=TOOK_OFF + 12_000)
    one, other = taken(chained(first, second))
    assert (content(one).destination.code, content(other).destination.code) == ("MHPR", "MSLP")
    assert one.id != other.id


def test_what_was_computed_says_so_and_what_is_unverified_is():
    (made,) = taken(track(), authenticity="made, unverified: computed, observed by nobody")
    assert made.mode is Mode.ESTIMATED
    assert unverified(made.chain)
    assert str(made.chain[0]) == "positions of N278GX, computed and not observed"


def test_a_whole_sky_is_refused_and_says_where_to_ask():
    table = Table(POSITIONS, "0" * 64, 1, tuple(f"a{number:05x}" for number in range(MOST + 1)))
    found = TrackLegs().take(a_source("src-9"), reading("src-9", tables=(table,)), Settings())
    assert found.statements == ()
    assert "habeas flights scan" in found.refused[0].why


def test_an_aircraft_that_stood_all_the_time_flew_no_leg():
    still = track(before=0)
    assert np.all(still.ground)
    assert taken(still) == ()


@pytest.mark.parametrize("shift", [0.0, 43_200.0])
def test_the_same_track_gives_the_same_anchors(shift):
    one, again = taken(track(start=TOOK_OFF + shift)), taken(track(N278GX, start=TOOK_OFF + shift))
    assert [each.anchor for each in one] == [each.anchor for each in again]
