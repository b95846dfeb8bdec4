"""How a clause is put forward beside who says it: alleged, negated; planned, ordered, estimated, a norm."""
# ruff: noqa: E501 (a pattern is read whole, on one line)

import re

from habeas.records.chain import Mode
from habeas.statements.news_acts import clause_around
from habeas.statements.news_article import Extent, Passage

ALLEGED = re.compile(
    r"\b(?:alleged(?:ly)?|accused|suspected|purported(?:ly)?|supposed|so-called)\b", re.IGNORECASE
)
UNDONE = re.compile(
    r"\b(?:not|never|n't)\b (?:\w+ ){0,3}?(?:deported|flown|removed|sent|transferred|handed|landed|arrived|aboard|on board|"
    r"boarded|released|freed|returned|received|admitted|expelled|taken|moved)\b|n't (?:been |be )?(?:deported|flown|removed|sent)\b"
)
NEGATED = re.compile(r"\b(?:not|never|cannot|nobody|none|no)\b|n't\b")
MODES: tuple[tuple[Mode, str], ...] = (
    (Mode.PLANNED, r"\b(?:due to|plans? to|planned|planning|set to|expected to|scheduled to|will be|would be|may take|intends? to|going to|agreed to (?:take|house|accept)|allows? the \w+ to)\b"),
    (Mode.ORDERED, r"\b(?:ordered|must|shall|told the government to|needs? to be|is to be|are to be)\b"),
    (Mode.ESTIMATED, r"\b(?:estimated?|estimates|believed to|thought to)\b"),
    (Mode.NORMATIVE, r"\b(?:policy (?:sets|says|requires|limits)|standards? (?:require|say)|limit of|the rules? (?:require|say))\b"),
)  # fmt: skip
_MODES = tuple((mode, re.compile(words)) for mode, words in MODES)


def is_alleged(passage: Passage, extent: Extent) -> bool:
    """Whether the words themselves, or the three before or after them, keep what they say an allegation."""
    before = re.search(r"(?:\S+ ){0,2}$", passage.text[: extent[0]])
    after = re.match(r"(?: \S+){0,3}", passage.text[extent[1] :])
    start = before.start() if before else extent[0]
    end = extent[1] + (after.end() if after else 0)
    return bool(ALLEGED.search(passage.text, start, end))


def mode_of(passage: Passage, extent: Extent) -> Mode:
    """The mode of the clause around the words; actual where nothing says else."""
    clause = clause_around(passage, extent)
    return next((mode for mode, words in _MODES if words.search(passage.text, *clause)), Mode.ACTUAL)


def is_undone(passage: Passage, extent: Extent) -> bool:
    """Whether the clause around a count says that these people were not moved, held, received or let go."""
    return UNDONE.search(passage.text, *clause_around(passage, extent)) is not None


def is_negated(passage: Passage, extent: Extent) -> bool:
    """Whether the clause around the words says that it is not so."""
    return bool(NEGATED.search(passage.text, *clause_around(passage, extent)))
