"""The operations of proofs, each from texts to a text, so that a checker can do any of them again."""

from collections.abc import Callable, Mapping
from functools import partial

from habeas.analysis.capacity_queries import CAPACITY_QUERIES
from habeas.analysis.count_operations import COUNT_OPERATIONS
from habeas.analysis.custody_queries import CUSTODY_QUERIES
from habeas.analysis.edition_queries import EDITION_QUERIES
from habeas.analysis.errors import AnalysisError
from habeas.analysis.given import NOTHING, Given
from habeas.analysis.hedged_words import hedge_puts_as, put_as
from habeas.analysis.leg_operations import LEG_OPERATIONS, LEG_QUERIES
from habeas.analysis.published_fall_queries import FALL_QUERIES
from habeas.analysis.published_queries import PUBLISHED_QUERIES
from habeas.analysis.time_operations import TIME_OPERATIONS
from habeas.analysis.track_queries import TRACK_QUERIES
from habeas.records.certainty import Certainty, all_of


def perform(operation: str, operands: tuple[str, ...], given: Given = NOTHING) -> str:
    """The result of this operation over these operands; AnalysisError where it cannot be done.

    `given` are the tables and boundaries that a query is done over.
    """
    found = OPERATIONS.get(operation)
    if query := QUERIES.get(operation):
        found = partial(query, given)
    if found is None:
        raise AnalysisError("no such operation", where=operation, do="see analysis/operations.py")
    try:
        return found(*operands)
    except TypeError as error:
        raise AnalysisError(f"{operation} cannot take {len(operands)} operands") from error
    except (ValueError, ArithmeticError) as error:
        raise AnalysisError(f"{operation} cannot be done", where="; ".join(operands)) from error


def _differ(a: str, b: str) -> str:
    return str(Certainty.CERTAIN if a != b else Certainty.IMPOSSIBLE)


def _all_of(*certainties: str) -> str:
    return str(all_of([Certainty(one) for one in certainties]))


def _any_of(*certainties: str) -> str:
    return str(all_of([Certainty(one).negated() for one in certainties]).negated())


OPERATIONS: Mapping[str, Callable[..., str]] = {
    **COUNT_OPERATIONS,
    **TIME_OPERATIONS,
    **LEG_OPERATIONS,
    "put as": lambda words, hedge: str(put_as(words, hedge)),
    "hedge puts as": lambda hedge: str(hedge_puts_as(hedge)),
    "differ": _differ,
    "all of": _all_of,
    "any of": _any_of,
}
"""Every operation over operands alone. Operands and results are texts as `analysis.texts` writes them."""

QUERIES: Mapping[str, Callable[..., str]] = {
    **LEG_QUERIES,
    **TRACK_QUERIES,
    **CUSTODY_QUERIES,
    **PUBLISHED_QUERIES,
    **FALL_QUERIES,
    **CAPACITY_QUERIES,
    **EDITION_QUERIES,
}
"""Every operation that is also done over tables or boundaries, which it is given first."""
