"""A leg's track: the positions of the aircraft that flew it, and what queries over them give."""

from dataclasses import dataclass

from habeas.analysis.aircraft_names import called
from habeas.analysis.leg_fields import IN_THE_AIR
from habeas.analysis.texts import NOT_STATED, parse_moment
from habeas.findings.legs import Leg, is_computed
from habeas.findings.planes import Plane, plane_of
from habeas.findings.proof import stated
from habeas.findings.times import Timed
from habeas.findings.wording import time
from habeas.records.finding import Step
from habeas.records.locator import Point
from habeas.records.matter import Matter
from habeas.records.statement import Statement


@dataclass(frozen=True)
class Tracked:
    """One aircraft's track of a leg: the statements made from it, the aircraft, an instant in the air."""

    leg: Leg
    statements: tuple[Statement, ...]
    plane: Plane
    instant: str

    @property
    def name(self) -> str:
        """How a finding calls it."""
        return self.plane.name

    @property
    def short(self) -> str:
        """How an answer calls it."""
        return self.plane.short

    def query(self, matter: Matter, says: str, operation: str, *operands: str, of_leg: bool = True) -> Step:
        """A step over the positions, of the leg or at any time; "{}" in `says` is put as the result."""
        named = (self.instant, *operands) if of_leg else operands
        own = tuple(
            stated(matter, one, "content.aircraft", as_to=("designation",)) for one in self.statements
        )
        return self.plane.query(matter, says, operation, *named, steps=own)

    def touch(self, matter: Matter, operation: str) -> Timed | None:
        """The take-off or landing that the track gives; None where it gives no bound."""
        what = operation.removesuffix(" by track")
        step = self.query(matter, f"{what} of {self.leg.label} by {self.name}: {{}}", operation)
        if step.result == NOT_STATED:
            return None
        return Timed(step.result, time(parse_moment(step.result)), (step,), self.statements)


def tracked(matter: Matter, leg: Leg) -> tuple[Tracked, ...]:
    """The tracks of a leg, one for each aircraft that its statements have positions of, in their order.

    Those that were observed; only where there are none, those that were computed.
    """
    own: dict[tuple[bool, str], list[Statement]] = {}
    for one in leg.statements:
        if isinstance(one.locator, Point):
            aircraft = called(one.locator.track) or one.source
            own.setdefault((is_computed(one), aircraft), []).append(one)
    made = [found for key in sorted(own) if (found := _tracked(matter, leg, tuple(own[key])))]
    return tuple(one for one in made if not one.plane.made) or tuple(made)


def _tracked(matter: Matter, leg: Leg, statements: tuple[Statement, ...]) -> Tracked | None:
    """None where the positions are not at hand, or where put together they show no such leg."""
    first = statements[0]
    key = first.locator.track if isinstance(first.locator, Point) else ""
    plane = plane_of(matter, key, made=is_computed(first), source=first.source)
    instants = [each.words for one in statements for each in one.fields if each.name == IN_THE_AIR]
    return Tracked(leg, statements, plane, min(instants)) if plane and instants else None
