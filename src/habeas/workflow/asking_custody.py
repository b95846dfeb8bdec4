"""Asks one SQL text of an edition's tables, on DuckDB or on Spark, and leaves out what is not to be told."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from habeas.analysis.custody.queries import DEFINITIONS, NAMES, Query, definition, query
from habeas.records.edition import Edition
from habeas.store.contract import Records
from habeas.store.reader import ROW_LEVEL
from habeas.workflow.asking_custody_beside import AskingError
from habeas.workflow.asking_custody_cells import NOT_SHOWN, PEOPLE_OF, is_of_rows, protected
from habeas.workflow.asking_custody_texts import banded, with_texts
from habeas.workflow.asking_custody_values import Values, bounded, values
from habeas.workflow.case import Case
from habeas.workflow.custody_tables import CaseTables
from habeas.workflow.reading_releases import CUSTODY
from habeas.workflow.row_level import check_label, rows_given
from habeas.workflow.seen_editions import seen_editions
from habeas.workflow.spilling import spill

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True)
class Asked:
    """A question: the query, of which edition, what it is asked with, and on what.

    `spark` is a master, "" for DuckDB; `at` is where Spark finds copies of the case's tables, "" for in the
    case; `cores` are DuckDB's. `label` is `row-level` for whoever asks for rows of people, and `to`
    the file that they go to. `definition` is one of the published headcounts; its query need not be named.
    `sealed` asks for what is sealed too.
    """

    query: str
    edition: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)
    spark: str = ""
    at: str = ""
    cores: int = 0
    label: str = ""
    to: str = ""
    definition: str = ""
    sealed: bool = False


@dataclass(frozen=True, eq=False)
class Answer:
    """What was asked with which values of which edition, and the rows in order of their columns.

    `row_level` is whether a row is of one person; else small counts are left out of the rows.
    `left_out` is whether official records were left out because they are sealed.
    """

    query: Query
    edition: Edition
    values: Values
    rows: "pa.Table"
    engine: str
    row_level: bool
    threshold: int
    definition: str = ""
    left_out: bool = False

    @property
    def counted(self) -> str:
        """By whose definition it was counted, and what that counts; "" where none was named."""
        return f"{self.definition}: {DEFINITIONS[self.definition].says}" if self.definition else ""

    @property
    def label(self) -> str:
        """What the answer is stamped with: `row-level` where a row is of one person."""
        return ROW_LEVEL if self.row_level else ""

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to be said beside it: doubted tables, counts that are left out, rows of people."""
        read = [self.edition.table(one) for one in self.query.reads]
        said = [f"Counted by the definition of {self.counted}."] if self.counted else []
        said += [
            f"The {one.name} of this edition are doubted: {one.doubted}."
            for one in read
            if one and one.doubted
        ]
        if self.left_out:
            said.append("Left out: sealed official records; --sealed asks them too.")
        if self.row_level:
            return (*said, "Row-level: each row is of one person. Ids hold within this edition only.")
        hidden = sum(one != "" for one in self.rows[NOT_SHOWN].to_pylist())
        if hidden:
            said.append(
                f"{hidden:,} rows have a count that is not shown: it is below {self.threshold}, "
                "or one that is would follow from it."
            )
        return tuple(said)


def typed(given: Iterable[str]) -> dict[str, str]:
    """What was typed as name=value, by name; AskingError for anything else."""
    found: dict[str, str] = {}
    for one in given:
        key, equals, value = one.partition("=")
        if not equals or not key or key in found:
            what = f"{key} is set twice" if key in found else f"{one!r} sets nothing"
            raise AskingError(what, do="write --set until=2026-03-10")
        found[key] = value
    return found


def queries() -> tuple[Query, ...]:
    """Every query there is."""
    return tuple(map(query, NAMES))


