"""What is known to be wrong with editions of official records, and which answers it may explain."""

from dataclasses import dataclass
from functools import cache

from habeas.reference.tables import rows


@dataclass(frozen=True)
class Defect:
    """A defect of a table of the edition of a series, the question that it may answer, and who says so."""

    series: str
    table: str
    question: str
    defect: str
    source: str


def defects(series: str, question: str) -> tuple[Defect, ...]:
    """The known defects of the edition of this series that may explain an answer to this question."""
    return tuple(one for one in _all() if one.series == series and one.question == question)


@cache
def _all() -> tuple[Defect, ...]:
    return tuple(Defect(**row) for row in rows("custody_defects.csv"))
