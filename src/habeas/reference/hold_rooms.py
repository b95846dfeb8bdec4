"""Hold rooms: how they are told from other facilities, and how long they may hold on which day."""

from datetime import date

from habeas.reference.standards import Standard, standard

NAMED, CODED = ("HOLD ROOM", "HOLDROOM", "HOLDING ROOM"), ("HOLD",)
"""A facility is one whose name has one of the first in it, or whose code ends in one of the others."""

NO_LIMIT_H = 24 * 365 * 68
"""Hours that no stint lasts: stands where no limit is known."""

BEFORE_ALL = date(1970, 1, 1)


def limits() -> tuple[tuple[date, int], ...]:
    """(first day, hours): the limit in force from that day on; after the last that is known, none."""
    known = [one for name in ("ice-hold-room-12", "ice-hold-room-72") if (one := standard(name))]
    found = tuple((_since(one), int(one.value)) for one in known if one.value is not None)
    ends = [one.until for one in known if one.until]
    return (*found, (max(ends), NO_LIMIT_H)) if ends else found


def _since(one: Standard) -> date:
    return one.since or BEFORE_ALL
