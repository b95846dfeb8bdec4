"""The sheets of a table source as shown: its rows with their notes, and no row that is a person."""

from collections import defaultdict
from dataclasses import dataclass

from habeas.analysis.small_cells import cell
from habeas.pages.account import Account
from habeas.pages.notes import Note, Noted
from habeas.records.locator import Cell
from habeas.records.reading import Reading, Sheet

_HEADINGS = (
    "name,full name,first name,last name,surname,given name,family name,nombre,nombres,nombre completo,"
    "apellido,apellidos,detainee,detainee name,date of birth,birth date,dob,birth year,a-number,a number,"
    "alien number,passport,unique identifier,anonymized identifier,anonymized id"
)
PERSONAL_HEADINGS = frozenset(_HEADINGS.split(","))
"""Headings of a table in which each row is a person; its rows are not shown."""


@dataclass(frozen=True)
class ShownRow:
    """A row of a table source, with its notes and their anchors."""

    number: int
    cells: tuple[str, ...]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class ShownSheet:
    """A sheet of a table source; `instead` says why its rows are not shown, where they are not."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[ShownRow, ...] = ()
    instead: str = ""


RowKey = tuple[str, int]


def shown_sheets(reading: Reading, those: tuple[Noted, ...], account: Account) -> tuple[ShownSheet, ...]:
    """Every sheet of a reading."""
    notes: dict[RowKey, list[Note]] = defaultdict(list)
    for one in those:
        if isinstance(at := one.statement.locator, Cell):
            notes[at.sheet, at.row].append(one.note)
    return tuple(_sheet(sheet, reading, notes, account) for sheet in reading.sheets)


def of_persons(sheet: Sheet) -> bool:
    """Whether each row of the sheet is a person; a coding sheet, which has a column "kind", is none."""
    headings = {heading.strip().casefold().replace("_", " ") for heading in sheet.headings}
    return "kind" not in headings and bool(headings & PERSONAL_HEADINGS)


def _sheet(sheet: Sheet, reading: Reading, notes: dict[RowKey, list[Note]], account: Account) -> ShownSheet:
    rows = [row for row in reading.rows if row.sheet == sheet.name]
    if of_persons(sheet):
        count = cell(len(rows), account.policy.small_cell)
        return ShownSheet(sheet.name, (), (), f"A table of persons, {count} rows: its rows are not shown.")
    shown = tuple(ShownRow(row.number, row.cells, tuple(notes[row.sheet, row.number])) for row in rows)
    return ShownSheet(sheet.name, sheet.headings, shown)
