"""The fiscal year of a published list and the day its records were drawn, found in the workbook's text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import PurePath

from habeas.analysis.published_figures import Listed, days_shown, first_day
from habeas.readings.reader import ReadingError

_YEAR = re.compile(r"\bFY ?(?:20)?(\d\d)\b", re.IGNORECASE)
_DATE = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_DRAWN = re.compile(r"data source|IIDS", re.IGNORECASE)
_THROUGH = re.compile(r"YTD ICE Detention data (?:are|is) updated through\s*(?P<rest>.*)", re.IGNORECASE)
_RUN = re.compile(r"run date\s*(?P<rest>.*)", re.IGNORECASE)
_IN_NAME = re.compile(r"FY(\d\d)|(?<!\d)(\d\d)(\d\d)(20\d\d)(?!\d)", re.IGNORECASE)

WAIT = 60
"""Days before a file's name's date within which its records were drawn; the shipped ones took 7 to 11."""


@dataclass(frozen=True)
class Dated:
    """A list's fiscal year and day of drawing, the footnotes' last day of data, and what is to be said."""

    fiscal_year: int
    drawn: date
    through: date | None = None
    said: tuple[str, ...] = ()


def dated(
    banner: Sequence[str], footnotes: Iterable[str], listed: tuple[Listed, ...], *, sheet: str, name: str
) -> Dated:
    """The dates of a list by the lines above it, then by the footnotes, then by the file's name if it fits.

    ReadingError where two years or days stand there, none is found, or the day is outside of the year.
    """
    said: list[str] = []
    year = _year(banner, sheet, name, said)
    notes = tuple(footnotes)
    through, run = _footnoted(notes)
    drawn = _drawn(banner, name) or run
    if drawn is None:
        drawn = _by_name(year, listed, name)
        said.append(
            f"no day of drawing is in the workbook; {drawn} is the one day in the {WAIT} before the file"
            " name's at which every figure is a whole number of person-days"
        )
    elif _drawn(banner, name) is None:
        said.append("no day of drawing stands over the list; it is taken from the footnotes")
    elif through and through + timedelta(days=1) != drawn:
        said.append(f"the footnotes' data go to {through}, the list is of records drawn on {drawn}")
    if not first_day(year) < drawn <= first_day(year + 1) + timedelta(days=366):
        raise _wrong(f"the day of drawing, {drawn}, is not in or soon after FY{year}", name)
    return Dated(year, drawn, through, tuple(said))


def _year(banner: Sequence[str], sheet: str, name: str, said: list[str]) -> int:
    in_name = {2000 + int(one.group(1)) for one in _IN_NAME.finditer(PurePath(name).name) if one.group(1)}
    for lines, where in ((banner, ""), ((sheet,), "the sheet's name")):
        years = {2000 + int(two) for line in lines for two in _YEAR.findall(line)}
        if len(years) > 1:
            raise _wrong(f"it names several fiscal years: {sorted(years)}", name)
        if years:
            year = years.pop()
            if where:
                said.append(f"the fiscal year is taken from {where}")
            if in_name and in_name != {year}:
                said.append(f"the file's name says another fiscal year than the list, FY{year}")
            return year
    if len(in_name) == 1:
        said.append("the fiscal year is taken from the file's name")
        return in_name.pop()
    raise _wrong("it does not say of which fiscal year it is", name)


def _drawn(banner: Sequence[str], name: str) -> date | None:
    """The day in the lines above the list, in those that speak of its records if any do."""
    sourced = [line for line in banner if _DRAWN.search(line)]
    days = {day for line in sourced or banner for day in _days(line)}
    if len(days) > 1:
        raise _wrong(f"several days stand over the list: {', '.join(map(str, sorted(days)))}", name)
    return days.pop() if days else None


def _footnoted(notes: Iterable[str]) -> tuple[date | None, date | None]:
    """The last day of detention data and the day of drawing, by the first footnote that gives them."""
    for line in notes:
        found = _THROUGH.search(line)
        if found and (days := _days(found["rest"])):
            run = _RUN.search(found["rest"])
            runs = _days(run["rest"]) if run else ()
            return days[0], runs[0] if runs else days[0] + timedelta(days=1)
    return None, None


def _by_name(year: int, listed: tuple[Listed, ...], name: str) -> date:
    """The day of drawing by the date in the file's name, where the figures single one out."""
    dates = [one.groups()[1:] for one in _IN_NAME.finditer(PurePath(name).name) if one.group(2)]
    if len(dates) != 1:
        raise _wrong("no day of drawing is in the workbook, nor a date in its name", name)
    month, day, its_year = (int(part) for part in dates[0])
    latest = _day(its_year, month, day)
    if latest is None:
        raise _wrong("no day of drawing is in the workbook, and its name's date is none", name)
    most = min((latest - first_day(year)).days, (first_day(year + 1) - first_day(year)).days)
    fitting = days_shown(listed, least=most - WAIT, most=most)
    if len(fitting) != 1:
        raise _wrong(f"no day of drawing is in the workbook, and {len(fitting)} days fit its figures", name)
    return first_day(year) + timedelta(days=fitting[0])


def _days(line: str) -> tuple[date, ...]:
    found = (_day(int(year), int(month), int(day)) for month, day, year in _DATE.findall(line))
    return tuple(one for one in found if one)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _wrong(why: str, name: str) -> ReadingError:
    return ReadingError(f"kept, not read: {why}", where=name, do="check the lines above the list")
