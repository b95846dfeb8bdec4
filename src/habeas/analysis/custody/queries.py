"""The questions asked of custody tables: each one SQL text, run unchanged by DuckDB and by Spark.

The text of a query is a file beside this module. Its head, in comments, says what is asked, how it is
defined, where that fails, which tables it reads, its parameters and its columns with their units.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from habeas.analysis.errors import AnalysisError
from habeas.analysis.wall_days import DAY_S

NAMES = (
    "arrest_episodes",
    "arrest_stay",
    "away",
    "book_in_areas",
    "bounds",
    "censoring",
    "chain",
    "citizenships",
    "duplicates_arrests",
    "duplicates_detainers",
    "duplicates_encounters",
    "duplicates_removals",
    "duplicates_stints",
    "edition_totals",
    "facility_names",
    "flows",
    "gaps_overlaps",
    "headcount",
    "headcount_national",
    "holds",
    "impossible_arrests",
    "impossible_passengers",
    "impossible_removals",
    "impossible_rows",
    "length_of_stay",
    "lost",
    "minors",
    "mission_passengers",
    "movements",
    "open_then_elsewhere",
    "removal_stay",
    "stay_facilities",
    "stays",
    "third_country",
)
"""Every query there is."""

START_OF_DAY: Mapping[str, int] = {"in_shift": 86_399, "out_shift": 86_399, "distinct": 0, "marked": 1}
"""UWCHR: stints in at or before 00:00 of the day and out after it, of every row as released."""

END_OF_DAY: Mapping[str, int] = {"in_shift": 0, "out_shift": 0, "distinct": 1, "marked": 0}
"""Deportation Data Project: people in on or before the day and out on a later one."""

ANY_PART: Mapping[str, int] = {"in_shift": 0, "out_shift": DAY_S, "distinct": 0, "marked": 1}
"""UWCHR, over 24 hours: stints that any part of the day lies in, of every row as released."""

HEADCOUNTS: Mapping[str, Mapping[str, int]] = {
    "start of day": START_OF_DAY,
    "end of day": END_OF_DAY,
    "any part of the day": ANY_PART,
}
"""The published definitions of a headcount by facility, as parameters of `headcount`."""


@dataclass(frozen=True)
class Definition:
    """A headcount as somebody publishes it: the query, its parameters, and what it counts, in words."""

    query: str
    parameters: Mapping[str, int]
    says: str


_COUNTRY = {name: END_OF_DAY[name] for name in ("in_shift", "out_shift")}

DEFINITIONS: Mapping[str, Definition] = {
    "UWCHR": Definition(
        "headcount",
        START_OF_DAY,
        "stints in at or before midnight and out after it, of every row as released",
    ),
    "UWCHR, 24 hours": Definition(
        "headcount", ANY_PART, "stints that any part of the day lies in, of every row as released"
    ),
    "Deportation Data Project": Definition(
        "headcount", END_OF_DAY, "people in on or before the day and out on a later one, each once a facility"
    ),
    "Vera": Definition(
        "headcount_national",
        {**_COUNTRY, "transit": 1},
        "people at the end of the day from stay_in to the last book-out seen of the stay, each once in the "
        "country, those between two facilities too",
    ),
    "without transit": Definition(
        "headcount_national",
        {**_COUNTRY, "transit": 0},
        "people whom a facility holds at the end of the day, each once in the country",
    ),
}
"""The published definitions by who publishes them; and, beside Vera's, the country without transit."""

_ALSO = {
    "start of day": "UWCHR",
    "any part of the day": "UWCHR, 24 hours",
    "end of day": "Deportation Data Project",
    "DDP": "Deportation Data Project",
}
"""What else they are called."""


def definition(name: str) -> tuple[str, Definition] | None:
    """The definition of this name, case aside, with the name of who publishes it; None where none is."""
    whole = {one.casefold(): one for one in DEFINITIONS}
    whole |= {other.casefold(): one for other, one in _ALSO.items()}
    found = whole.get(name.casefold())
    return (found, DEFINITIONS[found]) if found else None


ARREST_WINDOW: Mapping[str, int] = {"before": 5 * DAY_S, "after": 10 * DAY_S}
"""Parameters of `arrest_stay`: the window of the Deportation Data Project."""

_HEAD = re.compile(r"-- (question|definition|fails|reads|parameter|column): (.*)")
_NAMED = re.compile(r"(\S+) ?(?:\(([^)]*)\))? ?(.*)")
_PARAMETER = re.compile(r"(?<!:):([a-z_]+)")


@dataclass(frozen=True)
class Column:
    """A parameter or a column: its name, its unit, and what more there is to say of it."""

    name: str
    unit: str
    says: str


@dataclass(frozen=True)
class Query:
    """A question, its definition and failure cases in words, and the SQL text that is the definition."""

    name: str
    question: str
    definition: str
    failure_cases: str
    reads: tuple[str, ...]
    parameters: tuple[Column, ...]
    columns: tuple[Column, ...]
    text: str

    def sql(self, **parameters: int) -> str:
        """The text with each `:name` as the digits of its integer; AnalysisError where any is not given."""
        asked = {one.name for one in self.parameters}
        for name in sorted(asked ^ parameters.keys()):
            wrong = "has no value" if name in asked else "is no parameter of this query"
            raise AnalysisError(f"{name} {wrong}", where=self.name, do=f"give {sorted(asked)}")
        for name, value in parameters.items():
            if type(value) is not int:
                raise AnalysisError(f"{name} is not an integer", where=self.name)
        return _PARAMETER.sub(lambda found: _digits(parameters[found[1]]), self.text)


def _digits(value: int) -> str:
    return str(value) if value >= 0 else f"({value})"


@cache
def query(name: str) -> Query:
    """The query of that name; AnalysisError where there is none."""
    if name not in NAMES:
        raise AnalysisError(
            "no such query of custody tables", where=name, do=f"use one of {', '.join(NAMES)}"
        )
    whole = (files(__package__) / f"{name}.sql").read_text(encoding="utf-8")
    head = [line for line in whole.splitlines() if line.startswith("--")]
    text = "\n".join(line for line in whole.splitlines() if not line.startswith("--"))
    said = _said(head)
    return Query(
        name,
        question=" ".join(said["question"]),
        definition=" ".join(said["definition"]),
        failure_cases=" ".join(said["fails"]),
        reads=tuple(said["reads"][0].split(", ")),
        parameters=tuple(map(_named, said["parameter"])),
        columns=tuple(map(_named, said["column"])),
        text=text,
    )


def _said(head: list[str]) -> dict[str, list[str]]:
    """What the head says under each key; a line that begins with no key goes on with the one before."""
    said: dict[str, list[str]] = {"parameter": [], "column": []}
    key = ""
    for line in head:
        if found := _HEAD.fullmatch(line):
            key = found[1]
            said.setdefault(key, []).append(found[2])
        else:
            said[key][-1] += " " + line.removeprefix("--").strip()
    return said


def _named(said: str) -> Column:
    found = _NAMED.fullmatch(said)
    if not found:
        raise AnalysisError("a head of a query names nothing", where=said)
    return Column(found[1], found[2] or "", found[3])
