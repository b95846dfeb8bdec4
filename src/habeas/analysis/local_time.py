"""A stretch of time on another place's clock."""

from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from habeas.analysis.errors import AnalysisError
from habeas.records.moment import Moment, Wall, Zone


def in_zone(moment: Moment, zone: str) -> Moment:
    """The same stretch as the clocks of `zone` (IANA) show it, over all the moment's candidate zones."""
    try:
        info = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise AnalysisError("no such time zone", where=zone, do="use an IANA name") from error
    wall = Wall(_shown(moment.earliest, info), _shown(moment.latest, info))
    return Moment(moment.words, moment.grain, wall, (Zone(zone, "the clock there"),))


def _shown(end: datetime | None, info: ZoneInfo) -> str:
    return "" if end is None else end.astimezone(info).replace(tzinfo=None).isoformat()
