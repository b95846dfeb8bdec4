"""custody rows: the rows that a finding over official records counted."""

from typing import TYPE_CHECKING, Annotated

import typer

from habeas.cli.here import AsJson, case
from habeas.cli.output import say, say_json, say_rows

if TYPE_CHECKING:
    from habeas.workflow.exhibits import Exhibits


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(rows)


def rows(
    finding: Annotated[str, typer.Argument(help="The finding, or how its id begins.")],
    label: Annotated[str, typer.Option(help="row-level: rows are of one person each.")] = "",
    as_json: AsJson = False,
) -> None:
    """Show which rows a finding counted: the file, sheet and number of each. Who asks is kept."""
    from habeas.workflow.exhibits import shown

    found = shown(case(), finding, label=label, to="the terminal")
    if as_json:
        say_json(_plain(found))
        return
    say(f"{found.finding.id}  {found.finding.title}  [{found.label}]")
    headings = ("question", "counted at", "source", "sheet", "row")
    say_rows(headings, (tuple(one.values()) for one in found.rows), nothing="No row.")


def _plain(found: "Exhibits") -> dict[str, object]:
    return {"finding": found.finding.id, "label": found.label, "rows": list(found.rows)}
