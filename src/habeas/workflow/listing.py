"""Rows of what is current, for lists and for --json."""

from collections.abc import Iterable
from typing import Any

from habeas.records.encoding import to_plain
from habeas.records.kinds import Record
from habeas.records.run import Refusal
from habeas.records.source import Source
from habeas.records.statement import Statement
from habeas.workflow.case import Case
from habeas.workflow.current import Current
from habeas.workflow.holder import HOLDER

Row = dict[str, Any]
"""What --json prints of a record: see the reference page "json"."""


def statement_row(statement: Statement) -> Row:
    """A Statement, each part of it by name; fields and also_at are empty lists where there are none."""
    plain = to_plain(statement)
    content = dict(plain["content"])
    content.pop("is")
    return {
        "id": statement.id,
        "kind": statement.kind,
        "source": statement.source,
        "reading": statement.reading,
        "locator": plain["locator"],
        "words": statement.words,
        "chain": plain["chain"],
        "hedge": str(statement.hedge),
        "mode": str(statement.mode),
        "content": content,
        "fields": plain.get("fields", []),
        "also_at": plain.get("also_at", []),
        "anchor": statement.anchor,
    }


def record_row(record: Record) -> Row:
    """Any other record: its fields by name, those with their default left out."""
    return to_plain(record)


def statements(case: Case, *, kind: str = "", source: str = "") -> tuple[Statement, ...]:
    """The current statements, of one kind or from one source where asked."""
    with case.store() as store:
        records = store.reader(HOLDER)
        asked = records.look_up(source).id if source else ""
        return tuple(
            one
            for one in Current(records).statements
            if (not kind or one.kind.casefold() == kind.casefold()) and (not asked or one.source == asked)
        )


def sources(case: Case) -> tuple[tuple[Source, int, tuple[str, ...]], ...]:
    """Each source, how many statements were taken from it, and its labels and hold."""
    with case.store() as store:
        records = store.reader(HOLDER)
        current = Current(records)
        held = store.held()
        taken = {source: len(run.made) for source, run in current.takings.items()}
        return tuple(
            (one, taken.get(one.id, 0), _marks(records.labels_of(one.id), one.id in held))
            for one in (*current.documents, *current.sheets)
        )


def _marks(labels: Iterable[str], held: bool) -> tuple[str, ...]:
    return (*sorted(labels), *(("on hold",) if held else ()))


def refusals(case: Case) -> tuple[tuple[str, Refusal], ...]:
    """What could not be read or taken, and what a reader remarks, with the name of the source."""
    with case.store() as store:
        current = Current(store.reader(HOLDER))
        runs = [
            (one.name, run)
            for one in current.kept
            for run in (current.reading_run(one.id), current.taking_run(one.id))
            if run
        ]
        remarks = [(one.name, read) for one in current.documents if (read := current.readings.get(one.id))]
    refused = [(name, one) for name, run in runs for one in run.refused]
    noted = [(name, Refusal("remark", one)) for name, read in remarks for one in read.warnings]
    return (*refused, *noted)
