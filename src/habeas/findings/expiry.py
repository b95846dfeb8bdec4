"""When an instrument ends: as stated, and as its duration comes to from each base by each counting rule."""

from dataclasses import dataclass
from itertools import product

from habeas.analysis.errors import AnalysisError
from habeas.analysis.periods import CALENDAR, COUNTING
from habeas.analysis.texts import parse_moment
from habeas.findings.instruments import About, instruments
from habeas.findings.proof import reckoned, referred, stated
from habeas.findings.times import Timed, absolute
from habeas.findings.wording import stretch, time
from habeas.records.contents import Bearing, Instrument
from habeas.records.finding import Step
from habeas.records.matter import Matter
from habeas.records.statement import Statement

NOT_CHECKED = "not checked against a source"
"""Marks a text that is cited from general knowledge."""


@dataclass(frozen=True)
class Expiry:
    """An end that was reckoned: the base in words, the counting rule, the day, the step, of how many days."""

    base: str
    counting: str
    ends: Timed
    step: Step
    days: int


def stated_ends(matter: Matter, one: About) -> tuple[Timed, ...]:
    """The ends that statements give."""
    return absolute(matter, one.given("content.expires"))


def reckoned_ends(matter: Matter, one: About) -> tuple[Expiry, ...]:
    """Each end that a stated duration comes to, from each base under each counting rule, each once."""
    ends: dict[tuple[str, str, str], Expiry] = {}
    for holder, counting in product(_durations(one), COUNTING):
        for words, base in _bases(matter, one):
            if made := _reckon(matter, holder, (words, base), counting):
                ends.setdefault((made.base, counting, made.ends.text), made)
    return tuple(ends[key] for key in sorted(ends))


def ends(matter: Matter, one: About) -> tuple[Timed, ...]:
    """Every end to reckon with: the stated ones, and else by calendar days from its own issue."""
    given = stated_ends(matter, one)
    if given:
        return given
    own = {issue.text for issue in absolute(matter, one.given("content.issued"))}
    plain = [end for end in reckoned_ends(matter, one) if end.counting == CALENDAR]
    chosen = [end.ends for end in plain if any(text in end.step.operands for text in own)] or [
        end.ends for end in plain
    ]
    return tuple({end.text: end for end in chosen}.values())


def extended(matter: Matter, one: About) -> tuple[About, ...]:
    """The instruments that this one is said to extend."""
    targets = {
        matter.subject(statement, "effect.on")
        for statement in one.statements
        if isinstance(statement.content, Instrument)
        and statement.content.effect
        and statement.content.effect.bearing is Bearing.EXTENDS
    }
    return tuple(other for other in instruments(matter) if other.subject in targets - {one.subject})


def _durations(one: About) -> list[Statement]:
    """The statements that give a duration in days, one for each distinct number."""
    found: dict[int, Statement] = {}
    for statement in one.statements:
        content = statement.content
        if (
            isinstance(content, Instrument)
            and content.duration
            and content.duration.unit.rstrip("s") == "day"
        ):
            found.setdefault(content.duration.amount, statement)
    return list(found.values())


def _bases(matter: Matter, one: About) -> list[tuple[str, Timed]]:
    """The day of issue; and for an extension, the end of what it extends."""
    issued = [("its issue", issue) for issue in absolute(matter, one.given("content.issued"))]
    before = [
        (f"the end of {other.label}", end) for other in extended(matter, one) for end in ends(matter, other)
    ]
    return issued + before


def _reckon(matter: Matter, holder: Statement, base: tuple[str, Timed], counting: str) -> Expiry | None:
    """None where the base is no day, or the end is beyond the calendar."""
    words, start = base
    days = stated(matter, holder, "content.duration.amount", as_to=("name",))
    rule = referred(f"counting rule, after Fed. R. Civ. P. 6(a)(1), {NOT_CHECKED}: {counting}", counting)
    shown = f"{words}, {_day(start)}"
    says = f"{days.result} days from {shown}, end on {{}}"
    try:
        step = reckoned(says, "add days", (start.text, days.result, counting), *start.steps, days, rule)
    except AnalysisError:
        return None
    end = Timed(step.result, time(parse_moment(step.result)), (step,), (holder,))
    return Expiry(shown, counting, end, step, int(days.result))


def _day(start: Timed) -> str:
    """The day that days are counted from: the hour does not matter."""
    return stretch(start.moment).rpartition(" on ")[2]
