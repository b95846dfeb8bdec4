"""Whether words put an accusation against people as allegation or as fact."""

import re
from enum import StrEnum

from habeas.records.chain import Hedge


class PutAs(StrEnum):
    """How some words put an accusation; `NEITHER` where they make none."""

    ALLEGATION = "allegation"
    FACT = "fact"
    NEITHER = "no accusation"


ACCUSATIONS = (
    r"gang[- ]?members?",
    r"gang[- ]?bangers?",
    r"gangsters?",
    r"members? of (?:the )?(?:[\w'’-]+ ){0,5}?(?:gang|MS-?13|Tren de Aragua|criminal organi[sz]ation)",
    r"(?:Tren de Aragua|TdA|MS-?13) (?:\w+ )?(?:gang )?(?:members?|leaders?|ringleaders?)",
    r"(?:alien enem(?:y|ies)|enemy aliens?)",
    r"terrorists?(?! organi[sz]ation)",
    r"criminals|criminal (?:illegal )?(?:aliens?|migrants?|immigrants?)",
    r"ringleaders?",
    r"murderers?|rapists?",
)
"""Nouns that accuse people of belonging to a gang or of crime: never names of bodies or places."""

HEDGES = (
    "alleged",
    "allegedly",
    "accused",
    "suspected",
    "purported",
    "purportedly",
    "presumed",
    "reputed",
    "so-called",
    "said to be",
    "claimed to be",
    "believed to be",
)
"""Words before the noun that keep it an accusation."""

NEAR = 40
"""Characters before the noun within which a hedge is taken to be its own: five or six words."""

_ACCUSATION = re.compile(r"(?<!\brival )\b(?:" + "|".join(ACCUSATIONS) + r")\b", re.IGNORECASE)
_HEDGE = re.compile(r"\b(?:" + "|".join(HEDGES) + r")\b", re.IGNORECASE)


def put_as(words: str, hedge: str = Hedge.ASSERTED) -> PutAs:
    """How words put an accusation, in a statement that is put forward with this hedge.

    As fact where any accusing noun stands without a hedging word before it, unless the statement is alleged.
    """
    found = [_hedged(words, noun.start()) for noun in _ACCUSATION.finditer(words)]
    if not found:
        return PutAs.NEITHER
    return PutAs.ALLEGATION if hedge == Hedge.ALLEGED or all(found) else PutAs.FACT


def hedge_puts_as(hedge: str) -> PutAs:
    """How the hedge alone puts what a statement says; a denial puts it neither way."""
    if hedge == Hedge.ALLEGED:
        return PutAs.ALLEGATION
    return PutAs.NEITHER if hedge == Hedge.DENIED else PutAs.FACT


def accusation(words: str) -> str:
    """What the first accusing noun in the words calls people, in the singular; "" where there is none.

    One name for one belonging: "members of MS-13" and "MS13 gang members" are each "member of MS-13".
    """
    found = _ACCUSATION.search(words)
    if not found:
        return ""
    gang = next((name for pattern, name in _GANGS if pattern.search(found[0])), "")
    return f"member of {gang}" if gang else re.sub(r"[- ]", " ", found[0].casefold()).removesuffix("s")


_GANGS = (
    (re.compile(r"\bMS-?13\b", re.IGNORECASE), "MS-13"),
    (re.compile(r"\b(?:Tren de Aragua|TdA)\b", re.IGNORECASE), "Tren de Aragua"),
)


def _hedged(words: str, at: int) -> bool:
    """A hedge before the noun, in the same sentence and not further than `NEAR`."""
    ahead = words[max(0, at - NEAR) : at]
    return bool(_HEDGE.search(re.split(r"[.;!?]\s", ahead)[-1]))
