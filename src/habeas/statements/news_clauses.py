"""How far the words of a Statement reach: from a match to its phrase, its clause, or what is said around it."""

import re

from habeas.statements.news_acts import clause_around
from habeas.statements.news_article import Extent, Passage, trimmed, within
from habeas.statements.news_sayings import Sayings

BREAK = re.compile(
    r"[;:]|, | — | – |[.!?](?=\"? |\"?$)| and (?!the\b|of\b)| but | who | which | that | where | whom | while | because | when |[\"()]"
)
LEADS = re.compile(
    r"(?:(?:and|but|so|who|which|that|where|though|although|while|as|because|also|said|says) )+",
    re.IGNORECASE,
)


def phrase(passage: Passage, extent: Extent) -> Extent:
    """The words between the nearest breaks around a match."""
    start, end = passage.sentence(extent[0])
    for match in BREAK.finditer(passage.text, start, end):
        if match.end() <= extent[0]:
            start = match.end()
        elif match.start() >= extent[1]:
            end = match.start()
            break
    return trimmed(passage.text, (start, end), " ,;:—–-.\"'")


def clause(passage: Passage, extent: Extent, said: Sayings) -> Extent:
    """The clause around a match, no further than what is said around it."""
    start, end = clause_around(passage, extent)
    for one in said.all:
        if one.passage is passage and within(extent, one.extent):
            start, end = max(start, one.extent[0]), min(end, one.extent[1])
        elif one.passage is passage and one.cue and one.extent[0] >= extent[1]:
            end = min(end, max(extent[1], min(one.extent[0], one.cue[0])))
    return without_lead(passage, trimmed(passage.text, (start, end), " ,;:—–-.\"'"))


def without_lead(passage: Passage, extent: Extent) -> Extent:
    """The extent without the conjunctions that join it to what stands before."""
    lead = LEADS.match(passage.text, *extent)
    return (lead.end(), extent[1]) if lead else extent


def subject_words(passage: Passage, extent: Extent, verb: int) -> str:
    """What stands before the verb in a clause, without helping verbs: the group that it is about."""
    text = passage.words((extent[0], max(extent[0], verb)))
    text = re.sub(
        r"(?: (?:were|was|are|is|be|been|being|have|has|had|will|would|could|all|immediately|also|then|later))+ ?$",
        "",
        text,
    )
    return text.strip(' ,—–-"“”')
