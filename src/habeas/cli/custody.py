"""custody: the official records of custody that a case holds."""

from typing import TYPE_CHECKING, Any

import typer

from habeas.cli import custody_arrests, custody_ask, custody_chain, custody_export, custody_rows
from habeas.cli.here import AsJson, case
from habeas.cli.output import say_json, say_rows, say_wrapped

if TYPE_CHECKING:
    from habeas.records.edition import Edition

app = typer.Typer(
    help="Official records of custody: which editions there are, and what they hold.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.callback()
def _group() -> None:
    """Keep this a group, whatever number of commands it has."""


def register(parent: typer.Typer) -> None:
    """Add these commands under `custody`."""
    app.command()(editions)
    custody_export.register(app)
    custody_ask.register(app)
    custody_chain.register(app)
    custody_rows.register(app)
    custody_arrests.register(app)
    parent.add_typer(app, name="custody")


def editions(as_json: AsJson = False) -> None:
    """List the editions: their tables, rows, coverage, what is doubted, and where they are censored."""
    from habeas.workflow.editions import held

    every = held(case())
    found = [row for one in every for row in _rows(one)]
    if as_json:
        say_json(found)
        return
    headings = ("edition", "published", "covers", "selected by", "table", "files", "rows", "doubted")
    say_rows(
        headings,
        (tuple(_shown(row[name.replace(" ", "_")]) for name in headings) for row in found),
        nothing="There are no official records here: habeas add FILE, then habeas build",
    )
    for one in every:
        say_wrapped(f"{one.name} is censored {'; and '.join(one.censored)}.", "")


def _rows(edition: "Edition") -> list[dict[str, Any]]:
    known = edition.stated
    return [
        {
            "edition": edition.name,
            "published": str(edition.published) if known else "",
            "covers": f"{edition.first or '?'} to {edition.last or '?'}" if known else "",
            "selected_by": edition.selected_by,
            "table": table.name,
            "files": len(table.digests),
            "rows": table.rows,
            "doubted": table.doubted,
            "censored": list(edition.censored),
        }
        for table in edition.tables
    ]


def _shown(cell: object) -> str:
    return f"{cell:,}" if isinstance(cell, int) else str(cell)
