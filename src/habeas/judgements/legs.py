"""Which leg and which aircraft a mention is."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from habeas.analysis.aircraft_names import Names, called, is_address
from habeas.analysis.flights.registrations import normalised
from habeas.analysis.leg_fields import is_seen
from habeas.judgements.proposal import Namer, Naming, Proposal, proposal_of
from habeas.judgements.seen_joining import seen_namings
from habeas.judgements.stated_legs import designation, stated_legs
from habeas.records.contents import Movement
from habeas.records.locator import Point
from habeas.records.mentions import named
from habeas.records.source import Source
from habeas.records.statement import Statement
from habeas.records.subject import SubjectKind

__all__ = ["Legs", "designation"]


@dataclass(frozen=True)
class Legs:
    """Proposes which leg a designation is, and which aircraft a registration or an address."""

    name: str = "legs"
    version: str = "2"

    def propose(
        self, sources: tuple[Source, ...], statements: tuple[Statement, ...], namer: Namer
    ) -> Proposal:
        """A leg for each number and pair of ends within an event, and for each that positions alone show."""
        told = stated_legs(sources, statements)
        namings = [*_aircraft(statements), *(one.naming for one in told), *seen_namings(told, statements)]
        return proposal_of(self, namings, namer)


def _aircraft(statements: Iterable[Statement]) -> Iterator[Naming]:
    """One aircraft for a registration and its address, by arithmetic or by a source that gives both."""
    every = list(statements)
    pairs = _pairs(every)
    for one in every:
        for mention in named(one):
            if mention.kind is SubjectKind.AIRCRAFT:
                label, reason, score = _which(one, mention.text, pairs)
                yield Naming(mention.mention, SubjectKind.AIRCRAFT, label, label, reason, score)


def _which(statement: Statement, text: str, pairs: dict[str, str]) -> tuple[str, str, str]:
    names = _names(statement)
    if names.disagree:
        why = (
            f"the registration that its source gives; the address {names.address} is another's by arithmetic"
        )
        return _plain(text), why, "0.6"
    if not is_address(text):
        return _plain(text), "the same registration", "0.95"
    mark, address = called(text), text.lower()
    if not is_address(mark):
        return _plain(mark), f"{address} is the address of {mark} by arithmetic", "0.95"
    if pair := pairs.get(address):
        return _plain(pair), f"a source of positions gives {address} and {pair} together", "0.9"
    return f"the aircraft with the address {address}", "the same address", "0.95"


def _pairs(statements: Iterable[Statement]) -> dict[str, str]:
    """The one registration that sources of positions give for an address that arithmetic ties to none."""
    found: dict[str, set[str]] = defaultdict(set)
    for names in map(_names, statements):
        if names.address and names.registration:
            found[names.address].add(normalised(names.registration))
    return {address: next(iter(marks)) for address, marks in found.items() if len(marks) == 1}


def _names(statement: Statement) -> Names:
    """What a source of positions calls the aircraft; nothing of any other statement."""
    content, locator = statement.content, statement.locator
    if not isinstance(content, Movement) or not isinstance(locator, Point) or not is_seen(statement):
        return Names()
    mark = "" if is_address(content.aircraft) else content.aircraft
    return Names(locator.track if is_address(locator.track) else "", mark)


def _plain(text: str) -> str:
    return re.sub(r"[\s-]+", "", text).upper()
