"""Paths as lines."""

import numpy as np

from habeas.analysis.flights.drawing import lines


def test_a_gap_and_the_date_line_part_a_path():
    time = np.array([0.0, 10, 20, 1000, 1010, 1020])
    longitude = np.array([178.0, 179, 179.9, -179.5, -179, -178])
    found = lines(time, np.zeros(6), longitude, gap_s=300)
    assert [len(one) for one in found] == [2, 2]
    assert lines(time[:4], np.zeros(4), np.array([178.0, 179.9, -179.9, -178]), gap_s=3000) == (
        ((178.0, 0.0), (179.9, 0.0)),
        ((-179.9, 0.0), (-178.0, 0.0)),
    )


def test_points_on_a_straight_line_are_left_out_and_a_bend_is_not():
    (one,) = lines(np.arange(5.0), np.array([0, 0, 0, 1, 2.0]), np.array([0, 1, 2, 2, 2.0]), gap_s=9)
    assert one == ((0.0, 0.0), (2.0, 0.0), (2.0, 2.0))


def test_one_point_is_a_line_of_two_and_none_is_none():
    assert lines(np.array([1.0]), np.array([5.0]), np.array([6.0]), gap_s=9) == (((6.0, 5.0), (6.0, 5.0)),)
    assert lines(np.zeros(0), np.zeros(0), np.zeros(0), gap_s=9) == ()
