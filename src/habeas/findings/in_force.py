"""Whether each instrument was in force at each time that matters in the case, as known then and now."""

from dataclasses import dataclass

from habeas.analysis.texts import ENDLESS, NOT_STATED, parse_moment
from habeas.findings import absence
from habeas.findings.course import bearing_on, course, is_limited, summary, touching
from habeas.findings.expiry import Expiry, ends, reckoned_ends, stated_ends
from habeas.findings.instruments import About, instruments
from habeas.findings.legs import legs
from habeas.findings.proof import assumed, certainty_of, missing, reckoned, stated
from habeas.findings.rule import Needs, found
from habeas.findings.times import Base, Timed, absolute, bases, relative, span
from habeas.findings.wording import stretch
from habeas.records.certainty import Certainty
from habeas.records.contents import Bearing, Instrument, Movement
from habeas.records.finding import Finding, Step, Verdict
from habeas.records.matter import Matter
from habeas.records.statement import Statement
from habeas.records.subject import SubjectKind

NAME = "in_force"


@dataclass(frozen=True)
class Happening:
    """Something that happened or was to happen in the case, and when."""

    what: str
    when: Timed
    subject: str = ""


class InForce:
    """Each instrument as of each date at which something happened, and as known by a date."""

    name = NAME
    version = "3"
    question = "Was each instrument in force at each time that matters here, as known then and as known now?"
    definition = (
        "An instrument is in force from its issue until it runs out, or another instrument stays, vacates "
        "or reverses it. It runs out at the end of the day that is stated, or else of the day that its "
        "duration comes to by calendar days from its own issue; on that very day it is neither shown nor "
        "excluded. An extension moves that day, unless it was made after it. As known by a time, only what "
        "other instruments had done to it by then counts. Where several values are stated for one time, the "
        "answer is certain only if it holds under all of them."
    )
    assumptions = (
        "Nothing but the instruments in this case's sources touched it.",
        "A vacatur is counted from its issue: what was owed before it is not asked here.",
        "Where an instrument has neither a stated end nor a duration, nothing limits it.",
    )
    failure_cases = (
        "Legal holidays are not known to the counting rule that moves a last day.",
        "A duration in hours, weeks or months is not reckoned.",
        "An order that says from when it has effect is taken from its issue all the same.",
    )
    needs = Needs((Instrument, Movement), (SubjectKind.INSTRUMENT, SubjectKind.LEG))

    def find(self, matter: Matter) -> tuple[Finding, ...]:
        """One Finding for each instrument of which a time of issue is stated; those with an end first."""
        happenings = _happenings(matter)
        every = sorted(instruments(matter), key=lambda one: not is_limited(matter, one))
        told = [one for one in every if is_limited(matter, one) or _others(one, happenings)]
        made = [self._finding(matter, one, happenings) for one in told]
        return tuple(one for one in made if one.verdicts)

    def _finding(self, matter: Matter, one: About, happenings: tuple[Happening, ...]) -> Finding:
        issued = span(absolute(matter, one.given("content.issued")))
        expiries = _expiry_verdicts(matter, one)
        standing = _standing_verdicts(matter, one, issued, happenings) if issued else ()
        return found(
            self,
            title=f"Was {one.label} in force?",
            answer=summary(one, course(matter, one), expiries, standing),
            verdicts=(*expiries, *standing),
            about=(one.subject,),
        )


def _others(one: About, happenings: tuple[Happening, ...]) -> bool:
    """Whether anything happened beside the instrument's own issue: else there is no time to ask about."""
    return any(each.subject != one.subject for each in happenings)


def _happenings(matter: Matter) -> tuple[Happening, ...]:
    """Issues and ends of instruments, and departures of legs, in the order of time."""
    known, nothing = bases(matter), Base("", Timed("", "", (), ()))
    found: list[Happening] = []
    for one in instruments(matter):
        if issued := span(absolute(matter, one.given("content.issued"))):
            found.append(Happening(f"issue of {one.label}", issued, one.subject))
        found += [Happening(f"end of {one.label}", end, one.subject) for end in ends(matter, one)]
    for leg in legs(matter):
        given = leg.given("content.departed")
        values = absolute(matter, given) or relative(matter, given, known, nothing)
        if departed := span(values):
            found.append(Happening(f"departure of {leg.label}", departed))
    return tuple(sorted(found, key=lambda one: (_order(one), one.what, one.when.text)))


def _order(one: Happening) -> str:
    first = one.when.moment.earliest
    return first.isoformat() if first else ""


