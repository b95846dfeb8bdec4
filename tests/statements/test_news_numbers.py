"""Numbers as stated: literal bounds, and the band that the words imply."""

from decimal import Decimal

import pytest

from habeas.statements.news_numbers import numbers


def only(text):
    found = numbers(text)
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("more than 250 men", 251, None),
        ("over 250 men", 251, None),
        ("250+ men", 250, None),
        ("at least 21 men", 21, None),
        ("as least 21 men", 21, None),
        ("nearly 300 men", 0, 299),
        ("fewer than 300 men", 0, 299),
        ("about 300 men", 0, None),
        ("some 200 men", 0, None),
        ("up to 50 men", 0, 50),
        ("as many as 50 men", 0, 50),
        ("dozens of men", 24, None),
        ("hundreds of men", 200, None),
        ("thousands of men", 2000, None),
        ("tens of thousands of men", 20000, None),
        ("a dozen men", 12, 12),
        ("between 400 and 450 men", 400, 450),
        ("ninety-two men", 92, 92),
        ("a hundred men", 100, 100),
        ("1,148 men", 1148, 1148),
    ],
)
def test_words_bound_a_number_literally(text, low, high):
    quantity = only(text).quantity("people")
    assert (quantity.low, quantity.high) == (low, high)


def test_what_is_no_whole_thing_is_not_moved_by_one():
    quantity = only("nearly 24 hours").quantity("hours", whole=False)
    assert (quantity.low, quantity.high) == (0, 24)


def test_the_implied_band_stands_beside_the_literal_bounds():
    quantity = only("about 300 men").quantity("people")
    assert quantity.implied is not None
    assert (quantity.implied.low, quantity.implied.high) == (Decimal(270), Decimal(330))
    assert quantity.implied.convention


def test_an_exact_number_implies_nothing():
    assert only("238 men").quantity("people").implied is None


def test_digits_inside_a_word_a_price_or_a_clock_time_are_no_number_of_their_own():
    assert numbers("MS-13 paid $6 at 4:10") == [] or all(
        n.words not in ("13", "6") for n in numbers("MS-13 paid $6")
    )
