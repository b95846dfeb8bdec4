"""read_statistics: a workbook of ICE's detention statistics, as the averages of each facility it lists."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from habeas.analysis.published_figures import CELLS, Listed, Published
from habeas.readings.custody.files import opened
from habeas.readings.custody.part import Original, Part, Row
from habeas.readings.custody_published.columns import Column, columns, is_list
from habeas.readings.custody_published.dating import dated
from habeas.readings.reader import ReadingError

_MOST_ROWS = 20_000
"""Rows of a sheet that are looked at; the longest of the known workbooks has 1,040."""

_TOP = 60
_NOTES = re.compile(r"note", re.IGNORECASE)
_NO_FACILITY = re.compile(r"(?:grand )?totals?\b|note\b|\*", re.IGNORECASE)


class NoListError(ReadingError):
    """A workbook in which no sheet is a list of facilities with averages."""


@dataclass(frozen=True)
class Statistics:
    """A workbook of statistics as read: its list of facilities, and everything that was not taken into it.

    `digest` is the SHA-256 of the original; `banner` the lines above the list; `notes` rows of the list that
    are no facility, with their numbers; `unknown` headings nobody knows, kept under each facility's `others`;
    `missing` our fields that no column has; `said` what a person should know of how it was read.
    """

    name: str
    digest: str
    published: Published
    through: str
    banner: tuple[str, ...]
    notes: tuple[tuple[int, str], ...]
    footnotes: tuple[str, ...]
    unknown: tuple[str, ...]
    missing: tuple[str, ...]
    skipped: tuple[str, ...]
    said: tuple[str, ...]


@dataclass(frozen=True)
class _Sheet:
    """A sheet that is a list: the lines above its headings, its columns, the rows below."""

    name: str
    banner: tuple[str, ...]
    headed: tuple[Column, ...]
    rows: tuple[Row, ...]


def read_statistics(original: Path | bytes, *, name: str) -> Statistics:
    """A workbook of detention statistics; ReadingError where no sheet, or more than one, lists facilities."""
    data = original if isinstance(original, bytes) else original.read_bytes()
    files = opened(Original(name, data=data), name)
    lists = [(part, found) for part in files.parts if (found := _list(part))]
    if len(lists) != 1:
        wrong = ReadingError if lists else NoListError
        raise wrong(
            f"kept, not read: {len(lists) or 'no'} sheets of it list facilities with averages",
            where=name,
            do="check that it is one workbook of detention statistics",
        )
    part, sheet = lists[0]
    notes_of = [one for one in files.parts if one is not part and _NOTES.search(one.name)]
    footnotes = tuple(_line(cells) for each in notes_of for _, cells in each.top(_MOST_ROWS))
    listed, notes, said = _facilities(sheet)
    if not listed:
        raise ReadingError("kept, not read: it lists no facility", where=name, do="check the original")
    dates = dated((*sheet.banner, *_dating(notes)), footnotes, listed, sheet=sheet.name, name=name)
    published = Published(dates.fiscal_year, dates.drawn, listed)
    taken = {one.field for one in sheet.headed}
    return Statistics(
        name=name,
        digest=hashlib.sha256(data).hexdigest(),
        published=published,
        through=dates.through.isoformat() if dates.through else "",
        banner=sheet.banner,
        notes=notes,
        footnotes=footnotes,
        unknown=tuple(one.heading for one in sheet.headed if not one.field),
        missing=tuple(cell for cell in CELLS if cell not in taken),
        skipped=tuple(one.name for one in files.parts if one is not part and one not in notes_of),
        said=(*part.said, *dates.said, *said, *_unsure(published)),
    )


def _list(part: Part) -> _Sheet | None:
    """The sheet by its headings, whatever row they are in; None where it is no list of facilities."""
    top = part.top(_TOP)
    for number, cells in top:
        headed = columns(cells)
        if is_list(headed):
            rows = tuple(one for one in part.top(_MOST_ROWS) if one[0] > number)
            banner = tuple(line for row, each in top if row < number and (line := _line(each)))
            return _Sheet(part.name, banner, headed, rows)
    return None


def _facilities(sheet: _Sheet) -> tuple[tuple[Listed, ...], tuple[tuple[int, str], ...], tuple[str, ...]]:
    """The facilities, the rows that are none, and the cells that could not be read."""
    listed, notes, said = [], [], []
    for number, cells in sheet.rows:
        own = {one.field: _cell(cells, one.place) for one in sheet.headed if one.field}
        stated = any(own.get(cell) for cell in CELLS)
        placed = bool(own["city"] or own["state"])
        if not own["name"] or not (placed or stated) or (_NO_FACILITY.match(own["name"]) and not placed):
            if line := _line(cells):
                notes.append((number, line))
            continue
        values = tuple((cell, _number(own[cell])) for cell in CELLS if cell in own)
        bad = [cell for cell, value in values if value is None and own[cell]]
        said += [f"sheet “{sheet.name}”, row {number}: {cell} is no number that is possible" for cell in bad]
        others = tuple(
            (one.heading, text)
            for one in sheet.headed
            if one.field not in (*_TEXTS, *CELLS) and (text := _cell(cells, one.place))
        )
        listed.append(
            Listed(
                own["name"],
                own["city"],
                own["state"],
                own.get("address", ""),
                own.get("zip_code", ""),
                own.get("aor", ""),
                own.get("kind", ""),
                cells=values,
                others=others,
                sheet=sheet.name,
                row=number,
            )
        )
    return tuple(listed), tuple(notes), tuple(said)


_TEXTS = ("name", "address", "city", "state", "zip_code", "aor", "kind")


def _unsure(published: Published) -> tuple[str, ...]:
    """What the figures themselves say against the reading of them."""
    said = []
    for rows, what in (
        (published.not_whole, f"cells that are no whole person-days over {published.days} days"),
        ([one for one in published.listed if one.families_differ], "families of cells with different sums"),
        ([one for one in published.listed if one.adp is None], "no family of cells in full, so no average"),
    ):
        if rows:
            places = ", ".join(str(one.row) for one in rows[:5])
            said.append(f"{len(rows)} of {len(published.listed)} facilities have {what} (rows {places} …)")
    return tuple(said)


def _dating(notes: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    """Notes under the list that speak of its source, where another layout puts it there."""
    return tuple(line for _, line in notes if "data source" in line.casefold())


def _cell(cells: Sequence[str], place: int) -> str:
    return " ".join(cells[place].split()) if place < len(cells) else ""


def _number(text: str) -> Decimal | None:
    """A figure that is not below nothing; None where there is none."""
    try:
        value = Decimal(text.replace(",", ""))
    except InvalidOperation:
        return None
    return value if value.is_finite() and value >= 0 else None


def _line(cells: Sequence[str]) -> str:
    return " ".join(" ".join(each.split()) for each in cells if each.strip())
