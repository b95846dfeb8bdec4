"""init, add, build: from an empty folder to an account."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from habeas.cli.here import AsJson, case
from habeas.cli.output import progress_bar, say, say_json

if TYPE_CHECKING:
    from habeas.workflow.adding import Added
    from habeas.workflow.outcome import Outcome

SHOWN = 20
"""Lines of refusals that a terminal is shown; `habeas sources --refused` lists all."""


def register(app: typer.Typer) -> None:
    """Add these commands."""
    for command in (init, add, build):
        app.command()(command)


def init(
    title: Annotated[str, typer.Option(help="What the case is called.")] = "",
    zone: Annotated[str, typer.Option(help="Its home time zone (IANA name).")] = "UTC",
) -> None:
    """Make a case of this folder: settings, key, record and vault."""
    from habeas.workflow.initialise import initialise

    made, fresh = initialise(Path.cwd(), title=title, zone=zone)
    if not fresh:
        say(f"This folder is a case already: {made.settings.title}.")
        return
    say(f"Made the case “{made.settings.title}”. Guard case.key: whoever has it can guess ids.")
    say("Next: habeas add FILE … --publisher NAME --published 2025-03-16")


def add(
    paths: Annotated[list[str], typer.Argument(help="Files, folders, or - for standard input.")],
    publisher: Annotated[str, typer.Option(help="Who published it.")] = "",
    published: Annotated[str, typer.Option(help="When: 2025-03-16, 2025-03-16T14:05-04:00.")] = "",
    zone: Annotated[str, typer.Option(help="The publisher's time zone (IANA name).")] = "",
    url: Annotated[str, typer.Option(help="Where it was published.")] = "",
    title: Annotated[str, typer.Option(help="Its title.")] = "",
    author: Annotated[str, typer.Option(help="Who wrote it.")] = "",
    series: Annotated[str, typer.Option(help="What it is one of over time.")] = "",
    label: Annotated[list[str] | None, typer.Option(help="A label that narrows who may see it.")] = None,
    name: Annotated[str, typer.Option(help="What standard input is to be called.")] = "standard input",
    describe: Annotated[Path | None, typer.Option(help="A CSV that describes each file in a line.")] = None,
    as_json: AsJson = False,
) -> None:
    """Keep originals, byte for byte, each once, with how they were obtained."""
    from habeas.workflow import holder
    from habeas.workflow.adding import Intake
    from habeas.workflow.adding import add as keep
    from habeas.workflow.describing import described, read_list

    here, by, at = case(), holder.name(), datetime.now(UTC).replace(microsecond=0)
    given = {
        "publisher": publisher, "published": published, "zone": zone, "url": url, "title": title,
        "author": author, "series": series, "labels": " ".join(label or ()),
    }  # fmt: skip
    intake = Intake(
        tuple(paths),
        described(given, by=by, at=at),
        read_list(describe, by=by, at=at) if describe else {},
        sys.stdin.buffer,
        name,
    )
    with progress_bar() as progress:
        added = keep(here, intake, progress=progress)
    _report_added(added, as_json)
    if added.failed:
        raise typer.Exit(1)


def _report_added(added: "Added", as_json: bool) -> None:
    if as_json:
        from habeas.workflow.listing import record_row

        say_json(
            {
                "new": [record_row(one) for one in added.new],
                "again": [one.id for one in added.again],
                "doubts": added.doubts,
                "skipped": [{"name": one.name, "why": one.why} for one in added.skipped],
            }
        )
        return
    for one in added.new:
        say(f"kept       {one.name}  {one.media_type}, {one.size:,} bytes  {one.id[:12]}")
    for one in added.again:
        say(f"had it     {one.name}: the same bytes are kept already, once  {one.id[:12]}")
    if added.again:
        say("To add to what is known of one: habeas judge describe ID --value '{\"publisher\": …}' --why …")
    for line in added.doubts:
        say(f"doubtful   {line}")
    for skip in added.skipped:
        say(f"not taken  {skip.name}: {skip.why}")
    if added.new:
        say("Next: habeas build")


def build(as_json: AsJson = False) -> None:
    """Read, take statements, judge and find: whatever has changed since the last time."""
    from habeas.workflow.building import build as bring_up_to_date

    with progress_bar() as progress:
        outcome = bring_up_to_date(case(), progress=progress)
    if as_json:
        say_json(
            {
                "read": outcome.read,
                "taken": outcome.taken,
                "statements": outcome.statements,
                "findings": outcome.found,
                "notes": [{"source": name, "note": note} for name, note in outcome.noted],
                "refused": [{"source": name, "where": r.where, "why": r.why} for name, r in outcome.refused],
            }
        )
        return
    _report_built(outcome)


def _report_built(outcome: "Outcome") -> None:
    for name, refused in outcome.refused[:SHOWN]:
        where = "" if refused.where == name else f", {refused.where}"
        say(f"not taken  {name}{where}: {refused.why}")
    if len(outcome.refused) > SHOWN:
        say(f"… and {len(outcome.refused) - SHOWN} more: habeas sources --refused")
    for name, remark in outcome.noted[:SHOWN]:
        say(f"note       {name}: {remark}")
    if outcome.nothing:
        say(f"Nothing has changed: {outcome.statements} statements.")
        return
    say(
        f"Read {outcome.read} and took from {outcome.taken} sources: {outcome.statements} statements in all, "
        f"{outcome.found} findings."
    )
    say("Next: habeas findings")
