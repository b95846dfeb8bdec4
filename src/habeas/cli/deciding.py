"""judge and template: what people decide, and the sheets they fill in."""

from pathlib import Path
from typing import Annotated

import typer

from habeas.cli.here import AsJson, case
from habeas.cli.output import say, say_json

By = Annotated[str, typer.Option("--by", help="Who decides; HABEAS_PERSON or the account's name otherwise.")]


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.command()(judge)
    app.command()(template)


def judge(
    decision: Annotated[
        str,
        typer.Argument(
            help="accept, reject, correct, add, same, different, 'part of', disjoint, is, 'is not', "
            "describe, standing, read, uphold, undo; or a table of decisions (CSV, XLSX)."
        ),
    ],
    on: Annotated[str, typer.Argument(help="What is decided on: an id or the beginning of one.")] = "",
    other: Annotated[str, typer.Argument(help="With what: the other subject.")] = "",
    value: Annotated[
        str, typer.Option(help="JSON: fields to correct, a statement to add, a description.")
    ] = "",
    why: Annotated[list[str] | None, typer.Option("--why", help="The reason; may be given again.")] = None,
    by: By = "",
    as_json: AsJson = False,
) -> None:
    """Keep a person's decision; it wins over any rule's, and counts from the next build on."""
    from habeas.workflow import holder, judging
    from habeas.workflow.listing import record_row

    if decision.lower().endswith((".csv", ".tsv", ".xlsx")):
        _judge_table(Path(decision), as_json)
        return
    asked = judging.Asked(decision, on, by or holder.name(), other, value, tuple(why or ()))
    made = judging.judge(case(), asked)
    if as_json:
        say_json(record_row(made))
        return
    say(f"{made.decision}  {made.id[:12]}  decided by {made.decider.name}")
    say("Next: habeas build")


def _judge_table(path: Path, as_json: bool) -> None:
    from habeas.workflow import judging
    from habeas.workflow.listing import record_row

    made, refused = judging.judge_table(case(), path)
    if as_json:
        say_json(
            {
                "kept": [record_row(one) for one in made],
                "refused": [{"where": one.where, "why": one.why} for one in refused],
            }
        )
    else:
        for one in refused:
            say(f"not taken  {one.where}: {one.why}")
        say(f"{len(made)} decisions kept, {len(refused)} refused. Next: habeas build")
    if refused:
        raise typer.Exit(1)


def template(
    path: Annotated[Path, typer.Argument(help="Where to write it: NAME.xlsx or NAME.csv.")],
    kind: Annotated[str, typer.Option(help="For a CSV: the columns of this kind of statement alone.")] = "",
) -> None:
    """Write an empty coding sheet: one statement a row, a sheet for each kind, every column explained."""
    from habeas.workflow.templates import write_template

    write_template(path, kind=kind)
    say(f"Wrote {path}. Fill in a row for each statement, then: habeas add {path.name}")
