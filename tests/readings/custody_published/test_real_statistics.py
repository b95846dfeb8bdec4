"""The workbooks as they were published, beside the real counts by day: skipped where they are not here."""

from decimal import Decimal

import pytest
from tests.real_files import real

from habeas.analysis.published import agreeing, left_out, published_disagrees
from habeas.analysis.published_falls import falls
from habeas.analysis.published_matching import matched
from habeas.analysis.published_pairs import Basis
from habeas.analysis.published_places import coded
from habeas.readings.custody_published.daily import read_daily
from habeas.readings.custody_published.places import read_places
from habeas.readings.custody_published.statistics import read_statistics

FOLDER = real("data/custody")
pytestmark = pytest.mark.skipif(FOLDER is None, reason="the shared data are not here")

FY25 = "FY25_detentionStats09242025.xlsx"
FEBRUARY = "FY26_detentionStats02022026.xlsx"
APRIL = "FY26_detentionStats_04092026.xlsx"
LARGE = Decimal(50)
TOLERANCE = Decimal("0.05")


@pytest.fixture(scope="module")
def lists():
    return {name: read_statistics(FOLDER / name, name=name) for name in (FY25, FEBRUARY, APRIL)}


@pytest.fixture(scope="module")
def counts():
    name = "ddp_facilities_daily_population_2026-03.parquet"
    return read_daily(FOLDER / name, name=name).counts()


@pytest.fixture(scope="module")
def codes(counts):
    name = "uwchr_facilities.csv.gz"
    return coded(counts, read_places(FOLDER / name, name=name).placed)


@pytest.mark.parametrize(
    ("name", "year", "until", "days", "facilities"),
    [
        (FY25, 2025, "2025-09-14", 349, 189),
        (FEBRUARY, 2026, "2026-01-21", 113, 225),
        (APRIL, 2026, "2026-04-01", 183, 203),
    ],
)
def test_every_facility_has_an_average_over_whole_days(lists, name, year, until, days, facilities):
    found = lists[name]
    assert found.published.fiscal_year == year
    assert found.published.until.isoformat() == until
    assert found.published.days == days
    assert len(found.published.listed) == facilities
    assert all(one.adp is not None and not one.families_differ for one in found.published.listed)
    assert found.published.not_whole == ()
    assert found.unknown == found.missing == found.notes == ()


def test_the_counts_by_day_are_whole(counts):
    assert len(counts.codes) == 707
    assert counts.at_midnight.shape == (707, 1_257)
    assert counts.at_midnight.min() == 0


@pytest.mark.parametrize(
    ("name", "listed", "agree", "disagree"), [(FY25, 95, 85, 7), (FEBRUARY, 119, 99, 14)]
)
def test_four_in_five_of_all_large_facilities_listed_agree_within_a_twentieth(
    lists, counts, codes, name, listed, agree, disagree
):
    one = lists[name].published
    matching = matched(one.listed, codes)
    rows = published_disagrees(one, matching, counts, tolerance=TOLERANCE)
    assert agreeing(rows, least=LARGE) == (agree, disagree, 0)
    assert agree >= Decimal("0.8") * listed
    left, _ = left_out(matching, least=LARGE)
    assert left.low == listed - agree - disagree


@pytest.mark.parametrize(
    ("basis", "agree", "disagree"),
    [
        (Basis.NAME_AND_PLACE, 67, 6),
        (Basis.ADDRESS, 6, 0),
        (Basis.NAME_AND_STATE, 0, 1),
        (Basis.WORDS_AND_PLACE, 1, 0),
        (Basis.CUT_NAME, 2, 0),
        (Basis.NAME_ALONE, 9, 0),
        (Basis.ONE_ADDRESS, 0, 0),
    ],
)
def test_how_many_large_facilities_of_fy25_agree_by_each_basis(lists, counts, codes, basis, agree, disagree):
    one = lists[FY25].published
    rows = published_disagrees(one, matched(one.listed, codes), counts, tolerance=TOLERANCE)
    assert agreeing([row for row in rows if row.basis is basis], least=LARGE) == (agree, disagree, 0)


def test_a_list_later_than_the_counts_is_not_decided(lists, counts, codes):
    one = lists[APRIL].published
    rows = published_disagrees(one, matched(one.listed, codes), counts, tolerance=TOLERANCE)
    assert agreeing(rows, least=LARGE) == (0, 0, 110)
    assert {row.days_missing for row in rows} == {22}


def test_no_person_days_fall_between_the_two_lists_of_fy26(lists):
    found = falls(lists[FEBRUARY].published, lists[APRIL].published)
    assert found.compared == 190
    assert found.falls == ()
    assert (len(found.gone), len(found.new), len(found.unclear)) == (35, 13, 0)


def test_the_days_of_a_footnote_would_have_made_more_of_dilley_than_there_was(lists):
    (dilley,) = (one for one in lists[FEBRUARY].published.listed if one.name.startswith("DILLEY"))
    assert dilley.whole_over(113)
    assert not dilley.whole_over(117)
