"""Court orders that no noun names: what a judge ordered, barred, halted, by the verb."""
# ruff: noqa: E501 (a pattern is read whole, on one line)

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from habeas.statements.news_article import Extent, Passage
from habeas.statements.news_groups import agent
from habeas.statements.news_lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Token

VERBS = words(
    """
    ordered directed instructed commanded blocked barred enjoined halted paused prohibited forbade stopped
    suspended froze blocks bars halts orders pauses stayed forbids gave stays required restrained
    """
)
"""What a court does to the acts of others."""
LOOSE = words("gave stopped stayed required stays")
"""Of these, verbs that a judge does other things with too: they need an object that says that it is an order."""
COMMAND = re.compile(
    r"\w+ (?:the (?:government|administration|agency|deportation|removal)|officials|ICE|all )"
)
COURT = re.compile(r"\b(?:[Jj]udges?|[Jj]ustices?|[Cc]ourt|[Tt]ribunal|[Mm]agistrate|panel)\b")
ADVERB = re.compile(
    r"\b(?:temporarily|immediately|briefly|orally|verbally|again|indefinitely|permanently|also) $"
)
END = re.compile(
    r",? (?:on (?=[A-Z])|after\b|until\b|while\b|which\b|saying\b|and (?:said|told|set|wrote|gave|ordered)\b)| [–—-] |[.;\"]|, |$"
)
NOUN = re.compile(r"\b(?:restraining order|injunction|a stay|an order|the order|the ruling|the injunction)\b")
LEAST = 12
"""Characters of an order told by its verb at least."""


def orders_by_verb(passage: Passage) -> Iterator[Extent]:
    """The words of each order: from the verb, with its adverb, to the end of its clause."""
    for token, word in passage.verbs:
        if word in VERBS and is_finite(token) and is_of_court(passage, token):
            extent = words_of(passage, token)
            text = passage.text[slice(*extent)]
            loose = token.lower_ in LOOSE and not COMMAND.match(passage.text, token.idx)
            if len(text) >= LEAST and not loose and not NOUN.search(text):
                yield extent


def is_finite(token: "Token") -> bool:
    """Whether a verb tells of something done."""
    passive = any(child.dep_ == "auxpass" for child in token.children)
    return token.tag_ in ("VBD", "VBZ", "VBN") and not passive


def is_of_court(passage: Passage, verb: "Token") -> bool:
    """Whether a court, a judge, or somebody in an article that speaks of a judge, is the subject."""
    subject = agent(verb)
    if subject is None or subject.i > verb.i:
        return False
    phrase = passage.text[subject.left_edge.idx : verb.idx]
    if COURT.search(phrase) or subject.ent_type_ == "COURT":
        return True
    person = subject.lower_ in ("he", "she") or subject.ent_type_ == "PERSON"
    return person and COURT.search(passage.text) is not None


def words_of(passage: Passage, verb: "Token") -> Extent:
    """From the verb and its adverb to the end of what is ordered."""
    adverb = ADVERB.search(passage.text[: verb.idx])
    start, sentence = adverb.start() if adverb else verb.idx, passage.sentence(verb.idx)
    end = END.search(passage.text, verb.idx + len(verb.text) + 5, sentence[1])
    return start, end.start() if end else sentence[1]
