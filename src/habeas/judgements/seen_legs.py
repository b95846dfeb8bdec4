"""The legs that positions show: which Movements taken from them are one flight of one aircraft."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property

from habeas.analysis.aircraft_names import Names, called, is_address
from habeas.analysis.leg_fields import End, also_heard, ends, is_seen
from habeas.judgements.whereabouts import apart_km
from habeas.records.contents import Movement
from habeas.records.locator import Point
from habeas.records.place import Place
from habeas.records.statement import Statement

BRIEF_S = 600.0
"""In a shorter stretch no jet lands, stops and takes off again: `performance.LEAST_STOP_S`, kept here so that
numpy is imported only where longer ones are asked about."""


@dataclass(frozen=True)
class Piece:
    """One Movement taken from positions: what one source shows of a leg."""

    statement: Statement
    content: Movement
    first: End
    last: End

    @property
    def names(self) -> Names:
        """What its source calls the aircraft."""
        locator = self.statement.locator
        key = locator.track if isinstance(locator, Point) else ""
        mark = self.content.aircraft
        return Names(key if is_address(key) else "", "" if is_address(mark) else mark)

    @cached_property
    def aircraft(self) -> str:
        """One text for the aircraft, whatever sources call it; of its source alone where none is named."""
        return called(self.names.key) or f"unnamed, source {self.statement.source}"

    @property
    def signs(self) -> tuple[str, ...]:
        """The callsigns that were heard, the longest heard first; none is the aircraft's own registration."""
        own = {called(self.content.aircraft), ""}
        heard = (self.content.designation, *also_heard(self.statement))
        return tuple(one for one in heard if " of " not in one and called(one) not in own)


@dataclass(frozen=True)
class Seen:
    """One leg as positions show it, from one source or several; pieces in the order of time."""

    pieces: tuple[Piece, ...]

    @property
    def first(self) -> End:
        """Its first point in the air."""
        return min((one.first for one in self.pieces), key=lambda end: end.time)

    @property
    def last(self) -> End:
        """Its last point in the air."""
        return max((one.last for one in self.pieces), key=lambda end: end.time)

    @property
    def aircraft(self) -> str:
        """One text for the aircraft."""
        return self.pieces[0].aircraft

    @property
    def names(self) -> tuple[str, ...]:
        """Every text for the aircraft that can be held against another; none where its names disagree."""
        every = [one.names for one in self.pieces]
        if any(one.disagree for one in every):
            return ()
        return tuple(
            dict.fromkeys(called(text) for one in every for text in (one.address, one.registration) if text)
        )

    @property
    def name(self) -> str:
        """What it is called in a label: a registration where one is given."""
        marks = sorted({one.content.aircraft for one in self.pieces if one.content.aircraft})
        return next((one for one in marks if not is_address(one)), next(iter(marks), "aircraft not named"))

    @property
    def signs(self) -> tuple[str, ...]:
        """Every callsign that was heard."""
        return tuple(dict.fromkeys(sign for one in self.pieces for sign in one.signs))

    @property
    def origin(self) -> Place | None:
        """Where it took off, where that was seen."""
        return next((one.content.origin for one in self.pieces if one.content.origin), None)

    @property
    def destination(self) -> Place | None:
        """Where it landed, where that was seen."""
        return next((one.content.destination for one in self.pieces[::-1] if one.content.destination), None)

    @property
    def took_off(self) -> bool:
        """Whether its take-off is bounded on both sides."""
        moments = [one.content.departed for one in self.pieces]
        return any(one and one.earliest and one.latest for one in moments)

    @property
    def landed(self) -> bool:
        """Whether its landing is bounded on both sides."""
        moments = [one.content.arrived for one in self.pieces]
        return any(one and one.earliest and one.latest for one in moments)

    @property
    def days(self) -> tuple[date, ...]:
        """The days (UTC) of its first and last point in the air."""
        return tuple(dict.fromkeys(instant(one.time).date() for one in (self.first, self.last)))

    def overlaps(self, other: "Seen") -> bool:
        """Whether both were in the air at one time."""
        return self.first.time <= other.last.time and other.first.time <= self.last.time


def instant(seconds: float) -> datetime:
    """Seconds since 1970 as an instant."""
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)


def seen_legs(statements: Iterable[Statement]) -> tuple[Seen, ...]:
    """The legs that positions show, in the order of aircraft and time.

    Pieces of one aircraft are one leg where their times overlap, or where one ends in the air and the next
    begins in the air before it could have landed between them: a flight over 00:00Z in two files. Two legs of
    one source stay two; a piece that lies over both is of neither.
    """
    by_aircraft: dict[str, list[Piece]] = {}
    for one in statements:
        if isinstance(one.content, Movement) and is_seen(one):
            piece = Piece(one, one.content, *ends(one))
            by_aircraft.setdefault(piece.aircraft, []).append(piece)
    return tuple(leg for aircraft in sorted(by_aircraft) for leg in _legs_of(by_aircraft[aircraft]))


def _legs_of(pieces: list[Piece]) -> list[Seen]:
    pieces = sorted(pieces, key=lambda one: (one.first.time, one.last.time, one.statement.id))
    over = [one for one in pieces if _lies_over_two(one, pieces)]
    made: list[list[Piece]] = []
    for one in pieces:
        near = [
            leg
            for leg in made
            if one not in over and any(_one_leg(other, one) for other in leg if other not in over)
        ]
        made = [leg for leg in made if leg not in near] + [[each for leg in near for each in leg] + [one]]
    return sorted((Seen(tuple(leg)) for leg in made), key=lambda leg: (leg.first.time, leg.last.time))


def _one_leg(one: Piece, other: Piece) -> bool:
    """Whether two pieces, the earlier first, are of one leg."""
    return _overlap(one, other) or _continues(one, other)


def _overlap(one: Piece, other: Piece) -> bool:
    return one.first.time <= other.last.time and other.first.time <= one.last.time


def _lies_over_two(one: Piece, pieces: list[Piece]) -> bool:
    """Whether it overlaps two pieces that are two legs of one source."""
    met = [each for each in pieces if each is not one and _overlap(one, each)]
    return any(
        a.statement.source == b.statement.source and not _one_leg(a, b)
        for number, a in enumerate(met)
        for b in met[number + 1 :]
    )


def _continues(one: Piece, other: Piece) -> bool:
    """Whether the one track ends in the air and the other begins there, too soon for a landing between."""
    arrived, departed = one.content.arrived, other.content.departed
    ended = arrived is not None and arrived.latest is None
    began = departed is not None and departed.earliest is None
    seconds = other.first.time - one.last.time
    if not ended or not began or seconds < 0:
        return False
    return seconds < BRIEF_S or seconds < _landing_takes(one.last, other.first)


def _landing_takes(down: End, up: End) -> float:
    from habeas.analysis.flights.performance import TYPICAL, landing_takes

    metres = 1000 * apart_km((down.latitude, down.longitude), (up.latitude, up.longitude))
    return float(landing_takes(metres, down.altitude or 0.0, up.altitude or 0.0, TYPICAL))
