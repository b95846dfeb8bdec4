"""The data dictionary of custody exports: what each column is, its unit, its spellings, what a null is.

It is made of the heads of the queries and of the layouts, so that it says what the code does.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from habeas.analysis.custody.queries import NAMES, query
from habeas.reference.custody_layouts import LAYOUTS, Field, Kind, Layout

HEADINGS = ("table", "column", "unit", "meaning", "spellings", "nulls")
"""The columns of a dictionary."""

REDACTED_TEXT = "(redacted)"
"""Stands for a text that the release has blacked out."""

UNITS: Mapping[Kind, str] = {
    "id": "code",
    "text": "text",
    "moment": "local wall clock, without a zone, never shifted",
    "date": "date",
    "number": "whole number",
    "money": "US dollars",
    "year": "band of five years",
}
"""What the values of each kind of field are in an export."""

_NO_TEXT = f"null: not stated; {REDACTED_TEXT}: blacked out in the release"
NO_VALUE = "null: not stated, blacked out, or not readable"
"""What a null is where no text stands."""

NEVER = frozenset({"first_name", "last_name", "alien_file_number", "birth_date"})
"""Fields that no export has, though a release had them: they name a person."""

OWN_IDS = frozenset({"person"})
"""The one id that an export has, as a code: it means nothing outside its edition."""

CODED = {
    "seq": ("whole number", "place of the row in the table of its edition, from 0"),
    "file": ("whole number", "number of the row's file, from 0; about says which file each is"),
    "sheet": ("whole number", "number of the sheet in its file, from 0"),
    "row": ("whole number", "row of the sheet as a spreadsheet shows it"),
    "duplicate": ("bits", "rules that mark the row as a repeat: 1 exact, 2 bond rows, 4 same day, 8 chained"),
    "keep": ("0 or 1", "1 where no rule that leaves a row out of counts marks it"),
    "person": ("code", "one person within this edition; the release's own id is not given"),
}
"""Columns that every coded table has beside those of its layout."""


@dataclass(frozen=True)
class Described:
    """A column of an export: its table, name and unit, what it says, its spellings, and what a null is."""

    table: str
    name: str
    unit: str
    says: str
    spellings: str = ""
    nulls: str = ""

    def row(self) -> tuple[str, ...]:
        """It under `HEADINGS`."""
        return (self.table, self.name, self.unit, self.says, self.spellings, self.nulls)


def layout_for(table: str) -> Layout:
    """The layout of the table of this name."""
    return next(one for one in LAYOUTS if one.table == table)


def is_given(field: Field) -> bool:
    """Whether rows of an export have this field: no name does, and no id but that of a person."""
    return field.name not in NEVER and (field.kind != "id" or field.name in OWN_IDS)


def described(table: str, name: str) -> Described:
    """A column of the rows of a table, by its layout."""
    if name in CODED:
        unit, says = CODED[name]
        return Described(
            table, name, unit, says, _spellings(table, name), "" if name != "person" else NO_VALUE
        )
    field = layout_for(table).field(name)
    says = field.name.replace("_", " ")
    nulls = _NO_TEXT if field.kind == "text" else NO_VALUE
    return Described(
        table, name, UNITS[field.kind], says, "; ".join((*field.spellings, *field.second)), nulls
    )


def _spellings(table: str, name: str) -> str:
    found = next((one for one in layout_for(table).fields if one.name == name), None)
    return "; ".join(found.spellings) if found else ""


def of_query(what: str, name: str, column: str, says: str = "", nulls: str = "") -> Described:
    """A column of an export under the unit and meaning that the head of a query gives it."""
    found = next(one for one in query(name).columns if one.name == column)
    return Described(what, column, found.unit, says or found.says or column.replace("_", " "), "", nulls)


def whole_dictionary() -> Iterator[Described]:
    """Every column of every table that is read, then every parameter and column of every query."""
    for layout in LAYOUTS:
        names = [one.name for one in layout.fields if is_given(one)]
        own = [one for one in CODED if one not in names and one != "person"]
        yield from (described(layout.table, name) for name in (*names, *own))
    for name in NAMES:
        asked = query(name)
        yield Described(
            f"query {name}", "", "", f"{asked.question} {asked.definition}", "", asked.failure_cases
        )
        for kind, columns in (("parameter", asked.parameters), ("column", asked.columns)):
            for one in columns:
                yield Described(f"query {name}", one.name, one.unit, f"{kind}: {one.says or one.name}")
