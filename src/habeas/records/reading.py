"""Reading: a Source laid out into blocks or rows; layout only, no interpretation."""

from dataclasses import dataclass, replace
from enum import StrEnum

from habeas.records.encoding import to_plain
from habeas.records.ids import hashed
from habeas.records.table import Table


class BlockKind(StrEnum):
    """What a block is."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    CAPTION = "caption"
    CREDIT = "credit"
    ALT = "alt text"
    LIST_ITEM = "list item"
    TABLE_ROW = "table row"
    FORM = "form"
    SHARE = "share line"
    BOILERPLATE = "boilerplate"


SILENT = frozenset({BlockKind.FORM, BlockKind.SHARE, BlockKind.BOILERPLATE})
"""Kinds of block that yield no statements."""


@dataclass(frozen=True)
class Block:
    """A run of text of one kind, at characters `start` to `end` of the canonical text; numbered from 0.

    `picture` numbers the picture that a caption, credit or alternative text belongs to, from 1; 0 is none.
    `path` is where it stands in the original's own structure (a DOM path).
    """

    number: int
    kind: BlockKind
    text: str
    start: int
    end: int
    picture: int = 0
    path: str = ""


@dataclass(frozen=True)
class Row:
    """A row of a sheet, numbered as the spreadsheet shows it; cells as text, in the order of the headings."""

    sheet: str
    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name, its headings, and the row that they stand in (0 where there is none)."""

    name: str
    headings: tuple[str, ...]
    heading_row: int = 1


@dataclass(frozen=True)
class Reading:
    """A Source laid out. Two readers that lay it out alike give one id.

    `tables` are rows only read in bulk, which rest beside the record under their digests. `warnings` are what
    the reader remarks; they are kept with its Run, not with the Reading.
    """

    id: str
    source: str
    blocks: tuple[Block, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    rows: tuple[Row, ...] = ()
    warnings: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()


def reading(
    source: str,
    *,
    blocks: tuple[Block, ...] = (),
    sheets: tuple[Sheet, ...] = (),
    rows: tuple[Row, ...] = (),
    tables: tuple[Table, ...] = (),
    warnings: tuple[str, ...] = (),
) -> Reading:
    """The Reading of this Source, with its id over the layout alone, not over how a warning is worded."""
    draft = Reading("", source, blocks, sheets, rows, tables=tables)
    return replace(draft, id=hashed("rdg", source, to_plain(draft)), warnings=warnings)
