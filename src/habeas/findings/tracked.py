"""A leg's track: the positions of the aircraft that flew it, and what queries over them give."""

from dataclasses import dataclass

from habeas.analysis.texts import NOT_STATED, parse_moment
from habeas.analysis.track_queries import TABLES
from habeas.findings.legs import Leg
from habeas.findings.proof import queried, stated
from habeas.findings.times import Timed
from habeas.findings.wording import source_label, time
from habeas.records.contents import Movement
from habeas.records.finding import Step
from habeas.records.locator import Point
from habeas.records.matter import Matter
from habeas.records.statement import Statement
from habeas.records.table import POSITIONS

IN_THE_AIR = "in the air"
"""The field of a track's Movement whose words are an instant at which the leg was in the air."""


@dataclass(frozen=True)
class Tracked:
    """One aircraft's track of a leg: the statements made from it, and how queries name it."""

    leg: Leg
    statements: tuple[Statement, ...]
    tables: str
    aircraft: str
    instant: str
    sources: str

    @property
    def name(self) -> str:
        """How a finding calls it: "the track of N278GX (adsb.lol — trace_full_….json)"."""
        return f"the track of {self.called} ({self.sources})"

    @property
    def called(self) -> str:
        """The aircraft's registration, else its address."""
        content = self.statements[0].content
        return content.aircraft if isinstance(content, Movement) else self.aircraft

    def query(self, matter: Matter, says: str, operation: str, *operands: str, of_leg: bool = True) -> Step:
        """A step over the track's tables; "{}" in `says` is put as the result."""
        named = (self.tables, self.aircraft, *((self.instant,) if of_leg else ()), *operands)
        own = tuple(
            stated(matter, one, "content.aircraft", as_to=("designation",)) for one in self.statements
        )
        return queried(matter, says, operation, named, *own)

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
    """All the tables that hold the aircraft: a flight over midnight stands in two."""
    holding = [
        (source.id, table.digest)
        for source in matter.sources
        for table in matter.tables.get(source.id, ())
        if table.name == POSITIONS and any(aircraft in held.split(" ") for held in table.holds)
    ]
    by_id = {source.id: source for source in matter.sources}
    shown = "; ".join(dict.fromkeys(source_label(by_id[one.source]) for one in statements))
    tables = TABLES.join(sorted({digest for _, digest in holding}))
    instant = next(one.words for one in statements[0].fields if one.name == IN_THE_AIR)
    return Tracked(leg, statements, tables, aircraft, instant, shown)
