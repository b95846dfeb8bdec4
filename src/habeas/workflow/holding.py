"""The editions of a case as pages are given them: who is held where by day, who comes and goes, and moves."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from habeas.analysis.custody.fast_headcount import headcount
from habeas.analysis.custody.fast_parts import numbers
from habeas.analysis.custody.queries import HEADCOUNTS, query
from habeas.analysis.custody_labels import names_of
from habeas.analysis.given import Given
from habeas.analysis.wall_days import DAY_S
from habeas.findings.proof import given
from habeas.pages.facility import ANY, END, START, Counts, Custody, Facility, Move, Stray
from habeas.records.edition import Edition
from habeas.records.matter import Matter
from habeas.store.contract import Records
from habeas.workflow.holding_beside import beside
from habeas.workflow.holding_people import people
from habeas.workflow.holding_window import Window, window

if TYPE_CHECKING:
    from habeas.store.coding.coded import CodedTable

Ask = Callable[[str], pa.Table]

STINTS = "stints"
COLUMNS = ("facility", "person", "book_in", "book_out", "keep", "duplicate")
NEITHER = ("stated no facility", "had it blacked out")


def held(matter: Matter, records: Records) -> tuple[Custody, ...]:
    """What the editions of a matter say of facilities, for who may see `records`, whose matter it is."""
    found = (
        _edition(matter, one, table.digests, records)
        for one in matter.editions
        if (table := one.table(STINTS))
    )
    return tuple(one for one in found if one)


def _edition(matter: Matter, edition: Edition, digests: tuple[str, ...], records: Records) -> Custody | None:
    coded, ask = records.coded(digests), _asker(given(matter), digests)
    span = _window(edition, coded)
    if span is None:
        return None
    names = names_of(given(matter).coded, digests)
    codes = coded.texts("facility")
    counts = list(_counts(coded, span, len(codes)))
    facilities = tuple(_facilities(codes, counts[2:], names))
    return Custody(
        edition,
        span.first,
        span.last,
        facilities,
        _moves(ask, span, codes),
        span.holes,
        span.notes,
        beside(matter, facilities),
        tuple(_without_facility(counts[:2])),
    )


def _asker(over: Given, digests: tuple[str, ...]) -> Ask:
    return lambda sql: over.coded.ask({STINTS: digests}, sql)


def _window(edition: Edition, coded: "CodedTable") -> Window | None:
    rows = coded.arrow("book_in", "book_out", "keep")
    rows = rows.filter(pc.and_(rows["book_in"].is_valid(), pc.equal(rows["keep"], 1)))
    ended = rows.filter(rows["book_out"].is_valid())
    lasted = _seconds(ended, "book_out") - _seconds(ended, "book_in")
    return window(edition, _seconds(rows, "book_in"), lasted[lasted >= 0])


def _seconds(rows: pa.Table, name: str) -> NDArray[np.int64]:
    return numbers(rows, name, 0).astype(np.int64)


def _counts(coded: "CodedTable", span: Window, facilities: int) -> Iterator[Counts]:
    """The counts of the facilities by code from -2 on."""
    high, rows = span.last, facilities + 2
    by_name = {
        name: _rows(
            headcount(
                coded.groups("seq", *COLUMNS),
                low=span.first,
                high=high,
                until=span.until,
                option=HEADCOUNTS[name],
            ).counts,
            rows,
        )
        for name in (START, END, ANY)
    }
    came, left = _movements(coded, span, rows)
    whose = people(coded.groups("seq", *COLUMNS), span, rows)
    for at in range(rows):
        start, end, any_part = (by_name[one][at] for one in (START, END, ANY))
        yield Counts(span.first, start, end, any_part, came[at], left[at], whose[at])


def _rows(counts: NDArray[np.int32], rows: int) -> NDArray[np.int32]:
    """The same counts, with as many rows: of codes that no row has, empty ones."""
    return np.vstack([counts, np.zeros((max(0, rows - len(counts)), counts.shape[1]), np.int32)])


def _movements(coded: "CodedTable", span: Window, rows: int) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """By code from -2 on and by day, how many stints begin and how many end.

    As `flows.sql` has it, only exact and bond duplicates are left out: out and in again on one day is two.
    """
    days = span.last - span.first + 1
    found = np.zeros((2, rows * days), np.int32)
    for part in coded.groups("seq", *COLUMNS):
        real = numbers(part, "duplicate", 0) % 4 == 0
        place = numbers(part, "facility", -2).astype(np.int64) + 2
        for way, name in enumerate(("book_in", "book_out")):
            on = numbers(part, name, -(2**62)) // DAY_S - span.first
            here = real & (on >= 0) & (on < days)
            found[way] += np.bincount(place[here] * days + on[here], minlength=rows * days).astype(np.int32)
    return found[0].reshape(rows, days), found[1].reshape(rows, days)


def _facilities(
    codes: tuple[str, ...], counts: list[Counts], names: Mapping[int, tuple[str, ...]]
) -> Iterator[Facility]:
    by_name: dict[str, list[str]] = defaultdict(list)
    for at, code in enumerate(codes):
        for name in names.get(at, ()):
            by_name[name].append(code)
    for at, code in enumerate(codes):
        own = names.get(at, ())
        same = sorted({other for name in own for other in by_name[name]} - {code})
        yield Facility(code, own, tuple(same), counts[at])


def _moves(ask: Ask, span: Window, codes: tuple[str, ...]) -> tuple[Move, ...]:
    """The moves of the window between facilities that are stated; what begins and ends at one is no move."""
    sql = query("flows").sql(since=span.first * DAY_S, upto=span.until)
    answer = ask(sql).to_pylist()
    found = [
        Move(codes[row["origin"]], codes[row["destination"]], row["moves"], row["people"])
        for row in answer
        if row["origin"] >= 0 and row["destination"] >= 0 and row["origin"] != row["destination"]
    ]
    return tuple(sorted(found, key=lambda one: (one.origin, one.destination)))


def _without_facility(counts: list[Counts]) -> Iterator[Stray]:
    for one, says in zip(counts, NEITHER, strict=True):
        yield Stray(says, int(one.arrivals.sum()), one.people.came)
