"""Every rule that proposes what mentions are."""

from habeas.judgements.agreements import Agreements
from habeas.judgements.events import Events
from habeas.judgements.groups import Groups
from habeas.judgements.instruments import Instruments
from habeas.judgements.legs import Legs
from habeas.judgements.part_whole import PartWhole
from habeas.judgements.places import Places
from habeas.judgements.proposal import Namer, Proposal, Proposer
from habeas.judgements.speakers import Speakers
from habeas.records.judgement import Judgement
from habeas.records.source import Source
from habeas.records.statement import Statement
from habeas.records.subject import Subject

__all__ = ["PROPOSERS", "Namer", "Proposal", "Proposer", "propose"]

PROPOSERS: tuple[Proposer, ...] = (
    Events(),
    Groups(),
    PartWhole(),
    Instruments(),
    Legs(),
    Places(),
    Agreements(),
    Speakers(),
)
"""A new way to tell what a mention is enters here."""


def propose(sources: tuple[Source, ...], statements: tuple[Statement, ...], namer: Namer) -> Proposal:
    """What all rules propose, Subjects by id; the same for the same sources and statements in any order."""
    sources = tuple(sorted(sources, key=lambda one: one.id))
    statements = tuple(sorted(statements, key=lambda one: one.id))
    subjects: dict[str, Subject] = {}
    judgements: dict[str, Judgement] = {}
    for rule in PROPOSERS:
        made = rule.propose(sources, statements, namer)
        for subject in made.subjects:
            subjects.setdefault(subject.id, subject)
        for judgement in made.judgements:
            judgements.setdefault(judgement.id, judgement)
    return Proposal(
        tuple(subjects[key] for key in sorted(subjects)), tuple(judgements[key] for key in sorted(judgements))
    )
