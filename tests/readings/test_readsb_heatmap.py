"""readsb heatmaps: index, slices, positions and what was said, as the C source lays them out."""

import struct
import time
from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.readings.made_heatmaps import START, Position, Said, zipped
from tests.readings.made_heatmaps import heatmap as made

from habeas.analysis.flights.positions import KINDS
from habeas.readings import readsb_heatmap
from habeas.readings.reader import ReadingError
from habeas.readings.readsb_heatmap import ReadsbHeatmapReader, address_of, heatmap, looks_like_a_heatmap

NOON = START / 1000


@pytest.fixture
def tracks(source):
    return lambda data: ReadsbHeatmapReader().tracks(source("application/gzip", "24.bin.ttf"), data)


def test_a_position_is_of_its_slice_in_its_units():
    found = heatmap(zipped(made([[], [Position(0xA1B2C3, -33.5, 151.25, 1400, 4505, "mlat")]])))
    assert (found.time.tolist(), found.interval) == ([NOON + 30], 30.0)
    assert (found.latitude.tolist(), found.longitude.tolist()) == ([-33.5], [151.25])
    assert (found.altitude.tolist(), found.speed.tolist()) == ([35000.0], [450.5])
    assert [KINDS[one] for one in found.kind] == ["mlat"]
    assert [address_of(one) for one in found.address] == ["a1b2c3"]
    assert found.number.tolist() == [62]


def test_south_of_the_equator_is_a_position_though_its_bit_30_is_set():
    places = [-0.000001, -1.0, -45.0, -90.0, 0.0, 90.0]
    found = heatmap(made([[Position(latitude=one) for one in places]]))
    assert found.latitude.tolist() == places
    assert len(found.said_time) == 0


def test_on_the_ground_is_minus_123_and_has_no_altitude():
    found = heatmap(made([[Position(altitude=-123), Position(altitude=-122), Position(altitude=0)]]))
    assert found.ground.tolist() == [True, False, False]
    assert found.altitude[1:].tolist() == [-3050.0, 0.0]
    assert np.isnan(found.altitude[0])


def test_a_speed_of_minus_1_is_not_given():
    found = heatmap(made([[Position(speed=-1), Position(speed=0)]]))
    assert np.isnan(found.speed).tolist() == [True, False]


def test_every_source_type_has_its_name_and_an_unknown_one_is_not_stated():
    found = heatmap(made([[Position(kind=one) for one in ("adsb_icao", "mode_ac", "unknown")]]))
    assert [KINDS[one] for one in found.kind] == ["adsb_icao", "mode_ac", "not stated"]


def test_an_address_that_is_none_of_icao_has_its_tilde():
    found = heatmap(made([[Position(address=0x1A1B2C3, kind="mode_ac")]]))
    assert [address_of(one) for one in found.address] == ["~a1b2c3"]


def test_what_was_said_is_no_position():
    found = heatmap(made([[Said(callsign=b"AAL1    ", squawk=7700), Position()]]))
    assert len(found) == 1
    assert (found.said_callsign.tolist(), found.said_squawk.tolist()) == ([b"AAL1    "], [7700])
    assert (found.said_address.tolist(), found.said_time.tolist()) == ([0xA1B2C3], [NOON])


def test_each_aircraft_has_its_track_and_its_callsigns(tracks):
    other = 0xABCDEF
    first = [Said(callsign=b"AAL1    "), Position(), Position(other)]
    second = [Position(), Said(callsign=b"AAL2    "), Said(other, bytes(8))]
    found = tracks(zipped(made([first, second])))
    assert [one.aircraft.address for one in found.tracks] == ["a1b2c3", "abcdef"]
    assert [len(one) for one in found.tracks] == [2, 1]
    assert found.tracks[0].callsigns == ((NOON, "AAL1"), (NOON + 30, "AAL2"))
    assert (found.tracks[1].callsigns, found.tracks[1].sources) == ((), ("src-test",))
    assert "up to 30 s later than its time" in found.notes[0]


def test_an_interval_of_a_minute_does_not_overflow():
    assert heatmap(made([[Position()]], 60_000)).interval == 60.0
    alone = heatmap(made([[Position()]], 60_000, count=1))
    assert (alone.interval, alone.slices.tolist()) == (60.0, [NOON])


