"""Values that statements give, with the fields by which they belong to a Subject."""

from collections.abc import Iterable
from dataclasses import dataclass

from habeas.analysis.spread import Value, spread
from habeas.findings.paths import value_text
from habeas.findings.proof import stated
from habeas.records.finding import Step
from habeas.records.matter import Matter
from habeas.records.statement import Statement


@dataclass(frozen=True)
class Stated:
    """What one Statement gives at a path; `as_to` are the fields by which it is about its Subject."""

    statement: Statement
    path: str
    as_to: tuple[str, ...]

    @property
    def text(self) -> str:
        """The value's text."""
        return value_text(self.statement, self.path)

    @property
    def unit(self) -> str:
        """What a quantity counts; "" where the value is none."""
        if not self.path.endswith(".literal"):
            return ""
        return value_text(self.statement, self.path.removesuffix("literal") + "unit")

    @property
    def implied(self) -> str:
        """The band that approximate words imply, where it is another than the literal bounds; else ""."""
        if not self.path.endswith(".literal"):
            return ""
        supposed = value_text(self.statement, self.path.removesuffix("literal") + "supposed")
        return "" if supposed == self.text else supposed


def distinct(given: Iterable[Stated]) -> tuple[Value[Stated], ...]:
    """Each distinct value once, with every Statement that gives it, in an order of its own."""
    ordered = sorted(given, key=lambda one: (one.text, one.statement.id, one.path))
    return spread((one.text, one) for one in ordered if one.text)


def steps(matter: Matter, value: Value[Stated]) -> tuple[Step, ...]:
    """A step for each Statement that gives the value; the result of each is the value's text."""
    return tuple(stated(matter, one.statement, one.path, as_to=one.as_to) for one in value.said)


def statements(value: Value[Stated]) -> tuple[Statement, ...]:
    """The Statements that give the value."""
    return tuple(one.statement for one in value.said)


def same_event(matter: Matter, *statements: Statement) -> bool:
    """Whether no two of these are judged to be of different events."""
    return len({event for one in statements if (event := matter.subject(one, "event"))}) <= 1
