"""Values as the texts that a proof shows and its checker reads back: bounds, moments, coordinates."""

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from habeas.analysis.errors import AnalysisError
from habeas.records.errors import HabeasError
from habeas.records.moment import Grain, Moment, Wall, Zone
from habeas.records.quantity import Bounds

OPEN_END = ".."
"""Stands for a side without bound."""

NOT_STATED = "not stated"
"""An operand that no statement gives."""

ENDLESS = "no end stated"
"""The end of an instrument for which nothing states one."""

_NUMBER = r"(-?[0-9.]+)"
_BOUNDS: tuple[tuple[re.Pattern[str], Callable[..., Bounds]], ...] = (
    (re.compile("any"), lambda: Bounds()),
    (re.compile(f"at most {_NUMBER}"), lambda high: Bounds(None, high)),
    (re.compile(f"{_NUMBER} or more"), lambda low: Bounds(low, None)),
    (re.compile(f"{_NUMBER} to {_NUMBER}"), Bounds),
    (re.compile(_NUMBER), lambda both: Bounds(both, both)),
)


def parse_bounds(text: str) -> Bounds:
    """The bounds that `str(Bounds)` wrote: 238, 251 or more, at most 299, 40 to 45, any."""
    for pattern, made in _BOUNDS:
        if found := pattern.fullmatch(text):
            try:
                return made(*(Decimal(part) for part in found.groups()))
            except (InvalidOperation, HabeasError) as error:
                raise AnalysisError("not a quantity", where=text) from error
    raise AnalysisError("not a quantity", where=text, do="write it as 238, or 251 or more")


def moment_text(moment: Moment) -> str:
    """A time as "2025-03-15T18:45/2025-03-15T18:46 America/New_York"; candidate zones are joined by "or".

    A side without bound is "..", a zone not stated "?", an unresolved clock stands last. A relative time is
    "0 to .. s after <what>" and is not read back: it is resolved first.
    """
    if moment.relative:
        ends = ["" if end is None else str(end) for end in (moment.relative.least, moment.relative.most)]
        return f"{ends[0] or OPEN_END} to {ends[1] or OPEN_END} s after {moment.relative.to}"
    wall = moment.wall or Wall()
    zones = " or ".join(dict.fromkeys(zone.name for zone in moment.zones)) or "?"
    clock = f" clock={moment.clock}" if moment.clock else ""
    return f"{wall.first or OPEN_END}/{wall.last or OPEN_END} {zones}{clock}"


def parse_moment(text: str) -> Moment:
    """The time that `moment_text` wrote; its words are the text."""
    stretch, _, rest = text.partition(" ")
    first, slash, last = stretch.partition("/")
    if not slash or not rest:
        raise AnalysisError("not a time", where=text, do="write it as from/to zone")
    named, _, clock = rest.partition(" clock=")
    zones = () if named == "?" else tuple(Zone(name, "as written") for name in named.split(" or "))
    try:
        wall = Wall(*("" if end == OPEN_END else end for end in (first, last)))
        moment = Moment(text, Grain.SPAN, wall, zones, clock=clock)
        _ = moment.spans()
    except (HabeasError, ValueError, OverflowError) as error:
        raise AnalysisError("not a time", where=text) from error
    return moment


def stated_moment(text: str) -> Moment | None:
    """The time that `moment_text` wrote; None for "not stated"."""
    return None if text == NOT_STATED else parse_moment(text)


def parse_number(text: str) -> int:
    """A whole number, with or without a sign."""
    if not re.fullmatch(r"[+-]?[0-9]{1,12}", text):
        raise AnalysisError("not a whole number", where=text)
    return int(text)


def point_text(latitude: float, longitude: float) -> str:
    """Degrees north and east, to about a metre: "26.22850 N, -97.65440 E"."""
    return f"{latitude:.5f} N, {longitude:.5f} E"


def parse_point(text: str) -> tuple[float, float]:
    """The latitude and longitude that `point_text` wrote."""
    found = re.fullmatch(r"(-?[0-9.]+) N, (-?[0-9.]+) E", text)
    if not found:
        raise AnalysisError("not a position", where=text, do='write it as "26.22850 N, -97.65440 E"')
    try:
        return float(found[1]), float(found[2])
    except ValueError as error:
        raise AnalysisError("not a position", where=text) from error
