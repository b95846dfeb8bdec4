"""`habeas custody rows`: the rows that a finding over official records counted, where each of them stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from habeas.analysis.custody_queries import exhibits
from habeas.analysis.custody_rows import Rows, parsed
from habeas.findings.proof import given
from habeas.records.errors import HabeasError
from habeas.records.finding import Finding, Step
from habeas.records.matter import Matter
from habeas.store.coding.coded import CodedTable
from habeas.workflow.case import Case
from habeas.workflow.holder import HOLDER
from habeas.workflow.matters import current_matter
from habeas.workflow.row_level import check_label, rows_given

COUNT = "custody count"
"""The operation of the step whose rows are shown: the whole number of an answer."""

COLUMNS = ("question", "counted_at", "source", "sheet", "row")


class ExhibitError(HabeasError):
    """A record of which there are no rows to show."""


@dataclass(frozen=True)
class Exhibits:
    """The finding, the label its rows go out under, and the rows: each by COLUMNS."""

    finding: Finding
    label: str
    rows: tuple[dict[str, Any], ...]


def shown(case: Case, prefix: str, *, label: str, to: str) -> Exhibits:
    """The rows of the finding whose id begins so; RowLevelError without the label of rows."""
    check_label(label)
    with case.store() as store:
        records = store.reader(HOLDER)
        found = records.look_up(prefix)
        steps = _counts(found) if isinstance(found, Finding) else ()
        if not steps:
            raise ExhibitError(
                "this is no finding over rows of official records",
                where=prefix,
                do="habeas findings lists those of custody_gap and its like",
            )
        matter = current_matter(case, store)
        rows: list[dict[str, Any]] = []
        for step in steps:
            counted = exhibits(given(matter), step.operands)
            digests = parsed(step.operands[1])[counted.table]
            table = rows_given(
                case,
                records,
                digests,
                label=label,
                edition=_edition_of(matter, digests),
                what=f"{found.id}: {step.operands[0]}",
                to=to,
            )
            rows += _placed(step.operands[0], counted, table, matter)
    return Exhibits(found, label, tuple(rows))


def _counts(found: Finding) -> tuple[Step, ...]:
    return tuple(one.proof for one in found.verdicts if one.proof.operation == COUNT)


def _edition_of(matter: Matter, digests: tuple[str, ...]) -> str:
    return next(
        one.name for one in matter.editions for table in one.tables if set(digests) <= set(table.digests)
    )


def _placed(question: str, counted: Rows, table: CodedTable, matter: Matter) -> Iterator[dict[str, Any]]:
    """Each row with the file, sheet and number that it has in its original."""
    names = {one.sha256: one.name for one in matter.sources}
    where = table.arrow("file", "sheet", "row").take(counted.seqs).to_pylist()
    for place, code in zip(where, counted.codes.tolist(), strict=True):
        part = table.parts[place["file"]]
        cells = (
            question,
            counted.labels[code],
            names.get(part.sha256, part.sha256),
            part.sheets[place["sheet"]],
            place["row"],
        )
        yield dict(zip(COLUMNS, cells, strict=True))
