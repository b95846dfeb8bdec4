"""Which event a source tells of that names none: one that other sources tell of, or one of its own."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from habeas.judgements.tellings import LATER, NEAR, Telling
from habeas.judgements.whereabouts import country_name, destinations, when
from habeas.records.statement import Statement

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


def joining(told: Telling, events: Iterable[Event]) -> Placed | None:
    """The event that a source tells of which names none, by the strongest of these that any event has.

    The same destination, published within NEAR of it; the same day, and a place on the way, published within
    LATER; the same docket, or the same judge and day of an order; the same judge, where it gives no day.
    """
    lately = [one for one in events if one.lately(told.published)]
    near = near_publication(told.destinations, told.published, {one.key: one for one in events})
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


def near_publication(
    countries: Counter[str], published: date | None, named: dict[str, Event]
) -> Placed | None:
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


def by_days(theirs: list[Statement], named: dict[str, Event]) -> Placed | None:
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


def of_its_own(told: Telling, events: Iterable[Event]) -> Placed | None:
    """An event of its own for a source that joins none: its destination, and the month of its day."""
    country = told.country
    if not country or told.day is None:
        return None
    made = derived(country, told.day)
    day = f"the day it gives, {told.day.isoformat()}" if told.days else "the month"
    reason = f"its destination ({country_name(country)}) and {day}"
    others = [one for one in events if one.key == made.key]
    return Placed(others[0], reason, "0.7") if others else Placed(made, reason, "0.75")


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
