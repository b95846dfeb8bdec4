"""Seconds of a track as Moments, and back."""

import math
from datetime import UTC, datetime, timedelta

from habeas.analysis.errors import AnalysisError
from habeas.records.moment import Grain, Moment, Wall, Zone

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
CLOCK = (Zone("UTC", "positions are timed in UTC"),)


def moment(earliest: float | None, latest: float | None, words: str = "") -> Moment:
    """The stretch between two seconds since 1970, rounded outward to whole ones; None is no bound."""
    first = wall(math.floor(earliest)) if earliest is not None else ""
    last = wall(math.floor(latest) + 1) if latest is not None else ""
    grain = Grain.SPAN
    if earliest is not None and latest is not None and math.floor(latest) - math.floor(earliest) < 1:
        grain = Grain.SECOND
    return Moment(words or shown(earliest, latest), grain, Wall(first, last), CLOCK)


def shown(earliest: float | None, latest: float | None) -> str:
    """A stretch in words: "between 2025-03-15 21:26:04 and 21:27:04 UTC", "by …", "after …", an instant."""
    if earliest is None or latest is None:
        if earliest is None and latest is None:
            return "at no time that is seen"
        return f"by {clock(latest)}" if latest is not None else f"after {clock(earliest or 0)}"
    if latest - earliest < 1:
        return clock(earliest)
    first, last = clock(earliest), clock(latest)
    day, _, hour = last.partition(" ")
    if first.startswith(day):
        return f"between {first.removesuffix(' UTC')} and {hour}"
    return f"between {first} and {last}"


def clock(seconds: float) -> str:
    """An instant to the second: "2025-03-15 21:26:04 UTC"."""
    return wall(math.floor(seconds)).replace("T", " ") + " UTC"


def wall(seconds: int) -> str:
    """Whole seconds since 1970 as an ISO 8601 time in UTC, without a zone."""
    return (EPOCH + timedelta(seconds=seconds)).replace(tzinfo=None).isoformat()


def seconds(text: str) -> float:
    """The seconds since 1970 of an instant as `instant_text` wrote it; AnalysisError for anything else."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise AnalysisError("not an instant", where=text, do="write it as 2025-03-15T21:26:04Z") from error
    if found.tzinfo is None:
        raise AnalysisError("an instant without a zone", where=text, do="put Z after it")
    return (found - EPOCH).total_seconds()


def instant_text(second: float) -> str:
    """An instant to the millisecond, as queries write it: "2025-03-15T21:26:04.250Z"."""
    whole = EPOCH + timedelta(milliseconds=round(second * 1000))
    return whole.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def ends(of: Moment) -> tuple[float | None, float | None]:
    """The first and last second that a time may be in; None without bound."""
    first, last = of.earliest, of.latest
    return (
        (first - EPOCH).total_seconds() if first else None,
        (last - EPOCH).total_seconds() if last else None,
    )
