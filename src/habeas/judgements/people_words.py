"""Which words of running text name people who can be held or moved, and which count aircraft.

A coding sheet's groups are taken at its writer's word. In running text silence is better than a group of
police officers, of a country, or of everybody's "any migrant".
"""

import re

from habeas.judgements.group_names import DONE, HELD, NARROWER, NOUNS, NUMBERS, words_of
from habeas.judgements.phrases import folded, names_in
from habeas.records.chain import Mode
from habeas.records.contents import Count
from habeas.records.statement import Statement
from habeas.reference.names import of_demonym

PRONOUNS = words_of("they them those these he him she her it we us you i one ones")

_NOT_HELD = words_of(
    "police policeman policemen officer officers commando commandos soldier soldiers guard guards agent"
    " agents troops marines deputies marshals escorts official officials authorities lawyer lawyers attorney"
    " attorneys judge judges justices crew pilot pilots journalists reporters staff personnel workers groups"
    " country countries flight flights plane planes aircraft jet jets bus buses government"
)
"""Heads of phrases about those who guard, decide or tell, and about things."""

_AFTER_HEAD = re.compile(
    r",|\b(?:who|whom|that|which|escorting|guarding|leading|overseeing|holding|standing|looking|beside|with"
    r"|along|including|from|to|at|on|in|by|of|under)\b",
    re.IGNORECASE,
)
_OF_ANYBODY = re.compile(r"\b(?:any|every|each|no|such|whoever|anyone|anybody)\b", re.IGNORECASE)
_OTHER_TOTALS = re.compile(
    r"\b(?:already|so far|to date|adding to|since (?:January|taking)|this year)\b", re.I
)
_ALOFT = re.compile(r"\b(?:in the air|airborne|mid-?air|in flight)\b", re.IGNORECASE)
_GONE = re.compile(r"\s*(?:that |which )?(?:had|have) (?:already )?(?:left|departed|taken off)\b", re.I)


def names_people(text: str) -> bool:
    """Whether a phrase of running text is about people of one case: by its head noun, or a gang's name."""
    if _OF_ANYBODY.search(text) or len(re.findall(r"\d[\d,]*(?=\s+[A-Za-z])", text)) > 1:
        return False
    head = set(_words(_AFTER_HEAD.split(text.strip(), maxsplit=1)[0]))
    if head & _NOT_HELD:
        return False
    words = _words(text)
    return bool(
        set(words) & (NOUNS | HELD | NARROWER.keys())
        or names_in(text, "group")
        or any(of_demonym(word.title()) for word in words)
        or (names_in(text, "statute") and set(words) & (DONE | PRONOUNS))
    )


def says_nobody(text: str) -> bool:
    """Whether there are but numbers, verbs and pronouns: "the 261", "101 removed", "them"."""
    left = [word for word in _words(text) if not re.fullmatch(r"[\d,.+]+", word)]
    return all(word in DONE | PRONOUNS | NUMBERS | {"the", "a", "an", "of"} for word in left)


def of_this_event(statement: Statement) -> bool:
    """Whether running text tells of people of its event: not of plans for anybody, or of other totals."""
    around = f"{statement.before} {statement.words} {statement.after}"
    if isinstance(statement.content, Count):
        return not _OTHER_TOTALS.search(around)
    return statement.mode in (Mode.ACTUAL, Mode.ESTIMATED)


def aloft(statement: Statement) -> str:
    """How running text narrows a count of aircraft: to those in the air, or that had left by a time."""
    if _ALOFT.search(statement.words + statement.after):
        return "in the air"
    return "that had left by then" if _GONE.match(statement.after) else ""


def _words(text: str) -> list[str]:
    return [word.strip(".,;:'\"()+") for word in re.split(r"[\s]+", folded(text))]
