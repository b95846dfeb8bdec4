"""How each release divides its tables into files and sheets, and what it prints above them.

2026     a workbook for each fiscal year and table; removals and encounters in workbooks of their own, the
         latter in two sheets; detainers of the first two years without Birth Date; a tab of footnotes
2025     a workbook for each table; stints and encounters in two sheets
2012     arrests in two workbooks without headings; stints, removals and risk assessments by fiscal year, in
         several sheets, under five banner rows; risk assessments under other spellings in other years
uwchr    stints alone, pipe-separated, a file for each fiscal year, times as 03/07/2016 09:15
csv      arrests, detainers and stints under the processed names, as R writes them: NA bare where nothing is
         stated, in quotes where it is a text, and no time where it is midnight
parquet  the same three tables as Parquet, times labelled UTC though they are wall clock

Passengers and missions of ICE Air are pipe-separated in the first three.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from scripts.custody_made.edition import Edition, Row

from habeas.reference.custody_layouts import editions

AIR = ("passengers", "missions")
TABLES = {
    "2026": ("arrests", "detainers", "stints", "removals", "encounters", *AIR),
    "2025": ("arrests", "detainers", "stints", "removals", "encounters", *AIR),
    "2012": ("arrests", "stints", "removals", "risk_assessments", *AIR),
    "uwchr": ("stints",),
    "csv": ("arrests", "detainers", "stints"),
    "parquet": ("arrests", "detainers", "stints"),
}
"""Which tables each layout prints."""

WINDOW_OF = {
    "2026": "2026",
    "2025": "2025",
    "2012": "2012",
    "uwchr": "2012",
    "csv": "2026",
    "parquet": "2026",
}
"""Which window each layout covers."""

WORDS = {"stints": "Detentions", "risk_assessments": "RCA"}
KEYS = {
    "stints": "book_in",
    "arrests": "arrest_time",
    "detainers": "prepared_date",
    "removals": "departed_date",
    "encounters": "event_time",
    "risk_assessments": "decided",
}
"""What decides the fiscal year of a row."""

OTHER_RCA = {
    "SUBJ_ID": ("SUBJ ID", "SUJB ID"),
    "A_NUMBER": ("A Number", "A NUMBER"),
    "LAST_NAME": ("LAST NAME",),
    "FIRST_NAME": ("FIRST NAME",),
    "RCA_CASE_NUMBER": ("RCA_CASE NUMBER", "RCA CASE NUMBER"),
    "OFFICER_ID": ("OFFICER ID",),
    "SUPERVISOR_ID": ("SUPERVISOR ID",),
}
"""What the first spelling of a heading of risk assessments is in other years."""


@dataclass(frozen=True)
class Printed:
    """One file: its table, its name, its headings, its rows by sheet, and what stands above them."""

    table: str
    file: str
    headings: tuple[str, ...]
    sheets: tuple[tuple[str, Sequence[Row]], ...]
    banner: tuple[str, ...] = ()
    headed: bool = True
    footnotes: tuple[str, ...] = ()


def printed(edition: Edition, layout: str) -> list[Printed]:
    """The files that a layout prints the rows of an edition in."""
    return [one for table in TABLES[layout] for one in _files(edition, layout, table) if one.sheets]


def headings_of(layout: str, table: str) -> tuple[str, ...]:
    """What a layout calls the columns of a table, in order."""
    named = _NAMED.get((layout, table)) or _NAMED[layout, ""]
    if table in AIR:
        named = "ARTS"
    (found,) = (one.headings for one in editions() if (one.name, one.table) == (named, table))
    if layout == "uwchr":
        return tuple(f"{each} And Time" if each == "Detention Book In Date" else each for each in found)
    if table == "risk_assessments":
        others = {each for many in OTHER_RCA.values() for each in many}
        return tuple(each for each in found if each not in others)
    return found


_NAMED = {
    ("2026", ""): "2026-03",
    ("2026", "removals"): "2025-07",
    ("2026", "encounters"): "2025-07",
    ("2025", ""): "2025-07",
    ("2025", "detainers"): "2026-03",
    ("2012", ""): "2012-2023",
    ("uwchr", ""): "2012-2023",
    ("csv", ""): "DDP 2026",
    ("parquet", ""): "DDP 2026",
}
"""The known list of headings that a table of a layout is printed under."""


def _files(edition: Edition, layout: str, table: str) -> list[Printed]:
    rows = edition.of(table)
    headings = headings_of(layout, table)
    word = WORDS.get(table, table.capitalize())
    if table in AIR:
        return [Printed(table, f"made_arts_{table}.csv", headings, (("", rows),))]
    if layout in ("csv", "parquet"):
        return [Printed(table, f"made_{word.lower()}-latest.{layout}", headings, (("", rows),))]
    one = Printed(table, f"made_{layout}_{word}.xlsx", headings, (), banner(edition, layout, word))
    if (layout, table) == ("2012", "arrests"):
        one = replace(one, headed=False)
        years = _by_year(edition, rows)
        early = [row for year, some in years for row in some if year <= 2016]
        late = [row for year, some in years for row in some if year > 2016]
        both = (("FY12-16", early), ("FY17-23", late))
        return [_named(one, f"_{name}", _halved(some, "Sheet{}")) for name, some in both]
    if layout == "uwchr":
        one = replace(one, file="made_uwchr_Detentions.csv")
        return [_named(one, f"_FY{year % 100}", (("", some),)) for year, some in _by_year(edition, rows)]
    if table == "encounters" or (layout, table) == ("2025", "stints"):
        return [replace(one, sheets=_halved(rows, word + " {}"))]
    if layout == "2025" or (layout, table) == ("2026", "removals"):
        return [replace(one, sheets=((word, rows),))]
    files = []
    for year, some in _by_year(edition, rows):
        sheets = _halved(some, "Sheet{}") if layout == "2012" else ((f"FY{year}", some),)
        files.append(_named(one, f"_FY{year % 100}", sheets))
    return _as_in_their_year(files, table)


def _as_in_their_year(files: list[Printed], table: str) -> list[Printed]:
    """The files of several years, with what was spelt or left out in some years alone."""
    if table == "detainers":
        short = tuple(each for each in files[0].headings if each != "Birth Date")
        return [replace(one, headings=short) if at < 2 else one for at, one in enumerate(files)]
    if table == "risk_assessments":
        return [replace(one, headings=_spelt(one.headings, at % 3)) for at, one in enumerate(files)]
    return [*files[:-1], replace(files[-1], footnotes=FOOTNOTES)] if files else []


FOOTNOTES = ("Footnotes", "Made data: nobody was held.", "Data are as of the day of the release.")


def _spelt(headings: tuple[str, ...], way: int) -> tuple[str, ...]:
    if not way:
        return headings
    return tuple(
        OTHER_RCA[each][min(way, len(OTHER_RCA[each])) - 1] if each in OTHER_RCA else each
        for each in headings
    )


def banner(edition: Edition, layout: str, word: str) -> tuple[str, ...]:
    """The lines above the headings: six, or five in the layout of 2012 but for arrests."""
    window = edition.window
    lines = (
        "ERO-LESA Statistical Tracking Unit",
        "For Official Use Only (FOUO)/Pre-decisional",
        "MADE-00000: made by scripts/custody_made, of nobody",
        "Please review the last tab for footnotes",
        "",
        f"Made {word}, {window.begins:%m/%d/%Y} to {window.released:%m/%d/%Y}",
    )
    return lines if layout != "2012" or word == "Arrests" else (*lines[:4], lines[5])


def _named(one: Printed, end: str, sheets: Sequence[tuple[str, Sequence[Row]]]) -> Printed:
    stem, _, suffix = one.file.rpartition(".")
    return replace(one, file=f"{stem}{end}.{suffix}", sheets=tuple(each for each in sheets if each[1]))


def _halved(rows: Sequence[Row], name: str) -> tuple[tuple[str, Sequence[Row]], ...]:
    """Two sheets, so that the first is not all."""
    half = (len(rows) + 1) // 2
    both = ((name.format(1), rows[:half]), (name.format(2), rows[half:]))
    return tuple(each for each in both if each[1])


def _by_year(edition: Edition, rows: Sequence[Row]) -> list[tuple[int, list[Row]]]:
    """Rows by the fiscal year in whose file they stand."""
    first, last = fiscal_year(edition.window.begins), fiscal_year(edition.window.released)
    years: dict[int, list[Row]] = {year: [] for year in range(first, last + 1)}
    for row in rows:
        key = row.values.get(KEYS[row.table])
        assert isinstance(key, date)
        years[min(max(row.year or fiscal_year(key), first), last)].append(row)
    return list(years.items())


def fiscal_year(day: date) -> int:
    """The US fiscal year that a day is in."""
    return day.year + (day.month >= 10)
