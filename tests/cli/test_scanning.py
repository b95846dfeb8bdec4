"""flights scan, as a user runs it, in a folder that need not be a case."""

import json
import subprocess
import sys

import pytest
from tests.workflow.made_traces import KDFW, folder, trace
from typer import Typer
from typer.testing import CliRunner

from habeas.cli.scanning import scan
from habeas.records.errors import HabeasError

ASKED = ["--from", "KHRL,KAEX", "--beyond", "US", "--operator", "GXA"]


@pytest.fixture
def day(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    traces = {"a2c4e0": trace(), "a00001": trace("a00001", "QZX1", origin=KDFW), "a00002": b"{"}
    return folder(tmp_path / "day", traces)


def run(*arguments):
    app = Typer()
    app.command()(scan)
    done = CliRunner().invoke(app, [str(each) for each in arguments])
    if isinstance(done.exception, HabeasError):
        raise done.exception
    assert done.exit_code == 0, done.output
    return done.output


def test_the_table_has_ranks_reasons_completeness_and_bad_files(day):
    said = run(day, *ASKED)
    assert "2 aircraft, 800 points: 3 traces in 3 of 256 folders" in said
    assert "not seen is not absent" in said
    assert "trace_full_a00002.json:" in said
    assert "1.  3 of 3  N278GX a2c4e0  GXA6145" in said
    assert "its callsign GXA6145 is GlobalX's (GXA)" in said
    assert "not met   operator: it is none that is asked for" not in said
    assert "QZX1" not in said


def test_json_has_the_same_and_files_are_written_once(day, tmp_path):
    csv, geojson = tmp_path / "found.csv", tmp_path / "found.geojson"
    found = json.loads(run(day, *ASKED, "--json", "--csv", csv, "--geojson", geojson))
    assert [one["registration"] for one in found["candidates"]] == ["N278GX"]
    assert found["completeness"].startswith("3 traces")
    assert csv.read_text(encoding="utf-8-sig").count("\n") == 2
    assert json.loads(geojson.read_text())["features"][0]["properties"]["rank"] == 1
    with pytest.raises(HabeasError, match="a file of this name"):
        run(day, *ASKED, "--csv", csv)


def test_a_watch_list_and_options_given_again_are_taken_together(day, tmp_path):
    (tmp_path / "list.csv").write_text("tail,reason\nN278GX,leased\n")
    assert "on the watch list: leased" in run(day, "--watch", tmp_path / "list.csv")
    found = json.loads(
        run(day, "--tail", "N278GX", "--tail", "n1", "--callsign", "QZX", "--at-least", 1, "--json")
    )
    assert {one["address"] for one in found["candidates"]} == {"a2c4e0", "a00001"}


def test_nothing_that_matches_is_said(day):
    assert "No leg meets 1 of the conditions: tail." in run(day, "--tail", "N9")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "nothing is asked for"),
        (["--from", "QQQQ"], "airport is not known"),
        (["--tail", "N0A"], "no aircraft can have"),
        (["--tail", "N1", "--cores", "-1"], "no fewer than no cores"),
        (["--tail", "N1", "--using", "tracks"], "heatmaps and traces"),
        (["--tail", "N1", "--at-least", "3"], "cannot meet 3"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_a_sentence(day, arguments, says):
    with pytest.raises(HabeasError, match=says):
        run(day, *arguments)


def test_nothing_slow_is_loaded_for_help():
    code = "import sys, habeas.cli.scanning; print('numpy' in sys.modules, 'shapely' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
