"""Each question of custody tables by its name, and the rows that answer it."""

import json
from collections.abc import Callable, Mapping
from functools import lru_cache

from habeas.analysis.coded_tables import CodedTables
from habeas.analysis.custody_row_questions import (
    impossible,
    impossible_arrests,
    impossible_removals,
    third_country,
)
from habeas.analysis.custody_rows import Parameters, Rows, Tables, parsed
from habeas.analysis.custody_stint_questions import (
    away,
    held_past_limit,
    lost,
    open_elsewhere,
    overlaps,
)
from habeas.analysis.errors import AnalysisError

QUESTIONS: Mapping[str, Callable[[CodedTables, Tables, Parameters], Rows]] = {
    "booked out and not seen again": lost,
    "away within a stay": away,
    "in two places at once": overlaps,
    "left open, then elsewhere": open_elsewhere,
    "in a hold room past the limit": held_past_limit,
    "says what cannot be": impossible,
    "arrests that say what cannot be": impossible_arrests,
    "removals that say what cannot be": impossible_removals,
    "to a third country": third_country,
}
"""Every question, by the name that proofs have for it."""


@lru_cache(maxsize=64)
def rows_of(coded: CodedTables, question: str, tables: str, parameters: str) -> Rows:
    """The rows that answer; AnalysisError where the question is none, or a parameter is wanting."""
    asked = QUESTIONS.get(question)
    if asked is None:
        raise AnalysisError("no such question of custody tables", where=question)
    try:
        return asked(coded, parsed(tables), json.loads(parameters))
    except (KeyError, ValueError) as error:
        raise AnalysisError("the question cannot be asked so", where=f"{question}: {error}") from error
