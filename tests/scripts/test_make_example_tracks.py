"""The made tracks of the example are what their script makes, and say that they are made."""

import csv
import json
from itertools import pairwise
from pathlib import Path

from scripts.make_example_tracks import LEGS, TARGET, trace

from habeas.analysis.flights.registrations import us_address

SOURCES = Path(__file__).parents[2] / "examples" / "march-2025" / "sources.csv"


def test_the_files_in_the_example_are_those_that_the_script_writes():
    for leg in LEGS:
        address = us_address(leg.registration)
        assert (TARGET / f"trace_full_{address}.json").read_text() == trace(leg, address)


def test_each_says_in_itself_and_beside_itself_that_nobody_observed_it():
    told = {row["file"]: row["authenticity"] for row in csv.DictReader(SOURCES.open(encoding="utf-8"))}
    for path in TARGET.glob("*.json"):
        assert "observed by nobody" in json.loads(path.read_bytes())["made"]
        assert told[f"sources/tracks/{path.name}"].startswith("made")


def test_the_track_whose_hour_no_source_gives_is_marked_unverified():
    told = {row["file"]: row["authenticity"] for row in csv.DictReader(SOURCES.open(encoding="utf-8"))}
    unverified = [file for file, words in told.items() if "unverified" in words]
    assert unverified == [f"sources/tracks/trace_full_{us_address('N630VA')}.json"]


def test_a_made_track_keeps_the_published_times_and_leaves_a_gap():
    leg = LEGS[0]
    made = json.loads(trace(leg, us_address(leg.registration)))
    airborne = [row[0] for row in made["trace"] if row[3] != "ground"]
    assert made["timestamp"] + airborne[0] - 15 == 1742073960  # 17:26 Eastern
    assert made["timestamp"] + airborne[-1] == 1742081760  # 19:36
    steps = [late - early for early, late in pairwise(airborne)]
    assert sorted(steps)[-2:] == [15, 600]
