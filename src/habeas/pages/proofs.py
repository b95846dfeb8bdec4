"""Proofs as shown: each step with the words and decisions it rests on, and nothing twice on one page."""

from dataclasses import dataclass, field

from habeas.pages.account import Account
from habeas.pages.decisions import Decided, decided
from habeas.pages.excerpt import Excerpt, excerpt
from habeas.pages.naming import covering
from habeas.records.finding import Step, StepKind
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
    """A step: its sentence, the words and decisions it cites, the arithmetic, the steps under it.

    A step that stands on the page already has in `same_as` the `anchor` of the first, and nothing under it.
    """

    kind: str
    rests_on: str
    says: str
    sum: str = ""
    anchor: str = ""
    same_as: str = ""
    excerpts: tuple[Excerpt, ...] = ()
    decisions: tuple[Decided, ...] = ()
    steps: tuple["ProofStep", ...] = ()


@dataclass(frozen=True)
class Quotes:
    """Excerpts and decisions of an account, each made and covered once however many proofs cite it."""

    account: Account
    excerpts: dict[str, Excerpt] = field(default_factory=dict)
    decisions: dict[str, Decided] = field(default_factory=dict)

    def excerpt(self, statement: str) -> Excerpt:
        """The Excerpt of a statement."""
        if statement not in self.excerpts:
            made = excerpt(self.account.statements[statement], self.account)
            self.excerpts[statement] = covering(self.account).over(made)
        return self.excerpts[statement]

    def decision(self, judgement: str) -> Decided:
        """A decision as shown."""
        if judgement not in self.decisions:
            made = decided(self.account.matter.by_id[judgement], self.account)
            self.decisions[judgement] = covering(self.account).over(made)
        return self.decisions[judgement]


class Proofs:
    """Lays out the proofs of one page."""

    def __init__(self, quotes: Quotes) -> None:
        """Begin a page, on which nothing stands yet."""
        self._quotes = quotes
        self._known = quotes.account.matter.by_id
        self._anchors: dict[Step, str] = {}

    def shown(self, step: Step) -> ProofStep:
        """The step as shown, covered."""
        cover = covering(self._quotes.account)
        says, total = cover.text(step.says), cover.text(_sum(step))
        made = ProofStep(str(step.kind), STEPS[step.kind], says, total)
        if not step.cites and not step.steps:
            return made
        if step in self._anchors:
            return ProofStep(made.kind, made.rests_on, says, total, same_as=self._anchors[step])
        anchor = self._anchors[step] = f"p-{len(self._anchors) + 1}"
        return ProofStep(
            made.kind,
            made.rests_on,
            says,
            total,
            anchor,
            excerpts=tuple(self._quotes.excerpt(one) for one in step.cites if self._is_statement(one)),
            decisions=tuple(self._quotes.decision(one) for one in step.cites if self._is_judgement(one)),
            steps=tuple(self.shown(under) for under in step.steps),
        )

    def _is_statement(self, one: str) -> bool:
        return one in self._quotes.account.statements

    def _is_judgement(self, one: str) -> bool:
        return isinstance(self._known.get(one), Judgement)


def _sum(step: Step) -> str:
    if step.kind is StepKind.QUERY and step.operation.startswith("custody "):
        return _asked(step)
    if step.kind is not StepKind.ARITHMETIC or not step.operation:
        return ""
    over = f" ({', '.join(step.operands)})" if step.operands else ""
    return f"{step.operation}{over} = {step.result}"


def _asked(step: Step) -> str:
    """What was asked of official records: the tables are named by a step of their own."""
    said = [one for one in step.operands if "=" not in one.partition(" ")[0]]
    return f"{step.operation} ({', '.join(said)}) = {step.result}" if said else ""
