"""The coded tables of a case, as an `Access` may open them, for questions in SQL."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from habeas.analysis.coded_tables import Digests, Handed
from habeas.store.contract import Records

if TYPE_CHECKING:
    from pathlib import Path

    import pyarrow as pa


class CaseTables:
    """`CodedTables` over what these records show."""

    def __init__(self, records: Records) -> None:
        """Ask through `records`: a table of which a file is hidden is hidden."""
        self._records = records

    def ask(self, tables: Mapping[str, Handed], sql: str) -> "pa.Table":
        """The answer, by a DuckDB that sees these tables and nothing else."""
        from habeas.store.engine import Engine

        shown: dict[str, Path | pa.Table] = {
            name: self._records.coded(one).path if isinstance(one, tuple) else one
            for name, one in tables.items()
        }
        with Engine(shown) as engine:
            return engine.ask(sql)

    def texts(self, digests: Digests, column: str) -> tuple[str, ...]:
        """The texts of a column by code."""
        return self._records.coded(digests).texts(column)

    def digest(self, digests: Digests) -> str:
        """The merged table's own logical digest, as it was written."""
        return self._records.coded(digests).stated_digest
