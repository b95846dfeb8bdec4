"""Affiliations: who is said to belong, or not to belong, to a group."""

import re
from collections.abc import Iterator

from habeas.records.chain import Hedge
from habeas.records.contents import Affiliation
from habeas.records.statement import Statement
from habeas.statements.news_article import Article, Extent, Passage, Voice
from habeas.statements.news_hedges import ALLEGED
from habeas.statements.news_sayings import Sayings

GROUP = r"(?P<group>(?:[A-Z][\w'-]*|\d+)(?:[ -](?:de |del |la |el )*(?:[A-Z][\w'-]*|\d+))*(?: (?:gang|cartel|syndicate|clique|guerrilla))?)"
GROUP_NAMED = (
    r"(?P<group>(?:[A-Z][\w'-]*)(?:[ -](?:de |del |la |el )*(?:[A-Z][\w'-]*|\d+))*) (?:gang|cartel|syndicate)"
)
WHO = r"(?P<who>(?:(?:[Mm]ore than|[Oo]ver|[Aa]t least|as least|[Nn]early|[Aa]bout|[Ss]ome) )?(?:\d[\d,]*\+?|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ss]everal|[Dd]ozens of|[Tt]he)(?: of (?:them|the \w+|her \w+|his \w+))?)"
PATTERNS = tuple(
    re.compile(words)
    for words in (
        rf"(?:{WHO} )?(?:(?:suspected|alleged|accused|reputed|purported|high[- ]level) )*(?:members?|leaders?|associates?) of (?:the )?(?:[\w-]+ ){{0,3}}?{GROUP}",
        rf"{WHO} (?:(?:suspected|alleged|accused|reputed) )*{GROUP_NAMED} (?:members?|associates?)",
        rf"{WHO} are (?:accused|suspected) of (?:links|ties|belonging) to (?:the )?{GROUP}",
        rf"{WHO} (?:had|have|has) (?P<none>no) (?P<group>gang) (?:ties|links)(?: at all)?",
    )
)
"""What says that people belong to something."""


def affiliations(article: Article, said: Sayings) -> Iterator[Statement]:
    """A Statement for each group of people said to belong to something; a denial is one."""
    for passage in article.passages:
        taken: list[Extent] = []
        for words in PATTERNS:
            for match in words.finditer(passage.text):
                if is_group(passage, match) and not any(
                    match.start() < end and start < match.end() for start, end in taken
                ):
                    taken.append(match.span())
                    yield affiliation(article, passage, said, match)


def is_group(passage: Passage, match: "re.Match[str]") -> bool:
    """Whether the words for what they belong to name a gang, a cartel or a known group."""
    start, end = match.span("group")
    if match["group"] == "gang" or re.search(r"(?:gang|cartel|syndicate)\b", passage.text[start : end + 10]):
        return True
    return any(ent.label_ == "GROUP" for ent in passage.span((start, end)).ents)


def affiliation(article: Article, passage: Passage, said: Sayings, match: "re.Match[str]") -> Statement:
    """The Statement of one affiliation."""
    extent = match.span()
    who = passage.words(match.span("who")) if match["who"] else "people"
    group = re.sub(r" (?:gang|cartel|syndicate)$", "", passage.words(match.span("group")))
    before = passage.text[max(0, extent[0] - 25) : extent[1]]
    voice = said.voice(passage, extent, alleged=bool(ALLEGED.search(before)))
    if "none" in match.re.groupindex and match["none"]:
        voice = Voice(voice.chain, Hedge.DENIED)
    return article.draft(
        passage,
        Affiliation(who, group),
        extent,
        voice=voice,
        fields=(passage.field("belongs_to", match.span("group")),),
    )
