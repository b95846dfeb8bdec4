"""read_places: which facility code is which name at which address, as UWCHR lists them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from habeas.analysis.published_places import Placed
from habeas.readings.custody.files import opened
from habeas.readings.custody.part import Original
from habeas.readings.reader import ReadingError

SPELLINGS: dict[str, tuple[str, ...]] = {
    "code": ("detloc", "detention_facility_code", "code"),
    "name": ("name", "detention_facility"),
    "address": ("address",),
    "city": ("city",),
    "state": ("state",),
    "zip_code": ("zip",),
    "county": ("county",),
    "aor": ("aor",),
    "kind": ("type_detailed",),
}
"""Our fields, and the names that they have stood under."""

_NEEDED = ("code", "name", "city", "state")
_MOST_ROWS = 1_000_000
_FIELDS = {spelling: field for field, spellings in SPELLINGS.items() for spelling in spellings}


@dataclass(frozen=True)
class Places:
    """A mapping as read: its lines, the SHA-256 of the original, headings nobody knows, and what to say."""

    name: str
    digest: str
    placed: tuple[Placed, ...]
    unknown: tuple[str, ...]
    said: tuple[str, ...]


def read_places(original: Path | bytes, *, name: str) -> Places:
    """A mapping from CSV of any delimiter, gzipped or not; ReadingError where it has not the headings."""
    data = original if isinstance(original, bytes) else original.read_bytes()
    files = opened(Original(name, data=data), name)  # its folder lasts as long as it
    (part, *more) = files.parts
    rows = part.top(_MOST_ROWS)
    headings = [each.strip() for each in rows[0][1]] if rows else []
    at: dict[str, int] = {}
    for place, heading in enumerate(headings):
        if heading.casefold() in _FIELDS:
            at.setdefault(_FIELDS[heading.casefold()], place)
    lacking = [field for field in _NEEDED if field not in at]
    if lacking or more or len(rows) < 2:
        raise ReadingError(
            f"kept, not read: no one table of facility codes; it lacks {', '.join(lacking) or 'rows'}",
            where=name,
            do="check the original",
        )
    placed = [_placed(line, cells, headings, at) for line, cells in rows[1:]]
    nameless = sum(1 for one in placed if not one.code)
    said = (*part.said, *((f"{nameless} lines have no code",) if nameless else ()))
    unknown = tuple(each for place, each in enumerate(headings) if place not in at.values())
    return Places(name, hashlib.sha256(data).hexdigest(), tuple(placed), unknown, said)


def _placed(line: int, cells: tuple[str, ...], headings: list[str], at: dict[str, int]) -> Placed:
    texts = {field: _stated(cells, at[field]) if field in at else "" for field in SPELLINGS}
    others = tuple(
        (heading, text)
        for place, heading in enumerate(headings)
        if place not in at.values() and (text := _stated(cells, place))
    )
    return Placed(**texts, others=others, row=line)


def _stated(cells: tuple[str, ...], place: int) -> str:
    text = " ".join(cells[place].split()) if place < len(cells) else ""
    return "" if text == "NA" else text
