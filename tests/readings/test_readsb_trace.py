"""readsb traces: every row in a track or counted as bad, and both ways of reading agree."""

import gzip
import json
import math
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.readings.made_traces import NOON, row, trace, zipped
from tests.real_files import real

from habeas.analysis.flights.positions import COLUMNS, KINDS, Mark
from habeas.readings import readsb_trace
from habeas.readings.reader import ReadingError
from habeas.readings.readsb_trace import ReadsbTraceReader, exact_columns, trace_columns

REAL = real("data/flights")


def only(data):
    (found,) = trace_columns(data).tracks
    return found


def same(one, other):
    assert (one.bad, one.notes) == (other.bad, other.notes)
    for left, right in zip(one.tracks, other.tracks, strict=True):
        assert (left.aircraft, left.callsigns, left.sources) == (
            right.aircraft,
            right.callsigns,
            right.sources,
        )
        for name in COLUMNS:
            assert getattr(left, name).tobytes() == getattr(right, name).tobytes(), name


def test_a_row_is_a_point_in_its_units():
    found = only(trace([row(1.5, 10.25, -20.5, 30000, 450.3, 91.2, 3, -640, None, "mlat")]))
    assert (found.time[0], found.latitude[0], found.longitude[0]) == (NOON + 1.5, 10.25, -20.5)
    values = (found.altitude[0], found.speed[0], found.direction[0], found.rate[0])
    assert values == (30000, np.float32(450.3), np.float32(91.2), -640)
    assert found.marks[0] == Mark.STALE | Mark.NEW_LEG
    assert KINDS[found.kind[0]] == "mlat"
    assert (found.number[0], found.sources) == (0, ("",))


def test_the_aircraft_is_named_and_its_owner_is_not():
    found = trace_columns(trace([row()], icao="~2A1B3C", r=" N1 ", ownOp="JANE DOE"))
    about = found.tracks[0].aircraft
    assert (about.address, about.registration, about.type) == ("~2a1b3c", "N1", "B738")
    assert "JANE" not in repr(found)


def test_an_aircraft_that_no_register_has_is_known_by_its_address():
    data = trace([row()], noRegData=True).replace(b'"r": "N123AB", "t": "B738", ', b"")
    about = only(data).aircraft
    assert (about.key, about.registration, about.type) == ("a1b2c3", "", "")


def test_what_is_no_address_is_not_given_and_said():
    found = trace_columns(trace([row()], icao="zzz"))
    assert found.tracks[0].aircraft.key == "N123AB"
    assert "no address of six" in found.notes[0]


def test_a_temporary_address_is_said():
    assert "PIA" in trace_columns(trace([row()], dbFlags=4)).notes[0]
    assert trace_columns(trace([row()], dbFlags=8)).notes == ()


def test_on_the_ground_has_no_altitude():
    found = only(trace([row(0, 1, 2, "ground"), row(1, 1, 2, None), row(2, 1, 2, 25)]))
    assert found.ground.tolist() == [True, False, False]
    assert np.isnan(found.altitude).tolist() == [True, True, False]


def test_a_geometric_altitude_is_marked():
    assert only(trace([row(0, 1, 2, 31000, 1, 1, 8)])).marks[0] == Mark.GEOMETRIC_ALTITUDE


def test_what_is_null_is_not_given():
    found = only(trace([row(0, 1, 2, None, None, None, 0, None)]))
    assert all(np.isnan(getattr(found, name)[0]) for name in ("altitude", "speed", "direction", "rate"))


def test_callsigns_are_those_heard_where_they_change():
    said = [
        None,
        {"flight": "AAL1  "},
        {"flight": "AAL1"},
        {"squawk": "1200"},
        {"flight": "@@@@@@@@"},
        {"flight": "AAL2"},
    ]
    rows = [row(at, 1, 2, 3, 4, 5, 0, 6, one) for at, one in enumerate(said)]
    assert only(trace(rows)).callsigns == ((NOON + 1, "AAL1"), (NOON + 5, "AAL2"))


def test_a_rolling_file_begins_at_its_stamp_and_runs_past_midnight():
    evening = 1_718_487_540.0
    found = only(trace([row(0.0), row(86_399.99)], evening))
    assert found.time.tolist() == [evening, evening + 86_399.99]


