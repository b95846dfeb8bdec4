"""Rows of official records for notebooks: each table of an edition as a relation of a DuckDB that is locked.

Rows are of one person each. So they need the label `row-level`, leave an entry in the access log before they
are given, and have no name, no id but a code, and years of birth in bands.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import TYPE_CHECKING, Self

from habeas.analysis.custody.queries import query
from habeas.publications.custody_rows import (
    Given,
    columns_of,
    columns_of_stays,
    selected,
    variable,
)
from habeas.records.edition import Edition
from habeas.records.errors import HabeasError
from habeas.reference.custody_layouts import OTHER
from habeas.store.coding.coded import CodedTable
from habeas.store.engine import Engine
from habeas.workflow import holder
from habeas.workflow.case import Case, find
from habeas.workflow.row_level import check_label, note_given

if TYPE_CHECKING:
    import pyarrow as pa
    from duckdb import DuckDBPyRelation

CODED = "_coded"
"""Ends the name of a table as it rests, in integers."""


AT_A_TIME = 65_536
"""Rows read and written together."""


class TablesError(HabeasError):
    """Tables that cannot be opened as asked."""


class RowEngine(Engine):
    """An `Engine` that gives rows as they may be given, one relation a table."""

    def __init__(self, tables: Mapping[str, CodedTable], *, codes: bool, spill: Path | None = None) -> None:
        """Show each coded table under its name, with texts for its codes, and with `codes` those beside."""
        super().__init__({name + CODED: one.path for name, one in tables.items()}, spill=spill)
        self._tables, self._codes = tables, codes
        self.columns: dict[str, tuple[Given, ...]] = {}
        for name, table in tables.items():
            self._view(name, columns_of(name, table.names), table)

    def __enter__(self) -> Self:
        return self

    def relation(self, name: str) -> "DuckDBPyRelation":
        """The rows under this name."""
        return self._connection.sql(f"SELECT * FROM {name}")

    def stamped(self, name: str, label: str) -> "pa.RecordBatchReader":
        """The rows under this name in batches, each with the label that it may be shown under."""
        return self._connection.sql(_stamped(name, label)).to_arrow_reader(AT_A_TIME)

    def show(
        self, name: str, columns: tuple[Given, ...], sql: str, *, table: str, **beside: "pa.Table"
    ) -> None:
        """Show under this name what `sql` gives of coded tables and of those beside, as it may be given.

        `table` is the one whose texts the columns have that name no other.
        """
        for each, rows in beside.items():
            self._connection.register(each, rows)
        text = selected(columns, table, f"({sql})", codes=False)
        self._connection.execute(f"CREATE VIEW {name} AS {text}")
        self.columns[name] = columns

    def stays(self, label: str, *, until: int) -> "tuple[pa.Schema, Iterator[pa.RecordBatch]]":
        """The stays by person in batches as `stamped`, open stints held until this second.

        They are reckoned part by part (`fast_stays`), as those of millions of stints do not fit in memory.
        """
        text = query("stays").sql(until=until)
        for table in ("FROM stints", "JOIN stints"):
            text = text.replace(table, table + CODED)
        self._connection.execute(f"CREATE VIEW stays{CODED} AS {text}")
        stints = self._tables["stints"]
        self._view("stays", columns_of_stays(stints.names), stints)
        schema = self._connection.sql(_stamped("stays", label) + " LIMIT 0").to_arrow_table().schema
        return schema, self._stays(schema, label, until)

    def _stays(self, schema: "pa.Schema", label: str, until: int) -> "Iterator[pa.RecordBatch]":
        from habeas.analysis.custody.fast_stays import stays

        stints = self._tables["stints"]
        parts = stints.groups(*(one for one in stints.names if not one.startswith(OTHER)))
        text = selected(self.columns["stays"], stints.table, "part", codes=False)
        for part in stays(parts, until=until):
            self._connection.register("part", part)
            rows = self._connection.sql(_stamped(f"({text})", label)).to_arrow_table()
            yield from rows.cast(schema).to_batches(AT_A_TIME)

    def _view(self, name: str, columns: tuple[Given, ...], table: CodedTable) -> None:
        self.columns[name] = columns
        for column in {one.texts for one in columns if one.kind == "text"}:
            set_it = f"SET VARIABLE {variable(table.table, column)} = $1"
            self._connection.execute(set_it, [list(table.texts(column))])
        text = selected(columns, table.table, name + CODED, codes=self._codes)
        self._connection.execute(f"CREATE VIEW {name} AS {text}")


def _stamped(rows: str, label: str) -> str:
    return f"SELECT '{label}' AS label, * FROM {rows}"


class CaseRows:
    """The tables of one edition of a case: `rows.stints`, `rows["stints"]`; `close` them, or use `with`."""

    def __init__(self, case: Case, edition: Edition, tables: Mapping[str, CodedTable]) -> None:
        """Hold these tables of an edition open; whoever asks for one of them is noted."""
        self._case, self._tables = case, tables
        self.edition = edition
        """The edition: its name, dates, tables, and why any of them is doubted."""
        self._spill = TemporaryDirectory(prefix="habeas-tables-")  # that only its owner may enter
        self._engine = RowEngine(tables, codes=True, spill=Path(self._spill.name))

    def __getitem__(self, name: str) -> "DuckDBPyRelation":
        """The rows of a table as a DuckDB relation; that it was given is in the access log."""
        if name not in self._tables:
            raise TablesError(
                f"there is no table {name}", where=self.edition.name, do=f"use one of {', '.join(self)}"
            )
        table = self._tables[name]
        note_given(self._case, table, edition=self.edition.name, what=name, to="a notebook")
        return self._engine.relation(name)

    def __getattr__(self, name: str) -> "DuckDBPyRelation":
        """As `[name]`; AttributeError where it is no table."""
        if name.startswith("_") or name not in self._tables:
            raise AttributeError(f"{name}: the tables are {', '.join(self)}")
        return self[name]

    def __iter__(self) -> Iterator[str]:
        """The names of the tables."""
        return iter(self._tables)

    def close(self) -> None:
        """Let go of them; relations that were given no longer answer."""
        self._engine.close()
        self._spill.cleanup()

    def __enter__(self) -> "CaseRows":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_rows(folder: str | Path, *, edition: str | None, label: str | None) -> CaseRows:
    """The tables of an edition of the case at `folder`, the only one where none is named, for its holder."""
    from habeas.workflow.editions import editions
    from habeas.workflow.seen import seen

    check_label(label or "")
    case = find(Path(folder))
    with case.store() as store:
        found = the_edition(editions(case, seen(case, store, holder.HOLDER)), edition or "")
        records = store.reader(holder.HOLDER)
        # Stints first: a person has their code in all tables (`Engine`), and in an export of stints.
        every = sorted(found.tables, key=lambda one: one.name != "stints")
        tables = {one.name: records.rows(one.digests) for one in every}
    return CaseRows(case, found, tables)


def the_edition(every: tuple[Edition, ...], name: str) -> Edition:
    """The edition of this name, or the only one; TablesError where that is none or not one."""
    found = [one for one in every if name in ("", one.name)]
    if len(found) == 1:
        return found[0]
    if not every:
        raise TablesError("there are no official records here", do="habeas add FILE, then habeas build")
    named = ", ".join(repr(one.name) for one in every)
    what = f"no edition is called {name!r}" if name and not found else f"there are {len(found)} editions"
    raise TablesError(what, do=f"name the edition: {named}")
