"""Times, counted from the day of publication."""

import pytest

from habeas.records.moment import Grain


def moment(of_kind, words, **settings):
    return of_kind("Count", f"{words}, 64 men were released.", **settings)[0].content.at


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("On Sunday morning", "2025-03-16T00:00", "2025-03-16T12:00"),
        ("On Saturday", "2025-03-15T00:00", "2025-03-16T00:00"),
        ("Last night", "2025-03-15T18:00", "2025-03-16T06:00"),
        ("Yesterday", "2025-03-15T00:00", "2025-03-16T00:00"),
        ("Last month", "2025-02-01T00:00", "2025-03-01T00:00"),
        ("In January", "2025-01-01T00:00", "2025-02-01T00:00"),
        ("In November", "2024-11-01T00:00", "2024-12-01T00:00"),
        ("On 3 March", "2025-03-03T00:00", "2025-03-04T00:00"),
        ("On March 3, 2023", "2023-03-03T00:00", "2023-03-04T00:00"),
    ],
)
def test_a_day_is_counted_from_that_of_publication(of_kind, words, first, last):
    found = moment(of_kind, words)
    assert (found.wall.first, found.wall.last) == (first, last)


def test_a_day_of_the_week_may_be_the_day_of_publication_but_not_after_last(of_kind):
    assert moment(of_kind, "On Sunday").wall.first == "2025-03-16T00:00"
    assert moment(of_kind, "Last Sunday").wall.first == "2025-03-09T00:00"


def test_a_clock_time_has_the_zone_that_is_stated(of_kind):
    found = moment(of_kind, "On Saturday at 6:46 p.m. ET")
    assert (found.grain, found.wall.first) == (Grain.MINUTE, "2025-03-15T18:46")
    assert found.zones[0].name == "America/New_York"


def test_without_a_zone_the_home_zone_is_the_candidate_and_says_so(of_kind):
    found = moment(of_kind, "On Saturday", home_zone="America/El_Salvador")
    assert (found.zones[0].name, found.zones[0].basis) == ("America/El_Salvador", "the home zone of the case")


def test_with_no_zone_at_all_the_clock_is_the_sources_own(of_kind):
    found = moment(of_kind, "On Saturday")
    assert (found.zones, found.clock) == ((), "src-1")


def test_without_a_day_of_publication_no_day_is_made_up(of_kind):
    assert moment(of_kind, "On Saturday", day="") is None


def test_two_days_in_one_clause_give_none(of_kind):
    assert moment(of_kind, "On Friday and on Saturday") is None


def test_the_day_on_which_it_was_said_is_not_the_day_on_which_it_was(of_kind):
    (one,) = of_kind("Count", "The jail released 31 men, the sheriff said on Tuesday.")
    assert one.content.at is None
