"""`habeas flights`: what a user sees of the aircraft of a case."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

TRACKS = Path(__file__).parents[2] / "examples" / "march-2025" / "sources" / "tracks"


@pytest.fixture
def flown(habeas, tmp_path):
    """A case with the made tracks of two aircraft, added as if they had been observed."""
    (tmp_path / "in").mkdir()
    for address in ("a2c4e0", "ab7437"):
        shutil.copy(TRACKS / f"trace_full_{address}.json", tmp_path / "in")
    assert habeas("init", "--zone", "America/New_York").code == 0
    assert habeas("add", "in", "--publisher", "Example Receivers").code == 0
    built = habeas("build")
    assert built.code == 0, built
    return habeas


def test_lists_each_aircraft_with_its_points_legs_crossings_and_gaps(flown):
    one, other = flown("flights", "aircraft", "--json").json
    assert (one["aircraft"], one["address"], one["legs"], one["gaps"]) == ("N278GX", "a2c4e0", 1, 1)
    assert one["crossings"] >= 1
    assert other["aircraft"] == "N837VA"


def test_a_leg_has_its_take_off_and_landing_with_their_airports(flown):
    (leg,) = flown("flights", "legs", "--aircraft", "N278GX", "--json").json
    assert leg["callsign"] == "GXA6143"
    assert (leg["takeoff"]["airport"], leg["landing"]["airport"]) == ("KHRL", "MHPR")
    assert (leg["takeoff"]["seen"], leg["landing"]["seen"]) == (True, True)
    assert leg["takeoff"]["earliest"] == "2025-03-15T21:26:00.000Z"
    assert leg["landing"]["latest"] == "2025-03-15T23:36:15.000Z"


def test_an_aircraft_is_named_by_registration_or_address_in_any_case(flown):
    by_tail = flown("flights", "legs", "--aircraft", "n278gx", "--json").json
    assert by_tail == flown("flights", "legs", "--aircraft", "A2C4E0", "--json").json


def test_a_crossing_names_its_boundary_its_tolerance_and_an_interval(flown):
    left = flown("flights", "crossings", "--boundary", "US", "--json").json[0]
    assert (left["inward"], left["certain"]) == (False, True)
    assert left["earliest"] < left["drawn_line_at"] < left["latest"]
    assert left["tolerance_landward_m"] > 0
    assert left["boundary"]["kind"] == "territory"
    assert "Natural Earth" in left["boundary"]["source"]


def test_the_gap_is_consistent_with_flight_alone(flown):
    gap = flown("flights", "gaps", "--aircraft", "N278GX", "--json").json[0]
    assert gap["seconds"] == 600
    assert gap["consistent_with"] == "flight"
    assert "Not seen is not absent" in " ".join(flown("flights", "gaps", "--help").out.split())


def test_says_where_an_aircraft_was_at_a_time_on_the_clock_of_the_case(flown):
    (one,) = flown("flights", "at", "2025-03-15T18:46", "--aircraft", "N278GX", "--json").json
    assert one["at"][0]["time"] == "2025-03-15T22:46:00.000Z"
    assert one["at"][0]["phase"] == "airborne"
    assert one["sides"]["US"] == "outside"
    shown = flown("flights", "at", "2025-03-15T18:46-04:00", "--aircraft", "N278GX")
    assert "airborne, near" in shown.out
    assert "US: outside" in shown.out


def test_a_time_in_the_gap_says_that_nothing_was_seen(flown):
    (one,) = flown("flights", "at", "2025-03-15T22:16:00Z", "--aircraft", "N278GX", "--json").json
    assert one["at"][0]["phase"] == "in a gap"
    assert any("no position for 10 min" in told for told in one["says"])


def test_a_time_outside_the_track_is_not_an_absence(flown):
    (one,) = flown("flights", "at", "2025-03-16T12:00Z", "--aircraft", "N278GX", "--json").json
    assert "not seen is not absent" in one["says"][0]


def test_reach_asks_of_airports_and_never_names_a_destination(flown):
    asked = flown(
        "flights", "reach", "--aircraft", "N278GX", "--airport", "MMMX", "--airport", "MMUN", "--json"
    )
    told = {one["airport"]: one["could"] for one in asked.json}
    assert set(told) == {"MMMX", "MMUN"}
    assert set(told.values()) == {"could not have"}
    assert "destination" not in asked.out


def test_exports_in_four_forms_and_refuses_a_fifth(flown, tmp_path):
    for name in ("all.geojson", "all.kml", "all.parquet"):
        assert flown("flights", "export", name).code == 0
        assert (tmp_path / name).stat().st_size > 1000
    assert flown("flights", "export", "one.csv", "--aircraft", "N278GX").code == 0
    rows = list(csv.DictReader(io.StringIO((tmp_path / "one.csv").read_text())))
    assert len(rows) == 499
    drawn = json.loads((tmp_path / "all.geojson").read_bytes())
    assert {one["properties"].get("flown") for one in drawn["features"]} >= {False}
    refused = flown("flights", "export", "all.shp")
    assert (refused.code, ".geojson" in refused.err) == (1, True)
    two = flown("flights", "export", "two.csv")
    assert (two.code, "--aircraft" in two.err) == (1, True)
    assert not (tmp_path / "two.csv").exists()


def test_an_unknown_aircraft_airport_or_time_is_one_clear_sentence(flown):
    unknown = flown("flights", "legs", "--aircraft", "N1")
    assert (unknown.code, "N278GX, N837VA" in unknown.err) == (1, True)
    assert flown("flights", "reach", "--airport", "XXXX").code == 1
    assert flown("flights", "at", "teatime").code == 1


def test_a_case_without_positions_says_how_to_add_them(case):
    done = case("flights", "legs")
    assert (done.code, "habeas add" in done.err) == (1, True)


def test_a_leg_in_the_account_walks_back_to_its_points(flown):
    every = {one["locator"]["track"]: one for one in flown("statements", "--json").json}
    one = every["a2c4e0"]
    assert one["kind"] == "Movement"
    assert one["locator"] == {"is": "Point", "number": 9, "track": "a2c4e0"}
    shown = flown("show", one["id"]).out
    assert "point 9 of a2c4e0" in shown
    assert "21:26:15" in shown


def test_proofs_over_tracks_hold_and_the_site_shows_a_map_that_is_dashed_in_the_gap(flown, tmp_path):
    assert flown("check").out.strip().endswith("0 faults")
    assert flown("site").code == 0
    pages = "".join(path.read_text() for path in (tmp_path / "site").rglob("*.html"))
    assert "<svg" in pages
    assert "N278GX" in pages
    assert "Example Receivers" in pages
