"""CSV files of positions: plain, OpenSky, Flightradar24; and every other CSV, which stays a table."""

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.real_files import real

from habeas.analysis.flights.positions import KINDS, Mark
from habeas.readings.reader import ReadingError
from habeas.readings.readers import reader_for

REAL = real("data/flights")

PLAIN = (
    "time,latitude,longitude,altitude_ft,ground,speed_kt,track_deg,vertical_rate_fpm,"
    "address,registration,callsign,type\n"
)
OPENSKY = (
    "time,icao24,lat,lon,velocity,heading,vertrate,callsign,onground,alert,spi,squawk,baroaltitude,geoaltitude,"
    "lastposupdate,lastcontact\n"
)
FR24 = "Timestamp,UTC,Callsign,Position,Altitude,Speed,Direction\n"
GRANULAR = (
    "network_time,receiver_time,hex,callsign,latitude,longitude,no_position,altitude,squawk,speed,track,vspeed,"
    "on_ground,flags,position_class,x\n"
)


@pytest.fixture
def read(source):
    def tracks(text, name="a.csv"):
        data = text if isinstance(text, bytes) else text.encode()
        given = source("text/csv", name)
        return reader_for(given, data[:4096]).tracks(given, data)

    return tracks


@pytest.fixture
def chosen(source):
    return lambda text: reader_for(source("text/csv", "a.csv"), text.encode()[:4096]).name


ORDINARY = [
    "a,b\n1,2\n",
    "time,latitude,longitude\n1,2,3\n",
    "time,latitude,longitude,magnitude\n1,2,3,4\n",
    "kind,words,time,latitude,longitude,registration\nMovement,x,1,2,3,N1\n",
    "date,latitude,longitude,registration\n1,2,3,N1\n",
    "timestamp,callsign,altitude\n1,x,2\n",
    "icao24,registration,model\na1b2c3,N1,x\n",
    "",
    "\n",
    "time\n",
]


@pytest.mark.parametrize("text", ORDINARY)
def test_an_ordinary_csv_is_a_table(chosen, text):
    assert chosen(text) == "table_csv"


@pytest.mark.parametrize(
    ("headings", "name"),
    [
        (PLAIN, "positions_csv"),
        ("Time;Latitude;Longitude;Registration\n", "positions_csv"),
        ("\ufefftime,latitude,longitude,callsign\r\n", "positions_csv"),
        (OPENSKY, "opensky"),
        (FR24, "flightradar24"),
        (FR24.replace("UTC,", ""), "flightradar24"),
        (GRANULAR, "flightradar24"),
    ],
)
def test_positions_are_told_by_their_headings(chosen, headings, name):
    assert chosen(headings) == name


def test_a_plain_row_is_a_point(read):
    found = read(
        PLAIN
        + "2024-06-15T12:00:00.5Z,10.5,-20.25,30000,no,450.5,91,-640,A1B2C3,N123AB,AAL1,B738\n"
        + "2024-06-15T08:00:01-04:00,10.6,-20.25,,TRUE,,,,0xa1b2c3,N123AB,AAL1,B738\n"
        + "1718452802,10.7,-20.25,0,,,,,a1b2c3,,AAL2,\n"
    )
    (one,) = found.tracks
    assert (one.aircraft.address, one.aircraft.registration, one.aircraft.type) == (
        "a1b2c3",
        "N123AB",
        "B738",
    )
    assert one.time.tolist() == [1718452800.5, 1718452801.0, 1718452802.0]
    assert one.ground.tolist() == [False, True, False]
    assert (one.altitude[0], one.speed[0], one.direction[0], one.rate[0]) == (30000, 450.5, 91, -640)
    assert np.isnan(one.altitude).tolist() == [False, True, False]
    assert one.callsigns == ((1718452800.5, "AAL1"), (1718452802.0, "AAL2"))
    assert (found.bad, found.notes, one.sources) == ((), (), ("src-test",))


