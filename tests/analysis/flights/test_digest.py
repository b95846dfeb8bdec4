"""The digest of a table is of what its rows say: the same however they are held, another for another."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.store.made_tracks import plain, same, tracks

from habeas.analysis.flights.digest import DIGESTED, digest
from habeas.analysis.flights.positions import COLUMNS, TYPES, Aircraft, track

PINNED = "0583d76eda84b558a3e4414936713348dd7b8f5506db59ffa26976e2531c5d73"
"""Of `plain()` alone. A change here makes every table that any case has kept unreadable under its name."""


def test_the_digest_of_a_table_is_pinned():
    assert digest([plain()]) == PINNED


def test_no_tracks_at_all_have_a_digest_too():
    assert digest(()) == "18950c9ccd0ad5119a153dc3402b93db22bb615eb5214f3d81b59ae891979b7b"


def test_it_does_not_depend_on_the_source_that_the_rows_came_from():
    one = plain()
    other = replace(one, source=np.full(len(one), 7, np.uint16), sources=("src-a", "src-b"))
    assert digest([one]) == digest([other])
    assert set(COLUMNS) - set(DIGESTED) == {"source"}


def test_it_does_not_depend_on_how_the_columns_lie_in_memory():
    one = plain(count=8)
    strided = {name: np.repeat(getattr(one, name), 2)[::2] for name in COLUMNS}
    swapped = {
        name: getattr(one, name).astype(getattr(one, name).dtype.newbyteorder(">")) for name in COLUMNS
    }
    for columns in (strided, swapped):
        assert digest([replace(one, **columns)]) == digest([one])


def test_minus_nought_is_nought_and_every_nan_is_one():
    one = plain()
    other = replace(one, altitude=one.altitude.copy(), latitude=one.latitude.copy())
    one.altitude[0], other.altitude[0] = np.float32(0.0), np.float32(-0.0)
    one.latitude[1] = np.nan
    other.latitude.view(np.uint64)[1] = 0xFFF8_0000_0000_BEEF
    assert not same(one, other)
    assert digest([one]) == digest([other])


def test_a_callsign_heard_at_a_time_of_numpy_is_the_same_as_at_one_of_python():
    one = plain()
    at, sign = one.callsigns[0]
    assert digest([replace(one, callsigns=((np.float64(at), sign),))]) == digest([one])


@pytest.mark.parametrize("name", DIGESTED)
def test_any_changed_value_of_any_column_is_another_digest(name):
    one = plain()
    column = getattr(one, name).copy()
    if TYPES[name] is np.bool_:
        column[2] = not column[2]
    elif np.dtype(TYPES[name]).kind == "f":
        column[2] = np.nextafter(np.nan_to_num(column[2]), np.inf, dtype=column.dtype)
    else:
        column[2] += 1
    assert digest([replace(one, **{name: column})]) != digest([one])


@pytest.mark.parametrize(
    "changes",
    [
        {"aircraft": Aircraft("a1b2c4", "N278GX", "A320")},
        {"aircraft": Aircraft("a1b2c3", "N278GY", "A320")},
        {"aircraft": Aircraft("a1b2c3", "N278GX", "A321")},
        {"aircraft": Aircraft("a1b2c3N278GX", "", "A320")},
        {"callsigns": ()},
        {"callsigns": ((1_742_083_200.0, "GXA6144"),)},
        {"callsigns": ((1_742_083_200.5, "GXA6143"),)},
        {"callsigns": ((1_742_083_200.0, "GXA6143"), (1_742_083_210.0, "GXA6143"))},
    ],
)
def test_another_aircraft_or_callsign_is_another_digest(changes):
    assert digest([replace(plain(), **changes)]) != digest([plain()])


def test_the_order_of_tracks_and_of_points_counts():
    one, two = plain("a00001"), plain("a00002")
    assert digest([one, two]) != digest([two, one])
    assert digest([one.taken(slice(None, None, -1))]) != digest([one])


def test_where_one_track_ends_and_the_next_begins_counts():
    one = plain(count=4)
    halves = [one.taken(slice(0, 2)), one.taken(slice(2, 4))]
    assert digest(halves) != digest([one])
    assert digest([one, plain(count=0)]) != digest([one])


def test_values_that_move_from_one_column_to_another_are_another_digest():
    one = plain()
    assert digest([replace(one, speed=one.direction, direction=one.speed)]) != digest([one])


@settings(max_examples=100, deadline=None)
@given(tracks(), tracks())
def test_two_tables_have_one_digest_only_where_they_say_the_same(one, other):
    def says(it):
        columns = [getattr(it, name) for name in DIGESTED]
        return repr(
            (
                it.aircraft,
                it.callsigns,
                [(column + 0 if column.dtype.kind == "f" else column).tolist() for column in columns],
            )
        )

    assert (digest([one]) == digest([other])) == (says(one) == says(other))


@settings(max_examples=50, deadline=None)
@given(st.lists(tracks(), max_size=3))
def test_a_digest_is_64_digits_and_the_same_again(some):
    assert len(digest(some)) == 64
    assert digest(some) == digest(
        [
            track(one.aircraft, {name: getattr(one, name) for name in COLUMNS}, callsigns=one.callsigns)
            for one in some
        ]
    )
