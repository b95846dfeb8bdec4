"""CSV: one sheet without a name, its records numbered as a spreadsheet shows them."""

import re
from dataclasses import dataclass

from habeas.readings.csv_records import Record, delimiter_of, records
from habeas.readings.decoding import decode
from habeas.readings.headings import Cells, formulas, laid_out
from habeas.readings.reader import SHOWN, listed, media_type, refuse_empty, refuse_large
from habeas.records.reading import Reading, reading
from habeas.records.source import Source

SHEET = ""
"""The name of a CSV's one sheet."""

_SEPARATOR_LINE = re.compile(r"sep=(.)(?:\r\n|\n|\r|$)", re.IGNORECASE)


@dataclass(frozen=True)
class CsvReader:
    """Reads text/csv."""

    name: str = "table_csv"
    version: str = "2"

    def accepts(self, source: Source, head: bytes) -> bool:  # noqa: ARG002 (the Reader's signature)
        """Whether the source is a CSV."""
        return media_type(source) in ("text/csv", "text/tab-separated-values")

    def read(self, source: Source, data: bytes) -> Reading:
        """The table's headings and rows, cells as text; ReadingError where too large, empty, or no text.

        A record is one row however many lines its quoted cells span. Formulas are kept as text and named.
        """
        refuse_large(source, data)
        refuse_empty(source, data)
        decoded = decode(data, where=source.name)
        found = _records(decoded.text)
        numbered: list[tuple[int, Cells]] = [(n, record.cells) for n, record in enumerate(found, 1)]
        table = laid_out(SHEET, numbered)
        notes = (*decoded.warnings, *_faults(found), *table.warnings, *_formulas(numbered))
        return reading(source.id, sheets=(table.sheet,), rows=table.rows, warnings=notes)


def _records(text: str) -> list[Record]:
    """The records; a first line "sep=;" gives the delimiter, as in Excel, and is no row."""
    stated = _SEPARATOR_LINE.match(text)
    if stated:
        return list(records(text[stated.end() :], stated[1]))
    return list(records(text, delimiter_of(text)))


def _faults(found: list[Record]) -> list[str]:
    """Each fault by its line; past the first few only counted."""
    faulty = [record for record in found if record.fault]
    named = [f"line {record.line}: {record.fault}" for record in faulty[:SHOWN]]
    rest = faulty[SHOWN:]
    return (
        [*named, f"{len(rest)} more lines have wrong quotes, the last is line {rest[-1].line}"]
        if rest
        else named
    )


def _formulas(numbered: list[tuple[int, Cells]]) -> list[str]:
    cells = formulas(numbered)
    return [f"{listed(cells)}: a formula, kept as text and not run"] if cells else []
