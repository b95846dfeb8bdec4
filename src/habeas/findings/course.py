"""The course of an instrument, as its statements give it: from when, to when, and what others did to it."""

from habeas.analysis.periods import CALENDAR
from habeas.findings.expiry import ends, reckoned_ends, stated_ends
from habeas.findings.instruments import About, instruments
from habeas.findings.times import Timed, absolute, span
from habeas.findings.wording import stretch
from habeas.records.certainty import Certainty
from habeas.records.contents import Bearing, Instrument
from habeas.records.finding import Verdict
from habeas.records.matter import Matter
from habeas.records.statement import Statement


def touching(matter: Matter, one: About) -> list[tuple[About, Bearing]]:
    """The instruments that are said to do something to this one, and what, in the order of their issue."""
    found_ = []
    for other in instruments(matter):
        theirs = [each.content for each in other.statements if bearing_on(matter, each, one)]
        effects = [each.effect for each in theirs if isinstance(each, Instrument) and each.effect]
        at = span(absolute(matter, other.given("content.issued")))
        if effects:
            found_.append((str(at.moment.earliest) if at else "", other, effects[0].bearing))
    return [
        (other, bearing) for _, other, bearing in sorted(found_, key=lambda each: (each[0], each[1].label))
    ]


def bearing_on(matter: Matter, statement: Statement, one: About) -> bool:
    """Whether the statement says what its instrument does to this one."""
    return matter.subject(statement, "effect.on") == one.subject


def is_limited(matter: Matter, one: About) -> bool:
    """Whether something states or reckons its end, or another instrument touched it."""
    return bool(stated_ends(matter, one) or reckoned_ends(matter, one) or touching(matter, one))


def course(matter: Matter, one: About) -> str:
    """From when to when, as statements give it: "from 15 March 2025; by its own 14 days to 29 March 2025"."""
    parts = [f"from {' or '.join(_days(absolute(matter, one.given('content.issued'))))}"]
    own = [end for end in reckoned_ends(matter, one) if end.counting == CALENDAR and "its issue" in end.base]
    for end in own:
        parts.append(f"by its own {end.days} days to {stretch(end.ends.moment)}")
    if given := _days(stated_ends(matter, one)):
        parts.append(f"to {' or '.join(given)} as stated")
    for other, bearing in touching(matter, one):
        at = _days(absolute(matter, other.given("content.issued")))
        until = _days(ends(matter, other)) if bearing is Bearing.EXTENDS else []
        to = f" to {' or '.join(until)}" if until else ""
        parts.append(f"{_DONE[bearing]} on {' or '.join(at) or 'a day not stated'}{to} ({other.label})")
    return "; ".join(parts) if absolute(matter, one.given("content.issued")) else "no time of issue is stated"


_DONE = {
    Bearing.EXTENDS: "extended",
    Bearing.MODIFIES: "modified",
    Bearing.STAYS: "stayed",
    Bearing.VACATES: "vacated",
    Bearing.REVERSES: "reversed",
}


def _days(times: tuple[Timed, ...]) -> list[str]:
    """Each day once, without its hour."""
    return list(dict.fromkeys(stretch(one.moment).rpartition(" on ")[2] for one in times))


def summary(one: About, course: str, expiries: tuple[Verdict, ...], standing: tuple[Verdict, ...]) -> str:
    """The course of the instrument; what its durations come to; at how many times it was in force."""
    told = [
        f"From {dict(verdict.case)['Base']} ({dict(verdict.case)['Counting']}) it {verdict.answer}."
        for verdict in expiries
    ]
    then = [verdict for verdict in standing if dict(verdict.case)["As known by"] == "then"]
    if len(then) > 1:
        count = sum(verdict.certainty is Certainty.CERTAIN for verdict in then)
        out = sum(verdict.certainty is Certainty.IMPOSSIBLE for verdict in then)
        left = len(then) - count - out
        open_ = f", {Certainty.OPEN} at {left}" if left else ""
        times = f"Of {len(then)} times that matter in this case it was certainly in force at {count}"
        told.append(f"{times}, certainly not at {out}{open_}.")
    return " ".join([f"{one.label}: {course}.", *told])
