"""Parquet of positions: columns vary, types vary; what is none of positions is refused."""

import io
from datetime import UTC, datetime

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.readings import traffic_parquet
from habeas.readings.reader import ReadingError
from habeas.readings.traffic_parquet import TrafficParquetReader
from habeas.records.source import Obtained, Source

NOON = datetime(2024, 6, 15, 12, tzinfo=UTC)
STAMP = NOON.timestamp()


def written(columns):
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out)
    return out.getvalue()


def tracks(data):
    kind = "application/vnd.apache.parquet"
    return TrafficParquetReader().tracks(Source("src-test", "", 0, "a.parquet", kind, Obtained("file")), data)


def test_a_table_of_traffic_is_read_in_its_units():
    found = tracks(
        written(
            {
                "timestamp": pa.array([NOON, NOON, None], pa.timestamp("ns", "UTC")),
                "icao24": ["A1B2C3", "ffffff", "ffffff"],
                "callsign": ["AAL1  ", None, None],
                "latitude": [10.5, None, 1.0],
                "longitude": [20.5, None, 1.0],
                "altitude": pa.array([30000, None, 1], pa.float32()),
                "groundspeed": [450.0, 1.0, 1.0],
                "track": [90, 1, 1],
                "vertical_rate": [-640, 1, 1],
                "onground": [False, True, True],
                "registration": ["N1", None, None],
                "squawk": [1, 2, 3],
            }
        )
    )
    (one,) = found.tracks
    assert (one.aircraft.address, one.aircraft.registration) == ("a1b2c3", "N1")
    assert (one.time.tolist(), one.altitude.tolist(), one.speed.tolist()) == ([STAMP], [30000], [450])
    assert (one.direction.tolist(), one.rate.tolist(), one.ground.tolist()) == ([90], [-640], [False])
    assert one.callsigns == ((STAMP, "AAL1"),)
    assert {why for why, _ in found.bad} == {
        "there is no position in it",
        "its time is not between 1970 and 2100",
    }


def test_three_columns_are_enough():
    data = written({"timestamp": [STAMP], "latitude": [1.0], "longitude": [2.0]})
    assert tracks(data).tracks[0].time.tolist() == [STAMP]


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
def test_a_time_without_zone_is_utc_and_said(unit):
    naive = pa.array([NOON.replace(tzinfo=None)], pa.timestamp(unit))
    found = tracks(written({"timestamp": naive, "latitude": [1.0], "longitude": [2.0]}))
    assert found.tracks[0].time.tolist() == [STAMP]
    assert "taken as UTC" in found.notes[0]


def test_what_repeats_a_last_position_is_left_out():
    stamps = [STAMP + at for at in range(4)]
    data = written(
        {
            "timestamp": stamps,
            "latitude": [1.0] * 4,
            "longitude": [2.0] * 4,
            "last_position": [STAMP, STAMP, STAMP + 2, None],
        }
    )
    found = tracks(data)
    assert found.tracks[0].number.tolist() == [0, 2, 3]
    assert found.bad[0][1] == 1


def test_state_vectors_of_opensky_are_turned():
    data = written(
        {
            "time": [100, 101],
            "icao24": pa.array(["a1b2c3", "a1b2c3"]).dictionary_encode(),
            "lat": [1.0, 1.0],
            "lon": [2.0, 2.0],
            "baroaltitude": [3048.0, 3048.0],
            "onground": [True, None],
            "lastposupdate": [99.5, 99.5],
        }
    )
    found = tracks(data)
    assert (found.tracks[0].time.tolist(), found.tracks[0].altitude.tolist()) == ([99.5], [10000])
    assert found.tracks[0].ground.tolist() == [True]
    assert found.bad[0][1] == 1


def test_our_own_headings_are_read():
    data = written(
        {"time": ["2024-06-15T12:00:00Z"], "latitude": [1], "longitude": [2], "address": ["a1b2c3"]}
    )
    assert tracks(data).tracks[0].time.tolist() == [STAMP]


@pytest.mark.parametrize("unit", [pa.list_(pa.int64()), pa.struct([("a", pa.int64())])])
def test_a_column_of_an_odd_type_with_nothing_in_it_is_not_given(unit):
    odd = pa.array([None, None], unit)
    data = written(
        {"timestamp": [STAMP, STAMP], "latitude": [1.0, 1.0], "longitude": [2.0, 2.0], "altitude": odd}
    )
    assert np.isnan(tracks(data).tracks[0].altitude).all()


WHOLE = written({"timestamp": [STAMP] * 9999, "latitude": [1.0] * 9999, "longitude": [2.0] * 9999})
NOTHING = [
    b"",
    b"PAR1",
    b"PAR1" + bytes(100) + b"PAR1",
    WHOLE[: len(WHOLE) // 2],
    WHOLE[:30] + b"\xff" * 50 + WHOLE[80:],
    written({"facility": [1], "people": [2]}),
    written(
        {
            "timestamp": pa.array([], pa.float64()),
            "latitude": pa.array([], pa.float64()),
            "longitude": pa.array([], pa.float64()),
        }
    ),
]


@pytest.mark.parametrize("data", NOTHING, ids=range(len(NOTHING)))
def test_what_is_none_of_positions_is_an_error(data):
    with pytest.raises(ReadingError) as caught:
        tracks(data)
    assert caught.value.do


def test_a_number_of_rows_without_measure_is_refused(monkeypatch):
    monkeypatch.setattr(traffic_parquet, "MOST_ROWS", 9998)
    with pytest.raises(ReadingError, match="million rows"):
        tracks(WHOLE)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.floats(0, 4e9),
            st.floats(-90, 90),
            st.floats(-180, 180),
            st.one_of(st.none(), st.floats(0, 6e4)),
        ),
        min_size=1,
    )
)
def test_what_is_written_is_what_is_read(made):
    columns = dict(
        zip(
            ("timestamp", "latitude", "longitude", "altitude"),
            map(list, zip(*made, strict=True)),
            strict=True,
        )
    )
    columns["altitude"] = pa.array(columns["altitude"], pa.float64())
    (one,) = tracks(written(columns)).tracks
    back = one.taken(np.argsort(one.number))
    for name in ("time", "latitude", "longitude"):
        assert getattr(back, name).tolist() == columns["timestamp" if name == "time" else name]
    given_ = [np.nan if each[3] is None else each[3] for each in made]
    assert np.array_equal(back.altitude, np.array(given_, np.float32), equal_nan=True)
