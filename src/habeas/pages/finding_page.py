"""A finding: the question, the answer, a verdict for each case, and the proof down to the words."""

from dataclasses import dataclass

from habeas.pages.account import Account
from habeas.pages.claims import Claim, claim
from habeas.pages.decisions import Decided, decided
from habeas.pages.excerpt import Excerpt, excerpt
from habeas.pages.naming import covering
from habeas.records.contents import Construction
from habeas.records.finding import Finding, Step, StepKind
from habeas.records.judgement import Judgement

STEPS = {
    StepKind.STATEMENT: "what a source says",
    StepKind.JUDGEMENT: "what was decided",
    StepKind.REFERENCE: "from a reference",
    StepKind.ASSUMPTION: "assumed",
    StepKind.ARITHMETIC: "arithmetic",
    StepKind.ABSENCE: "nobody has stated it",
    StepKind.QUERY: "from a table",
}
"""What each step of a proof rests on, in plain words."""


@dataclass(frozen=True)
class ProofStep:
    """A step: its sentence, the words and decisions it cites, the arithmetic, the steps under it."""

    kind: str
    rests_on: str
    says: str
    sum: str = ""
    excerpts: tuple[Excerpt, ...] = ()
    decisions: tuple[Decided, ...] = ()
    steps: tuple["ProofStep", ...] = ()


@dataclass(frozen=True)
class VerdictRow:
    """The verdict on one case: the case's cells under the page's headings, the answer, how certain."""

    number: int
    cells: tuple[str, ...]
    answer: str
    certainty: str
    proof: ProofStep


@dataclass(frozen=True)
class FindingPage:
    """A finding as shown; `argued` are the claims of those who construe the instruments concerned."""

    id: str
    rule: str
    version: str
    title: str
    question: str
    answer: str
    headings: tuple[str, ...]
    verdicts: tuple[VerdictRow, ...]
    definition: str
    assumptions: tuple[str, ...] = ()
    failure_cases: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    argued: tuple[Claim, ...] = ()
    sources: int = 0
    statements: int = 0


def finding_page(finding: Finding, account: Account) -> FindingPage:
    """The page of a finding, covered."""
    headings = tuple(dict.fromkeys(head for verdict in finding.verdicts for head, _ in verdict.case))
    cited = [account.statements[one] for one in finding.cites if one in account.statements]
    made = FindingPage(
        id=finding.id,
        rule=finding.rule,
        version=finding.version,
        title=finding.title,
        question=finding.question,
        answer=finding.answer,
        headings=headings,
        verdicts=_verdicts(finding, headings, account),
        definition=finding.definition,
        assumptions=finding.assumptions,
        failure_cases=finding.failure_cases,
        about=tuple(account.matter.label(subject) for subject in finding.about),
        argued=tuple(claim(one, account.matter) for one in cited if isinstance(one.content, Construction)),
        sources=len({one.source for one in cited}),
        statements=len(cited),
    )
    return covering(account).over(made)


def _verdicts(finding: Finding, headings: tuple[str, ...], account: Account) -> tuple[VerdictRow, ...]:
    out = []
    for number, verdict in enumerate(finding.verdicts, 1):
        case = dict(verdict.case)
        cells = tuple(case.get(heading, "") for heading in headings)
        proof = _step(verdict.proof, account)
        out.append(VerdictRow(number, cells, verdict.answer, str(verdict.certainty), proof))
    return tuple(out)


def _step(step: Step, account: Account) -> ProofStep:
    statements = [account.statements[one] for one in step.cites if one in account.statements]
    known = account.matter.by_id
    return ProofStep(
        kind=str(step.kind),
        rests_on=STEPS[step.kind],
        says=step.says,
        sum=_sum(step),
        excerpts=tuple(excerpt(statement, account) for statement in statements),
        decisions=tuple(decided(known[one], account) for one in step.cites if _decision(one, account)),
        steps=tuple(_step(under, account) for under in step.steps),
    )


def _decision(one: str, account: Account) -> bool:
    return isinstance(account.matter.by_id.get(one), Judgement)


def _sum(step: Step) -> str:
    if step.kind is not StepKind.ARITHMETIC or not step.operation:
        return ""
    return f"{step.operation} ({', '.join(step.operands)}) = {step.result}"
