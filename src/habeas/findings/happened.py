"""Which statements say that something was so: not that it was planned, ordered, a norm, or not so."""

from habeas.records.chain import Hedge, Mode, unverified
from habeas.records.statement import Statement


def happened(statement: Statement) -> bool:
    """Whether it is put forward as having been so, by assertion, allegation or estimate.

    What is planned, ordered or a norm, what is denied, and what nobody has checked gives no value to reckon
    with.
    """
    return (
        statement.mode in (Mode.ACTUAL, Mode.ESTIMATED)
        and statement.hedge is not Hedge.DENIED
        and not unverified(statement.chain)
    )
