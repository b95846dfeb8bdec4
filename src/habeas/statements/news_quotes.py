"""Direct quotations: what stands in quote marks, and who is said to have said it."""
# ruff: noqa: E501 (a pattern is read whole, on one line)

import re
from dataclasses import replace

from habeas.statements.news_article import Article, Extent, Passage
from habeas.statements.news_chain import links
from habeas.statements.news_cues import Cue, subject
from habeas.statements.news_lexicon import words
from habeas.statements.news_people import Cast
from habeas.statements.news_sayings import Saying, hedge_of
from habeas.statements.news_through import chain_of

REACH = 60
"""Characters between a closing quote mark and its cue; a speaker with a long office still fits."""

BESIDE = re.compile(
    r"[\"'] (?:(?P<verb>[a-z]+) (?P<who>(?:[a-z]+ ){0,3}[A-ZÀ-Þ][\w'-]+(?: [A-ZÀ-Þ][\w'-]+)*)|(?P<who2>he|she|[A-ZÀ-Þ][\w'-]+(?: [A-ZÀ-Þ][\w'-]+)*) (?P<verb2>[a-z]+))\b"
)
GOVERNING = words(
    """
    thanked thanks praised accused called calls described dismissed hailed blasted condemned denounced
    criticised criticized labelled labeled branded dubbed committed promised defended
    """
)
"""Verbs that put their subject's words into the sentence in quote marks."""


def quoted(article: Article, cast: Cast, passage: Passage, *, quotes: list[Extent], cues: list[Cue],
           before: Saying | None) -> list[Saying]:  # fmt: skip
    """The quotations of a passage that have a speaker; `before` is the last one of the passage before."""
    found: list[Saying] = []
    for quote in quotes:
        if not is_quotation(passage, quote):
            continue
        cue = cue_of(passage, quote, quotes, cues)
        saying = by_cue(article, cast, quote, cue) if cue else None
        saying = (
            saying or by_verb(article, cast, passage, quote) or continued(passage, quote, found, before, cues)
        )
        if saying:
            found.append(saying)
    return found


def is_quotation(passage: Passage, quote: Extent) -> bool:
    """Whether it is more than one word: a single word in quote marks is a name or is held off."""
    return len(passage.text[slice(*quote)].split()) > 1


def by_cue(article: Article, cast: Cast, quote: Extent, cue: Cue) -> Saying | None:
    """The quotation with the chain of its cue; None where the cue's words are nobody."""
    chain = chain_of(article, cast, cue)
    if not chain:
        return None
    return Saying(cue.passage, quote, chain, hedge_of(cue, chain), quoted=True, cue=cue.clause)


def cue_of(passage: Passage, quote: Extent, quotes: list[Extent], cues: list[Cue]) -> Cue | None:
    """The cue of a quotation: the one before it where it goes on with that clause, else the one after it."""
    before, after = cue_before(passage, quote, quotes, cues), cue_after(passage, quote, cues)
    if before and after:
        runs_on = (
            passage.text[quote[0] : quote[0] + 1].islower()
            or passage.text[: quote[0]].rstrip(' "')[-1:] not in ",:."
        )
        return before if runs_on and before.clause[1] + 2 < quote[0] else after
    return after or before or beside(passage, quote)


def beside(passage: Passage, quote: Extent) -> Cue | None:
    """Any verb that stands with a name or a pronoun right behind a closing mark: “…,” wept her mother."""
    match = BESIDE.match(passage.text, quote[1])
    if match is None or passage.text[quote[1] - 1] not in ",?!":
        return None
    verb, who = ("verb", "who") if match["verb"] else ("verb2", "who2")
    token = passage.span(match.span(verb))[0]
    return Cue(passage, match.span(verb), match.span(who), token) if token.tag_ in ("VBD", "VBZ") else None


def cue_after(passage: Passage, quote: Extent, cues: list[Cue]) -> Cue | None:
    """The cue that follows a quotation: “…,” he said; “…,” said the judge."""
    if passage.text[quote[1] - 1] == ".":
        return None
    for cue in cues:
        if quote[1] < cue.clause[0] <= quote[1] + REACH:
            between = passage.text[quote[1] : cue.clause[0]]
            if re.fullmatch(r"[\"'”’»]?[,.]? ?(?:[^.;:\"“«]*, )?", between) and "." not in between[2:]:
                return cue
    return None


def cue_before(passage: Passage, quote: Extent, quotes: list[Extent], cues: list[Cue]) -> Cue | None:
    """The cue before a quotation, in the same sentence, with no other quotation's beginning between."""
    found = None
    for cue in cues:
        between = passage.text[cue.clause[1] : quote[0]]
        if cue.clause[1] <= quote[0] and not re.search(r"[;]|[.!?][\"')]* ", between + " "):
            broken = any(cue.clause[1] < other[0] < quote[0] for other in quotes)
            if not (broken and len(between) > REACH * 2):
                found = cue
    return found


def by_verb(article: Article, cast: Cast, passage: Passage, quote: Extent) -> Saying | None:
    """A quotation in the object of thanked, accused, called: its subject's words."""
    token = passage.span(quote).root
    for above in token.ancestors:
        if above.lower_ in GOVERNING and above.idx < quote[0]:
            place = subject(passage, above)
            chain = links(article, cast, passage, place, cue=above.text) if place else ()
            if place and chain:
                cue = Cue(passage, (above.idx, above.idx + len(above.text)), place, above)
                return Saying(passage, quote, chain, hedge_of(cue, chain), quoted=True, cue=cue.clause)
    return None


def continued(
    passage: Passage, quote: Extent, found: list[Saying], before: Saying | None, cues: list[Cue]
) -> Saying | None:
    """A quotation with no cue of its own: it goes on where the one before it stopped."""
    if found:
        last = found[-1]
        between = passage.text[last.extent[1] : quote[0]]
        inner = [cue for cue in cues if last.extent[1] <= cue.extent[0] < quote[0]]
        own = len(inner) <= 1 and len(re.findall(r"[.!?]\"?'? ", between)) <= 1
        return replace(last, extent=quote, cue=None) if own else None
    if before and is_bare(passage, quote):
        return replace(before, passage=passage, extent=quote, cue=None)
    return None


def is_bare(passage: Passage, quote: Extent) -> bool:
    """Whether a passage is nothing but this quotation."""
    return not passage.text[: quote[0]].strip("\" '") and not passage.text[quote[1] :].strip("\" '.")
