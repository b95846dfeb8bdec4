"""Building proofs: steps that walk from a verdict down to statements, judgements and assumptions."""

from habeas.analysis.given import NOTHING, Given
from habeas.analysis.operations import perform
from habeas.analysis.texts import NOT_STATED
from habeas.findings.paths import JOIN, value_text
from habeas.findings.wording import claim, covered, label
from habeas.records.certainty import Certainty
from habeas.records.finding import Step, StepKind
from habeas.records.judgement import Decider, Judgement
from habeas.records.matter import Matter
from habeas.records.statement import Statement


def stated(matter: Matter, statement: Statement, *paths: str, as_to: tuple[str, ...] = ()) -> Step:
    """A step that cites a Statement for the values at `paths`.

    `as_to` are the fields by which it belongs here: under it stand the judgements that make them so.
    """
    values = JOIN.join(value_text(statement, path) for path in paths)
    correction = matter.corrected.get(statement.id, "")
    return Step(
        StepKind.STATEMENT,
        claim(matter, statement) + (" (as corrected by a person)" if correction else ""),
        cites=(statement.id, correction) if correction else (statement.id,),
        operands=paths,
        result=values,
        steps=tuple(step for field in as_to for step in taken_as(matter, statement, field)),
    )


def taken_as(matter: Matter, statement: Statement, field: str) -> tuple[Step, ...]:
    """The step that says why a mention is its Subject; none where nothing is judged."""
    reasons, subject = matter.reasons(statement, field), matter.subject(statement, field)
    if not reasons or not subject:
        return ()
    mention = covered(matter, _mention_text(statement, field))
    says = f"“{mention}” is taken to be {label(matter, subject)}: {_why(matter, reasons)}"
    return (Step(StepKind.JUDGEMENT, says, cites=reasons),)


def judged(matter: Matter, says: str, judgement: str) -> Step:
    """A step that rests on one judgement, with its reasons."""
    return Step(StepKind.JUDGEMENT, f"{says}: {_why(matter, (judgement,))}", cites=(judgement,))


def assumed(says: str, result: str = "") -> Step:
    """A step that rests on an assumption; a result must end its words."""
    return Step(StepKind.ASSUMPTION, says, result=result)


def referred(says: str, result: str = "") -> Step:
    """A step that rests on what the world fixed; a result must end its words."""
    return Step(StepKind.REFERENCE, says, result=result)


def missing(says: str, cites: tuple[str, ...] = ()) -> Step:
    """A step that says what no statement gives: an operand "not stated"."""
    return Step(StepKind.ABSENCE, f"{says}: {NOT_STATED}", cites=cites, result=NOT_STATED)


def reckoned(
    says: str, operation: str, operands: tuple[str, ...], *steps: Step, matter: Matter | None = None
) -> Step:
    """An arithmetic step; the result is what the operation gives. "{}" in `says` is put as that result.

    `matter` is needed where the operation is done over a boundary, which the case may have brought. Each
    operand takes one of `steps` that gives it: a value that is used twice is given twice.
    """
    result = perform(operation, operands, given(matter) if matter else NOTHING)
    return Step(
        StepKind.ARITHMETIC,
        says.replace("{}", result),
        operation=operation,
        operands=operands,
        result=result,
        steps=steps,
    )


def queried(
    matter: Matter,
    says: str,
    operation: str,
    operands: tuple[str, ...],
    *steps: Step,
    cites: tuple[str, ...] = (),
) -> Step:
    """A step over the case's tables and boundaries; the result is what the query gives, put for "{}".

    `cites` are the sources that the tables came from.
    """
    result = perform(operation, operands, given(matter))
    return Step(
        StepKind.QUERY,
        says.replace("{}", result),
        cites=cites,
        operation=operation,
        operands=operands,
        result=result,
        steps=steps,
    )


def given(matter: Matter) -> Given:
    """The tables and boundaries that this matter is given."""
    return matter.given if isinstance(matter.given, Given) else NOTHING


def certainty_of(step: Step) -> Certainty:
    """The certainty that an arithmetic step came to."""
    return Certainty(step.result)


def _why(matter: Matter, judgements: tuple[str, ...]) -> str:
    known = [matter.by_id.get(one) for one in judgements]
    parts = [
        f"{'; '.join(one.reasons) or str(one.decision)} ({_decider(one.decider)})"
        for one in known
        if isinstance(one, Judgement)
    ]
    return covered(matter, "; ".join(dict.fromkeys(parts))) or "judged so"


def _decider(decider: Decider) -> str:
    return f"decided by {decider.name}" if decider.is_person else f"rule {decider.name}"


def _mention_text(statement: Statement, field: str) -> str:
    if field.startswith("chain."):
        return value_text(statement, f"{field}.name")
    if field.startswith("parts."):
        return value_text(statement, f"content.{field}.group")
    return value_text(statement, f"content.{field}")
