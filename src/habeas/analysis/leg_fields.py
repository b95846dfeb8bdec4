"""The fields of a Movement that was taken from positions, and what their words say, without the positions."""

import re
from dataclasses import dataclass

from habeas.analysis.flights.moments import seconds
from habeas.analysis.texts import parse_point
from habeas.records.statement import Statement

IN_THE_AIR, LAST_IN_THE_AIR = "in the air", "last in the air"
"""Fields whose words are the instants of a leg's first and last points in the air."""

FROM, TO = "from", "to"
"""Fields whose words are those points, as `saying.point` puts them."""

ALSO_HEARD = "also heard"
"""A field for each callsign that was heard on the leg beside the one heard longest."""


@dataclass(frozen=True)
class End:
    """A leg's first or last point in the air: seconds since 1970, degrees, feet where given."""

    time: float
    latitude: float
    longitude: float
    altitude: float | None


def ends(statement: Statement) -> tuple[End, End]:
    """The first and last point in the air of a leg that was taken from positions."""
    words = {one.name: one.words for one in statement.fields}
    return _end(words[IN_THE_AIR], words[FROM]), _end(words[LAST_IN_THE_AIR], words[TO])


def is_seen(statement: Statement) -> bool:
    """Whether the statement is a leg that was taken from positions."""
    return any(one.name == LAST_IN_THE_AIR for one in statement.fields)


def also_heard(statement: Statement) -> tuple[str, ...]:
    """The callsigns that were heard beside the longest."""
    return tuple(one.words for one in statement.fields if one.name == ALSO_HEARD)


_PLACE = re.compile(r"-?[0-9.]+ N, -?[0-9.]+ E")
_FEET = re.compile(r"(-?[0-9,]+) ft$")


def _end(instant: str, point: str) -> End:
    place, feet = _PLACE.search(point), _FEET.search(point)
    latitude, longitude = parse_point(place[0] if place else "")
    return End(seconds(instant), latitude, longitude, float(feet[1].replace(",", "")) if feet else None)
