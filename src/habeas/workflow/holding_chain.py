"""`habeas custody chain`: the rows of one pseudonymous person in one edition, as a chain of custody."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from habeas.analysis.wall_days import DAY_S, day_number
from habeas.pages.chain_strip import Chain, Event
from habeas.records.edition import Edition
from habeas.records.errors import HabeasError
from habeas.store.contract import Records
from habeas.workflow.case import Case
from habeas.workflow.current import Current
from habeas.workflow.editions import editions
from habeas.workflow.holder import HOLDER
from habeas.workflow.holding_chain_events import ARRESTS, REMOVALS, STINTS, Row, Rows, events
from habeas.workflow.row_level import check_label, rows_given
from habeas.workflow.tables import the_edition

if TYPE_CHECKING:
    from habeas.store.coding.coded import CodedTable

CLOCK = "Times are what the clock on the wall showed where the row was written, and are never shifted."


class CustodyChainError(HabeasError):
    """A chain that cannot be shown."""


def chain(case: Case, person: str, *, edition: str, label: str, to: str) -> Chain:
    """The chain of the person with this id in the edition of this name; who asks is in the access log first.

    RowLevelError without the label of rows; TablesError where there is no such edition, CustodyChainError
    where no row of it is of that person.
    """
    check_label(label)
    with case.store() as store:
        records = store.reader(HOLDER)
        current = Current(records)
        one = the_edition(editions(case, current), edition)
        names = {source.sha256: source.name for source in current.documents}
        found = {
            name: rows
            for name in (STINTS, ARRESTS, REMOVALS)
            if (rows := _rows(case, records, one, name, person, names, label=label, to=to))
        }
    if not any(each.rows for each in found.values()):
        raise CustodyChainError(
            "no row of this edition has this id",
            where=f"{person} in {one.name}",
            do="give the whole id as the edition has it; an id of one edition is nobody's in another",
        )
    made = events(found)
    return Chain(one.name, person, label, _until(one, made), made, tuple(_notes(one, found)))


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
) -> Rows | None:
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
    return Rows(coded, tuple(_of(coded, person)), names)


def _of(table: "CodedTable", person: str) -> Iterator[Row]:
    """The rows of the person, with texts in place of codes."""
    code = table.code("person", person) if "person" in table.names else None
    if code is None:
        return
    wanted = [name for name in _COLUMNS if name in table.names]
    found = table.of_person(code, *wanted).to_pylist()
    texts = {name: table.texts(name) for name in wanted if name in table.coded}
    for row in found:
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


def _until(edition: Edition, made: Iterable[Event]) -> int:
    """The end of the edition's last day; where nobody has said it, of the last that the chain states."""
    if edition.until:
        return (day_number(edition.until) + 1) * DAY_S
    stated = [when for one in made for when in (one.begins, one.ends) if when is not None]
    return (max(stated, default=0) // DAY_S + 1) * DAY_S


def _notes(edition: Edition, found: dict[str, Rows]) -> Iterator[str]:
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
