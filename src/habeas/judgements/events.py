"""Which transfer each statement is about."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from habeas.judgements.proposal import Namer, Naming, Proposal, proposal_of
from habeas.judgements.whereabouts import country_name, days_of, destinations, when
from habeas.records.mentions import FIELDS, field_text
from habeas.records.source import Source
from habeas.records.statement import Mention, Statement
from habeas.records.subject import SubjectKind

NEAR = timedelta(days=14)
"""How far from an event a publication may be and be taken to tell of it."""

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


@dataclass(frozen=True)
class Event:
    """A transfer: key and label, the countries it went to, its first and last day where stated."""

    key: str
    label: str
    countries: frozenset[str] = frozenset()
    first: date | None = None
    last: date | None = None

    def near(self, first: date, last: date) -> bool:
        """Whether these days come within NEAR of the event's; an event without days is near to all."""
        if self.first is None or self.last is None:
            return True
        return first <= self.last + NEAR and last >= self.first - NEAR


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
    version: str = "1"

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

    A source that names its events is taken at its word. Any other source has one main event: a named one with
    the same destination within NEAR of the publication, else "transfer to" its destination in the month of
    publication. Its statements are of the main event, unless their own days or places say otherwise.
    """
    every = list(statements)
    named = _named_events(every)
    by_source: dict[str, list[Statement]] = {}
    for one in every:
        by_source.setdefault(one.source, []).append(one)
    published = {one.id: _published(one) for one in sources}
    out: dict[str, Placed] = {}
    for source, theirs in by_source.items():
        main = _main_event(theirs, published.get(source), named)
        for one in theirs:
            if placed := _place(one, main, named):
                out[one.anchor] = placed
    return out


def _takes_event(statement: Statement) -> bool:
    return any(name == "event" for name, _ in FIELDS.get(type(statement.content), ()))


def _said(statement: Statement) -> str:
    return " ".join(field_text(statement, "event").replace("–", "-").split())


def _published(source: Source) -> date | None:
    days = days_of(source.published) if source.published else ()
    return min(days) if days else None


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


def _main_event(theirs: list[Statement], published: date | None, named: dict[str, Event]) -> Placed | None:
    said = Counter(_said(one).casefold() for one in theirs if _said(one))
    if len(said) == 1:
        event = named[next(iter(said))]
        return Placed(event, f'the source names one event: "{event.label}"', "0.9")
    if said:
        return None
    recent = Counter(to for one in theirs if _is_news(one, published) for to in destinations(one))
    country = min(recent, key=lambda one: (-recent[one], one), default="")
    near_publication = _named_near(recent, published, named)
    if near_publication:
        return near_publication
    return _by_days(theirs, named) or (_derived(country, published) if country and published else None)


def _is_news(statement: Statement, published: date | None) -> bool:
    """Whether what the statement tells of may have happened shortly before publication."""
    days = when(statement)
    return days is None or published is None or days[1] >= published - NEAR


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


def _derived(country: str, day: date) -> Placed:
    reason = f"its destination ({country_name(country)}) and the month"
    return Placed(derived(country, day), reason, "0.7")


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
    return found or _derived(theirs[0], days[0])


def _elsewhere(countries: tuple[str, ...], event: Event, named: dict[str, Event]) -> bool:
    """Whether the statement's places are another event's; a stop on the way is nobody's, so not elsewhere."""
    if not countries or set(countries) & event.countries:
        return False
    return any(set(countries) & other.countries for other in named.values())
