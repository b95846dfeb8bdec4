"""Cues: the verbs and phrases by which a passage says who says something, and the words for who."""
# ruff: noqa: E501 (a pattern is read whole, on one line)

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas.statements.news_article import Extent, Passage, extent_of, within
from habeas.statements.news_lexicon import CLAIMED, DENIED, RULED, SAID, TALLIED, TITLES

if TYPE_CHECKING:
    from spacy.tokens import Token

VERBS = SAID | CLAIMED | DENIED | RULED | TALLIED
NOUN_TAGS = frozenset({"DT", "PRP$", "JJ", "NN", "NNS", "NNP", "NNPS", "POS", "HYPH", "CD", "VBG", "PRP"})
ACCORDING = re.compile(r"\b(?:according to|in the words of|per) ", re.IGNORECASE)
ANSWER = re.compile(
    r"(?P<who>(?:[\w.]+ ){0,4}[\w.]+)'s? (?P<cue>(?:answer|response|position|argument|claim|contention|view|reply|explanation|account)"
    r"(?:, [^,;.]{3,30},)? (?:is|was) (?:that )?)"
)
ANSWERS = re.compile(r"answer|response|position|argument|claim|contention|view|reply|explanation|account")
CLOSING = re.compile(
    r"(?: (?:on|in|at|by|late|early|this|last|yesterday|today|earlier|during|via|through|to|from|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|reporters|journalists|lawmakers|senators|the|[A-Z][\w.]+)\b[^\";,]*)?(?:, [^\"]*)?[.;]?\s*$"
)
"""What may stand between a cue and the end of its sentence where the cue closes it: a day, a place, to whom."""
CLAUSE = 4
"""Words that a clause before a closing cue has at least."""
OFFICE_BEFORE = re.compile(r", (?P<office>(?:its|the|their|an?|his|her) (?:[\w'-]+ ){0,5}[\w-]+), $")
HOLDS = frozenset({"held", "holds"})
COURT = re.compile(
    r"\b(?:[Cc]ourt|[Jj]udges?|[Jj]ustices?|[Pp]anel|[Tt]ribunal|[Oo]pinion|[Rr]uling|Circuit)\b"
)
"""Who holds that a thing is so; others hold people."""
NAME_AFTER = re.compile(r", (?P<name>[A-ZÀ-Þ][\w'-]+(?: [A-ZÀ-Þ][\w'-]+){1,3})")
QUOTES = re.compile(
    r"“(?P<a>[^“”]*)(?:”|$)|\"(?P<b>[^\"]*)\"|«(?P<c>[^«»]*)»|(?<![\w’])‘(?P<d>[^‘]*?)’(?!\w)", re.DOTALL
)


@dataclass(frozen=True)
class Cue:
    """A cue at characters of a passage, with the words for who says it; `verb` is None for a phrase."""

    passage: Passage
    extent: Extent
    speaker: Extent
    verb: "Token | None" = None

    @property
    def word(self) -> str:
        """The cue in small letters."""
        return self.passage.text[slice(*self.extent)].lower().strip()

    @property
    def clause(self) -> Extent:
        """The cue with its speaker."""
        return min(self.extent[0], self.speaker[0]), max(self.extent[1], self.speaker[1])


def quotations(passage: Passage) -> list[Extent]:
    """What stands inside quote marks, in order; a quote left open runs to the end of the block."""
    kept: list[Extent] | None = passage.__dict__.get("quotations")
    if kept is not None:
        return kept
    found: list[Extent] = []
    for match in QUOTES.finditer(passage.block.text):
        inside = next(match.span(name) for name in "abcd" if match[name] is not None)
        if inside[0] < inside[1]:
            found.append(inside)
    passage.__dict__["quotations"] = found
    return found


def cues(passage: Passage, quotes: list[Extent]) -> list[Cue]:
    """Every cue outside quote marks whose speaker is to be seen, in order."""
    found = [*verb_cues(passage, quotes), *phrase_cues(passage, quotes)]
    return sorted(found, key=lambda cue: cue.extent)


def verb_cues(passage: Passage, quotes: list[Extent]) -> Iterator[Cue]:
    """The cues that are verbs."""
    for token, word in passage.verbs:
        if word not in VERBS or not is_finite(token) or (word in HOLDS and not COURT.search(passage.text)):
            continue
        place = extent_of(token)
        if not any(within(place, quote) for quote in quotes):
            speaker = speaker_of(passage, token, quotes)
            if speaker and speaker[0] < speaker[1]:
                yield Cue(passage, place, speaker, token)


def phrase_cues(passage: Passage, quotes: list[Extent]) -> Iterator[Cue]:
    """The cues that are phrases: according to."""
    for match in ACCORDING.finditer(passage.text):
        if not any(within(match.span(), quote) for quote in quotes) and match[0].lower() != "per ":
            yield Cue(passage, match.span(), phrase_speaker(passage, match.end()))
    for match in ANSWER.finditer(passage.text) if ANSWERS.search(passage.text) else ():
        if not any(within(match.span(), quote) for quote in quotes):
            yield Cue(passage, match.span("cue"), match.span("who"))


def phrase_speaker(passage: Passage, at: int) -> Extent:
    """The noun phrase after "according to": up to the comma, the full stop or the semicolon."""
    end = passage.sentence(at)[1]
    for match in re.finditer(r"[,;:\"()—]|\.(?=\s|$)| - ", passage.text[at:end]):
        stop = at + match.start()
        if passage.text[max(0, stop - 2) : stop] not in ("Dr", "Mr", "Ms", "rs", ".S", "ov", "en", "ep"):
            return at, stop
        if match[0] != ".":
            return at, stop
    return at, end


