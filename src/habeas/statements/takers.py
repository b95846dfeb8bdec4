"""Which takers there are, in the order in which they are asked."""

from habeas.records.reading import Reading
from habeas.records.source import Source
from habeas.statements.coding_sheet import CodingSheet
from habeas.statements.news import News
from habeas.statements.taker import Taker
from habeas.statements.track_legs import TrackLegs

TAKERS: tuple[Taker, ...] = (TrackLegs(), CodingSheet(), News())
"""A new kind of document enters here; the first that accepts a Reading takes it."""


def taker_for(source: Source, reading: Reading) -> Taker | None:
    """The first taker that accepts this Reading; None where nobody does."""
    return next((taker for taker in TAKERS if taker.accepts(source, reading)), None)