@pytest.mark.parametrize("length", range(9, 17))
def test_rows_of_nine_items_and_more_are_read(length):
    long = [*row(), "a1b2c3d4", "what comes next"]
    assert len(only(trace([long[:length]]))) == 1


BAD = [
    (row()[:8], "fewer than 9 items"),
    ([], "fewer than 9 items"),
    (7, "no list"),
    ({"a": 1}, "no list"),
    (row("1"), "no finite number"),
    (row(True), "no finite number"),
    (row(0, None, 0), "no finite number"),
    (row(0, math.nan, 0), "no finite number"),
    (row(0, 1, math.inf), "no finite number"),
    (row(10**400), "no finite number"),
    (row(0, 1, 2, "low"), "no finite number and not empty"),
    (row(0, 1, 2, 3, math.nan), "no finite number and not empty"),
    (row(0, 1, 2, 3, 4, [5]), "no finite number and not empty"),
    (row(0, 1, 2, 3, 4, 5, 0, "6"), "no finite number and not empty"),
    (row(0, 1, 2, 3, 4, 5, None), "flags"),
    (row(0, 1, 2, 3, 4, 5, 1.5), "flags"),
    (row(0, 1, 2, 3, 4, 5, 256), "flags"),
    (row(0, 90.1, 2), "latitude"),
    (row(0, 1, -180.1), "latitude"),
    (row(1e300), "time"),
    (row(-NOON - 1), "time"),
]


@pytest.mark.parametrize(("bad", "why"), BAD)
def test_a_bad_row_is_counted_by_reason_and_left_out(bad, why):
    found = trace_columns(trace([row(0), bad, row(2)]))
    assert found.tracks[0].number.tolist() == [0, 2]
    ((reason, count),) = found.bad
    assert why in reason
    assert count == 1


def test_values_that_no_aircraft_can_report_are_not_given_and_counted():
    found = trace_columns(trace([row(0, 1, 2, 10**9, -4, 361, 0, 1e30), row(1)]))
    assert np.isnan(found.tracks[0].altitude).tolist() == [True, False]
    assert np.isnan(found.tracks[0].speed).tolist() == [True, False]
    assert len(found.notes) == 4
    assert "altitude outside -5,000 to 130,000 feet" in found.notes[0]


def test_an_unknown_source_type_is_not_stated_and_counted():
    found = trace_columns(trace([row(0, 1, 2, 3, 4, 5, 0, 6, None, "telepathy"), row(1)]))
    assert found.tracks[0].kind.tolist() == [0, 1]
    assert "'telepathy'" in found.notes[0]


def test_points_out_of_order_are_put_in_order_and_counted():
    rows = [row(5, 1), row(3, 2), row(4, 3, 0, 1, 2, 3, 0, 0, {"flight": "X"}), row(3, 4)]
    found = trace_columns(trace(rows))
    assert found.tracks[0].latitude.tolist() == [2, 4, 3, 1]
    assert found.tracks[0].number.tolist() == [1, 3, 2, 0]
    assert found.notes == ("2 points earlier than the one before them, put in order of time",)
    assert found.tracks[0].callsigns == ((NOON + 4, "X"),)


def test_duplicates_are_left_for_cleaning():
    assert len(only(trace([row(), row()]))) == 2


def test_gzip_is_read_whatever_the_name(source):
    data = zipped(trace([row()]))
    given = source("application/gzip", "trace_full_a1b2c3.json")
    reader = ReadsbTraceReader()
    assert reader.accepts(given, data[:4096])
    assert reader.accepts(source("application/json"), trace([row()])[:4096])
    assert not reader.accepts(given, zipped(b'{"a": 1}'))
    assert not reader.accepts(source("text/csv"), data)
    assert len(reader.tracks(given, data).tracks[0]) == 1


def test_the_reading_holds_a_table_and_says_what_was_bad(source):
    data = trace([row(), row(1, 99), row(2)])
    found = ReadsbTraceReader().read(source("application/json"), data)
    assert (found.tables[0].name, found.tables[0].rows, found.tables[0].holds) == (
        "positions",
        2,
        ("a1b2c3 N123AB",),
    )
    assert found.warnings[0].startswith("1 of 3 points left out: its latitude")
    assert found == ReadsbTraceReader().read(source("application/json"), zipped(data))


