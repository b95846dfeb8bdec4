"""Which legs statements speak of: by flight number and ends, within an event."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from habeas.analysis.leg_fields import is_seen
from habeas.judgements.events import Placed, events_of
from habeas.judgements.phrases import folded
from habeas.judgements.proposal import Naming
from habeas.judgements.whereabouts import in_country, known, near
from habeas.records.contents import Carriage, Custody, Movement
from habeas.records.locator import Characters
from habeas.records.mentions import Named, named
from habeas.records.place import Place
from habeas.records.source import Source
from habeas.records.statement import Statement
from habeas.records.subject import SubjectKind
from habeas.reference.operators import operator

_NUMBERED = re.compile(
    r"(?P<airline>[a-z][a-z0-9 ]*?)?[\s-]*(?:flight)?\s*(?:no\.?|number|#)?\s*(?P<number>\d{2,4})[a-z]?"
    r"(?:[\s,]+(?P<leg>onward|return|outbound|(?:first|second|third) leg|leg \d))?"
)


@dataclass(frozen=True)
class Designation:
    """A flight's number, and its airline where stated; `other` are words that hold no number."""

    airline: str = ""
    number: str = ""
    leg: str = ""
    other: str = ""

    @property
    def text(self) -> str:
        """As a label shows it."""
        words = (self.airline or "flight", self.number, self.leg)
        return self.other or " ".join(part for part in words if part)


@dataclass(frozen=True)
class Flown:
    """A leg as one statement gives it."""

    statement: Statement
    mention: Named
    designation: Designation
    placed: Placed | None
    origin: Place | None
    destination: Place | None

    @property
    def scope(self) -> str:
        """The event within which a flight number is one flight; the source where the event is not known."""
        return self.placed.event.key if self.placed else f"source {self.statement.source}"

    @property
    def is_whole(self) -> bool:
        """Whether it has both ends."""
        return self.origin is not None and self.destination is not None


def designation(text: str) -> Designation:
    """What a designation says: "GlobalX 6143", "GXA6143" and "GlobalX flight 6143" say one thing."""
    plain = folded(text)
    found = _NUMBERED.fullmatch(plain)
    if not found:
        return Designation(other=plain)
    airline = re.sub(r"\s*flight$", "", (found["airline"] or "").strip()).strip()
    known_as = operator(airline)
    name = known_as.name if known_as else airline.upper()
    return Designation(name, found["number"].lstrip("0") or "0", found["leg"] or "")


@dataclass(frozen=True)
class Told:
    """A mention of a leg as a statement gives it, and which leg it is."""

    flown: Flown
    naming: Naming


def stated_legs(sources: Iterable[Source], statements: Iterable[Statement]) -> tuple[Told, ...]:
    """Every leg mention that can be told, of statements that were not taken from positions.

    One number may fly several legs. Each pair of ends that some statement gives whole is a leg; a statement
    that gives one end or none is of the leg that it fits alone, and of none where it fits several.
    """
    every = [one for one in statements if not is_seen(one)]
    placed = events_of(sources, every)
    by_number: dict[tuple[str, str, str], list[Flown]] = {}
    for one in (one for statement in every for one in _flown(statement, placed.get(statement.anchor))):
        by_number.setdefault((one.scope, one.designation.number, one.designation.other), []).append(one)
    return tuple(
        Told(one, naming) for flown in by_number.values() for one in flown if (naming := _naming(one, flown))
    )


def _flown(statement: Statement, placed: Placed | None) -> list[Flown]:
    content = statement.content
    ends: tuple[Place | None, Place | None] = (None, None)
    if isinstance(content, Movement) and content.carriage is Carriage.LEG:
        ends = (content.origin, content.destination)
    elif isinstance(content, Custody):
        ends = (None, content.place)
    return [
        Flown(statement, one, designation(one.text), placed, *ends)
        for one in named(statement)
        if one.kind is SubjectKind.LEG and _is_one_flight(statement, one.text)
    ]


def _naming(one: Flown, flown: list[Flown]) -> Naming | None:
    numbered = [other for other in flown if other.is_whole and _same_number(one, other)]
    legs = _apart([other for other in numbered if _fits(one, other)]) or _apart(numbered)
    if len(legs) > 1:
        return None
    leg = legs[0] if legs else one
    called = _fullest(leg, flown)
    ends = _ends(leg, numbered) if leg.is_whole else ""
    label = ", ".join(part for part in (called.text, ends) if part)
    where = f" / source {one.statement.source}" if called.other and one.placed else ""
    fits = "" if _fits(one, leg) and one.is_whole else ", and fits that leg alone"
    return Naming(
        one.mention.mention,
        SubjectKind.LEG,
        f"{one.scope}{where} / {label}",
        label,
        f'"{one.mention.text}" is {called.text}{fits}',
        "0.9" if leg.is_whole else "0.8",
    )


_ORDINAL = re.compile(r"\b(?:first|second|third|fourth|fifth|last|1st|2nd|3rd)\b.*\b(?:flight|plane|leg)\b")


def _is_one_flight(statement: Statement, text: str) -> bool:
    """Whether words name one flight: in running text a number or an order does, "two planes" not."""
    if not isinstance(statement.locator, Characters):
        return True
    return not designation(text).other or bool(_ORDINAL.search(folded(text)))


def _apart(flown: list[Flown]) -> list[Flown]:
    """Of legs with the same ends the first."""
    kept: list[Flown] = []
    for one in flown:
        if not any(_same_ends(one, other) for other in kept):
            kept.append(one)
    return kept


def _same_number(one: Flown, other: Flown) -> bool:
    if one.scope != other.scope:
        return False
    here, there = one.designation, other.designation
    if here.other or there.other:
        return here == there and one.statement.source == other.statement.source
    alike = here.airline == there.airline or not here.airline or not there.airline
    return here.number == there.number and here.leg == there.leg and alike


def _fits(one: Flown, whole: Flown) -> bool:
    """Whether each end that one statement gives is that of the leg; a country fits any place in it."""
    pairs = ((one.origin, whole.origin), (one.destination, whole.destination))
    return all(stated is None or near(stated, end) or in_country(end, stated) for stated, end in pairs)


def _same_ends(one: Flown, other: Flown) -> bool:
    return near(one.origin, other.origin) and near(one.destination, other.destination)


def _ends(leg: Flown, numbered: list[Flown]) -> str:
    """The leg's ends by the shortest name that any statement gives each, so that order does not matter."""
    same = [leg, *(other for other in numbered if _same_ends(leg, other))]
    origins = [_name(one.origin) for one in same if one.origin]
    destinations = [_name(one.destination) for one in same if one.destination]
    return f"{min(origins, key=_short)} to {min(destinations, key=_short)}"


def _short(name: str) -> tuple[int, str]:
    return (len(name), name)


def _fullest(leg: Flown, flown: list[Flown]) -> Designation:
    """The designation with its airline, where some statement of this number in this event gives one."""
    every = {other.designation for other in flown if _same_number(leg, other) and other.designation.airline}
    return every.pop() if len(every) == 1 else leg.designation


def _name(place: Place) -> str:
    found = known(place.name, place.code)
    return found.name if found else place.name
