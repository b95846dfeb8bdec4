"""The compiled scanner of readsb traces: it gives what the decoder gives, bit for bit, or nothing."""

import json
import sys
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.readings.made_traces import row, trace
from tests.real_files import real

from habeas.analysis.flights.positions import KINDS
from habeas.readings import readsb_compiled, readsb_trace
from habeas.readings.points import Remarks
from habeas.readings.readsb_columns import DECODER, decoded
from habeas.readings.readsb_compiled import NAMES, Scanner, scanned
from habeas.readings.readsb_trace import trace_columns

numba = pytest.importorskip("numba")
FunctionCache = pytest.importorskip("numba.core.caching").FunctionCache


REAL = real("data/flights")


@pytest.fixture(scope="module")
def scanner():
    """One that is started; the first time on a machine it is compiled."""
    found = Scanner()
    assert found.start()
    return found


def agreed(data, scanner):
    """Whether the scanner took the data; that it then gave what the decoder gives is asserted."""
    found = scanned(data, scanner)
    if found is None:
        return False
    exact = decoded(data, Remarks())
    assert exact is not None
    assert (found.head.icao, found.head.r, found.head.t) == (exact.head.icao, exact.head.r, exact.head.t)
    assert (found.head.timestamp, found.head.dbFlags) == (exact.head.timestamp, exact.head.dbFlags)
    assert found.heard == exact.heard
    assert found.columns.keys() == exact.columns.keys()
    for name, column in exact.columns.items():
        assert (found.columns[name].dtype, found.columns[name].shape) == (column.dtype, column.shape)
        assert found.columns[name].tobytes() == column.tobytes(), name
    return True


def with_item(place, token):
    """A trace of three rows, of which the second has this text for an item."""
    items = [json.dumps(one) for one in row()]
    items[place] = token
    rows = [json.dumps(row()), f"[{','.join(items)}]", json.dumps(row(2))]
    return f'{{"icao":"a1b2c3","timestamp":1700000000.5,"trace":[{",".join(rows)}]}}'.encode()


TAKEN = [
    (0, "-0"),
    (0, "-0.0"),
    (1, "-0.000001"),
    (1, "12.3456789012345"),
    (1, "999999999999999"),
    (2, "-179.99999999999"),
    (2, "0.00000000000001"),
    (3, '"ground"'),
    (3, "null"),
    (3, "-1025"),
    (3, "33825.5"),
    (4, "null"),
    (5, "null"),
    (6, "255"),
    (7, "null"),
    (7, "-64"),
    (8, "{}"),
    (8, ' { "flight" : "AAL1    " , "nav_modes" : [ "autopilot" , 1 , null , true , false ] } '),
    (8, '{"flight":null}'),
    (8, '{"flight":""}'),
    (8, '{"flight":"A","flight":"B"}'),
    (8, '{"flight":"A","flight":null}'),
    (8, '{"mlat":[],"spi":0,"nic":-1.5}'),
    (9, "null"),
    (9, '"unknown"'),
    (9, '"tisb_trackfile"'),
    (10, "[1,2]"),
    (13, '"what comes next"'),
]


@pytest.mark.parametrize(("place", "token"), TAKEN)
def test_what_readsb_may_write_is_taken_and_means_the_same(place, token, scanner):
    assert agreed(with_item(place, token), scanner)


GIVEN_UP = [
    (0, "1e5"),
    (0, "1.5E-3"),
    (0, "1234567890123456"),
    (1, "0.1234567890123456789"),
    (1, "1" + "0" * 400),
    (1, "0." + "0" * 400 + "1"),
    (1, "01"),
    (1, "1."),
    (1, ".5"),
    (1, "+1"),
    (1, "-"),
    (1, "--1"),
    (1, "NaN"),
    (1, "null"),
    (1, '"1"'),
    (1, ""),
    (3, '"grounds"'),
    (3, '"groun'),
    (3, "true"),
    (4, "nul"),
    (4, "nulls"),
    (6, "256"),
    (6, "1.0"),
    (6, "0.0"),
    (6, "-0"),
    (6, "00"),
    (6, "18446744073709551616"),
    (6, "null"),
    (8, '{"flight":7}'),
    (8, '{"flight":["A"]}'),
    (8, '{"flight":"A\\u0041"}'),
    (8, '{"fl\\u0069ght":"A"}'),
    (8, '{"flight":"\u00e9"}'),
    (8, '{"a":{"flight":"A"}}'),
    (8, '{"a":[[1]]}'),
    (8, '{"a":1,}'),
    (8, '{"a"}'),
    (8, '{"a":[1,]}'),
    (8, '{"a":"\t"}'),
    (8, "{a:1}"),
    (8, "[]"),
    (8, '"A"'),
    (9, '"telepathy"'),
    (9, '"mlat'),
    (9, '"ml\\u0061t"'),
    (9, '""'),
    (9, "1"),
    (13, "0.0 1"),
    (13, "0.0,"),
    (13, "0.0]"),
    (13, "{}"),
]


