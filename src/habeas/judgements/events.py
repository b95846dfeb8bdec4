"""Which transfer each statement is about."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from habeas.analysis.leg_fields import is_seen
from habeas.judgements.joining import Event, Placed, by_days, derived, joining, near_publication, of_its_own
from habeas.judgements.proposal import Namer, Naming, Proposal, proposal_of
from habeas.judgements.tellings import Telling, tellings
from habeas.judgements.whereabouts import country_name, destinations, when
from habeas.records.mentions import FIELDS, field_text
from habeas.records.source import Source
from habeas.records.statement import Mention, Statement
from habeas.records.subject import SubjectKind

__all__ = ["Event", "Events", "Placed", "derived", "events_of"]


@dataclass(frozen=True)
class Events:
    """Proposes that each statement with an event field is of one event."""

    name: str = "events"
    version: str = "3"

    def propose(
        self, sources: tuple[Source, ...], statements: tuple[Statement, ...], namer: Namer
    ) -> Proposal:
        """One event for each that a source names; for others by destination and date, see `events_of`."""
        placed = events_of(sources, statements)
        namings = [
            Naming(
                Mention(one.anchor, "event"),
                SubjectKind.EVENT,
                at.event.key,
                at.event.label,
                at.reason,
                at.score,
            )
            for one in statements
            if (at := placed.get(one.anchor)) and _takes_event(one)
        ]
        return proposal_of(self, namings, namer)


def events_of(sources: Iterable[Source], statements: Iterable[Statement]) -> dict[str, Placed]:
    """For each statement's anchor its event, where one can be told.

    A source that names its events is taken at its word. Any other source has one main event: one that others
    tell of (see `joining`), else "transfer to" its destination in the month of the day that it gives. Its
    statements are of the main event, unless their own days or places say otherwise. A leg that was taken from
    positions tells of no event: it is of that of the leg that it joins (see `seen_legs`).
    """
    by_id = sorted((one for one in statements if not is_seen(one)), key=lambda one: one.id)
    return _events_of(tuple(sources), tuple(by_id))


@lru_cache(maxsize=1)
def _events_of(sources: tuple[Source, ...], every: tuple[Statement, ...]) -> dict[str, Placed]:
    """Kept for the proposer that asks next: several ask of the same statements, and comparing is cheap."""
    named = _named_events(list(every))
    by_source: dict[str, list[Statement]] = {}
    for one in every:
        by_source.setdefault(one.source, []).append(one)
    told = tellings(sources, list(every))
    mains = _main_events({source: told[source] for source in by_source}, by_source, named)
    out: dict[str, Placed] = {}
    for source, theirs in by_source.items():
        for one in theirs:
            if placed := _place(one, mains.get(source), named):
                out[one.anchor] = placed
    return out


def _takes_event(statement: Statement) -> bool:
    return any(name == "event" for name, _ in FIELDS.get(type(statement.content), ()))


def _said(statement: Statement) -> str:
    return " ".join(field_text(statement, "event").replace("–", "-").split())


@dataclass
class _Gathered:
    spellings: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    days: list[date] = field(default_factory=list)


def _named_events(statements: list[Statement]) -> dict[str, Event]:
    """By folded name the events that sources name, with their countries and days; of spellings the least."""
    gathered: dict[str, _Gathered] = {}
    for one in statements:
        if said := _said(one):
            into = gathered.setdefault(said.casefold(), _Gathered())
            into.spellings.add(said)
            into.countries.update(destinations(one))
            into.days.extend(when(one) or ())
    return {folded: _event(into) for folded, into in gathered.items()}


def _event(into: _Gathered) -> Event:
    label = min(into.spellings)
    first, last = (min(into.days), max(into.days)) if into.days else (None, None)
    return Event(f"named {label}", label, frozenset(into.countries), first, last)


def _main_events(
    told: dict[str, Telling], by_source: dict[str, list[Statement]], named: dict[str, Event]
) -> dict[str, Placed]:
    """The main event of each source: named, joined, or derived from the first that tells of it."""
    mains: dict[str, Placed] = {}
    silent: list[Telling] = []
    for source, theirs in by_source.items():
        said = Counter(_said(one).casefold() for one in theirs if _said(one))
        if len(said) == 1:
            event = named[next(iter(said))]
            mains[source] = Placed(event, f'the source names one event: "{event.label}"', "0.9")
            named[next(iter(said))] = event.with_(told[source])
        elif not said:
            silent.append(told[source])
    events = list(named.values())
    silent.sort(key=lambda one: (not one.destinations, one.published or date.max, one.source))
    for one in silent:
        placed = joining(one, events) or by_days(by_source[one.source], named) or of_its_own(one, events)
        if placed:
            mains[one.source] = placed
            grown = placed.event.with_(one)
            events = [event for event in events if event.key != grown.key] + [grown]
    return mains


def _place(one: Statement, main: Placed | None, named: dict[str, Event]) -> Placed | None:
    if said := _said(one):
        return Placed(named[said.casefold()], f'the source names it: "{said}"', "1")
    theirs, days = destinations(one), when(one)
    if main and not _elsewhere(theirs, main.event, named) and (days is None or main.event.near(*days)):
        return main
    if days is None or not theirs:
        return None
    found = near_publication(Counter(theirs), days[0], named)
    return found or Placed(
        derived(theirs[0], days[0]), f"its destination ({country_name(theirs[0])}) and day", "0.7"
    )


def _elsewhere(countries: tuple[str, ...], event: Event, named: dict[str, Event]) -> bool:
    """Whether the statement's places are another event's; a stop on the way is nobody's, so not elsewhere."""
    if not countries or set(countries) & event.countries:
        return False
    return any(set(countries) & other.countries for other in named.values())
