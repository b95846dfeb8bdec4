"""Coding sheets: tables in which a documenter states one statement a row."""

from collections.abc import Iterator
from dataclasses import dataclass

from habeas.records.errors import HabeasError
from habeas.records.reading import Reading, Sheet
from habeas.records.reading import Row as ReadRow
from habeas.records.run import Refusal
from habeas.records.source import Source
from habeas.records.statement import Statement, identified
from habeas.statements.sheet_columns import BY_NAME, heading_name
from habeas.statements.sheet_rows import statement
from habeas.statements.taker import OpenTable, Settings, Taken, no_tables

EXAMPLE = "example"
"""A row whose kind starts with this word shows how a row is filled in; it says nothing."""

READ_ME = "read me"


@dataclass(frozen=True)
class CodingSheet:
    """Takes one Statement from each row of the sheets that have a column `kind`."""

    name: str = "coding_sheet"
    version: str = "1"

    def accepts(self, source: Source, reading: Reading) -> bool:  # noqa: ARG002 the protocol
        """Whether some sheet has a heading "kind", in any case."""
        return any(_is_coded(sheet) for sheet in reading.sheets)

    def take(
        self,
        source: Source,
        reading: Reading,
        settings: Settings,  # noqa: ARG002 (the Taker's signature)
        *,
        table: OpenTable = no_tables,  # noqa: ARG002
    ) -> Taken:
        """The statements of the good rows; each bad row and unknown column is refused with where and why."""
        made: list[Statement] = []
        refused = [one for sheet in reading.sheets for one in _misfits(sheet)]
        sheets = {sheet.name: sheet for sheet in reading.sheets if _is_coded(sheet)}
        for row in reading.rows:
            if row.sheet not in sheets or not _says_something(sheets[row.sheet], row):
                continue
            try:
                made.append(statement(source, reading, sheets[row.sheet], row))
            except HabeasError as error:
                refused.append(Refusal(_where(row.sheet, f"row {row.number}"), error.sentence()))
        return Taken(statements=identified(made), refused=tuple(refused))


def _where(sheet: str, place: str) -> str:
    """A place in a sheet; the one sheet of a CSV file has no name."""
    return f"{sheet}, {place}" if sheet else place


def _is_coded(sheet: Sheet) -> bool:
    return any(heading_name(heading) == "kind" for heading in sheet.headings)


def _says_something(sheet: Sheet, row: ReadRow) -> bool:
    if not any(cell.strip() for cell in row.cells):
        return False
    at = [heading_name(heading) for heading in sheet.headings].index("kind")
    kind = row.cells[at] if at < len(row.cells) else ""
    return not kind.strip().casefold().startswith(EXAMPLE)


def _misfits(sheet: Sheet) -> Iterator[Refusal]:
    """What is wrong with a sheet as such: no column kind, unknown columns, a column twice."""
    if not _is_coded(sheet):
        if heading_name(sheet.name) != heading_name(READ_ME):
            yield Refusal(
                _where(sheet.name, "headings"),
                "no column kind, so no row of this sheet was taken: add the column.",
            )
        return
    names = [heading_name(heading) for heading in sheet.headings]
    for name, heading in zip(names, sheet.headings, strict=True):
        if name and name not in BY_NAME:
            yield Refusal(
                _where(sheet.name, f"column {heading}"),
                "no such column, so its cells were not taken: see the columns with habeas template.",
            )
    for name in sorted({name for name in names if name in BY_NAME and names.count(name) > 1}):
        yield Refusal(_where(sheet.name, f"column {name}"), "the column stands twice; the first was taken.")
