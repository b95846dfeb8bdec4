"""custody arrests: how many arrests led to a stay, each matched to one at most."""

from typing import Annotated

import typer

from habeas.cli.here import AsJson, case
from habeas.cli.output import say, say_json


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(arrests)


def arrests(
    edition: Annotated[str, typer.Option(help="Of which edition, where there are several.")] = "",
    before: Annotated[
        int | None, typer.Option(help="Days before the arrest from which a stay may begin: 5.")
    ] = None,
    after: Annotated[
        int | None, typer.Option(help="Days after the arrest until which a stay may begin: 10.")
    ] = None,
    sealed: Annotated[
        bool, typer.Option("--sealed", help="What is sealed too, which is left out else.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Tell how many arrests led to a stay, matched one to one, and what a greedy rule would have lost."""
    from habeas.workflow.matching_arrests import arrests as matched

    found = matched(case(), edition, before_days=before, after_days=after, sealed=sealed)
    if as_json:
        say_json(found.plain())
        return
    window = f"from {found.before_days} days before the arrest to {found.after_days} after"
    say(f"{found.edition}: arrests, matched one to one to stays of the same person that begin {window}")
    for says, count in found.told.items():
        say(f"  {count:>14}  {says}")
    say(f"The greedy rule (the nearest of each, a loser left) would have matched {found.lost} fewer.")
    if found.left_out:
        say("left out: sealed official records; --sealed counts them too")
