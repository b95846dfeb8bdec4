"""The legs of a case: one take-off to one landing, with every stated time of each."""

from dataclasses import dataclass, field

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
        """What the leg's statements give at "content.departed" or "content.arrived"."""
        return tuple(Stated(one, path, ("designation",)) for one in self.statements)


def legs(matter: Matter) -> tuple[Leg, ...]:
    """Every leg that statements say was flown, in the order of their labels; plans are left out."""
    about: dict[str, list[Statement]] = {}
    for one in sorted(matter.of(Movement), key=lambda statement: statement.id):
        subject = matter.subject(one, "designation")
        leg = isinstance(one.content, Movement) and one.content.carriage is Carriage.LEG
        if subject and leg and happened(one):
            about.setdefault(subject, []).append(one)
    made = [leg for subject, given in about.items() for leg in _legs_of(matter, subject, given)]
    return tuple(sorted(made, key=lambda leg: (leg.label, leg.subject)))


Ends = tuple[str, str]


def _legs_of(matter: Matter, subject: str, given: list[Statement]) -> list[Leg]:
    """One designation may fly several legs: each full pair of ends is a leg, and takes what fits it alone."""
    pairs = sorted({_ends(one) for one in given if all(_ends(one))})
    if len(pairs) < 2:
        return [_leg(matter, subject, given, split=False)]
    sorted_out = {pair: [one for one in given if _fitting(one, pairs) == [pair]] for pair in pairs}
    return [_leg(matter, subject, fitting, split=True) for fitting in sorted_out.values()]


def _fitting(statement: Statement, pairs: list[Ends]) -> list[Ends]:
    ends = _ends(statement)
    return [
        pair for pair in pairs if all(not end or end == other for end, other in zip(ends, pair, strict=True))
    ]


def _ends(statement: Statement) -> Ends:
    origin, destination = _located(statement)
    return (origin.key if origin else "", destination.key if destination else "")


def _located(statement: Statement) -> tuple[Located | None, Located | None]:
    content = statement.content
    if not isinstance(content, Movement):
        return None, None
    return located(content.origin), located(content.destination)


def _leg(matter: Matter, subject: str, given: list[Statement], *, split: bool) -> Leg:
    origins = [end for one in given if (end := _located(one)[0])]
    destinations = [end for one in given if (end := _located(one)[1])]
    origin, destination = next(iter(origins), None), next(iter(destinations), None)
    name = label(matter, subject)
    if split and origin and destination:
        name = f"{name}, {origin.name} to {destination.name}"
    return Leg(subject, name, origin, destination, tuple(given))


def is_computed(statement: Statement) -> bool:
    """Whether it is of positions that were computed from times that others state: it competes with none."""
    return isinstance(statement.locator, Point) and statement.mode is Mode.ESTIMATED
