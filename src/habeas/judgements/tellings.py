"""What each source tells that can place it in an event: destinations, places on the way, days, orders."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from habeas.judgements.orders import issuer
from habeas.judgements.phrases import names_in
from habeas.judgements.whereabouts import days_of, destinations, known, when
from habeas.records.contents import Condition, Instrument, InstrumentType, Movement, Utterance
from habeas.records.source import Source
from habeas.records.statement import Statement

NEAR = timedelta(days=14)
"""How far from an event a publication may be and be taken to tell of it by its destination alone."""

LATER = timedelta(days=60)
"""How long after a day a publication may be and be taken to tell of an event of that day."""


@dataclass
class Telling:
    """One source: when it was published, where it has people going, by which places, on which days, by whom.

    `origins` are countries that people only left: they place nothing, since many events have them. `fresh`
    are destinations without a day of their own or with one near to the publication, `past` the others.
    `dated` are days by the destination of what happened then, "" where none is stated.
    """

    source: str
    published: date | None = None
    fresh: Counter[str] = field(default_factory=Counter)
    past: Counter[str] = field(default_factory=Counter)
    places: set[str] = field(default_factory=set)
    origins: set[str] = field(default_factory=set)
    dated: dict[str, Counter[date]] = field(default_factory=dict)
    judges: set[str] = field(default_factory=set)
    dockets: set[str] = field(default_factory=set)

    @property
    def destinations(self) -> Counter[str]:
        """Where it has people going lately; where it tells of nothing lately, earlier."""
        return self.fresh or self.past

    @property
    def country(self) -> str:
        """The destination that most of its statements have."""
        to = self.destinations
        return min(to, key=lambda one: (-to[one], one), default="")

    @property
    def through(self) -> set[str]:
        """The countries that it tells of, without those that people only left."""
        return self.places - self.origins

    @property
    def days(self) -> Counter[date]:
        """The days of what happened to its destination, or to none that is stated, within LATER before it."""
        every = self.dated.get(self.country, Counter()) + self.dated.get("", Counter())
        end = self.published
        return Counter({day: n for day, n in every.items() if end is None or end - LATER <= day <= end})

    @property
    def day(self) -> date | None:
        """The day that most of these statements give; else that of its publication."""
        days = self.days
        return min(days, key=lambda one: (-days[one], one), default=self.published)


def tellings(sources: Iterable[Source], statements: Iterable[Statement]) -> dict[str, Telling]:
    """What each source tells, by its id."""
    published = {one.id: _published(one) for one in sources}
    made: dict[str, Telling] = {}
    for one in statements:
        into = made.setdefault(one.source, Telling(one.source, published.get(one.source)))
        _add(into, one)
    return made


def _published(source: Source) -> date | None:
    days = days_of(source.published) if source.published else ()
    return min(days) if days else None


def _add(into: Telling, one: Statement) -> None:
    days, to = when(one), destinations(one)
    recent = days is None or into.published is None or days[1] >= into.published - NEAR
    (into.fresh if recent else into.past).update(to)
    into.places.update(to, _mentioned(one))
    for country in to or ("",):
        into.dated.setdefault(country, Counter()).update(_days(one))
    content = one.content
    if isinstance(content, Movement) and content.origin:
        found = known(content.origin.name, content.origin.code)
        into.origins.update([found.country] if found and found.country else [])
    if isinstance(content, Instrument) and content.type is InstrumentType.COURT_ORDER:
        into.dockets.update([content.docket] if content.docket else [])
        into.judges.update([issuer(content.issuer)] if content.issuer else [])
    into.judges.update(_judges(one))


def _days(one: Statement) -> tuple[date, ...]:
    """The wall-clock days of what happened, of a court's order, or of something said."""
    content = one.content
    moments = []
    if isinstance(content, Movement):
        moments = [content.departed, content.arrived]
    elif isinstance(content, Instrument) and content.type is InstrumentType.COURT_ORDER:
        moments = [content.issued]
    else:
        moments = [getattr(content, name, None) for name in ("at", "since")]
    walls = [moment.wall for moment in moments if moment and moment.wall]
    return tuple(
        date.fromisoformat(wall.first[:10])
        for wall in walls
        if wall.first and wall.last and _within_days(wall.first, wall.last)
    )


def _within_days(first: str, last: str) -> bool:
    return date.fromisoformat(last[:10]) - date.fromisoformat(first[:10]) <= timedelta(days=1)


def _mentioned(one: Statement) -> set[str]:
    """Countries by the places and facilities that the statement's words and fields name."""
    texts = [one.words]
    if isinstance(one.content, Condition):
        texts.append(one.content.of)
    if isinstance(one.content, Movement):
        texts += [end.name for end in (one.content.origin, one.content.destination) if end]
    named = [name for text in texts for kind in ("country", "facility") for name in names_in(text, kind)]
    ends = [known(text) for text in texts[1:]]
    return {name.country for name in named if name.country} | {end.country for end in ends if end}


def _judges(one: Statement) -> set[str]:
    texts = [link.name for link in one.chain]
    if isinstance(one.content, Utterance):
        texts.append(one.words)
    found = [name for text in texts for name in names_in(text, "official")]
    return {name.name for name in found if "judge" in name.note.casefold()}
