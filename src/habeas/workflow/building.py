"""`habeas build`: does whatever has no run yet, and nothing else."""

from habeas.workflow.case import Case
from habeas.workflow.outcome import Outcome
from habeas.workflow.progress import Progress, silent
from habeas.workflow.unchanged import remember, unchanged


def build(case: Case, *, progress: Progress = silent) -> Outcome:
    """Bring the account up to date, and say what was done and what could not be."""
    statements = unchanged(case)
    if statements is not None:
        return Outcome(statements=statements)
    return _bring_up_to_date(case, progress)


def _bring_up_to_date(case: Case, progress: Progress) -> Outcome:
    # Imported here: every stage with all that it leans on takes longer than finding that none is needed.
    from habeas.workflow.accounting import account_for
    from habeas.workflow.given import check_boundaries
    from habeas.workflow.keeping_sheets import keep_sheets
    from habeas.workflow.making_tables import make_tables_again, merge_editions
    from habeas.workflow.reading import read_all
    from habeas.workflow.taking import take_all

    outcome = Outcome()
    check_boundaries(case)
    with case.store() as store, store.lease():
        keep_sheets(case, store)
        read_all(case, store, outcome, progress)
        make_tables_again(case, store, outcome, progress)
        merge_editions(case, store, progress)
        take_all(case, store, outcome, progress)
        account_for(case, store, outcome, progress)
        remember(case, outcome.statements)
    return outcome