@pytest.mark.parametrize(("place", "token"), GIVEN_UP)
def test_anything_else_is_left_to_the_decoder(place, token, scanner):
    assert not agreed(with_item(place, token), scanner)


ROW = "[0,1,2,3,4,5,0,6,null]"


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ('{"timestamp":1,"trace":[]}', True),
        ('{"timestamp":1,"trace":[ \n\t\r ]}', True),
        (f'{{"timestamp":1,"trace" : [ {ROW} ] , "r" : "N1" }} \n', True),
        (f'{{"trace":[{ROW}],"timestamp":1e3}}', True),
        (f'{{"timestamp":1,"desc":"A\\"B","trace":[{ROW}]}}', False),
        (f'{{"timestamp":1,"a":{{"trace":[{ROW}]}}}}', False),
        (f'{{"timestamp":1,"trace":[{ROW}],"trace":[]}}', False),
        (f'{{"timestamp":1,"trace":[{ROW}],"tr\\u0061ce":[]}}', False),
        (f'{{"timestamp":1,"a":"trace":[{ROW}]}}', False),
        (f'{{"timestamp":1,"trace":[{ROW}]', False),
        (f'{{"timestamp":1,"trace":[{ROW}]}}]', False),
        (f'{{"timestamp":"1","trace":[{ROW}]}}', False),
        (f'{{"timestamp":1,"r":7,"trace":[{ROW}]}}', False),
        (f'{{"timestamp":1,"trace":[{ROW},]}}', False),
        (f'{{"timestamp":1,"trace":[{ROW}{ROW}]}}', False),
        (f'{{"timestamp":1,"trace":[,{ROW}]}}', False),
        (f'{{"timestamp":1,"trace":[{ROW},null]}}', False),
        (f'{{"timestamp":1,"trace":[{ROW},[]]}}', False),
        (f'{{"timestamp":1,"trace":[{ROW},{ROW[:-6]}]]}}', False),
        (f'\ufeff{{"timestamp":1,"trace":[{ROW}]}}', False),
        ('{"timestamp":1,"trace":7}', False),
        ('"trace"', False),
        ("", False),
    ],
)
def test_only_the_rows_of_a_whole_trace_are_taken(text, taken, scanner):
    assert agreed(text.encode(), scanner) is taken


@pytest.mark.parametrize("before", [" ", "\r\n", "\t"])
def test_blanks_may_stand_wherever_json_has_them(before, scanner):
    spaced = ROW.replace("null", ' { "flight" : "A" , "b" : [ 1 , 2 ] } ')
    for sign in "[],{}:":
        spaced = spaced.replace(sign, f"{before}{sign}{before}")
    assert agreed(f'{{"timestamp":1,"trace":[{spaced},{spaced}]}}'.encode(), scanner)


def test_rows_shorter_than_usual_have_room(scanner):
    rows = ",".join(["[0,0,0,0,0,0,0,0,{}]"] * 5_000)
    assert agreed(f'{{"timestamp":1,"trace":[{rows}]}}'.encode(), scanner)


def test_every_source_type_of_readsb_is_known_and_ended(scanner):
    for kind in (*KINDS[1:-1], "unknown"):
        assert agreed(trace([row(0, 1, 2, 3, 4, 5, 0, 6, None, kind)]), scanner)
    assert (NAMES[:, -1] == 0).all()


digits = st.integers(0, 10**18).map(str)
exact = st.tuples(st.integers(-(10**15) + 1, 10**15 - 1), st.integers(1, 14))


