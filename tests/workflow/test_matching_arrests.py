"""Arrests are matched to stays one to one, and the counts tell nothing small."""

from dataclasses import replace

import pytest
from tests.workflow.custody_case import made_case

from habeas.records.errors import HabeasError
from habeas.workflow.matching_arrests import arrests
from habeas.workflow.settings import Settings

FIRST = "Made first"


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    return made_case(tmp_path_factory.mktemp("arrests"))


def with_threshold(case, small_cells):
    settings: Settings = replace(case.settings, small_cells=small_cells)
    return replace(case, settings=settings)


def test_every_arrest_is_counted_once_and_the_match_that_greedy_loses_is_found(case):
    found = arrests(with_threshold(case, 1), FIRST)
    own, taken, none, every = (int(one.replace(",", "")) for one in found.told.values())
    assert own + taken + none == every
    assert own > 0
    assert found.lost == "1"
    assert (found.before_days, found.after_days) == (5, 10)


def test_under_the_threshold_of_the_case_nothing_small_is_told(case):
    found = arrests(case, FIRST)
    assert found.lost == "fewer than 10"
    told = [one.replace(",", "") for one in found.told.values()]
    assert all(one in ("not shown", "0") or int(one) >= 10 for one in told)


def test_a_narrower_window_matches_no_more(case):
    def own(**window):
        found = arrests(with_threshold(case, 1), FIRST, **window)
        return int(found.told["with a stay of their own"].replace(",", ""))

    assert own(before_days=0, after_days=0) <= own()


@pytest.mark.parametrize(
    ("asked", "window", "says"),
    [("Nowhere", {}, "Nowhere"), (FIRST, {"before_days": -1}, "less than no days")],
)
def test_what_cannot_be_matched_is_one_sentence(case, asked, window, says):
    with pytest.raises(HabeasError, match=says):
        arrests(case, asked, **window)
