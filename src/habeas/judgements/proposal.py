"""What a rule proposes: Subjects, and Judgements that mentions are them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from habeas.records.judgement import Decider, Decision, Judgement, judgement
from habeas.records.source import Source
from habeas.records.statement import Mention, Statement
from habeas.records.subject import Standing, Subject, SubjectKind

Namer = Callable[[SubjectKind, str], str]
"""The id of the Subject of this kind that rules call by this key; the same key gives the same id."""


@dataclass(frozen=True)
class Proposal:
    """Subjects and Judgements that a rule proposes; the same for the same input."""

    subjects: tuple[Subject, ...] = ()
    judgements: tuple[Judgement, ...] = ()


class Proposer(Protocol):
    """One rule that tells what mentions are."""

    @property
    def name(self) -> str:
        """The rule's name, as its judgements carry it."""
        ...

    @property
    def version(self) -> str:
        """Goes up whenever the same statements could give another proposal."""
        ...

    def propose(
        self, sources: tuple[Source, ...], statements: tuple[Statement, ...], namer: Namer
    ) -> Proposal:
        """What the rule proposes for these statements of these sources."""
        ...


@dataclass(frozen=True)
class Naming:
    """That a mention is the thing called `key`, with why and how sure.

    Label and standing follow from the key, so that one id is one record. `score` is a decimal between 0 and 1
    as text: 1 where the source says so itself, less where a rule supposes; it orders the queue and is no
    probability.
    """

    mention: Mention
    kind: SubjectKind
    key: str
    label: str
    reason: str
    score: str
    standing: Standing = Standing.UNKNOWN


def proposal_of(rule: Proposer, namings: Iterable[Naming], namer: Namer) -> Proposal:
    """The Subjects that are named, each once, and for each naming the Judgement "is"."""
    decider = Decider(rule.name, rule.version)
    subjects: dict[str, Subject] = {}
    judgements: dict[str, Judgement] = {}
    for one in namings:
        identity = namer(one.kind, one.key)
        subjects.setdefault(identity, Subject(identity, one.kind, one.label, one.standing))
        made = judgement(
            Decision.IS,
            decider,
            mentions=(one.mention,),
            subjects=(identity,),
            reasons=(one.reason,),
            score=one.score,
        )
        judgements.setdefault(made.id, made)
    return Proposal(tuple(subjects.values()), tuple(judgements.values()))
