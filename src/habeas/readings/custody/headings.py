"""Which row of a part holds its headings, what stands above them, and what a part without any is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa

from habeas.readings.custody import wall_clock
from habeas.readings.custody.part import Column, Row
from habeas.readings.custody.statedness import STATED, classified
from habeas.reference.custody_layouts import LAYOUTS, OTHER, UNNAMED, Layout, fields_of, layout_of

_NOTES = re.compile(r"note|legend|definition|glossary|readme|disclaimer|key\b", re.IGNORECASE)
_NARROW = 3
"""Cells in a row of footnotes at most: a mark, a text, a remark."""

_ID = re.compile(r"[0-9A-Za-z-]{4,}")
_TRIED = 5


@dataclass(frozen=True)
class Headed:
    """A part's columns by our names; the row of its headings, or the one before its rows if it has none."""

    layout: Layout
    row: int
    headings: tuple[str, ...]
    columns: tuple[Column, ...]
    banner: tuple[str, ...] = ()
    by_position: bool = False


def headed(top: Sequence[Row], before: Headed | None, keep_na: frozenset[str]) -> Headed | None:
    """The headings of a part by the first rows of it, or those of the part before; None where none fit."""
    for at, (number, cells) in enumerate(top):
        layout = layout_of(cells)
        if layout:
            banner = tuple(_line(one) for _, one in top[:at])
            headings = _trimmed(cells)
            return Headed(layout, number, headings, columns(layout, headings, keep_na), banner)
    return _continued(top, before) or _unnamed(top, keep_na)


def columns(layout: Layout, headings: Sequence[str], keep_na: frozenset[str]) -> tuple[Column, ...]:
    """The columns to read, in the order of the headings; what no layout knows is text under its heading."""
    found: dict[str, Column] = {}
    for place, (heading, field) in enumerate(zip(headings, fields_of(layout, headings), strict=True)):
        if field and field.name in found:
            one = found[field.name]
            found[field.name] = replace(one, again=(*one.again, place))
            continue
        if field:
            coded = field.kind == "id" or field.name == "facility" or field.name.endswith("_code")
            found[field.name] = Column(
                field.name, field.kind, heading, place, keep_na=field.name in keep_na, coded=coded
            )
            continue
        name = f"{OTHER}{heading.strip() or f'(column {letters(place)})'}"
        if name in found:
            name += f" (column {letters(place)})"
        found[name] = Column(name, "text", heading, place, keep_na=name in keep_na)
    return tuple(found.values())


def letters(column: int) -> str:
    """A column's letters as a spreadsheet shows them: 0 is A, 26 is AA."""
    column, rest = divmod(column, 26)
    return (letters(column - 1) if column else "") + chr(ord("A") + rest)


def footnotes(name: str, top: Sequence[Row]) -> tuple[str, ...]:
    """The lines of a part that is footnotes by its name or its narrowness; none where it is not."""
    narrow = all(sum(1 for each in cells if each.strip()) <= _NARROW for _, cells in top)
    return tuple(_line(cells) for _, cells in top) if narrow or _NOTES.search(name) else ()


def _line(cells: Sequence[str]) -> str:
    return " ".join(each.strip() for each in cells if each.strip())


def _trimmed(cells: Sequence[str]) -> tuple[str, ...]:
    """Headings without the empty cells that follow the last of them."""
    last = max((at for at, cell in enumerate(cells) if cell.strip()), default=-1)
    return tuple(cells[: last + 1])


def _continued(top: Sequence[Row], before: Headed | None) -> Headed | None:
    """The columns of the part before, where the first rows fit them."""
    if before is None:
        return None
    for at, (number, cells) in enumerate(top):
        if _fits(cells, before.columns, len(before.headings)):
            banner = tuple(_line(one) for _, one in top[:at])
            return Headed(before.layout, number - 1, before.headings, before.columns, banner, True)
    return None


def _unnamed(top: Sequence[Row], keep_na: frozenset[str]) -> Headed | None:
    """The columns of a table that was released without headings, where the first rows fit their order."""
    for table, names in UNNAMED.items():
        layout = next(one for one in LAYOUTS if one.table == table)
        given = columns(layout, names, keep_na)
        for at, (number, cells) in enumerate(top):
            own = _trimmed(cells)
            if len(own) == len(names) and _fits(own, given, len(names)) and _ID.match(own[-1]):
                banner = tuple(_line(one) for _, one in top[:at])
                return Headed(layout, number - 1, names, given, banner, True)
    return None


def _fits(cells: Sequence[str], given: Sequence[Column], width: int) -> bool:
    """Whether a row has dates where dates are due, and some text besides; at most `width` cells."""
    if len(_trimmed(cells)) > width or len(_trimmed(cells)) < min(width, _TRIED):
        return False
    due = [cells[one.place] for one in given if one.kind in ("moment", "date") and one.place < len(cells)]
    stated = classified(pa.array(due, pa.string()))
    texts = stated.texts.filter(pa.array(stated.states == STATED))
    read = wall_clock.of_texts(texts, {})
    return bool(len(read)) and bool(np.all(read != wall_clock.ABSENT))
