"""One stated time of an order beside one value for each time of a leg: a row of the order clock."""

import re
from dataclasses import dataclass, replace

from habeas.analysis.great_circle import SPEED_SHARE
from habeas.analysis.leg_operations import LEADS_OUT, NOT_OUT
from habeas.analysis.texts import NOT_STATED
from habeas.findings import absence
from habeas.findings.expiry import NOT_CHECKED
from habeas.findings.legs import Leg
from habeas.findings.proof import assumed, given, missing, reckoned, referred
from habeas.findings.times import Timed
from habeas.findings.tracked import Tracked
from habeas.findings.where import drawn
from habeas.records.finding import Step
from habeas.records.matter import Matter

NAME = "order_clock"


@dataclass(frozen=True)
class Row:
    """What the order clock's operations are done over, with the steps that give each operand."""

    at: Timed
    departed: Timed | None
    arrived: Timed | None
    handed_over: Timed | None
    steps: tuple[Step, ...]
    left: Step
    way: Step
    territory: str = ""
    track: Tracked | None = None

    @property
    def rests_on(self) -> str:
        """What says where the aircraft was: its track where there is one, else its schedule."""
        if not self.track:
            return "its schedule, since no observed positions are at hand: stated times, and the great circle"
        ends = ((self.departed, "departure"), (self.arrived, "landing"))
        stated = [what for time, what in ends if time and not time.by_track]
        return self.track.name + (f"; its {' and '.join(stated)} as stated" if stated else "")

    @property
    def operands(self) -> tuple[str, ...]:
        """The order's time; the leg's departure, landing, leaving of the airspace, handing over; its way."""
        times = (self.departed, self.arrived)
        gone, down = (time.text if time else NOT_STATED for time in times)
        handed = self.handed_over.text if self.handed_over else NOT_STATED
        return (self.at.text, gone, down, self.left.result, handed, self.way.result)

    @property
    def times(self) -> tuple[Step, ...]:
        """The steps that give the stated times of the order and the leg."""
        stated = (self.at, self.departed, self.arrived, self.handed_over)
        return tuple(step for time in stated if time for step in time.steps)

    @property
    def below(self) -> tuple[Step, ...]:
        """Every step that gives an operand."""
        return (*self.at.steps, *self.steps, self.left, self.way)


def row(
    matter: Matter,
    leg: Leg,
    *,
    at: Timed,
    departed: Timed | None = None,
    arrived: Timed | None = None,
    handed_over: Timed | None = None,
    territory: str = "",
    track: Tracked | None = None,
    spared: tuple[str, ...] = (),
) -> Row:
    """The row for these values; what is None is stated by nobody, or is `spared`: it does not bear on this.

    `territory` is the one that the order speaks of; without a track it matters where the leg begins in it.
    """
    name = drawn(territory, given(matter)) if track else territory_of(matter, leg, territory)
    if track:
        way = _way_by_track(matter, leg, name, track)
        left = _left_by_track(matter, leg, name, way, track)
    else:
        way = _way(matter, leg, name)
        left = _left(matter, leg, name, way, departed, arrived)
    steps: list[Step] = []
    for value, what in ((departed, DEPARTED), (arrived, LANDED), (handed_over, HANDED_OVER)):
        time = what.format(leg.label)
        if value:
            steps += value.steps
        else:
            steps.append(missing(f"{time} does not bear on this") if what in spared else nobody(matter, time))
    return Row(at, departed, arrived, handed_over, tuple(steps), left, way, name, track)


DEPARTED, LANDED = "the time at which {} departed", "the time at which {} landed"
HANDED_OVER = "the time at which those aboard {} were handed over"


def nobody(matter: Matter, what: str) -> Step:
    """The step that says that no statement gives it."""
    says = absence.sentence(matter, what, NAME).removesuffix(".")
    return missing(says, absence.step(matter, what, NAME).cites)


def territory_of(matter: Matter, leg: Leg, territory: str) -> str:
    """The territory, where the leg begins in it, it is drawn and both ends have a position; else ""."""
    ends = (leg.origin, leg.destination)
    if not all(end and end.point for end in ends) or leg.origin is None:
        return ""
    return drawn(territory, given(matter)) if leg.origin.country == territory else ""


def begins_elsewhere(leg: Leg, territory: str) -> bool:
    """Whether the leg is known to begin in another country: it does not leave that territory."""
    return bool(leg.origin and leg.origin.country and leg.origin.country != territory)


def _territory_step(matter: Matter, name: str) -> Step:
    """The step that says which boundary is used, after what it is drawn, and how far off it may be."""
    boundary = given(matter).boundary(name)
    drawn_so = ""
    if boundary:
        source = re.sub(r" \(sha256-\w+\)", "", boundary.source)
        drawn_so = (
            f"the boundary is {boundary.name}, drawn after {source}; the true line is taken to lie within "
            f"{boundary.tolerance_m:,} m of it, and where a track is at hand within what was measured for "
            "that coast; "
        )
    says = f"{drawn_so}territory is land, territorial sea to 12 nautical miles, and the air above: {name}"
    return referred(says, name)


def _way(matter: Matter, leg: Leg, name: str) -> Step:
    if not name or not leg.origin or not leg.destination:
        return assumed(f"an end has no position, or no boundary is drawn: {leg.label} is {NOT_OUT}", NOT_OUT)
    ends = (leg.origin.point, leg.destination.point)
    below = (leg.origin.position, leg.destination.position, _territory_step(matter, name))
    return reckoned(f"{leg.label} {{}}", "leads out", (*ends, name), *below, matter=matter)


def _way_by_track(matter: Matter, leg: Leg, name: str, track: Tracked) -> Step:
    if not name:
        return assumed(f"an end has no position, or no boundary is drawn: {leg.label} is {NOT_OUT}", NOT_OUT)
    step = track.query(matter, f"{leg.label}, by {track.name}, {{}}", "leads out by track", name)
    return replace(step, steps=(*step.steps, _territory_step(matter, name)))


def _left_by_track(matter: Matter, leg: Leg, name: str, way: Step, track: Tracked) -> Step:
    if way.result != LEADS_OUT:
        return missing(f"{track.name} does not show {leg.label} leaving the airspace that it set out from")
    says = f"{leg.label} left the airspace within {{}}, by {track.name}"
    step = track.query(matter, says, "left by track", name)
    off = "where it left, the true line may lie from the drawn one: {}"
    tolerance = track.query(matter, off, "left tolerance by track", name)
    return replace(step, steps=(*step.steps, _territory_step(matter, name), tolerance))


def _left(
    matter: Matter, leg: Leg, name: str, way: Step, departed: Timed | None, arrived: Timed | None
) -> Step:
    if way.result != LEADS_OUT or not departed or not arrived or not leg.origin or not leg.destination:
        return missing(
            f"when {leg.label} left the airspace cannot be computed without its ends and both times"
        )
    operands = (leg.origin.point, leg.destination.point, departed.text, arrived.text, name)
    below = (leg.origin.position, leg.destination.position, _territory_step(matter, name))
    speed = assumed(
        "the aircraft flew the great circle, and its ground speed up to the boundary differed by no more "
        f"than {SPEED_SHARE:.0%} from its mean between the two stated times; that share is after the speed "
        f"limit of 14 CFR 91.117(a) below 10,000 feet, {NOT_CHECKED}"
    )
    says = f"{leg.label} left the airspace within {{}}, from its schedule along the great circle"
    steps = (*below, *departed.steps, *arrived.steps, speed)
    return reckoned(says, "great-circle crossing", operands, *steps, matter=matter)
