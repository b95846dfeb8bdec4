"""`habeas custody chain`: the rows of one pseudonymous person in one edition, as a chain of custody."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from habeas.pages.chain_strip import GAP_S, Chain, Event, Kind, lasting
from habeas.pages.facility_cells import EPOCH
from habeas.records.edition import Edition
from habeas.records.errors import HabeasError
from habeas.store.contract import Records
from habeas.workflow.case import Case
from habeas.workflow.current import Current
from habeas.workflow.editions import editions
from habeas.workflow.holder import HOLDER
from habeas.workflow.holding_window import DAY_S
from habeas.workflow.row_level import check_label, rows_given

if TYPE_CHECKING:
    from habeas.store.coding.coded import CodedTable

FAR = 2**62
STINTS, ARRESTS, REMOVALS = "stints", "arrests", "removals"
MARKS = {
    1: "an exact duplicate",
    2: "a duplicate but for its bond",
    4: "a duplicate of the same day",
    8: "a chained arrest",
}
CLOCK = "Times are what the clock on the wall showed where the row was written, and are never shifted."

Row = dict[str, Any]


class ChainError(HabeasError):
    """A chain that cannot be shown."""


@dataclass(frozen=True)
class _Rows:
    """The rows of the person in one table, texts for codes, and how a row is shown as an exhibit."""

    table: "CodedTable"
    rows: tuple[Row, ...]
    names: dict[str, str]

    def exhibit(self, row: Row) -> tuple[str, str, int]:
        """File, sheet and row."""
        part = self.table.parts[row["file"]]
        return self.names.get(part.sha256, part.sha256), part.sheets[row["sheet"]], row["row"]


def chain(case: Case, person: str, *, edition: str, label: str, to: str) -> Chain:
    """The chain of the person with this id in the edition of this name; who asks is in the access log first.

    RowLevelError without the label of rows; ChainError where there is no such edition or person.
    """
    check_label(label)
    with case.store() as store:
        records = store.reader(HOLDER)
        current = Current(records)
        one = _named(editions(case, current), edition)
        names = {source.sha256: source.name for source in current.documents}
        found = {
            name: rows
            for name in (STINTS, ARRESTS, REMOVALS)
            if (rows := _rows(case, records, one, name, person, names, label=label, to=to))
        }
    if not any(each.rows for each in found.values()):
        raise ChainError(
            "no row of this edition has this id",
            where=f"{person} in {one.name}",
            do="give the whole id as the edition has it; an id of one edition is nobody's in another",
        )
    events = sorted(_events(found), key=_order)
    return Chain(one.name, person, label, _until(one, events), tuple(events), tuple(_notes(one, found)))


def _named(every: tuple[Edition, ...], asked: str) -> Edition:
    found = [one for one in every if one.name == asked]
    if len(found) == 1:
        return found[0]
    named = ", ".join(repr(one.name) for one in every) or "none"
    raise ChainError("no one edition is called so", where=asked, do=f"give one of these: {named}")


def _rows(
    case: Case,
    records: Records,
    edition: Edition,
    name: str,
    person: str,
    names: dict[str, str],
    *,
    label: str,
    to: str,
) -> _Rows | None:
    table = edition.table(name)
    if table is None:
        return None
    coded = rows_given(
        case,
        records,
        table.digests,
        label=label,
        edition=edition.name,
        what=f"{name} of one person: {person}",
        to=to,
    )
    return _Rows(coded, tuple(_of(coded, person)), names)


def _of(table: "CodedTable", person: str) -> Iterator[Row]:
    """The rows of the person, with texts in place of codes."""
    import pyarrow.parquet as pq

    code = table.code("person", person) if "person" in table.names else None
    if code is None:
        return
    wanted = [name for name in _COLUMNS if name in table.names]
    found = pq.read_table(table.path, columns=wanted, filters=[("person", "=", code)]).to_pylist()
    texts = {name: table.texts(name) for name in wanted if name in table.coded}
    for row in sorted(found, key=lambda one: one["seq"]):
        yield {name: _text(value, texts[name]) if name in texts else value for name, value in row.items()}


_COLUMNS = (
    *("seq", "duplicate", "file", "sheet", "row"),
    *("stay_in", "stay_out", "book_in", "book_out", "facility", "facility_name"),
    *("release_reason", "stay_release_reason"),
    *("arrest_time", "arrest_date", "arrest_method", "arrest_site_landmark", "arrest_county", "arrest_state"),
    *("departed_date", "departure_country", "port_of_departure"),
)


def _text(code: int | None, texts: tuple[str, ...]) -> str:
    return "" if code is None else "blacked out" if code < 0 else texts[code]


def _order(one: Event) -> tuple[int, int, int]:
    ranks = (Kind.ARREST, Kind.STAY, Kind.STINT, Kind.GAP, Kind.MOVE, Kind.REMOVAL)
    return (
        FAR if one.begins is None else one.begins,
        ranks.index(one.kind),
        FAR if one.ends is None else one.ends,
    )


def _events(found: dict[str, _Rows]) -> Iterator[Event]:
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


def _stint(row: Row, of: _Rows) -> Event:
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


def _stays(kept: Iterable[Row], of: _Rows) -> Iterator[Event]:
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


def _between(kept: Iterable[Row], of: _Rows) -> Iterator[Event]:
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


def _move(earlier: Row, row: Row, end: int | None, of: _Rows) -> Event:
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


def _arrest(row: Row, of: _Rows) -> Event:
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
        _marked(row),
        day_only=time is None,
        drawn=begins is not None and not row["duplicate"],
    )


def _removal(row: Row, of: _Rows) -> Event:
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


def _until(edition: Edition, events: Iterable[Event]) -> int:
    """The end of the edition's last day; where nobody has said it, of the last that the chain states."""
    if edition.until:
        return ((edition.until - EPOCH).days + 1) * DAY_S
    stated = [when for one in events for when in (one.begins, one.ends) if when is not None]
    return (max(stated, default=0) // DAY_S + 1) * DAY_S


def _notes(edition: Edition, found: dict[str, _Rows]) -> Iterator[str]:
    yield CLOCK
    yield "An id holds within this edition alone, and is tied to no name."
    for name in (STINTS, ARRESTS, REMOVALS):
        table = edition.table(name)
        if table is None:
            yield f"This edition has no {name}."
        elif table.doubted:
            yield f"The {name} of this edition are doubted: {table.doubted}."
        elif name in found and not found[name].rows:
            yield f"No row of {name} has this id."
