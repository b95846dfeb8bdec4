"""Operations of proofs over a leg: where it was at a time, what it had done, when it left a territory."""

from collections.abc import Callable, Mapping
from functools import cache

from habeas.analysis.clock import Phase, Schedule, deed_done, left_by, phase_at
from habeas.analysis.errors import AnalysisError
from habeas.analysis.given import Given
from habeas.analysis.great_circle import Position, crossing_interval, exits
from habeas.analysis.texts import NOT_STATED, moment_text, parse_moment, parse_point, stated_moment
from habeas.records.contents import Deed

Operation = Callable[..., str]

LEADS_OUT, NOT_OUT = "leads out of the territory", "not known to lead out of the territory"
"""Whether a leg begins inside the territory and ends outside it."""


def _schedule(departed: str, arrived: str, left: str, handed_over: str, way: str) -> Schedule:
    if way not in (LEADS_OUT, NOT_OUT):
        raise AnalysisError("not a way that a leg leads", where=way)
    return Schedule(
        departed=stated_moment(departed),
        arrived=stated_moment(arrived),
        left=stated_moment(left),
        handed_over=stated_moment(handed_over),
        leads_out=way == LEADS_OUT,
    )


def _phase(phase: Phase) -> Operation:
    return lambda at, *times: str(phase_at(parse_moment(at), phase, _schedule(*times)))


def _deed(deed: Deed) -> Operation:
    return lambda at, *times: str(deed_done(parse_moment(at), deed, _schedule(*times)))


def _outside(at: str, *times: str) -> str:
    return str(left_by(parse_moment(at), _schedule(*times)))


@cache
def _crossing(
    given: Given, origin: str, destination: str, departed: str, arrived: str, territory_name: str
) -> str:
    found = crossing_interval(
        Position(*parse_point(origin)),
        Position(*parse_point(destination)),
        departed=parse_moment(departed),
        arrived=parse_moment(arrived),
        boundary=given.territory(territory_name),
    )
    return NOT_STATED if found is None else moment_text(found)


@cache
def _leads_out(given: Given, origin: str, destination: str, territory_name: str) -> str:
    ends = Position(*parse_point(origin)), Position(*parse_point(destination))
    return LEADS_OUT if exits(*ends, given.territory(territory_name)) else NOT_OUT


LEG_OPERATIONS: Mapping[str, Operation] = {
    **{f"phase: {phase}": _phase(phase) for phase in Phase},
    **{f"deed done: {deed}": _deed(deed) for deed in Deed},
    "outside the airspace": _outside,
}
"""Operands of a phase or a deed: the time asked about; when the leg departed, landed, left the airspace and
was handed over, each a time or "not stated"; whether it leads out of the territory."""

LEG_QUERIES: Mapping[str, Operation] = {"great-circle crossing": _crossing, "leads out": _leads_out}
"""What is also done over a boundary: the ends of a leg, its times, and the boundary's code."""
