"""custody chain: the rows of one pseudonymous person as a chain of custody."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from habeas.cli.here import AsJson, case
from habeas.cli.output import say, say_json, say_rows
from habeas.records.errors import HabeasError

if TYPE_CHECKING:
    from habeas.pages.chain_strip import Chain


class OutputError(HabeasError):
    """A file that cannot be written as asked."""


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(chain)


def chain(
    person: Annotated[str, typer.Argument(help="The pseudonymous id, whole, as the edition has it.")],
    edition: Annotated[str, typer.Option(help="Of which edition: an id holds within one alone.")],
    label: Annotated[str, typer.Option(help="row-level: these are rows of one person.")] = "",
    to: Annotated[Path | None, typer.Option(help="Write it to this new .html or .svg.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show one chain of custody: arrests, stays, stints, moves, gaps, removals, each with its rows.

    Who asks is kept in the access log first.
    """
    from habeas.workflow.holding_chain import chain as found

    if to is not None:
        _check(to)
    made = found(case(), person, edition=edition, label=label, to=str(to) if to else "the terminal")
    if to is not None:
        _write(made, to)
    if as_json:
        say_json(_plain(made))
    elif to is not None:
        say(f"Wrote {to}  [{made.label}]")
    else:
        _print(made)


def _check(to: Path) -> None:
    if to.suffix not in (".html", ".svg"):
        raise OutputError("a chain is written as .html or .svg", where=str(to), do="name such a file")
    if to.exists():
        raise OutputError("there is such a file already", where=str(to), do="name a new file")


def _write(made: "Chain", to: Path) -> None:
    from habeas.publications.chain_file import chain_html, chain_svg

    data = chain_html(made) if to.suffix == ".html" else chain_svg(made)
    with to.open("xb") as file:
        file.write(data)


def _print(made: "Chain") -> None:
    from habeas.pages.chain_strip import rows

    say(f"{made.person}, {made.edition}  [{made.label}]")
    headings = ("no.", "what", "from", "until", "how", "where", "rows", "note")
    say_rows(headings, (tuple(vars(one).values()) for one in rows(made)), nothing="")
    for note in made.notes:
        say(note)


def _plain(made: "Chain") -> dict[str, object]:
    from habeas.pages.chain_strip import moment

    return {
        "edition": made.edition,
        "person": made.person,
        "label": made.label,
        "events": [
            {
                "kind": str(one.kind),
                "begins": moment(one.begins, one.day_only),
                "ends": moment(one.ends, one.day_only),
                "what": one.what,
                "where": one.where,
                "rows": [{"file": name, "sheet": sheet, "row": row} for name, sheet, row in one.exhibits],
                "note": one.note,
            }
            for one in made.events
        ],
        "notes": list(made.notes),
    }
