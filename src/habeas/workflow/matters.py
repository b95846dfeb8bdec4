"""What stands in a case, what follows, what waits, and whether the proofs hold."""

from habeas.findings.check import Fault, check
from habeas.judgements.carry import carry
from habeas.judgements.queue import Item, queue
from habeas.records.errors import HabeasError
from habeas.records.finding import Finding
from habeas.records.matter import Matter
from habeas.store.access import Access
from habeas.store.sqlite import SqliteStore
from habeas.workflow.accounting import current_findings
from habeas.workflow.case import Case
from habeas.workflow.current import Current
from habeas.workflow.deriving import proposed, standing
from habeas.workflow.given import given
from habeas.workflow.holder import HOLDER
from habeas.workflow.originals import canonical
from habeas.workflow.seen import seen


class NotBuiltError(HabeasError):
    """What is asked for has not been derived from the sources as they are now."""


def matter(case: Case) -> Matter:
    """What stands now."""
    with case.store() as store:
        return current_matter(case, store)


def current_matter(case: Case, store: SqliteStore, access: Access = HOLDER) -> Matter:
    """What stands now in an open store, over every source and sheet that a build has been through."""
    current = seen(case, store, access)
    return standing(case, current, proposed(case, current))


def findings(case: Case) -> tuple[Finding, ...]:
    """The findings of the last build; NotBuiltError where anything has changed since."""
    with case.store() as store:
        return built_findings(case, Current(store.reader(HOLDER)))


def built_findings(case: Case, current: Current) -> tuple[Finding, ...]:
    """The findings over exactly what is current; NotBuiltError where a build has still to make them."""
    found = current_findings(case, current)
    if found is None:
        raise NotBuiltError(
            "the sources or decisions have changed since the last build", do="run habeas build"
        )
    return found


def waiting(case: Case) -> tuple[Item, ...]:
    """What waits for a person's decision, the most pressing first."""
    with case.store() as store:
        found = current_matter(case, store)
        records = store.reader(HOLDER)
        current = Current(records)
        old = tuple(records.all("statement")) if current.decisions else ()
        carried = carry(current.decisions, old, current.every_statement)
        return queue(found, carried.queued, statements=current.statements)


def faults(case: Case) -> tuple[tuple[Finding, Fault], ...]:
    """Every step of every proof that does not hold when it is done again, down to the originals."""
    with case.store() as store:
        found = current_matter(case, store)
        current = Current(store.reader(HOLDER))
        every = built_findings(case, current)
        texts = {one.id: canonical(case, one, current.readings.get(one.id)) for one in current.documents}
        over = given(case, current.records)
        return tuple(
            (one, fault) for one in every for fault in check(one, found.by_id, texts.__getitem__, over)
        )
