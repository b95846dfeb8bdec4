"""The habeas command: every verb in one place, every error in one shape."""

import json
import sys

import typer

from habeas.cli import custody, deciding, flights, guarding, listing, making, publishing
from habeas.records.errors import HabeasError

app = typer.Typer(
    name="habeas",
    help="Keeps what each source says of people moved between jailers; derives what follows, with proof.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for _group in (making, listing, deciding, flights, custody, publishing, guarding):
    _group.register(app)


@app.callback(invoke_without_command=True)
def _version(version: bool = typer.Option(False, "--version", help="Print the version and stop.")) -> None:
    if version:
        from importlib.metadata import version as installed

        print(f"habeas {installed('habeas')}")
        raise typer.Exit


def main() -> None:
    """Run the command; a failure is one sentence on standard error and exit code 1."""
    try:
        app()
    except HabeasError as error:
        _fail(error)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:
        where = f"{error.filename or 'this machine'}: {error.strerror}"
        _fail(HabeasError("a file cannot be used", where=where, do="see to its path and its permissions"))


def _fail(error: HabeasError) -> None:
    if "--json" in sys.argv:
        shape = {"error": {"what": error.what, "where": error.where, "do": error.do}}
        print(json.dumps(shape, ensure_ascii=False), file=sys.stderr)
    else:
        print(f"habeas: {error.sentence()}", file=sys.stderr)
    sys.exit(1)
