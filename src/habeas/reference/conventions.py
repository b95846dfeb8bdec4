"""What approximate words usually imply, under a named and versioned convention one can dispute.

Literal bounds ("more than 250" is 251 or more) are computed elsewhere and always given first; a band from
here is an assumption and is marked as one. Nothing was fitted to data: each rule is stated in words, with its
number.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from types import MappingProxyType

from habeas.records.errors import HabeasError

CONVENTION = "habeas-2026-1"
SHARE = Decimal("0.10")  # "about" and "nearly" are taken to mean within a tenth


@dataclass(frozen=True)
class Band:
    """Both ends included; the convention and the rule in words that gave them."""

    low: Decimal
    high: Decimal
    convention: str = CONVENTION
    rule: str = ""


class ConventionError(HabeasError):
    """A word class or a value for which the convention has no rule."""


def implied(word_class: str, value: Decimal) -> Band:
    """Return the band that a word of the class implies for the value, under CONVENTION.

    The unit is 1, or the last decimal given for a value with decimals. For dozens, hundreds and thousands the
    value multiplies: "tens of thousands" is thousands with 10.
    """
    rule = RULES.get(word_class)
    if rule is None:
        raise ConventionError(
            f"no rule for {word_class!r} in {CONVENTION}", do=f"use one of {', '.join(CLASSES)}"
        )
    if value <= 0:
        raise ConventionError(f"{word_class} {value} implies nothing", do="give a value above zero")
    low, high = rule(value)
    return Band(low, high, CONVENTION, (rule.__doc__ or "").strip())


def word_class(words: str) -> str | None:
    """Return the class of an approximate word or phrase ("nearly", "as many as", "+"), or nothing."""
    return WORDS.get(" ".join(words.casefold().split()))


def _about(value: Decimal) -> tuple[Decimal, Decimal]:
    """About n: within a tenth of n on either side."""
    return _ceiling(value * (1 - SHARE), _unit(value)), _floor(value * (1 + SHARE), _unit(value))


def _nearly(value: Decimal) -> tuple[Decimal, Decimal]:
    """Nearly n: below n by at most a tenth of n."""
    below = value - _unit(value)
    return min(_ceiling(value * (1 - SHARE), _unit(value)), below), below


def _more_than(value: Decimal) -> tuple[Decimal, Decimal]:
    """More than n: above n, short of the next round number of n's grain, which would else have been said."""
    low = value + _unit(value)
    return low, _next_round(low, _grain(value)) - _unit(value)


def _at_least(value: Decimal) -> tuple[Decimal, Decimal]:
    """At least n, n or more, n+: from n, short of the next round number of n's grain."""
    return value, _next_round(value, _grain(value)) - _unit(value)


def _less_than(value: Decimal) -> tuple[Decimal, Decimal]:
    """Less than n: below n, and above the round number of n's grain before it."""
    high = value - _unit(value)
    previous = _ceiling(high, _grain(value)) - _grain(value)
    return max(Decimal(0), min(previous + _unit(value), high)), high


def _up_to(value: Decimal) -> tuple[Decimal, Decimal]:
    """Up to n, as many as n: n at most; the words say nothing of the low end, so it is nought."""
    return Decimal(0), value


def _dozens(value: Decimal) -> tuple[Decimal, Decimal]:
    """Dozens: two dozen or more, and short of a hundred."""
    return 24 * value, 100 * value - 1


def _hundreds(value: Decimal) -> tuple[Decimal, Decimal]:
    """Hundreds: two hundred or more, and short of a thousand."""
    return 200 * value, 1_000 * value - 1


def _thousands(value: Decimal) -> tuple[Decimal, Decimal]:
    """Thousands: two thousand or more, and short of ten thousand."""
    return 2_000 * value, 10_000 * value - 1


def _unit(value: Decimal) -> Decimal:
    """The last decimal given, or 1."""
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent < 0 else Decimal(1)


def _grain(value: Decimal) -> Decimal:
    """The largest of 5, 10, 50, 100 ... units that divides the value, or 5: 250 has 50, 137 has 5."""
    grain = Decimal(5) * _unit(value)
    for step in (Decimal(digit).scaleb(power) * _unit(value) for power in range(1, 13) for digit in (1, 5)):
        grain = step if value % step == 0 else grain
    return grain


def _next_round(value: Decimal, grain: Decimal) -> Decimal:
    """The multiple of the grain above the value."""
    return _floor(value, grain) + grain


def _floor(value: Decimal, step: Decimal) -> Decimal:
    return (value / step).to_integral_value(ROUND_FLOOR) * step


def _ceiling(value: Decimal, step: Decimal) -> Decimal:
    return (value / step).to_integral_value(ROUND_CEILING) * step


RULES: MappingProxyType[str, Callable[[Decimal], tuple[Decimal, Decimal]]] = MappingProxyType(
    {
        "about": _about,
        "nearly": _nearly,
        "more_than": _more_than,
        "at_least": _at_least,
        "less_than": _less_than,
        "up_to": _up_to,
        "dozens": _dozens,
        "hundreds": _hundreds,
        "thousands": _thousands,
    }
)
CLASSES = tuple(RULES)

_SAID = {
    "about": "about|around|roughly|approximately|approx.|some|circa|an estimated|estimated|or so|~",
    "nearly": "nearly|almost|close to|just under|not quite|approaching",
    "more_than": "more than|over|above|upwards of|in excess of|exceeding|greater than|>",
    "at_least": "at least|as least|no fewer than|no less than|not less than|a minimum of|or more|plus|+|>=|≥",
    "less_than": "less than|fewer than|under|below|<",
    "up_to": "up to|as many as|as much as|no more than|at most|a maximum of|not more than|<=|≤",
    "dozens": "dozens|dozens of|scores|scores of",
    "hundreds": "hundreds|hundreds of",
    "thousands": "thousands|thousands of",
}
WORDS = MappingProxyType({said: each for each, text in _SAID.items() for said in text.split("|") if said})
