from datetime import date
from decimal import Decimal

import pytest
from tests.readings.custody_published.made_statistics import (
    FOOTNOTES,
    headings,
    list_25,
    list_26,
    row,
    workbook,
)

from habeas.readings.custody_published.statistics import read_statistics
from habeas.readings.reader import ReadingError

DAYS = 96
"""1 October 2025 to 4 January 2026, the day before the made lists were drawn."""


def read(data, name="FY26_detentionStats01152026.xlsx"):
    return read_statistics(data, name=name)


def made(*rows, **options):
    return workbook(list_26(list(rows), **options))


def test_a_list_of_fy26_gives_averages_with_their_sheet_and_row():
    found = read(made(row("ONE JAIL", 9_600, DAYS), row("TWO JAIL", 480, DAYS)))
    one, two = found.published.listed
    assert (one.name, one.city, one.state, one.address, one.zip_code) == (
        "ONE JAIL", "NOWHERE", "ZZ", "1 ROAD", "00001",
    )  # fmt: skip
    assert (one.aor, one.kind) == ("AAA", "IGSA")
    assert one.adp == Decimal(100)
    assert two.adp == Decimal(5)
    assert dict(two.cells)["level_a"] == Decimal("2.5")
    assert dict(two.cells)["mandatory"] == Decimal("2.5")
    assert [(each.sheet, each.row) for each in (one, two)] == [
        ("Facilities FY26", 11),
        ("Facilities FY26", 12),
    ]
    assert ("FY26 ALOS", "20.5") in one.others


def test_the_year_and_days_are_those_over_the_list_and_not_of_the_name():
    found = read(made(row("ONE JAIL", 9_600, DAYS)), name="FY24_detentionStats01152026.xlsx")
    assert found.published.fiscal_year == 2026
    assert found.published.drawn == date(2026, 1, 5)
    assert (found.published.begins, found.published.until) == (date(2025, 10, 1), date(2026, 1, 4))
    assert found.published.days == DAYS
    assert "the file's name says another fiscal year than the list, FY2026" in found.said


def test_footnotes_of_another_day_are_said_and_not_followed():
    found = read(made(row("ONE JAIL", 9_600, DAYS)))
    assert found.through == "2026-01-10"
    assert "the footnotes' data go to 2026-01-10, the list is of records drawn on 2026-01-05" in found.said
    assert len(found.footnotes) == len(FOOTNOTES)
    assert found.footnotes[2] == "ADP Average daily population"


def test_a_list_of_fy25_is_read_by_its_own_headings():
    data = workbook(list_25([row("ONE JAIL", 3_490, 349, 25)]), sheet="Facilities FY25", footnotes=())
    found = read(data)
    assert found.published.fiscal_year == 2025
    assert found.published.days == 349
    assert found.published.listed[0].row == 8
    assert found.published.listed[0].adp == Decimal(10)
    assert found.unknown == ()
    assert len(found.banner) == 5


def test_columns_in_another_order_give_the_same_figures():
    one = row("ONE JAIL", 12_345, DAYS)
    turned = list_26([one])
    turned[9], turned[10] = turned[9][::-1], turned[10][::-1]
    assert read(workbook(turned)).published.listed[0].cells == read(made(one)).published.listed[0].cells


def test_a_column_that_nobody_knows_is_kept_and_reported():
    found = read(workbook(list_26([row("ONE JAIL", 960, DAYS, Canteen="closed")], more=("Canteen",))))
    assert found.unknown == ("Canteen",)
    assert ("Canteen", "closed") in found.published.listed[0].others


def test_a_second_column_of_one_field_is_kept_as_unknown():
    sheet = list_26([row("ONE JAIL", 960, DAYS)])
    sheet[9].append("CITY")
    sheet[10].append("ELSEWHERE")
    found = read(workbook(sheet))
    assert found.published.listed[0].city == "NOWHERE"
    assert found.unknown == ("CITY",)


def test_totals_and_notes_under_the_list_are_no_facilities():
    total = row("Total", 960, DAYS, City="", State="")
    found = read(made(row("ONE JAIL", 960, DAYS), [], total, ["* as reported"]))
    assert [one.name for one in found.published.listed] == ["ONE JAIL"]
    assert [number for number, _ in found.notes] == [13, 14]


def test_a_facility_without_a_state_is_kept_as_published():
    found = read(made(row("ONE JAIL", 960, DAYS, State="")))
    assert found.published.listed[0].state == ""


