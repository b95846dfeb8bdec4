"""`habeas init`: makes a case of a folder."""

from pathlib import Path

from habeas.workflow.case import Case, create


def initialise(folder: Path, *, title: str = "", zone: str = "UTC") -> tuple[Case, bool]:
    """The case in this folder, and whether any part of it had to be made."""
    return create(folder, title=title or folder.resolve().name, zone=zone)
