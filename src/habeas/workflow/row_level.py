"""Rows of official records go out under their label alone, and who was given them is kept before they are."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from habeas.records.errors import HabeasError
from habeas.store.access_log import AccessLog
from habeas.store.contract import Records
from habeas.store.reader import ROW_LEVEL
from habeas.workflow import holder
from habeas.workflow.case import Case

if TYPE_CHECKING:
    from habeas.store.coding.coded import CodedTable


class RowLevelError(HabeasError):
    """Rows of people were asked for without the label that they go out under."""


def check_label(label: str) -> None:
    """RowLevelError unless the label of rows was typed out."""
    if label != ROW_LEVEL:
        raise RowLevelError(
            "these are rows, each of one person, and go out only under the label of rows",
            where=label or "no label",
            do=f"type --label {ROW_LEVEL} if you need rows; who asked is kept in the access log",
        )


def rows_given(
    case: Case, records: Records, digests: Iterable[str], *, label: str, edition: str, what: str, to: str
) -> "CodedTable":
    """The table of these files, for rows of it to be given out; that they are is in the access log.

    RowLevelError without the label; AccessError for who may see no rows. `what` says which rows, `to` where
    they go.
    """
    check_label(label)
    table = records.rows(digests)
    note_given(case, table, edition=edition, what=what, to=to)
    return table


def note_given(case: Case, table: "CodedTable", *, edition: str, what: str, to: str) -> None:
    """Keep in the access log that whoever acts here is given rows of this table."""
    AccessLog(case.folder).note_rows(holder.name(), edition, what, digest=table.stated_digest, to=to)
