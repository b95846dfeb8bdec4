"""Bases: under which instrument a group is said to be held or moved."""
# ruff: noqa: E501 (a pattern is read whole, on one line)

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from habeas.records.contents import Basis
from habeas.records.statement import Statement
from habeas.statements.news_article import Article, Extent, Passage
from habeas.statements.news_clauses import clause
from habeas.statements.news_groups import antecedent, group_of, is_people, of_whom, patient, phrase_of
from habeas.statements.news_hedges import is_alleged, mode_of
from habeas.statements.news_lexicon import words
from habeas.statements.news_sayings import Sayings

if TYPE_CHECKING:
    from spacy.tokens import Token

INSTRUMENT = (
    r"(?P<instrument>(?:(?:an?|the|their|its) )?(?:[\w-]+ ){0,3}?(?:agreement|deal|memorandum of understanding|arrangement|proclamation|warrants?|"
    r"(?:orders? of removal|removal orders?|deportation orders?)|[A-Z][\w'-]+(?: [A-Z][\w'-]+)* Act|Title \d+|(?:\d{4} )?wartime (?:act|law)|\d+ U\.?S\.?C\.? § ?[\w().-]*\w\)?)"
    r"(?: (?:with|signed in) [A-Z][\w'-]+)?(?: signed in \w+)?)"
)
UNDER = re.compile(
    rf"\b(?:under|by virtue of|acting on|on the basis of|pursuant to|invoking|on the strength of) {INSTRUMENT}"
)
EACH = re.compile(rf"(?P<group>[^,.;]+), (?:each|all) (?:with|under|subject to) {INSTRUMENT}")
MOVED = re.compile(
    r"\b(?:deported|removed|flown|sent|held|detained|moved|transferred|expelled|boot|arrive|arrived|transfer|removals?|deport|acting on|jailed|group)\b"
)
DONE = words("transfer transfers removal removals deportation deportations expulsion expulsions acting")
"""Nouns and verbs for what is done to people who are named before."""


def bases(article: Article, said: Sayings) -> Iterator[Statement]:
    """A Statement for each clause that says by what authority people are held or moved."""
    for passage in article.passages:
        for match in EACH.finditer(passage.text) if re.search(r", (?:each|all) ", passage.text) else ():
            extent = (match.start("group") + lead(match["group"]), match.end())
            group = passage.words((extent[0], match.end("group")))
            yield basis(article, passage, said, group=group, place=match.span("instrument"), extent=extent)
        for match in UNDER.finditer(passage.text):
            extent = clause(passage, match.span(), said)
            extent = extent[0], max(extent[0], min(extent[1], match.end()))
            extent = last_part(passage, extent, match.start())
            if extent[0] < match.start() and MOVED.search(passage.text, *extent):
                group = group_in(article, passage, extent, match)
                if group:
                    yield basis(
                        article, passage, said, group=group, place=match.span("instrument"), extent=extent
                    )


def lead(text: str) -> int:
    """Characters before the number that begins a group: It concerns 11 men."""
    found = re.search(r"\b(?:\d[\d,]*|the|all|both) [\w ]+$", text)
    return found.start() if found else 0


def last_part(passage: Passage, extent: Extent, at: int) -> Extent:
    """From the last comma before the instrument, where a noun or a verb of transfer stands after it."""
    comma = passage.text.rfind(", ", extent[0], at)
    if comma >= 0 and MOVED.search(passage.text, comma, at):
        return comma + 2, extent[1]
    return extent


def group_in(article: Article, passage: Passage, extent: Extent, match: "re.Match[str]") -> str:
    """The words for the group that the clause says is held or moved; "" where it names no people."""
    for token in reversed(passage.span((extent[0], match.start()))):
        if not MOVED.fullmatch(token.lower_) or token.idx >= match.start():
            continue
        head = patient(token) if token.tag_.startswith("V") else of_whom(token)
        if group := group_of(article, passage, head):
            return group
        if any(one is not None and is_of_those(passage, one) for one in (token, head)):
            return antecedent(article, passage, token.idx, plural=True)
        if is_people(token):
            return passage.words(phrase_of(passage, token))
    return ""


def is_of_those(passage: Passage, token: "Token") -> bool:
    """Whether it is the removal, or their transfer, of people who are named before."""
    before = passage.doc[token.i - 1].lower_ if token.i else ""
    return token.lower_ in DONE and (before in ("the", "their") or token.lower_ == "acting")


def basis(
    article: Article, passage: Passage, said: Sayings, *, group: str, place: Extent, extent: Extent
) -> Statement:
    """The Statement of one basis."""
    content = Basis(group, passage.words(place))
    voice = said.voice(passage, extent, alleged=is_alleged(passage, extent))
    fields = (passage.field("instrument", place),)
    return article.draft(passage, content, extent, voice=voice, mode=mode_of(passage, extent), fields=fields)
