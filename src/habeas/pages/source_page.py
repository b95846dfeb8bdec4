"""The annotated source: the whole text, each sentence with what was taken from it and who says otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from habeas.pages.account import Account
from habeas.pages.beside import Beside, beside
from habeas.pages.claims import Claim, claim
from habeas.pages.excerpt import spans_in
from habeas.pages.naming import covering
from habeas.pages.segments import Mark, Piece, pieces
from habeas.pages.small_cells import cell
from habeas.records.locator import Cell, Characters
from habeas.records.matter import Matter
from habeas.records.reading import SILENT, Block, BlockKind, Reading, Row, Sheet
from habeas.records.source import Source
from habeas.records.statement import Statement

PICTURE = frozenset({BlockKind.CAPTION, BlockKind.CREDIT, BlockKind.ALT})

_HEADINGS = (
    "name,full name,first name,last name,surname,given name,family name,nombre,nombres,nombre completo,"
    "apellido,apellidos,detainee,detainee name,date of birth,birth date,dob,birth year,a-number,a number,"
    "alien number,passport,unique identifier,anonymized identifier,anonymized id"
)
PERSONAL_HEADINGS = frozenset(_HEADINGS.split(","))
"""Headings of a table in which each row is a person; its rows are not shown."""


@dataclass(frozen=True)
class Note:
    """What was taken from a place in the source, under its number there, and what stands beside it."""

    number: int
    claim: Claim
    agree: tuple[Claim, ...] = ()
    differ: tuple[Claim, ...] = ()


@dataclass(frozen=True)
class Passage:
    """A block and its notes. `silent` blocks (forms, share lines) were not read for statements."""

    kind: str
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...] = ()
    silent: bool = False


@dataclass(frozen=True)
class Stretch:
    """Passages that belong together: those of one picture, or a single one of the text."""

    passages: tuple[Passage, ...]
    picture: int = 0


@dataclass(frozen=True)
class ShownRow:
    """A row of a table source, with its notes."""

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


@dataclass(frozen=True)
class SourcePage:
    """An annotated source. `unattributed` counts statements with no attribution found."""

    id: str
    title: str
    publisher: str
    published: str
    stretches: tuple[Stretch, ...] = ()
    sheets: tuple[ShownSheet, ...] = ()
    statements: int = 0
    unattributed: int = 0
    pictures: int = 0
    unplaced: tuple[Note, ...] = ()


def source_pages(account: Account) -> tuple[SourcePage, ...]:
    """The annotated page of every source."""
    near = beside(account)
    return tuple(source_page(source, account, near) for source in account.sources.values())


def source_page(source: Source, account: Account, near: Mapping[str, Beside]) -> SourcePage:
    """The annotated page of a source, covered; `near` is what `beside` gives for the whole account."""
    reading = account.readings.get(source.id) or Reading("", source.id)
    notes = _notes(source, account, near)
    placed = {n for b in reading.blocks for n in _in_block(b, notes, account)} | {
        n for n in notes if _row(n, account)
    }
    made = SourcePage(
        id=source.id,
        title=source.title or source.name,
        publisher=source.publisher,
        published=source.published.words if source.published else "",
        stretches=_stretches(reading, notes, account),
        sheets=tuple(_sheet(sheet, reading, notes, account) for sheet in reading.sheets),
        statements=len(notes),
        unattributed=sum(1 for note in notes.values() if note.claim.shape == "unattributed"),
        pictures=len({block.picture for block in reading.blocks if block.picture}),
        unplaced=tuple(note for one, note in notes.items() if one not in placed),
    )
    return covering(account).over(made)


Notes = dict[Statement, Note]


def _notes(source: Source, account: Account, near: Mapping[str, Beside]) -> Notes:
    statements = sorted(account.by_source.get(source.id, ()), key=_place)
    return {
        statement: _note(number, statement, near.get(statement.id, Beside()), account)
        for number, statement in enumerate(statements, 1)
    }


def _place(statement: Statement) -> tuple[int, int, int, str]:
    where = statement.locator
    if isinstance(where, Characters):
        return where.block, where.start, -where.end, statement.id
    return (0, where.row if isinstance(where, Cell) else 0, 0, statement.id)


def _note(number: int, statement: Statement, near: Beside, account: Account) -> Note:
    matter: Matter = account.matter
    agree, differ = (
        tuple(claim(account.statements[one], matter) for one in ids) for ids in (near.agree, near.differ)
    )
    return Note(number, claim(statement, matter), agree, differ)


def _stretches(reading: Reading, notes: Notes, account: Account) -> tuple[Stretch, ...]:
    groups = groupby(enumerate(reading.blocks), key=lambda pair: pair[1].picture or -1 - pair[0])
    source = reading.source
    return tuple(
        Stretch(tuple(_passage(block, source, notes, account) for _, block in blocks), max(picture, 0))
        for picture, blocks in groups
    )


def _passage(block: Block, source: str, notes: Notes, account: Account) -> Passage:
    marks = tuple(mark for statement in notes for mark in _marks(statement, block, account))
    cut = pieces(block.text, marks, spans_in(block, source, account))
    return Passage(
        str(block.kind), cut, tuple(_in_block(block, notes, account).values()), block.kind in SILENT
    )


def _in_block(block: Block, notes: Notes, account: Account) -> Notes:
    return {
        statement: note
        for statement, note in notes.items()
        if any(mark.anchor and mark.start < mark.end for mark in _marks(statement, block, account))
    }


def _marks(statement: Statement, block: Block, account: Account) -> list[Mark]:
    anchor = f"s-{account.short[statement.id]}"
    places = [(statement.locator, anchor), *((place, "") for place in statement.also_at)]
    return [
        Mark(max(0, at.start - block.start), min(len(block.text), at.end - block.start), statement.id, name)
        for at, name in places
        if isinstance(at, Characters) and at.block == block.number
    ]


def _row(statement: Statement, account: Account) -> bool:
    where, reading = statement.locator, account.readings.get(statement.source)
    if reading is None or not isinstance(where, Cell):
        return False
    shown = {sheet.name for sheet in reading.sheets if not of_persons(sheet)}
    return any(
        (where.sheet, where.row) == (row.sheet, row.number) and row.sheet in shown for row in reading.rows
    )


def _sheet(sheet: Sheet, reading: Reading, notes: Notes, account: Account) -> ShownSheet:
    rows = [row for row in reading.rows if row.sheet == sheet.name]
    if of_persons(sheet):
        count = cell(len(rows), account.policy.small_cell)
        return ShownSheet(sheet.name, (), (), f"A table of persons, {count} rows: its rows are not shown.")
    return ShownSheet(sheet.name, sheet.headings, tuple(_shown_row(row, notes) for row in rows))


def of_persons(sheet: Sheet) -> bool:
    """Whether each row of the sheet is a person; a coding sheet, which has a column "kind", is none."""
    headings = {heading.strip().casefold().replace("_", " ") for heading in sheet.headings}
    return "kind" not in headings and bool(headings & PERSONAL_HEADINGS)


def _shown_row(row: Row, notes: Notes) -> ShownRow:
    mine = [
        note
        for statement, note in notes.items()
        if isinstance(at := statement.locator, Cell) and (at.sheet, at.row) == (row.sheet, row.number)
    ]
    return ShownRow(row.number, row.cells, tuple(mine))
