"""Arrests, removals, movements and passengers on tables made by hand: where each rule begins and ends."""

import pytest
from tests.analysis.custody.tables import DAY, HOUR, answer, integers, rows_of, stint, stints


def pairs(**columns):
    (first, values), *rest = columns.items()
    found = integers(first, values)
    for name, more in rest:
        found = found.append_column(name, integers("x", more)["x"])
    return found


def arrests(*rows):
    return rows_of("arrests", rows)


def arrest(person, hours, **said):
    return {"person": person, "arrest_time": 10 * DAY + hours * HOUR, **said}


def marks(*rows):
    return [mark for _, mark in answer("duplicates_arrests", {"arrests": arrests(*rows)})]


def test_an_arrest_that_agrees_in_every_column_is_exact_and_one_that_does_not_is_chained_t2():
    same = arrest(1, 0, operation=3)
    assert marks(same, same, arrest(1, 0, operation=4)) == [0, 1, 8]
    assert marks({**same, "person": None}, {**same, "person": None}) == [0, 0]


def test_what_an_earlier_hand_derived_makes_no_arrest_another():
    assert marks(arrest(1, 0, duplicate_likely=1, original_row=8), arrest(1, 0, original_row=9)) == [0, 1]


def test_a_day_to_the_second_joins_and_a_second_more_does_not_t4():
    late = arrest(1, 24)
    assert marks(arrest(1, 0), late) == [0, 8]
    assert marks(arrest(1, 0), {**late, "arrest_time": late["arrest_time"] + 1}) == [0, 0]


def test_an_episode_is_chained_where_it_lasts_over_a_day_t4():
    table = arrests(
        arrest(1, 0), arrest(1, 24), arrest(2, 0), arrest(2, 20), arrest(2, 40), arrest(3, 0), arrest(None, 0)
    )
    assert answer("arrest_episodes", {"arrests": table}) == [(0, 2, DAY, 0), (2, 3, 40 * HOUR, 1)]


def test_movements_count_out_and_back_and_rows_without_an_id_and_no_copies_t5_t6():
    table = stints(
        stint(1, 0, 10.3, 10.4, duplicate=4),
        stint(1, 0, 10.6, 12),
        stint(1, 0, 10.6, 12, duplicate=1),
        stint(1, 0, 10.6, 12, duplicate=2),
        stint(None, 0, 10, 12.5),
        stint(2, None, 12, None),
    )
    assert answer("movements", {"stints": table}) == [
        (-2, 12, 1, 0, 1, 0),
        (0, 10, 3, 1, 2, 1),
        (0, 12, 0, 2, 0, 2),
    ]


def test_arrests_after_the_release_and_before_the_records_t32():
    table = arrests(
        *({"person": at, "arrest_time": time} for at, time in enumerate((4, 5, 100, 101))),
        {"person": 0, "arrest_time": 4, "duplicate": 1},
    )
    found = answer("impossible_arrests", {"arrests": table}, begins=5, until=100)
    assert [(rule, seconds) for _, rule, seconds in found] == [(32, 1), (29, 1)]


def test_removals_by_rule_t24():
    given = [
        {"departed_date": 20, "departure_country": 3, "final_order": 1, "final_order_date": 9},
        {"departed_date": 20, "departure_country": None},
        {"departed_date": 20, "departure_country": -1},
        {"departed_date": 20, "departure_country": 3, "final_order": 0, "final_order_date": 9},
        {"departed_date": 20, "departure_country": 3, "final_order": 0},
        {"departed_date": 10, "departure_country": 3},
        {"departed_date": 9, "departure_country": 3},
        {"departed_date": 31, "departure_country": 3},
        {"departed_date": 30, "departure_country": 3},
    ]
    table = rows_of("removals", [{"person": at, **one} for at, one in enumerate(given)])
    found = answer("impossible_removals", {"removals": table}, no=0, until_day=30, begins_day=10)
    assert found == [(1, 24, 0), (3, 25, 0), (6, 32, 1), (7, 29, 1)]


