"""Layouts of official custody releases: which column of a table is which, however an edition spells it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal, get_args

from habeas.reference.tables import rows

Kind = Literal["id", "text", "moment", "date", "number", "money", "year"]

REDACTED = "\x00redacted"
"""A text or id that the release has blacked out; no text of a release begins with NUL."""

OTHER = "other:"
"""What the name of a column that no layout knows begins with; its heading as printed follows."""

NEEDS = {
    "stints": frozenset(("book_in", "book_out")),
    "arrests": frozenset(("arrest_time", "arrest_method")),
    "detainers": frozenset(("prepared_date",)),
    "removals": frozenset(("departed_date", "port_of_departure")),
    "encounters": frozenset(("event_time", "event_type")),
    "risk_assessments": frozenset(("final_decision", "decided")),
    "passengers": frozenset(("mission_number", "pickup", "drop")),
    "missions": frozenset(("mission_number", "start", "end")),
}
"""The fields without which a sheet is not of the table, by table."""

UNNAMED = {
    "arrests": (
        "arrest_time",
        "arrest_method",
        "arrest_created_by",
        "case_id",
        "subject_id",
        "alien_file_number",
        "person",
    ),
}
"""The fields in order, of tables that were also released without headings (arrests of 2012-2023)."""

_REDACTED_HEADING = re.compile(r"\(\s*redacted\s*\)")
_UNFIT = re.compile(r"[^0-9a-z]+")
_SECOND_CHOICE = "~"


@dataclass(frozen=True)
class Edition:
    """The headings of one table in one publication, in order, as printed."""

    name: str
    table: str
    headings: tuple[str, ...]


@dataclass(frozen=True)
class Field:
    """A column of a table: our name for it, its kind, and the headings that editions gave it.

    `second` are headings that are this field only where no other column is: a release with “Stay Book Out
    Date” alone has the time of the end of a stay in it, one that has “Stay Book Out Date Time” too has not.
    """

    name: str
    kind: Kind
    spellings: tuple[str, ...]
    second: tuple[str, ...] = ()


@dataclass(frozen=True)
class Layout:
    """A table's fields, and those that a sheet `needs` to be of this table."""

    table: str
    fields: tuple[Field, ...]
    needs: frozenset[str]

    def field(self, name: str) -> Field:
        """The field of that name; KeyError where the table has none."""
        return self._by_name[name]

    @cached_property
    def _by_name(self) -> dict[str, Field]:
        return {one.name: one for one in self.fields}

    @cached_property
    def first(self) -> dict[str, Field]:
        """The field of each normalised spelling."""
        return {normal(each): one for one in self.fields for each in (*one.spellings, one.name)}

    @cached_property
    def second(self) -> dict[str, Field]:
        """The field of each normalised spelling of second choice."""
        return {normal(each): one for one in self.fields for each in one.second}


def normal(heading: str) -> str:
    """A heading without case, blanks, punctuation and “(redacted)”: what spellings are compared by."""
    return _UNFIT.sub("", _REDACTED_HEADING.sub("", heading.casefold()))


def fields_of(layout: Layout, headings: Sequence[str]) -> tuple[Field | None, ...]:
    """The field of each heading of one sheet; None where it is unknown.

    Two headings may be one field: editions were stacked that spelt it in two ways (“SUBJ ID”, “SUJB ID”).
    """
    keys = [normal(each) for each in headings]
    stated = {layout.first[key].name for key in keys if key in layout.first and key not in layout.second}
    return tuple(_field(layout, key, stated) for key in keys)


def _field(layout: Layout, key: str, stated: set[str]) -> Field | None:
    second = layout.second.get(key)
    return second if second and second.name not in stated else layout.first.get(key)


def layout_of(headings: Iterable[str]) -> Layout | None:
    """The layout that knows most of the headings, of those whose needs they meet; None where none does."""
    given = tuple(headings)
    fitting = [(_known(one, given), one) for one in LAYOUTS]
    known, best = max(fitting, key=lambda each: each[0])
    return best if known else None


@cache
def editions() -> tuple[Edition, ...]:
    """Every list of headings that is known from a publication (custody-releases.md, its appendix)."""
    return tuple(
        Edition(row["edition"], row["table"], tuple(row["headings"].split(";")))
        for row in rows("custody_editions.csv")
    )


def nearest(layout: Layout, headings: Sequence[str]) -> Edition | None:
    """The edition of the table whose fields the headings share most of; None where none is known."""
    have = _names(layout, headings)
    known = [(one, _names(layout, one.headings)) for one in editions() if one.table == layout.table]
    if not known:
        return None
    return max(known, key=lambda each: len(have & each[1]) - 0.5 * len(have ^ each[1]))[0]


def _names(layout: Layout, headings: Sequence[str]) -> set[str]:
    return {one.name for one in fields_of(layout, headings) if one}


def _known(layout: Layout, headings: Sequence[str]) -> int:
    names = _names(layout, headings)
    return len(names) if layout.needs <= names else 0


@cache
def _fields() -> dict[str, dict[str, Field]]:
    """The fields of each table by name; a row of the file may be of several tables."""
    kinds = {kind: kind for kind in get_args(Kind)}
    found: dict[str, dict[str, Field]] = {table: {} for table in NEEDS}
    for row in rows("custody_fields.csv"):
        for table in row["tables"].split():
            before = found[table].get(row["name"], Field(row["name"], kinds[row["kind"]], ()))
            found[table][row["name"]] = _spelt(before, row["spellings"].split(";"))
    return found


def _spelt(field: Field, spellings: list[str]) -> Field:
    second = tuple(each[1:] for each in spellings if each.startswith(_SECOND_CHOICE))
    first = tuple(each for each in spellings if not each.startswith(_SECOND_CHOICE))
    return Field(field.name, field.kind, field.spellings + first, field.second + second)


LAYOUTS = tuple(Layout(table, tuple(fields.values()), NEEDS[table]) for table, fields in _fields().items())
"""Every table that is known, with all that editions since 2012 called its columns."""
