"""Days and months by their numbers, as coded tables have them: of the clock on the wall, without a zone."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

DAY_S = 86_400
"""Seconds of a day by the clock on the wall, which knows no other."""

EPOCH = date(1970, 1, 1)


def day_number(day: date) -> int:
    """Days since 1970-01-01."""
    return (day - EPOCH).days


def day_of(number: int) -> date:
    """The day that is so many after 1970-01-01."""
    return EPOCH + timedelta(days=number)


def begins(day: date) -> int:
    """The first second of a day, since 1970."""
    return day_number(day) * DAY_S


def ends(day: date) -> int:
    """The last second of a day, since 1970."""
    return begins(day) + DAY_S - 1


def month_number(day: date) -> int:
    """Months since January 1970."""
    return (day.year - EPOCH.year) * 12 + day.month - 1


def month_name(number: int) -> str:
    """The month that is so many after January 1970: "2026-03"."""
    return f"{EPOCH.year + number // 12:04}-{number % 12 + 1:02}"


def days_table(first: date, last: date) -> "pa.Table":
    """The table `days` of queries: every day from one to another, both among them."""
    import pyarrow as pa

    return pa.table({"day": pa.array(_numbers(first, last), pa.int32())})


def months_table(first: date, last: date) -> "pa.Table":
    """The table `months` of queries: the same days, each with its month."""
    import pyarrow as pa

    months = [month_number(day_of(one)) for one in _numbers(first, last)]
    return days_table(first, last).append_column("month", pa.array(months, pa.int32()))


def _numbers(first: date, last: date) -> range:
    return range(day_number(first), day_number(last) + 1)
