"""Proposes, judges and finds anew where the statements or decisions have changed."""

from habeas.findings.rules import RULES
from habeas.judgements.propose import PROPOSERS, Proposal
from habeas.records.finding import Finding
from habeas.records.ids import hashed
from habeas.records.judgement import Judgement
from habeas.records.matter import Matter
from habeas.records.run import Run, run, run_id
from habeas.records.subject import Subject
from habeas.store.sqlite import SqliteStore
from habeas.workflow.case import Case
from habeas.workflow.current import Current
from habeas.workflow.deriving import proposed, standing
from habeas.workflow.editions import own_editions
from habeas.workflow.finding import find
from habeas.workflow.given import own_boundaries
from habeas.workflow.holder import HOLDER
from habeas.workflow.outcome import Outcome
from habeas.workflow.progress import Progress

_PROGRAMS = [(one.name, one.version) for one in PROPOSERS] + [(one.name, one.version) for one in RULES]
VERSION = "-".join(f"{name}.{version}" for name, version in _PROGRAMS)
"""Every proposer and rule of today with its version."""


def account_for(case: Case, store: SqliteStore, outcome: Outcome, progress: Progress) -> None:
    """Keep the account of what is current; nothing where it is kept already."""
    current = Current(store.reader(HOLDER))
    outcome.statements = sum(len(one.made) for one in current.takings.values())
    if current_account(case, current) is not None:
        return
    progress("finding", 0, 1)
    proposal = proposed(case, current)
    matter = standing(case, current, proposal)
    found = find(current.records, matter)
    roots = Roots(current, proposal, matter)
    made: tuple[Subject | Judgement | Finding, ...] = (
        *proposal.subjects,
        *proposal.judgements,
        *found.findings,
    )
    every = tuple(one.id for one in current.kept)
    ids = tuple(one.id for one in made)
    labelled = current.records.some(one.id for one in proposal.subjects)
    with store.writing("account") as batch:
        for record in made:
            if record.id not in labelled:  # a Subject keeps the label it was first kept under
                batch.put(record, roots=roots.of(record))
        batch.put_all(found.runs, roots=every)
        batch.put(
            run("account", "rules", VERSION, _given(case, current), made=ids, sources=every), roots=every
        )
    outcome.found = len(found.findings)
    progress("finding", 1, 1)


def current_account(case: Case, current: Current) -> Run | None:
    """The run that accounts for exactly what is current; None where it has still to be made."""
    return current.records.run(run_id("account", "rules", VERSION, _given(case, current)))


def current_findings(case: Case, current: Current) -> tuple[Finding, ...] | None:
    """The findings over exactly what is current, in the order of the rules; None before a build."""
    ran = current_account(case, current)
    if ran is None:
        return None
    ids = [one for one in ran.made if one.startswith("fnd-")]
    found = current.records.some(ids)
    return tuple(found[one] for one in ids if one in found)


def _given(case: Case, current: Current) -> tuple[str, ...]:
    """A digest of what the account is over; it changes as soon as a source or a sheet is kept."""
    takings = sorted(one.id for one in current.takings.values())
    kept = [one.id for one in (*current.documents, *current.sheets)]
    return (hashed("acc", takings, kept, *own_boundaries(case), *own_editions(case)),)


class Roots:
    """From which sources each record of an account came."""

    def __init__(self, current: Current, proposal: Proposal, matter: Matter) -> None:
        """Look up once which source each statement, anchor, decision and Subject belongs to."""
        self._by_anchor = {one.anchor: one.source for one in current.statements}
        self._by_id: dict[str, set[str]] = {one.id: {one.source} for one in current.statements}
        self._by_id.update({one.id: {one.id} for one in current.documents})
        for one in proposal.judgements:
            self._by_id[one.id] = self._of_judgement(one)
        for one in current.decisions:
            self._by_id[one.id] = {*self._of_judgement(one), one.source}
        self._by_subject: dict[str, set[str]] = {}
        for one in matter.judgements:
            for subject in one.subjects:
                self._by_subject.setdefault(subject, set()).update(self._by_id.get(one.id, set()))
        self._every = {one.id for one in current.documents}

    def of(self, record: Subject | Judgement | Finding) -> tuple[str, ...]:
        """The sources of a record. A finding that cites nothing speaks of what no source says: of all."""
        if isinstance(record, Subject):
            found = self._by_subject.get(record.id, set())
        elif isinstance(record, Judgement):
            found = self._by_id[record.id]
        else:
            found = set().union(*(self._by_id.get(one, set()) for one in record.cites))
        return tuple(sorted(found or self._every))

    def _of_judgement(self, one: Judgement) -> set[str]:
        return {
            self._by_anchor[mention.anchor] for mention in one.mentions if mention.anchor in self._by_anchor
        }
