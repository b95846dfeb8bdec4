from datetime import date
from decimal import Decimal

import pytest

from habeas.analysis.errors import AnalysisError
from habeas.analysis.published_falls import falls
from habeas.analysis.published_figures import Listed, Published

FAMILY = ("level_a", "level_b", "level_c", "level_d")


def listed(name, total, row=1, state="ZZ"):
    cells = zip(FAMILY, (None if total is None else Decimal(total), *[Decimal(0)] * 3), strict=True)
    return Listed(name, "NOWHERE", state, cells=tuple(cells), row=row)


def earlier(*rows):
    """A list over 100 days."""
    return Published(2026, date(2026, 1, 9), rows)


def later(*rows):
    """A list over 110 days."""
    return Published(2026, date(2026, 1, 19), rows)


def test_an_average_may_fall_and_its_person_days_may_not():
    found = falls(
        earlier(listed("A JAIL", 10), listed("B JAIL", 10)),
        later(listed("A JAIL", "9.1"), listed("B JAIL", 9)),
    )
    (one,) = found.falls
    assert one.later.name == "B JAIL"
    assert (one.earlier_person_days, one.later_person_days, one.fell_by) == (1_000, 990, 10)
    assert (one.earlier_as_of, one.later_as_of) == (date(2026, 1, 8), date(2026, 1, 18))
    assert found.compared == 2


def test_person_days_that_stand_still_have_not_fallen():
    found = falls(earlier(listed("A JAIL", 10)), later(listed("A JAIL", "9.090909")))
    assert found.falls == ()


def test_a_facility_split_in_two_falls_and_the_new_one_is_named():
    before = earlier(listed("DORM CENTER", 100))
    after = later(listed("DORM CENTER", 60), listed("DORM CENTER WOMEN", 40))
    found = falls(before, after)
    assert found.falls[0].fell_by == 3_400
    assert [one.name for one in found.new] == ["DORM CENTER WOMEN"]


def test_the_largest_fall_comes_first():
    rows = [listed("A JAIL", 10, 1), listed("B JAIL", 20, 2), listed("C JAIL", 10, 3)]
    found = falls(earlier(*rows), later(*(listed(one.name, 1, one.row) for one in rows)))
    assert [one.later.name for one in found.falls] == ["B JAIL", "A JAIL", "C JAIL"]


def test_what_left_the_list_is_said_and_is_no_fall():
    found = falls(earlier(listed("A JAIL", 10), listed("B JAIL", 1)), later(listed("A JAIL", 10, state="")))
    assert found.falls == ()
    assert [one.name for one in found.gone] == ["A JAIL", "B JAIL"]
    assert [one.state for one in found.new] == [""]
    assert found.compared == 0


def test_what_has_no_average_or_one_name_twice_is_unclear():
    before = earlier(listed("A JAIL", None), listed("B JAIL", 10), listed("B JAIL", 5))
    found = falls(before, later(listed("A JAIL", 1), listed("B JAIL", 1)))
    assert found.falls == found.gone == found.new == ()
    assert len(found.unclear) == 3


def test_two_lists_that_are_not_one_year_s_in_order_are_refused():
    one, other = earlier(listed("A JAIL", 10)), later(listed("A JAIL", 10))
    last_year = Published(2025, date(2025, 3, 1), ())
    for pair in ((other, one), (one, one), (last_year, one)):
        with pytest.raises(AnalysisError, match="not of one fiscal year"):
            falls(*pair)
