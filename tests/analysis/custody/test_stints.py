"""Duplicates, stays, moves, gaps and what cannot be, on tables made by hand."""

from itertools import pairwise

import numpy as np
import pytest
from tests.analysis.custody.tables import DAY, HOUR, UNTIL, answer, drawn, integers, rows_of, stint, stints

from habeas.analysis.custody.queries import ARREST_WINDOW, query
from habeas.analysis.errors import AnalysisError


def marks(table, name="duplicates_stints", of="stints"):
    return [mark for _, mark in answer(name, {of: table})]


def rows(name, table, **parameters):
    return answer(name, {"stints": table}, **parameters)


def test_bond_rows_are_one_stint_with_the_lowest_bond_t1():
    table = stints(*(stint(1, 0, 10, 12, bond_set_amount=bond) for bond in (500, None, 300, 300)))
    assert marks(table) == [2, 2, 0, 1]


def test_exact_duplicates_and_a_row_that_differs_t2():
    """The row that says another race is no copy, though it is of the same day, and so the last is kept."""
    assert marks(stints(stint(1, 0, 10, 12), stint(1, 0, 10, 12))) == [0, 1]
    assert marks(stints(*[stint(1, 0, 10, 12)] * 2, stint(1, 0, 10, 12, race=3))) == [4, 1, 0]


def test_of_one_day_at_one_place_the_last_is_kept_t5():
    same = {"stay_in": 10 * DAY}
    table = stints(
        stint(1, 0, 10, 10.2, **same), stint(1, 0, 10.5, 12, **same), stint(1, 1, 10.6, 11, **same)
    )
    assert marks(table) == [4, 0, 0]


def test_rows_without_an_id_are_never_duplicates_t6_t31():
    assert marks(stints(stint(None, 0, 10, 12), stint(None, 0, 10, 12))) == [0, 0]


def test_arrests_chain_over_days_t3_t4():
    times = (10 * DAY, 10 * DAY + 20 * HOUR, 11 * DAY + 19 * HOUR, 14 * DAY)
    given = [{"person": 1, "arrest_time": time} for time in times]
    given += [{"person": None, "arrest_time": 10 * DAY}] * 2
    assert marks(rows_of("arrests", given), "duplicates_arrests", "arrests") == [0, 8, 8, 0, 0, 0]


def test_removals_of_one_day_are_flagged_from_the_second_on():
    given = [{"person": 1, "departed_date": 5}] * 2 + [{"person": 2, "departed_date": 5}]
    assert marks(rows_of("removals", given), "duplicates_removals", "removals") == [0, 16, 0]


def test_a_stay_has_its_first_longest_and_last_stint_and_the_lowest_bond():
    same = {"stay_in": 10 * DAY}
    table = stints(
        stint(1, 0, 10, 11, bond_set_amount=900, **same),
        stint(1, 1, 11, 15, bond_set_amount=400, duplicate=2, **same),
        stint(1, 2, 11, 15, **same),
        stint(1, 3, 15, None, race=7, **same),
        stint(1, 4, 60, 61),
        stint(None, 4, 60, 61),
    )
    names = [one.name for one in query("stays").columns][:-1]
    found = [dict(zip(names, row, strict=False)) for row in rows("stays", table, until=18 * DAY)]
    assert [(one["n_stints"], one["n_stays"]) for one in found] == [(3, 2), (1, 2)]
    first = found[0]
    assert (first["facility_first"], first["facility_longest"], first["stay"]) == (0, 2, 3)
    assert first["bond_set_lowest"] == 400
    assert rows("stays", table, until=30 * DAY)[0][names.index("facility_longest")] == 3
    assert rows("stay_facilities", table)[:3] == [(3, 1, 0), (3, 2, 2), (3, 3, 3)]


def test_out_and_back_on_one_day_are_two_moves_t5():
    same = {"stay_in": 10 * DAY}
    table = stints(
        stint(1, 0, 10, 10.2, duplicate=4, **same), stint(1, 0, 10.5, 12, **same), stint(1, 1, 12, 13, **same)
    )
    assert rows("flows", table, since=0, upto=UNTIL) == [(0, 0, 1, 1), (0, 1, 1, 1)]


