"""What calamine does not tell of a workbook's cells: errors, and formulas without a computed value."""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from habeas.readings.headings import letters
from habeas.readings.reader import ReadingError, listed

_SPREADSHEET = "{*}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_WORTH_A_LOOK = re.compile(rb"<(?:\w+:)?f[\s>/]|\bt=[\"']e[\"']")
_REFERENCES = re.compile(rb"\br\s*=\s*[\"'](?:([A-Za-z]*)(\d+))[\"']")
_REFERENCE = re.compile(r"([A-Z]+)(\d+)")


ROWS, COLUMNS = 1_048_576, 16_384
"""A sheet's rows and columns at most (Excel's "Specifications and limits")."""

CELLS = 20_000_000
"""Cells of the rectangle from A1 to a sheet's last cell, at most: the rectangle is held in memory, at some
100 bytes a cell."""


@dataclass
class Odd:
    """Cells of one sheet, row and column from 0: errors with their text, and formulas that have no value."""

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    uncomputed: list[tuple[int, int]] = field(default_factory=list)

    def warnings(self, sheet: str) -> list[str]:
        """What to say of them, by cell."""
        out = []
        if self.errors:
            out.append(f"sheet “{sheet}”: {_cells(self.errors)} holds an error")
        if self.uncomputed:
            out.append(
                f"sheet “{sheet}”: {_cells(self.uncomputed)} holds a formula without a value; read as empty"
            )
        return out


def _cells(places: Any) -> str:
    return listed(f"{letters(column)}{row + 1}" for row, column in places)


def odd_cells(archive: zipfile.ZipFile) -> dict[str, Odd]:
    """The odd cells of each sheet by its name; ReadingError where a sheet reaches too far."""
    members = set(archive.namelist())
    out: dict[str, Odd] = {}
    for name, path in _paths(archive, members):
        data = archive.read(path) if path in members else b""
        _refuse_far(data, name)
        if _WORTH_A_LOOK.search(data):
            out[name] = _odd(data)
    return out


def _refuse_far(data: bytes, name: str) -> None:
    """Calamine would take memory for every cell up to the last one, however few there are."""
    rows = columns = 1
    for found in _REFERENCES.finditer(data):
        rows = max(rows, int(found[2][:12]))
        columns = max(columns, _column(found[1][:12].decode().upper()) + 1)
    if rows > ROWS or columns > COLUMNS or rows * columns > CELLS:
        raise ReadingError(
            "kept, not read: a sheet reaches too far",
            where=f"sheet “{name}”: row {rows}, column {columns}",
            do="delete the far rows and columns that hold nothing, and add it again",
        )


def _paths(archive: zipfile.ZipFile, members: set[str]) -> Iterator[tuple[str, str]]:
    """Each sheet's name and the member that holds it."""
    book, relations = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
    if not {book, relations} <= members:
        return
    targets = {node.get("Id"): node.get("Target") for node in _nodes(archive.read(relations), "Relationship")}
    for node in _nodes(archive.read(book), "sheet"):
        target = targets.get(node.get(_RELATION)) or ""
        yield node.get("name") or "", posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")


def _nodes(data: bytes, name: str) -> Iterator[Any]:
    """The elements of this name, each emptied once it has been seen; broken XML ends them."""
    from lxml import etree

    found = etree.iterparse(
        io.BytesIO(data), tag=f"{_SPREADSHEET}{name}", resolve_entities=False, no_network=True, huge_tree=True
    )
    try:
        for _, node in found:
            yield node
            node.clear(keep_tail=False)
    except etree.XMLSyntaxError as error:
        raise ValueError(f"broken XML: {error}") from error


def _odd(data: bytes) -> Odd:
    out = Odd()
    for cell in _nodes(data, "c"):
        place = _place(cell.get("r") or "")
        value = cell.find(f"{_SPREADSHEET}v")
        text = "" if value is None else value.text or ""
        if place and cell.get("t") == "e" and text:
            out.errors[place] = text
        elif place and not text and cell.find(f"{_SPREADSHEET}f") is not None:
            out.uncomputed.append(place)
    return out


def _place(reference: str) -> tuple[int, int] | None:
    found = _REFERENCE.fullmatch(reference)
    if not found:
        return None
    return int(found[2]) - 1, _column(found[1])


def _column(name: str) -> int:
    """A column's number from 0: A is 0, AA is 26."""
    column = 0
    for letter in name:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1
