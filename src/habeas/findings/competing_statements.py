"""Different values that are stated for one thing, side by side, with who stands behind each."""

from dataclasses import replace

from habeas.analysis.spread import Value, pairs
from habeas.analysis.texts import parse_moment
from habeas.findings.groups import PEOPLE
from habeas.findings.proof import certainty_of, reckoned
from habeas.findings.roots import one_speaker, root_steps
from habeas.findings.rule import Needs, found
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
    version = "1"
    question = "Where do statements give different values for one thing, and who stands behind each?"
    definition = (
        "Two statements compete if they give different values for one thing: the number of one group at one "
        "act of one event, a departure or landing of one leg, the issue or end of one instrument, a measure "
        "of one facility for periods that may overlap, a term of one agreement. Two quantities exclude each "
        "other if no number is both as literally stated; two times, if one is before the other in every "
        "zone that they may be in. How many stand behind a value is a range of distinct roots, never a "
        "number of articles."
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
        """One Finding for each thing of which two values or more are stated."""
        spreads = [(thing, distinct(thing.given)) for thing in things(matter)]
        return tuple(self._finding(matter, thing, values) for thing, values in spreads if len(values) > 1)

    def _finding(self, matter: Matter, thing: Thing, values: tuple[Value[Stated], ...]) -> Finding:
        behind = [_behind(matter, thing, value) for value in values]
        against = [_against(matter, thing, pair) for pair in pairs(values)] if thing.operation else []
        shown = "; ".join(f"{_shown(thing, value)} ({sayers(matter, statements(value))})" for value in values)
        twice = one_speaker(matter, [(_shown(thing, value), statements(value)) for value in values])
        excluding = sum(one.certainty is Certainty.CERTAIN for one in against)
        parts = [f"{len(values)} values are stated: {shown}."]
        if thing.operation:
            parts.append(_excluding(len(against), excluding))
        return found(
            self,
            title=f"Different values for the {thing.what}",
            answer=" ".join([*parts, *twice]),
            verdicts=(*behind, *against),
            about=thing.about,
        )


def _excluding(pairs: int, excluding: int) -> str:
    if pairs == 1:
        return (
            "They exclude each other." if excluding else "As literally stated they do not exclude each other."
        )
    return f"Of {pairs} pairs, {excluding} exclude each other."


def _shown(thing: Thing, value: Value[Stated]) -> str:
    if thing.operation == TIMES:
        return time(parse_moment(value.text))
    implied = sorted({one.implied for one in value.said if one.implied})
    unit = value.said[0].unit
    text = value.text if unit in ("", PEOPLE) else f"{value.text} {unit}"
    return f"{text} (by its words {' or '.join(implied)})" if implied else text


def _behind(matter: Matter, thing: Thing, value: Value[Stated]) -> Verdict:
    """Who says it, and how many distinct roots that is; whether it is right is not asked."""
    names, roots = root_steps(matter, statements(value))
    below = [
        replace(root, steps=(*root.steps, step))
        for root, step in zip(roots, steps(matter, value), strict=True)
    ]
    says = f"distinct roots that say {_shown(thing, value)}: {{}}"
    proof = reckoned(says, "distinct roots", names, *below)
    claims = "; ".join(sorted({claim(matter, one) for one in statements(value)}))
    answer = f"{claims}. Distinct roots: {proof.result}."
    return Verdict((("Value", _shown(thing, value)),), answer, Certainty.OPEN, proof)


def _against(matter: Matter, thing: Thing, pair: tuple[Value[Stated], Value[Stated]]) -> Verdict:
    one, other = pair
    shown = [_shown(thing, value) for value in pair]
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
