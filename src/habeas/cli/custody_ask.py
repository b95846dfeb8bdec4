"""custody queries, custody ask: the SQL texts over official records, and what they answer."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from habeas.cli.here import AsJson, case
from habeas.cli.output import say, say_json, say_rows, say_wrapped

if TYPE_CHECKING:
    from habeas.analysis.custody.queries import Column, Query
    from habeas.workflow.asking_custody import Answer

NOT_SHOWN = "not_shown"
SHOWN = 50
"""Rows that are printed; --json and --to have all."""


def register(app: typer.Typer) -> None:
    """Add these commands."""
    for command in (queries, ask):
        app.command()(command)


def queries(as_json: AsJson = False) -> None:
    """List the questions that can be asked of official records: what each asks, takes and gives."""
    from habeas.workflow.asking_custody import queries as every
    from habeas.workflow.asking_custody_cells import is_of_rows

    if as_json:
        say_json([_plain(one) for one in every()])
        return
    headings = ("query", "gives", "takes", "columns", "question")
    rows = [
        (
            one.name,
            "rows" if is_of_rows(one) else "counts",
            ", ".join(each.name for each in one.parameters),
            ", ".join(each.name for each in one.columns),
            one.question,
        )
        for one in every()
    ]
    say_rows(headings, rows, nothing="")


def ask(
    query: Annotated[
        str, typer.Argument(help="Which question: habeas custody queries lists them.", show_default=False)
    ] = "",
    edition: Annotated[str, typer.Option(help="Of which edition, where there are several.")] = "",
    given: Annotated[
        list[str] | None,
        typer.Option("--set", help="A value: until=2026-03-10, gap=86400, transferred=Other."),
    ] = None,
    definition: Annotated[
        str,
        typer.Option(
            help="A published headcount and its question: UWCHR; UWCHR, 24 hours; "
            "Deportation Data Project; Vera; without transit."
        ),
    ] = "",
    to: Annotated[Path | None, typer.Option(help="Write all rows to this new .parquet or .csv.")] = None,
    label: Annotated[str, typer.Option(help="row-level, to be shown rows of people and not counts.")] = "",
    spark: Annotated[str, typer.Option(help="Work on this Spark: local[*], spark://host:7077.")] = "",
    at: Annotated[
        str, typer.Option(help="Where Spark finds copies of tables/custody: s3a://bucket/custody.")
    ] = "",
    cores: Annotated[int, typer.Option(help="Threads of DuckDB; 0 for what a case is built with.")] = 0,
    sealed: Annotated[
        bool, typer.Option("--sealed", help="What is sealed too, which is left out else.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Ask one question of the tables of an edition: counts without the small ones, or labelled rows.

    The same rows come from DuckDB and from Spark. What is not set is taken from what habeas.toml says of the
    edition, else from its rows, and is shown.
    """
    from habeas.workflow import asking_custody
    from habeas.workflow.asking_custody_output import check_new, write

    if to:
        check_new(to)
    typed = asking_custody.typed(given or [])
    asked = asking_custody.Asked(
        query,
        edition,
        typed,
        spark=spark,
        at=at,
        cores=cores,
        label=label,
        to=str(to or ""),
        definition=definition,
        sealed=sealed,
    )
    found = asking_custody.ask(case(), asked)
    if to:
        write(to, found)
    if as_json:
        say_json(_answer(found))
        return
    _say(found)
    if to:
        say_wrapped(f"Wrote {to}: {found.rows.num_rows:,} rows.", "")


def _plain(one: "Query") -> dict[str, Any]:
    from habeas.workflow.asking_custody_cells import is_of_rows

    return {
        "query": one.name,
        "question": one.question,
        "definition": one.definition,
        "fails": one.failure_cases,
        "row_level": is_of_rows(one),
        "reads": list(one.reads),
        "parameters": [_column(each) for each in one.parameters],
        "columns": [_column(each) for each in one.columns],
    }


def _column(one: "Column") -> dict[str, str]:
    return {"name": one.name, "unit": one.unit, "says": one.says}


def _answer(found: "Answer") -> dict[str, Any]:
    return {
        "query": found.query.name,
        "edition": found.edition.name,
        "engine": found.engine,
        "label": found.label,
        "values": [{"name": name, "value": value, "from": told} for name, value, told in found.values.rows()],
        "notes": list(found.notes),
        "left_out": found.left_out,
        "rows": found.rows.to_pylist(),
    }


def _say(found: "Answer") -> None:
    say_wrapped(found.query.question, "")
    say(f"edition  {found.edition.name}")
    say(f"engine   {found.engine}")
    for name, value, told in found.values.rows():
        say(f"{name}  {value}  ({told})" if value is not None else f"{name}  ({told})")
    for note in found.notes:
        say_wrapped(note, "")
    say()
    columns = [name for name in found.rows.column_names if name != NOT_SHOWN]
    rows = found.rows.slice(0, SHOWN).to_pylist()
    say_rows(columns, ([_cell(row, name) for name in columns] for row in rows), nothing="No row answers.")
    if found.rows.num_rows > SHOWN:
        say(f"\n… and {found.rows.num_rows - SHOWN:,} more rows: --to FILE has all")


def _cell(row: dict[str, Any], name: str) -> str:
    if name in row.get(NOT_SHOWN, "").split():
        return "not shown"
    return "" if row[name] is None else str(row[name])
