"""`habeas flights`: what a user sees of the aircraft of a case."""

import csv
import io
import json
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.cli.conftest import apart

TRACKS = Path(__file__).parents[2] / "examples" / "march-2025" / "sources" / "tracks"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A case with the made tracks of two aircraft, added as if they had been observed."""
    folder = tmp_path_factory.mktemp("flown")
    (folder / "in").mkdir()
    for address in ("a2c4e0", "ab7437"):
        shutil.copy(TRACKS / f"trace_full_{address}.json", folder / "in")
    assert apart(folder, "init", "--zone", "America/New_York").code == 0
    assert apart(folder, "add", "in", "--publisher", "Example Receivers").code == 0
    done = apart(folder, "build")
    assert done.code == 0, done
    return folder


@pytest.fixture
def flown(habeas, built, tmp_path):
    """The command in a copy of that case, which a test may do with as it likes."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
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


def test_a_gap_of_an_aircraft_that_was_read_alone_says_that_coverage_cannot_be_told(flown):
    gap = flown("flights", "gaps", "--aircraft", "N278GX", "--json").json[0]
    assert gap["hole_s"] is None
    assert "no other aircraft was read with it" in gap["coverage"]
    assert "no other aircraft was read with it" in flown("flights", "gaps").out


START = datetime(2025, 3, 15, 12, tzinfo=UTC)


def rows(address, latitude, *, lost=(), west=-96.0):
    """Three hours due east, a point a minute, without those of the minutes `lost`."""
    for minute in range(180):
        if minute not in lost:
            at = START + timedelta(minutes=minute)
            yield f"{at:%Y-%m-%dT%H:%M:%SZ},{latitude},{west + 0.05 * minute:.3f},30000,{address}"


@pytest.fixture
def receiver(habeas, tmp_path):
    """A case with one table of three aircraft, whom it lost for 40 minutes, and a made territory."""
    lines = ["time,latitude,longitude,altitude_ft,address"]
    for address, latitude in (("a2c4e0", 25.0), ("ab7437", 25.51), ("ac134a", 26.02)):
        lines += rows(address, latitude, lost=range(60, 100))
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "receiver.csv").write_text("\n".join(lines))
    assert habeas("init", "--zone", "America/New_York").code == 0
    square = [[-95.5, 26.04], [-93.5, 26.04], [-93.5, 27.0], [-95.5, 27.0], [-95.5, 26.04]]
    shape = {"type": "Polygon", "coordinates": [square]}
    (tmp_path / "own.geojson").write_text(
        json.dumps({"type": "Feature", "properties": {}, "geometry": shape})
    )
    with (tmp_path / "habeas.toml").open("a") as settings:
        settings.write('\n[[boundary]]\nfile = "own.geojson"\ncode = "XX"\ntolerance_m = 3000\n')
    assert habeas("add", "in", "--publisher", "Example Receivers").code == 0
    built = habeas("build")
    assert built.code == 0, built
    return habeas


def test_a_gap_in_which_the_receiver_saw_nobody_lies_in_a_hole_of_the_coverage(receiver):
    every = receiver("flights", "gaps", "--json").json
    assert [(one["seconds"], one["hole_s"]) for one in every] == [(2460, 2460)] * 3
    assert every[0]["coverage"].startswith("all of it in a hole of the coverage, when none of the 3 aircraft")
    found = next(one for one in receiver("findings", "--json").json if one["rule"] == "track_gaps")
    assert "Coverage: all of it in a hole of the coverage" in found["answer"]
    assert receiver("check").out.strip().endswith("0 faults")


def test_a_track_beside_a_line_is_told_as_near_and_neither_shown_nor_excluded(receiver, tmp_path):
    near = receiver("flights", "crossings", "--boundary", "XX", "--json").json[0]
    assert (near["aircraft"], near["near"], near["inward"], near["certain"]) == (
        "ac134a", "outside", None, False,
    )  # fmt: skip
    assert (near["tolerance_landward_m"], near["tolerance_seaward_m"]) == (3000, 3000)
    assert near["earliest"] < near["latest"]
    shown = receiver("flights", "crossings", "--boundary", "XX").out
    assert "near, outside" in shown
    assert "neither shown nor excluded" in shown
    assert receiver("site").code == 0
    page = next((tmp_path / "site" / "aircraft").glob("*ac134a*.html")).read_text()
    assert "Near a boundary, and not seen to cross it" in page