@pytest.mark.parametrize(("departed", "found"), [(10, 0), (11, 1), (14, 1), (15, 0)])
def test_a_removal_and_a_stay_are_compared_by_the_day_of_the_last_book_out_t37(departed, found):
    same = {"stay_in": 8 * DAY}
    table = stints(stint(1, 0, 8, 9, **same), stint(1, 1, 9, 12.9, **same), stint(1, 1, 12.95, None))
    removals = rows_of("removals", [{"person": 1, "departed_date": departed}])
    got = answer("removal_stay", {"stints": table, "removals": removals}, before=1, after=2)
    assert got == [(1, 0, 1, departed - 12)] * found


def test_a_stay_is_under_the_area_of_its_first_facility_t35():
    same = {"stay_in": 10 * DAY}
    table = stints(
        stint(1, 0, 10, 11, book_in_aor=1, **same),
        stint(1, 0, 11, 12, book_in_aor=2, **same),
        stint(2, 0, 10, 11, book_in_aor=0),
        stint(3, 0, 10, 11, book_in_aor=-1),
        stint(4, 1, 10, 11, book_in_aor=2),
        stint(None, 0, 10, 11, book_in_aor=2),
        stint(5, 0, 10, 11, book_in_aor=2, duplicate=1),
    )
    areas = pairs(facility=[0], area=[1])
    assert answer("book_in_areas", {"stints": table, "facility_areas": areas}) == [(2, 0, 1, 0)]


def test_a_year_of_birth_decides_who_turns_17_and_not_who_turns_18_t38():
    given = [1952, 1953, 1954, None]
    table = stints(*(stint(at, 0, 10, 11, birth_year=born) for at, born in enumerate(given)))
    years = pairs(day=[10], year=[1971])
    assert answer("minors", {"stints": table, "years": years}) == [(0, 4, 1, 2, 1, 4, 1, 2, 1, 3, 2, 3, 1)]
    assert answer("minors", {"stints": table, "years": pairs(day=[9], year=[1971])}) == [
        (0, 4, 0, 0, 4, 4, 0, 0, 4, 4, 4, 0, 0)
    ]


def test_two_citizenships_and_whether_the_country_would_be_a_third_t25():
    given = [(1, 2, 1), (1, 2, 2), (1, 1, 2), (1, 2, None)]
    removals = rows_of(
        "removals",
        [
            {"person": at, "citizenship_country": one, "departure_country": to, "departed_date": 20}
            for at, (one, _, to) in enumerate(given)
        ],
    )
    table = arrests(
        *(arrest(at, 0, citizenship_country=one) for at, (_, one, _) in enumerate(given)),
        arrest(2, 0, citizenship_country=2, duplicate=8),
    )
    countries = pairs(code=[1, 2], country=[10, 20])
    tables = {"removals": removals, "arrests": table}
    tables |= {f"{one}_countries": countries for one in ("removal", "arrest", "departure")}
    assert answer("citizenships", tables) == [(0, 0, 10, 20, 1), (1, 1, 10, 20, 0), (3, 4, 10, 20, 0)]


def test_a_row_number_is_one_passenger_and_a_redacted_one_is_each_by_itself():
    given = [(7, 1, 0), (7, 1, 1), (7, 2, 0), (7, -1, 0), (7, -1, 0), (7, None, 0), (8, 1, 0)]
    table = rows_of(
        "passengers",
        [{"mission_id": one, "passenger_row": row, "struck": code} for one, row, code in given],
    )
    assert answer("mission_passengers", {"passengers": table}, struck=1) == [
        (7, 6, 5, 1, 4, 5),
        (8, 1, 1, 0, 1, 1),
    ]


def test_passengers_ages_statuses_and_row_numbers_that_cannot_be():
    given = [
        {"age": -1, "status": 0},
        {"age": 0, "status": 1},
        {"age": 99, "status": 0},
        {"age": 100, "status": 0},
        {"age": 5, "status": None, "passenger_row": 4, "mission_id": 1},
        {"age": 5, "status": 0, "passenger_row": 4, "mission_id": 1},
        {"age": 5, "status": 0, "passenger_row": 4, "mission_id": 2},
    ]
    table = rows_of("passengers", given)
    found = answer("impossible_passengers", {"passengers": table, "dates": integers("status", [1])})
    assert found == [(0, 1), (1, 2), (3, 1), (5, 3)]
