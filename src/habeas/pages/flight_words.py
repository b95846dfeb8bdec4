"""Times, places and heights of flights in words, to the second, on the clock of UTC and of the case."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from habeas.analysis.flights.moments import EPOCH
from habeas.pages.clocks import day

if TYPE_CHECKING:
    from habeas.analysis.flights.positions import Track
    from habeas.analysis.flights.touches import Touch
    from habeas.pages.flights import Flight
    from habeas.reference.places import Airport

NOT_ABSENT = "Not seen is not absent: no receiver whose data is here heard the aircraft then."
"""What every gap says."""


def when(seconds: float, zone: str = "UTC") -> str:
    """An instant: "15 March 2025, 21:26:04 UTC"."""
    at = _local(seconds, zone)
    return f"{day(at)}, {at:%H:%M:%S} {at.tzname()}"


def hour(seconds: float, zone: str = "UTC", *, fine: bool = True) -> str:
    """An instant without its day: "21:26:04 UTC", or "21:26 UTC"."""
    at = _local(seconds, zone)
    return f"{at:%H:%M:%S} {at.tzname()}" if fine else f"{at:%H:%M} {at.tzname()}"


def span(earliest: float | None, latest: float | None, zone: str = "UTC") -> str:
    """A stretch: "15 March 2025, 21:20:00 to 21:45:12 UTC"; one instant where it is shorter than a second."""
    if earliest is None or latest is None:
        if latest is not None:
            return f"by {when(latest, zone)}"
        return f"after {when(earliest, zone)}" if earliest is not None else "at no time that was seen"
    if latest - earliest < 1:
        return when(earliest, zone)
    first, last = _local(earliest, zone), _local(latest, zone)
    if first.date() != last.date() or first.tzname() != last.tzname():
        return f"{when(earliest, zone)} to {when(latest, zone)}"
    return f"{day(first)}, {first:%H:%M:%S} to {last:%H:%M:%S} {last.tzname()}"


def both(earliest: float | None, latest: float | None, home: str) -> str:
    """A stretch on the clock of UTC, then on the case's."""
    utc = span(earliest, latest)
    return utc if home == "UTC" else f"{utc} ({span(earliest, latest, home)})"


def lasting(seconds: float) -> str:
    """A duration: "2 h 15 min", "48 min", "35 s"."""
    if seconds < 60:
        return f"{seconds:.0f} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


def spot(latitude: float, longitude: float) -> str:
    """A place in degrees: "29.4691° N, 93.9449° W"."""
    return f"{abs(latitude):.4f}° {'N' if latitude >= 0 else 'S'}, {abs(longitude):.4f}° {_side(longitude)}"


def height(track: Track, index: int) -> str:
    """How high: "on the ground", "32,000 ft", "height not given"."""
    if track.ground[index]:
        return "on the ground"
    feet = float(track.altitude[index])
    return f"{feet:,.0f} ft" if feet == feet else "height not given"


def airport_of(touch: Touch) -> Airport | None:
    """The airport at which an aircraft was seen to touch or leave the ground, where one was found near."""
    from habeas.reference.places import airport

    return airport(touch.airport) if touch.airport else None


def airport_words(found: Airport) -> str:
    """An airport: "KHRL Valley Intl, Harlingen"."""
    name = found.name.removesuffix(" Airport").replace("International", "Intl")
    where = f", {found.city}" if found.city and found.city.casefold() not in name.casefold() else ""
    return f"{found.icao} {name}{where}".strip()


def touched(touch: Touch, home: str) -> str:
    """A take-off or a landing in a sentence: when and where; or that it was not seen, and why."""
    found = airport_of(touch)
    time = both(touch.earliest, touch.latest, home)
    place = airport_words(found) if found else ""
    far = f", {touch.distance_m / 1000:.1f} km from its middle" if place and touch.distance_m else ""
    if touch.seen:
        at = f", at {place}{far}" if place else ""
        return f"{time}{at}" + (f" ({touch.why})" if touch.why else "")
    why = touch.why if touch.why.startswith("not seen") else f"not seen: {touch.why}"
    near = f"; the nearest point seen is by {place}{far}" if place else ""
    return f"{why.removesuffix(': ')}; {time}{near}"


def leg_label(flight: Flight, number: int) -> str:
    """A leg: "N278GX, GXA6143, leg 1"."""
    callsign = flight.legs[number - 1].callsign
    return ", ".join(filter(None, (flight.name, callsign, f"leg {number}")))


def _local(seconds: float, zone: str) -> datetime:
    return (EPOCH + timedelta(seconds=float(seconds))).astimezone(ZoneInfo(zone))


def _side(longitude: float) -> str:
    return "E" if longitude >= 0 else "W"