def test_a_stint_of_no_length_is_still_a_move_t10():
    same = {"stay_in": 10 * DAY}
    table = stints(stint(1, 0, 10, 11, **same), stint(1, 5, 11, 11, **same), stint(1, 1, 12, 13, **same))
    assert rows("flows", table, since=0, upto=UNTIL) == [(0, 5, 1, 1), (5, 1, 1, 1)]


def gaps(table, gap=DAY):
    return rows("gaps_overlaps", table, gap=gap, until=UNTIL)


def test_a_stint_within_another_makes_no_gap_t14():
    same = {"stay_in": 10 * DAY}
    table = stints(stint(1, 0, 10, 20, **same), stint(1, 1, 11, 12, **same), stint(1, 2, 20, 22, **same))
    assert gaps(table) == [(1, 2, DAY)]


def test_a_gap_is_longer_than_asked_and_within_a_stay_t15():
    same = {"stay_in": 10 * DAY}
    table = stints(stint(1, 0, 10, 11, **same), stint(1, 1, 12, 13, **same), stint(1, 1, 30, 31))
    assert gaps(table) == []
    assert gaps(table, DAY - 1) == [(1, 1, DAY)]


def test_an_open_stint_is_neither_gap_nor_overlap_but_a_lost_book_out_t8():
    table = stints(stint(1, 0, 10, None), stint(1, 1, 12, 13), stint(2, 0, 10, None))
    assert gaps(table) == []
    assert rows("open_then_elsewhere", table) == [(0, 1, 0, 1, 10 * DAY, 12 * DAY, 1)]


def test_the_chain_of_one_person_tells_what_lies_between():
    found = rows(
        "chain",
        stints(stint(1, 0, 10, 11), stint(1, 1, 12, 14), stint(1, 1, 13, 15), stint(2, 0, 1, 2)),
        person=1,
    )
    assert [row[-1] for row in found] == [None, DAY, -DAY]


def test_length_of_stay_by_whole_days_open_ones_apart():
    table = stints(stint(1, 0, 10, 11.5), stint(2, 0, 10, 11), stint(3, 0, 99, None), stint(4, 0, 9, 8))
    assert rows("length_of_stay", table, until=UNTIL) == [(0, 0, 1, 1, 1, DAY), (0, 1, 1, 2, 2, 2.5 * DAY)]


def impossible(table, slack=DAY):
    found = rows("impossible_rows", table, slack=slack, no=0, until=UNTIL, begins=5 * DAY)
    return sorted(row[1] for row in found)


@pytest.mark.parametrize(
    ("row", "rules"),
    [
        (stint(1, 0, 10, 12, stay_out=12 * DAY), []),
        (stint(1, 0, 10, 12), [7]),
        (stint(1, 0, 10, 9, stay_out=9 * DAY), [9]),
        (stint(1, 0, 10, 10, stay_out=10 * DAY), [10]),
        (stint(1, 0, 20, 22, stay_in=10 * DAY, stay_out=22 * DAY), [11]),
        (stint(1, 0, 10, 12, stay_out=13 * DAY), [12]),
        (stint(1, 0, 10, 12, stay_out=12 * DAY, departed_date=12), [24]),
        (stint(1, 0, 10, 12, stay_out=12 * DAY, final_order=0, final_order_date=9), [25]),
        (stint(1, 0, 101, 102, stay_out=102 * DAY), [29]),
        (stint(1, 0, 4, 12, stay_out=12 * DAY), [32]),
    ],
)
def test_each_impossible_row_by_its_rule_t7_t9_t11_t12_t24_t32(row, rules):
    assert impossible(stints(row)) == rules


def test_hold_rooms_by_the_limit_in_force():
    table = stints(stint(1, 7, 10, 10.6), stint(2, 7, 20, 20.6), stint(3, 7, 20, 24), stint(4, 0, 10, 20))
    limits = integers("since", [0, 20]).append_column("seconds", integers("x", [12 * HOUR, 72 * HOUR])["x"])
    tables = {"stints": table, "hold_rooms": integers("facility", [7]), "limits": limits}
    assert [(row[0], row[4]) for row in answer("holds", tables, until=UNTIL)] == [
        (0, 12 * HOUR),
        (2, 72 * HOUR),
    ]


