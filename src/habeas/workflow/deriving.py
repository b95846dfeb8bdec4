"""From the statements that an `Access` may see to what follows."""

from dataclasses import dataclass, replace

from habeas.judgements.entered import entered
from habeas.judgements.propose import Proposal, propose
from habeas.judgements.stand import stand
from habeas.records.finding import Finding
from habeas.records.ids import subject_id
from habeas.records.matter import Matter
from habeas.records.subject import SubjectKind
from habeas.workflow.case import Case
from habeas.workflow.current import Current
from habeas.workflow.editions import editions
from habeas.workflow.finding import find_again
from habeas.workflow.given import given


@dataclass(frozen=True)
class Derived:
    """What the rules proposed, what stands, and what follows."""

    proposal: Proposal
    matter: Matter
    findings: tuple[Finding, ...]


def derive(case: Case, current: Current) -> Derived:
    """What follows from what `current` shows; nothing that it does not show can enter."""
    proposal = proposed(case, current)
    matter = standing(case, current, proposal)
    return Derived(proposal, matter, find_again(current.records, matter))


def proposed(case: Case, current: Current) -> Proposal:
    """What the rules propose for the statements as people have judged them."""

    def namer(kind: SubjectKind, key: str) -> str:
        return subject_id(case.key, kind, key)

    judged = entered(current.statements, current.decisions).statements
    return propose(current.documents, judged, namer)


def standing(case: Case, current: Current, proposal: Proposal) -> Matter:
    """What stands of what rules proposed: a person's decision wins over a rule's."""
    made = stand(
        sources=current.documents,
        statements=current.statements,
        subjects=proposal.subjects,
        judgements=(*proposal.judgements, *current.decisions),
    )
    tables = {source: one.tables for source, one in current.readings.items() if one.tables}
    return replace(made, tables=tables, given=given(case, current.records), editions=editions(case, current))
