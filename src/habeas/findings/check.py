"""The proof checker: does every step of a Finding follow again from what it cites?"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from habeas.analysis.errors import AnalysisError
from habeas.analysis.given import NOTHING, Given
from habeas.analysis.operations import perform
from habeas.findings.errors import ProofError
from habeas.findings.paths import JOIN, value_text
from habeas.records.certainty import Certainty
from habeas.records.encoding import to_plain
from habeas.records.errors import HabeasError
from habeas.records.finding import Finding, Step, StepKind, Verdict, finding
from habeas.records.judgement import Judgement
from habeas.records.locator import Characters, Locator
from habeas.records.statement import Statement

Original = Callable[[str], str]
"""The canonical text of the Source with this id."""

_CERTAINTIES = {str(certainty) for certainty in Certainty}
_LEAVES = (StepKind.ASSUMPTION, StepKind.REFERENCE, StepKind.ABSENCE, StepKind.JUDGEMENT)


@dataclass(frozen=True)
class Fault:
    """What does not hold in a proof, and at which step ("verdict 2, step 1.3")."""

    where: str
    what: str


def check(
    finding: Finding,
    records: Mapping[str, object],
    original: Original | None = None,
    given: Given = NOTHING,
) -> tuple[Fault, ...]:
    """What does not hold in a Finding's proofs; nothing where all of it does.

    `records` are the records by id, statements as judged (`Matter.by_id`). With `original`, the words of each
    cited Statement are looked for in the text of its Source too. Queries are done again over `given`.
    """
    faults = [Fault("finding", what) for what in _whole(finding)]
    for number, verdict in enumerate(finding.verdicts, 1):
        where = f"verdict {number}"
        faults += [Fault(where, what) for what in _verdict(verdict)]
        for place, step, above in _walk(verdict.proof, "1", ()):
            found = [*_step(step, records, original, given), *_used(step, above)]
            faults += [Fault(f"{where}, step {place}", what) for what in found]
    return tuple(faults)


def _whole(checked: Finding) -> Iterator[str]:
    """A Finding's id and citations are those of its contents."""
    fields = {name: getattr(checked, name) for name in Finding.__dataclass_fields__}
    made = finding(**{name: value for name, value in fields.items() if name not in ("id", "cites")})
    if to_plain(made) != to_plain(checked):
        yield "the id or the citations are not those of its contents"


def _verdict(verdict: Verdict) -> Iterator[str]:
    proof = verdict.proof
    if (
        proof.kind is StepKind.ARITHMETIC
        and proof.result in _CERTAINTIES
        and proof.result != verdict.certainty
    ):
        yield f"it is put as {verdict.certainty}, and its proof comes to {proof.result}"


def _walk(step: Step, place: str, above: tuple[str, ...]) -> Iterator[tuple[str, Step, tuple[str, ...]]]:
    """Each step, where it stands, and the operands of the step above it."""
    yield place, step, above
    for number, under in enumerate(step.steps, 1):
        yield from _walk(under, f"{place}.{number}", step.operands)


def _used(step: Step, above: tuple[str, ...]) -> Iterator[str]:
    """A leaf with a value ends its sentence with it, and the arithmetic above uses it; no other leaf does."""
    if step.kind not in _LEAVES:
        return
    if step.result and step.result not in above:
        yield f"nothing above it uses “{step.result}”"
    if not step.result and any(operand and step.says.endswith(operand) for operand in above):
        yield "its words give a value, and its result does not"


def _step(
    step: Step, records: Mapping[str, object], original: Original | None, given: Given
) -> Iterator[str]:
    for one in step.cites:
        if one not in records:
            yield f"it cites {one}, which is not there"
    if step.kind is StepKind.ARITHMETIC:
        yield from _arithmetic(step, given)
    elif step.kind is StepKind.QUERY:
        yield from _query(step, given)
    elif step.kind is StepKind.STATEMENT:
        yield from _statement(step, records, original)
    elif step.kind in _LEAVES:
        yield from _leaf(step, records)


def _arithmetic(step: Step, over: Given) -> Iterator[str]:
    """Done again, and over nothing but what the steps under it give, each for one operand."""
    given = Counter(text for under in step.steps for text in {under.result, *under.result.split(JOIN)})
    for operand in Counter(step.operands) - given:
        yield f"nothing more under it gives the operand “{operand}”"
    yield from _again(step, over)


def _query(step: Step, given: Given) -> Iterator[str]:
    """Done again over the tables that its first operand names."""
    if not step.cites:
        yield "it cites nothing that the table came from"
    yield from _again(step, given)


def _again(step: Step, given: Given) -> Iterator[str]:
    try:
        result = perform(step.operation, step.operands, given)
    except (AnalysisError, HabeasError, ValueError, ArithmeticError) as error:
        yield f"it cannot be done again: {error}"
        return
    if result != step.result:
        yield f"done again it gives “{result}”, not “{step.result}”"


def _statement(step: Step, records: Mapping[str, object], original: Original | None) -> Iterator[str]:
    statement = records.get(step.cites[0]) if step.cites else None
    if not isinstance(statement, Statement):
        yield "it cites no Statement"
        return
    try:
        value = JOIN.join(value_text(statement, path) for path in step.operands)
    except ProofError as error:
        yield str(error)
        return
    if value != step.result:
        yield f"the Statement has “{value}”, not “{step.result}”"
    if original and not _stands(statement.locator, statement.words, original(statement.source)):
        yield "the words do not stand where the Statement says"


def _stands(locator: Locator, words: str, text: str) -> bool:
    """Only characters of a text can be looked up here: cells, boxes and lines are their readers' to check."""
    return not isinstance(locator, Characters) or text[locator.start : locator.end] == words


def _leaf(step: Step, records: Mapping[str, object]) -> Iterator[str]:
    if step.operands or step.operation:
        yield "only arithmetic has operands"
    if not step.says.endswith(step.result):
        yield f"its words do not give “{step.result}”"
    if step.kind is StepKind.JUDGEMENT:
        found = [records[one] for one in step.cites if one in records]
        if not step.cites or not all(isinstance(one, Judgement) for one in found):
            yield "it cites something that is no Judgement"
