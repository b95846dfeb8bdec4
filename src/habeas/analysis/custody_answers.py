"""What every question of custody tables leans on: days, codes, counts, and rows with their cells."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from habeas.analysis.coded_tables import CodedTables, Digests, Handed
from habeas.analysis.custody_labels import facilities
from habeas.analysis.custody_rows import Rows, Tables

if TYPE_CHECKING:
    import pyarrow as pa

NOT_A_CODE = -9
"""Stands for a text that no row of the edition has."""


def answering(
    coded: CodedTables,
    asked: Mapping[str, Handed],
    table: str,
    text: str,
    *,
    cell: str,
    when: str,
    where: str = "TRUE",
) -> "pa.Table":
    """Seq, cell, when and whose of the rows of `table` that a query finds.

    `cell`, `when` and `where` are SQL over what the query gives, as f, and the row itself, as t. A row
    without an id is somebody's of its own.
    """
    sql = f"""SELECT f.seq, {cell} AS cell, {when} AS at, COALESCE(t.person, -1 - t.seq) AS whose
        FROM ({text}) AS f JOIN {table} AS t ON t.seq = f.seq WHERE {where}"""
    return coded.ask(asked, sql)


def by_facility(coded: CodedTables, tables: Tables, found: "pa.Table", *, among: int | None = None) -> Rows:
    """Rows of stints whose cells are facilities, among all that are kept or as many as are said."""
    labels = facilities(coded, tables["stints"])
    of = how_many(coded, tables, "stints") if among is None else among
    return rows_in("stints", found, labels, of)


def how_many(
    coded: CodedTables, tables: Tables, table: str, *, counted: str = "*", where: str = "keep = 1"
) -> int:
    """How many rows of a table there are that are no other's duplicate, or that are otherwise meant."""
    text = f"SELECT COUNT({counted}) AS many FROM {table} WHERE {where}"
    return int(coded.ask({table: tables[table]}, text)["many"][0].as_py())


def rows_in(table: str, found: "pa.Table", labels: Mapping[int, str], among: int, left_out: int = 0) -> Rows:
    """The rows found, in the order of their seqs, so that they are the same in whatever order they came."""
    import pyarrow.compute as pc

    laid = found.sort_by([("seq", "ascending"), ("cell", "ascending")])
    codes, when = (pc.fill_null(laid[name], null).to_numpy() for name, null in (("cell", -2), ("at", 0)))
    known = {int(code): labels.get(int(code), f"code {code}") for code in set(codes.tolist())}
    return Rows(table, laid["seq"].to_numpy(), codes, known, when, laid["whose"].to_numpy(), among, left_out)


def code_of(coded: CodedTables, digests: Digests, column: str, text: str) -> int:
    """The code of a text, in whatever case, in a column of the table; NOT_A_CODE where no row has it."""
    texts = coded.texts(digests, column)
    return next((at for at, one in enumerate(texts) if one.casefold() == text.casefold()), NOT_A_CODE)


def no_removals() -> "pa.Table":
    """A table of removals without a row, for an edition that has none."""
    import pyarrow as pa

    return pa.table({"person": pa.array([], pa.int32()), "departed_date": pa.array([], pa.int32())})
