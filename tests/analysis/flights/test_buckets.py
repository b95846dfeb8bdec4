"""Boxes by squares: whatever meets a place is in its square, however wide the boxes are."""

import numpy as np
import pytest

from habeas.analysis.flights import buckets
from habeas.analysis.flights.buckets import buckets_of


def boxes(count: int, wide: float, seed: int = 3):
    random = np.random.default_rng(seed)
    west, south = random.uniform(-180, 180, count), random.uniform(-90, 85, count)
    return west, south, west + random.uniform(0, wide, count), south + random.uniform(0, wide / 2, count)


def square(found, x: float, y: float) -> set[int]:
    row, column = int((y - found.south) / found.size), int((x - found.west) / found.size)
    if not (0 <= row < found.rows and 0 <= column < found.columns):
        return set()
    at = row * found.columns + column
    return set(found.box[found.begin[at] : found.begin[at + 1]].tolist())


@pytest.mark.parametrize("wide", [0.0, 0.1, 3.0, 200.0])
def test_every_box_that_holds_a_place_is_in_its_square(wide):
    given = boxes(300, wide)
    found = buckets_of(given)
    west, south, east, north = given
    random = np.random.default_rng(4)
    corners = list(zip(west, south, strict=True)) + list(zip(east, north, strict=True))
    for x, y in corners + list(
        zip(random.uniform(-200, 300, 500), random.uniform(-95, 95, 500), strict=True)
    ):
        holds = set(np.flatnonzero((west <= x) & (x <= east) & (south <= y) & (y <= north)).tolist())
        assert holds <= square(found, x, y)


def test_squares_grow_where_there_would_be_too_many_entries(monkeypatch):
    given = boxes(300, 0.2)
    given[2][0] += 170
    given[3][0] += 60
    plain = buckets_of(given)
    monkeypatch.setattr(buckets, "MOST", 5_000)
    fewer = buckets_of(given)
    assert fewer.size > plain.size
    assert len(fewer.box) <= 5_000 < len(plain.box)


def test_no_box_is_in_no_square():
    found = buckets_of((np.zeros(0),) * 4)
    assert (found.rows, found.columns, found.begin.tolist(), len(found.box)) == (1, 1, [0, 0], 0)
