from dataclasses import replace

import pytest
from shapely import Point
from shapely.geometry import box

from habeas.reference.boundaries import DRAWN, Boundary, Coast, around, codes, territory
from habeas.reference.tables import DATA

MILE = 1 / 60  # degrees of latitude to a nautical mile, nearly


@pytest.fixture
def usa() -> Boundary:
    found = territory("US")
    assert found is not None
    return found


def test_the_united_states_are_drawn_under_each_of_their_names(usa: Boundary) -> None:
    assert territory("USA") is territory("United States") is usa


@pytest.mark.parametrize("code", ["SV", "El Salvador", "XX", ""])
def test_what_is_not_drawn_is_not_there(code: str) -> None:
    assert territory(code) is None


def test_source_and_tolerance_are_stated(usa: Boundary) -> None:
    assert usa.tolerance_m == 5_000
    assert "Natural Earth 1:10m" in usa.source
    assert "sha512-" in usa.source
    assert "median lines" in usa.not_drawn


def test_the_shape_is_valid_and_lies_on_the_globe(usa: Boundary) -> None:
    assert usa.geometry.is_valid
    assert box(-180, -90, 180, 90).covers(usa.geometry)


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
    assert metres == pytest.approx(22_224, abs=usa.tolerance_m)


def test_the_file_is_small_enough_to_carry() -> None:
    assert len((DATA / DRAWN["US"]).read_bytes()) <= 400_000


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
