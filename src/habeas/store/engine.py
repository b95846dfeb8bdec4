"""Engine: asks questions in SQL of coded tables, in DuckDB, and of nothing else on this machine."""

import os
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from habeas.store.errors import TableError
from habeas.store.people import codes_in_common
from habeas.store.tables import PERSON

if TYPE_CHECKING:
    import pyarrow as pa

MEMORY = "500MB"
"""What DuckDB may hold; above it, it spills to its folder."""

THREADS = 2
"""More of them hold more memory at a time; a question over five million stints takes two seconds with two."""


class Engine:
    """A DuckDB of its own, in memory, that sees these Parquet files and Arrow tables by name.

    It may open no other file, reach no network and load no extension: what a question can read is what was
    handed in, so that no SQL is a way past `Access`. A person of two of the files has one code in both: that
    of the first of them (`people`).
    """

    def __init__(
        self, tables: "Mapping[str, Path | pa.Table]", *, spill: Path | None = None, threads: int = THREADS
    ) -> None:
        """Show `tables` under their names; what does not fit in memory goes to the folder `spill`."""
        import duckdb

        files = {name: one for name, one in tables.items() if isinstance(one, Path)}
        self._connection = duckdb.connect(
            config={"threads": min(threads, os.cpu_count() or 1), "memory_limit": MEMORY}
        )
        self._connection.execute("SET autoinstall_known_extensions = false")
        self._connection.execute("SET autoload_known_extensions = false")
        self._connection.execute(f"SET temp_directory = '{_quoted(str(spill or ''))}'")
        listed = ", ".join(f"'{_quoted(one)}'" for one in map(str, files.values()))
        self._connection.execute(f"SET allowed_paths = [{listed}]")
        people = codes_in_common(files)
        for name, one in tables.items():
            self._show(name, one, people.get(name))
        self._connection.execute("SET enable_external_access = false")
        self._connection.execute("SET lock_configuration = true")

    def _show(self, name: str, table: "Path | pa.Table", people: "pa.Table | None") -> None:
        if not isinstance(table, Path):
            self._connection.register(name, table)
        elif not table.is_file():
            raise TableError("a table is missing", where=str(table), do="run habeas build: it is made again")
        elif people is None:
            self._connection.execute(f"CREATE VIEW {name} AS SELECT * FROM {_read(table)}")
        else:
            self._connection.register(f"people_of_{name}", people)
            self._connection.execute(
                f"CREATE VIEW {name} AS SELECT r.* REPLACE (p.code AS {PERSON}) "
                f"FROM {_read(table)} AS r LEFT JOIN people_of_{name} AS p ON p.own = r.{PERSON}"
            )

    def ask(self, sql: str) -> "pa.Table":
        """The answer as an Arrow table; TableError with the question's text where it cannot be done."""
        import duckdb

        try:
            return self._connection.sql(sql).to_arrow_table()
        except duckdb.Error as error:
            raise TableError(f"a question of a table failed: {error}", where=sql[:400]) from error

    def close(self) -> None:
        """Let go of it."""
        self._connection.close()

    def __enter__(self) -> "Engine":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _read(path: Path) -> str:
    return f"read_parquet('{_quoted(str(path))}')"


def _quoted(text: str) -> str:
    return text.replace("'", "''")
