"""Thinning, cutting and writing lines."""

import re

import numpy as np
import shapely
from hypothesis import given
from hypothesis import strategies as st

from habeas.pages.map_lines import FINE, MOST_BYTES, area_path, line_path, thinned, written

thousandths = st.integers(0, 600_000).map(lambda whole: whole / 1000)
points = st.lists(st.tuples(thousandths, thousandths), min_size=2, max_size=60)


def read(path):
    """The subpaths of path data as arrays, by another way than it was written."""
    out = []
    for part in re.findall(r"M([^Mz]*)z?", path):
        numbers = [float(one) for one in re.findall(r"-?(?:\d+(?:\.\d+)?|\.\d+)", part)]
        out.append(np.cumsum(np.array(numbers).reshape(-1, 2), axis=0))
    return out


@given(points)
def test_what_is_written_is_the_line_to_a_tenth(line):
    (back,) = read(written([np.array(line)], closed=False))
    assert shapely.hausdorff_distance(shapely.LineString(back), shapely.LineString(line)) < 0.11


@given(points)
def test_no_point_lies_farther_than_half_a_unit_from_what_is_kept(line):
    kept = shapely.LineString(thinned(np.array(line), FINE))
    far = shapely.distance(kept, shapely.points(line))
    assert far.max() <= FINE + 1e-9


def test_a_line_that_leaves_the_picture_is_cut():
    (back,) = read(line_path([np.array([[-500.0, 100.0], [2000.0, 100.0]])], 760, 600))
    assert back[:, 0].min() == -6
    assert back[:, 0].max() == 766


def test_a_line_outside_the_picture_is_nothing():
    assert line_path([np.array([[-500.0, -100.0], [-400.0, -100.0]])], 760, 600) == ""


def test_a_lone_point_is_a_dot():
    assert line_path([np.array([[10.0, 20.5]])], 760, 600) == "M10 20.5l0 0"


def test_a_coast_without_end_stays_small():
    rng = np.random.default_rng(1)
    angle = np.linspace(0, 2 * np.pi, 200_000)
    far = 250 + rng.uniform(-20, 20, len(angle))
    coast = np.column_stack([380 + far * np.cos(angle), 300 + far * np.sin(angle)])
    assert 0 < len(area_path([coast], 760, 600)) <= MOST_BYTES


def test_an_area_that_covers_the_picture_covers_it():
    sea = np.array([[-9000.0, -9000.0], [9000.0, -9000.0], [9000.0, 9000.0], [-9000.0, 9000.0]])
    (back,) = read(area_path([sea], 760, 600))
    assert shapely.Polygon(back).contains(shapely.box(0, 0, 760, 600))


def test_a_ring_that_meets_itself_is_drawn_all_the_same():
    knot = np.array([[10.0, 10.0], [100.0, 100.0], [100.0, 10.0], [10.0, 100.0]])
    assert len(read(area_path([knot], 760, 600))) == 2
