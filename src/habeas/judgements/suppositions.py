"""What rules supposed and a person may want to check, as questions with the command that answers them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from habeas.judgements.phrases import folded
from habeas.records.judgement import Decision, Judgement
from habeas.records.matter import Matter
from habeas.records.mentions import named
from habeas.records.source import Source
from habeas.records.statement import Mention, Statement

LOW = Decimal("0.75")
"""Proposals scored below this are asked about: rules score so what they suppose and no source says."""

SHOWN, SHORT, LONGEST = 3, 12, 90
"""Mentions that one question shows, characters of an id, characters of a statement's words."""


@dataclass(frozen=True)
class Question:
    """A question about one Subject, and the judgements and mentions that it is about."""

    says: str
    subject: str
    judgements: tuple[Judgement, ...]


def suppositions(matter: Matter, stands: Iterable[Judgement]) -> Iterator[Question]:
    """A question for each Subject that joins mentions on a supposition, the least sure first.

    Nothing is asked of a Subject that one statement or, for an event, one source alone speaks of: it joins
    nothing. Nor of a mention that is spelled as its Subject, or on which a person has decided.
    """
    every = tuple(stands)
    decided = {mention for one in every if one.decider.is_person for mention in one.mentions}
    said = {mention.mention: (one, mention.text) for one in matter.statements for mention in named(one)}
    said |= {Mention(one.anchor, "event"): (one, "") for one in matter.statements}
    meant: dict[str, set[str]] = {}
    supposed: dict[str, list[Judgement]] = {}
    for one in every:
        if one.decision is Decision.IS and one.mentions[0] in said:
            statement, text = said[one.mentions[0]]
            event = one.mentions[0].field == "event"
            meant.setdefault(one.subjects[0], set()).add(statement.source if event else statement.anchor)
            asks = one.score and Decimal(one.score) < LOW and one.mentions[0] not in decided
            if asks and folded(text) != folded(matter.label(one.subjects[0])):
                supposed.setdefault(one.subjects[0], []).append(one)
    for subject, theirs in sorted(supposed.items(), key=_least_sure):
        if len(meant[subject]) > 1:
            yield Question(_asked(matter, subject, theirs, said), subject, tuple(theirs))


def command(decision: str, statement: Statement, field: str, subject: str) -> str:
    """The command that keeps this decision."""
    verb = f'"{decision}"' if " " in decision else decision
    return f"habeas judge {verb} {statement.id[:SHORT]}:{field} {subject[:SHORT]}"


Said = Mapping[Mention, tuple[Statement, str]]


def _asked(matter: Matter, subject: str, theirs: list[Judgement], said: Said) -> str:
    theirs = sorted(theirs, key=lambda one: (Decimal(one.score), one.id))
    mention = theirs[0].mentions[0]
    statement = said[mention][0]
    what = f'"{matter.label(subject)}"'
    if mention.field == "event":
        sources = sorted({_source(matter, said[one.mentions[0]][0].source) for one in theirs})
        ask = f"Do {' and '.join(sources)} tell of {what}? A rule took it so by: {theirs[0].reasons[0]}."
    else:
        shown = list(dict.fromkeys(_shown(*said[one.mentions[0]]) for one in theirs))
        more = f" and {len(shown) - SHOWN} more" if len(shown) > SHOWN else ""
        every = f"{'; '.join(shown[:SHOWN])}{more} all"
        ask = f"Does {shown[0]} mean {what}?" if len(shown) == 1 else f"Do {every} mean {what}?"
    one = "If not" if len(theirs) == 1 else "For one that is not"
    return f"{ask} {one}: {command('is not', statement, mention.field, subject)}"


def _shown(statement: Statement, text: str) -> str:
    words = " ".join(statement.words.split())
    words = words if len(words) <= LONGEST else words[:LONGEST].rstrip() + " […]"
    return f'"{text}"' if folded(words) == folded(text) else f'"{text}" in "{words}"'


def _source(matter: Matter, identity: str) -> str:
    found = matter.by_id.get(identity)
    return f'"{found.title or found.name}"' if isinstance(found, Source) else identity[:SHORT]


def _least_sure(item: tuple[str, list[Judgement]]) -> tuple[Decimal, str]:
    return (min(Decimal(one.score) for one in item[1]), item[0])
