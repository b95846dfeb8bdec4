"""The things of a case of which one value can be stated: what several statements can compete over."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from habeas.analysis.spread import moments_exclude
from habeas.findings.instruments import instruments
from habeas.findings.legs import is_computed, legs
from habeas.findings.tallies import tallies
from habeas.findings.values import Stated
from habeas.findings.wording import label
from habeas.records.certainty import Certainty
from habeas.records.chain import root
from habeas.records.contents import Act, Agreement, Condition
from habeas.records.matter import Matter
from habeas.records.statement import Statement


@dataclass(frozen=True)
class Thing:
    """One thing, in words, what is given for it, and the operation that says whether two values can both be.

    `operation` is "" where values are words, which nothing reckons with.
    """

    what: str
    given: tuple[Stated, ...]
    operation: str
    about: tuple[str, ...]


QUANTITIES, TIMES, WORDS = "exclude each other", "times exclude each other", ""


def things(matter: Matter) -> tuple[Thing, ...]:
    """Every such thing, in a fixed order: counts, times of legs, times of instruments, conditions, terms."""
    found = [*_counts(matter), *_leg_times(matter), *_issues(matter), *_conditions(matter), *_terms(matter)]
    worded = [one for one in found if one.operation or _by_several(one)]
    return tuple(sorted(worded, key=lambda one: (one.operation, one.what, one.about)))


def _by_several(thing: Thing) -> bool:
    """Whether values in words are by several roots: what one source says in several ways does not compete."""
    return len({(one.statement.source, str(root(one.statement.chain))) for one in thing.given}) > 1


def _counts(matter: Matter) -> Iterator[Thing]:
    """Counts at one act; those at no stated act stand beside each act at which the group was moved."""
    counted = tallies(matter)
    moved = [key for key in counted if key.act in MOVED]
    for key, given in counted.items():
        if not key.act and any(replace(one, act="") == key for one in moved):
            continue
        unstated = counted.get(replace(key, act=""), ()) if key in moved else ()
        name, event = label(matter, key.group), label(matter, key.event) if key.event else ""
        where = f", {event}" if event and event not in name else ""
        act = f", {key.act}{' or at no stated act' if unstated else ''}" if key.act else ""
        what = f"number of {name}{where}{act}"
        yield Thing(what, (*given, *unstated), QUANTITIES, (key.group,))


MOVED = frozenset({Act.BOARDED, Act.LANDED, Act.HANDED_OVER, Act.ADMITTED})
"""Acts of people who were moved: a count that names no act may be a count at any of these."""


def _leg_times(matter: Matter) -> Iterator[Thing]:
    for leg in legs(matter):
        for path, what in (("content.departed", "departure"), ("content.arrived", "landing")):
            given = tuple(one for one in leg.given(path) if _absolute(one) and not is_computed(one.statement))
            yield Thing(f"{what} of {leg.label}", given, TIMES, (leg.subject,))


def _issues(matter: Matter) -> Iterator[Thing]:
    for one in instruments(matter):
        for path, what in (("content.issued", "issue"), ("content.expires", "end")):
            given = tuple(each for each in one.given(path) if _absolute(each))
            yield Thing(f"{what} of {one.label}", given, TIMES, (one.subject,))


def _absolute(given: Stated) -> bool:
    return bool(given.text) and " s after " not in given.text


def _conditions(matter: Matter) -> Iterator[Thing]:
    """Measures of one facility, for periods that overlap, or all without a period."""
    measured: dict[tuple[str, str, str], list[Statement]] = {}
    for one in sorted(matter.of(Condition), key=lambda statement: statement.id):
        content, facility = one.content, matter.subject(one, "of")
        if isinstance(content, Condition) and facility:
            unit = content.quantity.unit if content.quantity else ""
            measured.setdefault((facility, content.measure.casefold(), unit), []).append(one)
    for (facility, measure, unit), given in measured.items():
        for together in _overlapping(given):
            path = "content.quantity.literal" if unit else "content.value"
            values = tuple(Stated(one, path, ("of",)) for one in together)
            kind = QUANTITIES if unit else WORDS
            yield Thing(f"{measure} of {label(matter, facility)}", values, kind, (facility,))


def _overlapping(given: list[Statement]) -> list[list[Statement]]:
    """Statements without a period together; those with one, each with all whose period it may share."""
    dated = [one for one in given if isinstance(one.content, Condition) and one.content.period]
    groups = [[one for one in given if one not in dated]]
    for one in dated:
        group = [other for other in dated if _share_time(one, other)]
        if group not in groups:
            groups.append(group)
    return groups


def _share_time(one: Statement, other: Statement) -> bool:
    if not isinstance(one.content, Condition) or not isinstance(other.content, Condition):
        return False
    a, b = one.content.period, other.content.period
    return a is not None and b is not None and moments_exclude(a, b) is not Certainty.CERTAIN


def _terms(matter: Matter) -> Iterator[Thing]:
    terms: dict[tuple[str, str, str], list[Stated]] = {}
    for one in sorted(matter.of(Agreement), key=lambda statement: statement.id):
        content, agreement = one.content, matter.subject(one, "agreement")
        gives = isinstance(content, Agreement) and not content.undisclosed
        if gives and isinstance(content, Agreement) and agreement and (content.quantity or content.value):
            unit = content.quantity.unit if content.quantity else ""
            path = "content.quantity.literal" if unit else "content.value"
            key = (agreement, content.term.casefold(), unit)
            terms.setdefault(key, []).append(Stated(one, path, ("agreement",)))
    for (agreement, term, unit), given in terms.items():
        kind = QUANTITIES if unit else WORDS
        yield Thing(f"{term} of {label(matter, agreement)}", tuple(given), kind, (agreement,))
