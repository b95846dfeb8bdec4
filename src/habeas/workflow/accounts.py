"""The account of a case as pages are given it, over what an `Access` may see."""

from typing import TYPE_CHECKING

from habeas.pages.account import Account, Policy
from habeas.pages.flights import Flight
from habeas.records.matter import Matter
from habeas.records.run import Refusal
from habeas.store.access import Access
from habeas.store.sqlite import SqliteStore
from habeas.workflow.case import Case
from habeas.workflow.current import Current
from habeas.workflow.deriving import derive
from habeas.workflow.seen import seen

if TYPE_CHECKING:
    from habeas.pages.facility import Custody


def account_for(case: Case, store: SqliteStore, access: Access) -> Account:
    """The account for this access: derived anew, so that nothing it may not see has a part in it."""
    current = seen(case, store, access)
    derived = derive(case, current)
    return Account(
        title=case.settings.title,
        home_zone=case.settings.home_zone,
        matter=derived.matter,
        findings=derived.findings,
        readings=current.readings,
        names={source: run.names for source, run in current.takings.items()},
        refused={one.id: _refused(current, one.id) for one in current.documents},
        policy=Policy(access.person, case.settings.small_cells),
        flights=_flights(derived.matter, current, case.settings.home_zone),
        custody=_custody(derived.matter, current),
    )


def _flights(matter: Matter, current: Current, home: str) -> tuple[Flight, ...]:
    """The aircraft, where there are any: what works tracks out takes long to import."""
    if not matter.tables:
        return ()
    from habeas.workflow.flying import flights

    return flights(matter, current.readings, home)


def _custody(matter: Matter, current: Current) -> "tuple[Custody, ...]":
    """The editions of official records, where there are any: what counts them takes long to import."""
    if not matter.editions:
        return ()
    from habeas.workflow.holding import held

    return held(matter, current.records)


def _refused(current: Current, source: str) -> tuple[Refusal, ...]:
    runs = (current.reading_run(source), current.taking_run(source))
    return tuple(one for run in runs if run for one in run.refused)
