"""`habeas judge`: appends what a person decides to that person's sheet of the day."""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from habeas.judgements.decide import decided
from habeas.judgements.known import Known
from habeas.judgements.sheet import line
from habeas.judgements.sheet_rows import rows
from habeas.readings.readers import reader_for
from habeas.records.errors import HabeasError
from habeas.records.judgement import Judgement
from habeas.records.run import Refusal
from habeas.records.source import Obtained, Source
from habeas.sources.media_type import media_type
from habeas.store.sqlite import SqliteStore
from habeas.workflow.case import Case
from habeas.workflow.current import Current
from habeas.workflow.holder import HOLDER
from habeas.workflow.keeping_sheets import keep_sheets
from habeas.workflow.matters import current_matter


class SheetError(HabeasError):
    """A table of decisions that cannot be read."""


@dataclass(frozen=True)
class Asked:
    """What a person decides: on what, with what, which value, why, and who they are."""

    decision: str
    on: str
    by: str
    other: str = ""
    value: str = ""
    reasons: tuple[str, ...] = ()


def judge(case: Case, asked: Asked) -> Judgement:
    """The decision, kept; it counts from the next build on."""
    with case.store() as store, store.lease():
        made = decided(
            asked.decision,
            asked.on,
            other=asked.other,
            value=asked.value,
            reasons=asked.reasons,
            by=asked.by,
            at=datetime.now(UTC),
            known=_known(case, store),
        )
        _append(case, [made])
        keep_sheets(case, store)
    return made


def judge_table(case: Case, path: Path) -> tuple[tuple[Judgement, ...], tuple[Refusal, ...]]:
    """The decisions of a table's good rows, kept, and the rows that hold none with why."""
    with case.store() as store, store.lease():
        data = path.read_bytes()
        source = Source("", "", len(data), path.name, media_type(data, path.name), Obtained("file"))
        reader = reader_for(source, data[:4096])
        if reader is None:
            raise SheetError("this is no table", where=path.name, do="give a CSV or XLSX file")
        made, refused = rows(reader.read(source, data), _known(case, store))
        _append(case, made)
        keep_sheets(case, store)
    return made, refused


def _known(case: Case, store: SqliteStore) -> Known:
    """What can be decided about: the statements as taken, so that a rejected one can be accepted again."""
    current = Current(store.reader(HOLDER))
    found = current_matter(case, store)
    return Known(current.documents, current.every_statement, found.subjects, found.judgements)


def _append(case: Case, decisions: Iterable[Judgement]) -> None:
    """Add a line to each person's sheet of the day, settled on the disk before this returns."""
    case.sheets.mkdir(exist_ok=True)
    for one in decisions:
        day = (one.at or datetime.now(UTC)).date().isoformat()
        who = "-".join(re.findall(r"\w+", one.decider.name.casefold()))
        _append_line(case.sheets / f"{day}-{who or 'somebody'}.jsonl", line(one))


def _append_line(path: Path, text: str) -> None:
    """A line that was cut off by a crash is ended first, so that it spoils no other."""
    cut = path.exists() and path.stat().st_size and not path.read_bytes().endswith(b"\n")
    with path.open("ab") as file:
        file.write((b"\n" if cut else b"") + text.encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())
