"""flights legs-of-day, as a user runs it: the same rows on one core, on two, and on Spark."""

import csv
import io
import json

import pyarrow.parquet as pq
import pytest
from tests.spark import HAS_JAVA
from tests.workflow.made_traces import KDFW, folder, tar, trace
from typer import Typer
from typer.testing import CliRunner

from habeas.cli.scanning_legs import legs_of_day
from habeas.readings.readsb_trace import trace_columns
from habeas.records.errors import HabeasError
from habeas.workflow.spark_positions import write

FLOWN = {
    "a2c4e0": trace(registration="N278GX"),
    "a00001": trace("a00001", "QZX1", origin=KDFW),
    "0d0123": trace("0d0123", "GXA7", registration="XA-VXB", start=20_000.0),
}


@pytest.fixture
def day(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return folder(tmp_path / "day", {**FLOWN, "a00002": b"{"})


def run(*arguments):
    app = Typer()
    app.command()(legs_of_day)
    done = CliRunner().invoke(app, [str(each) for each in arguments])
    if isinstance(done.exception, HabeasError):
        raise done.exception
    assert done.exit_code == 0, done.output
    return done.stdout


def test_every_leg_is_listed_with_its_crossings_and_what_the_day_held(day):
    said = run(day)
    assert "3 aircraft, 1,200 points: 4 traces in 4 of 256 folders" in said
    assert "trace_full_a00002.json:" in said
    assert "no aircraft at all was seen between 2025-03-15 15:19:30 and 17:33:20 UTC" in said
    rows = [line.split() for line in said.splitlines() if line.startswith("N278GX")]
    assert [row[4:6] for row in rows] == [["leg", "by"], ["out", "of"]]
    assert rows[1][6] == "US"


def test_json_csv_and_parquet_have_the_same_rows(day, tmp_path):
    found = json.loads(run(day, "--boundary", "US,MX", "--json", "--to", tmp_path / "all.csv"))
    run(day, "--boundary", "US", "--boundary", "MX", "--to", tmp_path / "all.parquet")
    in_csv = list(csv.DictReader(io.StringIO((tmp_path / "all.csv").read_text(encoding="utf-8-sig"))))
    in_parquet = pq.read_table(tmp_path / "all.parquet").to_pylist()
    assert {one["place"] for one in found["rows"] if one["what"] == "crossing"} == {"US", "MX"}
    named = ("address", "what", "leg", "place", "callsign")
    for one, other, third in zip(found["rows"], in_csv, in_parquet, strict=True):
        assert [str(one[name]) for name in named] == [other[name] for name in named]
        assert [one[name] for name in named] == [third[name] for name in named]
        assert other["earliest"] == (one["earliest"] or "")
    assert found["bad"][0]["name"] == "traces/02/trace_full_a00002.json"
    with pytest.raises(HabeasError, match="a file of this name"):
        run(day, "--to", tmp_path / "all.csv")


def test_what_cannot_be_done_is_said_before_the_work(day, tmp_path):
    with pytest.raises(HabeasError, match="no such form"):
        run(day, "--to", tmp_path / "all.xlsx")
    with pytest.raises(HabeasError, match="no boundary of this code"):
        run(day, "--boundary", "QQ")
    (tmp_path / "empty").mkdir()
    with pytest.raises(HabeasError, match="no heatmap and no trace"):
        run(tmp_path / "empty")


def test_without_java_or_pyspark_it_says_what_to_install(day, monkeypatch):
    with monkeypatch.context() as patched:
        patched.delenv("JAVA_HOME", raising=False)
        patched.setattr("shutil.which", lambda _: None)
        with pytest.raises(HabeasError, match="no Java"):
            run(day, "--spark", "local[2]")
    monkeypatch.setattr("shutil.which", lambda _: "/usr/bin/java")
    monkeypatch.setattr("habeas.workflow.spark_legs.find_spec", lambda _: None)
    with pytest.raises(HabeasError, match="pyspark is not installed"):
        run(day, "--spark", "local[2]")


def test_positions_in_parquet_are_worked_on_spark_alone(tmp_path):
    write(trace_columns(FLOWN["a2c4e0"], source="made").tracks, tmp_path / "positions.parquet")
    with pytest.raises(HabeasError, match="on Spark alone"):
        run(tmp_path / "positions.parquet")


@pytest.mark.slow
def test_two_cores_give_what_one_gives(day):
    assert run(day, "--json", "--cores", 2) == run(day, "--json")


@pytest.mark.slow
@pytest.mark.skipif(not HAS_JAVA, reason="Spark needs Java, and there is none here")
def test_spark_gives_what_one_machine_gives_from_a_folder_a_tar_or_parquet(day, tmp_path):
    plain = run(day, "--json")
    assert run(day, "--json", "--spark", "local[2]") == plain
    packed = tar(tmp_path / "day.tar", day)
    assert json.loads(run(packed, "--json", "--spark", "local[2]")) == json.loads(plain)
    positions = tmp_path / "positions"
    positions.mkdir()
    for name, data in FLOWN.items():
        write(trace_columns(data, source=name).tracks, positions / f"{name}.parquet")
    found = json.loads(run(positions, "--json", "--spark", "local[2]"))
    assert found["rows"] == json.loads(plain)["rows"]
    assert (found["aircraft"], found["points"]) == (3, 1200)
