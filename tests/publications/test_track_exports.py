"""Tracks as files: what goes in comes out, and no line passes a gap."""

import csv
import io
import json
from itertools import pairwise

import numpy as np
import pyarrow.parquet as pq
import pytest
from lxml import etree
from tests.pages import made_flights as made

from habeas.analysis.flights.moments import seconds
from habeas.analysis.flights.positions import Aircraft
from habeas.pages.flights import MADE
from habeas.publications.track_exports import geojson, kml, parquet, points_csv

KML = {"k": "http://www.opengis.net/kml/2.2"}
FLIGHTS = (made.spring, made.lost, made.astride, made.polar)


def features(flight, kind):
    every = json.loads(geojson((flight,)))["features"]
    return [one for one in every if one["properties"]["kind"] == kind]


def lines_of(feature):
    """Each line of a feature, with the numbers of its points."""
    geometry, numbers = feature["geometry"], feature["properties"]["numbers"]
    if geometry["type"] == "LineString":
        return [(geometry["coordinates"], numbers)]
    return list(zip(geometry["coordinates"], numbers, strict=True)) if "Multi" in geometry["type"] else []


def kml_lines(flight):
    tree = etree.fromstring(kml((flight,)))
    for mark in tree.iterfind(".//k:Placemark", KML):
        flown = mark.find(".//k:Data[@name='flown']/k:value", KML).text == "true"
        for line in mark.iterfind(".//k:LineString/k:coordinates", KML):
            yield flown, [tuple(map(float, pair.split(","))) for pair in line.text.split()]


@pytest.mark.parametrize("flight", FLIGHTS)
def test_no_line_of_geojson_passes_a_gap(flight):
    flight = flight()
    gaps = {(gap.first, gap.last) for gap in flight.gaps}
    for feature in features(flight, "track"):
        for _, numbers in lines_of(feature):
            known = [one for one in numbers if one is not None]
            assert all(b - a == 1 for a, b in pairwise(known))
            assert not gaps & set(pairwise(known))
    for feature in features(flight, "gap"):
        assert feature["geometry"]["type"] == "MultiPoint"
        assert feature["properties"]["flown"] is False


@pytest.mark.parametrize("flight", FLIGHTS)
def test_no_line_of_kml_passes_a_gap(flight):
    flight = flight()
    track = flight.track
    ends = {
        tuple((float(track.longitude[at]), float(track.latitude[at])) for at in (gap.first, gap.last))
        for gap in flight.gaps
    }
    for flown, line in kml_lines(flight):
        assert not ends & set(pairwise(line))
        if not flown and flight.gaps and len(line) == 2 and line[0] not in {end[0] for end in ends}:
            assert line[1] not in {end[1] for end in ends}


def test_a_gap_in_kml_is_dashes_that_reach_neither_end():
    flight = made.spring()
    tree = etree.fromstring(kml((flight,)))
    (mark,) = [
        one for one in tree.iterfind(".//k:Placemark", KML) if one.find("k:styleUrl", KML) is not None
        and one.find("k:styleUrl", KML).text == "#gap"
    ]  # fmt: skip
    dashes = mark.findall(".//k:LineString", KML)
    assert 10 < len(dashes) <= 40
    assert "the way between is not known" in mark.find("k:name", KML).text


@pytest.mark.parametrize("flight", FLIGHTS)
def test_every_airborne_point_comes_back_from_geojson_to_the_last_digit(flight):
    flight = flight()
    back = {}
    for feature in features(flight, "track"):
        for line, numbers in lines_of(feature):
            back |= {number: tuple(place) for place, number in zip(line, numbers, strict=True)}
    track = flight.track
    for at in np.flatnonzero(~track.ground):
        assert back[int(track.number[at])] == (float(track.longitude[at]), float(track.latitude[at]))


def test_times_and_heights_stand_beside_the_coordinates():
    flight = made.spring()
    (first, *_) = [one for one in features(flight, "track") if one["properties"]["flown"]]
    says = first["properties"]
    assert len(says["times"]) == len(says["altitudes_ft"]) == len(first["geometry"]["coordinates"])
    at = says["numbers"].index(100)
    assert seconds(says["times"][at]) == flight.track.time[100]
    assert says["altitudes_ft"][at] == flight.track.altitude[100]


def test_a_line_is_cut_at_the_antimeridian():
    for feature in features(made.astride(), "track"):
        for line, _ in lines_of(feature):
            assert all(abs(b[0] - a[0]) <= 180 for a, b in pairwise(line))
    (first, _) = features(made.astride(), "track")
    (west, east), numbers = first["geometry"]["coordinates"], first["properties"]["numbers"]
    assert west[-1][0] == 180
    assert east[0] == [-180, west[-1][1]]
    assert numbers[0][-1] is None
    assert numbers[1][0] is None
    assert first["properties"]["times"][1][0] is None


def test_crossings_are_features_of_their_own():
    (crossing,) = features(made.spring(), "crossing")
    assert crossing["geometry"]["type"] == "Point"
    assert crossing["properties"]["flown"] is False
    assert crossing["properties"]["earliest"] < crossing["properties"]["latest"]


