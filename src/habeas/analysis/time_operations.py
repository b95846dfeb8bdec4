"""Operations of proofs over times: order, spans, periods, other clocks, what is in force."""

from collections.abc import Callable, Mapping

from habeas.analysis import spread
from habeas.analysis.errors import AnalysisError
from habeas.analysis.local_time import in_zone
from habeas.analysis.periods import Term, Turn, add_days, hull, in_force, known_by
from habeas.analysis.texts import ENDLESS, NOT_STATED, moment_text, parse_moment, parse_number, stated_moment
from habeas.records.certainty import Certainty
from habeas.records.contents import Bearing
from habeas.records.moment import Grain, Moment, Relative, Wall, before


def _before(a: str, b: str) -> str:
    return str(before(parse_moment(a), parse_moment(b)).certainty)


def _times_exclude(a: str, b: str) -> str:
    return str(spread.moments_exclude(parse_moment(a), parse_moment(b)))


def _within(a: str, b: str) -> str:
    """Whether a stretch of time lies in another: never known of one that only overlaps."""
    inner, outer = parse_moment(a), parse_moment(b)
    if spread.moments_exclude(inner, outer) is Certainty.CERTAIN:
        return str(Certainty.IMPOSSIBLE)
    ends = (inner.earliest, outer.earliest, outer.latest, inner.latest)
    if None not in ends:
        first, start, stop, last = (end for end in ends if end)
        if start <= first and last <= stop:
            return str(Certainty.CERTAIN)
    return str(Certainty.OPEN)


def _hull(*times: str) -> str:
    return moment_text(hull([parse_moment(time) for time in times]))


def _add_days(base: str, days: str, counting: str) -> str:
    return moment_text(add_days(parse_moment(base), parse_number(days), counting))


def _counted_from(base: str, least: str, most: str) -> str:
    from_base = Relative("it", *(None if end == NOT_STATED else parse_number(end) for end in (least, most)))
    return moment_text(Moment("", Grain.SPAN, relative=from_base).resolved(parse_moment(base)))


def _no_earlier_than(base: str, least: str) -> str:
    """For comparison with the base itself: what is at least nothing after it is never before it."""
    if parse_number(least) < 0:
        raise AnalysisError("a time counted backward is not after its base", where=least)
    after = parse_moment(base)
    wall = Wall((after.wall or Wall()).last)
    return moment_text(Moment("", Grain.SPAN, wall, after.zones, clock=after.clock))


def _no_later_than(base: str, most: str) -> str:
    """For comparison with the base itself: what is at most nothing after it is never after it."""
    if parse_number(most) > 0:
        raise AnalysisError("a time that may be after its base is not before it", where=most)
    until = parse_moment(base)
    wall = Wall("", (until.wall or Wall()).first)
    return moment_text(Moment("", Grain.SPAN, wall, until.zones, clock=until.clock))


def _in_zone(time: str, zone: str) -> str:
    """The same stretch on another zone's wall."""
    return moment_text(in_zone(parse_moment(time), zone))


def _in_force(at: str, known: str, issued: str, expires: str, *turns: str) -> str:
    try:
        read = tuple(_turn(text) for text in turns)
    except ValueError as error:
        raise AnalysisError("not a turn", where="; ".join(turns)) from error
    endless = expires == ENDLESS
    term = Term(stated_moment(issued), None if endless else stated_moment(expires), endless)
    return str(in_force(parse_moment(at), term, known_by(read, parse_moment(known))))


def _turn(text: str) -> Turn:
    bearing, at, until = text.split("; ")
    return Turn(Bearing(bearing), parse_moment(at), stated_moment(until))


def _joined(*parts: str) -> str:
    return "; ".join(parts)


TIME_OPERATIONS: Mapping[str, Callable[..., str]] = {
    "before": _before,
    "within": _within,
    "times exclude each other": _times_exclude,
    "span": _hull,
    "add days": _add_days,
    "counted from": _counted_from,
    "no earlier than": _no_earlier_than,
    "no later than": _no_later_than,
    "on the clock of": _in_zone,
    "joined": _joined,
    "in force": _in_force,
}
"""Operands are times as `moment_text` writes them, whole numbers, and the names of rules and zones.

A turn, what one instrument does to another, is one operand: "extends; at; until", made by "joined".
"""
