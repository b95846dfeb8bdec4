"""Picture credits: where a caption ends and its credit begins, and whose picture the credit says it is.

Two questions, two answers: `split_credit` cuts a line, `origin` reads a credit. A credit is what is printed,
not proof of who took the picture.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from habeas.reference.names import Name, look_up, names, of_demonym
from habeas.reference.tables import rows

LONGEST_CREDIT = 120
"""Longer tails are sentences; the longest credit met so far has 96 characters."""

SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*(?P<space>\s*)")
ABBREVIATION = re.compile(
    r"(?:\b(?:vs?|mr|mrs|ms|dr|st|no|gov|sen|rep|gen|col|lt|sgt|inc|corp|co|ltd|jr|sr|dept|"
    r"jan|feb|mar|apr|aug|sept?|oct|nov|dec)|\b\w|\.\w)\.$",
    re.IGNORECASE,
)
OFFICIAL_WORDS = re.compile(
    r"\b(?:government|presidency|presidential|president|ministry|minister|press office|secretariat|police|"
    r"army|armed forces|embassy|department|prison service|prisons)\b",
    re.IGNORECASE,
)
WRAPPING = re.compile(
    r"^(?:(?:file )?(?:photo(?:graph)?|picture|image|video|screenshot)s?(?: credit)?"
    r"(?: by| courtesy of| courtesy|:)+\s*"
    r"|(?:photo |image )?(?:credit|courtesy)(?: of|:)?\s+|handout (?:from|by)\s+)",
    re.IGNORECASE,
)
WITHOUT_MAKER = re.compile(
    r"^(?:handout|pool|file|file photo|photo|video|stringer|screenshot|social media)$", re.I
)


@dataclass(frozen=True)
class Origin:
    """Whose picture a credit says it is, and through whom it came."""

    name: str
    """The usual name of the maker; empty where it is not stated or not known here. Never a private person."""
    kind: str
    """government, news agency, picture agency, outlet, not stated, or unknown."""
    of: str
    """The country a government is of; else empty."""
    via: tuple[str, ...] = ()
    """Distributors and platforms named, in order."""
    note: str = ""
    verified: bool = True
    """False where whose account it is rests on this table alone."""


NOT_STATED = "not stated"


def origin(credit: str) -> Origin | None:
    """Return whose picture the credit says it is, or nothing for an empty credit.

    A government named anywhere comes first; else the last agency or outlet before "via". "via REUTERS"
    alone names a distributor, so its origin is not stated. Whoever is not in the tables is unknown, and
    unnamed.
    """
    text = WRAPPING.sub("", _spaced(credit).strip("()[] "))
    if not text:
        return None
    made, *passed = re.split(r"(?:^|\s+)via\s+", text, flags=re.IGNORECASE)
    makers = [part.strip() for part in re.split(r"[/,|]", made) if part.strip()]
    through = tuple(_usual(part.strip()) for part in re.split(r"[/,|]", "/".join(passed)) if part.strip())
    for maker in makers:
        found = _government(maker)
        if found:
            others = tuple(_usual(part) for part in makers if part != maker and _is_distributor(part))
            return Origin(found.name, found.kind, found.of, others + through, found.note, found.verified)
    return _unofficial(makers, through)


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
    """ "(AP Photo/...)" is one; "(AP)" only after a sentence, for else it explains a short form."""
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
    """A known outlet or government body alone, as printed: in its own case or in capitals."""
    spaced = _spaced(text)
    return bool(re.fullmatch(rf"(?:{_alternatives('outlet')}|{_alternatives('agency')})", spaced))


@cache
def credit_tails() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return what a credit looks like beyond a bare name: the name of each pattern and the pattern."""
    word = r"(?:[@A-ZÀ-Þ0-9][\w'’.&-]*"
    word += r"|of|the|de|del|la|los|y|e|for|and|&|in|on|official|family|pool|handout|government)"
    some = rf"{word}(?: {word}){{0,9}}"
    outlet, platform = _alternatives("outlet"), _alternatives("platform")
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


def _government(maker: str) -> Origin | None:
    """The office an account is of, a known body of a country, or any body said to be a country's."""
    account = _accounts().get(maker.removeprefix("@").casefold()) if " " not in maker else None
    if account:
        verified = account["verified"] == "true"
        return Origin(account["name"], "government", account["of"], note=account["note"], verified=verified)
    body = look_up(maker, "agency")
    if body and body.country:
        return Origin(body.name, "government", _country_name(body.country))
    country = _country_within(maker) if OFFICIAL_WORDS.search(maker) else None
    return Origin(f"Government of {country.name}", "government", country.name) if country else None


def _unofficial(makers: list[str], through: tuple[str, ...]) -> Origin:
    """The last known outlet among the makers; a platform or a bare word like "Handout" makes nothing."""
    for maker in reversed(makers):
        outlet = look_up(_without_photo(maker), "outlet")
        if outlet:
            return Origin(outlet.name, _outlet_kind(outlet.name), "", through)
    platforms = tuple(_usual(part) for part in makers if look_up(part, "platform"))
    rest = [part for part in makers if not WITHOUT_MAKER.match(part) and not look_up(part, "platform")]
    return Origin("", "unknown" if rest else NOT_STATED, "", platforms + through)


def _country_within(text: str) -> Name | None:
    """The country named in the text, by name or demonym; of several, the longest form."""
    words = text.split()
    for length in range(min(4, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            phrase = " ".join(words[start : start + length])
            found = look_up(phrase, "country") or of_demonym(phrase)
            if found:
                return found
    return None


@cache
def _accounts() -> dict[str, dict[str, str]]:
    return {row["handle"]: row for row in rows("accounts.csv")}


@cache
def _kinds_of_outlet() -> dict[str, str]:
    return {row["name"]: row["kind"] for row in rows("agencies.csv")}


def _outlet_kind(name: str) -> str:
    return _kinds_of_outlet().get(name, "outlet")


def _country_name(code: str) -> str:
    return next(each.name for each in names("country") if each.country == code)


def _is_distributor(part: str) -> bool:
    return bool(look_up(_without_photo(part), "outlet") or look_up(part, "platform"))


def _usual(part: str) -> str:
    found = look_up(_without_photo(part), "outlet") or look_up(part, "platform")
    return found.name if found else part


def _without_photo(part: str) -> str:
    return (
        re.sub(r"(?i)\s+(?:photo|file|video|images|archive)$", "", part)
        if not look_up(part, "outlet")
        else part
    )


def _spaced(text: str) -> str:
    return " ".join(text.split())
