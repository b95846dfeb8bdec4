"""Whether counts by day agree with the averages that ICE publishes of its facilities: pure arithmetic."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from habeas.analysis.errors import AnalysisError
from habeas.analysis.published_figures import Counted, DailyCounts, Listed, Published, person_days
from habeas.analysis.published_guard import guard
from habeas.analysis.published_pairs import Basis, Matching, Pair
from habeas.records.certainty import Certainty
from habeas.records.quantity import Quantity, exactly

if TYPE_CHECKING:
    from habeas.analysis.published_figures import Grid

DEFINITION = (
    "A facility's published average daily population, times the days of the fiscal year that it covers, is"
    " its published person-days. The counts by day, added up over the same days, are its reckoned ones."
    " They agree where the two differ by no more than the tolerance times the published. The days run from"
    " 1 October to the day before the records of the list were drawn. Where no family of cells is stated in"
    " full, there is no average, and nothing is compared."
)

ASSUMPTIONS = (
    "The average is of the days from 1 October to the day before the date that stands over the list; that"
    " every published cell is then a whole number of person-days is checked, and said if it is not.",
    "The published average counts whoever is there at midnight, as the workbook's footnotes say; counts at"
    " any time of the day are another definition, and must be asked for.",
    "The average of a facility is the sum of one family of its cells, since no column gives the whole.",
    "A facility's codes are told by its name and place, by the rule that each answer names, and hold all of"
    " its people; no code was taken because its counts fit.",
)

FAILURE_CASES = (
    "One place with several codes: the published line may hold them all, or one be split off in mid-year; the"
    " code of that name alone then falls short.",
    "The last days before a release miss book-ins entered late, and the release has no rows after its date:"
    " over missing days agreement is not shown.",
    "People held in a hospital are in the published count of their facility perhaps, and in no count by day"
    " where the release leaves hospital stints out.",
    "Averages are small numbers at small facilities: a tolerance as a share means little below some tens.",
    "Records are corrected afterwards: the list and the release were drawn on different days.",
    "Midnight at the start and at the end of a day differ by one day's movements; over a year that is little,"
    " over the first weeks of one it may not be.",
)


@dataclass(frozen=True)
class Compared:
    """One facility of one list beside the counts of its codes.

    `within` is impossible where the counts already exceed the published by more than the tolerance, though
    days are missing; else open where any is. `reckoned_adp` and `difference` (reckoned less published) are
    over the days that have counts; None where none has. Where a count of ours is too small to be told, it is
    `hidden`: then neither is told. Where even whether they agree would tell it, that is `untold`, and open.
    """

    listed: Listed
    codes: tuple[str, ...]
    basis: Basis
    fiscal_year: int
    begins: date
    as_of: date
    counted: Counted
    published_adp: Decimal
    published_person_days: Decimal
    reckoned_adp: Decimal | None
    reckoned_person_days: int
    difference: Decimal | None
    within: Certainty
    days_with_data: int
    days_missing: int
    hidden: bool = False
    untold: bool = False


def published_disagrees(
    published: Published,
    matching: Matching,
    counts: DailyCounts,
    *,
    tolerance: Decimal,
    counted: Counted = Counted.MIDNIGHT,
    threshold: int = 1,
) -> tuple[Compared, ...]:
    """A row for each matched facility of a list that has an average, in the order of the list.

    DEFINITION, ASSUMPTIONS and FAILURE_CASES say what that means. `tolerance` is a share: 0.05 is 5 %. Of
    counts under `threshold` none may follow. AnalysisError where the tolerance is negative, or a code has no
    counts.
    """
    if tolerance < 0:
        raise AnalysisError("a tolerance below nothing", where=str(tolerance), do="give a share such as 0.05")
    at = {code: place for place, code in enumerate(counts.codes)}
    unknown = sorted({code for pair in matching.pairs for code in pair.codes if code not in at})
    if unknown:
        raise AnalysisError("codes without counts", where=", ".join(unknown), do="match against these counts")
    window = _window(counts.of(counted), counts.first, published)
    found = []
    for pair in matching.pairs:
        if (adp := pair.listed.adp) is not None:
            own = window[[at[code] for code in pair.codes]]
            row = _compared(published, pair, adp, own, tolerance, counted)
            found.append(_as_told(row, own, tolerance, threshold))
    return tuple(found)


def agreeing(rows: Iterable[Compared], *, least: Decimal) -> tuple[int, int, int]:
    """How many agree, do not agree, and are open, of the facilities with a published average of `least`."""
    within = [one.within for one in rows if one.published_adp >= least]
    return (
        within.count(Certainty.CERTAIN),
        within.count(Certainty.IMPOSSIBLE),
        within.count(Certainty.OPEN),
    )


def left_out(matching: Matching, *, least: Decimal = Decimal(0)) -> tuple[Quantity, Quantity]:
    """How many published facilities with an average of `least` are not compared, and the people in them.

    Facilities without an average are in neither, for nothing can be said of their size.
    """
    sizes = [adp for one in matching.left if (adp := one.listed.adp) is not None and adp >= least]
    people = sum(sizes, Decimal(0))
    return exactly(len(sizes), "facilities"), exactly(people, "people on an average day", f"{people:.1f}")


def _window(grid: Grid, first: date, published: Published) -> Grid:
    """The counts of the list's days; -1 on days that the counts do not reach."""
    import numpy as np

    window = np.full((len(grid), published.days), -1, np.int32)
    shift = (published.begins - first).days
    low, high = max(0, shift), min(grid.shape[1], shift + published.days)
    if low < high:
        window[:, low - shift : high - shift] = grid[:, low:high]
    return window


def _compared(
    published: Published, pair: Pair, adp: Decimal, counts: Grid, tolerance: Decimal, counted: Counted
) -> Compared:
    import numpy as np

    # A day has data where every code has a count: a sum without one of them is no count of the place.
    known = (counts >= 0).all(axis=0)
    days, reckoned = int(known.sum()), int(counts[:, known].sum(dtype=np.int64))
    total = person_days(adp, published.days)
    average = Decimal(reckoned) / days if days else None
    return Compared(
        listed=pair.listed,
        codes=pair.codes,
        basis=pair.basis,
        fiscal_year=published.fiscal_year,
        begins=published.begins,
        as_of=published.until,
        counted=counted,
        published_adp=adp,
        published_person_days=total,
        reckoned_adp=average,
        reckoned_person_days=reckoned,
        difference=None if average is None else average - adp,
        within=_within(total, reckoned, tolerance, published.days - days),
        days_with_data=days,
        days_missing=published.days - days,
    )


def _as_told(row: Compared, counts: Grid, tolerance: Decimal, threshold: int) -> Compared:
    """The row, open where whether it agrees would tell of a count that is hidden."""
    may = guard(counts, row.published_person_days, row.within, tolerance=tolerance, threshold=threshold)
    within = Certainty.OPEN if may.untold else row.within
    return replace(row, hidden=may.hidden, untold=may.untold, within=within)


def _within(total: Decimal, reckoned: int, tolerance: Decimal, missing: int) -> Certainty:
    """Whether they agree: what is missing can add people, never take them away."""
    if reckoned - total > tolerance * total:
        return Certainty.IMPOSSIBLE
    if missing:
        return Certainty.OPEN
    return Certainty.CERTAIN if total - reckoned <= tolerance * total else Certainty.IMPOSSIBLE
