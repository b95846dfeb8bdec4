"""What every rule is: a question, a definition that can be disputed, and what it finds in a Matter."""

from dataclasses import dataclass
from typing import Protocol

from habeas.records.contents import Content
from habeas.records.finding import Finding, Verdict, finding
from habeas.records.matter import Matter
from habeas.records.subject import SubjectKind


@dataclass(frozen=True)
class Needs:
    """The kinds of Statement and of Subject that a rule looks at: one of another kind changes no answer.

    `tables` is whether it also asks queries of tables and boundaries, `editions` whether it asks them of the
    editions of official records.
    """

    kinds: tuple[type[Content], ...] = ()
    subjects: tuple[SubjectKind, ...] = ()
    tables: bool = False
    editions: bool = False


class Rule(Protocol):
    """One question about a case, and how it is answered."""

    @property
    def name(self) -> str:
        """The rule's name, as a Finding records it."""
        ...

    @property
    def version(self) -> str:
        """Goes up whenever the same Matter could give other Findings."""
        ...

    @property
    def question(self) -> str:
        """The question in a sentence."""
        ...

    @property
    def definition(self) -> str:
        """What the rule takes its words to mean: words that one can dispute."""
        ...

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What is taken to be so without a statement."""
        ...

    @property
    def failure_cases(self) -> tuple[str, ...]:
        """Where the rule is known to answer wrongly, or not at all."""
        ...

    @property
    def needs(self) -> Needs:
        """What it looks at."""
        ...

    def find(self, matter: Matter) -> tuple[Finding, ...]:
        """The Findings of this Matter, in an order that does not depend on the order of statements."""
        ...


def found(
    rule: Rule, *, title: str, answer: str, verdicts: tuple[Verdict, ...], about: tuple[str, ...] = ()
) -> Finding:
    """A Finding of this rule, with all that the rule says of itself."""
    return finding(
        rule=rule.name,
        version=rule.version,
        title=title,
        question=rule.question,
        answer=answer,
        verdicts=verdicts,
        definition=rule.definition,
        assumptions=rule.assumptions,
        failure_cases=rule.failure_cases,
        about=about,
    )
