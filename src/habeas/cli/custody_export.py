"""custody export: what an edition of official records comes to, as a file for other programs."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from habeas.cli.here import AsJson, case
from habeas.cli.output import say, say_json

if TYPE_CHECKING:
    from habeas.workflow.exporting_custody import Written


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(export)


def export(
    what: Annotated[
        str,
        typer.Argument(
            help="headcount, national, flows, length_of_stay, edition_totals, stays, stints, arrests, "
            "or dictionary.",
        ),
    ],
    to: Annotated[Path, typer.Argument(metavar="FILE", help="A file that ends in .csv, .xlsx or .parquet.")],
    edition: Annotated[str, typer.Option(help="Of which edition, where there are several.")] = "",
    definition: Annotated[
        str,
        typer.Option(
            help="Of a headcount: Deportation Data Project (the default), UWCHR, or UWCHR, 24 hours; "
            "of a national one: Vera (the default), or without transit."
        ),
    ] = "",
    since: Annotated[str, typer.Option(help="From this day: 2025-01-01.")] = "",
    until: Annotated[str, typer.Option(help="To this day, it included.")] = "",
    without: Annotated[
        str, typer.Option(help="Of national: facilities to leave out, by their codes, commas between.")
    ] = "",
    label: Annotated[
        str, typer.Option(help="row-level: for stays, stints and arrests, a row of which is of one person.")
    ] = "",
    sealed: Annotated[
        bool, typer.Option("--sealed", help="What is sealed too, which is left out else.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Write counts, or rows of people, to a file with its definitions; small counts are withheld."""
    from habeas.workflow.exporting_custody import export as write
    from habeas.workflow.exporting_custody_about import Asked

    asked = Asked(
        what,
        edition,
        definition,
        _day(since, "--since"),
        _day(until, "--until"),
        label,
        sealed=sealed,
        without=_codes(without),
    )
    written = write(case(), asked, to)
    if as_json:
        say_json(_plain(what, written))
        return
    say(f"wrote      {' and '.join(map(str, written.files))}: {written.rows:,} rows, {written.bytes:,} bytes")
    if written.withheld:
        say(f"withheld   {written.withheld:,} counts that are small, or would tell one that is")
    if written.label:
        say(f"label      {written.label}: each row is of one person; the access log says who was given them")
    if written.left_out:
        say("left out   sealed official records: --sealed writes them too")


def _day(text: str, option: str) -> date | None:
    from habeas.publications.custody_files import ExportError

    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise ExportError(f"{option} is no day", where=text, do="write it as 2025-01-01") from error


def _codes(text: str) -> tuple[str, ...]:
    from habeas.publications.custody_files import ExportError

    found = tuple(one.strip() for one in text.split(",") if one.strip())
    if text and not found:
        raise ExportError("--without names no facility", where=text, do="write --without CODE,CODE")
    return found


def _plain(what: str, written: "Written") -> dict[str, object]:
    return {
        "what": what,
        "files": [str(one) for one in written.files],
        "rows": written.rows,
        "bytes": written.bytes,
        "withheld": written.withheld,
        "edition": written.edition,
        "label": written.label,
        "left_out": written.left_out,
    }
