"""Stated times as proofs use them: each distinct one with its steps, relative ones resolved."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast

from habeas.analysis.texts import NOT_STATED, parse_moment
from habeas.findings.instruments import instruments, names
from habeas.findings.proof import missing, reckoned, stated
from habeas.findings.values import Stated, distinct, statements, steps
from habeas.findings.wording import sayers, time
from habeas.records.finding import Step
from habeas.records.locator import Point
from habeas.records.matter import Matter
from habeas.records.moment import Moment, Relative
from habeas.records.statement import Statement


@dataclass(frozen=True)
class Timed:
    """A time, the steps whose result it is, and who gives it."""

    text: str
    shown: str
    steps: tuple[Step, ...]
    said: tuple[Statement, ...]

    @property
    def moment(self) -> Moment:
        """The time, read back from its text."""
        return parse_moment(self.text)

    @property
    def by_track(self) -> bool:
        """Whether positions give it, and no statement of a time."""
        return any(isinstance(one.locator, Point) for one in self.said)

    def by(self, matter: Matter) -> str:
        """The time and who gives it: how a case of a verdict names it."""
        return f"{self.shown} — {sayers(matter, self.said)}"


@dataclass(frozen=True)
class Base:
    """What relative times count from: an instrument's Subject and all of its stated times in one."""

    subject: str
    span: Timed


def absolute(matter: Matter, given: Iterable[Stated]) -> tuple[Timed, ...]:
    """Each distinct time that is not counted from another."""
    return tuple(
        Timed(value.text, time(_moment(value.said[0])), steps(matter, value), statements(value))
        for value in distinct(one for one in given if _moment(one) and not _moment(one).relative)
    )


def relative(
    matter: Matter, given: Iterable[Stated], bases: Mapping[str, Base], at: Base
) -> tuple[Timed, ...]:
    """Each time that is counted from an instrument's issue, resolved.

    `at` is one stated time of one instrument: what is counted forward from that very instrument is put after
    it, which holds for comparison with it alone.
    """
    ordered = sorted(given, key=lambda one: (one.text, one.statement.id))
    made = [_counted(matter, one, bases, at) for one in ordered if _moment(one) and _moment(one).relative]
    return tuple(one for one in made if one)


def bases(matter: Matter) -> dict[str, Base]:
    """What a relative time may name, in lower case, and the times it counts from."""
    spans = {one.subject: span(absolute(matter, one.given("content.issued"))) for one in instruments(matter)}
    return {
        name: Base(subject, found) for name, subject in names(matter).items() if (found := spans.get(subject))
    }


def span(values: tuple[Timed, ...]) -> Timed | None:
    """One time that holds every stated one; None where none is stated."""
    if len(values) < 2:
        return next(iter(values), None)
    below = tuple(step for value in values for step in value.steps)
    texts = tuple(value.text for value in values)
    step = reckoned("all the stated times lie within {}", "span", texts, *below)
    said = tuple(one for value in values for one in value.said)
    return Timed(step.result, time(parse_moment(step.result)), (step,), said)


def _counted(matter: Matter, given: Stated, bases: Mapping[str, Base], at: Base) -> Timed | None:
    counted = cast(Relative, _moment(given).relative)
    base = bases.get(counted.to.casefold().removeprefix("the "))
    if base is None:
        return None
    if base.subject == at.subject:
        if counted.least is not None and counted.least >= 0:
            return _beside(matter, given, at, "least")
        if counted.most is not None and counted.most <= 0:
            return _beside(matter, given, at, "most")
    ends = (
        "content." + given.path.removeprefix("content.") + ".relative.least",
        f"{given.path}.relative.most",
    )
    own = [stated(matter, given.statement, end, as_to=given.as_to) for end in ends]
    values = tuple(step.result or NOT_STATED for step in own)
    nothing = [
        missing(f"no {side} is stated")
        for side, step in zip(("least", "most"), own, strict=True)
        if not step.result
    ]
    says = f"“{_moment(given).words}”, counted from {base.span.shown}: {{}}"
    step = reckoned(says, "counted from", (base.span.text, *values), *base.span.steps, *own, *nothing)
    return Timed(step.result, _moment(given).words, (step,), (given.statement,))


_SIDES = {"least": ("no earlier than", "is not before"), "most": ("no later than", "is not after")}


def _beside(matter: Matter, given: Stated, at: Base, side: str) -> Timed:
    """A time counted from the very time it is to be compared with: on one side of it, whatever its minute."""
    operation, words = _SIDES[side]
    own = stated(matter, given.statement, f"{given.path}.relative.{side}", as_to=given.as_to)
    says = f"“{_moment(given).words}” {words} {at.span.shown}"
    step = reckoned(says, operation, (at.span.text, own.result), *at.span.steps, own)
    return Timed(step.result, _moment(given).words, (step,), (given.statement,))


def _moment(given: Stated) -> Moment:
    value = given.statement.content
    for name in given.path.split(".")[1:]:
        value = getattr(value, name, None)  # type: ignore[assignment]
    return cast(Moment, value)
