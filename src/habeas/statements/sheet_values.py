"""Quantities, breakdowns, durations, effects and closed lists as a documenter writes them in a cell."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from habeas.records.contents import Bearing, Deed, Duration, Effect, Part
from habeas.records.errors import HabeasError
from habeas.records.quantity import Band, Quantity
from habeas.reference.conventions import implied


class ValueNotUnderstood(HabeasError):
    """A cell whose words are no value of its column."""


UNCOUNTABLE = frozenset(
    {"m2", "m²", "metres", "meters", "feet", "km", "nmi", "kg", "litres", "percent", "%"}
    | {"usd", "dollars", "eur", "euros", "minutes", "hours", "days", "weeks", "months", "years"}
)
"""Words of units that come in fractions: "more than 250" is then 250 or more, of people 251 or more."""

_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "k": 10**3, "m": 10**6, "bn": 10**9}
_NUMBER = r"[$€£]?\s*\d{1,3}(?:,\d{3})+(?:\.\d+)?|[$€£]?\s*\d+(?:\.\d+)?"
_SCALED = re.compile(rf"({_NUMBER})\s*(thousand|million|billion|bn|k|m)?", re.IGNORECASE)
_RANGE = re.compile(r"(?:between\s+)?(.+?)\s*(?:-|–|—|\bto\b|\band\b)\s*(.+)")
_WORDS = (
    *(
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)


@dataclass(frozen=True)
class _Manner:
    """How the words bound a number: its class in the convention, the literal ends it gives."""

    pattern: str
    word_class: str
    low: bool = False
    high: bool = False
    strict: bool = False


_MANNERS = (
    _Manner(r"no more than|at most|up to|not more than|a maximum of|≤|<=", "up_to", high=True),
    _Manner(r"no fewer than|no less than|at least|a minimum of|≥|>=", "at_least", low=True),
    _Manner(r"more than|over|above|upwards of|greater than|>", "more_than", low=True, strict=True),
    _Manner(r"fewer than|less than|under|below|<", "less_than", high=True, strict=True),
    _Manner(r"nearly|almost|close to", "nearly", high=True, strict=True),
    _Manner(r"about|around|approximately|roughly|some|circa|c\.|~", "about"),
)


def quantity(text: str, unit: str) -> Quantity:
    """The Quantity that the words state: literal bounds, and what they imply under the named convention.

    "238", "more than 250", "250+", "about 300", "at least 21", "40-45", "$6 million". ValueNotUnderstood
    where they state none.
    """
    words = text.strip()
    plain = words.casefold()
    if plain.endswith("+") and (number := _number(plain[:-1])) is not None:
        return _bounded(words, unit, number, _MANNERS[1])
    for manner in _MANNERS:
        found = re.match(rf"(?:{manner.pattern})\s*", plain)
        if found and (number := _number(plain[found.end() :])) is not None:
            return _bounded(words, unit, number, manner)
    if (number := _number(plain)) is not None:
        return Quantity(words, unit, number, number)
    low, high = _ends(plain)
    if low is not None and high is not None:
        return Quantity(words, unit, low, high)
    raise ValueNotUnderstood(
        f'not a quantity: "{words}"', do='write "238", "more than 250", "about 300", "at least 21" or "40-45"'
    )


def _ends(text: str) -> tuple[Decimal | None, Decimal | None]:
    found = _RANGE.fullmatch(text)
    return (_number(found[1]), _number(found[2])) if found else (None, None)


def _number(text: str) -> Decimal | None:
    plain = text.strip()
    if plain in _WORDS:
        return Decimal(_WORDS.index(plain))
    found = _SCALED.fullmatch(plain)
    if not found:
        return None
    return Decimal(re.sub(r"[^\d.]", "", found[1])) * _SCALES.get((found[2] or "").casefold(), 1)


def _bounded(words: str, unit: str, number: Decimal, manner: _Manner) -> Quantity:
    step = Decimal(0)
    if manner.strict and not UNCOUNTABLE & set(unit.casefold().split()) and number == number.to_integral():
        step = Decimal(1)
    low = number + step if manner.low else Decimal(0)
    high = number - step if manner.high else None
    return Quantity(words, unit, low, high, _implied(manner.word_class, number))


def _implied(word_class: str, number: Decimal) -> Band | None:
    if number <= 0:
        return None
    band = implied(word_class, number)
    return Band(band.low, band.high, band.convention)


def parts(text: str, unit: str) -> tuple[Part, ...]:
    """A breakdown, part by part: "137 Alien Enemies Act; 101 Title 8; at least 21 MS-13 members"."""
    return tuple(_part(one.strip(), unit) for one in text.split(";") if one.strip())


def _part(text: str, unit: str) -> Part:
    words = re.sub(r"^([^:]*\d[^:]*):", r"\1", text).split()
    for size in range(len(words) - 1, 0, -1):
        try:
            return Part(" ".join(words[size:]), quantity(" ".join(words[:size]), unit))
        except ValueNotUnderstood:
            continue
    raise ValueNotUnderstood(f'not a part: "{text}"', do='write the number first: "101 Title 8"')


_DURATION = re.compile(
    r"(?P<amount>\d+|[a-z]+)[\s-]+(?P<unit>second|minute|hour|day|week|month|year)s?"
    r"(?:\s+(?:from|after)\s+(?P<base>[^,;]+))?(?:\s*[,;]\s*(?P<counting>.+))?",
    re.IGNORECASE,
)


def duration(text: str) -> Duration:
    """How long, from what, counted how: "14 days from issued, calendar days"."""
    found = _DURATION.fullmatch(text.strip())
    amount = _number(found["amount"].casefold()) if found else None
    if found is None or amount is None:
        raise ValueNotUnderstood(
            f'not a duration: "{text}"', do='write "14 days from issued, calendar days" or "14 days"'
        )
    unit = found["unit"].casefold() + "s"
    return Duration(
        text.strip(), int(amount), unit, (found["base"] or "").strip(), (found["counting"] or "").strip()
    )


def effect(text: str) -> Effect:
    """What this instrument does to another: "extends: TRO of 15 March"."""
    verb, colon, on = (piece.strip() for piece in text.partition(":"))
    if not colon or not on:
        raise ValueNotUnderstood(f'not an effect: "{text}"', do='write "extends: the name of the other"')
    return Effect(choice(Bearing)(verb), on)


Listed = TypeVar("Listed", bound=StrEnum)


def choice(closed: type[Listed]) -> Callable[[str], Listed]:
    """What reads a cell as one of a closed list, in any case."""

    def read(text: str) -> Listed:
        wanted = " ".join(text.casefold().replace("_", " ").split())
        for one in closed:
            if wanted == one.value:
                return one
        raise ValueNotUnderstood(f'not one of the list: "{text}"', do="use " + ", ".join(closed))

    return read


def deeds(text: str) -> tuple[Deed, ...]:
    """Acts of the closed list, separated by semicolons: "leave territory; hand over custody"."""
    return tuple(choice(Deed)(one) for one in text.split(";") if one.strip())


def names(text: str) -> tuple[str, ...]:
    """Names separated by semicolons."""
    return tuple(one.strip() for one in text.split(";") if one.strip())


def yes(text: str) -> bool:
    """Whether a cell says yes; ValueNotUnderstood where it says neither yes nor no."""
    plain = text.strip().casefold()
    if plain not in _YES | _NO:
        raise ValueNotUnderstood(f'neither yes nor no: "{text}"', do="write yes or no")
    return plain in _YES


_YES = frozenset({"yes", "y", "true", "1", "x"})
_NO = frozenset({"no", "n", "false", "0", ""})


def decimal(text: str) -> Decimal:
    """A plain number."""
    number = _number(text.casefold())
    if number is None:
        raise ValueNotUnderstood(f'not a number: "{text}"', do="write a number")
    return number
