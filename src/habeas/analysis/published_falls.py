"""Averages that fall impossibly: person-days of a fiscal year can only grow from one list to a later one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from habeas.analysis.errors import AnalysisError
from habeas.analysis.published_figures import Listed, Published, person_days
from habeas.analysis.published_pairs import key_of

DEFINITION = (
    "A facility's published average times the days it covers is the person-days of the fiscal year so far."
    " Of two lists of one year, the later one's cannot be fewer: days that were spent are not unspent."
)

ASSUMPTIONS = (
    "One name, city and state in both lists is one facility, and its boundary is the same in both.",
    "Each list's days run from 1 October to the day before the date that stands over it.",
)

FAILURE_CASES = (
    "A code that is split in two, or two that are joined, moves past days from one line to another.",
    "Records corrected between the lists take days away: few at a facility, and not an error of arithmetic.",
    "Days taken from a footnote of another section in place of the list's own date make falls that are not"
    " there, and hide ones that are.",
)


@dataclass(frozen=True)
class Fall:
    """A facility whose person-days in the later list are fewer than in the earlier one, and by how many."""

    earlier: Listed
    later: Listed
    fiscal_year: int
    earlier_as_of: date
    later_as_of: date
    earlier_person_days: Decimal
    later_person_days: Decimal

    @property
    def fell_by(self) -> Decimal:
        """The person-days that are gone."""
        return self.earlier_person_days - self.later_person_days


@dataclass(frozen=True)
class Falls:
    """What fell, largest first; how many were compared; and what could not be, in the order of the lists.

    `gone` stand in the earlier list alone, `new` in the later alone, `unclear` have no average or share
    their name and place with another of their list.
    """

    falls: tuple[Fall, ...]
    compared: int
    gone: tuple[Listed, ...]
    new: tuple[Listed, ...]
    unclear: tuple[Listed, ...]


def falls(earlier: Published, later: Published) -> Falls:
    """What fell between two lists of one fiscal year; AnalysisError where they are not that, in order."""
    if earlier.fiscal_year != later.fiscal_year or earlier.until >= later.until:
        raise AnalysisError(
            "two lists that are not of one fiscal year, the earlier first",
            where=f"{earlier.fiscal_year} to {earlier.until}, {later.fiscal_year} to {later.until}",
            do="give two lists of one year in their order",
        )
    before, unclear_before = _by_key(earlier)
    after, unclear_after = _by_key(later)
    doubted = {key_of(one) for one in (*unclear_before, *unclear_after)}
    shared = [key for key in before if key in after and key not in doubted]
    found = [_fall(earlier, later, before[key], after[key]) for key in shared]
    fallen = sorted((one for one in found if one.fell_by > 0), key=lambda one: (-one.fell_by, one.later.row))
    return Falls(
        tuple(fallen),
        len(shared),
        tuple(one for key, one in before.items() if key not in after and key not in doubted),
        tuple(one for key, one in after.items() if key not in before and key not in doubted),
        (*unclear_before, *unclear_after),
    )


def _by_key(published: Published) -> tuple[dict[tuple[str, str, str], Listed], tuple[Listed, ...]]:
    times = Counter(key_of(one) for one in published.listed)
    clear = {key_of(one): one for one in published.listed if one.adp is not None and times[key_of(one)] == 1}
    return clear, tuple(one for one in published.listed if key_of(one) not in clear)


def _fall(earlier: Published, later: Published, before: Listed, after: Listed) -> Fall:
    return Fall(
        before,
        after,
        later.fiscal_year,
        earlier.until,
        later.until,
        person_days(before.adp or Decimal(0), earlier.days),
        person_days(after.adp or Decimal(0), later.days),
    )
