"""Places and dates that a statement gives for what happened."""

import math
import re
from datetime import date
from functools import lru_cache

from habeas.records.contents import Count, Custody, Movement
from habeas.records.moment import Moment
from habeas.records.place import Place
from habeas.records.statement import Statement
from habeas.reference.names import look_up, names
from habeas.reference.places import Airport, Zoned, airport, place

NEAR_KM = 60
"""An airport and the town it serves are one end of a flight: San Salvador's is 40 km out."""

_TO = re.compile(r"\b(?:to|in|into) (?:the )?((?:[A-Z][\w'’.-]*(?: (?:of |de )?)?){1,4})")


@lru_cache(maxsize=16384)
def known(name: str, code: str = "") -> Zoned | None:
    """The place of this name, or else of this airport code; the airport where it is called by its own name.

    An airport's own name is looked up by its code: among all names of airports that takes half a second.
    """
    landed = airport(code) if code else None
    if landed and name == landed.name:
        return _as_place(landed)
    return place(name) or (_as_place(landed) if landed else None)


def _as_place(one: Airport) -> Zoned:
    return Zoned(one.name, one.zone, one.country, one.lat, one.lon)


def near(one: Place | None, other: Place | None) -> bool:
    """Whether two stated ends are one: the same known place, the same words, or near on the ground."""
    if one is None or other is None:
        return False
    here, there = known(one.name, one.code), known(other.name, other.code)
    if here is None or there is None or here.name == there.name:
        return (here.name if here else one.name.casefold()) == (
            there.name if there else other.name.casefold()
        )
    return _apart(here, there) <= NEAR_KM


def in_country(one: Place | None, other: Place | None) -> bool:
    """Whether the other is a country, and the one a place in it."""
    if one is None or other is None:
        return False
    here, country = known(one.name, one.code), look_up(other.name, "country")
    return here is not None and country is not None and here.country == country.country


def contradicts(one: Place | None, other: Place | None) -> bool:
    """Whether two ends are known to be two places: not near each other, and no country and a place in it."""
    if one is None or other is None or near(one, other) or in_country(one, other) or in_country(other, one):
        return False
    return known(one.name, one.code) is not None and known(other.name, other.code) is not None


def _apart(one: Zoned, other: Zoned) -> float:
    """Kilometres along the great circle; without end where a place has no degrees."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return math.inf
    return apart_km((one.lat, one.lon), (other.lat, other.lon))


def apart_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres along the great circle between two positions in degrees north and east."""
    a, b = math.radians(one[0]), math.radians(other[0])
    half = math.sin((b - a) / 2) ** 2
    across = math.cos(a) * math.cos(b) * math.sin(math.radians(other[1] - one[1]) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(half + across))


def destinations(statement: Statement) -> tuple[str, ...]:
    """Countries (ISO codes) to which the statement says people went, or in which it has them.

    By its places; where it states none, the words after "to" and "in".
    """
    content = statement.content
    if isinstance(content, Movement):
        stated = [content.destination]
    elif isinstance(content, Count | Custody):
        stated = [content.place]
    else:
        return ()
    found = [known(one.name, one.code) for one in stated if one]
    if not found:
        found = [known(phrase.strip()) for phrase in _TO.findall(statement.words)]
    return tuple(dict.fromkeys(one.country for one in found if one and one.country))


def when(statement: Statement) -> tuple[date, date] | None:
    """The days (UTC) that the statement gives for what happened, first and last; None where it gives none."""
    content = statement.content
    moments: tuple[Moment | None, ...] = ()
    if isinstance(content, Movement):
        moments = (content.departed, content.arrived)
    elif isinstance(content, Count):
        moments = (content.at,)
    elif isinstance(content, Custody):
        moments = (content.since,)
    days = [day for moment in moments if moment for day in days_of(moment)]
    return (min(days), max(days)) if days else None


def days_of(moment: Moment) -> tuple[date, ...]:
    """The first and last day (UTC) that a moment may be, as far as it is bounded."""
    return tuple(end.date() for end in (moment.earliest, moment.latest) if end)


@lru_cache(maxsize=512)
def country_name(code: str) -> str:
    """The usual name of a country; the code where the gazetteer has none."""
    return next((one.name for one in names("country") if one.country == code), code)
