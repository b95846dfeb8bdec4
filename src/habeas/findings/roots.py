"""Who stands at the root of statements: names as judged, and speakers who give two values."""

from habeas.findings.proof import stated, taken_as
from habeas.findings.wording import covered
from habeas.records.chain import root
from habeas.records.finding import Step, StepKind
from habeas.records.matter import Matter
from habeas.records.statement import Statement

NOBODY = ""
"""The root of a chain that names nobody."""


def root_steps(matter: Matter, given: tuple[Statement, ...]) -> tuple[tuple[str, ...], tuple[Step, ...]]:
    """The root's name for each statement, and the steps that give them: as judged, else as stated."""
    pairs = [_root(matter, one) for one in given]
    return tuple(name for name, _ in pairs), tuple(step for _, step in pairs)


def root_name(matter: Matter, statement: Statement) -> str:
    """The name of the root as judged, else as stated; "" where it is unnamed or not found."""
    return _root(matter, statement)[0]


def one_speaker(matter: Matter, values: list[tuple[str, tuple[Statement, ...]]]) -> list[str]:
    """A sentence for each root who is said to have given more than one of these values."""
    gave: dict[str, list[str]] = {}
    for shown, given in values:
        for name in sorted({name for one in given if (name := root_name(matter, one))}):
            gave.setdefault(name, []).append(shown)
    return [
        f"{'Both ' if len(shown) == 2 else ''}{' and '.join(shown)} are from {name}."
        for name, shown in sorted(gave.items())
        if len(shown) > 1
    ]


NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def roots_sentence(result: str) -> str:
    """How many roots stand behind a value, in a sentence: "One or two roots stand behind it."."""
    least, _, most = result.partition(" to ")
    words = [NUMBERS[int(one)] if int(one) < len(NUMBERS) else one for one in (least, most) if one]
    joined = " or ".join(words) if len(words) == 2 and int(most) == int(least) + 1 else " to ".join(words)
    plural = words[-1] != "one"
    return f"{joined.capitalize()} root{'s' if plural else ''} stand{'' if plural else 's'} behind it."


def _root(matter: Matter, statement: Statement) -> tuple[str, Step]:
    subject = matter.by_id.get(matter.subject(statement, "chain.0"))
    why = taken_as(matter, statement, "chain.0")
    if subject is not None and why:
        name = covered(matter, subject.label)
        says = f"{why[0].says} — at the root: {name}"
        return name, Step(StepKind.JUDGEMENT, says, cites=why[0].cites, result=name)
    link = root(statement.chain)
    if link is None or not link.name or covered(matter, link.name) != link.name:
        return NOBODY, _nameless(matter, statement)
    return link.name, stated(matter, statement, "chain.0.name")


def _nameless(matter: Matter, statement: Statement) -> Step:
    """A root that is not named, or not to be named: its role stands for it."""
    step = stated(matter, statement, *(("chain.0.role",) if statement.chain else ("hedge",)))
    return Step(StepKind.ASSUMPTION, f"{step.says}: the root is not named here", steps=(step,))
