"""What the reader says of planted rows that are hard to read (T20, T28-T30, T32, and those of flights)."""

import io
import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import xlsxwriter
from python_calamine import CalamineWorkbook
from tests.custody_made_case import MadeCase, Planted, day_of, integers, seconds

from habeas.readings.custody.release import read_release
from habeas.readings.custody.remarks import remarks

Answer = Mapping[str, Any]


def many_sheets(case: MadeCase, one: Planted) -> Answer:
    seqs = {row["seq"] for row in case.first.of(one)}
    (file,) = {each.file for each in one.rows}
    report = case.first.reports[file]
    assert len({each.sheet for each in one.rows}) == len(report.sheets) - len(report.footnotes) == 2
    table = one.rows[0].table
    every = sum(each.rows for each in case.first.reports.values() if each.table == table)
    assert every == len(case.first.rows(table))
    return {"rows": len(seqs)}


def not_stated(case: MadeCase, one: Planted) -> Answer:
    said = [row["case_category"] for row in case.first.of(one)]
    (file,) = {each.file for each in one.rows}
    column = case.first.reports[file].column("case_category")
    assert (column.redacted, column.literal_na) == (said.count(-1), said.count(None))
    return {"redacted": said.count(-1), "not_stated": said.count(None)}


def a_code_of_na(case: MadeCase, one: Planted) -> Answer:
    """Taken for not stated and counted so; kept where a person has found that it is a code, and in quotes."""
    (row,), (place,) = case.first.of(one), one.rows
    column = case.first.reports[place.file].column("facility")
    assert (case.first.text("stints", "facility", row["facility"]), column.literal_na, column.kept_na) == (
        ("NA", 0, 1) if case.layout == "csv" else (None, 1, 0)
    )
    path = case.first.folder / place.file
    release = read_release(path, name=path.name, keep_na=frozenset({"facility"}))
    rows = [each for batch in release.batches() for each in batch.to_pylist()]
    (again,) = (each for each in rows if each["facility"] == "NA")
    assert again["row"] == place.row
    assert any("facility" in line and "taken for a code" in line for line in remarks(release.report))
    return {name: again[name] for name in ("facility", "facility_name")}


def odd_dates(case: MadeCase, one: Planted) -> Answer:
    (row,), (place,) = case.first.of(one), one.rows
    value = None if row["conviction_date"] is None else day_of(row["conviction_date"])
    release = read_release(_alone(case, place), name="one row.xlsx")
    (alone,) = (each for batch in release.batches() for each in batch.to_pylist())
    assert alone["conviction_date"] == row["conviction_date"]
    column = release.report.column("conviction_date")
    outcome = {(1, 0, 0): "read", (0, 1, 1): "wrong_century", (0, 1, 0): "unreadable"}
    counts = (column.stated, column.unparsed, column.wrong_century)
    whole = case.first.reports[place.file].column("conviction_date")
    assert (whole.unparsed, whole.wrong_century) == (2, 1)
    return {"outcome": outcome[counts], "value": value}


IDENTIFIERS = ("Anonymized Identifier", "Anonymized Identifer", "Unique Identifier")


def _alone(case, place):
    """The file of a row with that row alone, below the headings, written anew."""
    book = CalamineWorkbook.from_path(case.first.folder / place.file)
    lines = book.get_sheet_by_name(place.sheet).to_python(skip_empty_area=False)
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True, "default_date_format": "m/d/yyyy h:mm"}) as copy:
        sheet = copy.add_worksheet(place.sheet)
        headings = next(line for line in lines if any(each in line for each in IDENTIFIERS))
        for at, line in enumerate((headings, lines[place.row - 1])):
            for column, cell in enumerate(line):
                if isinstance(cell, date):
                    sheet.write_datetime(at, column, cell)
                elif isinstance(cell, str):
                    sheet.write_string(at, column, cell)
                else:
                    sheet.write(at, column, cell)
    return kept.getvalue()


def birth_date_missing(case: MadeCase, one: Planted) -> Answer:
    missing = ["birth_date" in case.first.reports[each.file].missing for each in one.rows]
    assert missing == [True, True, False]
    return {"birth_years": [row["birth_year"] for row in case.first.of(one)]}


def before_the_title(case: MadeCase, one: Planted) -> Answer:
    (file,) = {each.file for each in one.rows}
    banners = case.first.reports[file].banners
    title = banners[0].lines[-1] if banners else f"{case.first.begins:%m/%d/%Y} to"
    month, day, year = map(int, re.search(r"(\d\d)/(\d\d)/(\d{4}) to", title).groups())
    stated = datetime(year, month, day)  # noqa: DTZ001 (wall clock)
    found = case.first.ask("impossible_arrests", until=case.first.until, begins=seconds(stated))
    assert {each["rule"] for each in found} == {32}
    assert {each["seq"] for each in found} == {row["seq"] for row in case.first.of(one)}
    return {"stated_first_day": stated.date().isoformat(), "rows_before": len(found)}


def struck(case: MadeCase, one: Planted) -> Answer:
    (mission,) = {row["mission_id"] for row in case.first.of(one)}
    found = case.first.ask("mission_passengers", struck=case.first.code("passengers", "struck", "1"))
    (own,) = (each for each in found if each["mission"] == mission)
    (flown,) = (each for each in case.first.rows("missions") if _mission(case, each) == _named(case, mission))
    assert flown["mission_passengers"] == own["flew"]
    return {name: own[name] for name in ("manifested", "struck", "flew")}


def _mission(case, row):
    return case.first.text("missions", "mission_id", row["mission_id"])


def _named(case, mission):
    return case.first.text("passengers", "mission_id", mission)


def repeated(case: MadeCase, one: Planted) -> Answer:
    rows = case.first.of(one)
    assert passengers(case, 3) == [max(row["seq"] for row in rows)]
    return {"distinct_row_numbers": len({row["passenger_row"] for row in rows})}


def a_date_for_a_status(case: MadeCase, one: Planted) -> Answer:
    (row,) = case.first.of(one)
    return {
        "status": case.first.text("passengers", "status", row["status"]),
        "is_date": passengers(case, 2).count(row["seq"]),
    }


def over_99(case: MadeCase, one: Planted) -> Answer:
    (row,) = case.first.of(one)
    return {"age": row["age"], "possible": int(row["seq"] not in passengers(case, 1))}


def passengers(case, rule):
    """The passengers' rows that a rule finds impossible."""
    texts = case.first.tables["passengers"].texts("status")
    dates = integers(status=[at for at, text in enumerate(texts) if re.fullmatch(r"[34]\d{4}", text)])
    found = case.first.ask("impossible_passengers", {"dates": dates})
    return [each["seq"] for each in found if each["rule"] == rule]


ANSWERS = {
    "T20": many_sheets,
    "T28": not_stated,
    "T28 code": a_code_of_na,
    "T29": odd_dates,
    "T30": birth_date_missing,
    "T32": before_the_title,
    "arts struck": struck,
    "arts repeated": repeated,
    "arts status": a_date_for_a_status,
    "arts age": over_99,
}
