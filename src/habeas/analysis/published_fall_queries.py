"""Queries over two published lists of one fiscal year, and over published figures of one day."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from habeas.analysis.custody_rows import parsed
from habeas.analysis.errors import AnalysisError
from habeas.analysis.published_queries import list_of, verbs, where
from habeas.analysis.published_tables import lists
from habeas.analysis.small_cells import about, threshold_of
from habeas.records.certainty import Certainty

if TYPE_CHECKING:
    from habeas.analysis.given import Given
    from habeas.analysis.published_falls import Fall, Falls
    from habeas.analysis.published_figures import Figure

EARLIER, LATER = "earlier", "later"
FIGURES = "figures"


@lru_cache(maxsize=16)
def falling(given: Given, tables: str, parameters: str) -> Falls:
    """What fell between two lists: parameters fiscal_year, and the last day of each list."""
    from habeas.analysis.published_falls import falls

    named, asked = parsed(tables), json.loads(parameters)
    one, two = (
        list_of(given, named[each][0], asked["fiscal_year"], asked[each]) for each in (EARLIER, LATER)
    )
    return falls(one, two)


def _fall(given: Given, tables: str, parameters: str, row: str) -> Fall:
    for one in falling(given, tables, parameters).falls:
        if str(one.later.row) == row:
            return one
    raise AnalysisError("nothing falls in this row of the later list", where=row)


def _person_days(given: Given, *asked: str) -> str:
    one = _fall(given, *asked)
    return (
        f"{one.earlier_person_days:,.0f} person-days to {one.earlier_as_of} (average"
        f" {one.earlier.adp:,.4f}, {where(one.earlier)}); {one.later_person_days:,.0f} to {one.later_as_of}"
        f" (average {one.later.adp:,.4f}, {where(one.later)}): {_gone(one.fell_by)}"
    )


def _falls(given: Given, *asked: str) -> str:
    one = _fall(given, *asked)
    fell = Certainty.CERTAIN if one.fell_by > 0 else Certainty.IMPOSSIBLE
    return str(fell)


def _any_falls(given: Given, tables: str, parameters: str) -> str:
    return str(Certainty.CERTAIN if falling(given, tables, parameters).falls else Certainty.IMPOSSIBLE)


def _in_all(given: Given, tables: str, parameters: str) -> str:
    found = falling(given, tables, parameters)
    many = sum((one.fell_by for one in found.falls), Decimal(0))
    days = "person-day" if many == 1 else "person-days"
    gone = f"; {_gone(many, f'{days} ')}" if found.falls else ""
    of = "facility" if found.compared == 1 else "facilities"
    falls = "falls" if len(found.falls) == 1 else "fall"
    return (
        f"{len(found.falls)} of {found.compared} {of} in both lists {falls}{gone};"
        f" {verbs(len(found.gone), 'stands', 'stand')} in the earlier alone,"
        f" {len(found.new)} in the later alone, {len(found.unclear)} cannot be compared"
    )


def _gone(many: Decimal, things: str = "") -> str:
    return f"{many:,.0f} {things}{'is' if many == 1 else 'are'} gone"


def figure_of(given: Given, tables: str, row: str) -> Figure:
    """The published figure of one day in this line."""
    for one in lists(given, parsed(tables)[FIGURES][0]).figures:
        if str(one.row) == row:
            return one
    raise AnalysisError("no figure stands in this line", where=row)


def _national(given: Given, tables: str, row: str, threshold: str) -> str:
    """About how many people are in the stints of the edition at the end of the figure's day.

    The exact number, less what each facility's page shows, would be who is at the one that is hidden.
    """
    from habeas.analysis.published_counts import national

    held = national(given.coded, parsed(tables)["stints"], figure_of(given, tables, row).as_of)
    return about(held, threshold_of(threshold))


def _national_differs(given: Given, tables: str, row: str, tolerance: str) -> str:
    from habeas.analysis.published_counts import national

    figure = figure_of(given, tables, row)
    held = national(given.coded, parsed(tables)["stints"], figure.as_of)
    differ = abs(figure.value - held) > Decimal(tolerance) * figure.value
    return str(Certainty.CERTAIN if differ else Certainty.IMPOSSIBLE)


def _figure(given: Given, tables: str, row: str) -> str:
    one = figure_of(given, tables, row)
    return f"{one.value:,.0f} “{one.measure}” on {one.as_of} (line {one.row})"


FALL_QUERIES: Mapping[str, Callable[..., str]] = {
    "published falls": _falls,
    "published person-days": _person_days,
    "published falls anywhere": _any_falls,
    "published falls in all": _in_all,
    "published figure": _figure,
    "people in stints": _national,
    "published figure differs": _national_differs,
}
"""Each takes the tables, then the parameters or the line."""
