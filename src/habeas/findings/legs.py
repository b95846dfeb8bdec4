"""The legs of a case: one take-off to one landing, with every stated time of each."""

from dataclasses import dataclass, field

from habeas.analysis.great_circle import Position, distance
from habeas.analysis.texts import parse_point
from habeas.findings.happened import happened
from habeas.findings.values import Stated
from habeas.findings.where import Located, located
from habeas.findings.wording import label
from habeas.records.chain import Mode
from habeas.records.contents import Carriage, Movement
from habeas.records.locator import Point
from habeas.records.matter import Matter
from habeas.records.statement import Statement


@dataclass(frozen=True)
class Leg:
    """A leg's Subject, its label, its ends, and what statements give for its times."""

    subject: str
    label: str
    origin: Located | None
    destination: Located | None
    statements: tuple[Statement, ...] = field(default=())

    def given(self, path: str) -> tuple[Stated, ...]:
        """What the leg's statements give at "content.departed" or "content.arrived".

        A time that was computed is given only where no other is.
        """
        every = tuple(Stated(one, path, ("designation",)) for one in self.statements)
        own = tuple(one for one in every if not is_computed(one.statement))
        return own if any(one.text for one in own) else every


def legs(matter: Matter) -> tuple[Leg, ...]:
    """Every leg that statements say was flown, in the order of their labels; plans are left out.

    So is a leg that positions alone show, unless it is judged to be of an event: it is nobody's leg here.
    """
    about: dict[str, list[Statement]] = {}
    for one in sorted(matter.of(Movement), key=lambda statement: statement.id):
        subject = matter.subject(one, "designation")
        leg = isinstance(one.content, Movement) and one.content.carriage is Carriage.LEG
        if subject and leg and happened(one):
            about.setdefault(subject, []).append(one)
    made = [
        leg
        for subject, given in about.items()
        if any(not isinstance(one.locator, Point) or matter.subject(one, "event") for one in given)
        for leg in _legs_of(matter, subject, given)
    ]
    return tuple(sorted(made, key=lambda leg: (leg.label, leg.subject)))


Ends = tuple[Located | None, Located | None]


def _legs_of(matter: Matter, subject: str, given: list[Statement]) -> list[Leg]:
    """One designation may fly several legs: each full pair of ends is a leg, and takes what fits it alone."""
    pairs: list[Ends] = []
    for ends in sorted((_ends(one) for one in given if all(_ends(one))), key=_keys):
        if not any(_fits(ends, other) for other in pairs):
            pairs.append(ends)
    if len(pairs) < 2:
        return [_leg(matter, subject, given, split=False)]
    fitting = {
        number: [pair for pair in pairs if _fits(_ends(one), pair)] for number, one in enumerate(given)
    }
    return [
        _leg(
            matter,
            subject,
            [one for number, one in enumerate(given) if fitting[number] == [pair]],
            split=True,
        )
        for pair in pairs
    ]


def _fits(ends: Ends, pair: Ends) -> bool:
    return all(end is None or _one_place(end, other) for end, other in zip(ends, pair, strict=True))


def _one_place(one: Located, other: Located | None) -> bool:
    """Whether two ends are one: the same place, or an airport and the town that it serves."""
    if other is None or one.key == other.key:
        return other is not None
    if not one.point or not other.point:
        return False
    metres = distance(Position(*parse_point(one.point)), Position(*parse_point(other.point)))
    return metres <= NEAR_M


NEAR_M = 60_000
"""As far as an airport and its town may be apart: San Salvador's is 40 km out."""


def _keys(ends: Ends) -> tuple[str, ...]:
    return tuple(end.key if end else "" for end in ends)


def _ends(statement: Statement) -> Ends:
    content = statement.content
    if not isinstance(content, Movement):
        return None, None
    return located(content.origin), located(content.destination)


def _leg(matter: Matter, subject: str, given: list[Statement], *, split: bool) -> Leg:
    """Its ends are those that are stated; where none is, those that positions show."""
    every = sorted(given, key=lambda one: isinstance(one.locator, Point))
    origins = [end for one in every if (end := _ends(one)[0])]
    destinations = [end for one in every if (end := _ends(one)[1])]
    origin, destination = next(iter(origins), None), next(iter(destinations), None)
    name = label(matter, subject)
    if split and origin and destination:
        name = f"{name}, {origin.name} to {destination.name}"
    return Leg(subject, name, origin, destination, tuple(given))


def is_computed(statement: Statement) -> bool:
    """Whether it is of positions that were computed from times that others state: it competes with none."""
    return isinstance(statement.locator, Point) and statement.mode is Mode.ESTIMATED
