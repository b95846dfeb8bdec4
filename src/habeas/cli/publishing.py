"""site: what others are shown."""

import typer

from habeas.cli.here import AsJson, case
from habeas.cli.output import say, say_json


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.command()(site)


def site(as_json: AsJson = False) -> None:
    """Publish the account as pages in site/, which open from disk: no server, no network, no script."""
    from habeas.workflow.listing import record_row
    from habeas.workflow.publishing import publish_site

    done = publish_site(case())
    if as_json:
        say_json(record_row(done.publication))
        return
    say(f"Wrote {len(done.publication.files)} files: {done.index}")
    for line in done.publication.redactions:
        say(f"left out   {line}")
