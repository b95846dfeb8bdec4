"""Finding: what follows, with its proof."""

from dataclasses import dataclass
from enum import StrEnum

from habeas.records.certainty import Certainty
from habeas.records.encoding import to_plain
from habeas.records.ids import hashed


class StepKind(StrEnum):
    """What a step of a proof rests on."""

    STATEMENT = "statement"
    JUDGEMENT = "judgement"
    REFERENCE = "reference"
    ASSUMPTION = "assumption"
    ARITHMETIC = "arithmetic"
    ABSENCE = "absence"
    QUERY = "query"


@dataclass(frozen=True)
class Step:
    """A step of a proof: a sentence, the records it cites, and the steps under it.

    For an arithmetic step the checker runs `operation` over `operands` again and compares with `result`.
    For a statement step `operands` are paths into the cited Statement ("content.quantity.low") and `result`
    is the text of their values, which the checker looks up again.
    """

    kind: StepKind
    says: str
    cites: tuple[str, ...] = ()
    operation: str = ""
    operands: tuple[str, ...] = ()
    result: str = ""
    steps: tuple["Step", ...] = ()


@dataclass(frozen=True)
class Verdict:
    """The answer for one case of the question; `case` are (heading, value) pairs that name the case."""

    case: tuple[tuple[str, str], ...]
    answer: str
    certainty: Certainty
    proof: Step


@dataclass(frozen=True)
class Finding:
    """A question, a verdict for each case of it, on what assumptions, with proof.

    `cites` are the ids of all Statements and Judgements it rests on; `about` the Subjects it is about.
    """

    id: str
    rule: str
    version: str
    title: str
    question: str
    answer: str
    verdicts: tuple[Verdict, ...]
    definition: str
    assumptions: tuple[str, ...] = ()
    failure_cases: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()


def cited(step: Step) -> tuple[str, ...]:
    """The ids that a step and all under it cite, in order, each once."""
    ids = list(step.cites)
    for under in step.steps:
        ids.extend(cited(under))
    return tuple(dict.fromkeys(ids))


def finding(
    *,
    rule: str,
    version: str,
    title: str,
    question: str,
    answer: str,
    verdicts: tuple[Verdict, ...],
    definition: str,
    assumptions: tuple[str, ...] = (),
    failure_cases: tuple[str, ...] = (),
    about: tuple[str, ...] = (),
) -> Finding:
    """The Finding, with its id and all that its proofs cite."""
    cites = tuple(dict.fromkeys(one for verdict in verdicts for one in cited(verdict.proof)))
    draft = Finding(
        "",
        rule,
        version,
        title,
        question,
        answer,
        verdicts,
        definition,
        assumptions,
        failure_cases,
        about,
        cites,
    )
    return Finding(hashed("fnd", to_plain(draft)), *[getattr(draft, name) for name in _NAMES])


_NAMES = tuple(Finding.__dataclass_fields__)[1:]
