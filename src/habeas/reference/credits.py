"""Picture credits: where a caption ends and its credit begins, and whose picture the credit says it is."""

from __future__ import annotations

import re
from functools import cache

from habeas.reference.names import names
from habeas.reference.origins import Origin, origin

__all__ = ["LONGEST_CREDIT", "Origin", "credit_tails", "is_credit", "origin", "split_credit"]

LONGEST_CREDIT = 120
"""Longer tails are sentences; the longest credit met so far has 96 characters."""

SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*(?P<space>\s*)")
ABBREVIATION = re.compile(
    r"(?:\b(?:vs?|mr|mrs|ms|dr|st|no|gov|sen|rep|gen|col|lt|sgt|inc|corp|co|ltd|jr|sr|dept|"
    r"jan|feb|mar|apr|aug|sept?|oct|nov|dec)|\b\w|\.\w)\.$",
    re.IGNORECASE,
)


def split_credit(line: str) -> tuple[str, str]:
    """Return the caption and its credit, or the line and "" where no credit ends it.

    A credit is glued to the sentence before it ("...to cells.AP"), or follows it after a space, or stands in
    brackets, or is the whole line. It must read as a credit to its last letter, so that a sentence ending in
    "U.S." or "the AP." stays whole.
    """
    text = line.strip()
    bracketed = re.search(r"\s*[(\[]([^()\[\]]+)[)\]]\.?$", text)
    if bracketed and _is_bracketed_credit(bracketed, text):
        return text[: bracketed.start()].rstrip(), text[bracketed.start() :].strip()
    for end in SENTENCE_END.finditer(text):
        if _begins_credit(text, end):
            return text[: end.start("space")], text[end.end() :]
    marked = re.search(r"\s+(?:[|—–-]\s+)?(?=(?:Photo|Image|Video)(?: credit)?(?: by |: )|AP Photo/)", text)
    if marked and is_credit(text[marked.end() :]):
        return text[: marked.start()], text[marked.end() :]
    return ("", text) if _is_strong(text) else (text, "")


def is_credit(text: str) -> bool:
    """Return whether the whole text reads as a credit."""
    return _is_strong(text) or (_fits(text) and _is_publisher(text.strip()))


def _begins_credit(text: str, end: re.Match[str]) -> bool:
    """Known names alone need more: after a space, not behind an abbreviation ("Trump v. CNN")."""
    tail = text[end.end() :]
    if not tail or not _fits(tail):
        return False
    if _is_strong(tail):
        return True
    return _is_publisher(tail) and not ABBREVIATION.search(text[: end.start() + 1])


def _is_bracketed_credit(bracketed: re.Match[str], text: str) -> bool:
    """Names in brackets count only after a sentence: elsewhere "(AP)" explains a short form."""
    inner, before = bracketed[1], text[: bracketed.start()]
    return _is_strong(inner) or (_is_publisher(inner) and bool(re.search(r"[.!?…][\"'”’]*$", before)))


def _fits(text: str) -> bool:
    return 1 < len(text) <= LONGEST_CREDIT and not re.search(
        r"[.!?]$", re.sub(r"\b[A-Z]\.[A-Z]\.$", "", text)
    )


def _is_strong(text: str) -> bool:
    """Whether one of CREDIT_TAILS fits all of the text."""
    spaced = _spaced(text)
    return _fits(spaced) and any(pattern.fullmatch(spaced) for _, pattern in credit_tails())


def _is_publisher(text: str) -> bool:
    """A known outlet or body alone, as printed: in its own case or in capitals."""
    spaced = _spaced(text)
    return bool(re.fullmatch(rf"(?:{_alternatives('outlet')}|{_alternatives('agency')})", spaced))


@cache
def credit_tails() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return what a credit looks like beyond a bare name: the name of each pattern and the pattern."""
    word = r"(?:[@A-ZÀ-Þ0-9][\w'’.&-]*"
    word += r"|of|the|de|del|da|dos|van|von|bin"
    word += r"|la|los|y|e|for|and|&|in|on|official|family|pool|handout|government)"
    some = rf"{word}(?: {word}){{0,9}}"
    outlet, platform = rf"(?:[Tt]he )?(?:{_alternatives('outlet')})", _alternatives("platform")
    through = rf"[vV][iI][aA] (?:{outlet}|{platform}|AP Images|AP Photo)(?: ?/ ?{some})*"
    lead = r"(?:(?:File )?(?:Photo(?:graph)?|Picture|Image|Video|Screenshot)s?(?: credit| courtesy)?"
    lead += r"(?: by| of|:)"
    lead += r"|Courtesy(?: of|:)|Credit:?|Handout (?:from|by)|(?:Photo|Image) courtesy of)"
    return tuple(
        (name, re.compile(pattern))
        for name, pattern in (
            ("distributed", rf"(?:{some}(?: ?/ ?{some})*,? )?{through}"),
            ("account", rf"(?:{platform}) ?/ ?@?\w[\w.]*|@\w+ ?/ ?(?:{platform})|(?:{platform})[ :] ?@\w+"),
            (
                "slashed",
                rf"{some}(?: ?/ ?{some})* ?/ ?(?:{outlet}|AP Images|Handout|HANDOUT|Pool|POOL)(?:, File)?",
            ),
            ("slashed outlet first", rf"(?:{outlet}) ?/ ?{some}(?:, File)?"),
            (
                "agency picture",
                rf"(?:{outlet}) (?:Photo|PHOTO|File|Video|Images|Archive)(?: ?/ ?{some})?(?:, File)?",
            ),
            ("lead", rf"{lead} {some}(?:(?: ?/ ?|, ){some})*(?: {through})?"),
        )
    )


@cache
def _alternatives(kind: str) -> str:
    """The forms of a kind as one pattern, longest first, in their own case and in capitals."""
    forms = {form for each in names(kind) for form in each.forms}
    both = {form for each in forms for form in (each, each.upper())}
    return "|".join(re.escape(form) for form in sorted(both, key=lambda form: (-len(form), form)))


def _spaced(text: str) -> str:
    return " ".join(text.split())
