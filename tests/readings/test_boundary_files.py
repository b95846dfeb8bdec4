import json
import sqlite3
import struct
from pathlib import Path
from typing import Any

import pytest
import shapely

from habeas.readings.boundary_files import read
from habeas.readings.geopackage import BoundaryError
from habeas.records.errors import HabeasError
from habeas.reference.boundaries import Boundary

SQUARE = [[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]


def polygon(ring: list[Any], *holes: list[Any]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [ring, *holes]}


def feature(geometry: Any, **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def collection(*features: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features), **more}


@pytest.fixture
def given(tmp_path: Path):
    def read_it(data: Any, **options: Any) -> tuple[Boundary, ...]:
        path = tmp_path / "own.geojson"
        path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
        return read(path, **{"code": "OWN", "kind": "territory", "tolerance_m": 100, **options})

    return read_it


@pytest.mark.parametrize(
    "data",
    [
        polygon(SQUARE),
        feature(polygon(SQUARE)),
        collection(feature(polygon(SQUARE))),
        {"type": "MultiPolygon", "coordinates": [[SQUARE]]},
        {"type": "GeometryCollection", "geometries": [polygon(SQUARE)]},
        polygon([[*point, 300.0] for point in SQUARE]),
        {**polygon(SQUARE), "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}},
    ],
    ids=lambda data: data["type"],
)
def test_each_form_of_geojson_gives_the_same_boundary(given, data: dict[str, Any]) -> None:
    (own,) = given(data)
    assert (own.code, own.kind, own.tolerance_m) == ("OWN", "territory", 100)
    assert own.geometry.equals(shapely.MultiPolygon([shapely.box(0, 0, 2, 2)]))
    assert own.source.startswith("own.geojson, sha256-")


def test_a_territory_is_all_its_features_with_the_name_that_was_given(given) -> None:
    east = [[x + 10, y] for x, y in SQUARE]
    (own,) = given(collection(feature(polygon(SQUARE)), feature(polygon(east))), name="Two squares")
    assert own.name == "Two squares"
    assert own.geometry.area == pytest.approx(8)


def test_regions_are_boundaries_by_their_own_names(given) -> None:
    east = [[x + 10, y] for x, y in SQUARE]
    north = [[x, y + 10] for x, y in SQUARE]
    data = collection(
        feature(polygon(SQUARE), id="MMFR"),
        feature(polygon(east), id="MHCC"),
        feature(polygon(north), id="MMFR"),
    )
    found = given(data, kind="fir", code="FIR", name="Region")
    assert [(one.code, one.name, one.kind) for one in found] == [
        ("FIR MMFR", "Region MMFR", "fir"),
        ("FIR MHCC", "Region MHCC", "fir"),
    ]
    assert found[0].geometry.area == pytest.approx(8)


def test_the_property_that_names_a_region_can_be_said(given) -> None:
    data = collection(
        feature(polygon(SQUARE), icao="MHCC", id=1), feature(polygon(SQUARE), icao="MMFR", id=2)
    )
    assert [one.code for one in given(data, kind="fir", name_from="ICAO")] == ["OWN MHCC", "OWN MMFR"]
    with pytest.raises(BoundaryError, match="has no callsign"):
        given(data, kind="fir", name_from="callsign")


def test_a_tolerance_is_of_both_sides_unless_two_are_given(given) -> None:
    assert given(polygon(SQUARE))[0].tolerance(0, 50) == (100, 100)
    own = given(polygon(SQUARE), tolerance_m=(30, 4_000))[0]
    assert (own.tolerance(0, 50), own.tolerance_m) == ((30, 4_000), 4_000)


@pytest.mark.parametrize(
    "ring",
    [
        [[178, -20], [-178, -20], [-178, -15], [178, -15], [178, -20]],
        [[178, -20], [182, -20], [182, -15], [178, -15], [178, -20]],
        [[-182, -20], [-178, -20], [-178, -15], [-182, -15], [-182, -20]],
    ],
    ids=["jumps", "runs past 180", "runs past -180"],
)
def test_a_ring_over_the_antimeridian_is_cut_there(given, ring: list[list[float]]) -> None:
    geometry = given(polygon(ring))[0].geometry
    assert geometry.equals(
        shapely.MultiPolygon([shapely.box(178, -20, 180, -15), shapely.box(-180, -20, -178, -15)])
    )


def test_longitudes_from_0_to_360_are_carried_to_the_west(given) -> None:
    ring = [[262, 25], [263, 25], [263, 26], [262, 26], [262, 25]]
    assert given(polygon(ring))[0].geometry.bounds == (-98, 25, -97, 26)


def test_a_hole_stays_a_hole_over_the_antimeridian(given) -> None:
    shell = [[170, 0], [-170, 0], [-170, 10], [170, 10], [170, 0]]
    hole = [[-179, 4], [-178, 4], [-178, 5], [-179, 5], [-179, 4]]
    geometry = given(polygon(shell, hole))[0].geometry
    assert geometry.area == pytest.approx(199)
    assert not shapely.contains_xy(geometry, -178.5, 4.5)


def test_a_box_about_the_globe_is_no_jump(given) -> None:
    ring = [[-180, -90], [180, -90], [180, -60], [-180, -60], [-180, -90]]
    assert given(polygon(ring))[0].geometry.area == pytest.approx(360 * 30)


BAD = {
    "nothing": ("", "is empty"),
    "not JSON": ("boundaries", "neither GeoJSON nor a GeoPackage"),
    "not GeoJSON": ("{}", "not GeoJSON"),
    "no features": (collection(), "no features"),
    "no shape": (feature(None), "no shape"),
    "an empty shape": ({"type": "Polygon", "coordinates": []}, "is empty"),
    "an empty ring": ({"type": "Polygon", "coordinates": [[]]}, "fewer than four points"),
    "a line": ({"type": "LineString", "coordinates": SQUARE}, "a LineString"),
    "a word": (collection("square"), "this is a str"),  # type: ignore[arg-type]
    "an open ring": (polygon(SQUARE[:-1]), "is not closed"),
    "three points": (polygon(SQUARE[:2]), "fewer than four points"),
    "a bow tie": (polygon([[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]), "not valid: Self-intersection"),
    "metres": (polygon([[x * 1e5, y * 1e5] for x, y in SQUARE]), "off the globe: 200000, 0"),
    "latitude first": (polygon([[y, x - 100] for x, y in SQUARE]), "off the globe"),
    "no number": (polygon([["a", "b"]] * 4), "not two numbers"),
    "NaN": ('{"type":"Polygon","coordinates":[[[NaN,0],[1,0],[1,1],[NaN,0]]]}', "off the globe"),
    "a ring about a pole": (polygon([[0, 60], [120, 60], [-120, 60], [0, 60]]), "round a pole"),
    "another system": (
        {**polygon(SQUARE), "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}},
        "reference system",
    ),
}


@pytest.mark.parametrize(("data", "said"), BAD.values(), ids=BAD)
def test_a_bad_file_is_refused_in_a_sentence(given, data: Any, said: str) -> None:
    with pytest.raises(BoundaryError, match=said) as error:
        given(data)
    assert error.value.where.startswith("own.geojson")
    assert error.value.do
    assert isinstance(error.value, HabeasError)


def test_the_feature_that_is_wrong_is_named(given) -> None:
    with pytest.raises(BoundaryError) as error:
        given(collection(feature(polygon(SQUARE)), feature(polygon(SQUARE[:-1]))))
    assert error.value.where == "own.geojson, feature 2"


def test_kind_tolerance_and_path_are_checked(given, tmp_path: Path) -> None:
    with pytest.raises(BoundaryError, match="no such kind"):
        given(polygon(SQUARE), kind="sea")
    with pytest.raises(BoundaryError, match="below zero"):
        given(polygon(SQUARE), tolerance_m=-1)
    with pytest.raises(BoundaryError, match="cannot be read"):
        read(tmp_path / "none.geojson", code="OWN", kind="fir", tolerance_m=0)


def header(envelope: int = 0) -> bytes:
    sizes = (0, 32, 48, 48, 64)
    return struct.pack("<2sBBi", b"GP", 0, 1 | envelope << 1, 4326) + bytes(sizes[envelope])


def geopackage(path: Path, *, system: tuple[str, int] = ("EPSG", 4326), rows: Any) -> Path:
    """A file as OGC 12-128 has it, with one layer for each table of (name, blob)."""
    with sqlite3.connect(path) as file:
        file.execute("CREATE TABLE gpkg_contents (table_name, data_type, srs_id)")
        file.execute("CREATE TABLE gpkg_geometry_columns (table_name, column_name, srs_id)")
        file.execute("CREATE TABLE gpkg_spatial_ref_sys (srs_id, organization, organization_coordsys_id)")
        file.execute("INSERT INTO gpkg_spatial_ref_sys VALUES (7, ?, ?)", system)
        for table, some in rows.items():
            file.execute("INSERT INTO gpkg_contents VALUES (?, 'features', 7)", (table,))
            file.execute("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 7)", (table,))
            quoted = table.replace('"', '""')
            file.execute(f'CREATE TABLE "{quoted}" (fid INTEGER PRIMARY KEY, name TEXT, geom BLOB)')
            file.executemany(f'INSERT INTO "{quoted}" (name, geom) VALUES (?, ?)', some)
    file.close()
    return path


@pytest.mark.parametrize("envelope", range(5))
def test_every_layer_and_row_of_a_geopackage_is_read(tmp_path: Path, envelope: int) -> None:
    square, east = (header(envelope) + shapely.box(x, 0, x + 2, 2).wkb for x in (0, 10))
    path = geopackage(tmp_path / "own.gpkg", rows={'a "b"': [("MMFR", square)], "c": [("MHCC", east)]})
    found = read(path, code="FIR", kind="fir", tolerance_m=5)
    assert [(one.code, one.geometry.bounds) for one in found] == [
        ("FIR MMFR", (0, 0, 2, 2)),
        ("FIR MHCC", (10, 0, 12, 2)),
    ]
    assert read(path, code="OWN", kind="territory", tolerance_m=5)[0].geometry.area == pytest.approx(8)


@pytest.mark.parametrize(
    ("blob", "said"),
    [
        (None, "no shape"),
        (b"", "no GeoPackage shape"),
        (b"XX" + header()[2:] + shapely.box(0, 0, 1, 1).wkb, "no GeoPackage shape"),
        (header() + b"\x01\x03", "cannot be read"),
        (header() + shapely.Point(0, 0).wkb, "a Point"),
        (header() + shapely.Polygon().wkb, "is empty"),
    ],
    ids=["null", "no bytes", "another header", "cut short", "a point", "empty"],
)
def test_a_bad_cell_of_a_geopackage_is_refused(tmp_path: Path, blob: bytes | None, said: str) -> None:
    path = geopackage(tmp_path / "own.gpkg", rows={"areas": [("A", blob)]})
    with pytest.raises(BoundaryError, match=said) as error:
        read(path, code="OWN", kind="territory", tolerance_m=0)
    assert error.value.where == "own.gpkg, layer areas, row 1"


def test_a_projected_geopackage_is_refused(tmp_path: Path) -> None:
    rows = {"areas": [("A", header() + shapely.box(0, 0, 1, 1).wkb)]}
    path = geopackage(tmp_path / "own.gpkg", system=("EPSG", 3857), rows=rows)
    with pytest.raises(BoundaryError, match="EPSG 3857, not in degrees"):
        read(path, code="OWN", kind="territory", tolerance_m=0)


def test_a_database_that_is_no_geopackage_is_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "own.gpkg") as file:
        file.execute("CREATE TABLE a (b)")
    file.close()
    with pytest.raises(BoundaryError, match="not a GeoPackage"):
        read(tmp_path / "own.gpkg", code="OWN", kind="territory", tolerance_m=0)


def test_a_geopackage_without_layers_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BoundaryError, match="no layer"):
        read(geopackage(tmp_path / "own.gpkg", rows={}), code="OWN", kind="territory", tolerance_m=0)