def test_metres_are_turned_once(read):
    found = read("time,latitude,longitude,altitude_m,speed_mps,address\n1,2,3,304.8,100,a1b2c3\n").tracks[0]
    assert (found.altitude[0], found.speed[0]) == (1000, np.float32(100 * 3600 / 1852))


BAD = [
    ("noon,1,2", "no time"),
    (",1,2", "no time"),
    ("2024-06-15T12:00:00,1,2", "no zone"),
    ("1718452800000,1,2", "not between 1970"),
    ("-1,1,2", "not between 1970"),
    ("1,,", "no position"),
    ("1,91,2", "latitude"),
    ("1,1,", "latitude"),
    ("1,north,2", "latitude is no number"),
    ("1,1,1e999", "longitude is no number"),
    ("1,1", "another number of cells"),
    ("1,1,2,3,4", "another number of cells"),
    ("1,1,2,high", "altitude_ft is no number"),
]


@pytest.mark.parametrize(("row", "why"), BAD)
def test_a_bad_row_is_counted_by_reason_and_left_out(read, row, why):
    filled = row if row.count(",") != 2 else f"{row},0"
    found = read(f"time,latitude,longitude,altitude_ft\n5,1,2,3\n{filled}\n\n7,1,2,3\n")
    assert found.tracks[0].number.tolist() == [0, 2]
    ((reason, count),) = found.bad
    assert why in reason
    assert count == 1


def test_several_aircraft_are_in_order_of_their_keys_and_points_in_order_of_time(read):
    found = read(
        "time,latitude,longitude,address,registration\n"
        "5,1,1,b00000,\n4,2,2,b00000,\n1,3,3,,N1\n2,4,4,a00000,N1\n3,5,5,,\n"
    )
    assert [one.aircraft.key for one in found.tracks] == ["", "N1", "a00000", "b00000"]
    assert found.tracks[3].number.tolist() == [1, 0]
    assert any("1 points earlier than the one before" in note for note in found.notes)
    assert any("no aircraft is named" in note for note in found.notes)


def test_an_address_that_is_none_is_not_given_and_counted(read):
    found = read("time,latitude,longitude,address\n1,1,1,xyz\n2,1,1,1234567\n3,1,1,~ABC\n")
    assert [one.aircraft.key for one in found.tracks] == ["", "~000abc"]
    assert any(note.startswith("2 rows with an address that is none") for note in found.notes)


def test_a_wrong_quote_costs_its_own_line(read):
    found = read('time,latitude,longitude,callsign\n1,1,1,"AAL1\n2,1,1,AAL2\n3,1,1,"AAL3"\n')
    assert len(found.tracks[0]) == 3
    assert "lines 2: a quote goes wrong" in found.notes[0]


