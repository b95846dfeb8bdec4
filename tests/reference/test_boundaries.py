import math
import random
import statistics
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod
from shapely import Point, STRtree, to_wkb, transform
from shapely.geometry import Polygon, box
from shapely.ops import nearest_points

from habeas.reference.boundaries import Boundary, Coast, around, codes, territory
from habeas.reference.coastline import land
from habeas.reference.tables import DATA

MILE = 1 / 60  # degrees of latitude to a nautical mile, nearly


class Land:
    """The land of the maps' coastline, and geodesic metres to it."""

    def __init__(self) -> None:
        rings = land(-180, -60, 180, 85)
        self.shapes = [Polygon(ring) for ring in rings]
        self.tree = STRtree(self.shapes)
        self.geod = Geod(ellps="WGS84")

    def covers(self, point: Point) -> bool:
        return len(self.tree.query(point, predicate="within")) > 0

    def metres(self, point: Point) -> float:
        """Metres to the nearest land, in a plane stretched about the point."""
        wide = 1 / math.cos(math.radians(point.y))
        about = self.tree.query(box(point.x - 0.5 * wide, point.y - 0.5, point.x + 0.5 * wide, point.y + 0.5))
        here = Point(point.x / wide, point.y)
        found = [
            nearest_points(transform(self.shapes[one], lambda xy: xy / [wide, 1]), here)[0] for one in about
        ]
        return min(self.geod.inv(point.x, point.y, one.x * wide, one.y)[2] for one in found)


@pytest.fixture
def usa() -> Boundary:
    found = territory("US")
    assert found is not None
    return found


def test_the_united_states_are_drawn_under_each_of_their_names(usa: Boundary) -> None:
    assert territory("USA") is territory("United States") is usa


@pytest.mark.parametrize("code", ["AQ", "Antarctica", "XX", "", "The Hague"])
def test_what_is_not_drawn_is_not_there(code: str) -> None:
    assert territory(code) is None


def test_source_and_tolerance_are_stated(usa: Boundary) -> None:
    assert 5_000 <= usa.tolerance_m <= 10_000
    assert "Natural Earth 1:10m" in usa.source
    assert "sha256-" in usa.source
    assert "maritime_1000m 1.1.0" in usa.source
    assert "legal baselines" in usa.not_drawn


@pytest.mark.parametrize("code", codes())
def test_every_shape_is_valid_and_every_coast_is_told_of(code: str) -> None:
    drawn = territory(code)
    assert drawn is not None
    assert drawn.geometry.is_valid
    assert box(-180, -90, 180, 90).covers(drawn.geometry)
    assert drawn.name.partition(":")[0]
    assert drawn.coasts
    assert all(one.landward_m >= 500 and one.seaward_m >= 500 for one in drawn.coasts)
    assert drawn.tolerance_m >= 500


@pytest.mark.parametrize(
    ("name", "lon", "lat"),
    [
        ("Harlingen", -97.655, 26.227),
        ("Washington", -77.04, 38.9),
        ("Anchorage", -149.9, 61.22),
        ("Kivalina", -164.548, 67.731),
        ("Honolulu", -157.86, 21.31),
        ("San Juan", -66.1, 18.44),
        ("Attu, west of the antimeridian", 172.9, 52.9),
        ("Guam", 144.8, 13.48),
        ("Pago Pago", -170.7, -14.28),
        ("ten miles off Padre Island", -97.15 + 10 * MILE / 0.897, 26.2),
    ],
)
def test_land_and_near_sea_are_inside(usa: Boundary, name: str, lon: float, lat: float) -> None:
    assert usa.geometry.covers(Point(lon, lat)), name


@pytest.mark.parametrize(
    ("name", "lon", "lat"),
    [
        ("San Salvador", -89.19, 13.69),
        ("Matamoros", -97.5, 25.85),
        ("Ciudad Juarez", -106.48, 31.65),
        ("Toronto", -79.38, 43.65),
        ("Havana", -82.38, 23.13),
        ("Guantanamo Bay", -75.15, 19.9),
        ("the middle of the Gulf", -92.0, 25.0),
        ("fifteen miles off Padre Island", -97.15 + 15 * MILE / 0.897, 26.2),
        ("Provideniya", -173.2, 64.42),
    ],
)
def test_neighbours_and_the_high_sea_are_outside(usa: Boundary, name: str, lon: float, lat: float) -> None:
    assert not usa.geometry.covers(Point(lon, lat)), name


def test_the_edge_off_padre_island_lies_twelve_miles_out(usa: Boundary) -> None:
    lat = 26.2
    line = box(-97.3, lat, -96.0, lat + 0.0001)
    edge = usa.geometry.intersection(line).bounds[2]
    metres = (edge - -97.175) * 99_900  # metres to a degree of longitude at 26.2 degrees, from the beach
    landward, seaward = usa.tolerance(lat, edge)
    assert 22_224 - seaward <= metres <= 22_224 + landward


