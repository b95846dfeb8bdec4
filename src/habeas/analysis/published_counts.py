"""People by facility code and day: as a source counts them, or counted from the stints of an edition."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from habeas.analysis.custody.queries import HEADCOUNTS, query
from habeas.analysis.custody_labels import names_of
from habeas.analysis.errors import AnalysisError
from habeas.analysis.published_contents import DAILY
from habeas.analysis.published_figures import DailyCounts
from habeas.analysis.published_tables import daily
from habeas.analysis.wall_days import DAY_S, day_number, days_table

if TYPE_CHECKING:
    import pyarrow as pa

    from habeas.analysis.coded_tables import CodedTables, Digests
    from habeas.analysis.given import Given

STINTS = "stints"
END, START = "end of day", "start of day"
"""The two instants at which people are counted from stints, by the names of `queries.HEADCOUNTS`."""


def counts_of(
    given: Given, tables: Mapping[str, Digests], *, first: date, last: date, instant: str = END
) -> DailyCounts:
    """The counts of the one table that has any: those of a source as they are, else those of stints.

    From stints, people are counted on the days from `first` to `last`, at the instant that is named; whoever
    is not booked out is held on all of them; `at_midnight` and `whole_day` are the same. AnalysisError where
    there is no such table.
    """
    if DAILY in tables:
        return daily(given, tables[DAILY][0])
    if STINTS not in tables:
        raise AnalysisError("there are neither counts by day nor stints", where=", ".join(tables))
    return from_stints(given.coded, tables[STINTS], first, last, instant)


@lru_cache(maxsize=8)
def from_stints(
    coded: CodedTables, stints: Digests, first: date, last: date, instant: str, only: tuple[str, ...] = ()
) -> DailyCounts:
    """A count for every facility and day; of these codes only, where any are named."""
    import numpy as np
    import pyarrow.compute as pc

    low, high = day_number(first), day_number(last)
    texts = coded.texts(stints, "facility")
    codes = [place for place, text in enumerate(texts) if not only or text in only]
    grid = np.zeros((len(codes), max(0, high - low + 1)), np.int32)
    if codes and high >= low:
        found = coded.ask(
            {
                "stints": _that_matter(coded, stints, codes if only else [], low, high),
                "days": days_table(first, last),
            },
            query("headcount").sql(**HEADCOUNTS[instant], until=(high + 2) * DAY_S),
        )
        place = np.full(len(texts), -1, np.int64)
        place[codes] = np.arange(len(codes))
        counted = pc.and_(pc.greater_equal(found["facility"], 0), pc.greater(found["held"], 0))
        found = found.filter(counted)
        grid[place[found["facility"].to_numpy()], found["day"].to_numpy() - low] = found["held"].to_numpy()
    named = names_of(coded, stints)
    order = sorted(range(len(codes)), key=lambda one: texts[codes[one]])
    return DailyCounts(
        tuple(texts[codes[one]] for one in order),
        tuple(tuple(named.get(codes[one], ())) for one in order),
        first,
        grid[order],
        grid[order],
    )


def _that_matter(coded: CodedTables, stints: Digests, codes: list[int], low: int, high: int) -> pa.Table:
    """The stints that can count on these days, a day before and after among them: far fewer than all."""
    wanted = f"AND facility IN ({', '.join(map(str, codes))})" if codes else ""
    first, last = (low - 1) * DAY_S, (high + 2) * DAY_S
    return coded.ask(
        {"stints": stints},
        f"""SELECT seq, person, facility, book_in, book_out, keep FROM stints
            WHERE book_in < {last} AND COALESCE(book_out, {last}) >= {first} {wanted}""",
    )


def national(coded: CodedTables, stints: Digests, day: date) -> int:
    """People in any stint at the end of a day, each once; a row without an id is somebody of its own."""
    import pyarrow as pa

    number = day_number(day)
    text = query("headcount_national").sql(
        in_shift=HEADCOUNTS[END]["in_shift"],
        out_shift=HEADCOUNTS[END]["out_shift"],
        until=number * DAY_S + 2 * DAY_S,
        transit=0,
    )
    asked = {
        "stints": stints,
        "days": days_table(day, day),
        "excluded": pa.table({"facility": pa.array([], pa.int32())}),
    }
    found = coded.ask(asked, text).to_pylist()
    return sum(int(one["held"]) for one in found)
