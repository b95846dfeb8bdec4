from datetime import date
from decimal import Decimal

import pytest

from habeas.analysis.capacity import Capacity
from habeas.analysis.published_pairs import StatedCode
from habeas.readings.custody_published.plain_csv import read_capacities, read_figures, read_stated
from habeas.readings.reader import ReadingError

CAPACITIES = "facility,from,until,capacity,source\n"
FIGURES = "measure,facility,as_of,days,value\n"


def test_dated_capacities_are_read_with_the_line_of_each():
    data = CAPACITIES + 'AAAZZ,2025-10-01,2026-09-30,"1,200",contract\nBBBZZ,2025-10-01,,80,\n'
    found = read_capacities(data.encode(), name="capacities.csv")
    assert found.content == (
        Capacity("AAAZZ", date(2025, 10, 1), date(2026, 9, 30), 1_200, "contract", 2),
        Capacity("BBBZZ", date(2025, 10, 1), None, 80, "", 3),
    )
    assert (found.lines, found.said) == (2, ())


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (
            "AAAZZ,,2026-09-30,80,list",
            "line 2: the capacity of AAAZZ has no day from which it holds: not used",
        ),
        ("AAAZZ,2025-10-01,2024-10-01,80,list", "line 2: it ends on 2024-10-01, before it begins: not used"),
        ("AAAZZ,2025-10-01,,many,list", "line 2: “many” is no number: not used"),
        ("AAAZZ,2025-10-01,,-4,list", "line 2: “-4” is below nothing, or no number: not used"),
        ("AAAZZ,1 Oct 2025,,80,list", "line 2: “1 Oct 2025” is no date such as 2026-01-31: not used"),
        (",2025-10-01,,80,list", "line 2: no facility: not used"),
    ],
)
def test_a_line_that_cannot_be_used_is_refused_with_its_number(line, why):
    data = f"{CAPACITIES}{line}\nBBBZZ,2025-10-01,,80,list\n"
    found = read_capacities(data.encode(), name="capacities.csv")
    assert [one.facility for one in found.content] == ["BBBZZ"]
    assert found.said == (why,)


def test_a_file_of_which_no_line_can_be_used_is_refused():
    with pytest.raises(ReadingError, match="no line of it can be used"):
        read_capacities(f"{CAPACITIES}AAAZZ,,,80,list\n".encode(), name="capacities.csv")


def test_averages_are_one_list_for_each_day_and_other_measures_stand_as_they_are():
    data = FIGURES + (
        "adp,AAAZZ,2025-10-10,10,12.5\n"
        "adp,BBBZZ,2025-10-10,10,3\n"
        "adp,AAAZZ,2025-12-31,92,13\n"
        "currently detained,,2025-12-31,,60311\n"
    )
    found = read_figures(data.encode(), name="published.csv").content
    one, two = found.lists
    assert (one.fiscal_year, one.until, one.days) == (2026, date(2025, 10, 10), 10)
    assert [(each.code, each.adp, each.row) for each in one.listed] == [
        ("AAAZZ", Decimal("12.5"), 2),
        ("BBBZZ", Decimal(3), 3),
    ]
    assert (two.until, len(two.listed)) == (date(2025, 12, 31), 1)
    (figure,) = found.figures
    assert (figure.measure, figure.as_of, figure.value, figure.row) == (
        "currently detained", date(2025, 12, 31), 60_311, 5,
    )  # fmt: skip


def test_an_average_over_other_days_than_the_fiscal_year_s_is_refused():
    data = FIGURES + "adp,AAAZZ,2025-10-10,9,12.5\nadp,BBBZZ,2025-10-10,,3\n"
    found = read_figures(data.encode(), name="published.csv")
    assert found.said == (
        "line 2: an average over 9 days, where 10 run from 1 October to 2025-10-10: not used",
    )


def test_codes_that_a_person_states_are_read():
    data = "published_name,city,state,code\nA JAIL,NOWHERE,ZZ,AAAZZ\nA JAIL,NOWHERE,ZZ,BBBZZ\n"
    found = read_stated(data.encode(), name="codes.csv").content
    assert found == tuple(
        StatedCode("A JAIL", "NOWHERE", "ZZ", code, row) for code, row in (("AAAZZ", 2), ("BBBZZ", 3))
    )


def test_a_code_that_is_stated_of_another_facility_already_is_refused():
    data = "published_name,city,state,code\nA JAIL,NOWHERE,ZZ,AAAZZ\nB JAIL,NOWHERE,ZZ,AAAZZ\n"
    found = read_stated(data.encode(), name="codes.csv")
    assert [one.name for one in found.content] == ["A JAIL"]
    assert found.said == ("line 3: AAAZZ is stated in line 2 already: not used",)
