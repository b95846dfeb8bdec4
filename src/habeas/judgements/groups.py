"""Which group of people a mention is, within its event."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from habeas.judgements.events import Placed, events_of
from habeas.judgements.group_names import GroupName, group_name
from habeas.judgements.proposal import Namer, Naming, Proposal, proposal_of
from habeas.judgements.whereabouts import known
from habeas.records.contents import Act, Count
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
            held = _held_at(statement, mention)
            yield held or _in_event(statement, mention, placed)


def _held_at(statement: Statement, mention: Named) -> Naming | None:
    """The population of a place is a group of that place, whatever event the source is about."""
    content = statement.content
    if not isinstance(content, Count) or content.act is not Act.HELD or mention.mention.field != "group":
        return None
    called = group_name(mention.text, _unit(statement, mention))
    found = known(content.place.name, content.place.code) if content.place else None
    if not called.whole or found is None:
        return None
    label = f"people held at {found.name}"
    return Naming(mention.mention, SubjectKind.GROUP, label, label, "counted as held there", "0.9")


def _in_event(statement: Statement, mention: Named, placed: Placed | None) -> Naming:
    called = group_name(mention.text, _unit(statement, mention))
    scope = placed.event.key if placed else f"source {statement.source}"
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
