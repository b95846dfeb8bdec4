"""Who is moved, held or said to belong: the noun phrase of people that a verb is about, or nothing at all."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from habeas.statements.news_article import Article, Extent, Passage, extent_of
from habeas.statements.news_gazetteer import nation_of
from habeas.statements.news_lexicon import AUTHORITIES, PEOPLE, words

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
INNER = frozenset({"compound", "amod", "poss", "nmod"})
RELATIVE = frozenset({"WP", "WDT", "WP$"})
LEFT = frozenset(
    {"DT", "CD", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "POS", "HYPH", "VBN", "PRP$", "RB"}
)
LEFT_TOO = frozenset({"PDT", "IN", "SYM", "FW", "VBG", "RBR", "RBS", "``", "''", "RP"})
GROUPS = PEOPLE | words(
    """
    group groups couple pair trio batch families family husband wife mother father son daughter brother
    sister sisters brothers barber teenager teen toddler toddlers siblings folks student relative everyone
    everybody makeup stylist tattooist
    """
)
"""Nouns that may head the words for a group."""
BOUNDING = words("more at over about some nearly around almost up fewer less least under just only")
"""Words that begin a number: more than, at least."""
PLURAL, SINGLE = frozenset({"they", "them", "these", "those"}), frozenset({"he", "she", "him", "her"})
MANY = words("most all many some both several none each others half dozens hundreds scores thousands")
NOUNS_OF = words(
    "custody control charge release removal deportation transfer detention handover expulsion number"
)
BOUND = re.compile(
    r"\b(?:more than|over|at least|as least|nearly|almost|up to|as many as|fewer than|about) $", re.I
)
NUMBERED = re.compile(
    r"(?:(?:more than|over|at least|as least|about|some|nearly|almost|up to) )?\d[\d,]*\+? (?:of the )?$",
    re.I,
)


def patient(verb: "Token", depth: int = 4) -> "Token | None":
    """Whom a verb is done to: its object, its passive subject, the noun that it describes."""
    children = list(verb.children)
    passive = any(child.dep_ == "auxpass" for child in children)
    objects = [child for child in children if child.dep_ == "dobj"]
    if objects and not passive:
        return verb.head if objects[0].tag_ in RELATIVE and verb.dep_ == "relcl" else objects[0]
    subject = next((child for child in children if child.dep_ in SUBJECTS), None)
    if subject is not None and subject.tag_ in RELATIVE:
        return verb.head
    if subject is not None or verb.dep_ in ("acl", "relcl", "amod"):
        return subject if subject is not None else verb.head
    return patient(verb.head, depth - 1) if depth and verb.head is not verb else None


def agent(verb: "Token", depth: int = 4) -> "Token | None":
    """Who does it: the subject of an active verb or of the one it is joined to, or whoever is behind "by"."""
    for child in verb.children:
        if child.dep_ == "agent":
            return next(iter(child.children), None)
        if child.dep_ == "nsubj":
            return verb.head if child.tag_ in RELATIVE and verb.dep_ == "relcl" else child
    joined = verb.dep_ in ("conj", "xcomp", "advcl") and verb.head is not verb and depth
    return agent(verb.head, depth - 1) if joined else None


def is_people(token: "Token") -> bool:
    """Whether a word heads words for people who are no authority's own."""
    if token.lower_ in AUTHORITIES:
        return False
    if token.lower_ in GROUPS or token.ent_type_ == "PERSON":
        return True
    nation = token.ent_type_ == "NORP" or nation_of(token.text) is not None
    return nation and token.tag_ != "JJ" and token.text.endswith(("ns", "is", "ese", "ians"))


def group_of(article: Article, passage: Passage, head: "Token | None") -> str:
    """The words for the group that a word heads, or stands for; "" where they are no people's."""
    if head is None:
        return ""
    head = of_whom(head)
    if head.lower_ in PLURAL | SINGLE:
        return antecedent(article, passage, head.idx, plural=head.lower_ in PLURAL)
    if is_people(head):
        return passage.words(phrase_of(passage, head))
    if is_elliptic(head):
        return partitive(passage, head) or same_number(article, passage, head)
    return ""


def of_whom(head: "Token") -> "Token":
    """Whose custody, release or removal a noun is; the noun itself where it is another."""
    if head.lower_ not in NOUNS_OF:
        return head
    return next((two for one in head.children if one.lower_ == "of" for two in one.children), head)


