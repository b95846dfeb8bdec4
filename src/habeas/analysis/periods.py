"""Periods counted by a named rule, and what is in force as of one time, as known by another."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from habeas.analysis.errors import AnalysisError
from habeas.records.certainty import Certainty, all_of
from habeas.records.contents import Bearing
from habeas.records.moment import Grain, Moment, Wall, Zone, before

SATURDAY = 5


def _plain(day: date) -> date:
    return day


def _to_weekday(day: date) -> date:
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() >= SATURDAY else day


COUNTING: dict[str, Callable[[date], date]] = {
    "calendar days, first day excluded": _plain,
    "calendar days, first day excluded, a last day on a weekend moved to Monday": _to_weekday,
}
"""The counting rules, by name.

Fed. R. Civ. P. 6(a)(1)(A): exclude the day of the event that triggers the period; (B): count every day;
(C): a last day that is a Saturday, Sunday or legal holiday runs to the next day that is none. Legal holidays
are not known here, so only weekends move. The rule is cited from general knowledge and not checked against a
source: proofs say so.
"""

CALENDAR, WEEKENDS_MOVED = COUNTING


def add_days(base: Moment, days: int, counting: str = CALENDAR) -> Moment:
    """The last day of a period, on the wall of the base's own zones: the base's day, plus `days`.

    A base of several days gives as many last days. AnalysisError for a rule or a base that cannot be counted.
    """
    if counting not in COUNTING:
        raise AnalysisError("no such counting rule", where=counting, do=f"use one of: {'; '.join(COUNTING)}")
    first, last = _days(base)
    move = COUNTING[counting]
    start, end = move(first + timedelta(days=days)), move(last + timedelta(days=days))
    wall = Wall(_midnight(start), _midnight(end + timedelta(days=1)))
    return Moment(f"{days} days after {base.words}", Grain.DAY, wall, base.zones)


def hull(moments: list[Moment]) -> Moment:
    """The stretch of UTC that holds every one of some stated times; a single one is itself."""
    if len(moments) == 1:
        return moments[0]
    if not moments:
        raise AnalysisError("no times to span")
    firsts, lasts = [m.earliest for m in moments], [m.latest for m in moments]
    first = None if None in firsts else min(end for end in firsts if end)
    last = None if None in lasts else max(end for end in lasts if end)
    wall = Wall(_utc(first), _utc(last))
    return Moment("all the stated times", Grain.SPAN, wall, (Zone("UTC", "computed"),))


@dataclass(frozen=True)
class Turn:
    """What another instrument did to one: when, and for an extension until when (None: not stated)."""

    bearing: Bearing
    at: Moment
    until: Moment | None = None


@dataclass(frozen=True)
class Term:
    """When an instrument was issued and when it ends by itself; `endless` where nothing limits it."""

    issued: Moment | None
    expires: Moment | None = None
    endless: bool = False


def in_force(at: Moment, term: Term, turns: tuple[Turn, ...] = ()) -> Certainty:
    """Whether an instrument is in force at a time: issued, not run out, not stayed, vacated or reversed."""
    begun = Certainty.OPEN if term.issued is None else before(at, term.issued).certainty.negated()
    ended = [turn for turn in turns if turn.bearing in (Bearing.STAYS, Bearing.VACATES, Bearing.REVERSES)]
    standing = [before(at, turn.at).certainty for turn in ended]
    return all_of([begun, _running(at, term, turns), *standing])


def known_by(turns: tuple[Turn, ...], by: Moment) -> tuple[Turn, ...]:
    """The turns that had certainly or possibly happened by a time."""
    return tuple(turn for turn in turns if before(by, turn.at).certainty is not Certainty.CERTAIN)


def _running(at: Moment, term: Term, turns: tuple[Turn, ...]) -> Certainty:
    """An extension counts where it was not made after the end that it moves."""
    if term.endless:
        return Certainty.CERTAIN
    limit, further = term.expires, False
    for turn in turns:
        late = limit is not None and before(limit, turn.at).certainty is Certainty.CERTAIN
        if turn.bearing is Bearing.EXTENDS and not late:
            limit, further = (turn.until, False) if turn.until else (limit, True)
    within = Certainty.OPEN if limit is None else before(at, limit).certainty
    return Certainty.OPEN if further and within is not Certainty.CERTAIN else within


def _days(moment: Moment) -> tuple[date, date]:
    wall = moment.wall
    if wall is None or not wall.first or not wall.last:
        raise AnalysisError("a period needs a base that is a day", where=moment.words)
    last = datetime.fromisoformat(wall.last) - timedelta(microseconds=1)
    return datetime.fromisoformat(wall.first).date(), last.date()


def _midnight(day: date) -> str:
    return f"{day.isoformat()}T00:00:00"


def _utc(end: datetime | None) -> str:
    return "" if end is None else end.replace(tzinfo=None).isoformat()