MANY = trace([row(at, 1 + at / 1000) for at in range(500)])


@pytest.mark.parametrize("share", [0.1, 0.5, 0.77, 0.999])
def test_of_a_json_cut_in_the_middle_the_whole_rows_are_kept(share):
    kept = MANY[: int(len(MANY) * share)]
    found = trace_columns(kept)
    whole = kept.count(b"],\n[") + (1 if kept.rstrip().endswith((b"]", b"],")) else 0)
    assert len(found.tracks[0]) == whole
    assert f"the JSON does not end after {whole:,} whole rows" in found.notes[0]
    assert found.bad == ()
    assert found.tracks[0].time.tolist() == only(MANY).time[:whole].tolist()


@pytest.mark.parametrize("share", [0.3, 0.8])
def test_of_a_gzip_cut_in_the_middle_the_whole_rows_are_kept(share):
    data = zipped(MANY)
    found = trace_columns(data[: int(len(data) * share)])
    assert 0 < len(found.tracks[0]) < 500
    assert "the gzip breaks off" in found.notes[0]


def test_a_gzip_without_its_end_is_whole_and_said():
    found = trace_columns(zipped(MANY)[:-3])
    assert len(found.tracks[0]) == 500
    assert "the gzip breaks off after 500 whole rows" in found.notes[0]


def test_a_gzip_in_two_members_is_one_file():
    half = len(MANY) // 2
    assert len(only(zipped(MANY[:half]) + zipped(MANY[half:]) + b"\0\0")) == 500


def test_of_a_damaged_gzip_no_number_is_believed():
    data = bytearray(zipped(MANY))
    data[-6] ^= 1
    with pytest.raises(ReadingError, match="damaged inside"):
        trace_columns(bytes(data))


def test_a_gzip_that_expands_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(readsb_trace, "MOST", 10_000)
    with pytest.raises(ReadingError, match="more than"):
        trace_columns(zipped(b" " * 20_000))
    with pytest.raises(ReadingError, match="more than"):
        trace_columns(zipped(b" " * 9_000) + zipped(b" " * 9_000))


NO_TRACES = [
    b"",
    b"{}",
    b"[]",
    b"null",
    b"\0\1\2",
    b"\xff" * 50,
    b'{"icao":"a1b2c3","timestamp":1}',
    b'{"icao":"a1b2c3","trace":[]}',
    b'{"timestamp":"noon","trace":[[0]]}',
    b'{"timestamp":true,"trace":[]}',
    b'{"timestamp":1,"trace":7}',
    b'{"timestamp":1,"trace":[',
    b'"trace":[',
    b"[" * 100_000,
    b'{"timestamp":1,"trace":[' + b"[" * 100_000,
    b'{"a":' * 100_000,
    b"\x1f\x8b",
    b"\x1f\x8b\x08\0\0\0\0\0\0\xff",
]


@pytest.mark.parametrize("data", NO_TRACES, ids=range(len(NO_TRACES)))
def test_what_is_no_trace_is_an_error_that_says_what_to_do(data):
    with pytest.raises(ReadingError) as caught:
        trace_columns(data, where="a.json")
    assert caught.value.where == "a.json"
    assert caught.value.do


def test_a_trace_of_bad_rows_alone_is_an_error_that_counts_them():
    with pytest.raises(ReadingError, match=r"no usable point \(2: a row of fewer"):
        trace_columns(trace([[], []]))


def test_nesting_without_end_in_one_row_costs_that_row_alone():
    deep = trace([row(0), "DEEP", row(2)]).replace(b'"DEEP"', b"[" * 50_000 + b"]" * 50_000)
    found = trace_columns(deep)
    assert found.tracks[0].number.tolist() == [0, 2]


def test_a_byte_that_is_no_text_costs_nothing_but_its_callsign():
    data = trace([row(0, 1, 2, 3, 4, 5, 0, 6, {"flight": "AA?1"})]).replace(b"?", b"\xff")
    assert only(data).callsigns == ((NOON, "AA\ufffd1"),)


def test_a_million_rows_are_quick():
    line = json.dumps(row(), separators=(",", ":"))
    data = f'{{"timestamp": {NOON}, "trace": [{",".join([line] * 1_000_000)}]}}'.encode()
    began = time.process_time()
    assert len(only(data)) == 1_000_000
    assert time.process_time() - began < 10


