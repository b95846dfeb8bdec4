"""Queries over positions: each gives a text, whichever way tables are named, and fails on what is not."""

from dataclasses import replace

import pytest
from tests.analysis.flights.flown import MHPR, MSLP, chained, without
from tests.judgements.tracks import N278GX, N837VA, TOOK_OFF, track

from habeas.analysis.errors import AnalysisError
from habeas.analysis.flights.moments import instant_text
from habeas.analysis.flights.positions import Aircraft, Track
from habeas.analysis.given import Given
from habeas.analysis.leg_operations import LEADS_OUT, NOT_OUT
from habeas.analysis.operations import perform
from habeas.analysis.track_queries import TRACK_QUERIES
from habeas.analysis.whole_tracks import TABLES, tracks_by_name, whole_track
from habeas.records.errors import HabeasError

IN_THE_AIR = instant_text(TOOK_OFF + 600)
AT = "2025-03-15T22:46:00/2025-03-15T22:47:00 UTC"


def over(**tables: tuple[Track, ...]) -> Given:
    return Given(table=lambda digest: tables[digest])


WHOLE = over(a=(track(), track(N837VA, "GXA6145")))


def asked(operation: str, *operands: str, given: Given = WHOLE, aircraft: str = "a2c4e0") -> str:
    return perform(operation, ("a", aircraft, *operands), given)


@pytest.mark.parametrize("name", ["a2c4e0", "N278GX", "A2C4E0", "n-278gx"])
def test_an_aircraft_is_found_by_its_address_or_its_registration(name: str) -> None:
    assert whole_track(WHOLE, "a", name).aircraft.key == "a2c4e0"


def test_an_aircraft_that_no_table_holds_is_an_error() -> None:
    with pytest.raises(AnalysisError, match="no such aircraft"):
        whole_track(WHOLE, "a", "a00001")


def test_points_under_a_registration_and_under_its_address_are_one_track() -> None:
    whole = track()
    named = replace(whole, aircraft=Aircraft("", "N278GX")).taken(slice(1, None, 2))
    two = over(a=(whole.taken(slice(0, None, 2)),), b=(named,))
    for tables in (TABLES.join("ab"), TABLES.join("ba")):
        assert len(whole_track(two, tables, "a2c4e0")) == len(whole)
        assert len(tracks_by_name(two, tables, "N278GX")) == 1


def test_an_aircraft_that_is_not_named_is_no_other() -> None:
    two = over(a=(track(Aircraft()), track(Aircraft("0c20a4"))))
    assert whole_track(two, "a", "").aircraft == Aircraft()
    assert whole_track(two, "a", "0c20a4").aircraft.address == "0c20a4"


def test_a_leg_has_its_take_off_and_landing() -> None:
    assert asked("take-off by track", IN_THE_AIR) == "2025-03-15T21:26:00/2025-03-15T21:26:11 UTC"
    assert asked("landing by track", IN_THE_AIR).endswith(" UTC")


def test_an_end_that_is_not_shown_has_one_bound() -> None:
    cut = over(a=(track(after=300, before=3000),))
    assert asked("take-off by track", IN_THE_AIR, given=cut).startswith("../")
    assert asked("landing by track", IN_THE_AIR, given=cut) == "2025-03-15T22:16:00/.. UTC"


def test_an_instant_at_which_no_leg_was_in_the_air_is_an_error() -> None:
    with pytest.raises(AnalysisError, match="no leg was in the air"):
        asked("landing by track", instant_text(TOOK_OFF - 200))


def test_a_leg_leads_out_or_is_not_known_to() -> None:
    assert asked("leads out by track", IN_THE_AIR, "US") == LEADS_OUT
    assert asked("leads out by track", IN_THE_AIR, "SV") == NOT_OUT
    inside = over(a=(track(before=120),))
    assert asked("leads out by track", instant_text(TOOK_OFF + 60), "US", given=inside) == NOT_OUT


def test_when_it_left_is_of_its_last_crossing_and_not_stated_where_it_came_in() -> None:
    assert asked("left by track", IN_THE_AIR, "US").startswith("2025-03-15T21:")
    assert asked("left by track", IN_THE_AIR, "HN") == "not stated"


