"""Different values that are stated for one thing, side by side, with who stands behind each."""

import re
from dataclasses import replace
from decimal import Decimal

from habeas.analysis.spread import Value, pairs
from habeas.analysis.texts import parse_bounds, parse_moment
from habeas.findings.groups import PEOPLE
from habeas.findings.proof import certainty_of, reckoned
from habeas.findings.roots import one_speaker, root_steps, roots_sentence
from habeas.findings.rule import Needs, found
from habeas.findings.tallies import quantity_of
from habeas.findings.things import TIMES, Thing, things
from habeas.findings.values import Stated, distinct, statements, steps
from habeas.findings.wording import claim, sayers, time
from habeas.records.certainty import Certainty
from habeas.records.contents import Agreement, Condition, Count, Instrument, Movement
from habeas.records.finding import Finding, Verdict
from habeas.records.matter import Matter
from habeas.records.subject import SubjectKind


class CompetingStatements:
    """Which values compete, and whether they exclude each other; never which is right."""

    name = "competing_statements"
    version = "4"
    question = "Where do statements give different values for one thing, and who stands behind each?"
    definition = (
        "Two statements compete if they give different values for one thing: the number of one group at one "
        "act of one event, a departure or landing of one leg, the issue or end of one instrument, a measure "
        "of one facility for periods that may overlap, a term of one agreement. Two quantities exclude each "
        "other if no number is both as literally stated; two times, if one is before the other in every "
        "zone that they may be in. How many stand behind a value is a range of distinct roots, never a "
        "number of articles. That a value is stated is certain where a statement gives it; whether it is "
        "right is not asked."
    )
    assumptions = ("What the judgements put as one thing is one thing.",)
    failure_cases = (
        "Groups that are counted differently look like a conflict until they are judged apart.",
        "Two unnamed roots may be one person, or a named one.",
        "Values in words, and values in different units, are put side by side and not reckoned with.",
    )
    needs = Needs(
        (Count, Movement, Instrument, Condition, Agreement),
        (
            SubjectKind.GROUP,
            SubjectKind.LEG,
            SubjectKind.INSTRUMENT,
            SubjectKind.FACILITY,
            SubjectKind.AGREEMENT,
            SubjectKind.EVENT,
        ),
    )

    def find(self, matter: Matter) -> tuple[Finding, ...]:
        """One Finding for each thing of which two values or more are stated; those that exclude first."""
        spreads = [(thing, _ordered(distinct(thing.given))) for thing in things(matter)]
        made = [self._finding(matter, thing, values) for thing, values in spreads if len(values) > 1]
        return tuple(
            sorted(
                made, key=lambda one: not any("Beside" in dict(v.case) and _certain(v) for v in one.verdicts)
            )
        )

    def _finding(self, matter: Matter, thing: Thing, values: tuple[Value[Stated], ...]) -> Finding:
        behind = [_behind(matter, thing, value) for value in values]
        every = list(pairs(values))
        against = [_against(matter, thing, pair) for pair in every] if thing.operation else []
        shown = "; ".join(f"{_shown(thing, value)} ({sayers(matter, statements(value))})" for value in values)
        twice = one_speaker(matter, [(_shown(thing, value), statements(value)) for value in values])
        excluding = [one for one in against if _certain(one)]
        parts = [f"{len(values)} values are stated: {shown}."]
        if thing.operation:
            parts.append(_excluding(len(against), len(excluding)))
        return found(
            self,
            title=f"Different values for the {thing.what}",
            answer=" ".join([*parts, *twice]),
            verdicts=(*behind, *excluding, *_together([one for one in against if not _certain(one)])),
            about=thing.about,
        )


def _certain(verdict: Verdict) -> bool:
    return verdict.certainty is Certainty.CERTAIN


def _ordered(values: tuple[Value[Stated], ...]) -> tuple[Value[Stated], ...]:
    """Quantities by the least that their words imply, then the most; other values as they were."""
    if not all(one.said[0].path.endswith(".literal") for one in values):
        return values
    return tuple(sorted(values, key=lambda one: (*_ends(one.said[0]), one.text)))