def ask(case: Case, asked: Asked) -> Answer:
    """The answer; AskingError, RowLevelError, TableError or SparkError for what cannot be asked so.

    Who asks for rows of people is noted in the access log before they are read.
    """
    name, by = _definition(asked)
    asked, wanted, threshold = replace(asked, query=name), query(name), case.settings.small_cells
    if is_of_rows(wanted):
        check_label(asked.label)
    elif asked.label:
        raise AskingError(f"{wanted.name} gives counts and no rows of people", do="leave --label out")
    with case.store() as store:
        shown = seen_editions(case, store, sealed=asked.sealed, rows=is_of_rows(wanted))
        coded = CaseTables(case, shown.records)
        edition = bounded(shown.the(asked.edition), coded)
        found = values(wanted, edition, coded, asked.typed, definition=by)
        places = _places(case, asked, edition, shown.records)
        rows, engine = _answered(case, asked, places, found)
        if found.parameters.get("distinct") == 0:
            people = replace(found, parameters={**found.parameters, "distinct": 1})
            counted, _ = _answered(case, asked, places, people)
            rows = rows.append_column(PEOPLE_OF + "held", counted["held"])
        rows = banded(rows) if is_of_rows(wanted) else protected(wanted, rows, threshold)
        rows = with_texts(rows, edition, coded)
    of_rows = is_of_rows(wanted)
    return Answer(wanted, edition, found, rows, engine, of_rows, threshold, by, shown.left_out)


def _definition(asked: Asked) -> tuple[str, str]:
    """The query, and the name of the definition that it is asked under, "" for none."""
    if not asked.definition:
        return asked.query, ""
    found = definition(asked.definition)
    if not found:
        raise AskingError(
            "no such definition of a headcount", where=asked.definition, do=f"use {'; '.join(DEFINITIONS)}"
        )
    name, one = found
    if asked.query not in ("", one.query):
        raise AskingError(f"{name} defines {one.query}, not {asked.query}", do="leave one of them out")
    return one.query, name


def _places(case: Case, asked: Asked, edition: Edition, records: Records) -> dict[str, Path]:
    """Where each table that the query reads stands; of rows, once the access log says that they are given."""
    wanted, found = query(asked.query), {}
    for each in wanted.reads:
        table = edition.table(each)
        if not table and each in CUSTODY:
            raise AskingError(f"this edition has no {each}", where=edition.name, do="ask another edition")
        if table and is_of_rows(wanted):
            given = {"edition": edition.name, "what": wanted.name, "to": asked.to or "the terminal"}
            found[each] = rows_given(case, records, table.digests, label=asked.label, **given).path
        elif table:
            found[each] = records.coded(table.digests).path
    return found


def _answered(case: Case, asked: Asked, places: dict[str, Path], found: Values) -> "tuple[pa.Table, str]":
    """The rows in order of all their columns, nulls first, and what gave them."""
    from habeas.workflow.spark_custody import answer, custody_session, widened

    sql = query(asked.query).sql(**found.parameters)
    if asked.spark:
        there = {one: _on_spark(path, asked.at) for one, path in places.items()}
        with custody_session(asked.spark) as spark:
            rows = answer(spark, {**there, **found.tables}, sql)
            return _in_order(rows), f"Spark {spark.version}"
    if asked.at:
        raise AskingError("--at says where Spark finds tables", do="give --spark too, or leave --at out")
    import duckdb

    from habeas.store.engine import THREADS, Engine

    tables, threads = {**places, **found.tables}, asked.cores or THREADS
    # The case's disk has room for what memory has not.
    with spill(case) as folder, Engine(tables, spill=folder, threads=threads) as engine:
        return _in_order(widened(engine.ask(sql))), f"DuckDB {duckdb.__version__}"


def _on_spark(path: Path, at: str) -> str:
    # Not as_uri(): Spark takes "%20" for what it says.
    return f"{at.rstrip('/')}/{path.name}" if at else f"file://{path.resolve()}"


def _in_order(rows: "pa.Table") -> "pa.Table":
    import pyarrow.compute as pc

    keys = [(one, "ascending", "at_start") for one in rows.column_names]
    return rows.take(pc.sort_indices(rows, sort_keys=keys))
