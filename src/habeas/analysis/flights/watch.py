"""A watch list: aircraft, operators and callsigns that somebody looks for, each with the reason, as a CSV."""

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from habeas.analysis.errors import AnalysisError
from habeas.analysis.flights.registrations import fault, is_us_form, normalised, us_address

COLUMNS = ("tail", "address", "operator", "callsign", "reason")
LONGEST_LIST = 5_000_000
"""Characters; a list of a hundred thousand lines is about as long."""


class WatchListError(AnalysisError):
    """A watch list that cannot be read; it says in which line."""


@dataclass(frozen=True)
class Watched:
    """One line: whatever is given of it is looked for, each by itself; `callsign` is a beginning."""

    tail: str = ""
    address: str = ""
    operator: str = ""
    callsign: str = ""
    reason: str = ""


class Watching:
    """A watch list by what is looked up in it, so that a long list takes no longer than a short one."""

    def __init__(self, lines: tuple[Watched, ...]) -> None:
        """Index the lines by tail, address and operator, and by the beginnings of callsigns."""
        self.lines = lines
        self._by: dict[tuple[str, str], list[int]] = defaultdict(list)
        for at, one in enumerate(lines):
            for name in COLUMNS[:-1]:
                if value := getattr(one, name):
                    self._by[name, value].append(at)
        self._lengths = sorted({len(one.callsign) for one in lines if one.callsign})

    def of(self, name: str, values: Iterable[str]) -> list[int]:
        """The places of the lines that have one of these values in the column."""
        return [at for value in values for at in self._by.get((name, value), ())]

    def begun(self, callsign: str) -> list[int]:
        """The places of the lines whose callsign this one begins with."""
        return self.of("callsign", [callsign[:size] for size in self._lengths if size <= len(callsign)])


def watch_list(text: str, *, where: str) -> tuple[Watched, ...]:
    """The lines of a CSV whose first line names columns among tail, address, operator, callsign, reason.

    WatchListError where a column is unknown, a line names nothing to look for, or a tail or an address
    cannot be one.
    """
    if len(text) > LONGEST_LIST:
        raise WatchListError("the watch list is too long", where=where, do="part it into several")
    reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff")), skipinitialspace=True)
    try:
        names = [str(name or "").strip().casefold() for name in reader.fieldnames or ()]
        _check_columns(names, where)
        reader.fieldnames = names
        found = [_watched(row, f"{where}, line {reader.line_num}") for row in reader if any(row.values())]
    except csv.Error as error:
        raise WatchListError(
            f"the watch list cannot be read: {error}", where=where, do="save it as CSV"
        ) from error
    if not found:
        raise WatchListError("the watch list is empty", where=where, do="put a line under the headings")
    return tuple(found)


def tail(text: str, *, where: str = "") -> str:
    """The registration, normalised; WatchListError where it is of United States form and impossible."""
    found = normalised(text)
    if is_us_form(found) and (why := fault(found)):
        raise WatchListError("no aircraft can have this registration", where=_at(where, why), do="correct it")
    return found


def address(text: str, *, where: str = "") -> str:
    """The address in lower case; WatchListError where it is not six hexadecimal digits (after "~" or not)."""
    found = text.strip().lower()
    if not re.fullmatch(r"~?[0-9a-f]{6}", found):
        do = "write six hexadecimal digits, such as a2c4e0"
        raise WatchListError("this is no address of an aircraft", where=_at(where, text), do=do)
    return found


def addresses(one: Watched) -> frozenset[str]:
    """The addresses that a line is found by: its own, and that of its tail by arithmetic where it has one."""
    computed = {us_address(one.tail)} if is_us_form(one.tail) else set()
    return frozenset(filter(None, {one.address, *computed}))


def _at(where: str, what: str) -> str:
    return f"{where}: {what}" if where else what


def _check_columns(names: list[str], where: str) -> None:
    unknown = [name for name in names if name not in COLUMNS]
    if unknown or not set(names) & set(COLUMNS[:-1]):
        raise WatchListError(
            f"the watch list's columns are not {', '.join(COLUMNS)}",
            where=_at(where, ", ".join(names) or "no headings"),
            do="name the columns so in the first line",
        )


def _watched(row: dict[str, str | None], where: str) -> Watched:
    if None in row:
        raise WatchListError(
            "the line has more values than there are columns", where=where, do="quote commas"
        )
    given = {name: (row.get(name) or "").strip() for name in COLUMNS}
    if not any(given[name] for name in COLUMNS[:-1]):
        raise WatchListError("the line names nothing to look for", where=where, do="fill it in or remove it")
    return Watched(
        tail(given["tail"], where=where) if given["tail"] else "",
        address(given["address"], where=where) if given["address"] else "",
        given["operator"].upper(),
        given["callsign"].upper(),
        given["reason"],
    )
