"""The coded tables of a case, as an `Access` may open them, for questions in SQL."""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from habeas.analysis.coded_tables import Digests, Handed
from habeas.records.edition import Edition
from habeas.store.contract import Records
from habeas.store.errors import TableError
from habeas.workflow.case import Case
from habeas.workflow.current import Current
from habeas.workflow.editions import editions
from habeas.workflow.spilling import spill

if TYPE_CHECKING:
    from pathlib import Path

    import pyarrow as pa


class CaseTables:
    """`CodedTables` over what these records show of a case."""

    def __init__(self, case: Case, records: Records) -> None:
        """Ask through `records`: a table of which a file is hidden is hidden."""
        self._case, self._records = case, records

    def ask(self, tables: Mapping[str, Handed], sql: str) -> "pa.Table":
        """The answer, by a DuckDB that sees these tables and nothing else.

        TableError where they are of two editions: ids hold within one, and nothing links them to another's.
        """
        from habeas.store.engine import Engine

        self._refuse_two_editions([one for one in tables.values() if isinstance(one, tuple)])
        shown: dict[str, Path | pa.Table] = {
            name: self._records.coded(one).path if isinstance(one, tuple) else one
            for name, one in tables.items()
        }
        with spill(self._case) as folder, Engine(shown, spill=folder) as engine:
            return engine.ask(sql)

    def texts(self, digests: Digests, column: str) -> tuple[str, ...]:
        """The texts of a column by code."""
        return self._records.coded(digests).texts(column)

    def digest(self, digests: Digests) -> str:
        """The merged table's own logical digest, as it was written."""
        return self._records.coded(digests).stated_digest

    def _refuse_two_editions(self, asked: list[Digests]) -> None:
        if len(asked) < 2:
            return
        numbers = {self._edition_of.get(digest, -1) for one in asked for digest in one}
        if len(numbers) > 1:
            names = [self._editions[one].name if one >= 0 else "no edition" for one in sorted(numbers)]
            raise TableError(
                "a question may not join two editions: an id of one is not that of another",
                where=", ".join(names),
                do="ask each edition, and lay their totals beside one another",
            )

    @cached_property
    def _editions(self) -> tuple[Edition, ...]:
        return editions(self._case, Current(self._records))

    @cached_property
    def _edition_of(self) -> dict[str, int]:
        """By the digest of a file's table the number of the edition that it is of."""
        return {
            digest: number
            for number, one in enumerate(self._editions)
            for table in one.tables
            for digest in table.digests
        }
