import hashlib
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import shapely
from pyproj import Geod
from shapely.geometry import MultiPolygon, box

from habeas.reference import packed

SCRIPTS = Path(__file__).parents[2] / "scripts"
WGS84 = Geod(ellps="WGS84")


@pytest.fixture(scope="module")
def script() -> Any:
    sys.path.insert(0, str(SCRIPTS))
    try:
        from boundaries import codes, measure, natural_earth, packages, packing, sea

        yield SimpleNamespace(
            codes=codes,
            measure=measure,
            natural_earth=natural_earth,
            packages=packages,
            packing=packing,
            sea=sea,
        )
    finally:
        sys.path.remove(str(SCRIPTS))


def cells_sea(script: Any, land: dict[str, Any], west: int) -> dict[str, Any]:
    """Land and sea of each code, from the cells of some columns."""
    found: dict[str, list[Any]] = {}
    for column in (west, west + 4):
        start = (column + 180) % 360 - 180
        for code, piece in script.sea._columns_sea((start, script.sea._column(land, start))):
            found.setdefault(code, []).append(piece)
    return {code: script.sea._joined(code, pieces, land[code])[1] for code, pieces in found.items()}


@pytest.mark.parametrize("latitude", [0.5, 29.3, 60.0, 75.0, -54.0])
def test_the_edge_lies_twelve_miles_of_geodesic_from_land(script: Any, latitude: float) -> None:
    land = MultiPolygon([box(10.5, latitude, 11.0, latitude + 0.3)])
    edge = shapely.boundary(cells_sea(script, {"AA": land}, 8)["AA"])
    shore = shapely.get_coordinates(shapely.segmentize(shapely.boundary(land), 0.0005))
    for share in np.linspace(0, 1, 60, endpoint=False):
        point = edge.interpolate(share, normalized=True)
        far = WGS84.inv(np.full(len(shore), point.x), np.full(len(shore), point.y), *shore.T)[2].min()
        assert far == pytest.approx(22_224, abs=40)


def test_water_between_neighbours_is_cut_where_both_are_equally_near(script: Any) -> None:
    land = {"AA": MultiPolygon([box(10.0, 0.0, 10.5, 0.5)]), "BB": MultiPolygon([box(10.7, 0.0, 11.2, 0.5)])}
    seas = cells_sea(script, land, 8)
    assert seas["AA"].intersection(seas["BB"]).area == pytest.approx(0, abs=1e-6)
    line = seas["AA"].boundary.intersection(seas["BB"].boundary.buffer(1e-6))
    assert line.bounds[0] == pytest.approx(10.6, abs=0.005)
    assert line.bounds[2] == pytest.approx(10.6, abs=0.005)


def test_neighbours_on_land_keep_their_border(script: Any) -> None:
    land = {"AA": MultiPolygon([box(10.0, 0.0, 10.5, 0.5)]), "BB": MultiPolygon([box(10.5, 0.0, 11.0, 0.5)])}
    seas = cells_sea(script, land, 8)
    assert seas["AA"].covers(shapely.Point(10.49, 0.25))
    assert not seas["AA"].covers(shapely.Point(10.51, 0.25))
    assert seas["BB"].covers(shapely.Point(10.51, -0.1))


def test_the_sea_goes_on_over_the_antimeridian(script: Any) -> None:
    land = {"AA": MultiPolygon([box(179.8, 0.0, 180.0, 0.2), box(-180.0, 0.0, -179.95, 0.2)])}
    whole = cells_sea(script, land, 176)["AA"]
    assert whole.covers(shapely.Point(179.7, 0.1))
    assert whole.covers(shapely.Point(-179.8, 0.1))
    assert whole.bounds[0] == -180
    assert whole.bounds[2] == 180


def test_a_packed_shape_is_read_again_on_its_grid(script: Any) -> None:
    shape = MultiPolygon(
        [
            shapely.Polygon(box(-170, -20, -160, -10).exterior, [box(-168, -18, -166, -16).exterior]),
            box(12.00001, 3, 13, 4.00002),
        ]
    )
    read = packed.shape(script.packing.pack(script.packing.on_grid(shape, 1e-5), 1e-5), 1e-5)
    assert read.equals(shape)
    assert read.is_valid


def test_a_package_that_is_not_the_pinned_one_is_refused(script: Any, tmp_path: Path) -> None:
    (tmp_path / "a.tgz").write_bytes(b"another")
    pinned = script.packages.Package("npm", "a", "1.0.0", "a.tgz", hashlib.sha256(b"it").hexdigest())
    with pytest.raises(SystemExit, match=r"not the pinned a 1\.0\.0"):
        script.packages.fetched(pinned, tmp_path)
    (tmp_path / "a.tgz").write_bytes(b"it")
    assert script.packages.fetched(pinned, tmp_path) == tmp_path / "a.tgz"


def test_a_deviation_is_measured_landward_and_seaward(script: Any) -> None:
    """The other line stands about 1.1 km inside on the west and 2.2 km outside on the east."""
    ours, theirs = MultiPolygon([box(1, 1, 4, 4)]), MultiPolygon([box(1.01, 1, 4.02, 4)])
    found = script.measure._of_one(("AA", ours, theirs))[1]
    (coast,) = script.measure.coasts(found, (9, 9))
    assert (coast.landward_m, coast.seaward_m) == (1_200, 2_300)
    assert coast.points > 1_000


def test_a_territory_that_the_other_source_lacks_gets_the_default(script: Any) -> None:
    found = script.measure._of_one(("AA", MultiPolygon([box(1, 1, 4, 4)]), None))[1]
    (coast,) = script.measure.coasts(found, (700, 900))
    assert (coast.landward_m, coast.seaward_m, coast.points) == (700, 900, 0)
    assert script.measure.usual(found, 900) == 900


def test_what_only_one_source_draws_is_named_and_not_measured(script: Any) -> None:
    mainland, islet, other = box(1, 1, 4, 4), box(7, 7, 7.1, 7.1), box(-7, 7, -6.9, 7.1)
    ours, theirs = MultiPolygon([mainland, other]), MultiPolygon([mainland, islet])
    found = script.measure._of_one(("AA", ours, theirs))[1]
    assert found.missing == ((7.05, 7.05),)
    assert found.alone == ((-6.95, 7.05),)
    assert max(abs(some).max() for some in found.by_cell.values()) < 1


def test_a_border_that_ends_short_of_the_shore_still_cuts_the_land(script: Any) -> None:
    land = MultiPolygon([box(20, 0, 30, 10)])
    border = np.array([[25.0, 0.05], [25.0, 9.95]])
    faces = script.natural_earth.cut_faces(land, iter([border]))
    assert sorted(face.area for face in faces) == [pytest.approx(50), pytest.approx(50)]


def test_every_code_has_a_name(script: Any) -> None:
    known = {*script.codes.ALPHA_2.values(), *script.codes.WITHOUT_NUMBER.values(), *script.codes.WITHIN}
    assert [code for code in sorted(known) if code != "AQ" and not script.codes.name_of(code)] == []
