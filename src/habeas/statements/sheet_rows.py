"""One row of a coding sheet to one Statement."""

from typing import Any

from habeas.records.chain import Chain, Hedge, Mode
from habeas.records.contents import CONTENTS, Content
from habeas.records.errors import HabeasError
from habeas.records.locator import Cell
from habeas.records.reading import Reading, Sheet
from habeas.records.reading import Row as ReadRow
from habeas.records.source import Source
from habeas.records.statement import Field, Statement
from habeas.statements import sheet_chains, sheet_values
from habeas.statements.sheet_column import Column, Row
from habeas.statements.sheet_columns import BY_NAME, CONTENT_COLUMNS, columns_of, heading_name


class RowError(HabeasError):
    """A row that makes no statement, with the column that is at fault."""


_KINDS: dict[str, type[Content]] = {one.__name__.casefold(): one for one in CONTENTS}
_NO_DEFAULT = {"Utterance": {"quoted": False}}
"""What an empty cell stands for where the content has no default of its own."""


def statement(source: Source, reading: Reading, sheet: Sheet, read: ReadRow) -> Statement:
    """The Statement that the row states, not yet identified; HabeasError with the column that is at fault."""
    cells, places = _cells(sheet, read)
    row = Row(cells, clock=_clock(source, cells), zone=source.zone)
    content_class = _kind(row.text("kind"))
    kind = content_class.__name__
    _check(row, kind)
    filled = tuple(one for one in CONTENT_COLUMNS if kind in one.fields and row.text(one.name))
    given = {column.fields[kind]: _parsed(column, row) for column in filled}
    links = _chain(row, places)
    return Statement(
        source=source.id,
        reading=reading.id,
        content=_content(content_class, given),
        locator=Cell(sheet.name, read.number),
        words=row.text("words"),
        chain=links,
        hedge=_hedge(row, links),
        mode=_listed(row, "mode", Mode) or Mode.ACTUAL,
        fields=_fields(kind, filled, row, places),
    )


def _fields(kind: str, columns: tuple[Column, ...], row: Row, places: dict[str, Cell]) -> tuple[Field, ...]:
    """Each field of the content with its cell; the publication date too, which has no other place."""
    named = [(column.fields[kind], column.name) for column in columns]
    if row.text("published"):
        _parsed(BY_NAME["published"], row)
        named.append(("published", "published"))
    return tuple(Field(field, row.text(column), places[column]) for field, column in named)


def _cells(sheet: Sheet, read: ReadRow) -> tuple[dict[str, str], dict[str, Cell]]:
    """The filled cells by column, and where each stands; of a column that stands twice, the first."""
    cells: dict[str, str] = {}
    places: dict[str, Cell] = {}
    for heading, cell in zip(sheet.headings, read.cells, strict=False):
        name = heading_name(heading)
        if name in BY_NAME and name not in places:
            places[name] = Cell(sheet.name, read.number, heading)
            cells[name] = cell if name == "words" else cell.strip()
    return {name: cell for name, cell in cells.items() if cell.strip()}, places


def _clock(source: Source, cells: dict[str, str]) -> str:
    """The clock that an unzoned time was read off: that of whoever published it, not of the whole sheet."""
    whose = cells.get("source_url") or cells.get("publisher")
    return f"{source.id} {whose}" if whose else source.id


def _kind(text: str) -> type[Content]:
    found = _KINDS.get(text.casefold())
    if found is None:
        what = f'no such kind of statement: "{text}"' if text else "no kind of statement"
        raise RowError(what, where="column kind", do="use " + ", ".join(one.__name__ for one in CONTENTS))
    return found


def _check(row: Row, kind: str) -> None:
    served = {column.name for column in columns_of(kind)}
    for name in row.cells:
        if name not in served:
            raise RowError(
                f"a {kind} has no {name}", where=f"column {name}", do="empty the cell, or change the kind"
            )
    for column in columns_of(kind):
        if kind in column.needed and not row.text(column.name):
            raise RowError(
                "an empty cell", where=f"column {column.name}", do=f"a {kind} needs {column.meaning}"
            )
        if column.beside and row.text(column.name) and not _has_number(column, row):
            raise RowError(
                f"{column.name} without {column.beside}",
                where=f"column {column.name}",
                do="fill both or neither",
            )


def _has_number(column: Column, row: Row) -> bool:
    beside = (column.beside, "parts", "stated_total") if column.name == "unit" else (column.beside,)
    return any(row.text(name) for name in beside)


def _parsed(column: Column, row: Row) -> object:
    if column.parse is None:
        raise RowError("a column that nothing reads", where=f"column {column.name}")
    try:
        return column.parse(row.text(column.name), row)
    except HabeasError as error:
        raise RowError(error.what, where=_where(column.name, error.where), do=error.do) from error


def _where(column: str, more: str) -> str:
    return f"column {column}: {more}" if more else f"column {column}"


def _content(content_class: type[Content], given: dict[str, Any]) -> Content:
    return content_class(**{**_NO_DEFAULT.get(content_class.__name__, {}), **given})


def _chain(row: Row, places: dict[str, Cell]) -> Chain:
    try:
        return sheet_chains.chain(row, places)
    except sheet_chains.ChainError as error:
        raise RowError(error.what, where=_where("chain", error.where), do=error.do) from error
    except sheet_values.ValueNotUnderstood as error:
        raise RowError(error.what, where="column verified", do=error.do) from error


def _hedge(row: Row, links: Chain) -> Hedge:
    if not sheet_chains.is_verified(row):
        return Hedge.UNATTRIBUTED
    return _listed(row, "hedge", Hedge) or sheet_chains.hedge_where_unsaid(links)


def _listed(row: Row, column: str, closed: type[Any]) -> Any:
    text = row.text(column)
    if not text:
        return None
    try:
        return sheet_values.choice(closed)(text)
    except HabeasError as error:
        raise RowError(error.what, where=f"column {column}", do=error.do) from error
