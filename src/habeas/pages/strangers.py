"""Names of persons in texts that no taker looked through for names: table cells, refusals, reasons, titles.

A run of words with capitals is taken for a name unless each word of it is known: one that the case's texts
also have in lower case, one of the gazetteer, of a place or institution of the case, or of the calendar. It
would rather cover a ship than show a sister.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from habeas.pages.account import Account
from habeas.pages.matching import PARTICLES, words
from habeas.reference.names import look_up, names, of_demonym

_CALENDAR = (
    "january february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday enero febrero marzo abril mayo junio julio agosto septiembre "
    "octubre noviembre diciembre lunes martes jueves viernes domingo"
)
CALENDAR = frozenset(_CALENDAR.split())
"""Words that are no person's name alone."""

_UPPER = "A-ZÀ-ÖØ-Þ"
_LINK = rf"(?:\s+(?:{'|'.join(sorted(PARTICLES))}))*\s+"
_RUN = re.compile(rf"(?<!\w)[{_UPPER}][\w'’-]*(?:{_LINK}[{_UPPER}][\w'’-]*)+")
_LOWER = re.compile(r"(?<![\w'’-])[^\W\d_]+(?![\w'’-])")


def strangers(account: Account, kept: frozenset[str]) -> Iterator[str]:
    """The names in texts that nobody looked through; `kept` are words of officials, places, institutions."""
    known = kept | _lower_case(account) | _gazetteer() | CALENDAR | PARTICLES
    for text in _unread(account):
        for found in _RUN.findall(text):
            run = re.sub("['’]s$", "", found)
            if not _known(run, known):
                yield run


def _known(run: str, known: frozenset[str]) -> bool:
    parts = run.split()
    official = any(look_up(" ".join(parts[at:]), "official") for at in range(len(parts) - 1))
    if official or look_up(run) is not None:
        return True
    return all(len(word) < 2 or word in known or of_demonym(word.title()) for word in words(run))


def _unread(account: Account) -> Iterator[str]:
    for reading in account.readings.values():
        yield from (cell for row in reading.rows for cell in row.cells)
        yield from reading.warnings
    for source in account.matter.sources:
        yield source.title
    for refusals in account.refused.values():
        yield from (part for refusal in refusals for part in (refusal.where, refusal.why))
    for judgement in account.matter.judgements:
        if judgement.decider.is_person:
            yield from (*judgement.reasons, judgement.value)


def _lower_case(account: Account) -> frozenset[str]:
    texts: Iterable[str] = (block.text for reading in account.readings.values() for block in reading.blocks)
    found = {word for text in (*texts, *_unread(account)) for word in _LOWER.findall(text)}
    return frozenset(word for word in found if word.islower())


@cache
def _gazetteer() -> frozenset[str]:
    return frozenset(
        word for one in names() if one.kind != "official" for form in one.forms for word in words(form)
    )
