"""Rows of a sheet: which one holds the headings, what stands above it, and what is odd about the rest."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from habeas.readings.reader import listed
from habeas.records.reading import Row, Sheet

SAMPLE = 50
"""Rows from the top by which the width of a table is judged."""

_NUMBER = re.compile(
    r"[-+]?[\d.,\s%$€£]*\d[\d.,\s%$€£]*|\d{4}-\d\d-\d\d.*|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}.*|\d\d?:\d\d.*"
)
_FORMULA = re.compile(r"\s*(?:=|[+\-@][A-Za-z_.]+\()")

Cells = tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A sheet laid out, and what was odd about it."""

    sheet: Sheet
    rows: tuple[Row, ...]
    warnings: tuple[str, ...]


def laid_out(name: str, numbered: list[tuple[int, Cells]]) -> Table:
    """The sheet's headings and rows; rows are numbered as the spreadsheet shows them, empty ones left out.

    Every row has as many cells as there are headings: a column without a heading that holds something is
    called "(column 6)", a heading met again "name (2)".
    """
    full = [(number, cells) for number, cells in numbered if any(cell.strip() for cell in cells)]
    if not full:
        return Table(Sheet(name, (), 0), (), (f"{_called(name)}holds nothing",))
    at, notes = _headings_at(full)
    width = max(_width(cells) for _, cells in full[at:])
    headings, more = _named(_padded(full[at][1], width))
    body = full[at + 1 :]
    head = _bare(full[at][1])
    repeats = {number for number, cells in body if _bare(cells) == head}
    notes += [*more, *_oddities(full[at], body, repeats)]
    rows = tuple(Row(name, number, _padded(cells, width)) for number, cells in body if number not in repeats)
    return Table(Sheet(name, headings, full[at][0]), rows, tuple(_called(name) + note for note in notes))


def _called(name: str) -> str:
    return f"sheet “{name}”: " if name else ""


def _headings_at(full: list[tuple[int, Cells]]) -> tuple[int, list[str]]:
    """The index of the row with the headings: the first at least half as full as the fullest."""
    counts = [sum(1 for cell in cells if cell.strip()) for _, cells in full[:SAMPLE]]
    at = next(
        index
        for index, count in enumerate(counts)
        if count * 2 >= max(counts) and (count > 1 or max(counts) == 1)
    )
    notes = []
    if at:
        above = _rows(number for number, _ in full[:at])
        notes.append(f"{above} above the headings in row {full[at][0]} left out")
    if _second_headings(full[at:]):
        fuller = _blank_or_repeated(full[at][1]) and not _blank_or_repeated(full[at + 1][1])
        taken = at + 1 if fuller else at
        rest = "the other was left out" if fuller else "the other is kept as a row"
        notes.append(
            f"rows {full[at][0]} and {full[at + 1][0]} both look like headings; "
            f"row {full[taken][0]} was taken, {rest}"
        )
        at = taken
    return at, notes


def _rows(numbers: Iterable[int]) -> str:
    every = sorted(numbers)
    return f"{'row' if len(every) == 1 else 'rows'} {listed(every)}"


def _second_headings(full: list[tuple[int, Cells]]) -> bool:
    """Whether the second row holds words alone in a column that holds numbers alone from there on."""
    if len(full) < 3 or any(
        _NUMBER.fullmatch(cell.strip()) for cell in full[0][1] + full[1][1] if cell.strip()
    ):
        return False
    below = [cells for _, cells in full[2:SAMPLE] if _bare(cells) != _bare(full[0][1])]
    for column, cell in enumerate(full[1][1]):
        values = [cells[column].strip() for cells in below if column < len(cells) and cells[column].strip()]
        if cell.strip() and values and all(_NUMBER.fullmatch(value) for value in values):
            return True
    return False


def _blank_or_repeated(cells: Cells) -> bool:
    bare = _bare(cells)
    return "" in bare or len(set(bare)) < len(bare)


def _bare(cells: Cells) -> list[str]:
    return [cell.strip() for cell in cells[: _width(cells)]]


def _width(cells: Cells) -> int:
    """Cells up to the last that holds something."""
    width = len(cells)
    while width and not cells[width - 1].strip():
        width -= 1
    return width


def _padded(cells: Cells, width: int) -> Cells:
    return cells[:width] + ("",) * (width - len(cells))


def _named(cells: Cells) -> tuple[Cells, list[str]]:
    """Headings that are all there and all different, and what was done for it."""
    notes, out = [], []
    seen: Counter[str] = Counter()
    for column, cell in enumerate(cells, 1):
        name = " ".join(cell.split()) or f"(column {column})"
        if not cell.strip():
            notes.append(f"column {column} has no heading; it is called “{name}”")
        seen[name.casefold()] += 1
        if seen[name.casefold()] > 1:
            again = name
            while name.casefold() in seen:
                name = f"{again} ({seen[again.casefold()]})"
                seen[again.casefold()] += name.casefold() in seen
            seen[name.casefold()] += 1
            notes.append(f"the heading “{again}” stands twice; the one in column {column} is called “{name}”")
        out.append(name)
    return tuple(out), notes


def _oddities(head: tuple[int, Cells], body: list[tuple[int, Cells]], repeats: set[int]) -> Iterator[str]:
    if not body:
        yield f"there are no rows below the headings in row {head[0]}"
    if any(_NUMBER.fullmatch(cell.strip()) for cell in head[1] if cell.strip()):
        yield f"row {head[0]} was taken as headings but holds numbers"
    if repeats:
        yield f"{_rows(repeats)}: the headings again; left out"
    wide = [number for number, cells in body if _width(cells) > _width(head[1])]
    if wide:
        yield f"{_rows(wide)}: more cells than there are headings"


def formulas(numbered: list[tuple[int, Cells]]) -> list[str]:
    """The cells that a spreadsheet would run as a formula, named as it names them: C7."""
    return [
        f"{letters(column)}{number}"
        for number, cells in numbered
        for column, cell in enumerate(cells)
        if cell and cell[0] in "=+-@ \t\r\n" and _FORMULA.match(cell)
    ]


def letters(column: int) -> str:
    """A spreadsheet's name of a column, from 0: A, B, …, Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