def is_elliptic(head: "Token | None") -> bool:
    """Whether a number, or a word like most and all, or a pronoun, stands for people."""
    if head is None:
        return False
    return head.lower_ in PLURAL | SINGLE | MANY or head.tag_ == "CD" or head.lower_ == "one"


def phrase_of(passage: Passage, head: "Token") -> Extent:
    """The noun phrase of a head: from its article or number, to its name behind "of"."""
    start = head.i
    while start > 0 and belongs(passage.doc[start - 1], head):
        start -= 1
    while start < head.i and passage.doc[start].tag_ in ("IN", "RB", "``", "''", "HYPH", "POS", "RP"):
        if passage.doc[start].lower_ in BOUNDING:
            break
        start += 1
    end = extent_of(head)[1]
    for child in head.children:
        if child.i == head.i + 1 and child.dep_ == "prep" and child.lower_ == "of":
            end = cut(passage, end, extent_of(child.right_edge)[1])
    first = passage.doc[start].idx
    number = NUMBERED.search(passage.text[:first]) or BOUND.search(passage.text[:first])
    return number.start() if number else first, end


def belongs(token: "Token", head: "Token") -> bool:
    """Whether a word before a head is of its noun phrase."""
    if token.is_punct and token.text not in ('"', "'", "-", "+"):
        return False
    inside = token.tag_ in LEFT | LEFT_TOO and token.dep_ not in ("mark", "advmod", "prep", "prt", "ROOT")
    number = token.dep_ in ("quantmod", "advmod", "amod", "nummod") and head.i - token.i <= 4
    return (inside or (token.tag_ in LEFT | LEFT_TOO and number)) and is_under(token, head)


def is_under(token: "Token", head: "Token") -> bool:
    """Whether a word depends on a head."""
    return token is head or any(above is head or above.i == head.i for above in token.ancestors)


def cut(passage: Passage, start: int, end: int) -> int:
    """The end of what stands behind "of", before a comma, a relative word or a verb."""
    stop = re.search(
        r"[,;:—–()\"]| (?:who|which|that|as|in|on|from|at|were|was|along|and)\b", passage.text[start:end]
    )
    return start + stop.start() if stop else end


def partitive(passage: Passage, head: "Token") -> str:
    """Two of the prisoners, one of the seven: the whole phrase; "" where "of" and a noun do not follow."""
    match = re.match(
        r" of (?:them|the \d[\d,]*|(?:the|his|her|its|their|those|these) [\w'-]+(?: [\w'-]+)?)",
        passage.text[head.idx + len(head.text) :],
    )
    if match is None:
        return ""
    start = head.left_edge.idx
    token = next((c for p in head.children if p.lower_ == "of" for c in p.children if c.dep_ == "pobj"), None)
    end = head.idx + len(head.text) + match.end()
    if token is not None and token.idx < end + 40:
        end = min(extent_of(token)[1], len(passage.text))
    return passage.words((start, end)).strip(" ,")


def same_number(article: Article, passage: Passage, head: "Token") -> str:
    """The group that was counted by the same number before: All 14 are the 14 men."""
    if head.tag_ != "CD":
        return ""
    for one, token in heads_before(article, passage, head.idx):
        place = phrase_of(one, token)
        if re.search(rf"(?<![\w,.]){re.escape(head.text)}(?![\w,.])", one.text[slice(*place)]):
            return one.words(place)
    return ""


def antecedent(article: Article, passage: Passage, at: int, *, plural: bool) -> str:
    """The words for those whom a pronoun stands for: the nearest people before, here or two passages back."""
    tags = ("NNS", "NNPS") if plural else ("NN", "NNP")
    for one, token in heads_before(article, passage, at):
        if token.tag_ in tags and (plural or token.dep_ in SUBJECTS):
            return one.words(phrase_of(one, token))
    return ""


def heads_before(article: Article, passage: Passage, at: int) -> "Iterator[tuple[Passage, Token]]":
    """The heads of words for people before a character, nearest first, over this passage and two before."""
    before = [one for one in article.passages if one.block.number < passage.block.number]
    for one, stop in [(passage, at), *((one, len(one.text)) for one in reversed(before[-2:]))]:
        for number in range(len(one.tags) - 1, -1, -1):
            if not one.tags[number].startswith("NN"):
                continue
            token = one.doc[number]
            noun = token.idx < stop and token.dep_ not in INNER
            if noun and is_people(token):
                yield one, token
