"""flights legs-of-day: every leg of a day of traces with its crossings, on one core, on all, or on Spark."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from habeas.cli.here import AsJson
from habeas.cli.output import progress_bar, say, say_json, say_rows, say_wrapped
from habeas.cli.scanning import check_new, own_boundaries, report_day, values

if TYPE_CHECKING:
    from habeas.workflow.scanning_legs import Row

SHOWN = 50
"""Rows that are printed; --json and --to have all."""


def legs_of_day(
    day: Annotated[
        list[Path],
        typer.Argument(help="A folder or tar of a day's traces; on Spark also a Parquet of positions."),
    ],
    boundary: Annotated[
        list[str] | None, typer.Option(help="Crossings of this boundary: US,MX; US if none is given.")
    ] = None,
    to: Annotated[Path | None, typer.Option(help="Write all rows to this .csv or .parquet.")] = None,
    cores: Annotated[int, typer.Option(help="Processes that read traces; 0 for all cores.")] = 1,
    spark: Annotated[
        str, typer.Option(help="Work on this Spark: local[*], spark://host:7077. Needs pyspark and Java.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """List every leg of a day of positions, with its take-off, landing and crossings; nothing is asked of it.

    The same rows come from one core, from all, or from Spark, for days that one machine is too small for. It
    tells of aircraft, never of people, and what was not seen is not absent.
    """
    from habeas.workflow import scanning_all_legs as all_legs
    from habeas.workflow import scanning_leg_rows as output

    if to:
        output.check_form(to)
        check_new(to)
    drawn = all_legs.drawn_as(values(boundary) or ("US",), own_boundaries())
    with progress_bar() as progress:
        found = all_legs.legs_of_day(day, drawn, cores=cores, spark=spark, progress=progress)
    if to:
        output.write_rows(to, found.rows)
    if as_json:
        say_json(output.as_json(found))
        return
    report_day(found)
    say_rows(output.HEADINGS, map(output.shown, found.rows[:SHOWN]), nothing="No leg was seen.")
    if len(found.rows) > SHOWN:
        say(f"\n… and {len(found.rows) - SHOWN:,} more rows: --to FILE has all")
    if to:
        say_wrapped(f"Wrote {to}: {_counted(found.rows)}.", "")


def _counted(rows: "tuple[Row, ...]") -> str:
    from habeas.workflow.scanning_legs import LEG

    legs = sum(one.what == LEG for one in rows)
    return f"{legs:,} legs, {len(rows) - legs:,} crossings"
