"""Whose picture a credit says it is: what is printed, which is not proof of who took it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from habeas.reference.names import Name, look_up, names, of_demonym
from habeas.reference.tables import rows

OFFICIAL_WORDS = re.compile(
    r"\b(?:government|presidency|presidential|president|ministry|minister|press office|secretariat|police|"
    r"army|armed forces|embassy|department|prison service|prisons|presidencia|gobierno|ministerio|policía)\b",
    re.IGNORECASE,
)
WRAPPING = re.compile(
    r"^(?:(?:file )?(?:photo(?:graph)?|picture|image|video|screenshot)s?(?: credit)?"
    r"(?: by| courtesy of| courtesy|:)+\s*"
    r"|(?:photo |image )?(?:credit|courtesy)(?: of|:)?\s+|handout (?:from|by)\s+)",
    re.IGNORECASE,
)
HANDED_OUT = re.compile(r"^(?:handout|social media|screenshot|courtesy)$", re.IGNORECASE)
WITHOUT_MAKER = re.compile(r"^(?:pool|file|file photo|photo|video|stringer)$", re.IGNORECASE)


@dataclass(frozen=True)
class Origin:
    """Whose picture a credit says it is, and through whom it came."""

    name: str
    """The usual name of the maker; empty where it is not stated or not known here. Never a private person."""
    kind: str
    """government, international body, news agency, picture agency, outlet, not stated, or unknown."""
    of: str
    """The country a government is of, by its usual name; else empty."""
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


def _government(maker: str) -> Origin | None:
    """The office an account is of, a known body of a country, or any body said to be a country's."""
    account = _accounts().get(maker.removeprefix("@").casefold()) if " " not in maker else None
    if account:
        verified = account["verified"] == "true"
        return Origin(account["name"], "government", account["of"], note=account["note"], verified=verified)
    body = look_up(maker, "agency")
    if body:
        kind = "government" if body.country else "international body"
        return Origin(body.name, kind, _country_name(body.country) if body.country else "")
    if not OFFICIAL_WORDS.search(maker):
        return None
    country = _country_within(maker)
    return Origin(
        f"Government of {country.name}" if country else "", "government", country.name if country else ""
    )


def _unofficial(makers: list[str], through: tuple[str, ...]) -> Origin:
    """The last known outlet among the makers, unless it passed on a handout; a platform makes nothing."""
    if any(HANDED_OUT.match(maker) for maker in makers):
        passed = tuple(_usual(part) for part in makers if _is_distributor(part))
        return Origin("", NOT_STATED, "", passed + through)
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
