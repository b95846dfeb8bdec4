"""When a source was published, as it is given on the command line."""

import re
from datetime import datetime, timedelta

from habeas.records.errors import MomentError
from habeas.records.moment import Grain, Moment, Wall, Zone
from habeas.sources.errors import PublishedError

_FORM = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)"
    r"(?:[T ](?P<time>\d\d:\d\d(?P<second>:\d\d)?)(?P<offset>Z|[+-]\d\d:\d\d)?)?"
    r"(?:\s*\[?(?P<zone>[A-Za-z_]+(?:/[A-Za-z0-9_+-]+)*)\]?)?"
)
_LENGTHS = {
    Grain.DAY: timedelta(days=1),
    Grain.MINUTE: timedelta(minutes=1),
    Grain.SECOND: timedelta(seconds=1),
}


def published(text: str, zone: str = "") -> Moment:
    """The Moment of "2025-03-16", "2025-03-16T14:05-04:00" or "2025-03-16 14:05 America/New_York".

    `zone` is the publisher's, used where the text states none; with neither the zone stays unknown.
    PublishedError where the text is no such time or the zone no IANA name.
    """
    found = _FORM.fullmatch(text.strip())
    if found is None:
        raise _wrong(text)
    grain = Grain.DAY if not found["time"] else Grain.SECOND if found["second"] else Grain.MINUTE
    try:
        first = datetime.fromisoformat(found["day"] + (f"T{found['time']}" if found["time"] else ""))
        first, zones = _placed(first, found["offset"] or "", stated=found["zone"] or "", publisher=zone)
        wall = Wall(first.isoformat(), (first + _LENGTHS[grain]).isoformat())
        moment = Moment(text.strip(), grain, wall, zones)
        moment.spans()  # refuses a zone that is none
    except (ValueError, OverflowError, MomentError) as error:
        raise _wrong(text, zone) from error
    return moment


def _placed(
    first: datetime, offset: str, *, stated: str, publisher: str
) -> tuple[datetime, tuple[Zone, ...]]:
    if offset:
        return _at_offset(first, offset, stated or publisher)
    if stated:
        return first, (Zone(stated, "stated"),)
    return first, ((Zone(publisher, "the publisher's zone"),) if publisher else ())


def _at_offset(first: datetime, offset: str, zone: str) -> tuple[datetime, tuple[Zone, ...]]:
    """The wall clock as stated, in the publisher's zone where that has this offset then.

    Else in the fixed zone of that offset: a date given late in the evening must stay that date. Offsets that
    are no whole hours have no zone of their own, and are turned into UTC.
    """
    ahead = datetime.fromisoformat(f"{first.isoformat()}{offset}").utcoffset() or timedelta()
    if zone and _offset_in(first, zone) == ahead:
        return first, (Zone(zone, f"stated offset {offset}, which is this zone's then"),)
    if not ahead:
        return first, (Zone("UTC", f"stated offset {offset}"),)
    hours, rest = divmod(ahead, timedelta(hours=1))
    if rest or not -12 <= hours <= 14:
        return first - ahead, (Zone("UTC", f"turned from stated offset {offset}"),)
    return first, (Zone(f"Etc/GMT{-hours:+d}", f"stated offset {offset}"),)


def _offset_in(first: datetime, zone: str) -> timedelta | None:
    wall = Wall(first.isoformat(), "")
    earliest = Moment("", Grain.SECOND, wall, (Zone(zone, ""),)).earliest
    return first - earliest.replace(tzinfo=None) if earliest else None


def _wrong(text: str, zone: str = "") -> PublishedError:
    return PublishedError(
        "this is no time of publication",
        where=" ".join(filter(None, (text, zone))),
        do="write it as 2025-03-16, 2025-03-16T14:05-04:00 or 2025-03-16 14:05 America/New_York",
    )
