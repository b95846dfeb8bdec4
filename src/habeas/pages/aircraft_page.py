"""An aircraft: what it is, its sources, legs, crossings and gaps, its map, its points with their numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas.pages.flights import flight_ids, page_id
from habeas.pages.naming import covering
from habeas.pages.sources_page import SourceCard, sources_page

if TYPE_CHECKING:
    from habeas.analysis.flights.positions import Aircraft
    from habeas.pages.account import Account
    from habeas.pages.flight_rows import PointShown
    from habeas.pages.flights import CrossingShown, Flight, FlownLeg, GapShown, NearShown
    from habeas.pages.map_shapes import Map


@dataclass(frozen=True)
class AircraftPage:
    """An aircraft as shown. `banner` is "" unless the track is made; `count` is of all its points."""

    id: str
    name: str
    title: str
    banner: str
    home: str
    what: tuple[tuple[str, str], ...]
    cards: tuple[SourceCard, ...]
    notes: tuple[str, ...]
    legs: tuple[FlownLeg, ...]
    crossings: tuple[CrossingShown, ...]
    gaps: tuple[GapShown, ...]
    map: Map | None
    points: tuple[PointShown, ...]
    count: int
    not_absent: str = ""
    near: tuple[NearShown, ...] = ()


@dataclass(frozen=True)
class AircraftLine:
    """An aircraft in the list: its page's id, its name, when it was seen, how many legs and points."""

    id: str
    title: str
    banner: str
    seen: str
    legs: tuple[str, ...]
    crossings: int
    gaps: int
    points: int


@dataclass(frozen=True)
class AircraftList:
    """Every aircraft of the account."""

    lines: tuple[AircraftLine, ...]


def aircraft_pages(account: Account) -> tuple[AircraftPage, ...]:
    """The page of every aircraft."""
    if not account.flights:
        return ()
    cards = {card.id: card for card in sources_page(account).cards}
    ids = flight_ids(account.flights)
    return tuple(
        aircraft_page(one, account, page=page, cards=cards)
        for page, one in zip(ids, account.flights, strict=True)
    )


def aircraft_page(
    flight: Flight, account: Account, *, page: str = "", cards: dict[str, SourceCard] | None = None
) -> AircraftPage:
    """The page of an aircraft, covered; `cards` may be shared by all pages of one account."""
    # Imported here: an account without flights is built without numpy.
    from habeas.pages.flight_map import map_of
    from habeas.pages.flight_rows import crossing_rows, gap_rows, leg_rows, near_rows, point_rows
    from habeas.pages.flight_words import NOT_ABSENT

    home = account.home_zone
    known = {card.id: card for card in sources_page(account).cards} if cards is None else cards
    made = AircraftPage(
        id=page or page_id(flight.aircraft),
        name=flight.name,
        title=title(flight.aircraft),
        banner=flight.banner,
        home=home,
        what=_what(flight),
        cards=tuple(known[one] for one in flight.sources if one in known),
        notes=flight.notes,
        legs=leg_rows(flight, home),
        crossings=crossing_rows(flight, home),
        gaps=gap_rows(flight),
        map=map_of(flight, home=home) if len(flight.track) else None,
        points=point_rows(flight, {one: card.title for one, card in known.items()}),
        count=len(flight.track),
        not_absent=NOT_ABSENT if flight.gaps else "",
        near=near_rows(flight, home),
    )
    return covering(account).over(made)


def aircraft_list(account: Account) -> AircraftList:
    """The list of aircraft, covered."""
    ids = flight_ids(account.flights)
    lines = tuple(_line(page, one) for page, one in zip(ids, account.flights, strict=True))
    return covering(account).over(AircraftList(lines))


def title(aircraft: Aircraft) -> str:
    """An aircraft as headed: "N278GX, A320"."""
    return ", ".join(filter(None, (aircraft.called, aircraft.type))) or "An aircraft"


def _line(page: str, flight: Flight) -> AircraftLine:
    from habeas.pages.flight_words import leg_label, span

    clock = flight.track.time
    return AircraftLine(
        id=page,
        title=title(flight.aircraft),
        banner=flight.banner,
        seen=span(float(clock[0]), float(clock[-1])) if len(clock) else "no points",
        legs=tuple(leg_label(flight, number) for number in range(1, len(flight.legs) + 1)),
        crossings=len(flight.crossings),
        gaps=len(flight.gaps),
        points=len(clock),
    )


def _what(flight: Flight) -> tuple[tuple[str, str], ...]:
    """What the sources say it is; never who owns it."""
    from habeas.pages.flight_words import span

    aircraft, clock = flight.aircraft, flight.track.time
    signs = dict.fromkeys(sign for _, sign in flight.track.callsigns if sign)
    other = " (not an ICAO address)" if aircraft.address.startswith("~") else ""
    every = (
        ("Registration", aircraft.registration),
        ("Address", aircraft.address + other if aircraft.address else ""),
        ("Type", aircraft.type),
        ("Callsigns heard", ", ".join(signs)),
        ("Points", f"{len(clock):,}"),
        ("From first to last point", span(float(clock[0]), float(clock[-1])) if len(clock) else ""),
        ("Boundaries looked at", ", ".join(one.name for one in flight.boundaries)),
    )
    return tuple((name, value) for name, value in every if value)
