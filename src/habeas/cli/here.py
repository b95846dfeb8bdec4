"""The case that a command acts on: the one in the current folder, as git does."""

from pathlib import Path
from typing import Annotated

import typer

from habeas.workflow.case import Case, find

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, as the reference page json.md has it.")]
Why = Annotated[str, typer.Option("--why", help="The reason, in words.")]


def case() -> Case:
    """The case here."""
    return find(Path.cwd())