NOTHING = [
    "time,latitude,longitude,address\n",
    "time,latitude,longitude,address\n,,,\n",
    "time,latitude,longitude,address\nx,y,z,w\n",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_usable_row_is_an_error_that_says_why(read, text):
    with pytest.raises(ReadingError) as caught:
        read(text)
    assert caught.value.do


def test_binary_under_such_headings_is_an_error(read):
    with pytest.raises(ReadingError):
        read(b"time,latitude,longitude,address\n" + bytes(range(32)) * 100)


def test_state_vectors_are_turned_and_dated_by_their_last_update(read):
    found = read(
        OPENSKY
        + "1718452810,a1b2c3,10.0,20.0,100.0,90.0,-5.08,AAL1    ,False,False,False,1200,3048.0,3100.0,"
        + "1718452809.5,1718452810\n"
        + "1718452811,a1b2c3,10.1,20.0,100.0,90.0,0,AAL1    ,True,False,False,1200,,304.8,"
        + "1718452811,1718452811\n"
    )
    (one,) = found.tracks
    assert one.time.tolist() == [1718452809.5, 1718452811.0]
    assert (one.altitude[0], one.rate[0]) == (10000, -1000)
    assert one.speed[0] == np.float32(100 * 3600 / 1852)
    assert one.marks.tolist() == [0, Mark.GEOMETRIC_ALTITUDE]
    assert (one.altitude[1], one.ground.tolist()) == (1000, [False, True])
    assert one.callsigns == ((1718452809.5, "AAL1"),)


def test_a_position_that_is_only_repeated_is_left_out_so_that_the_gap_is_seen(read):
    rows = [
        f"{at},a1b2c3,10.0,20.0,100,90,0,AAL1,False,,,,3000,,{min(at, 105)},{at}\n" for at in range(100, 200)
    ]
    rows.append("200,a1b2c3,11.0,20.0,100,90,0,AAL1,False,,,,3000,,199.5,200\n")
    rows.append("200,ffffff,11.0,20.0,100,90,0,AAL1,False,,,,3000,,199.5,200\n")
    found = read(OPENSKY + "".join(rows))
    assert found.tracks[0].time.tolist() == [100, 101, 102, 103, 104, 105, 199.5]
    assert len(found.tracks[1]) == 1
    ((why, count),) = found.bad
    assert "repeats a position" in why
    assert count == 94


def test_two_places_of_one_update_are_both_kept(read):
    row = "{0},a1b2c3,{1},20.0,100,90,0,AAL1,False,,,,3000,,100,100\n"
    found = read(OPENSKY + row.format(100, 10) + row.format(101, 11) + row.format(102, 10))
    assert found.tracks[0].latitude.tolist() == [10, 11]


def test_state_vectors_without_a_last_update_are_kept_and_said(read):
    found = read("time,icao24,lat,lon\n1,a1b2c3,1,1\n2,a1b2c3,1,1\n3,a1b2c3,NULL,NULL\n")
    assert len(found.tracks[0]) == 2
    assert "cannot be told" in found.notes[0]
    assert found.bad == (("there is no position in it", 1),)


def test_a_standard_export_of_flightradar24(read):
    found = read(
        FR24
        + '1704180175,2024-01-02T07:22:55Z,JAL516,"42.787994,141.685074",0,0,73\n'
        + '1704180458,2024-01-02T07:27:38Z,JAL516,"42.770142,141.691422",550,144,172\n'
        + '1704180470,2024-01-02T07:37:38Z,JAL516,"42.761078,141.693039",1100,140,171\n'
    )
    (one,) = found.tracks
    assert (one.latitude[0], one.longitude[0], one.time[0]) == (42.787994, 141.685074, 1704180175.0)
    assert np.isnan(one.altitude).tolist() == [True, False, False]
    assert (one.ground.any(), one.speed.tolist()) == (np.False_, [0, 144, 140])
    assert one.callsigns == ((1704180175.0, "JAL516"),)
    said = " ".join(found.notes)
    assert "1 points with altitude 0" in said
    assert "1 rows whose UTC is not their Timestamp" in said


def test_an_old_export_has_no_utc(read):
    found = read(FR24.replace("UTC,", "") + '1704180175,JAL516,"42.7,141.6",500,0,73\n')
    assert found.tracks[0].altitude.tolist() == [500]


@pytest.mark.parametrize("place", ["", "42.7", "a,b", "42.7;141.6", "99,141"])
def test_a_place_that_is_none_costs_its_row(read, place):
    good = '1704180175,2024-01-02T07:22:55Z,X,"42.7,141.6",500,0,73\n'
    found = read(f'{FR24}{good}1704180176,2024-01-02T07:22:56Z,X,"{place}",500,0,73\n')
    assert (len(found.tracks[0]), found.bad[0][1]) == (1, 1)


def test_a_granular_export_of_flightradar24(read):
    found = read(
        GRANULAR
        + "2024-01-02 07:41:03Z.515,2024-01-02 07:41:02Z.9,0x8467d8,JAL516,42.7,141.6,False,10000,1234,"
        + "300,90,-64,0,1,MLAT,k:v\n"
        + "2024-01-02 07:41:04Z.5,,0x8467d8,JAL516,0,0,True,10000,,,,,0,,,\n"
        + ",2024-01-02 07:41:05Z,8467D8,JAL516,42.8,141.6,0,0,,,,,1,,ADSB,\n"
        + "2024-01-02 07:61:03Z.515,,0x8467d8,,42.7,141.6,False,1,,,,,0,,,\n"
    )
    (one,) = found.tracks
    assert one.aircraft.address == "8467d8"
    assert one.time.tolist() == [1704181263.515, 1704181265.0]
    assert (one.ground.tolist(), one.number.tolist()) == ([False, True], [0, 2])
    assert [KINDS[kind] for kind in one.kind] == ["mlat", "adsb_icao"]
    assert {why for why, _ in found.bad} == {
        "Flightradar24 marks it as without a position",
        "its network_time is no number",
    }


def test_a_million_rows_take_fifteen_seconds_of_processor_at_most(read):
    many = 250_000
    text = "time,latitude,longitude,altitude_ft,address\n" + "1718452800,10.5,20.5,30000,a1b2c3\n" * many
    took = []
    for _ in range(3):  # the least of three: what else runs on the core counts as ours
        began = time.process_time()
        assert len(read(text).tracks[0]) == many
        took.append(time.process_time() - began)
    assert min(took) * 1_000_000 / many < 15


points = st.lists(
    st.tuples(
        st.integers(0, 4_000_000_000),
        st.floats(-90, 90),
        st.floats(-180, 180),
        st.one_of(st.none(), st.integers(-1000, 60000)),
        st.sampled_from(["a00001", "~a00001", ""]),
    ),
    min_size=1,
    max_size=20,
)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_in_any_way_and_quotes_change_nothing(read, end):
    rows = ["time,latitude,longitude,callsign", "1,1,2,A", "", "2,1,2", "3,1,2,B"]
    plain, quoted = end.join(rows), end.join([*rows[:-1], '3,1,2,"B"'])
    one, other = read(plain), read(quoted)
    assert one.tracks[0].number.tolist() == other.tracks[0].number.tolist() == [0, 2]
    assert one.tracks[0].callsigns == other.tracks[0].callsigns == ((1.0, "A"), (3.0, "B"))
    assert one.bad == other.bad == (("it has another number of cells than the headings", 1),)


@settings(deadline=None)
@given(points)
def test_what_is_written_is_what_is_read(made):
    from habeas.readings.positions_csv import PositionsCsvReader
    from habeas.records.source import Obtained, Source

    rows = [
        ",".join("" if one is None else repr(one) if isinstance(one, float) else str(one) for one in row)
        for row in made
    ]
    text = "time,latitude,longitude,altitude_ft,address\n" + "\n".join(rows)
    given_ = Source("src-test", "", 0, "a.csv", "text/csv", Obtained("file"))
    tracks = PositionsCsvReader().tracks(given_, text.encode()).tracks
    read = {
        int(n): (t, la, lo, a, one.aircraft.address)
        for one in tracks
        for n, t, la, lo, a in zip(
            one.number, one.time, one.latitude, one.longitude, one.altitude, strict=True
        )
    }
    assert len(read) == len(made)
    for at, (when, latitude, longitude, altitude, address) in enumerate(made):
        assert read[at][:3] == (when, latitude, longitude)
        assert np.isnan(read[at][3]) if altitude is None else read[at][3] == altitude
        assert read[at][4] == address


@pytest.mark.skipif(REAL is None, reason="the real export is not on this machine")
def test_a_real_export_of_flightradar24(read):
    found = read((REAL / "JL516_3376ab31.csv").read_bytes())
    (one,) = found.tracks
    assert (len(one), found.bad) == (305, ())
    assert one.time[1] - one.time[0] == 283
    assert [sign for _, sign in one.callsigns] == ["JAL516"]
