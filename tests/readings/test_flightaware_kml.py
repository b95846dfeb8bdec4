"""FlightAware's KML: instants and places that stand side by side; nothing fetched, nothing expanded."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.readings.flightaware_kml import FlightAwareKmlReader
from habeas.readings.reader import ReadingError
from habeas.records.source import Obtained, Source

KML = "application/vnd.google-earth.kml+xml"


def kml(points, name="DAL2927", more=""):
    whens = "".join(f"<when>{when}</when>" for when, _ in points)
    coords = "".join(f"<gx:coord>{place}</gx:coord>" for _, place in points)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2">'
        f"<Document><name>FlightAware</name><Placemark><name>{name}</name><gx:Track>"
        f"<altitudeMode>absolute</altitudeMode>{whens}{coords}</gx:Track></Placemark>{more}</Document></kml>"
    ).encode()


def tracks(data):
    return FlightAwareKmlReader().tracks(Source("src-test", "", 0, "a.kml", KML, Obtained("file")), data)


def test_a_track_is_in_feet_under_its_callsign():
    found = tracks(
        kml([("2024-06-15T12:00:00Z", "-80.25 25.5 304.8"), ("2024-06-15T12:00:30Z", "-80.5 25.6 0")])
    )
    (one,) = found.tracks
    assert (one.time.tolist(), one.altitude.tolist()) == ([1718452800.0, 1718452830.0], [1000.0, 0.0])
    assert (one.longitude[0], one.latitude[0]) == (-80.25, 25.5)
    assert (one.callsigns, one.aircraft.key) == (((1718452800.0, "DAL2927"),), "")
    assert "does not mark positions that are estimated" in found.notes[0]


def test_a_name_of_several_words_is_no_callsign():
    assert tracks(kml([("2024-06-15T12:00:00Z", "1 2 3")], "Flight to Miami")).tracks[0].callsigns == ()


BAD = [
    ("yesterday", "1 2 3", "no time"),
    ("2024-06-15T12:00:00", "1 2 3", "no zone"),
    ("2024-06-15T12:00:00Z", "", "no position"),
    ("2024-06-15T12:00:00Z", "1 x 3", "no number"),
    ("2024-06-15T12:00:00Z", "200 2 3", "longitude"),
]


@pytest.mark.parametrize(("when", "place", "why"), BAD)
def test_a_bad_point_is_counted_and_left_out(when, place, why):
    found = tracks(kml([(when, place), ("2024-06-15T12:00:00Z", "1 2 3")]))
    assert found.tracks[0].number.tolist() == [1]
    assert why in found.bad[0][0]


def test_a_time_without_a_place_is_counted():
    data = kml([("2024-06-15T12:00:00Z", "1 2 3")]).replace(b"</when>", b"</when><when>x</when>")
    assert tracks(data).bad == (("it has a time without a place, or a place without a time", 1),)


BOMB = b'<!DOCTYPE kml [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><kml><name>&b;</name></kml>'
NOTHING = [
    b"",
    b"words",
    b"<kml/>",
    b"<kml><Document>",
    kml([]),
    kml([("2024-06-15T12:00:00Z", "1 2 3")])[:-40],
    BOMB,
    b'<!DOCTYPE kml SYSTEM "http://127.0.0.1:9/a.dtd"><kml/>',
    b"<a>" * 100_000,
    b"\0\1\2",
    b'<kml a="1" a="2"/>',
]


@pytest.mark.parametrize("data", NOTHING, ids=range(len(NOTHING)))
def test_what_is_no_track_is_an_error_that_says_what_to_do(data):
    with pytest.raises(ReadingError) as caught:
        tracks(data)
    assert caught.value.do


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 4_000_000_000), st.floats(-180, 180), st.floats(-90, 90)), min_size=1)
)
def test_what_is_written_is_what_is_read(points):
    (one,) = tracks(kml([(at, f"{east!r} {north!r} 0") for at, east, north in points])).tracks
    read = sorted(zip(one.number, one.time, one.longitude, one.latitude, strict=True))
    assert [tuple(each[1:]) for each in read] == points
