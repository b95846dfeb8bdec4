"""Affiliations: who is said to belong, or not to belong, to a group."""
# ruff: noqa: E501 (a pattern is read whole, on one line)

import re
from collections.abc import Iterator

from habeas.records.chain import Hedge
from habeas.records.contents import Affiliation
from habeas.records.statement import Statement
from habeas.statements.news_article import Article, Extent, Passage, Voice
from habeas.statements.news_gazetteer import named, nation_of
from habeas.statements.news_groups import group_of, patient, phrase_of
from habeas.statements.news_hedges import ALLEGED
from habeas.statements.news_lexicon import words as word_set
from habeas.statements.news_sayings import Sayings

GROUP = r"(?P<group>(?![A-Z][a-z]+(?:an|ese|ish) [a-z])(?:[A-ZÀ-Þ][\w'-]*)(?:[ -](?:(?:de|del|la|el|los|of|the) )*(?:[A-ZÀ-Þ\d][\w'-]*))*)"
KIND = r"(?:gangs?|cartels?|syndicate|clique|guerrillas?|militia|mob|crew|network|movement|faction|group)"
ADJECTIVES = r"(?:(?:suspected|alleged|accused|reputed|purported|confirmed|known|documented|high[- ]level|senior|ranking|active|former|so-called) )*"
ROLE = r"(?:members?|leaders?|associates?|affiliates?|operatives?|ringleaders?|soldiers|recruits|henchmen|bosses|thugs|gangsters|gangbangers|terrorists|criminals|gunmen)"
WHO = (
    r"(?<![\w-])(?P<who>(?:(?:[Mm]ore than|[Oo]ver|[Aa]t least|as least|[Nn]early|[Aa]bout|[Ss]ome|[Aa]ll|[Uu]p to|[Aa]lmost) )?"
    r"(?:\d[\d,]*\+?|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ss]everal|[Dd]ozens of|[Mm]ost|[Mm]any|[Tt]hey|[Hh]e|[Ss]he|[Tt]he (?:men|group|man|prisoners|detainees|migrants))"
    r"(?: of (?:them|the \w+|her \w+|his \w+|those \w+))?)"
)
OF_THE = r"(?:the )?(?:[\w-]+ ){0,3}?"
PATTERNS = tuple(
    re.compile(words)
    for words in (
        rf"{WHO} (?:had|have|has) (?P<none>no) (?P<group>gang) (?:ties|links|connections?|affiliations?)(?: at all)?",
        rf"(?:{WHO} )?(?:is|are|was|were|be|been|being) (?P<not>not |never )?(?:an? )?{ADJECTIVES}(?P<group>gang) members?\b",
        rf"(?:{WHO} )?(?:has|have|had) (?P<not>never )(?:been|belonged) (?:in|to|part of) (?:a |any )(?P<group>gang)\b",
        rf"(?:{WHO} )?(?:(?:is|are|was|were|be|been) (?P<not>not |never )?)?(?:an? )?{ADJECTIVES}{ROLE} of {OF_THE}{GROUP}(?: {KIND})?",
        rf"(?:{WHO} )?(?:(?:is|are|was|were|be|been) (?P<not>not |never )?)?(?:an? )?{ADJECTIVES}{GROUP} (?:{KIND} )?{ROLE}\b",
        rf"(?:{WHO} )?(?:(?:is|are|was|were|have|has|had) )?(?:accused|suspected) of (?:having )?(?:(?:links|ties|belonging|membership|membership) )(?:to|in|with|of) {OF_THE}{GROUP}(?: {KIND})?",
        rf"(?:{WHO} )?(?:(?:is|are|was|were) )?(?P<not>not )?(?:accused|suspected) of being (?:in|part of|members? of) {OF_THE}{GROUP}(?: {KIND})?",
        rf"(?:{WHO} )?(?:(?:is|are|was|were|has|have|had|with) )?(?P<not>no |not )?(?:(?:alleged|suspected|known|any|proven) )*(?:linked|tied|links|ties|connections?|loyal|affiliated|belongs?|belonged|belonging|allegiance) (?:to|with) {OF_THE}{GROUP}(?: {KIND})?",
    )
)
"""What says that people belong to something, or do not."""
SAYS_SO = word_set(
    "is are was were be been being accused suspected linked tied belongs belonged belong have has had"
)
"""Verbs and participles that say of their subject that it belongs."""
NOUN = re.compile(r"\b(?:men|group|man|prisoners|detainees|migrants)\b")
HINT = re.compile(
    r"gang|cartel|syndicate|clique|member|leader|associate|affiliate|operative|accused|suspected|link|\btie|belong|connection|loyal|allegiance|thugs|terrorist|criminal|gunmen|soldiers"
)
"""Without one of these no pattern can match."""


def affiliations(article: Article, said: Sayings) -> Iterator[Statement]:
    """A Statement for each group of people said to belong to something; a denial is one."""
    for passage in article.passages:
        taken: list[Extent] = []
        for words in PATTERNS if HINT.search(passage.lower) else ():
            for match in words.finditer(passage.text):
                if is_group(passage, match) and not any(
                    match.start() < end and start < match.end() for start, end in taken
                ):
                    who = who_of(article, passage, match)
                    taken += [match.span()] if who else []
                    if who:
                        yield affiliation(article, passage, said, match, who)


def is_group(passage: Passage, match: "re.Match[str]") -> bool:
    """Whether the words for what they belong to name a gang, a cartel or a known group, and no office or place."""
    start, end = match.span("group")
    if match["group"] == "gang" or named(match["group"], "group"):
        return True
    if re.search(rf"\b{KIND}\b", passage.text[max(match.start(), start - 20) : end + 10]):
        return not (named(match["group"], "country", "city", "agency", "outlet") or nation_of(match["group"]))
    return any(ent.label_ == "GROUP" for ent in passage.span((start, end)).ents)


def who_of(article: Article, passage: Passage, match: "re.Match[str]") -> str:
    """The noun phrase of the people; "" where there is none, or only a number."""
    if match["who"] and (" of " in match["who"] or NOUN.search(match["who"])):
        return passage.words(match.span("who"))
    tokens = passage.span(match.span())
    verb = next((token for token in tokens if token.lower_ in SAYS_SO and token.tag_ != "IN"), None)
    if verb is not None:
        subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
        return group_of(article, passage, subject or patient(verb))
    for token in reversed(tokens):
        if token.tag_.startswith("N") and re.fullmatch(ROLE, token.lower_):
            place = phrase_of(passage, token)
            start = min(place[0], match.start("who")) if match["who"] else place[0]
            return passage.words((start, place[1]))
    return group_of(article, passage, patient(tokens.root))


def affiliation(
    article: Article, passage: Passage, said: Sayings, match: "re.Match[str]", who: str
) -> Statement:
    """The Statement of one affiliation."""
    extent = match.span()
    group = re.sub(rf" {KIND}$", "", passage.words(match.span("group")))
    before = passage.text[max(0, extent[0] - 25) : extent[1]]
    voice = said.voice(passage, extent, alleged=bool(ALLEGED.search(before)))
    parts = match.groupdict()
    if parts.get("none") or parts.get("not"):
        voice = Voice(voice.chain, Hedge.DENIED)
    fields = (passage.field("belongs_to", match.span("group")),)
    return article.draft(passage, Affiliation(who, group), extent, voice=voice, fields=fields)
