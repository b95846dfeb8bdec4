"""Our own counts beside a published average: none that is hidden follows from what is told of them."""

from datetime import date, timedelta
from decimal import Decimal

import numpy as np
import pytest

from habeas.analysis.published import published_disagrees
from habeas.analysis.published_figures import DailyCounts, Listed, Published
from habeas.analysis.published_pairs import Basis, Matching, Pair
from habeas.records.certainty import Certainty

BEGINS = date(2025, 10, 1)


def compared(adp, *held, days=0, threshold=10):
    """One facility of this average beside these counts of its codes; days are as many as are counted."""
    codes = tuple("ABC"[: len(held)])
    one = Listed("A JAIL", "NOWHERE", "ZZ", whole=Decimal(adp))
    grid = np.array(held, np.int32)
    drawn = BEGINS + timedelta(days=days or grid.shape[1])
    (row,) = published_disagrees(
        Published(2026, drawn, (one,)),
        Matching((Pair(one, codes, Basis.STATED),), ()),
        DailyCounts(codes, ((),) * len(codes), BEGINS, grid, grid),
        tolerance=Decimal("0.05"),
        threshold=threshold,
    )
    return row


def test_where_every_day_is_shown_nothing_is_hidden():
    row = compared(20, [20] * 20 + [0] * 10)
    assert (row.hidden, row.untold, row.within) == (False, False, Certainty.IMPOSSIBLE)


def test_one_small_day_hides_the_average_of_all():
    row = compared(60, [60] * 29 + [9])
    assert (row.hidden, row.within) == (True, Certainty.CERTAIN)


def test_a_small_count_of_one_code_is_hidden_though_the_codes_together_have_many():
    assert compared(63, [60] * 30, [3] * 30).hidden


@pytest.mark.parametrize("days", [27, 28])
def test_over_fewer_than_28_days_it_is_not_told_whether_they_agree(days):
    row = compared(60, [60] * (days - 1) + [9])
    assert row.untold is (days < 28)
    assert row.within is (Certainty.OPEN if days < 28 else Certainty.CERTAIN)


def test_that_so_few_agree_would_tell_how_many_and_is_not_told():
    """3 person-days within 5 % are 3: each of the three hidden days would be 1."""
    row = compared(Decimal("0.1"), [1, 1, 1] + [0] * 27)
    assert (row.untold, row.within) == (True, Certainty.OPEN)


def test_that_they_differ_by_as_much_as_they_can_would_tell_and_is_not_told():
    """28 days of at most 9 that come to over 5 % more than 238 come to 250 to 252: no day could be 1."""
    row = compared(Decimal("2.38"), [9] * 28, days=100)
    assert (row.untold, row.within) == (True, Certainty.OPEN)


def test_too_many_though_days_are_missing_is_told_where_each_day_may_still_be_anything():
    row = compared(1, [60] * 28 + [3] * 28, days=100)
    assert (row.hidden, row.untold, row.within) == (True, False, Certainty.IMPOSSIBLE)


def test_counts_that_a_source_publishes_are_told_however_small():
    row = compared(3, [3] * 30, threshold=1)
    assert (row.hidden, row.within) == (False, Certainty.CERTAIN)
