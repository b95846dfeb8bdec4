"""Rows of official records as they may be given: texts for codes, years of birth in bands, no name, no id.

What is said here is SQL over a coded table, so that rows are made as they are read and not all at once.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from habeas.analysis.custody.queries import query
from habeas.publications.custody_columns import (
    CODED,
    NO_VALUE,
    REDACTED_TEXT,
    UNITS,
    Described,
    described,
    is_given,
    layout_for,
    of_query,
)
from habeas.reference.custody_layouts import Kind

BAND = 5
"""Years of birth are told in bands of so many, from a year that it divides."""

_OF_UNIT: Mapping[str, Kind] = {"seconds": "moment", "days": "date", "cents": "money", "code": "text"}


@dataclass(frozen=True)
class Given:
    """A coded column as it is given: its kind (None for a plain integer), and whose texts it has.

    `table` is the one whose column `texts` is, where that is not the table that is asked.
    """

    name: str
    kind: Kind | None
    texts: str
    says: Described
    table: str = ""


def columns_of(table: str, names: Iterable[str]) -> tuple[Given, ...]:
    """Those of the columns of a coded table that may be given; one that no layout knows is not."""
    fields = {one.name: one for one in layout_for(table).fields}
    found = []
    for name in names:
        if name in CODED:
            found.append(Given(name, None, "", described(table, name)))
        elif name in fields and is_given(fields[name]):
            found.append(Given(name, fields[name].kind, name, described(table, name)))
    return tuple(found)


def columns_of_stays(names: Iterable[str]) -> tuple[Given, ...]:
    """The columns of stays: those that the query reckons, then those of the last stint."""
    own = []
    for one in query("stays").columns:
        if one.name != "*":
            kind = _OF_UNIT.get(one.unit)
            says = of_query("stays", "stays", one.name)
            # What is given is the text of a code, a time and not its seconds.
            said = replace(says, unit=UNITS[kind], nulls=NO_VALUE) if kind else says
            own.append(Given(one.name, kind, "facility", said))
    return (
        *own,
        *(one for one in columns_of("stints", names) if one.name not in {each.name for each in own}),
    )


STAY_OF_ARREST: Mapping[str, str] = {
    "stay": "stay",
    "stay_in": "stay_in",
    "stay_n_stints": "n_stints",
    "stay_n_stays": "n_stays",
    **{
        f"stay_{name}_{which}": f"{name}_{which}"
        for which in ("first", "longest")
        for name in ("facility", "book_in", "book_out")
    },
    **{f"stay_{name}_last": name for name in ("facility", "book_in", "book_out", "release_reason")},
    "stay_release_reason": "stay_release_reason",
}
"""What is told of the stay that an arrest led to, under names of their own, by the columns of stays."""


def columns_of_arrests(arrests: Iterable[str], stints: Iterable[str]) -> tuple[Given, ...]:
    """The columns of arrests; whether each has a stay of its own, how long after, and that stay's columns."""
    of_stays = {one.name: one for one in columns_of_stays(stints)}
    return (
        *columns_of("arrests", arrests),
        Given(
            HAS_STAY, None, "", Described("arrests", HAS_STAY, "0 or 1", "whether a stay is matched to it")
        ),
        Given(
            AFTER, None, "", Described("arrests", AFTER, "seconds", "from the arrest to stay_in", "", _NONE)
        ),
        *(_of_stay(name, of_stays[own]) for name, own in STAY_OF_ARREST.items()),
    )


HAS_STAY, AFTER = "has_stay", "seconds_to_stay"
"""Whether an arrest has a stay of its own, and how long after it that begins."""

_NONE = "null: no stay of its own"


def _of_stay(name: str, own: Given) -> Given:
    nulls = "; ".join(one for one in (_NONE, own.says.nulls.removeprefix("null: ")) if one)
    says = replace(own.says, name=name, says=f"of the stay: {own.says.says}", nulls=nulls)
    return replace(own, name=name, says=says, table="stints")


def variable(table: str, column: str) -> str:
    """The name of the variable of the database that holds the texts of a column, by code."""
    return f"texts_{table}_{column}"


def selected(columns: Iterable[Given], table: str, of: str, *, codes: bool) -> str:
    """SQL for these columns of `of`, in the texts of `table`; with `codes` each code is beside its text."""
    parts = []
    for one in columns:
        parts.append(f'{_value(one, table)} AS "{one.name}"')
        if codes and one.kind == "text":
            parts.append(f'"{one.name}" AS "code_of_{one.name}"')
    return f"SELECT {', '.join(parts)} FROM {of}"


def _value(one: Given, table: str) -> str:
    name = f'"{one.name}"'
    if one.kind == "text":
        texts = f"getvariable('{variable(one.table or table, one.texts)}')"
        return f"CASE {name} WHEN -1 THEN '{REDACTED_TEXT}' ELSE list_extract({texts}, {name} + 1) END"
    if one.kind == "moment":
        return f"CAST(make_timestamp({name} * 1000000) AS TIMESTAMP_S)"
    if one.kind == "date":
        return f"DATE '1970-01-01' + {name}"
    if one.kind == "money":
        return f"CAST(CAST({name} AS DECIMAL(18, 0)) * 0.01 AS DECIMAL(18, 2))"
    if one.kind == "year":
        low = f"({name} - ({name} % {BAND}))"
        return f"CAST({low} AS VARCHAR) || '-' || CAST({low} + {BAND - 1} AS VARCHAR)"
    return name
