"""Queries over published lists and the counts beside them, as proofs have them.

Each takes the tables by digest and the parameters as canonical JSON, with the threshold under which no count
of ours is told, nor follows; then which facility of the list, by its row. What a source itself counts is told
as it stands.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from habeas.analysis.custody_rows import parsed
from habeas.analysis.errors import AnalysisError
from habeas.analysis.published_contents import ADP, DAILY, PLACES, STATED
from habeas.analysis.published_guard import LEAST_DAYS
from habeas.analysis.published_tables import lists, places, stated_codes
from habeas.records.certainty import all_of

if TYPE_CHECKING:
    from habeas.analysis.given import Given
    from habeas.analysis.published import Compared
    from habeas.analysis.published_figures import DailyCounts, Listed, Published
    from habeas.analysis.published_pairs import Key, Matching

LARGE = Decimal(50)
"""The average from which a share as tolerance means much; below, it is asked all the same."""

NONE = "none"


@dataclass(frozen=True, eq=False)
class Comparison:
    """A list beside counts by day: its facilities compared, and how they were matched."""

    published: Published
    matching: Matching
    counts: DailyCounts
    rows: tuple[Compared, ...]
    lone: tuple[Compared, ...]
    own: bool
    """Whether the counts are ours, and no source's."""
    threshold: int
    """Under which no count is told, nor follows; 1 where they are a source's."""

    def row(self, number: str) -> Compared:
        """The comparison of the facility in this row of the list; AnalysisError where there is none."""
        for one in self.rows:
            if str(one.listed.row) == number:
                return one
        raise AnalysisError("no facility in this row of the list is compared", where=number)


def list_of(given: Given, digest: str, fiscal_year: int, until: str) -> Published:
    """One list of a table by its fiscal year and last day; AnalysisError where it has none such."""
    for one in lists(given, digest).lists:
        if one.fiscal_year == fiscal_year and one.until.isoformat() == until:
            return one
    raise AnalysisError("there is no such list", where=f"FY{fiscal_year} to {until}")


@lru_cache(maxsize=16)
def comparison(given: Given, tables: str, parameters: str) -> Comparison:
    """A list compared: parameters fiscal_year, until, tolerance; of stints first, last and threshold too."""
    from habeas.analysis.published import published_disagrees
    from habeas.analysis.published_counts import counts_of
    from habeas.analysis.published_matching import matched
    from habeas.analysis.published_pairs import Matching
    from habeas.analysis.published_places import coded

    named, asked = parsed(tables), json.loads(parameters)
    published = list_of(given, named[ADP][0], asked["fiscal_year"], asked["until"])
    first, last = published.begins, published.until
    if "first" in asked:
        first, last = max(first, _day(asked["first"])), min(last, _day(asked["last"]))
    counts = counts_of(given, named, first=first, last=last)
    placed = [line for digest in named.get(PLACES, ()) for line in places(given, digest)]
    stated = _stated(given, named.get(STATED, ()), published, counts)
    matching = matched(published.listed, coded(counts, placed), stated=stated)
    own = DAILY not in named
    threshold = asked["threshold"] if own else 1
    rows, lone = (
        published_disagrees(
            published, each, counts, tolerance=Decimal(asked["tolerance"]), threshold=threshold
        )
        for each in (matching, Matching(matching.lone, ()))
    )
    return Comparison(published, matching, counts, rows, lone, own, threshold)


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _stated(
    given: Given, digests: tuple[str, ...], published: Published, counts: DailyCounts
) -> dict[Key, tuple[str, ...]]:
    """Of what people state, the facilities that this list has once and the codes that these counts have.

    A code that two tables state of two facilities is of the first.
    """
    from habeas.analysis.published_pairs import key_of, place_key

    times, free = Counter(key_of(one) for one in published.listed), set(counts.codes)
    found: dict[Key, tuple[str, ...]] = {}
    printed: dict[Key, Key] = {}
    for digest in digests:
        for key, codes in stated_codes(given, digest).items():
            own = tuple(code for code in codes if code in free)
            if own and times[place_key(*key)] == 1:
                first = printed.setdefault(place_key(*key), key)
                found[first] = (*found.get(first, ()), *own)
                free -= set(own)
    return found


def _line(given: Given, tables: str, parameters: str, row: str) -> str:
    """Where the published figure stands, and of which facility."""
    one = comparison(given, tables, parameters).row(row).listed
    return f"{where(one)}: {called(one)}"


def where(one: Listed) -> str:
    """The sheet and the row of a published line."""
    return f"sheet “{one.sheet}”, row {one.row}" if one.sheet else f"line {one.row}"


def verbs(count: int, one: str, more: str) -> str:
    """A number before the word that goes with it: "1 differs", "2 differ"."""
    return f"{count:,} {one if count == 1 else more}"


def called(one: Listed) -> str:
    """A published facility by its name and place."""
    return ", ".join(part for part in (one.name, one.city, one.state) if part)


