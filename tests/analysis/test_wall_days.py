"""Days and months by their numbers, and back."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from habeas.analysis.wall_days import (
    DAY_S,
    begins,
    day_number,
    day_of,
    days_table,
    ends,
    month_name,
    month_number,
    months_table,
)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 1, 1)))
def test_a_day_is_the_day_of_its_number_and_lasts_as_long_as_a_clock_goes_round(day):
    assert day_of(day_number(day)) == day
    assert ends(day) + 1 - begins(day) == DAY_S
    assert month_name(month_number(day)) == f"{day:%Y-%m}"


def test_the_first_day_is_nought_and_days_before_it_are_below():
    assert (day_number(date(1970, 1, 1)), day_number(date(1969, 12, 31))) == (0, -1)
    assert (month_number(date(1970, 1, 31)), month_number(date(1969, 12, 1))) == (0, -1)


def test_a_table_of_days_has_both_ends_and_one_of_months_the_month_of_each():
    assert days_table(date(1970, 1, 30), date(1970, 2, 2))["day"].to_pylist() == [29, 30, 31, 32]
    assert months_table(date(1970, 1, 30), date(1970, 2, 2))["month"].to_pylist() == [0, 0, 1, 1]
    assert len(days_table(date(1970, 1, 2), date(1970, 1, 1))) == 0
