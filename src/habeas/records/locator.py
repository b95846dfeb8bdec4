"""Where in a Source some words stand."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Characters:
    """Characters `start` to `end` (not included) of a Reading's canonical text, in block number `block`.

    For plain text the canonical text is the decoded original; for HTML it is what `canonical_text` of the
    Reading gives, and the block has the DOM path.
    """

    block: int
    start: int
    end: int


@dataclass(frozen=True)
class Cell:
    """A row of a sheet, numbered as the spreadsheet shows it, and the column's heading, "" for all."""

    sheet: str
    row: int
    column: str = ""


@dataclass(frozen=True)
class Box:
    """A box on a page, in points from the top left."""

    page: int
    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True)
class Pointer:
    """A JSON pointer (RFC 6901)."""

    pointer: str


@dataclass(frozen=True)
class Line:
    """A line of a judgement sheet, from 1."""

    number: int


@dataclass(frozen=True)
class Point:
    """A point of a track, by its number in the original; `track` names the aircraft where it has several."""

    number: int
    track: str = ""


@dataclass(frozen=True)
class Query:
    """A query over a table: its logical digest, the query's name, its parameters as canonical JSON."""

    table: str
    query: str
    parameters: str


Locator = Characters | Cell | Box | Pointer | Line | Point | Query