def test_a_crossing_in_a_gap_has_no_place():
    rows = made.rows_between(made.HARLINGEN, made.COMAYAGUA, made.SPRING, 9000)
    flight = made.flight(made.without(rows, made.SPRING + 100, made.SPRING + 900))
    (crossing,) = features(flight, "crossing")
    assert crossing["geometry"] is None
    assert "Point" not in [
        one.tag for one in etree.fromstring(kml((flight,))).iter() if "out of" in str(one.text)
    ]


def test_kml_gives_every_coordinate_to_the_last_digit():
    flight = made.spring()
    flown = {place for is_flown, line in kml_lines(flight) if is_flown for place in line}
    track = flight.track
    for at in np.flatnonzero(~track.ground):
        assert (float(track.longitude[at]), float(track.latitude[at])) in flown


def test_kml_and_its_words_are_escaped():
    flight = made.flight(
        made.rows_between(made.HARLINGEN, made.COMAYAGUA, made.SPRING, 9000),
        aircraft=Aircraft("a1b2c3", "<N&1>"),
    )
    assert etree.fromstring(kml((flight,))).find(".//k:Folder/k:name", KML).text == "<N&1>"


def test_parquet_gives_every_column_back_with_its_unit():
    flight = made.spring()
    table = pq.read_table(io.BytesIO(parquet(flight)))
    for name in ("time", "latitude", "longitude", "ground", "number", "marks"):
        assert np.array_equal(table[name].to_numpy(), getattr(flight.track, name)), name
    for name in ("altitude", "speed", "rate"):
        assert np.array_equal(table[name].to_numpy(), getattr(flight.track, name), equal_nan=True), name
    assert table["altitude"].null_count == int(np.isnan(flight.track.altitude).sum())
    assert table.schema.field("altitude").metadata[b"unit"].startswith(b"feet")
    assert all(field.metadata[b"unit"] for field in table.schema)
    assert set(table["source"].to_pylist()) == {made.SOURCE}
    after = np.flatnonzero(table["after_gap"].to_numpy()).tolist()
    assert after == [gap.last for gap in flight.gaps]


def test_several_aircraft_are_one_table():
    table = pq.read_table(io.BytesIO(parquet((made.spring(), made.astride()))))
    assert set(table["registration"].to_pylist()) == {"N278GX", "ZK-ABC"}
    assert len(table) == len(made.spring().track) + len(made.astride().track)


def test_csv_gives_every_point_back():
    flight = made.spring()
    rows = list(csv.DictReader(io.StringIO(points_csv(flight).decode("utf-8-sig"))))
    track = flight.track
    assert [float(row["latitude"]) for row in rows] == track.latitude.tolist()
    assert [float(row["longitude"]) for row in rows] == track.longitude.tolist()
    assert [seconds(row["time_utc"]) for row in rows] == pytest.approx(track.time.tolist(), abs=0.001)
    heights = [float(row["altitude_ft"]) if row["altitude_ft"] else np.nan for row in rows]
    assert np.array_equal(np.array(heights, np.float32), track.altitude, equal_nan=True)
    assert [int(row["number"]) for row in rows if row["after_gap"]] == [gap.last for gap in flight.gaps]
    assert {row["leg"] for row in rows} == {"", "1", "2"}


@pytest.mark.parametrize("write", [geojson, kml, parquet])
def test_the_same_flights_give_the_same_bytes(write):
    assert write((made.spring(), made.lost())) == write((made.spring(), made.lost()))


def test_a_made_track_says_so_in_every_feature_placemark_row_and_column():
    flight = made.spring(made=True)
    for feature in json.loads(geojson((flight,)))["features"]:
        assert feature["properties"]["made"] is True
        assert feature["properties"]["positions"] == MADE
    for mark in etree.fromstring(kml((flight,))).iterfind(".//k:Placemark", KML):
        assert mark.find("k:name", KML).text.startswith(MADE)
    table = pq.read_table(io.BytesIO(parquet(flight)))
    assert table["made"].to_pylist() == [True] * len(table)
    assert table.schema.metadata[b"positions"] == MADE.encode()
    assert all(MADE in line for line in points_csv(flight).decode().splitlines()[1:])


def test_an_observed_track_does_not_say_that_it_is_made():
    for data in (geojson((made.spring(),)), kml((made.spring(),)), points_csv(made.spring())):
        assert MADE.encode() not in data


def test_no_file_has_a_column_of_owners():
    for data in (geojson((made.spring(),)), kml((made.spring(),)), points_csv(made.spring())):
        assert b"own" not in data.replace(b"flown", b"").replace(b"known", b"").replace(b"down", b"")


def test_words_go_through_the_cover():
    def cover(text):
        return text.replace("GXA6143", "(withheld)")

    assert b"GXA6143" not in geojson((made.spring(),), cover=cover)
    assert b"GXA6143" not in kml((made.spring(),), cover=cover)
