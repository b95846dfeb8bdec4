"""Places as an article names them: where a transfer goes from and to, and which facility is spoken of."""
# ruff: noqa: E501 (a pattern is read whole, on one line)

import re
from functools import lru_cache

from habeas.records.place import Place
from habeas.reference.places import place as known_place
from habeas.statements.news_article import Extent, Passage
from habeas.statements.news_gazetteer import PLACES, named
from habeas.statements.news_lexicon import words

NO_PLACES = frozenset(
    {"PERSON", "AGENCY", "OUTLET", "DATE", "TIME", "GROUP", "COURT", "NORP", "LAW", "STATUTE", "PLATFORM"}
)
CALENDAR = words(
    """
    January February March April May June July August September October November December
    """
)
KINDS = "prison|jail|lockup|camp|center|centre|station|base|airport|hub|facility|barracks|hospital|shelter|shelters|court|country|mega-prison|countries|site|compound|complex|penitentiary|hotel|barge|island|tarmac|prisons|jails|camps|centers|centres|facilities|border|airfield|airstrip"
_WORD = r"(?:U\.[SKN]\.|[A-ZÀ-Þ](?:[\w'-]|\.(?=\w))*)"
CAPITAL = rf"{_WORD}(?: (?:(?:of|de|la|el|del|and|the) )?{_WORD})*(?:, {_WORD}(?: {_WORD})*)?"
OWNED = rf"[A-ZÀ-Þ][\w.-]*(?: [A-ZÀ-Þ][\w.-]*)*'s (?:[\w-]+ ){{0,3}}?(?:[A-ZÀ-Þ][\w'-]+ )*(?:{KINDS})\b"
PLACE = rf"(?:{OWNED}|(?:(?:the|an?|his|her|their|its|this|that) )?(?:(?:[\w'-]+ ){{0,3}}?(?:{KINDS})\b|{CAPITAL}(?: (?:{KINDS})\b)?))"


def place(passage: Passage, extent: Extent) -> Place:
    """The place at these characters, with its zone where the gazetteer knows it."""
    words = passage.words(extent)
    return Place(words, zone=zone_of(words))


@lru_cache(maxsize=1 << 12)
def zone_of(words: str) -> str:
    """The zone of a place that the gazetteer knows; "" where it knows none."""
    found = known_place(words)
    return found.zone if found else ""


def is_place(passage: Passage, extent: Extent) -> bool:
    """Whether these characters name a place: known, found by the model, or a kind of place."""
    text = passage.text[slice(*extent)]
    if re.search(rf"\b(?:{KINDS})$", text) or named(
        re.sub(r"^(?:the|an?) ", "", text), "country", "city", "facility"
    ):
        return True
    ents = {ent.label_ for ent in passage.span(extent).ents}
    return bool(ents & PLACES) or (text[:1].isupper() and not ents & NO_PLACES and text not in CALENDAR)


def facility_near(passage: Passage, at: int) -> str:
    """The facility that the sentence names, else the passage; "" where neither does."""
    start, end = passage.sentence(at)
    facilities = [ent for ent in passage.doc.ents if ent.label_ == "FAC"]
    here = [ent for ent in facilities if start <= ent.start_char < end]
    chosen = here or [ent for ent in facilities if ent.end_char <= at]
    return passage.words((chosen[0].start_char, chosen[0].end_char)) if chosen else ""
