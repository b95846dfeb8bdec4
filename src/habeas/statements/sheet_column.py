"""What a column of a coding sheet is, and what reads its cells."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from habeas.records.contents import CONTENTS
from habeas.records.place import Place
from habeas.records.quantity import Quantity
from habeas.statements import sheet_times, sheet_values

KIND_NAMES = tuple(one.__name__ for one in CONTENTS)


@dataclass(frozen=True)
class Row:
    """A row's cells by column name, stripped, and the clock and zone of times that state no zone."""

    cells: Mapping[str, str]
    clock: str = ""
    zone: str = ""

    def text(self, column: str) -> str:
        """The cell's text; "" where it is empty or the sheet has no such column."""
        return self.cells.get(column, "")

    @property
    def unit(self) -> str:
        """What the row's numbers count."""
        return self.text("unit") or "people"


Parser = Callable[[str, Row], object]


@dataclass(frozen=True)
class Column:
    """A column: the kinds of statement it serves, what it means, an example, what reads it.

    `fields` gives for a kind the content field that the cell makes; a column without them says something of
    the statement itself, or of the value in the column `beside` it. `needed` are the kinds that need it.
    """

    name: str
    meaning: str
    example: str
    kinds: tuple[str, ...] = KIND_NAMES
    fields: Mapping[str, str] = field(default_factory=dict)
    parse: Parser | None = None
    beside: str = ""
    choices: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()


def text(cell: str, _row: Row) -> object:
    """The cell as it stands."""
    return cell


def time(cell: str, row: Row) -> object:
    """The Moment that the cell states."""
    return sheet_times.moment(cell, clock=row.clock, zone=row.zone)


def quantity(cell: str, row: Row) -> Quantity:
    """The Quantity that the cell states, in the row's unit."""
    return sheet_values.quantity(cell, row.unit)


def parts(cell: str, row: Row) -> object:
    """The breakdown that the cell states, in the row's unit."""
    return sheet_values.parts(cell, row.unit)


def place(column: str) -> Parser:
    """What reads a place with the code and zone beside it."""

    def read(cell: str, row: Row) -> Place:
        return Place(cell, row.text(f"{column}_code"), row.text(f"{column}_zone"))

    return read


def alone(read: Callable[[str], object]) -> Parser:
    """What reads a cell without looking at its row."""
    return lambda cell, _row: read(cell)


def one_of(closed: type[StrEnum]) -> Parser:
    """What reads one of a closed list."""
    return alone(sheet_values.choice(closed))
