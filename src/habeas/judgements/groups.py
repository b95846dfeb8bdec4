"""Which group of people a mention is, within its event."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from habeas.judgements.events import Placed, events_of
from habeas.judgements.group_names import GroupName, group_name
from habeas.judgements.phrases import folded
from habeas.judgements.proposal import Namer, Naming, Proposal, proposal_of
from habeas.judgements.whereabouts import known
from habeas.records.contents import Act, Count
from habeas.records.locator import Characters
from habeas.records.mentions import Named, named
from habeas.records.source import Source
from habeas.records.statement import Statement
from habeas.records.subject import SubjectKind


@dataclass(frozen=True)
class Groups:
    """Proposes that mentions of people are of one group where event and name agree."""

    name: str = "groups"
    version: str = "1"

    def propose(
        self, sources: tuple[Source, ...], statements: tuple[Statement, ...], namer: Namer
    ) -> Proposal:
        """A group for each name within an event; never one group over two events."""
        return proposal_of(self, group_namings(sources, statements), namer)


def group_namings(sources: Iterable[Source], statements: Iterable[Statement]) -> tuple[Naming, ...]:
    """The naming of every group mention: its key holds the event, and the name under which it goes there."""
    every = list(statements)
    placed = events_of(sources, every)
    return tuple(naming for one in every for naming in _of(one, placed.get(one.anchor)))


def _of(statement: Statement, placed: Placed | None) -> Iterator[Naming]:
    for mention in named(statement):
        if mention.kind is SubjectKind.GROUP:
            naming = _held_at(statement, mention) or _in_event(statement, mention, placed)
            if _is_plain(statement, mention) and not _is_pronoun(statement, mention):
                yield naming


def _held_at(statement: Statement, mention: Named) -> Naming | None:
    """The population of a place is a group of that place, whatever event the source is about."""
    content = statement.content
    if not isinstance(content, Count) or content.act is not Act.HELD or mention.mention.field != "group":
        return None
    called = group_name(mention.text, _unit(statement, mention))
    found = known(content.place.name, content.place.code) if content.place else None
    if not (called.whole or called.key == "prisoners") or found is None:
        return None
    label = f"people held at {found.name}"
    return Naming(mention.mention, SubjectKind.GROUP, label, label, "counted as held there", "0.9")


LONGEST = 4
"""Words of a name; running text with more of them is rarely a noun phrase: nothing is proposed."""


def _is_pronoun(statement: Statement, mention: Named) -> bool:
    """Whether only "them" is said: whom that means is not guessed, though "two of them" are a group."""
    return folded(mention.text) in PRONOUNS and not partitive(statement, mention)


PRONOUNS = frozenset({"they", "them", "those", "these", "he", "him", "she", "her", "it", "we", "us"})


def _is_plain(statement: Statement, mention: Named) -> bool:
    if not isinstance(statement.locator, Characters):
        return True
    called = group_name(mention.text, _unit(statement, mention))
    return called.by_gazetteer or len(called.label.split()) <= LONGEST


def _in_event(statement: Statement, mention: Named, placed: Placed | None) -> Naming:
    called = group_name(mention.text, _unit(statement, mention))
    if said := partitive(statement, mention):
        called = GroupName(f"{called.key} / {folded(said)}", f'"{said}"', False, "some of a group", "0.7")
    scope = placed.event.key if placed else f"source {statement.source}"
    if called.is_loose:
        scope = f"statement {statement.anchor}"
    about = f"of {_the(placed.event.label)}" if placed else "that one source speaks of"
    return Naming(
        mention.mention,
        SubjectKind.GROUP,
        f"{scope} / {called.key}",
        _label(called, about),
        f'"{mention.text}" is {called.reason}'
        + (f"; {placed.reason}" if placed else "; its event is not known"),
        called.score if placed else "0.5",
    )


def partitive(statement: Statement, mention: Named) -> str:
    """The words that count some of a group, "two of the prisoners"; "" where they count a group."""
    content = statement.content
    if not isinstance(content, Count) or mention.mention.field != "group":
        return ""
    for found in _SOME_OF.finditer(statement.words):
        number = content.quantity.words
        if statement.words[: found.start()].casefold().endswith(number.casefold()):
            said = statement.words[found.start() - len(number) :]
            return " ".join(said.split()[:SAID])
    return ""


_SOME_OF = re.compile(r"\s+of\s+(?:the|them|these|those|his|their|its)\b", re.IGNORECASE)
SAID = 6
"""Words of a partitive that its label shows."""


def _label(called: GroupName, about: str) -> str:
    return f"people {about}" if called.whole else called.label


def _the(label: str) -> str:
    return f"the {label}" if label.startswith("transfer") else label


def _unit(statement: Statement, mention: Named) -> str:
    content = statement.content
    if not isinstance(content, Count):
        return "people"
    number = re.fullmatch(r"parts\.(\d+)", mention.mention.field)
    return content.parts[int(number[1])].quantity.unit if number else content.quantity.unit