def decimal(given):
    """A decimal number of as many digits in all as it says, and no more than fifteen."""
    whole, decimals = given
    sign, text = "-" if whole < 0 else "", str(abs(whole)).rjust(decimals + 1, "0")
    return f"{sign}{text[:-decimals]}.{text[-decimals:]}"


@settings(deadline=None, max_examples=500)
@given(
    st.lists(st.tuples(exact, exact, exact).map(lambda three: [decimal(one) for one in three]), min_size=1)
)
def test_decimals_are_rounded_as_the_decoder_rounds_them(scanner, made):
    rows = ",".join(f"[{','.join(three)},null,null,null,0,null,null]" for three in made)
    assert agreed(f'{{"timestamp":0,"trace":[{rows}]}}'.encode(), scanner)


usual = [
    *[st.floats(-200, 200).map(lambda one: f"{one:.6f}")] * 3,
    st.one_of(st.integers(-1000, 50000).map(str), st.sampled_from(['"ground"', "null"])),
    *[st.one_of(st.floats(0, 600).map(lambda one: f"{one:.1f}"), st.just("null"))] * 2,
    st.integers(0, 15).map(str),
    st.one_of(st.integers(-8000, 8000).map(str), st.just("null")),
    st.one_of(
        st.just("null"), st.dictionaries(st.sampled_from(["flight", "b"]), st.text("AB1 ")).map(json.dumps)
    ),
    st.sampled_from([*(f'"{kind}"' for kind in KINDS[1:-1]), "null"]),
    *[st.one_of(st.integers(-9, 99).map(str), st.just("null"), st.just('"x"'))] * 3,
]
odd = st.one_of(
    st.floats().map(repr),
    digits,
    st.tuples(digits, digits).map(".".join),
    st.sampled_from([token for _, token in TAKEN + GIVEN_UP]),
    st.recursive(st.none() | st.text(max_size=3) | st.floats(), lambda one: st.lists(one, max_size=3)).map(
        json.dumps
    ),
    st.text('"\\[]{},:0.-e ', max_size=6),
)
some_rows = st.lists(
    st.tuples(st.tuples(*usual), st.integers(7, 13)).map(lambda one: list(one[0][: one[1]])), max_size=8
)


@settings(deadline=None, max_examples=500)
@given(some_rows, st.lists(st.tuples(st.integers(0, 7), st.integers(0, 12), odd), max_size=2))
def test_traces_of_every_quirk_are_the_decoders_or_nothing(scanner, made, quirks):
    for at, place, token in quirks:
        if at < len(made) and place < len(made[at]):
            made[at][place] = token
    text = ",\n".join(f"[{','.join(one)}]" for one in made)
    data = f'{{"icao":"a1b2c3","timestamp":1700000000.5,"trace":[\n{text}]}}'.encode("utf-8", "surrogatepass")
    taken = agreed(data, scanner)
    if not quirks and all(len(one) > 8 for one in made):
        assert taken


WHOLE = trace([row(at, 1, 2, 3, 4, 5, 0, 6, {"flight": f"AB{at // 3}", "n": [1]}) for at in range(12)])


@settings(deadline=None, max_examples=1000)
@given(st.lists(st.tuples(st.integers(0, len(WHOLE)), st.integers(0, 2), st.binary(max_size=2)), max_size=3))
@example([(len(WHOLE), 0, b"")])
def test_bytes_changed_anywhere_are_the_decoders_or_nothing(scanner, changes):
    data = WHOLE
    for at, lost, put in changes:
        data = data[:at] + put + data[at + lost :]
    agreed(data, scanner)


def test_a_trace_cut_anywhere_is_given_up(scanner):
    for end in range(len(WHOLE)):
        assert scanned(WHOLE[:end], scanner) is None
    assert agreed(WHOLE, scanner)


def test_bytes_of_no_meaning_are_given_up(scanner):
    random = Random(1)
    for size in range(300):
        for start in (b'{"trace"', b'{"trace":[', b'{"trace":[[', b'{"trace":[[0,0,0,0,0,0,0,0,{'):
            assert not agreed(start + random.randbytes(size), scanner)
            assert not agreed(start + bytes(random.choices(b'[]{}",:0.-nul \\', k=size)), scanner)