def test_two_hundred_thousand_odd_rows_are_no_trouble():
    data = trace([row(0)]).replace(b"\n]}", b"").replace(b"]]}", b"]" + b",[[1,2" * 200_000 + b"]}")
    began = time.process_time()
    assert len(only(data)) == 1
    assert time.process_time() - began < 10


number = st.one_of(
    st.floats(allow_nan=True, allow_infinity=True),
    st.integers(-(10**20), 10**20),
    st.none(),
    st.booleans(),
    st.text("ab", max_size=2),
)
likely = st.one_of(st.floats(-200, 200), st.integers(-200, 200))
maybe = st.one_of(likely, likely, likely, st.none(), number)
said = st.one_of(st.none(), st.fixed_dictionaries({"flight": st.one_of(st.text(max_size=9), number)}), number)
odd_row = st.tuples(
    likely,
    st.floats(-95, 95),
    st.floats(-185, 185),
    st.one_of(maybe, st.just("ground")),
    maybe,
    maybe,
    st.one_of(st.integers(0, 15), st.integers(-1, 300), number),
    maybe,
    said,
    st.one_of(st.sampled_from(KINDS), st.text("xy", max_size=3), st.none(), number),
    number,
)
some_length = st.sampled_from([11, 11, 10, 9, 8])
rows = st.lists(
    st.tuples(odd_row, some_length).map(lambda one: list(one[0][: one[1]])), min_size=1, max_size=12
)


@settings(deadline=None, max_examples=300)
@given(rows)
def test_both_ways_of_reading_agree_bit_for_bit(made):
    data = trace(made)
    fast, exact = caught(trace_columns, data), caught(exact_columns, data)
    if isinstance(fast, str) or not exact.tracks:
        assert isinstance(fast, str)
        assert not exact.tracks
    else:
        same(fast, exact)


plain = st.lists(
    st.tuples(
        st.floats(0, 86_400).map(lambda one: round(one, 2)),
        st.floats(-90, 90),
        st.floats(-180, 180),
        st.one_of(st.integers(-1000, 50000), st.just("ground"), st.none()),
        st.one_of(st.floats(0, 600), st.none()),
        st.one_of(st.floats(0, 360), st.none()),
        st.integers(0, 15),
        st.one_of(st.integers(-8000, 8000), st.none()),
        st.one_of(st.none(), st.fixed_dictionaries({"flight": st.text(max_size=8)})),
        st.sampled_from(KINDS[1:-1]),
    ).map(list),
    min_size=1,
    max_size=20,
)


@settings(deadline=None)
@given(plain)
def test_the_fast_way_reads_what_readsb_writes_and_agrees_with_the_exact_one(made):
    from habeas.readings.points import Remarks
    from habeas.readings.readsb_trace import _fast

    data = trace(made)
    remarks = Remarks()
    found = _fast(data, "", remarks)
    assert found is not None
    same(remarks.tracked((found,)), exact_columns(zipped(data)))
    assert sorted(found.number.tolist()) == list(range(len(made)))


@pytest.mark.parametrize(
    "head", [{"r": 7}, {"icao": None}, {"t": ["x"]}, {"dbFlags": "4"}, {"dbFlags": 10**30}]
)
def test_an_odd_head_reads_alike_both_ways(head):
    data = trace([row()], **head)
    same(trace_columns(data), exact_columns(data))


def caught(work, data):
    try:
        return work(data)
    except ReadingError as error:
        return str(error)


@pytest.mark.skipif(REAL is None, reason="the real traces are not on this machine")
@pytest.mark.parametrize(("name", "points", "key"), [("ac671b", 2500, "N899DN"), ("ac134a", 777, "N8774Q")])
def test_real_traces(name, points, key):
    data = (REAL / f"trace_full_{name}.json").read_bytes()
    found = trace_columns(data)
    (one,) = found.tracks
    assert (len(one), one.aircraft.address, one.aircraft.registration) == (points, name, key)
    assert (found.bad, found.notes) == ((), ())
    assert (np.diff(one.time) >= 0).all()
    same(found, exact_columns(gzip.compress(data)))
