"""From the rows of one person to the events of a chain: stints, stays, moves, gaps, arrests, removals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from habeas.analysis.wall_days import DAY_S
from habeas.pages.chain_strip import GAP_S, Event, Kind, lasting

if TYPE_CHECKING:
    from habeas.store.coding.coded import CodedTable

FAR = 2**62
MIDNIGHT = "midnight to the minute: the file may state the day alone"
STINTS, ARRESTS, REMOVALS = "stints", "arrests", "removals"
MARKS = {
    1: "an exact duplicate",
    2: "a duplicate but for its bond",
    4: "a duplicate of the same day",
    8: "a chained arrest",
}

Row = dict[str, Any]


@dataclass(frozen=True)
class Rows:
    """The rows of the person in one table, texts for codes, and how a row is shown as an exhibit."""

    table: CodedTable
    rows: tuple[Row, ...]
    names: dict[str, str]

    def exhibit(self, row: Row) -> tuple[str, str, int]:
        """File, sheet and row."""
        part = self.table.parts[row["file"]]
        return self.names.get(part.sha256, part.sha256), part.sheets[row["sheet"]], row["row"]


def events(found: dict[str, Rows]) -> tuple[Event, ...]:
    """The events that these rows state, in order; by the name of their table."""
    return tuple(sorted(_events(found), key=_order))


def _order(one: Event) -> tuple[int, int, int]:
    ranks = (Kind.ARREST, Kind.STAY, Kind.STINT, Kind.GAP, Kind.MOVE, Kind.REMOVAL)
    return (
        FAR if one.begins is None else one.begins,
        ranks.index(one.kind),
        FAR if one.ends is None else one.ends,
    )


def _events(found: dict[str, Rows]) -> Iterator[Event]:
    if stints := found.get(STINTS):
        kept = [row for row in stints.rows if not row["duplicate"]]
        yield from (_stint(row, stints) for row in stints.rows)
        yield from _stays(kept, stints)
        yield from _between(kept, stints)
    if arrests := found.get(ARRESTS):
        yield from (_arrest(row, arrests) for row in arrests.rows)
    if removals := found.get(REMOVALS):
        yield from (_removal(row, removals) for row in removals.rows)


def _marked(row: Row) -> str:
    marks = [says for bit, says in MARKS.items() if row["duplicate"] & bit]
    return f"marked as {' and '.join(marks)}; not drawn" if marks else ""


def _stint(row: Row, of: Rows) -> Event:
    begins, ends = row["book_in"], row["book_out"]
    odd = begins is not None and ends is not None and ends < begins
    notes = (
        _marked(row),
        "no book-in is stated; not drawn" if begins is None else "",
        "ends before it begins: drawn as the moment of its book-in" if odd else "",
        "no book-out is stated: drawn open, to the end of the edition" if ends is None else "",
    )
    return Event(
        Kind.STINT,
        begins,
        ends,
        f"booked out: {row['release_reason']}" if row["release_reason"] else "booked in",
        _where(row),
        (of.exhibit(row),),
        "; ".join(filter(None, notes)),
        drawn=begins is not None and not row["duplicate"],
    )


def _where(row: Row) -> str:
    name, code = row["facility_name"], row["facility"]
    return f"{name} ({code})" if name and code else name or code or "no facility is stated"


def _stays(kept: Iterable[Row], of: Rows) -> Iterator[Event]:
    """A stay for each beginning that stints state, which is the keeper's own and not rebuilt from gaps."""
    by_stay: dict[int, list[Row]] = {}
    for row in kept:
        if row["stay_in"] is not None:
            by_stay.setdefault(row["stay_in"], []).append(row)
    for begins, some in by_stay.items():
        stated = sorted({row["stay_out"] for row in some if row["stay_out"] is not None})
        reasons = list(
            dict.fromkeys(row["stay_release_reason"] for row in some if row["stay_release_reason"])
        )
        yield Event(
            Kind.STAY,
            begins,
            stated[-1] if stated else None,
            f"released: {' or '.join(reasons)}" if reasons else "no release reason",
            f"{len(some)} stint{'s' * (len(some) != 1)}",
            tuple(map(of.exhibit, some)),
            "its rows state several ends, the last of which is drawn" if len(stated) > 1 else "",
        )


def _between(kept: Iterable[Row], of: Rows) -> Iterator[Event]:
    """Moves between facilities of one stay, and gaps after the latest end of its stints so far."""
    latest: dict[int | None, Row] = {}
    for row in kept:
        stay, begins = row["stay_in"], row["book_in"]
        if begins is None:
            continue
        if last := latest.get(stay):
            end = _end(last)
            if end is not None and begins - end > GAP_S:
                yield _gap(end, begins, (of.exhibit(last), of.exhibit(row)), _where(last))
            if last["facility"] != row["facility"]:
                yield _move(last, row, end, of)
        if last is None or _reaches(row) >= _reaches(last):
            latest[stay] = row


def _gap(since: int, until: int, exhibits: tuple[tuple[str, str, int], ...], where: str) -> Event:
    says = f"in no stint for {lasting(until - since)}"
    return Event(Kind.GAP, since, until, says, f"last seen at {where}", exhibits)


def _end(row: Row) -> int | None:
    """When a stint was over; None where that is not stated."""
    ends: int | None = row["book_out"]
    return None if ends is None else max(ends, row["book_in"])


def _reaches(row: Row) -> int:
    """How far the stint may reach: after one without an end no gap is known."""
    end = _end(row)
    return FAR if end is None else end


def _move(earlier: Row, row: Row, end: int | None, of: Rows) -> Event:
    begins = row["book_in"]
    if end is None:
        way = f"{lasting(begins - earlier['book_in'])} after a book-in that no book-out is stated to"
    elif begins < end:
        way = f"{lasting(end - begins)} before the book-out there"
    else:
        way = f"{lasting(begins - end)} after the book-out there"
    ends = (of.exhibit(earlier), of.exhibit(row))
    where = f"{_where(earlier)} to {_where(row)}"
    return Event(Kind.MOVE, begins, begins, f"booked in elsewhere, {way}", where, ends, drawn=False)


def _arrest(row: Row, of: Rows) -> Event:
    time, day = row.get("arrest_time"), row.get("arrest_date")
    begins = time if time is not None else None if day is None else day * DAY_S
    places = (row.get("arrest_site_landmark"), row.get("arrest_county"), row.get("arrest_state"))
    return Event(
        Kind.ARREST,
        begins,
        begins,
        row.get("arrest_method") or "arrested",
        ", ".join(filter(None, places)),
        (of.exhibit(row),),
        "; ".join(filter(None, (_marked(row), "" if time is None or time % DAY_S else MIDNIGHT))),
        day_only=time is None,
        drawn=begins is not None and not row["duplicate"],
    )


def _removal(row: Row, of: Rows) -> Event:
    day = row.get("departed_date")
    begins = None if day is None else day * DAY_S
    where = f"from {row['port_of_departure']}" if row.get("port_of_departure") else ""
    return Event(
        Kind.REMOVAL,
        begins,
        begins,
        f"departed to {row.get('departure_country') or 'no stated country'}",
        where,
        (of.exhibit(row),),
        _marked(row),
        day_only=True,
        drawn=begins is not None and not row["duplicate"],
    )
