"""Moves between facilities: what is shown, the map, and the bands."""

from dataclasses import replace
from itertools import pairwise

import pytest
from tests.pages import made_custody as made
from tests.pages.test_facility_page import account_of

from habeas.pages.facility import Beside, Move
from habeas.pages.flow_cells import ShownMove, shown_moves
from habeas.pages.flow_page import flow_pages


@pytest.fixture(scope="module")
def page():
    return flow_pages(account_of(made.custody()))[0]


def test_a_pair_with_few_people_is_not_shown_and_is_counted():
    found = shown_moves(made.custody(), 10)
    assert [(one.origin, one.destination) for one in found.moves] == [
        ("ZQHOLD", "ZQLARGE"),
        ("ZQLARGE", "ZQMIDDLE"),
        ("ZQMIDDLE", "ZQLARGE"),
        ("ZQHOLD", "ZQMIDDLE"),
    ]
    assert found.others == 1


def test_how_many_people_made_a_few_moves_more_is_not_shown():
    found = {(one.origin, one.destination): one for one in shown_moves(made.custody(), 10).moves}
    assert found["ZQLARGE", "ZQMIDDLE"] == ShownMove("ZQLARGE", "ZQMIDDLE", 120, None)
    assert found["ZQHOLD", "ZQLARGE"].people == 690


def test_a_small_rest_of_a_facilitys_arrivals_hides_the_least_move_into_it():
    one = made.facility("ZQONE", [(at % 100, 150) for at in range(104)])
    moves = (Move("ZQHOLD", "ZQONE", 70, 70), Move("ZQLARGE", "ZQONE", 30, 30))
    found = shown_moves(made.custody(facilities=(one, made.LARGE, made.HOLD), moves=moves), 10)
    assert [move.origin for move in found.moves] == ["ZQHOLD"]  # 104 less 100 is 4; 104 less 70 is 34
    assert found.others == 1


def test_a_small_rest_of_a_facilitys_departures_hides_one_too():
    one = made.facility("ZQONE", [(0, 5 + at % 100) for at in range(64)])
    moves = (Move("ZQONE", "ZQLARGE", 40, 40), Move("ZQONE", "ZQMIDDLE", 20, 20))
    found = shown_moves(made.custody(facilities=(one, made.LARGE, made.MIDDLE), moves=moves), 10)
    assert [move.destination for move in found.moves] == ["ZQLARGE"]


def test_a_rest_of_one_person_in_a_dozen_stints_hides_the_least_move_too():
    others = [(at % 100, 150) for at in range(100)]
    moves = (Move("ZQHOLD", "ZQONE", 70, 70), Move("ZQLARGE", "ZQONE", 30, 30))
    for whose, shown in (("one", ["ZQHOLD"]), (None, ["ZQHOLD", "ZQLARGE"])):
        dozen = [(at, at, whose or at + 1000) for at in range(20, 32)]
        one = made.facility("ZQONE", [*others, *dozen])
        found = shown_moves(made.custody(facilities=(one,), moves=moves), 10)
        assert [move.origin for move in found.moves] == shown


def beside(first, second, *facilities):
    """What is shown of the moves of two editions, the later held against the earlier."""
    given = {"facilities": facilities or (made.LARGE, made.MIDDLE, made.HOLD)}
    earlier = shown_moves(made.custody(moves=first, **given), 10)
    later = shown_moves(made.custody(moves=second, **given), 10, earlier=[earlier])
    return {(one.origin, one.destination): (one.moves, one.people) for one in later.moves}


@pytest.mark.parametrize(("moves", "shown"), [(60, True), (63, False), (57, False), (70, True), (50, True)])
def test_moves_that_differ_by_a_few_from_an_earlier_edition_are_not_shown(moves, shown):
    first, second = Move("ZQHOLD", "ZQLARGE", 60, 60), Move("ZQHOLD", "ZQLARGE", moves, moves)
    assert bool(beside([first], [second])) == shown


