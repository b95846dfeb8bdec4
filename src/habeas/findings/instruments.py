"""The instruments of a case, with everything that statements give for each."""

from dataclasses import dataclass

from habeas.findings.happened import happened
from habeas.findings.values import Stated
from habeas.findings.wording import label
from habeas.records.contents import Construction, Instrument
from habeas.records.matter import Matter
from habeas.records.statement import Statement


@dataclass(frozen=True)
class About:
    """An instrument's Subject, its label, the statements about it and those about what it does to another."""

    subject: str
    label: str
    statements: tuple[Statement, ...]

    def given(self, path: str) -> tuple[Stated, ...]:
        """What the statements give at a path ("content.issued")."""
        return tuple(Stated(one, path, ("name",)) for one in self.statements)

    def contents(self) -> tuple[Instrument, ...]:
        """The contents of the statements about it."""
        return tuple(one.content for one in self.statements if isinstance(one.content, Instrument))


def instruments(matter: Matter) -> tuple[About, ...]:
    """Every instrument that statements are judged to be about, in the order of their labels."""
    about: dict[str, list[Statement]] = {}
    for one in sorted(matter.of(Instrument), key=lambda statement: statement.id):
        subject = matter.subject(one, "name")
        if subject and happened(one):
            about.setdefault(subject, []).append(one)
    made = [About(subject, label(matter, subject), tuple(given)) for subject, given in about.items()]
    return tuple(sorted(made, key=lambda one: (one.label, one.subject)))


def names(matter: Matter) -> dict[str, str]:
    """The Subject of each instrument by its label and its names, lower case and without "the"."""
    found: dict[str, str] = {}
    for one in instruments(matter):
        for name in (one.label, *(content.name for content in one.contents())):
            found.setdefault(name.casefold().removeprefix("the "), one.subject)
    return found


def constructions(matter: Matter) -> tuple[Statement, ...]:
    """Every statement of what an instrument bars, in a fixed order."""
    return tuple(sorted(matter.of(Construction), key=lambda one: one.id))
