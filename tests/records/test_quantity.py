"""Quantities keep what the words bound apart from what they imply."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.records.certainty import Certainty
from habeas.records.errors import QuantityError
from habeas.records.quantity import Band, Bounds, Quantity, exactly, total

NUMBERS = st.integers(-1000, 1000).map(Decimal)


@st.composite
def bounds(draw: st.DrawFn) -> Bounds:
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    return Bounds(draw(st.sampled_from([low, None])), draw(st.sampled_from([high, None])))


@st.composite
def held(draw: st.DrawFn) -> tuple[Bounds, Decimal]:
    """Bounds, and a number that they hold."""
    inside = draw(bounds())
    low = inside.low if inside.low is not None else Decimal(-5000)
    high = inside.high if inside.high is not None else Decimal(5000)
    return inside, Decimal(draw(st.integers(int(low), int(high))))


def test_more_than_250_is_literally_251_or_more_and_implies_less_than_300() -> None:
    said = Quantity("more than 250", "people", Decimal(251), None, Band(Decimal(251), Decimal(299), "c-1"))
    assert str(said.literal) == "251 or more"
    assert str(said.supposed) == "251 to 299"
    assert said.literal.equals(exactly(400, "people").literal) is Certainty.OPEN
    assert said.supposed.equals(exactly(400, "people").literal) is Certainty.IMPOSSIBLE


def test_238_is_137_and_101() -> None:
    parts = total([exactly(137, "people").literal, exactly(101, "people").literal])
    assert parts.equals(exactly(238, "people").literal) is Certainty.CERTAIN


def test_21_is_not_23() -> None:
    assert exactly(21, "people").literal.equals(exactly(23, "people").literal) is Certainty.IMPOSSIBLE


def test_use_direction_can_be_certain_though_a_number_is_only_a_floor() -> None:
    space = Bounds(None, Decimal("25600") / Decimal("15001"))
    assert space.below(Bounds(Decimal("3.4"), Decimal("3.4"))) is Certainty.CERTAIN


def test_bounds_the_wrong_way_round_are_refused() -> None:
    with pytest.raises(QuantityError):
        Quantity("9 to 3", "people", Decimal(9), Decimal(3))


@given(held(), held())
def test_every_sum_of_held_values_is_held_by_the_sum(
    a: tuple[Bounds, Decimal], b: tuple[Bounds, Decimal]
) -> None:
    whole = a[0].plus(b[0])
    value = Bounds(a[1] + b[1], a[1] + b[1])
    assert whole.equals(value) is not Certainty.IMPOSSIBLE


@given(held(), held())
def test_every_difference_of_held_values_is_held(
    a: tuple[Bounds, Decimal], b: tuple[Bounds, Decimal]
) -> None:
    value = Bounds(a[1] - b[1], a[1] - b[1])
    assert a[0].minus(b[0]).equals(value) is not Certainty.IMPOSSIBLE


@given(bounds(), bounds())
def test_equality_does_not_depend_on_the_side(a: Bounds, b: Bounds) -> None:
    assert a.equals(b) is b.equals(a)


@given(held(), held())
def test_below_is_right_about_every_pair_of_values(
    a: tuple[Bounds, Decimal], b: tuple[Bounds, Decimal]
) -> None:
    answer = a[0].below(b[0])
    if answer is Certainty.CERTAIN:
        assert a[1] < b[1]
    if answer is Certainty.IMPOSSIBLE:
        assert a[1] >= b[1]