def test_the_files_are_small_enough_to_carry() -> None:
    files = ("boundaries.bin", "boundaries.json", "coastline.bin")
    assert sum(len((DATA / name).read_bytes()) for name in files) <= 3_000_000


def test_a_territory_says_its_code_and_that_it_is_no_region_of_air_traffic(usa: Boundary) -> None:
    assert (usa.code, usa.kind) == ("US", "territory")
    assert "US" in codes()


def test_the_tolerance_of_a_point_is_of_the_coast_nearest_to_it(usa: Boundary) -> None:
    coasts = (Coast(-98, 25, -95, 30, 100, 200), Coast(170, -20, 180, -10, 300, 400))
    here = replace(usa, coasts=coasts)
    assert here.tolerance(27.0, -96.0) == here.tolerance(20.0, -100.0) == (100, 200)
    assert here.tolerance(-15.0, -179.0) == (300, 400)
    assert replace(usa, coasts=()).tolerance(0, 0) == (usa.tolerance_m, usa.tolerance_m)


@pytest.mark.parametrize("box", [(-98, 25, -97, 26), (170, 50, -170, 53), (-160, 60, -150, 62)])
def test_a_box_names_the_territories_about_it(box: tuple[float, float, float, float]) -> None:
    assert "US" in around(*box)


def test_a_box_of_the_high_sea_names_none() -> None:
    assert around(-30, -35, -29, -34) == ()


def holders(latitude: float, longitude: float) -> set[str]:
    """The codes of all shapes that cover the point, found by their boxes first."""
    near = around(longitude, latitude, longitude, latitude)
    shapes = [found for found in map(territory, near) if found]
    return {one.code for one in shapes if one.geometry.covers(Point(longitude, latitude))}


WHOSE = {
    "the Gulf at 25N 97W": (25.0, -97.0, ""),
    "the Gulf at 27N 92W": (27.0, -92.0, ""),
    "off Brazos Santiago": (26.07, -96.98, "US"),
    "eight miles off Miami": (25.77, -79.97, "US"),
    "twenty miles off Miami": (25.77, -79.75, ""),
    "Matamoros": (25.85, -97.5, "MX"),
    "Guantanamo Bay": (19.9, -75.15, "CU"),
    "San Juan": (18.44, -66.1, "PR US"),
    "six miles off San Juan": (18.57, -66.1, "PR US"),
    "Guam": (13.48, 144.8, "GU US"),
    "Charlotte Amalie": (18.34, -64.93, "US VI"),
    "Attu": (52.9, 172.9, "US"),
    "Adak": (51.88, -176.65, "US"),
    "Provideniya": (64.42, -173.2, "RU"),
    "Wrangel Island, on the antimeridian": (71.1, -180.0, "RU"),
    "Suva": (-18.14, 178.44, "FJ"),
    "Taveuni, east of it": (-16.8, -179.9, "FJ"),
    "Taveuni, west of it": (-16.9, 179.95, "FJ"),
    "the North Pole": (90.0, 0.0, ""),
    "the South Pole": (-90.0, 0.0, ""),
    "Null Island": (0.0, 0.0, ""),
    "Comayagua": (14.38, -87.62, "HN"),
    "San Salvador": (13.69, -89.19, "SV"),
    "Cayenne": (4.9, -52.3, "FR GF"),
    "Longyearbyen": (78.22, 15.6, "NO SJ"),
    "Hong Kong": (22.3, 114.17, "CN HK"),
    "Simferopol": (44.95, 34.1, "RU UA"),
    "Pristina": (42.66, 21.16, "XK"),
    "Campobello, nearer to Maine": (44.89, -66.93, "CA"),
    "Cay Sal, nearer to Cuba": (23.7, -80.4, "BS"),
    "Bobel Cay, nearer to Nicaragua": (15.09, -82.68, "HN"),
    "the Dry Tortugas": (24.63, -82.87, "US"),
}


@pytest.mark.parametrize(("latitude", "longitude", "codes_there"), WHOSE.values(), ids=WHOSE)
def test_a_point_is_of_everyone_who_claims_it(latitude: float, longitude: float, codes_there: str) -> None:
    assert holders(latitude, longitude) == set(codes_there.split())


def test_a_known_crossing_lies_within_the_tolerance_of_the_edge(usa: Boundary) -> None:
    """N899DN, 4 February 2025, into the twelve miles off Louisiana by another boundary's line."""
    latitude, longitude = 29.4688, -93.9450
    landward, seaward = usa.tolerance(latitude, longitude)
    metres = metres_to_the_edge(usa, latitude, longitude)
    assert metres <= (landward if usa.geometry.covers(Point(longitude, latitude)) else seaward)


