"""A case of two made editions of official records, added and built as a user does it."""

from pathlib import Path

from scripts.custody_made.made import write_made

from habeas.sources.keep import Description
from habeas.workflow.adding import Intake, add
from habeas.workflow.building import build
from habeas.workflow.case import Case, load
from habeas.workflow.initialise import initialise

EDITIONS = """
[[edition]]
name = "Made first"
series = "MADE-1"
published = 2026-03-10
first = 2022-10-01
selected_by = "book_out"

[[edition]]
name = "Made second"
series = "MADE-2"
published = 2026-04-10
first = 2022-10-01
doubted.removals = "half of them are wanting"
"""


def made_case(
    folder: Path, *, people: int = 60, layout: str = "csv", labels: frozenset[str] = frozenset()
) -> Case:
    """The case, built; the files of its second edition bear the labels."""
    write_made(folder / "made", layout=layout, people=people, seed=3)
    (folder / "case").mkdir()
    initialise(folder / "case", zone="UTC")
    with (folder / "case" / "habeas.toml").open("a") as settings:
        settings.write(EDITIONS)
    case = load(folder / "case")
    for name, series, own in (("first", "MADE-1", frozenset()), ("second", "MADE-2", labels)):
        files = tuple(str(one) for one in sorted((folder / "made" / name).iterdir()))
        assert not add(case, Intake(files, Description(series=series, labels=own))).failed
    build(case)
    return case
