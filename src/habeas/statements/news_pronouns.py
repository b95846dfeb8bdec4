"""Whom he, she, it, they and "the judge" mean: the nearest subject before that fits."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from habeas.statements.news_article import Article, Extent, Passage, extent_of
from habeas.statements.news_lexicon import ORGANISATION, PEOPLE, SPEECH, TITLES, words
from habeas.statements.news_people import Cast, Person, Sighting

if TYPE_CHECKING:
    from spacy.tokens import Token

BODIES = frozenset({"AGENCY", "ORG", "COURT", "OUTLET", "GROUP", "GPE", "FAC", "NORP"})
MEN = frozenset(["man", "father", "brother", "son", "husband", "boy", "uncle", "king"])
WOMEN = frozenset(["woman", "mother", "sister", "daughter", "wife", "girl", "aunt", "queen"])
BACK = 6
"""Blocks over which a pronoun may reach back: paragraphs and the pictures between them."""

GENERIC = words(
    """
    official functionary spokesman spokeswoman spokesperson lawyer attorney minister judge sheriff
    director president secretary prosecutor senator mayor governor politician diplomat czar justice
    magistrate
    """
)
SPEAKS_BEFORE = re.compile(rf"\b(?:{'|'.join(sorted(SPEECH))})\b (?:[\w.'-]+ ){{0,6}}$")


def person_meant(cast: Cast, passage: Passage, at: int) -> Person | Extent | None:
    """The named person, or the words for an unnamed one in this passage, that he or she stands for."""
    here = next((seen for seen in cast.before(passage, at) if seen.passage is passage and leads(seen)), None)
    unnamed = unnamed_subject(passage, at)
    if unnamed and (here is None or here.extent[0] < unnamed[0]):
        inside = cast.inside(passage, unnamed)
        return inside[0].person if inside else unnamed
    if here:
        return here.person
    near = [
        seen for seen in cast.before(passage, at) if passage.block.number - seen.passage.block.number <= BACK
    ]
    chosen = next((seen for seen in near if leads(seen)), near[0] if near else None)
    return chosen.person if chosen else None


def leads(seen: Sighting) -> bool:
    """Whether somebody heads a clause, or speaks in it: fumed defence attorney X."""
    return seen.subject or SPEAKS_BEFORE.search(seen.passage.text[: seen.extent[0]]) is not None


def unnamed_subject(passage: Passage, at: int) -> Extent | None:
    """The words for one unnamed person who heads a clause before, in this passage, and may be he or she."""
    other = MEN if passage.text[at : at + 3].lower() in ("she", "her") else WOMEN
    for token in subjects_before(passage, at):
        described = re.search(
            r", (?P<who>an? [^,.;]*?\b(?:man|woman|boy|girl|mother|father|official|officer|guard)\b[^,.;]*)",
            noun_words(passage, token),
        )
        if described:
            start = token.left_edge.idx + described.start("who")
            return start, start + len(described["who"])
        if token.lower_ in (PEOPLE | TITLES) - other and token.tag_ == "NN":
            return token.left_edge.idx, noun_end(token)
    return None


def noun_words(passage: Passage, token: "Token") -> str:
    """The words of the phrase under a noun."""
    return passage.text[token.left_edge.idx : extent_of(token.right_edge)[1]]


def noun_end(token: "Token") -> int:
    """The end of a noun with what stands in "of", "in", "from" right behind it."""
    ends = [
        extent_of(child.right_edge)[1]
        for child in token.children
        if child.dep_ == "prep" and child.i > token.i
    ]
    return max([extent_of(token)[1], *ends[:1]])


def subjects_before(passage: Passage, at: int) -> Iterator["Token"]:
    """The heads of subjects before a character, nearest first, those inside quote marks left out."""
    for token in reversed(passage.doc):
        if token.idx < at and token.dep_ in ("nsubj", "nsubjpass") and not in_quotes(passage, token.idx):
            yield token


def in_quotes(passage: Passage, at: int) -> bool:
    """Whether a character stands inside double quote marks."""
    return passage.text[:at].count('"') % 2 == 1


def body_meant(article: Article, passage: Passage, at: int) -> tuple[Passage, Extent] | None:
    """The words for the organisation that "it" stands for: the nearest subject that is one."""
    before = [one for one in article.prose if one.block.number < passage.block.number]
    for one, stop in [(passage, at), *((one, len(one.text)) for one in before[-1:])]:
        for token in subjects_before(one, stop):
            if token.ent_type_ in BODIES or token.lower_ in ORGANISATION:
                return one, (token.left_edge.idx, max(extent_of(token)[1], noun_end(token)))
    return None


def group_meant(passage: Passage, at: int) -> Extent | None:
    """The words for those whom "they" stands for: a plural that spoke before, in this passage."""
    for token in subjects_before(passage, at):
        speaks = token.head.lower_ in SPEECH
        if speaks and token.tag_ in ("NNS", "NNPS"):
            return token.left_edge.idx, noun_end(token)
    return None


def titled(cast: Cast, passage: Passage, place: Extent) -> Person | None:
    """Whom "the judge" means: the one person so titled; "the official": the nearest with an office."""
    word = passage.text[slice(*place)].lower()
    if word not in TITLES | GENERIC:
        return None
    if found := cast.titled(word):
        return found
    if word not in ("official", "functionary") or not passage.text[: place[0]].lower().endswith("the "):
        return None
    return next((seen.person for seen in cast.before(passage, place[0]) if seen.person.office), None)
