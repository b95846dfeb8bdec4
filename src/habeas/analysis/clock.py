"""Where a leg's aircraft was at a time, from the stated times of its departure and landing."""

from dataclasses import dataclass
from enum import StrEnum

from habeas.records.certainty import Certainty, all_of
from habeas.records.contents import Deed
from habeas.records.moment import Moment, before


class Phase(StrEnum):
    """Where an aircraft, or those it carried, can be along a leg."""

    GROUND = "on the ground before departure"
    AIRBORNE = "airborne"
    LANDED = "landed"
    HANDED_OVER = "handed over"


@dataclass(frozen=True)
class Schedule:
    """One value for each time of a leg; None where no statement gives one.

    `left` is when it leaves a territory's airspace, computed; `leads_out` is whether it begins in it and ends
    outside.
    """

    departed: Moment | None = None
    arrived: Moment | None = None
    left: Moment | None = None
    handed_over: Moment | None = None
    leads_out: bool = False


def phase_at(at: Moment, phase: Phase, schedule: Schedule) -> Certainty:
    """Whether the leg was in this phase at that time.

    Landed and handed over are states that last: a leg that was handed over has also landed.
    """
    gone = _done(schedule.departed, at, floor=None, ceiling=schedule.arrived)
    down = _done(schedule.arrived, at, floor=schedule.departed, ceiling=schedule.handed_over)
    if phase is Phase.GROUND:
        return gone.negated()
    if phase is Phase.AIRBORNE:
        return all_of([gone, down.negated()])
    if phase is Phase.LANDED:
        return down
    return (
        Certainty.IMPOSSIBLE
        if down is Certainty.IMPOSSIBLE
        else _done(schedule.handed_over, at, floor=schedule.departed, ceiling=None)
    )


def deed_done(at: Moment, deed: Deed, schedule: Schedule) -> Certainty:
    """Whether the leg had done this deed by that time; open for a deed that a leg's times do not time.

    Nothing leaves a territory, lands or is handed over before it departs, and nobody is handed over before
    the leg lands, even where no time is stated for the deed itself.
    """
    if deed is Deed.TAKE_OFF:
        return _done(schedule.departed, at, floor=None, ceiling=schedule.arrived)
    if deed in (Deed.LEAVE_TERRITORY, Deed.LEAVE_AIRSPACE):
        return left_by(at, schedule)
    if deed is Deed.LAND:
        return phase_at(at, Phase.LANDED, schedule)
    if deed is Deed.HAND_OVER:
        return phase_at(at, Phase.HANDED_OVER, schedule)
    if deed is Deed.BOARD:
        return _done(None, at, floor=None, ceiling=schedule.departed)
    return Certainty.OPEN


def left_by(at: Moment, schedule: Schedule) -> Certainty:
    """Whether the aircraft had left the territory's airspace by that time."""
    out = schedule.arrived if schedule.leads_out else None
    return _done(schedule.left, at, floor=schedule.departed, ceiling=out)


TIMED = (Deed.BOARD, Deed.TAKE_OFF, Deed.LEAVE_TERRITORY, Deed.LEAVE_AIRSPACE, Deed.LAND, Deed.HAND_OVER)
"""The deeds that a leg's times can time."""


def _done(when: Moment | None, at: Moment, *, floor: Moment | None, ceiling: Moment | None) -> Certainty:
    """Whether something done at `when`, not before `floor` and not after `ceiling`, was done by `at`."""
    if when is not None:
        found = before(when, at).certainty
        if found is not Certainty.OPEN:
            return found
    if floor is not None and before(at, floor).certainty is Certainty.CERTAIN:
        return Certainty.IMPOSSIBLE
    if ceiling is not None and before(ceiling, at).certainty is Certainty.CERTAIN:
        return Certainty.CERTAIN
    return Certainty.OPEN


def reach_of(values: list[Certainty]) -> str:
    """Whether something holds under "all", "some" or "none" of the stated times, or under none excluded.

    "all" and "none" need every value decided; where every value is open it is "neither shown nor excluded".
    """
    distinct = set(values)
    if distinct == {Certainty.CERTAIN}:
        return "all"
    if distinct == {Certainty.IMPOSSIBLE}:
        return "none"
    return "some" if Certainty.CERTAIN in distinct else str(Certainty.OPEN)
