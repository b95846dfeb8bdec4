# ruff: noqa: DTZ001 (releases have wall clocks without a zone)
from datetime import datetime, timedelta

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.readings.custody.made_releases import wall

from habeas.readings.custody.wall_clock import ABSENT, EARLIEST, EPOCH_1904, LATEST, of_serials, of_texts


def read(text):
    return int(of_texts(pa.array([text]), {})[0])


@pytest.mark.parametrize(
    "text",
    [
        "2024-02-29 13:05:00",
        "2024-02-29T13:05:00Z",
        "2024-02-29T13:05:00.000Z",
        "2024-02-29 13:05",
        "2024-02-29 13:05:00 UTC",
        "2024-02-29T13:05:00-05:00",
        "02/29/2024 13:05",
        "2/29/2024 13:05:00",
        "02/29/2024 01:05 PM",
        "29-FEB-2024 13:05:00",
        "29FEB2024:13:05:00",
        "45351.545138888891",
    ],
)
def test_a_time_is_read_in_every_form_by_the_clock_on_the_wall(text):
    assert read(text) == wall(2024, 2, 29, 13, 5)


@pytest.mark.parametrize(
    "text",
    [
        "2024-02-29",
        "02/29/2024",
        "2/29/2024",
        "29-Feb-2024",
        "29FEB2024",
        "Feb 29, 2024",
        "2024/02/29",
        "45351",
    ],
)
def test_a_date_is_read_in_every_form(text):
    assert read(text) == wall(2024, 2, 29)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "2023-02-29",
        "02/30/2024",
        "13/13/2024",
        "2024-13-01",
        "29-FEB-24",
        "2/29/24",
        "0",
        "20240229",
    ],
)
def test_what_is_no_date_or_has_no_century_is_absent(text):
    assert read(text) == ABSENT


def test_a_column_of_many_forms_is_read_each_in_its_place():
    texts = ["2024-02-29", None, "02/29/2024 00:01", "never", "2024-02-29 00:01:00", "29-FEB-2024"]
    day, minute = wall(2024, 2, 29), wall(2024, 2, 29, 0, 1)
    assert of_texts(pa.array(texts), {}).tolist() == [day, ABSENT, minute, ABSENT, minute, day]


@given(st.datetimes(datetime(1900, 1, 1), datetime(2099, 12, 31)))
def test_a_serial_number_is_its_minute(when):
    when = when.replace(second=0, microsecond=0)
    epoch = datetime(1899, 12, 31) if when < datetime(1900, 3, 1) else datetime(1899, 12, 30)
    serial = (when - epoch) / timedelta(days=1)
    assert of_serials(np.array([serial])).tolist() == [wall(*when.timetuple()[:6])]


def test_a_serial_number_cut_to_eight_digits_is_still_its_minute():
    for minute in range(1440):
        serial = round(45351 + minute / 1440, 8)
        assert of_serials(np.array([serial])).tolist() == [wall(2024, 2, 29) + 60 * minute]


def test_days_since_1904_are_four_years_later():
    assert of_serials(np.array([0.0]), epoch=EPOCH_1904).tolist() == [wall(1904, 1, 1)]


def test_no_number_is_no_time():
    assert of_serials(np.array([np.nan, np.inf, 1e9])).tolist() == [ABSENT] * 3


def test_the_centuries_that_are_read_begin_and_end_at_midnight():
    assert wall(1900, 1, 1) == EARLIEST
    assert wall(2100, 1, 1) == LATEST
