"""The flights taker: from the positions of aircraft, the legs that were seen, each a Movement."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas.analysis.leg_fields import ALSO_HEARD, FROM, IN_THE_AIR, LAST_IN_THE_AIR, TO
from habeas.records.chain import UNVERIFIED, Chain, Hedge, Link, Mode, Role
from habeas.records.contents import Carriage, Movement
from habeas.records.locator import Point
from habeas.records.place import Place
from habeas.records.reading import Reading
from habeas.records.run import Refusal
from habeas.records.source import Source
from habeas.records.statement import Field, Statement, identified
from habeas.records.table import POSITIONS
from habeas.statements.taker import OpenTable, Settings, Taken, no_tables

if TYPE_CHECKING:
    from habeas.analysis.flights.legs import Leg
    from habeas.analysis.flights.positions import Track
    from habeas.analysis.flights.touches import Touch
    from habeas.records.moment import Moment

MOST = 100
"""Aircraft of one table whose legs are stated: a day of the whole sky is searched, not read out."""


@dataclass(frozen=True)
class TrackLegs:
    """Takes tables of positions."""

    name: str = "track_legs"
    version: str = "2"

    def accepts(self, source: Source, reading: Reading) -> bool:  # noqa: ARG002 (the Taker's signature)
        """Whether the Reading has a table of positions."""
        return any(table.name == POSITIONS for table in reading.tables)

    def take(
        self,
        source: Source,
        reading: Reading,
        settings: Settings,  # noqa: ARG002 (the Taker's signature)
        *,
        table: OpenTable = no_tables,
    ) -> Taken:
        """A Movement for each leg of each aircraft, in the order of the table and of time.

        What was not seen is left open: a leg that is airborne when its track begins departed "by" that time.
        """
        made: list[Statement] = []
        for one in reading.tables:
            if len(one.holds) > MOST:
                why = (
                    f"it holds {len(one.holds):,} aircraft, and the legs of at most {MOST} are stated: "
                    "search it with habeas flights scan, or add the traces of the aircraft concerned"
                )
                return Taken(refused=(Refusal(source.name, why),))
            for track in table(one.digest):
                made += _of_track(source, reading, track)
        return Taken(identified(made))


def _of_track(source: Source, reading: Reading, track: "Track") -> Iterator[Statement]:
    # Imported here: the list of takers must stay quick to import.
    from habeas.analysis.flights.cleaning import cleaned
    from habeas.analysis.flights.legs import legs

    clean = cleaned(track).track
    for leg in legs(clean):
        yield _statement(source, reading, clean, leg)


def _statement(source: Source, reading: Reading, track: "Track", leg: "Leg") -> Statement:
    from habeas.analysis.flights.saying import point

    plane = track.aircraft
    departed, arrived = _moment(leg.takeoff), _moment(leg.landing)
    called = plane.called or UNNAMED
    content = Movement(
        carriage=Carriage.LEG,
        designation=leg.callsign or f"{called} of {_clock(track, leg.first)}",
        aircraft=plane.registration or plane.address,
        origin=_place(leg.takeoff),
        destination=_place(leg.landing),
        departed=departed,
        arrived=arrived,
    )
    first, last = _point(track, leg.first), _point(track, leg.last)
    begins, ends = point(track, leg.first), point(track, leg.last)
    return Statement(
        source=source.id,
        reading=reading.id,
        content=content,
        locator=first,
        words=f"{' '.join(dict.fromkeys(filter(None, (called, leg.callsign))))}: {begins} — {ends}",
        chain=_chain(source, track),
        hedge=Hedge.ASSERTED,
        mode=Mode.ESTIMATED if source.authenticity.startswith(MADE) else Mode.ACTUAL,
        fields=(
            Field(IN_THE_AIR, _instant(track, leg.first), first),
            Field(LAST_IN_THE_AIR, _instant(track, leg.last), last),
            Field(FROM, begins, first),
            Field(TO, ends, last),
            Field("departed", departed.words if departed else "", first),
            Field("arrived", arrived.words if arrived else "", last),
            *(Field(ALSO_HEARD, sign, first) for sign in leg.callsigns if sign != leg.callsign),
        ),
    )


def _moment(touch: "Touch") -> "Moment | None":
    from habeas.analysis.flights.moments import moment

    if touch.earliest is None and touch.latest is None:
        return None
    return moment(touch.earliest, touch.latest)


def _place(touch: "Touch") -> Place | None:
    from habeas.reference.places import airport

    found = airport(touch.airport) if touch.airport else None
    return Place(found.name, found.icao, found.zone) if found else None


def _point(track: "Track", index: int) -> Point:
    return Point(int(track.number[index]), track.aircraft.key)


def _instant(track: "Track", index: int) -> str:
    from habeas.analysis.flights.moments import instant_text

    return instant_text(float(track.time[index]))


def _clock(track: "Track", index: int) -> str:
    from habeas.analysis.flights.moments import clock

    return clock(float(track.time[index]))


UNNAMED = "an aircraft that its source does not name"

MADE = "made"
"""Begins the authenticity of a source of positions that were computed, and observed by nobody."""


def _chain(source: Source, track: "Track") -> Chain:
    """The aircraft's own broadcasts, or what was computed, through whoever published it."""
    called = track.aircraft.called or UNNAMED
    made = source.authenticity.startswith(MADE)
    how = f"positions of {called}, computed and not observed" if made else f"positions of {called}"
    said = Link(Role.DOCUMENT, thing=how)
    doubt = (Link(Role.DOCUMENT, thing=UNVERIFIED),) if UNVERIFIED in source.authenticity else ()
    through = (Link(Role.PUBLISHER, name=source.publisher),) if source.publisher else ()
    return (said, *doubt, *through)
