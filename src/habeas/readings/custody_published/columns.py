"""Columns of a published list of facilities: which heading is which of our fields, whatever the year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from habeas.analysis.published_figures import CELLS

SPELLINGS: dict[str, tuple[str, ...]] = {
    "name": ("name", "facility name", "facility"),
    "address": ("address", "facility address"),
    "city": ("city", "facility city"),
    "state": ("state", "facility state"),
    "zip_code": ("zip", "zip code"),
    "aor": ("aor", "area of responsibility"),
    "kind": ("type detailed", "type", "facility type", "facility type detailed"),
    "sexes": ("male female", "gender"),
    "length_of_stay": ("alos", "average length of stay"),
    "level_a": ("level a",),
    "level_b": ("level b",),
    "level_c": ("level c",),
    "level_d": ("level d",),
    "male_criminal": ("male crim", "male criminal"),
    "male_non_criminal": ("male non crim", "male non criminal"),
    "female_criminal": ("female crim", "female criminal"),
    "female_non_criminal": ("female non crim", "female non criminal"),
    "threat_1": ("ice threat level 1", "threat level 1"),
    "threat_2": ("ice threat level 2", "threat level 2"),
    "threat_3": ("ice threat level 3", "threat level 3"),
    "threat_none": ("no ice threat level", "no threat level"),
    "mandatory": ("mandatory",),
    "guaranteed_minimum": ("guaranteed minimum",),
    "last_inspection_kind": ("last inspection type",),
    "last_inspection_end": ("last inspection end date", "last inspection date"),
    "pending_inspection": ("pending inspection",),
    "last_inspection_standard": ("last inspection standard",),
    "last_rating": ("last final rating", "last inspection rating final"),
    "earlier_inspection_kind": ("second to last inspection type",),
    "earlier_inspection_end": ("second to last inspection date", "second to last inspection end date"),
    "earlier_inspection_standard": ("second to last inspection standard",),
    "earlier_rating": ("second to last inspection rating final", "second to last rating final"),
}
"""Our fields, and the headings that they have stood under; a fiscal year in a heading is left aside."""

_FIELD = {spelling: name for name, spellings in SPELLINGS.items() for spelling in spellings}
_YEAR = re.compile(r"\bfy ?(?:20)?\d\d\b")
_LEAST_CELLS = 4
"""A family of cells: a list with fewer gives no average."""


@dataclass(frozen=True)
class Column:
    """A column: its place, its heading as printed, and our field; "" where nobody knows it."""

    place: int
    heading: str
    field: str = ""


def columns(headings: Sequence[str]) -> tuple[Column, ...]:
    """The headed columns; the second under one field is unknown, so that both are kept."""
    found: list[Column] = []
    for place, heading in enumerate(headings):
        if heading.strip():
            field = _FIELD.get(_plain(heading), "")
            again = any(one.field == field for one in found)
            found.append(Column(place, heading.strip(), "" if again else field))
    return tuple(found)


def is_list(headed: Sequence[Column]) -> bool:
    """Whether the columns are those of a list of facilities with averages."""
    fields = {one.field for one in headed}
    return {"name", "city", "state"} <= fields and len(fields & set(CELLS)) >= _LEAST_CELLS


def _plain(heading: str) -> str:
    return " ".join(_YEAR.sub(" ", " ".join(re.findall(r"[a-z0-9]+", heading.casefold()))).split())