def _basis(given: Given, tables: str, parameters: str, row: str) -> str:
    """Which codes are taken for the facility, and why."""
    one = comparison(given, tables, parameters).row(row)
    return f"{' + '.join(one.codes)}: {one.basis}"


def _differs(given: Given, tables: str, parameters: str, row: str, tolerance: str) -> str:
    """Whether they differ by more than the tolerance, which must be that of the parameters."""
    if json.loads(parameters)["tolerance"] != tolerance:
        raise AnalysisError("this is another tolerance", where=tolerance)
    return str(comparison(given, tables, parameters).row(row).within.negated())


def _any_differs(given: Given, tables: str, parameters: str) -> str:
    """Whether any facility differs; open where none is seen to, and some are open."""
    rows = comparison(given, tables, parameters).rows
    return str(all_of([one.within for one in rows]).negated())


def _both(given: Given, tables: str, parameters: str, row: str) -> str:
    """The published average and that of the counts; ours is not told where a count of few would follow."""
    found = comparison(given, tables, parameters)
    one = found.row(row)
    published = f"published {one.published_adp:,.1f}"
    days = f"{one.days_with_data} of {one.days_with_data + one.days_missing} days"
    if one.reckoned_adp is None or one.difference is None:
        return f"{published}; no day is counted"
    if one.hidden:
        few = f"some counts of ours are under {found.threshold}, so that their average is not told"
        so_few = f", nor whether it agrees, over fewer than {LEAST_DAYS} days or of so few people"
        return f"{published}; counted on {days}: {few}{so_few if one.untold else ''}"
    tells = one.published_adp >= LARGE if found.own else one.published_adp
    share = f" ({abs(one.difference) / one.published_adp:.1%})" if tells else ""
    more = "more" if one.difference >= 0 else "fewer"
    return (
        f"{published}; counted {one.reckoned_adp:,.1f} over {days}: {abs(one.difference):,.1f} {more}{share}"
    )


def _summary(given: Given, tables: str, parameters: str, least: str) -> str:
    """How many listed facilities of this average or more differ, agree, are open, or are not compared."""
    from habeas.analysis.published import agreeing, left_out

    found = comparison(given, tables, parameters)
    agree, differ, still_open = agreeing(found.rows, least=Decimal(least))
    left, people = left_out(found.matching, least=Decimal(least))
    of = agree + differ + still_open + int(left.low or 0)
    told = [f"of {of} listed, {verbs(differ, 'differs', 'differ')} and {verbs(agree, 'agrees', 'agree')}"]
    untold = sum(one.untold for one in found.rows if one.published_adp >= Decimal(least))
    missing = still_open - untold
    told += [f"open since days are missing: {missing}"] if missing else []
    told += [f"not told, of so few people or days: {untold}"] if untold else []
    told += [f"not compared: {left.words}, of {people.words} people on an average day"] if left.low else []
    return "; ".join(told)


def _bases(given: Given, tables: str, parameters: str, least: str) -> str:
    """How many of them rest on which basis, and how many of those agree."""
    from habeas.analysis.published import agreeing
    from habeas.analysis.published_pairs import Basis

    rows = comparison(given, tables, parameters).rows
    told = []
    for basis in Basis:
        own = [one for one in rows if one.basis is basis and one.published_adp >= Decimal(least)]
        if own:
            agree = verbs(agreeing(own, least=Decimal(0))[0], "agrees", "agree")
            told.append(f"{len(own)} by “{basis}”, of which {agree}")
    return "; ".join(told) or NONE


def _lone(given: Given, tables: str, parameters: str, least: str) -> str:
    """How many of those left have one candidate alone, and how many of them would agree with it."""
    from habeas.analysis.published import agreeing

    rows = [one for one in comparison(given, tables, parameters).lone if one.published_adp >= Decimal(least)]
    return f"{len(rows)}, of which {agreeing(rows, least=Decimal(0))[0]} would agree" if rows else NONE


def _left(given: Given, tables: str, parameters: str) -> str:
    """Which facilities are not compared, the largest first, and why."""
    left = comparison(given, tables, parameters).matching.left
    sized = sorted(left, key=lambda one: (-(one.listed.adp or Decimal(0)), one.listed.row))
    told = [
        f"{called(one.listed)} ({one.listed.adp or 0:,.1f}; {one.why}"
        + (f"; perhaps {' or '.join(one.candidates)})" if one.candidates else ")")
        for one in sized[:_MOST]
    ]
    rest = len(left) - _MOST
    more = [f"and {verbs(rest, 'smaller one', 'smaller ones')}"] if rest > 0 else []
    return "; ".join((*told, *more)) or NONE


_MOST = 20

PUBLISHED_QUERIES: Mapping[str, Callable[..., str]] = {
    "published line": _line,
    "published codes": _basis,
    "published differs": _differs,
    "published differs anywhere": _any_differs,
    "published beside counts": _both,
    "published summary": _summary,
    "published bases": _bases,
    "published candidates": _lone,
    "published left out": _left,
}
"""Each takes the tables and the parameters, then what it is asked of."""
