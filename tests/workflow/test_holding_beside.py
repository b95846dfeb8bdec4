"""What other sources of a case state of the facilities of an edition."""

from datetime import date
from decimal import Decimal

import pytest
from tests.workflow.holding_case import shared_case

from habeas.workflow.accounts import account_for
from habeas.workflow.holder import HOLDER
from habeas.workflow.holding_places import degrees


@pytest.fixture(scope="module")
def beside(tmp_path_factory):
    case = shared_case(tmp_path_factory)
    with case.store() as store:
        (only,) = account_for(case, store, HOLDER).custody
    return only.beside


def test_a_capacity_without_a_last_day_lasts_until_the_next_of_its_facility(beside):
    assert sorted(beside.capacities) == ["ZQONE"]  # the other is of no facility of the edition
    assert [(one.first, one.last, one.places) for one in beside.capacities["ZQONE"]] == [
        (date(2025, 1, 1), date(2025, 1, 31), 20),
        (date(2025, 2, 1), None, 30),
    ]


def test_a_published_average_is_of_the_code_that_its_list_gives(beside):
    (level,) = beside.levels["ZQONE"]
    assert (level.first, level.average) == (date(2024, 10, 1), Decimal("25.5"))
    assert set(beside.levels) == {"ZQONE"}


def test_a_place_has_degrees_where_its_town_has_an_airport(beside):
    place = beside.places["ZQONE"]
    assert (place.words, place.placed_by) == ("El Paso, TX", "an airport of its town")
    assert (round(place.latitude), round(place.longitude)) == (32, -106)


def test_a_town_that_no_airport_is_of_and_a_code_of_two_towns_have_none(beside):
    assert (beside.places["ZQTWO"].words, beside.places["ZQTWO"].latitude) == ("Madeville, LA", None)
    assert beside.places["ZQHOLD"].latitude is None
    assert beside.places["ZQHOLD"].words == "El Paso, TX or Laredo, TX"


@pytest.mark.parametrize(
    ("city", "state"), [("El Paso", ""), ("", "TX"), ("El Paso", "NM"), ("Nowhere", "TX"), ("NA", "NA")]
)
def test_no_town_is_guessed(city, state):
    assert degrees(city, state) is None