def is_finite(token: "Token") -> bool:
    """Whether a verb says that somebody says it, rather than is asked to or was told."""
    helpers = {child.lower_ for child in token.children if child.dep_ in ("aux", "auxpass")}
    if any(child.dep_ == "auxpass" for child in token.children):
        return False
    if token.tag_ in ("VBD", "VBZ", "VBP"):
        return True
    if token.tag_ == "VBN":
        own = any(child.dep_ == "nsubj" for child in token.children) and token.dep_ in ("ROOT", "ccomp")
        return bool(helpers & {"has", "have", "had", "'ve", "'d"}) or own or after_commas(token)
    if token.tag_ == "VBG":
        return bool(helpers & {"is", "are", "was", "were"})
    return False


def after_commas(token: "Token") -> bool:
    """Whether a verb follows a name between commas: CLAIM, President X, revealed."""
    return token.i > 1 and token.nbor(-1).text == "," and token.nbor(-2).ent_type_ == "PERSON"


def speaker_of(passage: Passage, verb: "Token", quotes: list[Extent]) -> Extent | None:
    """The words for who says it: between commas before, the subject, or what follows an inverted verb."""
    found = (
        between_commas(passage, verb)
        or last_before(passage, verb)
        or subject(passage, verb)
        or following(passage, verb)
    )
    if found is None or any(within(found, quote) for quote in quotes):
        return following(passage, verb)
    for quote in quotes:
        if found[0] < quote[0] < found[1]:
            return found[0], quote[0]
    return found


def between_commas(passage: Passage, verb: "Token") -> Extent | None:
    """The name between the commas before a verb, with the office before it: its president, X, said."""
    if not after_commas(verb):
        return None
    at = verb.i - 2
    while at > 0 and passage.doc[at - 1].tag_ in NOUN_TAGS:
        at -= 1
    start = passage.doc[at].idx
    office = OFFICE_BEFORE.search(passage.text[:start])
    if office and set(re.findall(r"\w+", office["office"].lower())) & TITLES:
        start = office.start("office")
    return start, extent_of(verb.nbor(-2))[1]


def last_before(passage: Passage, verb: "Token") -> Extent | None:
    """The noun phrase between the last comma and a verb that ends its sentence: CLAUSE, President X said on Sunday."""
    if any(child.dep_ == "ccomp" and child.i > verb.i for child in verb.children):
        return None
    sentence = passage.sentence(verb.idx)
    if CLOSING.match(passage.text, extent_of(verb)[1], sentence[1]) is None:
        return None
    at = verb.i
    while at > 0 and is_of_speaker(passage.doc[at - 1]):
        at -= 1
    if at == verb.i or passage.doc[at].idx <= sentence[0] or passage.doc[at - 1].text != ",":
        return None
    first = passage.doc[at]
    clause = len(passage.text[sentence[0] : first.idx].split()) >= CLAUSE
    names = any(token.tag_.startswith("NN") for token in passage.doc[at : verb.i])
    return (
        (first.idx, passage.doc[verb.i - 1].idx + len(passage.doc[verb.i - 1])) if clause and names else None
    )


def is_of_speaker(token: "Token") -> bool:
    """Whether a token can stand in the words for who says it."""
    if token.tag_ == "IN":
        return token.lower_ in ("of", "for", "at", "from", "in", "with")
    return token.tag_ in NOUN_TAGS or token.tag_ in ("NNPS", "VBN")


def subject(passage: Passage, verb: "Token") -> Extent | None:
    """The subject of a verb, or of the verb that it is joined to by "and"."""
    for child in verb.children:
        if child.dep_ == "nsubj" and child.tag_ not in ("WP", "WDT"):
            return noun_phrase(child, verb)
    if verb.dep_ == "relcl" and any(
        child.tag_ in ("WP", "WDT") and child.dep_ == "nsubj" for child in verb.children
    ):
        return noun_phrase(verb.head, verb)
    if verb.dep_ == "conj" and verb.head is not verb and verb.head.tag_.startswith("V"):
        return subject(passage, verb.head)
    return None


def noun_phrase(head: "Token", verb: "Token") -> Extent:
    """The words of the phrase under a head, on its own side of the verb."""
    start, end = head.left_edge.idx, extent_of(head.right_edge)[1]
    if head.i < verb.i:
        return start, min(end, verb.idx)
    return max(start, extent_of(verb)[1]), end


def following(passage: Passage, verb: "Token") -> Extent | None:
    """The noun phrase right after an inverted verb; it must begin with a name, an article or a noun."""
    at = verb.i + 1
    if at < len(passage.doc) and passage.doc[at].lower_ == "to":
        while at < len(passage.doc) and passage.doc[at].tag_ not in ("NNP", "PRP"):
            at += 1
    stop = at
    while stop < len(passage.doc) and passage.doc[stop].tag_ in NOUN_TAGS:
        stop += 1
    if stop == at or passage.doc[verb.i - 1].text not in ('"', ",", "'") or passage.doc[at].tag_ == "PRP$":
        return None
    return with_name(passage, extent_of(passage.doc[at:stop]))


def with_name(passage: Passage, place: Extent) -> Extent:
    """The phrase with the name that follows it between commas: the deputy ombudsman, X, who."""
    match = NAME_AFTER.match(passage.text, place[1])
    last = passage.text[slice(*place)].split()[-1].lower()
    return (place[0], match.end("name")) if match and last in TITLES else place
