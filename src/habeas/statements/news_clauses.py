"""How far the words of a Statement reach: from a match to its phrase, its clause, or what is said around it."""
# ruff: noqa: E501 (a pattern is read whole, on one line)

import re
from typing import TYPE_CHECKING

from habeas.statements.news_acts import clause_around
from habeas.statements.news_article import Extent, Passage, trimmed, within
from habeas.statements.news_sayings import Sayings

if TYPE_CHECKING:
    from spacy.tokens import Token

BREAK = re.compile(
    r"[;:]|, | — | – |(?<![ap]\.m)(?<!\b[A-Z])(?<!Dr)(?<!Mr)(?<!Gov)(?<!St)[.!?][\"']? (?=[A-Z\"'])| and (?!the\b|of\b)| but | who | which | that | where | whom | while | because | when |[\"()]"
)
SUBJECTS = ("nsubj", "nsubjpass")
RELATIVE = ("WP", "WDT")
LEADS = re.compile(
    r"(?:(?:and|but|so|who|which|that|where|though|although|while|as|because|also|said|says) )+",
    re.IGNORECASE,
)


def phrase(passage: Passage, extent: Extent, said: Sayings | None = None) -> Extent:
    """The words between the nearest breaks around a match, no further than what is said around it."""
    start, end = passage.sentence(extent[0])
    for one in said.all if said else ():
        if one.passage is passage and within(extent, one.extent):
            start, end = max(start, one.extent[0]), min(end, one.extent[1])
    for match in BREAK.finditer(passage.text, start, end):
        if match.end() <= extent[0]:
            start = match.end()
        elif match.start() >= extent[1]:
            end = match.start()
            break
    return without_lead(passage, trimmed(passage.text, (start, end), " ,;:—–-.\"'"))


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


def from_subject(passage: Passage, verb: Extent, within_clause: Extent) -> tuple[Extent, bool]:
    """The subject of a verb inside its clause, and True; the clause up to the verb, and False, where none is found."""
    token = passage.span(verb).root
    for above in (token, *token.ancestors):
        found = [child for child in above.children if child.dep_ in SUBJECTS and child.i < token.i]
        if found and found[-1].tag_ not in RELATIVE:
            place = found[-1].left_edge.idx, cut_relative(passage, found[-1])
            dashed = passage.text[place[0] : within_clause[0]].rstrip().endswith("—")
            if (within_clause[0] <= place[0] or dashed) and place[0] < verb[0]:
                return place, True
        if above.dep_ in ("acl", "relcl") and above.head.i < token.i:
            head = above.head
            return (head.left_edge.idx, head.idx + len(head.text)), True
        if above.dep_ not in ("aux", "auxpass", "xcomp", "conj", "prep", "pcomp", "amod"):
            break
    return (within_clause[0], verb[0]), False


def cut_relative(passage: Passage, head: "Token") -> int:
    """The end of a subject, before a comma or a dash that opens a description."""
    end = head.right_edge.idx + len(head.right_edge.text)
    stop = re.search(r",| —|\(| who | that ", passage.text[head.idx : end])
    return head.idx + stop.start() if stop else end
