"""Which columns a coded table has, and of what type; and those that no table ever has."""

from collections.abc import Mapping
from functools import cache

import pyarrow as pa

from habeas.reference.custody_layouts import LAYOUTS, OTHER, Kind, normal

TYPES: Mapping[Kind, pa.DataType] = {
    "id": pa.string(),
    "text": pa.string(),
    "moment": pa.int64(),
    "date": pa.int32(),
    "number": pa.int32(),
    "money": pa.int64(),
    "year": pa.int32(),
}
"""By kind of field: texts before they are coded; seconds of wall clock, days, whole numbers, cents."""

LEFT_OUT = frozenset({"first_name", "last_name", "alien_file_number", "birth_date"})
"""Fields that name a person. Editions black these out; where one does not, they are left out all the same:
nothing ties a named person to pseudonymous rows (DESIGN.md, Safety of people)."""


def types(table: str) -> Mapping[str, pa.DataType]:
    """The columns that every coded table of this name has, in the order of its layout."""
    (layout,) = (one for one in LAYOUTS if one.table == table)
    return {one.name: TYPES[one.kind] for one in layout.fields if one.name not in LEFT_OUT}


def is_left_out(column: str) -> bool:
    """Whether a column names a person, under our name for it or under an unknown heading."""
    if column.startswith(OTHER):
        return normal(column.removeprefix(OTHER)) in _headings()
    return column in LEFT_OUT


@cache
def _headings() -> frozenset[str]:
    fields = (one for layout in LAYOUTS for one in layout.fields if one.name in LEFT_OUT)
    return frozenset(normal(each) for one in fields for each in (*one.spellings, *one.second, one.name))
