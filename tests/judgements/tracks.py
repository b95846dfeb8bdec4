"""Legs taken from positions for the tests of this folder: flights along the geodesic, by the real taker."""

from dataclasses import replace

from tests.analysis.flights.flown import KHRL, MHPR, flown
from tests.judgements.cases import source

from habeas.analysis.flights.digest import digest
from habeas.analysis.flights.positions import Aircraft, Track
from habeas.records.reading import reading
from habeas.records.source import Source
from habeas.records.statement import Statement
from habeas.records.table import POSITIONS, Table
from habeas.statements.taker import Settings
from habeas.statements.track_legs import TrackLegs

TOOK_OFF = 1_742_073_960.0
"""2025-03-15T21:26Z, which is 5:26 p.m. Eastern."""

N278GX = Aircraft("a2c4e0", "N278GX", "A320")
N837VA = Aircraft("ab7437", "N837VA", "A320")


def track(
    aircraft: Aircraft = N278GX,
    sign: str = "GXA6143",
    *,
    start: float = TOOK_OFF,
    origin: tuple[float, float, float] = KHRL,
    destination: tuple[float, float, float] = MHPR,
    after: float = 0.0,
    before: float = float("inf"),
) -> Track:
    """A flight, or what is seen of it after and before so many seconds from its take-off."""
    signs = ((start - 300, sign),) if sign else ()
    made = flown(origin, destination, start=start, signs=signs)
    seen = made.taken((made.time >= start + after) & (made.time <= start + before)) if after else made
    seen = seen if after else made.taken(made.time <= start + before)
    return replace(seen, aircraft=aircraft)


def taken(*tracks: Track, of: str = "src-9", authenticity: str = "") -> tuple[Statement, ...]:
    """What the taker makes of tracks that one source holds."""
    held = tuple(" ".join(filter(None, (one.aircraft.address, one.aircraft.registration))) for one in tracks)
    table = Table(POSITIONS, digest(tracks), sum(map(len, tracks)), held)
    from_source = replace(a_source(of), authenticity=authenticity)
    made = TrackLegs().take(from_source, reading(of, tables=(table,)), Settings(), table=lambda _: tracks)
    return made.statements


def a_source(name: str) -> Source:
    """A source of positions, published long after."""
    return replace(source(name, "2026-01-02"), publisher="adsb.example")