def _ends(given: Stated) -> tuple[Decimal, Decimal]:
    bounds = parse_bounds(given.implied or given.text)
    return (bounds.low or Decimal(0), Decimal("Infinity") if bounds.high is None else bounds.high)


def _together(compatible: list[Verdict]) -> list[Verdict]:
    """Pairs that do not exclude each other, in one verdict."""
    if len(compatible) < 2:
        return compatible
    named = [" beside ".join(value for _, value in one.case) for one in compatible]
    says = f"each of {len(compatible)} pairs excludes: {{}}"
    results = tuple(str(one.certainty) for one in compatible)
    proof = reckoned(says, "all of", results, *(one.proof for one in compatible))
    answer = f"As literally stated these do not exclude each other: {'; '.join(named)}."
    case = (("Value", f"{len(compatible)} pairs"), ("Beside", "that do not exclude each other"))
    return [Verdict(case, answer, certainty_of(proof), proof)]


def _excluding(pairs: int, excluding: int) -> str:
    if pairs == 1:
        return (
            "They exclude each other." if excluding else "As literally stated they do not exclude each other."
        )
    if excluding == pairs:
        return "They all exclude each other."
    return f"In {excluding or 'none'} of {pairs} pairs the two exclude each other."


def _shown(thing: Thing, value: Value[Stated]) -> str:
    """A time, or a number; an approximate one as it is worded, with its literal and its implied bounds."""
    if thing.operation == TIMES:
        return time(parse_moment(value.text))
    unit = value.said[0].unit
    number = f"{int(value.text):,}" if re.fullmatch(r"\d{5,}", value.text) else value.text
    text = number if unit in ("", PEOPLE) else f"{number} {unit}"
    implied = sorted({one.implied for one in value.said if one.implied})
    if not implied:
        return text
    worded = dict.fromkeys(f"“{quantity_of(one).words}”" for one in value.said) if _counts(value) else {}
    literally = f"literally {text}" if value.text not in UNBOUNDED else "literally any number"
    beside = f"{literally}, by its words {' or '.join(implied)}"
    return f"{' or '.join(worded)} ({beside})" if worded else f"{text} (by its words {' or '.join(implied)})"


def _brief(thing: Thing, value: Value[Stated]) -> str:
    """A value beside another: an approximate number by its words alone."""
    return _shown(thing, value).partition(" (literally ")[0]


UNBOUNDED = ("any", "0 or more")


def _counts(value: Value[Stated]) -> bool:
    return all(isinstance(one.statement.content, Count) for one in value.said)


def _behind(matter: Matter, thing: Thing, value: Value[Stated]) -> Verdict:
    """Who says it, and how many roots that is: that it is stated is certain, not that it is right."""
    names, roots = root_steps(matter, statements(value))
    below = [
        replace(root, steps=(*root.steps, step))
        for root, step in zip(roots, steps(matter, value), strict=True)
    ]
    says = f"distinct roots that say {_shown(thing, value)}: {{}}"
    proof = reckoned(says, "distinct roots", names, *below)
    claims = "; ".join(sorted({claim(matter, one) for one in statements(value)}))
    answer = f"{claims}. {roots_sentence(proof.result)}"
    return Verdict((("Value", _shown(thing, value)),), answer, Certainty.CERTAIN, proof)


def _against(matter: Matter, thing: Thing, pair: tuple[Value[Stated], Value[Stated]]) -> Verdict:
    one, other = pair
    shown = [_brief(thing, value) for value in pair]
    says = f"{shown[0]} and {shown[1]} exclude each other: {{}}"
    proof = reckoned(
        says, thing.operation, (one.text, other.text), *steps(matter, one), *steps(matter, other)
    )
    certainty = certainty_of(proof)
    if certainty is Certainty.CERTAIN:
        answer = f"{shown[0]} and {shown[1]} exclude each other."
    else:
        answer = f"{shown[0]} and {shown[1]} do not exclude each other as literally stated."
    return Verdict((("Value", shown[0]), ("Beside", shown[1])), answer, certainty, proof)