def _turns(matter: Matter, one: About) -> list[tuple[str, str, tuple[Step, ...]]]:
    """What others did to it: what in words, the operand of the turn, and the step that gives that."""
    made = []
    for other, bearing in touching(matter, one):
        at = span(absolute(matter, other.given("content.issued")))
        statement = next(each for each in other.statements if bearing_on(matter, each, one))
        if at:
            made.append((f"{other.label} {bearing} it", *_turn(matter, (other, statement), bearing, at)))
    return sorted(made, key=lambda turn: parse_moment(turn[1].split("; ")[1]).earliest.__str__())


def _turn(
    matter: Matter, by: tuple[About, Statement], bearing: Bearing, at: Timed
) -> tuple[str, tuple[Step, ...]]:
    other, statement = by
    until = span(ends(matter, other)) if bearing is Bearing.EXTENDS else None
    effect = stated(matter, statement, "content.effect.bearing", as_to=("effect.on",))
    nothing = missing(f"until when {other.label} has effect is asked of extensions alone, or not stated")
    below = (*at.steps, effect, *(until.steps if until else (nothing,)))
    parts = (str(bearing), at.text, until.text if until else NOT_STATED)
    step = reckoned(f"{other.label}: {{}}", "joined", parts, *below)
    return step.result, (step,)


def _standing_verdicts(
    matter: Matter, one: About, issued: Timed, happenings: tuple[Happening, ...]
) -> tuple[Verdict, ...]:
    """At each happening as known then; and as known by an earlier one, where that gave another answer."""
    turns, end = _turns(matter, one), _end(matter, one)
    verdicts: list[Verdict] = []
    for number, at in enumerate(happenings):
        then = _standing(one, (issued, end, turns), at, at)
        earlier = {}
        for known in happenings[:number]:
            other = _standing(one, (issued, end, turns), at, known)
            earlier[other.certainty] = other
        earlier.pop(then.certainty, None)
        verdicts += [then, *earlier.values()]
    return tuple(verdicts)


Standing = tuple[Timed, tuple[str, tuple[Step, ...]], list[tuple[str, str, tuple[Step, ...]]]]


def _standing(one: About, of: Standing, at: Happening, known: Happening) -> Verdict:
    issued, (expires, expiry_steps), turns = of
    operands = (at.when.text, known.when.text, issued.text, expires, *(turn[1] for turn in turns))
    below = (*at.when.steps, *known.when.steps, *issued.steps, *expiry_steps)
    says = f"{one.label} in force at the {at.what}, as known by the {known.what}: {{}}"
    step = reckoned(says, "in force", operands, *below, *(turn[2][0] for turn in turns))
    by = "then" if at == known else f"the {known.what}, {known.when.shown}"
    case = (("As of", f"{at.what}, {at.when.shown}"), ("As known by", by))
    certainty = certainty_of(step)
    own = at.subject == one.subject and certainty is Certainty.OPEN
    note = " (it begins or ends in that stretch)" if own else ""
    return Verdict(case, f"in force: {certainty}{note}", certainty, step)


def _end(matter: Matter, one: About) -> tuple[str, tuple[Step, ...]]:
    if end := span(ends(matter, one)):
        return end.text, end.steps
    if any(content.duration for content in one.contents()):
        return NOT_STATED, (missing("its duration cannot be counted from a stated day"),)
    says = f"{absence.sentence(matter, 'its end', NAME)} Nothing limits {one.label}: {ENDLESS}"
    return ENDLESS, (assumed(says, ENDLESS),)


def _expiry_verdicts(matter: Matter, one: About) -> tuple[Verdict, ...]:
    given = stated_ends(matter, one)
    verdicts = []
    for end in reckoned_ends(matter, one):
        verdicts += [_beside(matter, end, other) for other in given] or [_alone(end)]
    return tuple(verdicts)


def _beside(matter: Matter, end: Expiry, other: Timed) -> Verdict:
    """The reckoned end beside a stated one: do they share the day?"""
    says = (
        f"the stated end, {stretch(other.moment)}, lies within the reckoned {stretch(end.ends.moment)}: {{}}"
    )
    step = reckoned(says, "within", (other.text, end.ends.text), *other.steps, end.step)
    case = (("Base", end.base), ("Counting", end.counting), ("Stated end", other.by(matter)))
    same = {
        Certainty.CERTAIN: "the stated end",
        Certainty.IMPOSSIBLE: f"not the stated end, {stretch(other.moment)}",
        Certainty.OPEN: f"whether that is the stated end, {stretch(other.moment)}, is {Certainty.OPEN}",
    }[certainty_of(step)]
    answer = f"comes to {stretch(end.ends.moment)}: {same}"
    return Verdict(case, answer, certainty_of(step), step)


def _alone(end: Expiry) -> Verdict:
    text = end.ends.text
    step = reckoned("the reckoned end lies within itself: {}", "within", (text, text), end.step, end.step)
    answer = f"comes to {stretch(end.ends.moment)}; no end is stated"
    return Verdict((("Base", end.base), ("Counting", end.counting)), answer, certainty_of(step), step)
