"""Headcounts: each published definition at exact midnight, and every row that counts twice or not at all."""

import pytest
from tests.analysis.custody.tables import DAY, UNTIL, answer, days, integers, stint, stints

from habeas.analysis.custody.queries import (
    ANY_PART,
    DEFINITIONS,
    END_OF_DAY,
    HEADCOUNTS,
    START_OF_DAY,
    definition,
)


def held(table, option, low=8, high=15, **more):
    found = answer(
        "headcount", {"stints": table, "days": days(low, high)}, **{"until": UNTIL, **option, **more}
    )
    return {(place, day): count for place, day, count in found if count}


def national(table, transit, option=END_OF_DAY, excluded=(), low=8, high=15):
    tables = {"stints": table, "days": days(low, high), "excluded": integers("facility", excluded)}
    shifts = {name: option[name] for name in ("in_shift", "out_shift")}
    return dict(answer("headcount_national", tables, until=UNTIL, transit=transit, **shifts))


@pytest.mark.parametrize(
    ("option", "counted"),
    [(START_OF_DAY, [10, 11]), (END_OF_DAY, [10, 11]), (ANY_PART, [10, 11, 12])],
)
def test_in_and_out_at_midnight_t16(option, counted):
    assert [day for _, day in held(stints(stint(1, 0, 10, 12)), option)] == counted


@pytest.mark.parametrize(
    ("option", "counted"), [(START_OF_DAY, [11, 12]), (END_OF_DAY, [10, 11]), (ANY_PART, [10, 11, 12])]
)
def test_in_and_out_at_noon_is_a_day_later_at_the_start_of_the_day(option, counted):
    assert [day for _, day in held(stints(stint(1, 0, 10.5, 12.5)), option)] == counted


def test_every_row_without_an_id_counts_t6():
    assert held(stints(stint(None, 0, 10, 11), stint(None, 0, 10, 11)), END_OF_DAY) == {(0, 10): 2}


@pytest.mark.parametrize("option", [START_OF_DAY, END_OF_DAY, ANY_PART])
def test_reversed_and_empty_stints_count_nowhere_t9_t10(option):
    assert held(stints(stint(1, 0, 12, 10), stint(2, 0, 11, 11), stint(3, 0, 11.5, 11.5)), option) == {}


def test_an_open_stint_lasts_to_the_release_t7():
    assert len(held(stints(stint(1, 0, 10, None)), END_OF_DAY)) == 6
    assert len(held(stints(stint(1, 0, 10, None)), END_OF_DAY, until=13 * DAY)) == 3


def test_overlapping_at_two_facilities_is_two_there_and_one_in_the_country_t13():
    table = stints(stint(1, 0, 10, 12), stint(1, 1, 11, 13))
    assert held(table, END_OF_DAY) == {(0, 10): 1, (0, 11): 1, (1, 11): 1, (1, 12): 1}
    assert [national(table, 0)[day] for day in (9, 10, 11, 12, 13)] == [0, 1, 1, 1, 0]


def test_twice_at_one_facility_is_one_person_and_two_stints():
    table = stints(stint(1, 0, 10, 14), stint(1, 0, 11, 12), stint(1, 0, 13, 15))
    assert set(held(table, END_OF_DAY).values()) == {1}
    assert held(table, END_OF_DAY, distinct=0)[0, 11] == 2


def test_marked_rows_count_only_where_asked():
    table = stints(stint(1, 0, 10, 11), stint(1, 0, 10, 11, duplicate=1))
    assert held(table, END_OF_DAY) == {(0, 10): 1}
    assert held(table, END_OF_DAY, distinct=0, marked=1) == {(0, 10): 2}


def test_hold_rooms_by_day_are_missing_from_midnight_t17():
    table = stints(stint(1, 0, 10.3, 10.8))
    assert held(table, START_OF_DAY) == held(table, END_OF_DAY) == {}
    assert held(table, ANY_PART) == {(0, 10): 1}


def test_no_facility_and_a_redacted_one_are_places_of_their_own():
    assert held(stints(stint(1, None, 10, 11), stint(2, -1, 10, 11)), END_OF_DAY) == {
        (-2, 10): 1,
        (-1, 10): 1,
    }


def test_before_the_days_asked_for_is_carried_into_them():
    assert held(stints(stint(1, 0, -3, 9)), END_OF_DAY) == {(0, 8): 1}


def test_transit_counts_between_facilities_where_asked():
    table = stints(stint(1, 0, 10, 10.5), stint(1, 1, 12, 14, stay_in=10 * DAY))
    assert [national(table, 0)[day] for day in range(9, 15)] == [0, 0, 0, 1, 1, 0]
    assert [national(table, 1)[day] for day in range(9, 15)] == [0, 1, 1, 1, 1, 0]


def test_excluded_facilities_are_left_out_of_the_country():
    table = stints(stint(1, 0, 10, 12), stint(2, 1, 10, 12))
    assert national(table, 1, excluded=[1])[10] == 1


def by(name, table, low=8, high=15):
    """The days on which anybody is counted under a published definition, with how many."""
    one = DEFINITIONS[name]
    tables = {"stints": table, "days": days(low, high)}
    if one.query == "headcount_national":
        tables["excluded"] = integers("facility", [])
    found = answer(one.query, tables, until=UNTIL, **one.parameters)
    return [row[-2:] for row in found if row[-1]]


@pytest.mark.parametrize(
    ("name", "counted"),
    [
        ("UWCHR", [(11, 1), (13, 1)]),
        ("UWCHR, 24 hours", [(10, 1), (11, 1), (12, 1), (13, 1)]),
        ("Deportation Data Project", [(10, 1), (12, 1)]),
        ("Vera", [(10, 1), (11, 1), (12, 1)]),
        ("without transit", [(10, 1), (12, 1)]),
    ],
)
def test_each_who_publishes_counts_a_night_between_two_facilities_their_way_t15(name, counted):
    """In from noon of day 10 to noon of 11, and at another from noon of 12 to noon of 13."""
    table = stints(stint(1, 0, 10.5, 11.5), stint(1, 0, 12.5, 13.5, stay_in=round(10.5 * DAY)))
    assert by(name, table) == counted


def test_at_two_facilities_over_midnight_is_twice_by_facility_and_once_in_the_country_t13():
    table = stints(stint(1, 0, 10.5, 11.5), stint(1, 1, 10.6, 11.4))
    assert by("UWCHR", table) == [(11, 1), (11, 1)]
    assert by("Deportation Data Project", table) == [(10, 1), (10, 1)]
    assert by("Vera", table) == by("without transit", table) == [(10, 1)]


def test_a_definition_is_found_by_who_publishes_it_and_by_when_it_counts():
    assert definition("vera") == ("Vera", DEFINITIONS["Vera"])
    assert definition("noon") is None
    for name, parameters in HEADCOUNTS.items():
        found = definition(name)
        assert found
        assert (found[1].query, found[1].parameters) == ("headcount", parameters)