def test_a_blank_cell_leaves_its_family_out_and_the_next_gives_the_average():
    found = read(made(row("ONE JAIL", 960, DAYS, **{"Male Crim": None})))
    assert [family for family, _ in found.published.listed[0].sums] == [
        "classification level",
        "threat level",
    ]
    assert found.published.listed[0].adp == Decimal(10)


def test_a_cell_that_is_no_number_is_said_and_not_guessed():
    found = read(made(row("ONE JAIL", 960, DAYS, **{"Male Crim": "about 5", "Level A": -3})))
    assert dict(found.published.listed[0].cells)["male_criminal"] is None
    assert dict(found.published.listed[0].cells)["level_a"] is None
    assert "sheet “Facilities FY26”, row 11: male_criminal is no number that is possible" in found.said


def test_figures_that_are_no_whole_days_are_said():
    found = read(made(row("ONE JAIL", 961, 95)))
    assert any("no whole person-days over 96 days" in line for line in found.said)
    assert not any("no whole" in line for line in read(made(row("ONE JAIL", 961, DAYS))).said)


def test_families_of_different_sums_are_said():
    found = read(made(row("ONE JAIL", 960, DAYS, **{"Level A": 6})))
    assert any(
        line.startswith("1 of 1 facilities have families of cells with different sums") for line in found.said
    )


def test_without_a_date_over_the_list_the_footnotes_give_it():
    found = read(made(row("ONE JAIL", 1_020, 102), drawn=""))
    assert found.published.drawn == date(2026, 1, 11)
    assert "no day of drawing stands over the list; it is taken from the footnotes" in found.said
    assert found.published.not_whole == ()


def test_without_any_date_the_file_name_serves_where_the_figures_single_out_a_day():
    sheet = list_26([row("ONE JAIL", 1_009, DAYS), row("TWO JAIL", 77, DAYS)], drawn="")
    found = read(workbook(sheet, footnotes=()))
    assert found.published.drawn == date(2026, 1, 5)
    assert any("the one day" in line for line in found.said)


def test_a_file_name_whose_date_no_figure_fits_is_refused():
    sheet = list_26([row("ONE JAIL", 0, DAYS)], drawn="")
    with pytest.raises(ReadingError, match="61 days fit its figures"):
        read(workbook(sheet, footnotes=()))
    with pytest.raises(ReadingError, match="nor a date in its name"):
        read(workbook(sheet, footnotes=()), name="statistics.xlsx")


def test_the_year_is_taken_from_the_sheet_and_then_from_the_name():
    rows = [row("ONE JAIL", 960, DAYS)]
    found = read(workbook(list_26(rows, title="")))
    assert "the fiscal year is taken from the sheet's name" in found.said
    found = read(workbook(list_26(rows, title=""), sheet="Facilities"))
    assert found.published.fiscal_year == 2026
    assert "the fiscal year is taken from the file's name" in found.said
    with pytest.raises(ReadingError, match="does not say of which fiscal year"):
        read(workbook(list_26(rows, title=""), sheet="Facilities"), name="statistics.xlsx")


def test_two_years_or_two_days_over_one_list_are_refused():
    rows = [row("ONE JAIL", 960, DAYS)]
    with pytest.raises(ReadingError, match="several fiscal years"):
        read(workbook(list_26(rows, title="ICE Facilities Data, FY25")))
    with pytest.raises(ReadingError, match="several days stand over the list"):
        read(workbook(list_26(rows, drawn="01/05/2026 and 01/06/2026")))


def test_a_day_outside_of_the_year_is_refused():
    with pytest.raises(ReadingError, match="is not in or soon after FY2026"):
        read(made(row("ONE JAIL", 960, DAYS), drawn="09/15/2025"))


def test_a_workbook_without_a_list_or_with_two_is_refused():
    with pytest.raises(ReadingError, match="no sheets of it list facilities"):
        read(workbook([["Name", "City"], ["ONE JAIL", "NOWHERE"]]))
    one = list_26([row("ONE JAIL", 960, DAYS)])
    with pytest.raises(ReadingError, match="2 sheets of it list facilities"):
        read(workbook(one, Again=one))
    with pytest.raises(ReadingError, match="lists no facility"):
        read(workbook(list_26([])))


def test_sheets_that_are_not_the_list_are_named():
    found = read(made(row("ONE JAIL", 960, DAYS)))
    assert found.skipped == ("Header", "Detention FY26")
    assert found.missing == ()
    assert len(found.digest) == 64


def test_every_heading_that_is_written_is_known():
    for year in (25, 26):
        sheet = list_26([row("ONE JAIL", 960, DAYS, year)], year=year)
        assert sheet[9] == headings(year)
        assert read(workbook(sheet) if year == 26 else workbook(list_25(sheet[10:]))).unknown == ()
