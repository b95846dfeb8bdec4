"""The groups of a case, which of them are part of which, and the statements about each."""

import re

from habeas.findings.wording import label
from habeas.records.contents import Basis, Count, Custody, Movement
from habeas.records.matter import Matter
from habeas.records.statement import Statement

SPEAK_OF_GROUPS = (Count, Custody, Movement, Basis)
"""The kinds of Statement that have a group."""


PEOPLE = "people"
"""The unit in which people are counted."""


def groups(matter: Matter) -> tuple[str, ...]:
    """Every group that a statement is judged to be about, in the order of their labels."""
    found = {
        subject
        for one in matter.statements
        for field in _fields(one)
        if (subject := matter.subject(one, field))
    }
    return tuple(sorted(found, key=lambda subject: (label(matter, subject), subject)))


def counted_people(matter: Matter) -> tuple[str, ...]:
    """The groups of which a number of people is stated; where events are judged, in one of them."""
    counts = [one for one in matter.of(Count) if isinstance(one.content, Count)]
    in_events = [one for one in counts if matter.subject(one, "event")]
    found = {
        matter.subject(one, field)
        for one in in_events or counts
        if isinstance(one.content, Count) and one.content.quantity.unit == PEOPLE
        for field in _fields(one)
    }
    return tuple(group for group in groups(matter) if group in found)


def about(matter: Matter, group: str) -> tuple[Statement, ...]:
    """The statements whose group it is, in a fixed order."""
    found = [
        one
        for one in matter.statements
        if isinstance(one.content, SPEAK_OF_GROUPS) and matter.subject(one, "group") == group
    ]
    return tuple(sorted(found, key=lambda one: one.id))


def wholes(matter: Matter, group: str) -> dict[str, tuple[str, ...]]:
    """Every group that this one is judged to be part of, with the judgements by which it is."""
    found: dict[str, tuple[str, ...]] = {}
    _climb(matter, group, (), found)
    found.pop(group, None)
    return dict(sorted(found.items(), key=lambda item: (label(matter, item[0]), item[0])))


def parts(matter: Matter, group: str) -> tuple[str, ...]:
    """The groups that are judged to be part of this one, by label."""
    found = {one.one for one in matter.parts if one.other == group and one.one not in matter.contested}
    return tuple(sorted(found, key=lambda subject: (label(matter, subject), subject)))


def of_all(statement: Statement) -> bool:
    """Whether the words say it of all of a group: only then does it hold of those who are part of it."""
    return bool(_ALL.search(statement.words))


_ALL = re.compile(r"\b(?:all|each|every|everyone|everybody)\b", re.IGNORECASE)


def _climb(matter: Matter, group: str, by: tuple[str, ...], found: dict[str, tuple[str, ...]]) -> None:
    for one in matter.parts:
        if one.one == group and one.other not in found and one.other not in matter.contested:
            found[one.other] = (*by, one.judgement)
            _climb(matter, one.other, found[one.other], found)


def _fields(one: Statement) -> list[str]:
    if not isinstance(one.content, SPEAK_OF_GROUPS):
        return []
    parts = one.content.parts if isinstance(one.content, Count) else ()
    return ["group", *(f"parts.{number}" for number in range(len(parts)))]
