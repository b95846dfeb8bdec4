"""Legs and crossings on Spark are those of one machine, to the row."""

import numpy as np
import pytest
import shapely
from tests.spark import HAS_JAVA, shared
from tests.workflow.made_traces import KDFW, MSLP, trace

from habeas.analysis.flights.positions import COLUMNS
from habeas.readings.readsb_trace import trace_columns
from habeas.reference.boundaries import TERRITORY, Boundary
from habeas.workflow.spark_legs import SparkError, legs_on_spark, session, to_rows
from habeas.workflow.spark_positions import from_arrow, to_arrow, write

BOX = Boundary(
    "US",
    "US: a box",
    TERRITORY,
    "made for tests",
    2000,
    shapely.MultiPolygon([shapely.box(-125, 24.5, -66, 49)]),
)
"""Of a class that workers find wherever Spark was begun."""


def tracks(count=12):
    made = [trace(), trace("0d0123", "XAVXB1", origin=MSLP, to=KDFW, registration="XA-VXB")]
    made += [trace(f"a1{at:04x}", f"GXA{at}", origin=KDFW, start=at * 7.0) for at in range(count)]
    return [trace_columns(data, source=f"made-{at}").tracks[0] for at, data in enumerate(made)]


def in_order(rows):
    return sorted(rows, key=lambda one: (one.address, one.leg, one.what != "leg", one.earliest or 0.0))


def test_a_track_is_the_same_after_arrow_in_whatever_order_its_rows_come():
    one = tracks()[1]
    rows = to_arrow(one)
    back = from_arrow(rows.take(np.random.default_rng(1).permutation(len(rows))))
    assert back.aircraft == one.aircraft
    assert back.callsigns == one.callsigns
    for name in COLUMNS:
        np.testing.assert_array_equal(getattr(back, name), getattr(one, name), err_msg=name)


def test_plain_rows_tell_legs_and_the_crossings_of_each():
    rows = to_rows(tracks(0), [BOX])
    assert [(one.address, one.what, one.inward) for one in rows] == [
        ("a2c4e0", "leg", None),
        ("a2c4e0", "crossing", False),
        ("0d0123", "leg", None),
        ("0d0123", "crossing", True),
    ]
    assert rows[0].place == "KHRL"
    assert rows[1].earliest < rows[1].latest


@pytest.mark.slow
@pytest.mark.skipif(not HAS_JAVA, reason="Spark needs Java, and there is none here")
def test_spark_gives_the_rows_of_one_machine(tmp_path):
    made = tracks()
    for part in range(3):
        write(made[part::3], tmp_path / f"{part}.parquet")
    frame = legs_on_spark(shared().read.parquet(str(tmp_path)), [BOX])
    found = [one.asDict() for one in frame.collect()]
    plain = in_order(to_rows(made, [BOX]))
    assert in_order(type(plain[0])(**one) for one in found) == plain
    assert len(plain) == 28


def test_no_java_is_said(monkeypatch):
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setattr("shutil.which", lambda _: None)
    with pytest.raises(SparkError, match="no Java"):
        session()
