"""Figures that ICE publishes of its facilities, and headcounts by day beside them: values, and their days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Grid = npt.NDArray[np.int32]

FAMILIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("criminality", ("male_criminal", "male_non_criminal", "female_criminal", "female_non_criminal")),
    ("classification level", ("level_a", "level_b", "level_c", "level_d")),
    ("threat level", ("threat_1", "threat_2", "threat_3", "threat_none")),
)
"""The ways in which one average is divided; each adds up to the whole. “Mandatory” is a part of it alone."""

CELLS = (*(cell for _, cells in FAMILIES for cell in cells), "mandatory")

ROUNDING = Decimal("0.01")
"""Person-days that rounding may hide: four cells of six decimals over 366 days are off by 0.0008 at most."""

OCTOBER = 10


class Counted(StrEnum):
    """Who is counted on a day: whoever is there at its end, or whoever was there at any time of it."""

    MIDNIGHT = "at midnight"
    WHOLE_DAY = "at any time of the day"


@dataclass(frozen=True)
class Listed:
    """One facility of a published list, with its averages by cell (None: not stated), and where it stands.

    `others` are the further columns, by the heading as printed, as the file writes them: a date in a workbook
    may be its serial number. `code` and `whole` are the facility's code and its average, where a list gives
    these themselves.
    """

    name: str
    city: str
    state: str
    address: str = ""
    zip_code: str = ""
    aor: str = ""
    kind: str = ""
    cells: tuple[tuple[str, Decimal | None], ...] = ()
    others: tuple[tuple[str, str], ...] = ()
    sheet: str = ""
    row: int = 0
    code: str = ""
    whole: Decimal | None = None

    @property
    def sums(self) -> tuple[tuple[str, Decimal], ...]:
        """The whole by each family of cells that is stated in full."""
        stated = dict(self.cells)
        found = []
        for family, names in FAMILIES:
            values = [value for name in names if (value := stated.get(name)) is not None]
            if len(values) == len(names):
                found.append((family, sum(values, Decimal(0))))
        return tuple(found)

    @property
    def adp(self) -> Decimal | None:
        """The average daily population: as given, else the first family's sum; None without one."""
        if self.whole is not None:
            return self.whole
        return self.sums[0][1] if self.sums else None

    @property
    def families_differ(self) -> bool:
        """Whether two families of cells add up to different wholes."""
        wholes = [value for _, value in self.sums]
        return bool(wholes) and max(wholes) - min(wholes) > ROUNDING

    def whole_over(self, days: int) -> bool:
        """Whether every cell is a whole number of person-days over so many days, but for rounding."""
        products = [value * days for _, value in self.cells if value is not None]
        return all(abs(one - one.to_integral_value()) <= ROUNDING for one in products)


@dataclass(frozen=True)
class Published:
    """A published list: averages of the fiscal year so far, of records drawn on the day `drawn`."""

    fiscal_year: int
    drawn: date
    listed: tuple[Listed, ...]

    @property
    def begins(self) -> date:
        """The first day that is averaged, 1 October."""
        return first_day(self.fiscal_year)

    @property
    def until(self) -> date:
        """The last day that is averaged: the one before the records were drawn, or the year's last."""
        return min(self.drawn - timedelta(days=1), first_day(self.fiscal_year + 1) - timedelta(days=1))

    @property
    def days(self) -> int:
        """How many days are averaged."""
        return (self.until - self.begins).days + 1

    @property
    def not_whole(self) -> tuple[Listed, ...]:
        """Facilities with cells that are no whole person-days over these days: one of the two is wrong."""
        return tuple(one for one in self.listed if not one.whole_over(self.days))


@dataclass(frozen=True)
class Figure:
    """A published figure of one day that is no average: what it measures, of which code ("": all)."""

    measure: str
    facility: str
    as_of: date
    value: Decimal
    row: int = 0


@dataclass(frozen=True)
class Lists:
    """What one source publishes: its lists by fiscal year and day, and figures of another kind."""

    lists: tuple[Published, ...]
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, eq=False)
class DailyCounts:
    """People by facility code and day, dense; -1 where a day of a code has no row or states no number.

    Arrays are codes by days from `first`; `names` are all the names that a code has.
    """

    codes: tuple[str, ...]
    names: tuple[tuple[str, ...], ...]
    first: date
    at_midnight: Grid
    whole_day: Grid

    def of(self, counted: Counted) -> Grid:
        """The counts by this definition."""
        return self.at_midnight if counted is Counted.MIDNIGHT else self.whole_day


def first_day(fiscal_year: int) -> date:
    """The first day of a fiscal year of the United States: 1 October of the year before."""
    return date(fiscal_year - 1, OCTOBER, 1)


def person_days(adp: Decimal, days: int) -> Decimal:
    """The person-days that an average over so many days stands for; whole where rounding alone hides it."""
    product = adp * days
    whole = product.to_integral_value()
    return whole if abs(product - whole) <= ROUNDING else product


def days_shown(listed: tuple[Listed, ...], *, least: int, most: int) -> tuple[int, ...]:
    """The numbers of days, of those from least to most, over which all cells are whole person-days."""
    return tuple(
        days for days in range(max(least, 1), most + 1) if all(one.whole_over(days) for one in listed)
    )
