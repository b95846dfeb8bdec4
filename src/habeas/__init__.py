"""Keeps account of people moved between jailers: what each source says, and what follows, with proof."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from habeas.workflow.tables import CaseRows

__all__ = ("tables",)


def tables(case: str | Path, *, edition: str | None = None, label: str | None = None) -> "CaseRows":
    """The tables of official records of the case in this folder: `.stints` is a relation of DuckDB.

    So is `["stints"]`. Each row is of one person: `label="row-level"` has to be given, and the case's access
    log keeps that rows were. `edition` is the name of one, needed where the case has several.
    """
    from habeas.workflow.tables import open_rows  # only then: importing habeas stays fast

    return open_rows(case, edition=edition, label=label)
