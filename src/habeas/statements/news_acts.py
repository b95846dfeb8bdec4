"""The act at which people are counted, from the verb over the count; none where it is not sure."""
# ruff: noqa: E501 (a pattern is read whole, on one line)

import re
from dataclasses import dataclass

from habeas.records.contents import Act
from habeas.statements.news_article import Extent, Passage

ACTS: tuple[tuple[Act, str], ...] = (
    (Act.HANDED_OVER, r"\b(?:handed|turned|signed|delivered) (?:\w+ )?over\b|\bhanded to\b"),
    (Act.STRUCK, r"\b(?:taken|pulled|struck|removed) off the (?:plane|flight|manifest|list)\b"),
    (Act.MANIFESTED, r"\bon (?:the|a|its|their) (?:flight )?manifests?\b|\bmanifest(?:s|ed)?\b(?= \w+)"),
    (Act.RETURNED, r"\b(?:were|was|been) (?:\w+ )?(?:returned|brought back|sent back|flown back)\b"),
    (Act.RELEASED, r"\b(?:were|was|been) (?:\w+ )?(?:released|freed|let go|set free)\b"),
    (Act.ADMITTED, r"\bbooked in\b|\b(?:were|was|been) (?:booked into|admitted|received)\b|\breceived\b(?= [\w ]+(?:people|men|West|deport))"),
    (Act.LANDED, r"\b(?:arrived|arrive|landed|land|touched down|came down the steps)\b"),
    (Act.BOARDED, r"\b(?:boarded|put (?:\w+ )?(?:on|aboard)|on board|aboard|on the (?:plane|coaches|buses|flight))\b"),
    (Act.HELD, r"(?<!planes )(?<!plane )(?<!flights )(?<!flight )(?<!jets )(?<!jet )(?<!aircraft )\b(?:held|detained|jailed|imprisoned|remain in|locked up)\b"),
)  # fmt: skip
"""For each act the words that state it, the surest first."""

_PATTERNS = tuple((act, re.compile(words)) for act, words in ACTS)
PLANNED = re.compile(
    r"\b(?:due to|planned to|plans? to|set to|expected to|scheduled to|will be|would be|may take|to be)\b"
)


BREAKS = re.compile(
    r"; | — |(?<![ap]\.m)(?<!\b[A-Z])(?<!Dr)(?<!Mr)(?<!Gov)(?<!St)[.!?][\"']? (?=[A-Z\"'])|, (?:and|but|where|which|who|while|after|before|when)\b|: "
)
BREAKS_AFTER = re.compile(
    r"; | — |(?<![ap]\.m)(?<!\b[A-Z])(?<!Dr)(?<!Mr)(?<!Gov)(?<!St)[.!?][\"']? (?=[A-Z\"'])|, (?:and|but|where|which|who|while|after|before|when|according)\b|: "
)
NEGATED = re.compile(r"\b(?:not|never|n't|nobody|none|without)\b[\w ]{0,20}$")


@dataclass(frozen=True)
class Found:
    """An act, and the words that state it."""

    act: Act
    extent: Extent


def act_of(passage: Passage, extent: Extent) -> Found | None:
    """The act that the clause around a count states; None where it states none or may state several."""
    clause = clause_around(passage, extent)
    found = [
        Found(act, match.span())
        for act, words in _PATTERNS
        for match in words.finditer(passage.text, *clause)
    ]
    acts = {one.act for one in found}
    if len(acts) != 1 or PLANNED.search(passage.text, *clause) or is_negated(passage, found[0].extent):
        return None
    return found[0]


def clause_around(passage: Passage, extent: Extent) -> Extent:
    """The clause that holds a count: its sentence, cut at semicolons, dashes and other clauses."""
    found = passage.clauses.get(extent)
    if found is None:
        found = passage.clauses[extent] = cut_around(passage, extent)
    return found


def cut_around(passage: Passage, extent: Extent) -> Extent:
    """The same, looked for."""
    start, end = passage.sentence(extent[0])
    text = passage.text
    for match in BREAKS.finditer(text[start:end]):
        if start + match.end() <= extent[0]:
            start, end = start + match.end(), end
            return clause_from(text, start, end, extent)
    return clause_from(text, start, end, extent)


def clause_from(text: str, start: int, end: int, extent: Extent) -> Extent:
    """From `start` to the first break after the count."""
    for match in BREAKS_AFTER.finditer(text, start, end):
        if match.end() <= extent[0]:
            start = match.end()
        elif match.start() >= extent[1]:
            return start, match.start()
    return start, end


def is_negated(passage: Passage, extent: Extent) -> bool:
    """Whether "not", "never" or "no" stands right before the words."""
    return NEGATED.search(passage.text, max(0, extent[0] - 40), extent[1]) is not None
