"""Judgement sheets kept as a table: one decision a row, by a person and a time."""

from dataclasses import replace
from datetime import datetime

from habeas.judgements.decide import decided
from habeas.judgements.errors import JudgementError
from habeas.judgements.known import Known
from habeas.records.errors import HabeasError
from habeas.records.judgement import Judgement
from habeas.records.reading import Reading, Row, Sheet
from habeas.records.run import Refusal

COLUMNS = ("decision", "on", "with", "value", "reason", "by", "at")
"""What each row has: the decision, on what, with what, a value, why, by whom, when (ISO 8601)."""


def is_judged(sheet: Sheet) -> bool:
    """Whether a sheet has the headings of a table of decisions."""
    return {"decision", "by", "at"} <= {heading.strip().casefold() for heading in sheet.headings}


def rows(read: Reading, known: Known) -> tuple[tuple[Judgement, ...], tuple[Refusal, ...]]:
    """The decisions of a table's rows, and the rows that hold none, each with where and why."""
    sheets = {sheet.name: sheet for sheet in read.sheets if is_judged(sheet)}
    made: list[Judgement] = []
    refused: list[Refusal] = []
    for row in read.rows:
        if row.sheet not in sheets or not any(cell.strip() for cell in row.cells):
            continue
        try:
            made.append(_decided(read.source, sheets[row.sheet], row, known))
        except HabeasError as error:
            refused.append(Refusal(f"{row.sheet}, row {row.number}", error.sentence()))
    return tuple(made), tuple(refused)


def _decided(source: str, sheet: Sheet, row: Row, known: Known) -> Judgement:
    names = [heading.strip().casefold() for heading in sheet.headings]
    cells = {name: cell.strip() for name, cell in zip(names, row.cells, strict=False)}
    one = decided(
        cells.get("decision", ""),
        cells.get("on", ""),
        other=cells.get("with", ""),
        value=cells.get("value", ""),
        reasons=(cells["reason"],) if cells.get("reason") else (),
        by=cells.get("by", ""),
        at=_time(cells.get("at", "")),
        known=known,
    )
    return replace(one, source=source, line=row.number)


def _time(text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise JudgementError(
            "not a time", where=f"column at: {text}", do="write 2025-05-02T09:30:00Z"
        ) from error
    if at.tzinfo is None:
        raise JudgementError(
            "a time without a zone", where=f"column at: {text}", do="end it with Z or +02:00"
        )
    return at