def test_where_it_was_and_the_points_beside() -> None:
    assert asked("place by track", AT).startswith("airborne, near ")
    assert asked("points by track", AT).count("point ") in (1, 2)
    before = "2025-03-15T10:00:00/2025-03-15T10:01:00 UTC"
    assert asked("place by track", before).startswith("before the track: ")


def test_over_a_long_time_both_ends_are_told() -> None:
    assert "; and at its end: " in asked("place by track", "2025-03-15T21:00:00/2025-03-15T22:00:00 UTC")


def test_a_time_without_bound_has_no_place_and_no_side() -> None:
    assert asked("place by track", "../2025-03-15T22:00:00 UTC") == "not stated"
    assert asked("side by track", "../2025-03-15T22:00:00 UTC", "US") == "neither shown nor excluded"


def test_the_side_of_a_boundary_through_a_time() -> None:
    assert asked("side by track", AT, "US") == "outside"
    assert asked("side by track", "2025-03-15T21:27:00/2025-03-15T21:27:30 UTC", "US") == "inside"
    long = "2025-03-15T21:27:00/2025-03-15T22:47:00 UTC"
    assert asked("side by track", long, "US") == "neither shown nor excluded"
    assert (
        asked("side by track", "2025-03-15T10:00:00/2025-03-15T10:01:00 UTC", "US")
        == "neither shown nor excluded"
    )


def test_an_excursion_within_a_time_leaves_the_side_open_though_both_ends_are_on_one() -> None:
    both = over(
        a=(
            chained(
                track(),
                track(origin=MHPR, destination=(26.226559, -97.655312, 36.3), start=TOOK_OFF + 12_000),
            ),
        )
    )
    long = "2025-03-15T21:27:00/2025-03-16T02:52:00 UTC"
    assert asked("side by track", long, "US", given=both) == "neither shown nor excluded"


def test_a_landing_in_a_gap_is_excluded_or_not() -> None:
    far = track(destination=(-12.02, -77.11, 113.0))
    for seconds, then, before in (
        (1200, "certain", "impossible"),
        (3000, *["neither shown nor excluded"] * 2),
    ):
        holed = over(a=(without(far, TOOK_OFF + 1800, TOOK_OFF + 1800 + seconds),))
        within = "2025-03-15T22:06:00/2025-03-15T22:07:00 UTC"
        assert asked("no landing then by track", IN_THE_AIR, within, given=holed) == then
        assert asked("landing before by track", IN_THE_AIR, within, given=holed) == before
        early = "2025-03-15T21:40:00/2025-03-15T21:41:00 UTC"
        assert asked("no landing then by track", IN_THE_AIR, early, given=holed) == "certain"
        assert asked("landing before by track", IN_THE_AIR, early, given=holed) == "impossible"


def test_a_gap_of_another_leg_is_none_of_this_one() -> None:
    onward = track(origin=MHPR, destination=MSLP, start=TOOK_OFF + 12_000)
    two = over(a=(chained(track(), onward),))
    late = "2025-03-16T01:00:00/2025-03-16T01:01:00 UTC"
    assert asked("landing before by track", instant_text(TOOK_OFF + 12_300), late, given=two) == "impossible"


@pytest.mark.parametrize("number", ["9", "-1", "", "one", "²"])
def test_a_gap_or_crossing_that_there_is_not_is_an_error(number: str) -> None:
    for operation, *more in (("gap by track",), ("crossing by track", "US")):
        with pytest.raises(HabeasError):
            asked(operation, *more, number)


def test_a_territory_that_is_not_drawn_is_an_error() -> None:
    with pytest.raises(AnalysisError):
        asked("crossing by track", "ZZ", "0")


def test_what_is_said_more_of_a_thing_takes_what_was_told_of_it() -> None:
    told = asked("crossing by track", "US", "0")
    assert asked("crossing certain by track", "US", "0", told) == "certain"
    with pytest.raises(AnalysisError, match="another crossing"):
        asked("crossing certain by track", "US", "0", told.replace("left", "entered"))


def test_nothing_told_of_an_aircraft_that_holds_together_is_an_error() -> None:
    with pytest.raises(AnalysisError, match="nothing of this kind"):
        asked("identity by track", "impossible registration", aircraft=N278GX.address)


def test_every_query_says_how_many_operands_it_takes() -> None:
    for operation in TRACK_QUERIES:
        with pytest.raises(HabeasError):
            perform(operation, ("a",), WHOLE)
