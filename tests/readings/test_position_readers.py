"""What all readers of positions have in common."""

import subprocess
import sys

import pytest
from tests.readings import made_heatmaps, made_traces

from habeas.readings.readers import READERS, reader_for
from habeas.readings.tracks import TrackReader

NAMES = {
    "readsb_trace",
    "readsb_heatmap",
    "trace_archive",
    "opensky",
    "flightradar24",
    "flightaware_kml",
    "traffic_parquet",
    "positions_csv",
}


def test_those_that_give_tracks_are_told_by_their_protocol():
    assert {one.name for one in READERS if isinstance(one, TrackReader)} == NAMES


def test_importing_them_loads_nothing_that_is_slow_to_load():
    slow = "{'lxml', 'numpy', 'pyarrow', 'msgspec', 'isal'}"
    code = f"import sys, habeas.readings.readers; print({slow} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_the_same_positions_in_other_bytes_are_one_table(source):
    data = made_traces.trace([made_traces.row(at) for at in range(5)])
    found = []
    for kind, form in (("application/json", data), ("application/gzip", made_traces.zipped(data))):
        given = source(kind, "trace.json")
        found.append(reader_for(given, form[:4096]).read(given, form))
    assert found[0].tables == found[1].tables
    assert found[0].id == found[1].id


@pytest.mark.parametrize("cut", [0, 1, 20, 300])
def test_a_head_of_any_length_is_looked_at_without_trouble(source, cut):
    heads = [made_traces.trace([]), made_heatmaps.heatmap([]), b"PAR1", b"\x1f\x8b" + bytes(300), b"<kml>"]
    for kind in ("application/json", "application/gzip", "application/x-tar", "text/csv"):
        for head in [*heads, *map(made_traces.zipped, heads)]:
            reader_for(source(kind), head[:cut])
