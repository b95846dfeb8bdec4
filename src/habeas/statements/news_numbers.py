"""Numbers as a text states them: where, how bounded, and what beside a count they may be."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from habeas.records.quantity import Band, Quantity
from habeas.reference import conventions
from habeas.statements.news_article import Extent

ONES = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    "seventeen|eighteen|nineteen"
)
TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
SMALL = rf"(?:(?:{TENS})(?:[- ](?:{ONES}))?|{ONES})"
SPELLED = rf"(?:(?:a|{SMALL}) (?:hundred|thousand)(?: and)?(?: {SMALL})?|{SMALL})"
DIGITS = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
VAGUE = {
    "tens of thousands": 20000,
    "hundreds of thousands": 200000,
    "half a dozen": 6,
    "a dozen": 12,
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2000,
}
"""Words for many, with the least that they can mean; a dozen and half a dozen are exact."""
MORE, LEAST, NEARLY, MOST, ABOUT, EXACT = "more than", "at least", "nearly", "up to", "about", "exactly"
MODIFIERS = {
    "more than": MORE, "over": MORE, "well over": MORE, "just over": MORE, "upwards of": MORE,
    "at least": LEAST, "as least": LEAST, "least": LEAST, "no fewer than": LEAST, "no less than": LEAST,
    "longer than": MORE, "no longer than": MOST,
    "nearly": NEARLY, "almost": NEARLY, "just under": NEARLY, "fewer than": NEARLY, "less than": NEARLY,
    "under": NEARLY,
    "up to": MOST, "as many as": MOST, "at most": MOST, "no more than": MOST, "a maximum of": MOST,
    "about": ABOUT, "around": ABOUT, "some": ABOUT, "roughly": ABOUT, "approximately": ABOUT,
    "an estimated": ABOUT, "close to": ABOUT,
    "exactly": EXACT, "all": EXACT, "a total of": EXACT,
}  # fmt: skip
"""What words before a number do to it."""
CLASSES = {
    "dozens": ("dozens", Decimal(1)),
    "scores": ("dozens", Decimal(1)),
    "hundreds": ("hundreds", Decimal(1)),
    "thousands": ("thousands", Decimal(1)),
    "tens of thousands": ("thousands", Decimal(10)),
    "hundreds of thousands": ("thousands", Decimal(100)),
}
"""The convention's class of each wording that has another name there, and what it multiplies."""
_MODIFIER = "|".join(sorted(MODIFIERS, key=len, reverse=True))
_VALUE = rf"{DIGITS}|{'|'.join(VAGUE)}|{SPELLED}"
NUMBER = re.compile(
    rf"(?<![\w.,:$£€/#@-])(?:(?P<modifier>(?:{_MODIFIER})(?: (?:only|just))?) )?"
    rf"(?:(?P<between>between )(?P<least>{_VALUE}) and (?P<greatest>{_VALUE})"
    rf"|(?P<low>{DIGITS})(?: to |-|–)(?P<high>{DIGITS})(?![\w-])"
    rf"|(?P<value>{_VALUE})(?P<plus>\+)?)(?![\w%°£€]|[.,]\d|:\d|-\w*-old)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Number:
    """A number in a passage: its extent with its modifiers, its bounds, the class of its wording."""

    extent: Extent
    words: str
    wording: str
    low: Decimal | None
    high: Decimal | None
    value: Decimal

    def quantity(self, unit: str, *, whole: bool = True) -> Quantity:
        """As a Quantity of this unit; of what comes in wholes, more than 250 is 251 or more."""
        low, high = self.low, self.high
        if whole and self.wording == MORE and low is not None:
            low += 1
        if whole and self.wording == NEARLY and high is not None:
            high -= 1
        return Quantity(self.words, unit, low, high, implied(self.wording, self.value))


def numbers(text: str) -> list[Number]:
    """Every number in a normalised text, in order."""
    return [number(match) for match in NUMBER.finditer(text)]


def number(match: "re.Match[str]") -> Number:
    """The number that this match of NUMBER is."""
    parts = match.groupdict()
    least, most = parts["least"] or parts["low"], parts["greatest"] or parts["high"]
    if least and most and valued(least) <= valued(most):
        return Number(match.span(), match[0], "range", valued(least), valued(most), valued(most))
    wording, value = wording_of(parts), valued(parts["value"] or least)
    low, high = bounded(wording, value)
    return Number(match.span(), match[0], wording, low, high, value)


def wording_of(parts: dict[str, str | None]) -> str:
    """The class of a number's wording: "more than", "at least", …, "dozens"; "exactly" where it is plain."""
    value = (parts["value"] or "").lower()
    if value in VAGUE and value[-5:] != "dozen":
        return value
    if parts["plus"]:
        return LEAST
    modifier = re.sub(r" (only|just)$", "", (parts["modifier"] or "").lower())
    return MODIFIERS.get(modifier, EXACT)


def bounded(wording: str, value: Decimal) -> tuple[Decimal | None, Decimal | None]:
    """The literal bounds that a wording gives a value, before whole numbers are counted."""
    zero = Decimal(0)
    if wording in (NEARLY, MOST):
        return zero, value
    if wording == ABOUT:
        return zero, None
    return (value, value) if wording == EXACT else (value, None)


@lru_cache(maxsize=4096)
def valued(text: str) -> Decimal:
    """The value of digits, of a spelled number, of a word for many."""
    plain = text.lower().replace(",", "")
    if plain in VAGUE:
        return Decimal(VAGUE[plain])
    if plain[0].isdigit():
        return Decimal(plain)
    from text_to_num import text2num

    return Decimal(text2num(re.sub(r"^a ", "one ", plain), "en"))


def implied(wording: str, value: Decimal) -> Band | None:
    """The band that a wording implies under the named convention; None where it is exact."""
    kind, times = CLASSES.get(wording, (wording.replace(" ", "_"), value))
    if kind in ("exactly", "range") or times <= 0:
        return None
    band = conventions.implied(kind, times)
    return Band(band.low, band.high, band.convention)