def test_moves_that_an_earlier_edition_hides_are_not_shown_and_those_that_it_has_not_are():
    first, second = Move("ZQHOLD", "ZQLARGE", 8, 8), Move("ZQHOLD", "ZQLARGE", 60, 60)
    assert beside([first], [second]) == {}
    assert beside([], [second]) == {("ZQHOLD", "ZQLARGE"): (60, 60)}


def test_how_many_people_were_moved_is_held_against_an_earlier_edition_as_well():
    first, second = Move("ZQHOLD", "ZQLARGE", 90, 60), Move("ZQHOLD", "ZQLARGE", 90, 63)
    assert beside([first], [second]) == {("ZQHOLD", "ZQLARGE"): (90, None)}


def test_what_is_hidden_for_an_earlier_edition_does_not_follow_from_a_facilitys_arrivals():
    # All who came to ZQONE came by these moves: the one that is hidden would be the rest.
    one = made.facility("ZQONE", [(at % 100, 150) for at in range(100)])
    rest = Move("ZQHOLD", "ZQONE", 70, 70)
    first, second = Move("ZQLARGE", "ZQONE", 27, 27), Move("ZQLARGE", "ZQONE", 30, 30)
    assert beside([first, rest], [second, rest], one) == {}


def test_a_page_lists_the_largest_moves_and_the_picture_has_fewer():
    codes = [f"ZQ{at:03d}" for at in range(260)]
    moves = tuple(Move(code, "ZQHUB", 500 - at, 500 - at) for at, code in enumerate(codes))
    custody = made.custody(facilities=(), moves=moves, beside=Beside())
    (page,) = flow_pages(account_of(custody))
    assert [row.origin for row in page.listed] == codes[:200]
    assert (len(page.rows), page.more, len(page.arcs.bands)) == (260, 60, 40)


def test_places_that_are_known_make_a_map_that_says_what_is_not_on_it():
    moves = (Move("ZQLARGE", "ZQMIDDLE", 120, 120), Move("ZQHOLD", "ZQLARGE", 90, 90))
    (page,) = flow_pages(account_of(made.custody(moves=moves)))
    assert page.arcs is None
    assert [band.title for band in page.map.bands] == ["El Paso, TX to Jena, LA: 120 moves"]
    assert {line for label in page.map.labels for line in label.lines} >= {"El Paso, TX", "Jena, LA"}
    assert page.map.notes == ("A facility stands at an airport of its town.",)
    assert page.unplaced == ("MADE ZQHOLD (ZQHOLD): Nowhere, TX, of which no degrees are known here",)


def test_where_too_few_are_placed_there_are_bands_in_place_of_a_map(page):
    assert page.map is None
    assert [end.words for end in page.arcs.ends[:3]] == ["MADE ZQHOLD", "MADE ZQLARGE", "MADE MIDDLE"]
    assert page.arcs.bands[0].title == "MADE ZQHOLD to MADE ZQLARGE: 700 moves"
    widths = [band.width for band in page.arcs.bands]
    assert widths == sorted(widths, reverse=True)


def test_names_beside_the_bands_do_not_collide(page):
    for anchor in ("end", "start"):
        heights = sorted(end.y for end in page.arcs.ends if end.anchor == anchor)
        assert all(after - before >= 15 for before, after in pairwise(heights))


def test_without_a_place_there_is_no_map_and_every_facility_is_said_to_lack_one():
    custody = made.custody(beside=replace(Beside()))
    (page,) = flow_pages(account_of(custody))
    assert page.map is None
    assert (
        page.unplaced[0] == "MADE MIDDLE (ZQMIDDLE): no source of the case says where it is"
        or len(page.unplaced) == 3
    )


def test_an_edition_without_moves_has_no_page_of_them():
    assert flow_pages(account_of(made.custody(moves=()))) == ()
