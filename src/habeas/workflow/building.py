"""`habeas build`: does whatever has no run yet, and nothing else."""

from habeas.workflow.accounting import account_for
from habeas.workflow.case import Case
from habeas.workflow.keeping_sheets import keep_sheets
from habeas.workflow.outcome import Outcome
from habeas.workflow.progress import Progress, silent
from habeas.workflow.reading import read_all
from habeas.workflow.taking import take_all


def build(case: Case, *, progress: Progress = silent) -> Outcome:
    """Bring the account up to date, and say what was done and what could not be."""
    outcome = Outcome()
    with case.store() as store, store.lease():
        keep_sheets(case, store)
        read_all(case, store, outcome, progress)
        take_all(case, store, outcome, progress)
        account_for(case, store, outcome, progress)
    return outcome
