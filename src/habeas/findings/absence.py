"""How to say that nobody has stated something: of which sources, as of when, and who looked."""

from datetime import datetime

from habeas.findings.wording import day, number
from habeas.records.certainty import Certainty
from habeas.records.finding import Step, StepKind
from habeas.records.matter import Matter


def sentence(matter: Matter, what: str, *questions: str) -> str:
    """The sentence: "In the 4 sources of this case, the newest of 2 April 2025, no statement gives …".

    It ends with who looked: "only the reader looked", or how many sources a person read for it.
    `questions` are what a person may have read a source for: a rule's name, or the thing itself.
    """
    count = len(matter.sources)
    latest = matter.latest_source
    newest = f", the newest of {day(datetime.fromisoformat(latest))}" if latest else ""
    looked = _looked(matter, questions)
    return f"In the {number(count, 'source')} of this case{newest}, no statement gives {what}; {looked}."


def briefly(matter: Matter, *questions: str) -> str:
    """The same for one row of several, where the whole sentence stands in the answer and in the proof."""
    return f"no statement gives it; {_looked(matter, questions)}"


def step(matter: Matter, what: str, *questions: str) -> Step:
    """The step of a proof that says so; it cites the sources it speaks of."""
    cites = tuple(sorted(source.id for source in matter.sources))
    return Step(StepKind.ABSENCE, sentence(matter, what, *questions), cites=cites)


def _looked(matter: Matter, questions: tuple[str, ...]) -> str:
    asked = {question.casefold() for question in questions}
    known = {source.id for source in matter.sources}
    read = {source for source, question in matter.read_for if question.casefold() in asked} & known
    if not read:
        return "only the reader looked"
    return f"read for this question by a person in {len(read)} of {len(known)}"


def certainty(matter: Matter, *questions: str) -> Certainty:
    """Certain that no source states it only where a person read every source for it."""
    asked = {question.casefold() for question in questions}
    read = {source for source, question in matter.read_for if question.casefold() in asked}
    every = {source.id for source in matter.sources}
    return Certainty.CERTAIN if every and every <= read else Certainty.OPEN