def test_nothing_outside_of_the_bytes_is_read(scanner):
    """The data is a part of a whole trace: what follows it would be taken, were it read."""
    whole = np.frombuffer(WHOLE, np.uint8)
    begins = WHOLE.index(b'"trace"') + len(b'"trace"')
    for end in range(begins, len(WHOLE) - 1):
        values, codes, heard = np.empty((7, 20)), np.empty((3, 20), np.uint8), np.empty((3, 20), np.int64)
        found = scanner.scan(whole[:end], begins, NAMES, np.zeros(len(NAMES), np.uint8), values, codes, heard)
        assert found[2] == -1


@pytest.mark.skipif(REAL is None, reason="the real traces are not on this machine")
@pytest.mark.parametrize("name", ["ac671b", "ac134a"])
def test_real_traces_are_taken(name, scanner):
    assert agreed((REAL / f"trace_full_{name}.json").read_bytes(), scanner)


def test_callsigns_that_repeat_are_all_heard(scanner):
    signs = ["A", "A", "", "AB", "AB", "A", "B", "B"]
    data = trace([row(at, 1, 2, 3, 4, 5, 0, 6, {"flight": sign}) for at, sign in enumerate(signs)])
    assert agreed(data, scanner)
    found = scanned(data, scanner)
    assert found.heard == [(at, sign) for at, sign in enumerate(signs) if sign]


def test_the_scanner_is_started_when_enough_was_read(monkeypatch):
    data = trace([row()])
    monkeypatch.setattr(readsb_compiled, "WORTH", 2 * len(data))
    fresh = Scanner()
    assert [scanned(data, fresh) is None for _ in range(4)] == [True, True, False, False]


def test_without_numba_the_decoder_reads_everything(monkeypatch):
    monkeypatch.setitem(sys.modules, "numba", None)
    monkeypatch.setattr(readsb_compiled, "WORTH", 0)
    fresh = Scanner()
    assert not fresh.start()
    assert scanned(WHOLE, fresh) is None
    assert decoded(WHOLE, Remarks()).heard[0] == (0, "AB0")


def test_where_numba_is_told_not_to_compile_the_decoder_reads_everything(monkeypatch):
    monkeypatch.setattr(numba.config, "DISABLE_JIT", 1)
    assert not Scanner().start()


def test_where_nothing_can_be_kept_the_decoder_reads_everything(monkeypatch):
    monkeypatch.setattr(numba.core.caching.CacheImpl, "_locator_classes", [])
    monkeypatch.delitem(sys.modules, "habeas.readings.readsb_scanner", raising=False)
    assert not Scanner().start()


def test_where_what_was_kept_is_broken_the_decoder_reads_everything(monkeypatch, tmp_path, scanner):
    monkeypatch.setattr(numba.config, "CACHE_DIR", str(tmp_path))
    monkeypatch.delitem(sys.modules, "habeas.readings.readsb_scanner")
    kept = FunctionCache(scanner.scan.py_func)._impl
    assert tmp_path in Path(kept.locator.get_cache_path()).parents
    Path(kept.locator.get_cache_path(), f"{kept.filename_base}.nbi").write_bytes(b"")
    assert not Scanner().start()


def test_the_reader_gives_the_same_with_it_and_without(monkeypatch, scanner):
    data = [WHOLE, trace([row(0), row(1, 99), row(2)]), trace([row(5), row(3)]), trace([row(), []])]
    without = [trace_columns(one) for one in data]
    called = []

    def through(given):
        called.append(scanned(given, scanner))
        return called[-1]

    monkeypatch.setattr(readsb_compiled, "scanned", through)
    for one, before in zip(data, without, strict=True):
        after = trace_columns(one)
        assert (after.bad, after.notes) == (before.bad, before.notes)
        assert after.tracks[0].callsigns == before.tracks[0].callsigns
        assert after.tracks[0].time.tobytes() == before.tracks[0].time.tobytes()
        assert after.tracks[0].altitude.tobytes() == before.tracks[0].altitude.tobytes()
    assert [one is None for one in called] == [False, False, False, True]
    assert readsb_trace.ReadsbTraceReader().version == "1"
    assert DECODER.decode(WHOLE).icao == "a1b2c3"
