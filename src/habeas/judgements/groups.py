"""Which group of people a mention is, within its event."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from habeas.judgements.events import Placed, events_of
from habeas.judgements.group_names import CRAFT, PARTS, GroupName, as_written, group_name
from habeas.judgements.people_words import aloft, names_people, of_this_event, says_nobody
from habeas.judgements.phrases import folded
from habeas.judgements.proposal import Namer, Naming, Proposal, proposal_of
from habeas.judgements.whereabouts import known
from habeas.records.contents import Act, Count, Custody
from habeas.records.locator import Characters
from habeas.records.mentions import Named, named
from habeas.records.source import Source
from habeas.records.statement import Statement
from habeas.records.subject import SubjectKind


@dataclass(frozen=True)
class Groups:
    """Proposes that mentions of people are of one group where event and name agree."""

    name: str = "groups"
    version: str = "2"

    def propose(
        self, sources: tuple[Source, ...], statements: tuple[Statement, ...], namer: Namer
    ) -> Proposal:
        """A group for each name within an event; never one group over two events."""
        return proposal_of(self, group_namings(sources, statements), namer)


def group_namings(sources: Iterable[Source], statements: Iterable[Statement]) -> tuple[Naming, ...]:
    """The naming of every group mention: its key holds the event, and the name under which it goes there.

    Of several spellings of one name the label is the first by alphabet, so that one key has one label.
    """
    every = list(statements)
    placed = events_of(sources, every)
    made = [naming for one in every for naming in _of(one, placed.get(one.anchor))]
    made = _as_parts(every, made)
    labels: dict[str, str] = {}
    for each in made:
        labels[each.key] = min(labels.get(each.key, each.label), each.label)
    return tuple(replace(each, label=labels[each.key]) for each in made)


def _of(statement: Statement, placed: Placed | None) -> Iterator[Naming]:
    for mention in named(statement):
        if mention.kind is SubjectKind.GROUP and _is_group(statement, mention):
            yield _held_at(statement, mention) or _in_event(statement, mention, placed)


def _is_group(statement: Statement, mention: Named) -> bool:
    """Whether a mention names people, or counts aircraft; where that is not plain nothing is proposed."""
    unit = _unit(statement, mention)
    called = group_name(mention.text, unit)
    if isinstance(statement.content, Count) and unit.casefold() in CRAFT:
        return called.by_gazetteer
    if says_nobody(mention.text) or folded(mention.text) in CRAFT:
        return False
    if not isinstance(statement.locator, Characters):
        return not called.is_loose or _held_at(statement, mention) is not None
    if called.is_loose and _held_at(statement, mention) is None:
        return False
    plain = called.by_gazetteer or len(called.label.split()) <= LONGEST
    return plain and names_people(mention.text) and unit == "people" and of_this_event(statement)


LONGEST = 4
"""Words of a name; running text with more of them is rarely a noun phrase: nothing is proposed."""


def _as_parts(statements: list[Statement], made: list[Naming]) -> list[Naming]:
    """ "Two ringleaders" counted again in the block of a breakdown that has them are that part of it."""
    at = {one.mention: one for one in made}
    parts: dict[tuple[str, int, str], Naming] = {}
    for one in statements:
        for mention in named(one):
            if mention.mention.field.startswith("parts.") and mention.mention in at:
                parts.setdefault(_where(one, mention), at[mention.mention])
    for one in statements:
        for mention in named(one):
            part = parts.get(_where(one, mention))
            if part and mention.mention in at and mention.mention.field == "group":
                reason = f'"{mention.text}" is counted in a breakdown beside it'
                at[mention.mention] = replace(part, mention=mention.mention, reason=reason)
    return [at[one.mention] for one in made]


def _where(statement: Statement, mention: Named) -> tuple[str, int, str]:
    block = statement.locator.block if isinstance(statement.locator, Characters) else -1
    return (statement.source if block >= 0 else statement.anchor, block, folded(mention.text))


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


def _in_event(statement: Statement, mention: Named, placed: Placed | None) -> Naming:
    called = _called(statement, mention)
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


def _called(statement: Statement, mention: Named) -> GroupName:
    """The name where it stands: some of a group, a part of a named one, aircraft in the air."""
    unit = _unit(statement, mention)
    called = group_name(mention.text, unit)
    called = replace(called, label=as_written(mention.text, called))
    if said := partitive(statement, mention):
        return GroupName(f"{called.key} / {folded(said)}", f'"{said}"', False, "some of a group", "0.7")
    content = statement.content
    if isinstance(content, Count | Custody) and content.act is Act.RETURNED and called.label in PARTS:
        label = f"{called.label} brought back"
        return replace(called, key=f'"{label}"', label=label)
    if not isinstance(content, Count):
        return called
    if unit.casefold() in CRAFT and isinstance(statement.locator, Characters):
        narrowed = aloft(statement)
        label = f"{called.label} {narrowed}".strip()
        return replace(called, key=label, label=label)
    whole = group_name(content.group, content.quantity.unit)
    if mention.mention.field != "group" and whole.by_gazetteer and set(called.label.split()) <= PARTS:
        label = f"{whole.label} ({called.label})"
        return replace(called, key=label, label=label, by_gazetteer=True)
    return called


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
