"""The operations of proofs, each from texts to a text, so that a checker can do any of them again."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache

from habeas.analysis import spread
from habeas.analysis.clock import Phase, Schedule, deed_done, left_by, phase_at
from habeas.analysis.errors import AnalysisError
from habeas.analysis.great_circle import Position, crossing_interval, exits
from habeas.analysis.hedged_words import hedge_puts_as, put_as
from habeas.analysis.local_time import in_zone
from habeas.analysis.periods import Term, Turn, add_days, hull, in_force, known_by
from habeas.analysis.texts import (
    moment_text,
    parse_bounds,
    parse_certainty,
    parse_moment,
    parse_number,
    parse_point,
)
from habeas.records.certainty import all_of
from habeas.records.contents import Bearing, Deed
from habeas.records.moment import Grain, Moment, Relative, Wall, before
from habeas.records.quantity import total
from habeas.reference.boundaries import Boundary, territory

Operation = Callable[..., str]

NOT_STATED = "not stated"
"""An operand that no statement gives."""

ENDLESS = "no end stated"
"""The expiry of an instrument for which nothing states an end."""


def perform(operation: str, operands: tuple[str, ...]) -> str:
    """The result of this operation over these operands; AnalysisError where it cannot be done."""
    found = OPERATIONS.get(operation)
    if found is None:
        raise AnalysisError("no such operation", where=operation, do="see analysis/operations.py")
    try:
        return found(*operands)
    except TypeError as error:
        raise AnalysisError(f"{operation} cannot take {len(operands)} operands") from error


def _sum(*terms: str) -> str:
    return str(total([parse_bounds(term) for term in terms]))


def _difference(whole: str, *terms: str) -> str:
    return str(parse_bounds(whole).minus(total([parse_bounds(term) for term in terms])))


def _equals(a: str, b: str) -> str:
    return str(parse_bounds(a).equals(parse_bounds(b)))


def _below(a: str, b: str) -> str:
    return str(parse_bounds(a).below(parse_bounds(b)))


def _exclude(a: str, b: str) -> str:
    return str(spread.bounds_exclude(parse_bounds(a), parse_bounds(b)))


def _before(a: str, b: str) -> str:
    return str(before(parse_moment(a), parse_moment(b)).certainty)


def _times_exclude(a: str, b: str) -> str:
    return str(spread.moments_exclude(parse_moment(a), parse_moment(b)))


def _within(a: str, b: str) -> str:
    """Whether a stretch of time lies in another: never known of one that only overlaps."""
    inner, outer = parse_moment(a), parse_moment(b)
    if spread.moments_exclude(inner, outer) == "certain":
        return "impossible"
    ends = (inner.earliest, outer.earliest, outer.latest, inner.latest)
    if None not in ends:
        first, start, stop, last = (end for end in ends if end)
        if start <= first and last <= stop:
            return "certain"
    return "neither shown nor excluded"


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


def _in_zone(time: str, zone: str) -> str:
    """The same stretch on another zone's wall."""
    return moment_text(in_zone(parse_moment(time), zone))


def _stated(time: str) -> Moment | None:
    return None if time == NOT_STATED else parse_moment(time)


def _schedule(departed: str, arrived: str, left: str, handed_over: str, way: str) -> Schedule:
    return Schedule(
        departed=_stated(departed),
        arrived=_stated(arrived),
        left=_stated(left),
        handed_over=_stated(handed_over),
        leads_out=way == LEADS_OUT,
    )


LEADS_OUT, NOT_OUT = "leads out of the territory", "not known to lead out of the territory"
"""Whether a leg begins inside the territory and ends outside it."""


def _phase(phase: Phase) -> Operation:
    return lambda at, *times: str(phase_at(parse_moment(at), phase, _schedule(*times)))


def _deed(deed: Deed) -> Operation:
    return lambda at, *times: str(deed_done(parse_moment(at), deed, _schedule(*times)))


def _outside(at: str, *times: str) -> str:
    return str(left_by(parse_moment(at), _schedule(*times)))


def _all_of(*certainties: str) -> str:
    return str(all_of([parse_certainty(text) for text in certainties]))


@cache
def _crossing(origin: str, destination: str, departed: str, arrived: str, territory_name: str) -> str:
    found = crossing_interval(
        Position(*parse_point(origin)),
        Position(*parse_point(destination)),
        departed=parse_moment(departed),
        arrived=parse_moment(arrived),
        boundary=_territory(territory_name),
    )
    return NOT_STATED if found is None else moment_text(found)


@cache
def _leads_out(origin: str, destination: str, territory_name: str) -> str:
    ends = Position(*parse_point(origin)), Position(*parse_point(destination))
    return LEADS_OUT if exits(*ends, _territory(territory_name)) else NOT_OUT


def _territory(name: str) -> Boundary:
    found = territory(name)
    if found is None:
        raise AnalysisError("no boundary is drawn for this territory", where=name)
    return found


def turn_text(bearing: Bearing, at: str, until: str = NOT_STATED) -> str:
    """A turn as one operand: "extends; at; until"."""
    return f"{bearing}; {at}; {until}"


def _turn(text: str) -> Turn:
    bearing, at, until = text.split("; ")
    return Turn(Bearing(bearing), parse_moment(at), _stated(until))


def _joined(*parts: str) -> str:
    return "; ".join(parts)


def _in_force(at: str, known: str, issued: str, expires: str, *turns: str) -> str:
    try:
        read = tuple(_turn(text) for text in turns)
    except ValueError as error:
        raise AnalysisError("not a turn", where="; ".join(turns)) from error
    endless = expires == ENDLESS
    term = Term(_stated(issued), None if endless else _stated(expires), endless)
    return str(in_force(parse_moment(at), term, known_by(read, parse_moment(known))))


def _roots(*names: str) -> str:
    found = spread.roots(names)
    return str(found.least) if found.least == found.most else f"{found.least} to {found.most}"


def _count(*things: str) -> str:
    return str(len(things))


def _share(part: str, whole: str) -> str:
    if parse_number(whole) == 0:
        raise AnalysisError("a share of nothing")
    percent = (Decimal(100) * parse_number(part) / parse_number(whole)).quantize(Decimal(1))
    return f"{percent}%"


def _differ(a: str, b: str) -> str:
    return "certain" if a != b else "impossible"


OPERATIONS: Mapping[str, Operation] = {
    "sum": _sum,
    "difference": _difference,
    "equals": _equals,
    "below": _below,
    "exclude each other": _exclude,
    "before": _before,
    "within": _within,
    "times exclude each other": _times_exclude,
    "span": _hull,
    "add days": _add_days,
    "counted from": _counted_from,
    "no earlier than": _no_earlier_than,
    "on the clock of": _in_zone,
    **{f"phase: {phase}": _phase(phase) for phase in Phase},
    **{f"deed done: {deed}": _deed(deed) for deed in Deed},
    "outside the airspace": _outside,
    "all of": _all_of,
    "great-circle crossing": _crossing,
    "leads out": _leads_out,
    "joined": _joined,
    "in force": _in_force,
    "distinct roots": _roots,
    "count": _count,
    "share": _share,
    "put as": lambda words, hedge: str(put_as(words, hedge)),
    "hedge puts as": lambda hedge: str(hedge_puts_as(hedge)),
    "differ": _differ,
}
"""Every operation that a proof may name. Operands and results are texts as `analysis.texts` writes them."""
