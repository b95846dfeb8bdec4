"""The plain CSVs beside official records: capacities, published figures, codes that a person states."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Generic, TypeVar

from habeas.analysis.capacity import Capacity
from habeas.analysis.published_figures import Figure, Listed, Lists, Published, first_day
from habeas.analysis.published_pairs import StatedCode
from habeas.readings.csv_records import delimiter_of, records
from habeas.readings.decoding import decode
from habeas.readings.reader import ReadingError
from habeas.records.errors import HabeasError

CAPACITY = ("facility", "from", "until", "capacity", "source")
FIGURES = ("measure", "facility", "as_of", "days", "value")
STATED = ("published_name", "city", "state", "code")
"""The headings of each kind, all of them and no other, in any order."""

ADP = "adp"
"""The measure that is an average from 1 October to its day."""

Line = Mapping[str, str]
Content = TypeVar("Content")


@dataclass(frozen=True)
class Plain(Generic[Content]):
    """What a plain CSV says, how many of its lines, and which lines were refused and why."""

    content: Content
    lines: int
    said: tuple[str, ...]


class _LineError(HabeasError):
    """A line that cannot be used, in words."""


def headings_of(text: str) -> frozenset[str]:
    """The headings in the first line of a text, in lower case."""
    first = next(iter(records(text, delimiter_of(text))), None)
    return frozenset(each.strip().casefold() for each in first.cells) if first else frozenset()


def read_capacities(data: bytes, *, name: str) -> Plain[tuple[Capacity, ...]]:
    """Dated capacities; a line without a first day is refused, since nobody can say when it held."""
    found, said = _each(data, name, _capacity)
    return Plain(tuple(found), len(found), said)


def read_figures(data: bytes, *, name: str) -> Plain[Lists]:
    """Published figures: averages as one list for each day, and every other measure as it stands."""
    found, said = _each(data, name, _figure)
    averages: dict[tuple[int, date], list[Listed]] = {}
    figures = []
    for one in found:
        if isinstance(one, Figure):
            figures.append(one)
        else:
            averages.setdefault(one[0], []).append(one[1])
    lists = tuple(
        Published(year, until + timedelta(days=1), tuple(listed))
        for (year, until), listed in sorted(averages.items())
    )
    return Plain(Lists(lists, tuple(figures)), len(found), said)


def read_stated(data: bytes, *, name: str) -> Plain[tuple[StatedCode, ...]]:
    """Codes that a person states for published facilities, one a line; no code is of two of them."""
    taken: dict[str, StatedCode] = {}

    def stated(row: int, line: Line) -> StatedCode:
        one = _stated(row, line)
        if first := taken.get(one.code):
            raise _LineError(f"{one.code} is stated in line {first.row} already")
        return taken.setdefault(one.code, one)

    found, said = _each(data, name, stated)
    return Plain(tuple(found), len(found), said)


Made = TypeVar("Made")


def _each(data: bytes, name: str, make: Callable[[int, Line], Made]) -> tuple[list[Made], tuple[str, ...]]:
    """What each line makes, and those that are refused; ReadingError where none can be used."""
    made, said = [], []
    for row, line in _lines(decode(data, where=name).text):
        try:
            made.append(make(row, line))
        except _LineError as error:
            said.append(f"line {row}: {error.what}: not used")
    if not made:
        raise ReadingError(
            "kept, not read: no line of it can be used",
            where=f"{name}: {said[0] if said else 'it has no lines'}",
            do="correct the lines, and add it again",
        )
    return made, tuple(said)


def _lines(text: str) -> Iterator[tuple[int, Line]]:
    found = iter(records(text, delimiter_of(text)))
    headings = [each.strip().casefold() for each in next(found).cells]
    for one in found:
        if any(each.strip() for each in one.cells):
            cells = [each.strip() for each in one.cells] + [""] * len(headings)
            yield one.line, dict(zip(headings, cells, strict=False))


def _capacity(row: int, line: Line) -> Capacity:
    if not line["from"]:
        raise _LineError(
            f"the capacity of {line['facility'] or 'no facility'} has no day from which it holds"
        )
    first, last = _day(line["from"]), _day(line["until"]) if line["until"] else None
    if not line["facility"]:
        raise _LineError("no facility")
    if last and last < first:
        raise _LineError(f"it ends on {last}, before it begins")
    return Capacity(line["facility"], first, last, _whole(line["capacity"]), line["source"], row)


def _figure(row: int, line: Line) -> Figure | tuple[tuple[int, date], Listed]:
    measure, until, value = line["measure"].casefold(), _day(line["as_of"]), _number(line["value"])
    if measure != ADP:
        return Figure(line["measure"], line["facility"], until, value, row)
    year = until.year + (until.month >= first_day(until.year).month)
    days = (until - first_day(year)).days + 1
    if not line["facility"]:
        raise _LineError("an average of no facility")
    if line["days"] and _whole(line["days"]) != days:
        raise _LineError(f"an average over {line['days']} days, where {days} run from 1 October to {until}")
    code = line["facility"]
    return (year, until), Listed(code, "", "", row=row, code=code, whole=value)


def _stated(row: int, line: Line) -> StatedCode:
    if not line["published_name"] or not line["code"]:
        raise _LineError("no name, or no code")
    return StatedCode(line["published_name"], line["city"], line["state"], line["code"], row)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text[:10])
    except ValueError as error:
        raise _LineError(f"“{text}” is no date such as 2026-01-31") from error


def _whole(text: str) -> int:
    value = _number(text)
    if value != value.to_integral_value():
        raise _LineError(f"“{text}” is no whole number")
    return int(value)


def _number(text: str) -> Decimal:
    try:
        value = Decimal(text.replace(",", ""))
    except InvalidOperation as error:
        raise _LineError(f"“{text}” is no number") from error
    if not value.is_finite() or value < 0:
        raise _LineError(f"“{text}” is below nothing, or no number")
    return value
