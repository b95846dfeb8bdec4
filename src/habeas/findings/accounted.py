"""Of which groups a complete account is asked, and which statements give a fact of a group."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from habeas.findings.account import GIVES
from habeas.findings.groups import about, counted_people, of_all, wholes
from habeas.records.contents import Act, Count
from habeas.records.matter import Matter
from habeas.records.statement import Statement


@dataclass(frozen=True)
class Accounted:
    """The largest group of an event, and others that are no part of it, with what is stated of them alone."""

    main: str
    others: dict[str, tuple[str, ...]]


def accounted(matter: Matter) -> list[Accounted]:
    """For each event its largest group, and others of which something else is stated than of that one."""
    tops = [group for group in counted_people(matter) if not wholes(matter, group)]
    chosen: dict[str, dict[str, tuple[str, ...]]] = {}
    for event in dict.fromkeys(event for group in tops for event in _events(matter, group)):
        theirs = [group for group in tops if event in _events(matter, group)]
        main = max(theirs, key=lambda group: (_largest(matter, group), len(about(matter, group)), group))
        has = _facts(matter, main)
        own = {group: tuple(sorted(_facts(matter, group) - has)) for group in theirs if group != main}
        chosen.setdefault(main, {}).update({group: facts for group, facts in own.items() if facts})
    return [Accounted(main, others) for main, others in chosen.items()]


def _events(matter: Matter, group: str) -> list[str]:
    """The events in which people of the group are counted and not only held; "" where none is judged."""
    counts = [one for one in matter.of(Count) if matter.subject(one, "group") == group]
    parts_too = [one for one in matter.of(Count) if group in _parts_of(matter, one)]
    moved = [one for one in (*counts, *parts_too) if getattr(one.content, "act", None) is not Act.HELD]
    return sorted({matter.subject(one, "event") for one in moved})


def _parts_of(matter: Matter, one: Statement) -> set[str]:
    count = len(one.content.parts) if isinstance(one.content, Count) else 0
    return {matter.subject(one, f"parts.{number}") for number in range(count)}


def _largest(matter: Matter, group: str) -> Decimal:
    """The most that any count of the group has at least."""
    lows = [
        one.content.quantity.supposed.low or Decimal(0)
        for one in about(matter, group)
        if isinstance(one.content, Count)
    ]
    return max(lows, default=Decimal(0))


def _facts(matter: Matter, group: str) -> set[str]:
    return {fact for fact in GIVES if giving(matter, group, fact)}


def said_of(matter: Matter, group: str) -> Iterator[Statement]:
    """The statements about a group, and those that say something of all of a group that it is part of."""
    yield from about(matter, group)
    for whole in wholes(matter, group):
        yield from (one for one in about(matter, whole) if of_all(one))


def giving(matter: Matter, group: str, fact: str) -> list[Statement]:
    """The statements that give a fact of a group."""
    return [one for one in said_of(matter, group) if GIVES[fact](one.content)]
