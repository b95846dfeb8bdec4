"""The cells of a worksheet's rows read as XML: slower, and right for whatever XML allows."""

from __future__ import annotations

import re
from typing import Any
from xml.sax.saxutils import escape

import numpy as np
from lxml import etree

from habeas.readings.custody.sheet_bytes import SHARED, TYPES, Cells, Odd, laid

_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")


def exact_cells(piece: bytes, width: int, before: int) -> Cells:
    """What `sheet_bytes.cells` gives, of rows written in any way; ValueError where it is no XML."""
    try:
        root = etree.fromstring(b"<sheetData>" + piece + b"</sheetData>", _parser())
    except etree.XMLSyntaxError as error:
        raise ValueError(f"broken XML: {error}") from error
    rows: list[int] = []
    first = before
    found: list[tuple[int, int, int, str]] = []
    for row in root.iterchildren("{*}row"):
        before = int(row.get("r") or before + 1)
        rows.append(before)
        column = -1
        for cell in row.iterchildren("{*}c"):
            column = _column(cell.get("r"), column + 1)
            text = _text(cell)
            if text:
                kind = TYPES.get((cell.get("t") or "n").encode(), TYPES[b"str"])
                found.append((len(rows) - 1, column, kind, text))
    try:
        return _laid(rows, found, width, first)
    except Odd:
        raise ValueError("a cell says that its text is shared, and not which") from None


def _laid(rows: list[int], found: list[tuple[int, int, int, str]], width: int, before: int) -> Cells:
    # A number of a shared text is stripped: XML allows blanks around it, and zeros before it.
    texts = [
        str(int(text)) if kind == SHARED and text.strip().isdigit() else text for *_, kind, text in found
    ]
    written = [escape(text).encode() for text in texts]
    lengths = np.array([len(one) for one in written], np.int64)
    end = np.cumsum(lengths) + 8
    return laid(
        np.frombuffer(bytes(8) + b"".join(written) + bytes(8), np.uint8),
        np.array(rows, np.int32),
        width,
        before,
        row=np.array([one[0] for one in found], np.int64),
        column=np.array([one[1] for one in found], np.int64),
        kind=np.array([one[2] for one in found], np.uint8),
        start=end - lengths,
        end=end,
    )


def _column(reference: str | None, following: int) -> int:
    found = _REFERENCE.fullmatch(reference or "")
    if not found:
        return following
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return column - 1


def _text(cell: Any) -> str:
    """The cell's value, or its own text in all its runs."""
    value = cell.find("{*}v")
    return (value.text or "") if value is not None else text_of(cell)


def text_of(node: Any) -> str:
    """The text of a node in all its runs, without what tells how it is read aloud."""
    return "".join(
        one.text or "" for one in node.iter("{*}t") if not any(True for _ in one.iterancestors("{*}rPh"))
    )


def _parser() -> Any:
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
