"""Counts: how many people, flights, buses or families, of what group, at what act, in what parts."""

import re
from collections.abc import Iterator

from habeas.records.chain import Hedge
from habeas.records.contents import Act, Count, Part
from habeas.records.locator import Characters
from habeas.records.statement import Statement
from habeas.statements.news_acts import act_of
from habeas.statements.news_article import Article, Passage, Voice
from habeas.statements.news_counted import Counted, counted_in
from habeas.statements.news_hedges import is_alleged, is_undone, mode_of
from habeas.statements.news_lexicon import QUOTED_ONLY, SPEECH
from habeas.statements.news_sayings import Sayings
from habeas.statements.news_times import moment_in

BREAKDOWN = re.compile(r",? (?:including|among them|of (?:them|whom)|comprising|made up of|consisting of) $")
REACH = 60
"""Characters between a count and its breakdown."""
LISTED = re.compile(r"^(?: [\w ]{0,30})?(?::| —| –| -|, comprising|, made up of) $")


def counts(article: Article, sayings: Sayings) -> Iterator[Statement]:
    """A Statement for each count of the article; one that is denied or negated is left out."""
    for passage in article.passages:
        found = counted_in(passage)
        for one in found:
            if speaks(sayings, passage, one):
                continue
            yield counted_statement(article, sayings, passage, one, parts_of(passage, one, found))


def speaks(sayings: Sayings, passage: Passage, one: Counted) -> bool:
    """Whether these are people who say something: two officials said. How many speak is no count."""
    for saying in sayings.all:
        place = saying.chain[0].locator if saying.chain else None
        if saying.passage is passage and isinstance(place, Characters):
            start = place.start - passage.block.start
            if start <= one.extent[0] <= start + 1:
                return True
    head = passage.span(one.extent).root
    speaking = head.dep_ == "nsubj" and head.head.lower_ in SPEECH - QUOTED_ONLY
    return speaking or passage.text[: one.extent[0]].endswith("citing ")


def counted_statement(
    article: Article, sayings: Sayings, passage: Passage, one: Counted, parts: tuple[Part, ...]
) -> Statement:
    """The Statement of one count, with its fields' own words and places."""
    voice = sayings.voice(passage, one.extent, alleged=is_alleged(passage, one.extent))
    if is_undone(passage, one.extent):
        voice = Voice(voice.chain, Hedge.DENIED)
    act = act_of(passage, one.extent)
    if act and one.unit not in ("people", "families") and act.act is not Act.LANDED:
        act = None
    moment = moment_in(article, passage, one.extent, bounds=sayings.around(passage, one.extent))
    content = Count(
        one.group, one.quantity, act.act if act else None, parts, at=moment.moment if moment else None
    )
    fields = [passage.field("quantity", one.number.extent)]
    if one.group_at and one.group_at[0] < one.group_at[1]:
        fields.append(passage.field("group", one.group_at))
    if act:
        fields.append(passage.field("act", act.extent))
    if moment:
        fields.append(passage.field("at", moment.extent))
    mode = mode_of(passage, one.extent)
    return article.draft(passage, content, one.extent, voice=voice, mode=mode, fields=tuple(fields))


def parts_of(passage: Passage, whole: Counted, found: list[Counted]) -> tuple[Part, ...]:
    """The breakdown that a passage states right after a count."""
    after = [one for one in found if one.number.extent[0] >= whole.extent[1]]
    if not after:
        return ()
    between = passage.text[whole.extent[1] : after[0].number.extent[0]]
    if len(between) > REACH or re.search(r"[.;] ", between):
        return ()
    named = BREAKDOWN.search(between) is not None
    parts = listed(passage, after) if named or LISTED.match(between) else ()
    return parts if named or len(parts) > 1 else ()


def listed(passage: Passage, after: list[Counted]) -> tuple[Part, ...]:
    """The parts of a list: 137 of these, 101 of those and 23 of others."""
    parts = [after[0]]
    for one in after[1:]:
        between = passage.text[parts[-1].extent[1] : one.number.extent[0]]
        if not re.fullmatch(r"[^.;:]{0,60}?(?:, and|,| and|;) ", between):
            break
        parts.append(one)
    return tuple(Part(one.group, one.quantity) for one in parts)
