"""A leg's track: the positions of the aircraft that flew it, and what queries over them give."""

from dataclasses import dataclass

from habeas.analysis.texts import NOT_STATED, parse_moment
from habeas.findings.legs import Leg
from habeas.findings.planes import Plane, plane_of
from habeas.findings.proof import stated
from habeas.findings.times import Timed
from habeas.findings.wording import time
from habeas.records.finding import Step
from habeas.records.locator import Point
from habeas.records.matter import Matter
from habeas.records.statement import Statement

IN_THE_AIR = "in the air"
"""The field of a track's Movement whose words are an instant at which the leg was in the air."""


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
    """The tracks of a leg, one for each aircraft that its statements have positions of, in their order."""
    own: dict[str, list[Statement]] = {}
    for one in leg.statements:
        if isinstance(one.locator, Point):
            own.setdefault(one.locator.track, []).append(one)
    return tuple(_tracked(matter, leg, aircraft, tuple(own[aircraft])) for aircraft in sorted(own))


def _tracked(matter: Matter, leg: Leg, aircraft: str, statements: tuple[Statement, ...]) -> Tracked:
    instant = next(one.words for one in statements[0].fields if one.name == IN_THE_AIR)
    return Tracked(leg, statements, plane_of(matter, aircraft), instant)
