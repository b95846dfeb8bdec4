"""A Moment as people read it: as stated, on the case's home clock, on the clock of the place."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from habeas.pages.account import Account
from habeas.records.moment import Moment, Span
from habeas.records.place import Place
from habeas.reference.places import place as look_up_place

UNSTATED = "no clock time stated"


@dataclass(frozen=True)
class Clock:
    """A clock: the zone (IANA), the place or city it goes by, and what it shows."""

    zone: str
    city: str
    shows: str


def home_clock(moment: Moment, account: Account) -> Clock:
    """What the case's home clock shows at this moment, as a stretch where it is one."""
    return clock(Span(moment.earliest, moment.latest), account.home_zone)


def place_clock(moment: Moment, place: Place | None) -> Clock | None:
    """What the clock of the place shows; None where nobody has said which zone it keeps."""
    zone = zone_of(place)
    if place is None or not zone:
        return None
    return Clock(zone, place.name, shown(Span(moment.earliest, moment.latest), zone))


def zone_of(place: Place | None) -> str:
    """The zone of a place as stated, else as known by name; "" where neither is."""
    if place is None:
        return ""
    if place.zone:
        return place.zone
    known = look_up_place(place.code or place.name)
    return known.zone if known else ""


def clock(span: Span, zone: str) -> Clock:
    """What a clock in this zone shows over this stretch."""
    return Clock(zone, city(zone), shown(span, zone))


def city(zone: str) -> str:
    """The city that a zone goes by: America/New_York is New York."""
    return zone.rpartition("/")[2].replace("_", " ")


def shown(span: Span, zone: str) -> str:
    """A stretch on the clock of a zone: "15 March 2025, 18:45 to 18:48 EDT"."""
    info = ZoneInfo(zone)
    first = span.earliest.astimezone(info) if span.earliest else None
    last = (span.latest - timedelta(seconds=1)).astimezone(info) if span.latest else None
    if first is None or last is None:
        return _open(first, last)
    if (first.hour, first.minute) == (0, 0) and (last.hour, last.minute) == (23, 59):
        return _days(first, last)
    zones = _names(first, last)
    if first.date() != last.date():
        return f"{day(first)}, {first:%H:%M} to {day(last)}, {last:%H:%M} {zones}"
    until = "" if f"{first:%H:%M}" == f"{last:%H:%M}" else f" to {last:%H:%M}"
    return f"{day(first)}, {first:%H:%M}{until} {zones}"


def day(when: datetime) -> str:
    """A day as people write it: 15 March 2025."""
    return f"{when.day} {when:%B %Y}"


def _days(first: datetime, last: datetime) -> str:
    return day(first) if first.date() == last.date() else f"{day(first)} to {day(last)}"


def _open(first: datetime | None, last: datetime | None) -> str:
    if first:
        return f"from {day(first)}, {first:%H:%M} {first.tzname()}"
    return f"by {day(last)}, {last:%H:%M} {last.tzname()}" if last else UNSTATED


def _names(first: datetime, last: datetime) -> str:
    return "/".join(dict.fromkeys(name for name in (first.tzname(), last.tzname()) if name))
