"""What a question of custody tables is asked with: its parameters, each an integer.

What is not given is taken from what is said of the edition, or is the definition that most people publish.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from habeas.analysis.coded_tables import CodedTables
from habeas.analysis.custody.queries import ARREST_WINDOW, DEFINITIONS, END_OF_DAY, Column, Query
from habeas.analysis.custody_answers import NOT_A_CODE, code_of
from habeas.analysis.given import Given
from habeas.analysis.wall_days import DAY_S, begins, day_number, day_of, ends
from habeas.findings.custody_bounds import bounds
from habeas.records.edition import Edition
from habeas.workflow.asking_custody_beside import AskingError, table_beside
from habeas.workflow.reading_releases import CUSTODY

if TYPE_CHECKING:
    import pyarrow as pa

Texts = Mapping[str, str]
"""What a person typed for each parameter or table."""


@dataclass(frozen=True)
class Values:
    """Parameters as integers, small tables as rows, and for each of both what it was taken from, in words."""

    parameters: dict[str, int] = field(default_factory=dict)
    tables: "dict[str, pa.Table]" = field(default_factory=dict)
    told: dict[str, str] = field(default_factory=dict)

    def rows(self) -> list[tuple[str, int | None, str]]:
        """Each by name with its integer, None for a table, and what it was taken from."""
        return [(name, self.parameters.get(name), told) for name, told in self.told.items()]


def values(
    query: Query, edition: Edition, coded: CodedTables, typed: Texts, *, definition: str = ""
) -> Values:
    """All that the query is asked with; AskingError for what is wrong, not known, or asked of no query.

    A definition that the query is asked under has its parameters, which nobody can set beside it.
    """
    own = {one.name for one in query.parameters} | set(query.reads) - CUSTODY
    under = DEFINITIONS[definition].parameters if definition else {}
    if twice := sorted(under.keys() & typed.keys()):
        raise AskingError(
            f"{twice[0]} is part of the definition of {definition}", do="leave --definition or --set out"
        )
    if unknown := sorted(set(typed) - own):
        what = f"{query.name} is asked with nothing called {unknown[0]}"
        raise AskingError(what, do=f"it takes {', '.join(sorted(own)) or 'nothing'}")
    found, asked = Values(), _Asked(query, edition, coded)
    for one in query.parameters:
        if one.name in under:
            found.parameters[one.name], found.told[one.name] = under[one.name], definition
            continue
        text = typed.get(one.name)
        found.parameters[one.name] = _default(one, asked) if text is None else _typed(one, text, asked)
        told = "the default" if text is None else "as asked"
        found.told[one.name] = f"{_as_date(one, found.parameters[one.name])}{told}"
    _check_defined(query, found.parameters)
    for name in query.reads:
        if name not in CUSTODY:
            found.tables[name], found.told[name] = table_beside(name, edition, coded, typed.get(name, ""))
    return found


def _check_defined(query: Query, parameters: Mapping[str, int]) -> None:
    """AskingError where a headcount is none of the published ones.

    Shifts of anybody's own would make it a count of all who ever came, and its differences single people.
    """
    published = {name: one.parameters for name, one in DEFINITIONS.items() if one.query == query.name}
    if not published or any(one.items() <= parameters.items() for one in published.values()):
        return
    raise AskingError(
        f"no published definition of {query.name} has these values together",
        where=", ".join(f"{name}={parameters[name]}" for name in next(iter(published.values()))),
        do=f"give --definition, one of {'; '.join(published)}",
    )


def bounded(edition: Edition, coded: CodedTables) -> Edition:
    """The edition with the days that its records reach from and to, as stated, else as its rows show."""
    found = bounds(Given(coded=coded), edition)
    return replace(edition, first=found.first, last=found.last)


@dataclass(frozen=True)
class _Asked:
    query: Query
    edition: Edition
    coded: CodedTables


def _typed(one: Column, text: str, asked: _Asked) -> int:
    """An integer as it is; a date or time in the unit of the parameter; a text as its code."""
    if one.name in TEXT_OF:
        if (code := _code(one, text, asked)) != NOT_A_CODE:
            return code
    elif not text.lstrip("-").isdigit() and one.name in MOMENTS:
        return _moment(one, text)
    try:
        return int(text)
    except ValueError as error:
        wanted = "a text of the table" if one.name in TEXT_OF else f"an integer ({one.unit})"
        raise AskingError(f"{one.name} is no {text!r}", do=f"give {wanted}") from error


def _moment(one: Column, text: str) -> int:
    try:
        at = datetime.fromisoformat(text).replace(tzinfo=UTC)  # wall clock, counted as if it were UTC
    except ValueError as error:
        raise AskingError(f"{one.name} is no {text!r}", do="write a date as 2026-03-10") from error
    if one.unit == "days":
        return day_number(at.date())
    to_its_end = one.name == "until" and len(text) == len("2026-03-10")
    return int(at.timestamp()) + (DAY_S - 1 if to_its_end else 0)


TEXT_OF = {"person": "person", "transferred": "release_reason", "no": "final_order", "struck": "struck"}
"""Parameters that are codes: the column, of the first table that the query reads, whose texts they are of."""


def _code(one: Column, text: str, asked: "_Asked") -> int:
    """The code of a text, case aside; NOT_A_CODE where no row of the edition has it."""
    found = asked.edition.table(next(each for each in asked.query.reads if each in CUSTODY))
    return code_of(asked.coded, found.digests, TEXT_OF[one.name], text) if found else NOT_A_CODE


MOMENTS = ("since", "upto", "until", "until_day", "begins", "begins_day")
"""Parameters that are points in time; all others in seconds or days are lengths of it."""


def _as_date(one: Column, value: int) -> str:
    """A point in time as people write it, with a comma after; "" for any other value."""
    if one.name not in MOMENTS:
        return ""
    days, seconds = (value, 0) if one.unit == "days" else divmod(value, DAY_S)
    clock = f" {timedelta(seconds=seconds)}" if one.unit == "seconds" else ""
    return f"{day_of(days)}{clock}, "


def _default(one: Column, asked: _Asked) -> int:
    name, edition, last, first = one.name, asked.edition, asked.edition.until, asked.edition.first
    if name in ("until", "until_day", "upto") and last:
        return {"until": ends(last), "until_day": day_number(last), "upto": ends(last) + 1}[name]
    if name in ("since", "begins", "begins_day") and first:
        return day_number(first) if one.unit == "days" else begins(first)
    if name in _TEXTS:
        return _code(one, _TEXTS[name], asked)
    if (fixed := _FIXED.get((asked.query.name, name), _FIXED.get(("", name)))) is not None:
        return fixed
    raise AskingError(
        f"{name} ({one.unit}) has no value",
        where=f"{asked.query.name}, {edition.name}",
        do=f"give it with --set {name}=…",
    )


_TEXTS = {"transferred": "Transferred", "no": "NO", "struck": "YES"}

_FIXED: Mapping[tuple[str, str], int] = {
    **{("", name): value for name, value in (*END_OF_DAY.items(), *ARREST_WINDOW.items())},
    ("", "transit"): 1,
    ("", "gap"): DAY_S,
    ("impossible_rows", "slack"): DAY_S,
    ("lost", "slack"): 1,
    ("", "quiet_days"): 30,
    ("removal_stay", "before"): 3,
    ("removal_stay", "after"): 3,
}
"""Headcounts are of the end of the day, people counted; the rest leaves out what a slow clerk explains."""