def test_a_time_whose_low_half_looks_negative_is_right():
    start = (START & ~0xFFFFFFFF) | 0xFFFF0000
    assert heatmap(made([[Position()]], start=start)).time.tolist() == [start / 1000]


def test_a_cut_file_gives_what_is_there_and_says_so():
    whole = made([[Position()]] * 60)
    for data in (whole[: len(whole) // 2 + 5], zipped(whole)[:-30], whole[:-3]):
        found = heatmap(data)
        assert 0 < len(found) <= 60
        assert "the file is cut" in found.notes[1]
    assert "5 bytes of a last record left out" in heatmap(whole[: len(whole) // 2 + 5]).notes[1]


def test_a_wrong_index_is_said_and_the_slices_are_found():
    data = bytearray(made([[Position()]] * 60))
    struct.pack_into("<I", data, 16, 7)
    found = heatmap(bytes(data))
    assert len(found) == 60
    assert found.notes[1] == "the index is wrong in 1 places; the slices were found by their marks"
    assert len(heatmap(made([[Position()]] * 60)).notes) == 1


NOTHING = [b"", b"\0" * 4096, b"words", made([])[:960], b"\x1f\x8b", zipped(b"words")]


@pytest.mark.parametrize("data", NOTHING, ids=range(len(NOTHING)))
def test_what_is_no_heatmap_is_an_error(data):
    with pytest.raises(ReadingError) as caught:
        heatmap(data, where="x")
    assert caught.value.do


def test_a_heatmap_without_a_position_is_an_error(tracks):
    with pytest.raises(ReadingError, match="no usable position"):
        tracks(made([]))


def test_a_damaged_gzip_and_one_without_end_are_refused(monkeypatch):
    data = bytearray(zipped(made([[Position()]])))
    data[-6] ^= 1
    with pytest.raises(ReadingError, match="damaged"):
        heatmap(bytes(data))
    monkeypatch.setattr(readsb_heatmap, "MOST", 100)
    with pytest.raises(ReadingError, match="more than"):
        heatmap(made([]))


def test_it_is_told_by_its_first_records(source):
    whole = made([[Position()]] * 60)
    assert looks_like_a_heatmap(whole[:4096])
    assert not looks_like_a_heatmap(b"\0" * 4096)
    reader = ReadsbHeatmapReader()
    assert reader.accepts(source("application/gzip"), zipped(whole)[:4096])
    assert not reader.accepts(source("application/gzip"), zipped(b"words"))
    assert not reader.accepts(source("text/plain"), whole)


def test_a_place_that_is_none_is_counted(tracks):
    found = tracks(made([[Position(latitude=91), Position(longitude=181), Position()]]))
    assert found.bad == (("its latitude is not in -90 to 90, or its longitude not in -180 to 180", 2),)


def test_a_million_records_are_quick():
    data = made([[Position()]]) + Position().packed() * 1_000_000
    began = time.process_time()
    assert len(heatmap(data)) == 1_000_001
    assert time.process_time() - began < 3


positions = st.builds(
    Position,
    st.integers(0, 0x1FFFFFF),
    st.integers(-90_000_000, 90_000_000).map(lambda one: one / 1e6),
    st.integers(-180_000_000, 180_000_000).map(lambda one: one / 1e6),
    st.integers(-122, 2000),
    st.integers(0, 9000),
)


@settings(deadline=None)
@given(st.lists(st.lists(st.one_of(positions, st.builds(Said)), max_size=4), min_size=1, max_size=30))
def test_what_is_written_is_what_is_read(slices):
    found = heatmap(zipped(made(slices, 60_000)))
    flat = [(at, one) for at, several in enumerate(slices) for one in several if isinstance(one, Position)]
    assert found.time.tolist() == [NOON + 60 * at for at, _ in flat]
    assert found.address.tolist() == [one.address for _, one in flat]
    assert found.latitude.tolist() == [one.latitude for _, one in flat]
    assert found.longitude.tolist() == [one.longitude for _, one in flat]
    assert found.altitude.tolist() == [one.altitude * 25 for _, one in flat]
    assert found.speed.tolist() == [np.float32(one.speed) / np.float32(10) for _, one in flat]


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data):
    for given_ in (data, made([[Position()]])[:976] + data):
        with suppress(ReadingError):
            heatmap(given_)
