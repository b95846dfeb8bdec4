"""Offices that stand without a name: whom "the border czar" and "El Salvador's president" mean."""

import re

from habeas.statements.news_gazetteer import named, nation_of
from habeas.statements.news_lexicon import TITLES, words
from habeas.statements.news_people import Cast, Person

PLAIN = words("the of us u s federal own new then its his her their current acting")
"""Words of an office that tell no holder from another."""


def holder_of(cast: Cast, text: str, head: str) -> Person | None:
    """The one named person whose office has all words of this one; None where none has, or several have."""
    if head not in TITLES or head in ("official", "officer", "lawyer", "attorney"):
        return None
    country = country_of(text)
    asked = content(text)
    found = {
        seen.person
        for seen in cast.sightings
        if " " in seen.person.name
        and asked <= content(seen.person.office)
        and same_country(seen.person, country)
    }
    names = {person.name for person in found}
    return found.pop() if len(names) == 1 else None


def same_country(person: Person, country: str) -> bool:
    """Whether a person's office may be of this country; any where none is stated."""
    if not country:
        return True
    known = named(person.name, "official")
    return country == (country_of(person.office) or (known.country if known else ""))


def content(text: str) -> frozenset[str]:
    """The words of an office, small, without those for a country and those that say nothing."""
    bare = re.sub(r"'s\b|’s\b", "", text)
    for phrase in capitals(bare):
        if nation(phrase):
            bare = bare.replace(phrase, " ")
    return frozenset(re.findall(r"[a-zà-ÿ]+", bare.lower())) - PLAIN


def country_of(text: str) -> str:
    """The code of the country that an office names; "" where it names none."""
    bare = re.sub(r"'s\b|’s\b", "", text)
    return next((code for phrase in capitals(bare) if (code := nation(phrase))), "")


def capitals(text: str) -> list[str]:
    """Every stretch of one to three words of a text that begins with a capital, the longest first."""
    all_words = re.findall(r"[\w.]+", text)
    spans = [all_words[at : at + size] for size in (3, 2, 1) for at in range(len(all_words) - size + 1)]
    return [" ".join(span) for span in spans if span[0][:1].isupper()]


def nation(phrase: str) -> str:
    """The code of the country that a name or an adjective stands for."""
    found = named(phrase, "country") or nation_of(phrase) or nation_of(phrase.removeprefix("El "))
    return found.country if found else ""
