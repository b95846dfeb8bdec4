"""Which transfer each statement is about."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from habeas.judgements.proposal import Namer, Naming, Proposal, proposal_of
from habeas.judgements.tellings import LATER, NEAR, Telling, tellings
from habeas.judgements.whereabouts import country_name, destinations, when
from habeas.records.mentions import FIELDS, field_text
from habeas.records.source import Source
from habeas.records.statement import Mention, Statement
from habeas.records.subject import SubjectKind

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


@dataclass(frozen=True)
class Event:
    """A transfer: key and label, the countries it went to and through, its days, its judges and dockets."""

    key: str
    label: str
    countries: frozenset[str] = frozenset()
    first: date | None = None
    last: date | None = None
    through: frozenset[str] = frozenset()
    judges: frozenset[str] = frozenset()
    dockets: frozenset[str] = frozenset()
    origins: frozenset[str] = frozenset()

    def near(self, first: date, last: date) -> bool:
        """Whether these days come within NEAR of the event's; an event without days is near to all."""
        if self.first is None or self.last is None:
            return True
        return first <= self.last + NEAR and last >= self.first - NEAR

    def has_day(self, days: Iterable[date]) -> bool:
        """Whether one of these days is one of the event's, or next to one."""
        first, last = self.first, self.last
        if first is None or last is None:
            return False
        return any((first - day).days <= 1 and (day - last).days <= 1 for day in days)

    def lately(self, published: date | None) -> bool:
        """Whether a publication came within LATER of the event."""
        return published is None or self.last is None or published <= self.last + LATER

    def with_(self, told: Telling) -> "Event":
        """The event with what one more source tells of it."""
        return replace(
            self,
            through=(self.through | told.through) - told.origins,
            origins=self.origins | told.origins,
            judges=self.judges | told.judges,
            dockets=self.dockets | told.dockets,
        )


@dataclass(frozen=True)
class Placed:
    """The event that a statement is about, why, and how sure."""

    event: Event
    reason: str
    score: str


@dataclass(frozen=True)
class Events:
    """Proposes that each statement with an event field is of one event."""

    name: str = "events"
    version: str = "2"

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
    statements are of the main event, unless their own days or places say otherwise.
    """
    every = list(statements)
    named = _named_events(every)
    by_source: dict[str, list[Statement]] = {}
    for one in every:
        by_source.setdefault(one.source, []).append(one)
    told = tellings(sources, every)
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
        placed = joining(one, events) or _by_days(by_source[one.source], named) or _derived(one, events)
        if placed:
            mains[one.source] = placed
            grown = placed.event.with_(one)
            events = [event for event in events if event.key != grown.key] + [grown]
    return mains


def joining(told: Telling, events: Iterable[Event]) -> Placed | None:
    """The event that a source tells of which names none, by the strongest of these that any event has.

    The same destination, published within NEAR of it; the same day, and a place on the way, published within
    LATER; the same docket, or the same judge and day of an order; the same judge, where it gives no day.
    """
    lately = [one for one in events if one.lately(told.published)]
    near = _named_near(told.destinations, told.published, {one.key: one for one in events})
    if near and (not told.days or near.event.has_day(told.days) or near.event.first is None):
        return near
    for event in sorted(lately, key=lambda one: one.key):
        if event.has_day(told.days) and (shared := _shared(event, told)):
            where = " and ".join(sorted(country_name(one) for one in shared))
            return Placed(event, f"it tells of the same day, and of {where}", "0.75")
    for event in sorted(lately, key=lambda one: one.key):
        if shared := event.dockets & told.dockets:
            return Placed(event, f"the same docket, {', '.join(sorted(shared))}", "0.85")
        if (shared := event.judges & told.judges) and event.has_day(told.days):
            return Placed(event, f"it tells of {', '.join(sorted(shared))} on the same day", "0.75")
    before = [one for one in lately if one.judges & told.judges]
    if len(before) == 1 and not told.days and not told.destinations:
        return Placed(before[0], f"it tells of {', '.join(sorted(before[0].judges & told.judges))}", "0.6")
    return near


def _named_near(countries: Counter[str], published: date | None, named: dict[str, Event]) -> Placed | None:
    """The named event with these destinations that is nearest to the publication, within NEAR of it."""
    if published is None:
        return None
    close = [
        one for one in named.values() if one.countries & set(countries) and one.near(published, published)
    ]
    if not close:
        return None
    event = min(close, key=lambda one: (_days_apart(one, published), one.key))
    shared = " and ".join(sorted(country_name(one) for one in event.countries & set(countries)))
    return Placed(event, f"same destination ({shared}), published within {NEAR.days} days of it", "0.8")


def _by_days(theirs: list[Statement], named: dict[str, Event]) -> Placed | None:
    """The named event that most statements fit by destination and by the days they give themselves."""
    votes: Counter[str] = Counter()
    for one in theirs:
        days, to = when(one), set(destinations(one))
        fits = [key for key, event in named.items() if days and event.countries & to and event.near(*days)]
        votes.update(fits[:1] if len(fits) == 1 else ())
    if not votes:
        return None
    event = named[min(votes, key=lambda key: (-votes[key], key))]
    return Placed(event, "same destination and days, as its statements give them", "0.8")


def _shared(event: Event, told: Telling) -> frozenset[str]:
    """The countries that both tell of, without those that people only left."""
    return ((event.through | event.countries) & told.through) - (event.origins - event.countries)


def _derived(told: Telling, events: Iterable[Event]) -> Placed | None:
    """An event of its own for a source that joins none: its destination, and the month of its day."""
    country = told.country
    if not country or told.day is None:
        return None
    made = derived(country, told.day)
    known = next((one for one in events if one.key == made.key), made)
    day = f"the day it gives, {told.day.isoformat()}" if told.days else "the month"
    return Placed(known, f"its destination ({country_name(country)}) and {day}", "0.7")


def _days_apart(event: Event, day: date) -> int:
    return abs((event.first - day).days) if event.first else NEAR.days


def derived(country: str, day: date) -> Event:
    """The event "transfer to" a country in the month of a day, for sources that name none."""
    month = f"{_MONTHS[day.month - 1]} {day.year}"
    return Event(
        f"transfer {country} {day.year:04}-{day.month:02}",
        f"transfer to {country_name(country)}, {month}",
        frozenset({country}),
        day,
        day,
    )


def _place(one: Statement, main: Placed | None, named: dict[str, Event]) -> Placed | None:
    if said := _said(one):
        return Placed(named[said.casefold()], f'the source names it: "{said}"', "1")
    theirs, days = destinations(one), when(one)
    if main and not _elsewhere(theirs, main.event, named) and (days is None or main.event.near(*days)):
        return main
    if days is None or not theirs:
        return None
    found = _named_near(Counter(theirs), days[0], named)
    return found or Placed(
        derived(theirs[0], days[0]), f"its destination ({country_name(theirs[0])}) and day", "0.7"
    )


def _elsewhere(countries: tuple[str, ...], event: Event, named: dict[str, Event]) -> bool:
    """Whether the statement's places are another event's; a stop on the way is nobody's, so not elsewhere."""
    if not countries or set(countries) & event.countries:
        return False
    return any(set(countries) & other.countries for other in named.values())
