"""What one aircraft is called: by registration, by address, by both."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.analysis.aircraft_names import Names, called, held, is_address, which_are
from habeas.analysis.flights.registrations import FIRST_ADDRESS, LAST_ADDRESS, us_registration


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a2c4e0", "N278GX"),
        ("A2C4E0", "N278GX"),
        ("n-278gx", "N278GX"),
        ("0C20A4", "0c20a4"),
        ("~a2c4e0", "~a2c4e0"),
        ("HP-1234CMP", "HP-1234CMP"),
        ("adf7c8", "adf7c8"),
        ("", ""),
    ],
)
def test_one_text_for_every_way_to_write_an_aircraft(text: str, name: str) -> None:
    assert called(text) == name


@given(st.integers(FIRST_ADDRESS, LAST_ADDRESS))
def test_an_address_and_its_registration_are_always_one(number: int) -> None:
    address = f"{number:06x}"
    assert called(address) == called(us_registration(address))
    assert not Names(address, us_registration(address)).disagree


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("a2c4e0 N278GX", Names("a2c4e0", "N278GX")),
        ("a2c4e0", Names("a2c4e0")),
        ("~2c4e01", Names("~2c4e01")),
        ("N278GX", Names("", "N278GX")),
        ("", Names()),
    ],
)
def test_an_entry_of_a_table_is_read(text: str, names: Names) -> None:
    assert held(text) == names


def test_names_disagree_where_arithmetic_says_so_and_nowhere_else() -> None:
    assert Names("a00001", "N278GX").disagree
    assert not Names("0c20a4", "HP-1234CMP").disagree
    assert not Names("a00001", "N0278G").disagree
    assert not Names("", "N278GX").disagree


def test_an_aircraft_is_those_whose_keys_are_one() -> None:
    every = [Names("a2c4e0"), Names("", "N278GX"), Names("a00001", "N278GX"), Names()]
    assert which_are("a2c4e0", every) == which_are("N278GX", every) == [True, True, False, False]
    assert which_are("", every) == [False, False, False, True]


def test_outside_the_united_states_one_address_with_a_registration_ties_them() -> None:
    pair, mark = Names("0c20a4", "HP-1234CMP"), Names("", "HP-1234CMP")
    assert which_are("0c20a4", [pair, mark]) == [True, True]
    assert which_are("0c20a4", [pair, mark, Names("0c20a5", "HP-1234CMP")]) == [True, False, False]


def test_what_is_an_address() -> None:
    assert is_address("~a2c4e0")
    assert not is_address("N278GX")
    assert not is_address("a2c4e")
