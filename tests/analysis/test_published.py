from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from habeas.analysis.errors import AnalysisError
from habeas.analysis.published import agreeing, left_out, published_disagrees
from habeas.analysis.published_figures import Counted, DailyCounts, Listed, Published, days_shown, person_days
from habeas.analysis.published_matching import matched
from habeas.analysis.published_pairs import Coded
from habeas.records.certainty import Certainty

FAMILY = ("male_criminal", "male_non_criminal", "female_criminal", "female_non_criminal")
TOLERANCE = Decimal("0.05")


def listed(name, total, **changed):
    """A facility of this average, in one cell of a family."""
    cells = dict(zip(FAMILY, (Decimal(total), *[Decimal(0)] * 3), strict=True))
    return Listed(name, "NOWHERE", "ZZ", cells=tuple({**cells, **changed}.items()))


def published(*rows, drawn=date(2025, 10, 11)):
    return Published(2026, drawn, rows)


def counts(first=date(2025, 10, 1), whole=None, **midnight):
    grid = np.array(list(midnight.values()), np.int32)
    names = tuple((f"{code} JAIL",) for code in midnight)
    return DailyCounts(
        tuple(midnight), names, first, grid, grid if whole is None else np.array(whole, np.int32)
    )


def compared(one, given, *, stated=None, **options):
    places = [
        Coded(code, names, (("", "NOWHERE", "ZZ"),))
        for code, names in zip(given.codes, given.names, strict=True)
    ]
    matching = matched(one.listed, places, stated=stated)
    return published_disagrees(one, matching, given, tolerance=TOLERANCE, **options)


def test_an_average_is_of_the_days_from_october_to_the_day_before_the_drawing():
    (one,) = compared(published(listed("A JAIL", 10)), counts(A=[10] * 10 + [1_000]))
    assert (one.begins, one.as_of, one.days_with_data, one.days_missing) == (
        date(2025, 10, 1), date(2025, 10, 10), 10, 0,
    )  # fmt: skip
    assert one.reckoned_adp == 10
    assert one.published_person_days == one.reckoned_person_days == 100
    assert one.difference == 0
    assert one.within is Certainty.CERTAIN


def test_days_before_the_fiscal_year_count_for_nothing():
    (one,) = compared(published(listed("A JAIL", 10)), counts(date(2025, 9, 29), A=[500, 500] + [10] * 10))
    assert one.reckoned_person_days == 100


def test_five_per_cent_is_within_five_per_cent_and_a_person_day_more_is_not():
    days = [10] * 9
    for last, within in ((15, "CERTAIN"), (16, "IMPOSSIBLE"), (5, "CERTAIN"), (4, "IMPOSSIBLE")):
        (one,) = compared(published(listed("A JAIL", 10)), counts(A=[*days, last]))
        assert one.within is Certainty[within]
        assert one.difference == Decimal(last - 10) / 10


def test_a_missing_day_leaves_agreement_open():
    (one,) = compared(published(listed("A JAIL", 10)), counts(A=[10] * 5 + [-1] + [10] * 4))
    assert one.within is Certainty.OPEN
    assert (one.days_with_data, one.days_missing) == (9, 1)
    assert one.reckoned_adp == 10


def test_more_people_than_published_is_disagreement_though_days_are_missing():
    (one,) = compared(published(listed("A JAIL", 10)), counts(A=[20] * 6))
    assert one.days_missing == 4
    assert one.within is Certainty.IMPOSSIBLE


def test_counts_that_reach_no_day_of_the_list_give_no_average():
    (one,) = compared(published(listed("A JAIL", 10)), counts(date(2024, 10, 1), A=[10]))
    assert one.reckoned_adp is None
    assert one.difference is None
    assert one.within is Certainty.OPEN
    assert one.days_missing == 10


def test_the_two_definitions_differ_and_the_row_says_which():
    given = counts(A=[10] * 10, whole=[[12] * 10])
    one = published(listed("A JAIL", 10))
    assert compared(one, given)[0].within is Certainty.CERTAIN
    (other,) = compared(one, given, counted=Counted.WHOLE_DAY)
    assert other.counted is Counted.WHOLE_DAY
    assert other.reckoned_adp == 12
    assert other.within is Certainty.IMPOSSIBLE


def test_codes_are_added_up_where_stated_on_days_that_all_of_them_have():
    given = counts(A=[4] * 10, B=[6] * 9 + [-1])
    stated = {("A JAIL", "NOWHERE", "ZZ"): ("A", "B")}
    (one,) = compared(published(listed("A JAIL", 10)), given, stated=stated)
    assert one.codes == ("A", "B")
    assert one.reckoned_adp == 10
    assert one.days_missing == 1
    assert one.within is Certainty.OPEN


def test_nobody_published_and_nobody_counted_agree():
    (one,) = compared(published(listed("A JAIL", 0)), counts(A=[0] * 10))
    assert one.within is Certainty.CERTAIN


def test_a_facility_without_an_average_is_in_no_row():
    assert compared(published(listed("A JAIL", 10, male_criminal=None)), counts(A=[1] * 10)) == ()


def test_what_is_left_out_is_counted_in_facilities_and_in_people():
    one = published(listed("A JAIL", 10), listed("B JAIL", "60.5"), listed("C JAIL", 3))
    given = counts(A=[10] * 10)
    matching = matched(one.listed, [Coded("A", ("A JAIL",), (("", "NOWHERE", "ZZ"),))])
    facilities, people = left_out(matching)
    assert (facilities.low, people.low, people.high) == (2, Decimal("63.5"), Decimal("63.5"))
    assert [each.low for each in left_out(matching, least=Decimal(50))] == [1, Decimal("60.5")]
    assert agreeing(compared(one, given), least=Decimal(10)) == (1, 0, 0)
    assert agreeing(compared(one, given), least=Decimal(11)) == (0, 0, 0)


def test_a_tolerance_below_nothing_or_codes_without_counts_are_refused():
    one, given = published(listed("A JAIL", 10)), counts(A=[10] * 10)
    matching = matched(one.listed, [Coded("X", ("A JAIL",), (("", "NOWHERE", "ZZ"),))])
    with pytest.raises(AnalysisError, match="codes without counts"):
        published_disagrees(one, matching, given, tolerance=TOLERANCE)
    with pytest.raises(AnalysisError, match="tolerance below nothing"):
        published_disagrees(one, matching, given, tolerance=Decimal(-1))


def test_a_list_drawn_after_the_year_s_end_covers_the_whole_year():
    assert published(drawn=date(2026, 10, 20)).until == date(2026, 9, 30)
    assert published(drawn=date(2026, 10, 20)).days == 365


def test_rounding_hides_no_person_day_and_nothing_else_is_hidden():
    assert person_days(Decimal("0.00885"), 113) == 1
    assert person_days(Decimal("867.115045"), 113) == 97_984
    assert person_days(Decimal("10.5"), 113) == Decimal("1186.5")


def test_the_days_that_make_every_cell_whole_show_how_many_were_averaged():
    rows = (listed("A JAIL", "0.00885"), listed("B JAIL", "2.699115"))
    assert days_shown(rows, least=53, most=130) == (113,)
    assert published(listed("A JAIL", "0.05")).not_whole[0].name == "A JAIL"