def lost(table, *removals, quiet_days=30):
    tables = {"stints": table, "removals": rows_of("removals", removals)}
    return answer("lost", tables, transferred=1, slack=0, until_day=100, quiet_days=quiet_days)


def test_transferred_and_never_seen_again_t40():
    table = stints(stint(1, 3, 10, 12.5, release_reason=1), stint(2, 3, 10, 12, release_reason=0))
    assert lost(table) == [(0, 3, round(12.5 * DAY), 1)]
    assert lost(table, quiet_days=90) == []


def test_a_removal_dated_on_the_day_of_book_out_is_one_t37():
    table = stints(stint(1, 3, 10, 12.5, release_reason=1))
    assert lost(table, {"person": 1, "departed_date": 12}) == []
    assert len(lost(table, {"person": 1, "departed_date": 11})) == 1


def test_third_countries_by_one_number_for_each_country():
    given = [
        {"person": at, "departure_country": to, "citizenship_country": of, "birth_country": born}
        for at, (to, of, born) in enumerate([(0, 0, 0), (1, 0, 0), (1, 0, 1), (1, 0, None), (2, 0, 0)])
    ]

    def numbers(*values):
        return integers("code", range(len(values))).append_column("country", integers("x", values)["x"])

    tables = {
        "removals": rows_of("removals", given),
        "departure_countries": numbers(10, 20),
        "citizenship_countries": numbers(10),
        "birth_countries": numbers(10, 20),
    }
    assert answer("third_country", tables) == [(1, 20, 10, 10, 1), (3, 20, 10, None, 0)]


def test_book_ins_and_those_still_in_by_day():
    table = stints(stint(1, 0, 10, 11), stint(2, 0, 10, None))
    found = answer("censoring", {"stints": table, "days": integers("day", [9, 10, 11])})
    assert found == [(9,) + (0,) * 8, (10, 2, 1, 0, 0, 2, 1, 0, 1), (11, 0, 0, 1, DAY, 0, 0, 1, 0)]


def test_totals_of_an_edition_by_facility_and_month_t21():
    months = integers("day", [10, 11]).append_column("month", integers("x", [197001, 197001])["x"])
    table = stints(stint(1, 0, 10, 11), stint(1, 0, 10, 11, duplicate=1), stint(2, 0, 50, None))
    found = answer("edition_totals", {"stints": table, "months": months})
    assert found == [(0, -1, 1, 1, 1, 1, 1, 1, 0, 0), (0, 197001, 2, 1, 0, 1, 1, 0, 1, 1)]


def test_arrests_and_stays_in_the_window_are_candidates():
    table = stints(stint(1, 0, 10, 11), stint(1, 0, 40, 41), stint(2, 0, 10, 11))
    arrests = rows_of(
        "arrests", [{"person": 1, "arrest_time": 15 * DAY}, {"person": 1, "arrest_time": 30 * DAY}]
    )
    found = answer("arrest_stay", {"stints": table, "arrests": arrests}, **ARREST_WINDOW)
    assert found == [(1, 0, 0, -5 * DAY), (1, 1, 1, 10 * DAY)]


@pytest.mark.parametrize("name", ["duplicates_stints", "flows", "gaps_overlaps", "length_of_stay"])
def test_the_order_of_the_rows_as_released_changes_nothing(name):
    table = drawn(400, 3)
    given = [{k: v for k, v in row.items() if k != "seq"} for row in table.to_pylist()]
    again = stints(*(given[at] for at in np.random.default_rng(1).permutation(len(given))))
    asked = {"since": 0, "upto": UNTIL, "gap": DAY, "until": UNTIL}
    needs = {one.name: asked[one.name] for one in query(name).parameters}
    assert rows(name, again, **needs) == rows(name, table, **needs)


def test_a_parameter_that_is_missing_unknown_or_no_integer_is_refused():
    for wrong in ({}, {"person": 1, "other": 2}, {"person": "1; DROP TABLE stints"}):
        with pytest.raises(AnalysisError):
            query("chain").sql(**wrong)


def test_negative_parameters_stand_in_brackets():
    assert "= (-1)" in query("chain").sql(person=-1)
    assert all(a <= b for a, b in pairwise(rows("stay_facilities", drawn(50, 1))))
