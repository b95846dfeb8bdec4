"""Custody by its verbs: who is held, freed, arrested or handed over, by whom and where, from the parse."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas.records.contents import Act
from habeas.statements.news_article import Extent, Passage, extent_of
from habeas.statements.news_groups import agent
from habeas.statements.news_lexicon import words
from habeas.statements.news_places import is_place

if TYPE_CHECKING:
    from spacy.tokens import Token

HELD = words(
    "held detained jailed imprisoned incarcerated confined interned locked holding detaining kept holds"
)
ARRESTED = words(
    "arrested seized apprehended captured rounded picked nabbed collared arrests grabbed arresting"
)
RELEASED = words("released freed releases frees releasing freeing")
ADMITTED = words("admitted booked processed received")
HANDED = words("handed turned surrendered delivered")
VERBS = HELD | ARRESTED | RELEASED | ADMITTED | HANDED
WHERE = frozenset({"at", "in", "inside", "into", "aboard"})
OVER = frozenset({"over", "up"})


@dataclass(frozen=True)
class Holding:
    """A verb of custody: its act (None for an arrest), where it stands, the words for the holder, if any."""

    act: Act | None
    verb: Extent
    holder: Extent | None


def holdings(passage: Passage) -> Iterator[Holding]:
    """Each verb of custody whose words say that people are held, freed, arrested, admitted or handed over."""
    for token, word in passage.verbs:
        if word in VERBS:
            found = holding(passage, token)
            if found is not None:
                yield found


def holding(passage: Passage, verb: "Token") -> Holding | None:
    """What one verb says; None where it says too little: held a hearing, turned over a page."""
    passive = any(child.dep_ == "auxpass" for child in verb.children) or verb.dep_ in ("acl", "amod")
    by, there, to = agent(verb) if not passive else by_whom(verb), where(passage, verb), to_whom(verb)
    word, place = verb.lower_, extent_of(verb)
    if word in HANDED:
        over = any(child.lower_ in OVER for child in verb.children)
        return Holding(Act.HANDED_OVER, place, phrase(to)) if over and to is not None else None
    if word in ADMITTED:
        return Holding(Act.ADMITTED, place, phrase(by) or there) if there and passive else None
    if word in RELEASED:
        return Holding(Act.RELEASED, place, None)
    if word in ARRESTED:
        return Holding(None, place, phrase(by))
    held = phrase(by) or there
    loose = word in ("held", "holding", "holds", "hold", "kept", "housed", "locked")
    return Holding(Act.HELD, place, held) if held or not loose else None


def by_whom(verb: "Token") -> "Token | None":
    """The noun behind "by"."""
    found = (child for child in verb.children if child.dep_ == "agent" or child.lower_ == "by")
    return next((noun for by in found for noun in by.children if noun.dep_ == "pobj"), None)


def to_whom(verb: "Token") -> "Token | None":
    """The noun behind "to"."""
    found = (child for child in verb.subtree if child.lower_ == "to" and child.dep_ in ("prep", "dative"))
    return next((noun for to in found for noun in to.children if noun.dep_ == "pobj"), None)


def where(passage: Passage, verb: "Token") -> Extent | None:
    """The place behind at, in or inside, one preposition deep or two: in tents at the base."""
    for child in verb.subtree:
        if child.i > verb.i and child.lower_ in WHERE and child.dep_ == "prep":
            for noun in child.children:
                place = phrase(noun) if noun.dep_ == "pobj" else None
                if place and is_place(passage, place):
                    return place
    return None


def phrase(noun: "Token | None") -> Extent | None:
    """The words of a noun up to its head, without what describes it behind."""
    if noun is None or noun.tag_ in ("PRP", "WP", "WDT"):
        return None
    start = noun.left_edge.idx
    of = next((child for child in noun.children if child.i == noun.i + 1 and child.lower_ == "of"), None)
    last = next((child for child in of.children if child.dep_ == "pobj"), noun) if of is not None else noun
    return start, last.idx + len(last.text)
