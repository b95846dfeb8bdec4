from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.records.contents import Bearing, Deed
from habeas.statements.sheet_values import (
    ValueNotUnderstood,
    deeds,
    duration,
    effect,
    parts,
    quantity,
    yes,
)


@pytest.mark.parametrize(
    ("words", "low", "high", "implied"),
    [
        ("238", 238, 238, False),
        ("1,200", 1200, 1200, False),
        ("$6 million", 6_000_000, 6_000_000, False),
        ("three", 3, 3, False),
        ("more than 250", 251, None, True),
        ("250+", 250, None, True),
        ("at least 21", 21, None, True),
        ("nearly 300", 0, 299, True),
        ("fewer than 20", 0, 19, True),
        ("up to 500", 0, 500, True),
        ("about 300", 0, None, True),
        ("40-45", 40, 45, False),
        ("between 40 and 45", 40, 45, False),
    ],
)
def test_words_give_literal_bounds_and_what_they_imply_apart(
    words: str, low: int | None, high: int | None, implied: bool
) -> None:
    made = quantity(words, "people")
    assert (made.low, made.high) == (low, high)
    assert (made.implied is not None) is implied
    assert made.words == words


def test_more_than_a_measure_that_comes_in_fractions_starts_at_it() -> None:
    assert quantity("more than 3", "hours").low == Decimal(3)


@given(st.integers(1, 10**9))
def test_every_whole_number_is_itself(number: int) -> None:
    assert quantity(f"{number:,}", "people").literal == quantity(str(number), "people").literal
    assert quantity(f"more than {number}", "people").low == number + 1


@pytest.mark.parametrize("words", ["many", "", "45-40 x", "about", "=1+1"])
def test_what_is_no_quantity_is_refused(words: str) -> None:
    with pytest.raises(ValueNotUnderstood):
        quantity(words, "people")


def test_a_breakdown_has_its_groups_in_words() -> None:
    made = parts("137 Alien Enemies Act; 101 Title 8; at least 21 MS-13 members", "people")
    assert [(part.group, part.quantity.low, part.quantity.high) for part in made] == [
        ("Alien Enemies Act", 137, 137),
        ("Title 8", 101, 101),
        ("MS-13 members", 21, None),
    ]
    with pytest.raises(ValueNotUnderstood):
        parts("Title 8", "people")


def test_durations_effects_and_deeds() -> None:
    made = duration("14 days from issued, calendar days")
    assert (made.amount, made.unit, made.base, made.counting) == (14, "days", "issued", "calendar days")
    assert effect("Vacates: TRO of 15 March").bearing is Bearing.VACATES
    assert deeds("Leave territory; hand over custody") == (Deed.LEAVE_TERRITORY, Deed.HAND_OVER)
    for bad in (duration, effect, deeds, yes):
        with pytest.raises(ValueNotUnderstood):
            bad("perhaps so")
