"""What a made edition is: rows that know where they were printed, and what was planted in them."""

# ruff: noqa: DTZ001 (releases have wall clocks without a zone)

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime

Value = str | int | float | date | datetime | None


@dataclass(frozen=True)
class Window:
    """What an edition covers: from when, until its release; `base` is the day that scenes are set from.

    `october` is a 1 October inside it, `title` the first day that its banner states.
    """

    begins: datetime
    released: datetime
    base: datetime
    october: datetime


WINDOWS: Mapping[str, Window] = {
    "2026": Window(
        datetime(2022, 10, 1), datetime(2026, 3, 10, 23, 59), datetime(2025, 7, 7), datetime(2025, 10, 1)
    ),
    "2025": Window(
        datetime(2023, 9, 1), datetime(2025, 7, 28, 23, 59), datetime(2025, 3, 3), datetime(2024, 10, 1)
    ),
    "2012": Window(
        datetime(2012, 1, 1), datetime(2023, 11, 15, 23, 59), datetime(2016, 3, 7), datetime(2016, 10, 1)
    ),
}
"""By layout; times are local wall clock, as releases give them, and have no zone."""


@dataclass(frozen=True)
class Place:
    """Where a row is printed: edition, table, file, sheet ("" in CSV and Parquet) and its number there."""

    edition: str
    table: str
    file: str
    sheet: str
    row: int


@dataclass(eq=False)
class Row:
    """One row of a table: values under our names for the columns, and where it was printed.

    `year` is the fiscal year in whose file it stands, where that is not the year of its own time.
    """

    table: str
    values: dict[str, Value]
    year: int | None = None
    places: list[Place] = field(default_factory=list)


@dataclass(frozen=True)
class Planted:
    """One thing that is planted: which pitfall or finding, in which rows, of whom, and what must come out."""

    key: str
    says: str
    rows: tuple[Row, ...]
    expected: Mapping[str, object]
    person: str | None = None
    needs: tuple[str, ...] = ()
    """Columns without which a layout cannot show it."""


@dataclass
class Edition:
    """Everything of one publication: its rows, what is planted, capacities, published figures."""

    name: str
    window: Window
    rows: list[Row] = field(default_factory=list)
    planted: list[Planted] = field(default_factory=list)
    capacities: list[dict[str, Value]] = field(default_factory=list)
    published: list[dict[str, Value]] = field(default_factory=list)

    def of(self, table: str) -> list[Row]:
        """The rows of one table."""
        return [row for row in self.rows if row.table == table]


def as_record(one: Planted) -> dict[str, object]:
    """What planted.json says of it: each row with every place where it stands."""
    return {
        "key": one.key,
        "says": one.says,
        "person": one.person,
        "rows": [asdict(place) for row in one.rows for place in row.places],
        "expected": dict(one.expected),
    }
