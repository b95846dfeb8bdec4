"""A scan as a whole, and what it writes."""

import csv
import io
import json
from types import SimpleNamespace

import pytest
import shapely
from benchmarks.made_heatmaps import Flown, write_day
from tests.workflow.made_traces import KDFW, folder, trace

from habeas.analysis.flights.rule import Ask
from habeas.workflow.scanning import covered, read_watch_list, scan, using
from habeas.workflow.scanning_errors import ScanError
from habeas.workflow.scanning_output import as_csv, as_geojson, as_json, write

BOX = SimpleNamespace(code="US", geometry=shapely.box(-125, 24.5, -66, 49), tolerance=lambda *_: (0, 0))
ASK = Ask(airports=("KHRL",), beyond=("US",), operators=("GXA",))


@pytest.fixture
def source(tmp_path):
    traces = {"a2c4e0": trace(), "a00001": trace("a00001", "=QZX1", origin=KDFW), "a00002": b"{"}
    path = folder(tmp_path / "day", traces)
    planted = (Flown(0xA2C4E0, 67_000, 78_000, (26.2285, -97.6544), (13.4409, -89.0557), "GXA6145"),)
    write_day(path / "heatmap", 1_741_996_800, planted, interval=60)
    return path


def test_traces_are_used_where_there_are_both_unless_heatmaps_are_asked_for(source):
    by_traces = scan([source], ASK, own=(BOX,))
    assert by_traces.coverage.startswith("3 traces in 3 of 256 folders")
    assert by_traces.aircraft == 2
    by_heatmaps = scan([source], ASK, own=(BOX,), of="heatmaps")
    assert by_heatmaps.coverage == "48 of 48 half hours"
    assert [one.aircraft for one in by_heatmaps.candidates] == ["a2c4e0"]
    assert "up to 60 s later" in by_heatmaps.notes[0]


def test_a_tail_that_heatmaps_cannot_show_is_said(source):
    found = scan([source], Ask(tails=("XA-VXB",)), of="heatmaps")
    assert "XA-VXB cannot be found" in found.notes[1]


def test_bad_files_and_completeness_go_into_everything(source):
    found = scan([source], ASK, own=(BOX,))
    shown = as_json(found)
    assert shown["bad"][0]["name"] == "traces/02/trace_full_a00002.json"
    assert "not absent" in shown["notes"][0]
    assert shown["candidates"][0]["from"] == "KHRL"
    assert shown["candidates"][0]["met"] == ["operator", "from", "beyond"]
    assert json.dumps(shown)
    (row, *_) = csv.DictReader(io.StringIO(as_csv(found).decode("utf-8-sig")))
    assert row["registration"] == "N278GX"
    assert float(row["last longitude"]) < 0
    assert row["completeness of the day"] == found.coverage
    feature = json.loads(as_geojson(found))["features"][0]
    assert feature["geometry"]["type"] == "MultiLineString"
    assert feature["properties"]["reasons"][0]["why"] == "its callsign GXA6145 is GlobalX's (GXA)"


def test_a_callsign_that_is_a_formula_is_text_in_the_csv(source):
    found = scan([source], Ask(addresses=("a00001",)), own=(BOX,))
    (row,) = csv.DictReader(io.StringIO(as_csv(found).decode("utf-8-sig")))
    assert row["callsigns"] == "'=QZX1"


def test_nothing_is_written_over(tmp_path):
    write(tmp_path / "new.csv", b"x")
    with pytest.raises(ScanError, match="a file of this name"):
        write(tmp_path / "new.csv", b"y")
    assert (tmp_path / "new.csv").read_bytes() == b"x"


def test_what_is_asked_of_a_day_that_has_it_not_is_refused(tmp_path):
    path = folder(tmp_path / "day", {"a2c4e0": trace()})
    with pytest.raises(ScanError, match="no heatmaps"):
        scan([path], ASK, own=(BOX,), of="heatmaps")
    with pytest.raises(ScanError, match="heatmaps and traces"):
        using("tracks")


def test_a_watch_list_is_read_from_a_file(tmp_path):
    (tmp_path / "list.csv").write_text("tail,reason\nN278GX,leased\n", encoding="utf-8-sig")
    assert read_watch_list(tmp_path / "list.csv")[0].tail == "N278GX"
    (tmp_path / "bad.csv").write_bytes(b"tail\n\xff\xfe\n")
    with pytest.raises(ScanError, match="not UTF-8"):
        read_watch_list(tmp_path / "bad.csv")


def test_progress_is_told_to_its_end(source):
    told = []
    scan([source], ASK, own=(BOX,), progress=lambda *one: told.append(one))
    assert told[-1] == ("reading traces", 3, 3)


def test_when_no_aircraft_at_all_was_seen_is_said_whichever_way_the_day_is_read(tmp_path):
    early = {f"a1000{at}": trace(f"a1000{at}", f"QZX{at}", count=100) for at in range(3)}
    day = folder(tmp_path / "day", {**early, "a2c4e0": trace(start=7200.0)})
    assert scan([day], ASK, own=(BOX,)).notes == (
        "positions are from 2025-03-15 12:00:00 UTC to 2025-03-15 17:19:30 UTC",
        "no aircraft at all was seen between 2025-03-15 12:49:30 and 14:00:00 UTC",
    )
    write_day(tmp_path / "heatmap", 1_741_996_800, (), aircraft=5, interval=60)
    (tmp_path / "heatmap" / "20.bin.ttf").unlink()
    notes = scan([tmp_path / "heatmap"], ASK, own=(BOX,)).notes
    assert notes[-1] == "no aircraft at all was seen between 2025-03-15 09:59:00 and 10:30:00 UTC"


def test_of_few_aircraft_no_hole_is_told(source):
    assert scan([source], ASK, own=(BOX,)).notes[-1] == (
        "2 aircraft are too few to tell when the receivers saw nobody"
    )


def test_of_many_holes_the_first_are_named_and_the_others_counted():
    stretches = tuple((at * 3600.0, at * 3600.0 + 60) for at in range(14))
    told = covered(stretches, 3)
    assert len(told) == 12
    assert told[-1] == "… and in 3 more stretches of over a quarter hour"
    assert covered((), 0) == ()
