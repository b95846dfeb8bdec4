from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.records.errors import HabeasError
from habeas.reference.conventions import CLASSES, CONVENTION, ConventionError, implied, word_class


@pytest.mark.parametrize(
    ("word", "value", "low", "high"),
    [
        ("more_than", "250", "251", "299"),
        ("more_than", "15000", "15001", "19999"),
        ("more_than", "34", "35", "39"),
        ("more_than", "100", "101", "199"),
        ("more_than", "3.4", "3.5", "3.9"),
        ("at_least", "250", "250", "299"),
        ("at_least", "21", "21", "24"),
        ("at_least", "137", "137", "139"),
        ("about", "300", "270", "330"),
        ("about", "3", "3", "3"),
        ("about", "4.76", "4.29", "5.23"),
        ("nearly", "300", "270", "299"),
        ("nearly", "140", "126", "139"),
        ("nearly", "3", "2", "2"),
        ("less_than", "30", "21", "29"),
        ("less_than", "1", "0", "0"),
        ("up_to", "500", "0", "500"),
        ("dozens", "1", "24", "99"),
        ("hundreds", "1", "200", "999"),
        ("thousands", "1", "2000", "9999"),
        ("thousands", "10", "20000", "99999"),
    ],
)
def test_a_word_implies_a_band(word: str, value: str, low: str, high: str) -> None:
    band = implied(word, Decimal(value))
    assert (band.low, band.high) == (Decimal(low), Decimal(high))


def test_a_band_says_by_which_rule_of_which_convention_it_holds() -> None:
    band = implied("more_than", Decimal(250))
    assert band.convention == CONVENTION == "habeas-2026-1"
    assert band.rule.startswith("More than n: above n")


@given(st.sampled_from(CLASSES), st.decimals("0.1", "9999999", places=1) | st.integers(1, 10**7).map(Decimal))
def test_no_band_is_the_wrong_way_round_or_below_nought(word: str, value: Decimal) -> None:
    band = implied(word, value)
    assert 0 <= band.low <= band.high


@given(st.integers(1, 10**7).map(Decimal))
def test_a_band_keeps_to_its_side_of_the_number(value: Decimal) -> None:
    assert implied("more_than", value).low == value + 1
    assert implied("at_least", value).low == value
    assert implied("nearly", value).high == implied("less_than", value).high == value - 1
    assert implied("up_to", value).high == value
    about = implied("about", value)
    assert about.low <= value <= about.high


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("More than", "more_than"),
        ("over", "more_than"),
        ("at least", "at_least"),
        ("as least", "at_least"),
        ("+", "at_least"),
        ("nearly", "nearly"),
        ("as many as", "up_to"),
        ("roughly", "about"),
        ("dozens  of", "dozens"),
        ("exactly", None),
    ],
)
def test_a_phrase_belongs_to_a_class(words: str, expected: str | None) -> None:
    assert word_class(words) == expected


def test_every_class_has_a_word() -> None:
    said = (
        "about",
        "nearly",
        "more than",
        "at least",
        "less than",
        "up to",
        "dozens",
        "hundreds",
        "thousands",
    )
    assert tuple(word_class(each) for each in said) == CLASSES


def test_a_word_without_a_rule_is_refused_in_a_sentence() -> None:
    with pytest.raises(ConventionError, match="no rule for 'heaps' in habeas-2026-1"):
        implied("heaps", Decimal(3))


def test_a_value_that_is_nothing_is_refused() -> None:
    with pytest.raises(HabeasError, match="above zero"):
        implied("about", Decimal(0))
