"""Which boundaries a track comes near without crossing them, whether or not their boxes meet."""

from dataclasses import dataclass

import numpy as np
import pytest
import shapely

from habeas.analysis.flights.nearby import nearby_by_boundary
from habeas.analysis.flights.positions import Aircraft, Track, track
from habeas.reference.boundaries import TERRITORY, Boundary

START = 1_742_073_960.0


def along(latitude: float, west: float, east: float, *, step: float = 10.0) -> Track:
    """A flight due east on one latitude, at about 800 km/h."""
    count = round((east - west) % 360 / 0.02) + 1
    columns = {
        "time": START + step * np.arange(count),
        "latitude": np.full(count, latitude),
        "longitude": (west + 0.02 * np.arange(count) + 180) % 360 - 180,
    }
    return track(Aircraft("a00001"), columns, sources=("made",))


def square(code: str, west: float, south: float, east: float, north: float, metres: int) -> Boundary:
    shape = shapely.MultiPolygon([shapely.box(west, south, east, north)])
    return Boundary(code, f"{code}: made", TERRITORY, "made for tests", metres, shape)


@dataclass(frozen=True)
class Made:
    """Boundaries that meet a box by their own bounds, as the shipped ones do."""

    every: tuple[Boundary, ...]

    def boundary(self, code: str) -> Boundary | None:
        return next((one for one in self.every if one.code == code), None)

    def around(self, west: float, south: float, east: float, north: float) -> tuple[str, ...]:
        sides = [(west, east)] if west <= east else [(west, 180.0), (-180.0, east)]
        return tuple(
            one.code
            for one in self.every
            for left, right in sides
            if shapely.box(left, south, right, north).intersects(one.geometry)
        )


def test_a_boundary_whose_box_the_track_never_enters_is_looked_at() -> None:
    made = Made((square("XX", -94, 24, -93, 26, 3000), square("YY", -94, 20, -93, 24, 3000)))
    ((code, (near,)),) = nearby_by_boundary(along(26.02, -95, -92), made)
    assert (code, near.boundary, near.inside) == ("XX", "XX", False)
    assert near.latitude == pytest.approx(26.02)
    assert near.longitude == pytest.approx(-93.5, abs=0.01)
    assert near.latest - near.earliest == pytest.approx(520, abs=5)


def test_the_tolerance_decides_and_a_crossing_is_no_nearness() -> None:
    assert nearby_by_boundary(along(26.02, -95, -92), Made((square("XX", -94, 24, -93, 26, 2000),))) == ()
    assert nearby_by_boundary(along(25.00, -95, -92), Made((square("XX", -94, 24, -93, 26, 3000),))) == ()


def test_over_the_antimeridian_what_lies_on_the_other_side_of_it_is_looked_at() -> None:
    made = Made((square("XX", -179.99, 10, -178, 12, 4000),))
    ((code, (near,)),) = nearby_by_boundary(along(11.0, 179.0, 179.98), made)
    assert (code, near.inside) == ("XX", False)


def test_steps_of_a_gap_are_not_looked_at() -> None:
    made = Made((square("XX", -94, 24, -93, 26, 3000),))
    assert nearby_by_boundary(along(26.02, -95, -92, step=61.0), made) == ()


def test_a_track_without_points_comes_near_nothing() -> None:
    made = Made((square("XX", -94, 24, -93, 26, 3000),))
    assert nearby_by_boundary(along(26.02, -95, -92).taken(slice(0, 0)), made) == ()