def metres_to_the_edge(drawn: Boundary, latitude: float, longitude: float) -> float:
    """Geodesic metres to the nearest point of the edge; near enough where that is within some tens of km."""
    stretch = 1 / math.cos(math.radians(latitude))
    here = transform(drawn.geometry.boundary, lambda xy: xy / [stretch, 1])
    nearest = nearest_points(here, Point(longitude / stretch, latitude))[0]
    return Geod(ellps="WGS84").inv(longitude, latitude, nearest.x * stretch, nearest.y)[2]


def test_names_are_found_without_the_gazetteer_too() -> None:
    for name, code in (("Puerto Rico", "PR"), ("Guam", "GU"), ("Honduras", "HN"), ("mx", "MX")):
        found = territory(name)
        assert found is not None
        assert found.code == code


def test_the_united_states_hold_what_each_of_their_territories_holds(usa: Boundary) -> None:
    for code in ("PR", "VI", "GU", "MP", "AS", "UM"):
        part = territory(code)
        assert part is not None
        assert part.geometry.difference(usa.geometry.buffer(0.001)).is_empty


def test_loading_a_territory_takes_less_than_fifty_milliseconds() -> None:
    code = (
        "import time, shapely, numpy; from habeas.reference.boundaries import codes, territory; codes();"
        "started = time.process_time(); territory('US'); print(time.process_time() - started)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert float(run.stdout) < 0.05


@pytest.fixture(scope="module")
def ashore() -> Land:
    """All land of the coastline that maps show: not the same points as the boundaries were drawn from."""
    return Land()


COASTS = {  # a box in which only one territory has a coast, and no shore bends into a bay wider than the sea
    "US Gulf": ("US", (-96.0, 27.0, -90.0, 30.0)),
    "US Pacific": ("US", (-126.0, 38.0, -122.0, 46.0)),
    "Chile": ("CL", (-75.0, -35.0, -70.0, -20.0)),
    "Portugal": ("PT", (-11.0, 39.8, -8.0, 41.5)),
    "Somalia": ("SO", (46.0, 3.0, 52.0, 11.0)),
}


@pytest.mark.parametrize(("code", "box_"), COASTS.values(), ids=COASTS)
def test_the_edge_lies_twelve_miles_from_land(code: str, box_: tuple[float, ...], ashore: Land) -> None:
    drawn = territory(code)
    assert drawn is not None
    edge = drawn.geometry.boundary.intersection(box(*box_))
    shares = [(number + 0.5) / 40 for number in range(40)]
    points = [edge.interpolate(share, normalized=True) for share in shares]
    at_sea = [point for point in points if not ashore.covers(point)]
    found = [ashore.metres(point) for point in at_sea]
    assert len(found) >= 20
    assert statistics.median(found) == pytest.approx(22_224, abs=500)
    assert max(found) < 22_224 + 3_500  # the maps' coastline is simplified by up to 0.02 degrees
    assert min(found) > 22_224 - 3_500


@pytest.mark.parametrize(("code", "box_"), COASTS.values(), ids=COASTS)
def test_a_globe_agrees_on_what_is_inside_outside_the_tolerance(code: str, box_: tuple[float, ...]) -> None:
    """spherely (S2) takes edges as geodesics, shapely as straight in degrees."""
    spherely = pytest.importorskip("spherely")
    drawn = territory(code)
    assert drawn is not None
    west, south, east, north = box_
    draw = random.Random(f"{code} {box_}")
    points = [(draw.uniform(west, east), draw.uniform(south, north)) for _ in range(2_000)]
    near = [part for part in drawn.geometry.geoms if part.intersects(box(*box_))]
    globe = [spherely.from_wkb(to_wkb(part)) for part in near]
    unlike = 0
    for x, y in points:
        flat = drawn.geometry.covers(Point(x, y))
        round_ = any(spherely.contains(part, spherely.create_point(x, y)) for part in globe)
        unlike += flat != round_
        if flat != round_:
            assert metres_to_the_edge(drawn, y, x) < 500
    assert unlike < 20


@settings(deadline=None)
@given(st.floats(-180, 180), st.floats(-90, 90))
def test_a_shape_that_holds_a_point_has_a_box_about_it(longitude: float, latitude: float) -> None:
    near = around(longitude, latitude, longitude, latitude)
    assert {"US", "CA", "RU", "FJ"} - set(near) == {
        code
        for code in ("US", "CA", "RU", "FJ")
        if code not in near and not _covers(code, longitude, latitude)
    }


def _covers(code: str, longitude: float, latitude: float) -> bool:
    drawn = territory(code)
    return drawn is not None and drawn.geometry.covers(Point(longitude, latitude))


@settings(deadline=None)
@given(st.floats(-180, 180), st.floats(-90, 90))
def test_a_tolerance_is_of_one_of_the_coasts(longitude: float, latitude: float) -> None:
    drawn = territory("US")
    assert drawn is not None
    landward, seaward = drawn.tolerance(latitude, longitude)
    assert landward in {one.landward_m for one in drawn.coasts}
    assert seaward in {one.seaward_m for one in drawn.coasts}
